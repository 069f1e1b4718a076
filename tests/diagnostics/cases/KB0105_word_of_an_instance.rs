keelback::module!();

/// @py final frozen
/// @py final class IntStack = Stack<i64>
/// @py mutable class FloatStack = Stack<f64>
pub struct Stack<T>(Vec<T>);
