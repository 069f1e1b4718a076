use std::collections::HashMap;

keelback::module!();

/// @py
pub trait Logger {
    /// @py def log(self, level, /, *parts, end="!", **fields)
    fn log(&self, level: u8, parts: Vec<String>, end: &str, fields: HashMap<String, i64>);
}
