keelback::module!();

/// @py class IntStack = Stack<i64>
pub struct Stack<T>(Vec<T>);

/// @py
impl Stack<f64> {
    pub fn mean(&self) -> f64 { 0.0 }
}

impl<T> Stack<T> {
    /// @py
    pub fn show(&self) -> String where T: std::io::Write { String::new() }

    /// @py
    pub fn largest(&self) -> Option<T> where Vec<T>: Copy { None }
}

/// @py
impl<A, B> Stack<(A, B)> {
    pub fn swap(&mut self) {}
}
