keelback::module!();

/// @py from
pub struct Borrowed<'a> { pub text: &'a str }

/// @py from into(NamedTuple)
pub struct Pair<T> { pub one: T, pub other: T }
