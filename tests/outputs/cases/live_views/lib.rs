keelback::module!();

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    /// @py
    marks: HashSet<u8>,
    /// @py readonly
    names: BTreeSet<String>,
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
