keelback::module!();

/// @py class IntStack = Stack<i64>
#[derive(Clone)]
pub struct Stack<T>(Vec<T>);

/// @py
pub fn sum(ints: &Stack<i64>, floats: &Stack<f64>) -> f64 { 0.0 }

/// @py
pub fn flags() -> Vec<Stack<bool>> { Vec::new() }
