use keelback::prelude::*;
keelback::module!();

/// @py from
pub enum Value {
    Text(String),
    Any(Py<PyAny>),
    Int(i64),
    Label(String),
}

/// @py from
pub enum Name { First(String), Second(String) }

/// @py def take(value, name)
pub fn take(value: Value, name: Name) {}
