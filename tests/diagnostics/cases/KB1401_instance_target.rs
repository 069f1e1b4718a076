keelback::module!();

pub struct Queue<T>(Vec<T>);

/// @py class IntStack = Queue<i64>
/// @py class FloatStack = Vec<f64>
pub struct Stack<T>(Vec<T>);

/// @py class Floats = Stack<i64>
pub type Floats = Stack<f64>;

/// @py class Bools = Stack<bool>
pub type Bools = Stack<bool>;
