//! A capsule is seen by any thread.
//~ error[E0277]: `Rc<{integer}>` cannot be sent between threads safely
//~ error[E0277]: `Rc<{integer}>` cannot be shared between threads safely
//~ required by a bound in `keelback::types::capsule::<impl PyCapsule>::new`
use std::rc::Rc;

use keelback::prelude::*;
use keelback::types::PyCapsule;

fn main() {
    Python::attach(|py| drop(PyCapsule::new(py, Rc::new(1), None)));
}
