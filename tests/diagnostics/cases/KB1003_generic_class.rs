keelback::module!();

/// @py
struct Stack<T>(Vec<T>);

/// @py
struct Slice<'a>(&'a [u8]);
