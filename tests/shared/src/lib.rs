//! For interpreters that share the GIL, or have none.
//!
//! @py subinterpreters(shared_gil)

keelback::module!();

pub mod dates;
