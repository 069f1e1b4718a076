keelback::module!();

/// @py class Stack
/// @py class IntStack = Stack<i64>
pub struct Stack<T>(Vec<T>);
