//! What only one thread may use cannot be used while another may run Python.
//~ error[E0277]: `Rc<i32>` cannot be shared between threads safely
//~ required by this bound in `keelback::attach::<impl Python<'_>>::detach`
use std::rc::Rc;

use keelback::prelude::*;

fn main() {
    let number = Rc::new(1);
    Python::attach(|py| py.detach(|| *number));
}
