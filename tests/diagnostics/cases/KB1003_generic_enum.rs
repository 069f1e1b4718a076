keelback::module!();

/// @py
enum Tree<T> {
    Leaf(T),
}

/// @py class Kind(IntEnum)
enum Kind<'a> {
    Text(&'a str),
}
