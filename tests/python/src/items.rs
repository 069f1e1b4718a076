//! `Index` and `IndexMut`: what is not there is a `LookupError`.
//!
//! @py module items

use std::collections::HashMap;
use std::ops::{Index, IndexMut};

/// Found by position.
///
/// @py
pub struct Row(Vec<i32>);

/// @py
impl Row {
    #[must_use]
    pub fn new(items: Vec<i32>) -> Row {
        Row(items)
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.0.len()
    }
}

/// @py
impl Index<usize> for Row {
    type Output = i32;

    fn index(&self, index: usize) -> &i32 {
        &self.0[index]
    }
}

/// @py
impl IndexMut<usize> for Row {
    fn index_mut(&mut self, index: usize) -> &mut i32 {
        &mut self.0[index]
    }
}

/// Has no length, and so no end to count from.
///
/// @py
#[derive(Default)]
pub struct Endless([i64; 4]);

/// @py
impl Endless {
    #[must_use]
    pub fn new() -> Endless {
        Endless([1, 2, 3, 4])
    }
}

/// @py
impl Index<u8> for Endless {
    type Output = i64;

    fn index(&self, index: u8) -> &i64 {
        assert!(index < 200, "there is nothing at {index}");
        &self.0[usize::from(index) % 4]
    }
}

/// Counts from the middle.
///
/// @py
pub struct Axis(Vec<f64>);

/// @py
impl Axis {
    /// # Panics
    /// Never.
    #[must_use]
    pub fn new(reach: u8) -> Axis {
        Axis((0..=2 * reach).map(|place| f64::from(place) - f64::from(reach)).collect())
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.0.len()
    }
}

/// @py
impl Index<i64> for Axis {
    type Output = f64;

    fn index(&self, place: i64) -> &f64 {
        let middle = i64::try_from(self.0.len() / 2).unwrap_or(0);
        usize::try_from(middle + place)
            .ok()
            .and_then(|place| self.0.get(place))
            .unwrap_or_else(|| panic!("{place} is off the axis"))
    }
}

/// Found by name and by position.
///
/// @py
#[derive(Default)]
pub struct Table {
    names: Vec<String>,
    values: HashMap<String, f64>,
}

/// @py
impl Table {
    #[must_use]
    pub fn new(values: HashMap<String, f64>) -> Table {
        let mut names: Vec<String> = values.keys().cloned().collect();
        names.sort();
        Table { names, values }
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.names.len()
    }
}

/// @py
impl Index<&str> for Table {
    type Output = f64;

    fn index(&self, name: &str) -> &f64 {
        &self.values[name]
    }
}

/// @py
impl Index<usize> for Table {
    type Output = f64;

    fn index(&self, place: usize) -> &f64 {
        &self.values[&self.names[place]]
    }
}

/// Found by row and column; each is borrowed as long as it looks.
///
/// @py mapping
pub struct Grid(HashMap<(i32, i32), String>);

/// @py
impl Grid {
    #[must_use]
    pub fn new() -> Grid {
        Grid(HashMap::from([((0, 0), "origin".to_owned())]))
    }
}

impl Default for Grid {
    fn default() -> Self {
        Grid::new()
    }
}

/// @py
impl Index<(i32, i32)> for Grid {
    type Output = String;

    fn index(&self, (x, y): (i32, i32)) -> &String {
        self.0.get(&(x, y)).expect("no such place")
    }
}

/// @py
impl IndexMut<(i32, i32)> for Grid {
    fn index_mut(&mut self, (x, y): (i32, i32)) -> &mut String {
        self.0.entry((x, y)).or_default()
    }
}

/// Its panics are not about items.
///
/// @py
pub struct Broken;

/// @py
impl Broken {
    #[must_use]
    pub fn new() -> Broken {
        Broken
    }

    /// # Panics
    /// Always.
    #[must_use]
    pub fn __getitem__(&self, _key: usize) -> usize {
        panic!("by hand")
    }
}

impl Default for Broken {
    fn default() -> Self {
        Broken::new()
    }
}

/// Panics without a word.
///
/// @py
pub struct Odd;

/// @py
impl Odd {
    #[must_use]
    pub fn new() -> Odd {
        Odd
    }
}

impl Default for Odd {
    fn default() -> Self {
        Odd::new()
    }
}

/// @py
impl Index<f64> for Odd {
    type Output = i64;

    fn index(&self, _place: f64) -> &i64 {
        std::panic::panic_any(7_i32)
    }
}

keelback::door!(items);
