keelback::module!();

/// @py from
pub struct Borrowed<'a> { pub text: &'a str }

/// @py into
pub struct Pair<T>(pub T, pub T);
