//! `either`: whatever one of its types converts. The one of the object's very type is tried first, then the left one;
//! where neither converts, a `TypeError` says what each had to say. Out: as what is inside.

use either::Either;

use crate::convert::declared::{Variant, union};
use crate::convert::{Answer, FromPyObject, IntoPyObject};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

impl<'a, 'py, L, R> FromPyObject<'a, 'py> for Either<L, R>
where
    L: FromPyObject<'a, 'py>,
    R: FromPyObject<'a, 'py>,
{
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        let variants = [
            Variant::new("Left", L::is_exact, |object| L::from_py(object).map(Either::Left)),
            Variant::new("Right", R::is_exact, |object| R::from_py(object).map(Either::Right)),
        ];
        union(object, "Either", &variants)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        L::is_exact(object) || R::is_exact(object)
    }
}

impl<'py, L: IntoPyObject<'py>, R: IntoPyObject<'py>> IntoPyObject<'py> for Either<L, R> {
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        match self {
            Either::Left(value) => value.into_item(py),
            Either::Right(value) => value.into_item(py),
        }
    }
}

impl<'x, 'py, L, R> IntoPyObject<'py> for &'x Either<L, R>
where
    &'x L: IntoPyObject<'py>,
    &'x R: IntoPyObject<'py>,
{
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        self.as_ref().into_answer(py)
    }
}

borrow_by_value! { [L, R] Either<L, R>; }
