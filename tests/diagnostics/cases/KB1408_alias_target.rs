keelback::module!();

/// @py class Ints
pub type Ints = Vec<i64>;

/// @py
pub type Index = std::collections::HashMap<String, usize>;

/// @py type(float | int)
pub type Number = f64;
