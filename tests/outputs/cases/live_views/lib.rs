keelback::module!();

use std::collections::{BTreeMap, HashMap};

/// @py
pub struct Order {
    /// Its lines.
    /// @py
    lines: Vec<String>,
    /// @py readonly
    seen: Vec<f64>,
    /// @py
    prices: HashMap<String, f64>,
    /// @py readonly
    ranks: BTreeMap<u32, (String, bool)>,
    /// @py copy
    tags: Vec<String>,
    /// @py
    raw: Vec<u8>,
    /// @py notes: list[str]
    notes: Vec<String>,
}

/// @py frozen
pub struct Fixed {
    /// @py
    lines: Vec<String>,
}
