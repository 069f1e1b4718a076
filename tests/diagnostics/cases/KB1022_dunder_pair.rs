keelback::module!();

/// @py
struct Cursor;

/// @py
impl Cursor {
    fn __next__(&mut self) -> Option<u8> { None }
    fn __enter__(&self) -> u8 { 1 }
    fn __setitem__(&mut self, key: u8, value: u8) {}
    fn __aexit__(&self, kind: u8, value: u8, traceback: u8) -> Awaited { Awaited }
}

/// @py
struct Awaited;

/// @py
impl Awaited {
    fn __iter__(&self) -> Awaited { Awaited }
    fn __next__(&mut self) -> Option<u8> { None }
}
