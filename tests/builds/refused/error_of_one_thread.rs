//! An error's arguments may become objects in another thread.
//~ error[E0277]: `Rc<i32>` cannot be sent between threads safely
//~ required by a bound in `PyValueError::new_err`
use std::rc::Rc;

use keelback::exceptions::PyValueError;
use keelback::prelude::*;

struct Count(Rc<i32>);

impl<'py> IntoPyObject<'py> for Count {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        (*self.0).into_pyobject(py)
    }
}

fn main() {
    drop(PyValueError::new_err(Count(Rc::new(1))));
}
