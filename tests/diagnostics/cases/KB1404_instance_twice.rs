keelback::module!();

use std::collections::HashMap as Map;

type Count = i64;

/// @py class IntStack = Stack<i64>
/// @py class CountStack = Stack<Count>
/// @py class Index = Stack<Map<String, i64>>
/// @py class Table = Stack<std::collections::HashMap<String, Count>>
pub struct Stack<T>(Vec<T>);

/// @py
pub type Ints = Stack<i64>;
