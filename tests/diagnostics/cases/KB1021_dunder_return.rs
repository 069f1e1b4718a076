keelback::module!();

use keelback::prelude::*;

/// @py
struct Point;

/// @py
impl Point {
    fn __len__(&self) -> String { String::new() }
    fn __bool__(&self) -> u8 { 1 }
    fn __hash__(&self) -> String { String::new() }
    fn __repr__(&self) -> Vec<u8> { Vec::new() }
    fn __float__(&self) -> PyResult<i64> { Ok(1) }
    fn __iter__(&self) -> Vec<u8> { Vec::new() }
    fn __next__(&mut self) -> u8 { 1 }
    fn __contains__(&self, item: u8) -> Option<bool> { None }
    fn __setitem__(&mut self, key: u8, value: u8) -> bool { true }
    fn __getitem__(&self, key: u8) -> u8 { 1 }
    fn __await__(&self) -> Vec<u8> { Vec::new() }
    fn __index__(&self) {}
}
