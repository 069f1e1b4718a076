keelback::module!();

/// @py class AnyStack = Stack<_>
/// @py class TextStack = Stack<&str>
/// @py class Texts = Stack<&'static str>
/// @py class Iterators = Stack<Option<std::slice::Iter<'a, i64>>>
pub struct Stack<T>(Vec<T>);
