//! The arguments of a call are a tuple.
//~ error[E0277]: `i32` is not a list of arguments
//~ wanted: a tuple, with one entry for each argument
//~ a single argument is written `(value,)`, and no argument `()`
use keelback::prelude::*;

fn call(function: &Bound<'_, PyAny>, number: i32) -> PyResult<()> {
    function.call1(number)?;
    Ok(())
}

fn main() {
    let _ = call;
}
