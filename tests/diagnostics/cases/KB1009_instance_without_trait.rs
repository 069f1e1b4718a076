keelback::module!();

/// @py eq hash
/// @py class IntStack = Stack<i64>
/// @py class FloatStack = Stack<f64>
#[derive(PartialEq, Eq, Hash)]
pub struct Stack<T>(Vec<T>);
