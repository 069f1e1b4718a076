//! `smallvec`: as the sequences in `sequence.rs`.

use smallvec::{Array, SmallVec};

use crate::convert::{Answer, FromPyObject, FromPyObjectOwned, IntoPyObject, sequence};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

impl<'a, 'py, A: Array<Item: FromPyObjectOwned<'py>>> FromPyObject<'a, 'py> for SmallVec<A> {
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        let values = A::Item::vec_from_py(object, sequence::read)?;
        // What fits in place goes there, whatever room the vector has.
        let fits = values.len() <= A::size();
        Ok(if fits { values.into_iter().collect() } else { SmallVec::from_vec(values) })
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        A::Item::vec_is_exact(object, sequence::is_exact::<A::Item>)
    }
}

impl<'py, A: Array<Item: IntoPyObject<'py>>> IntoPyObject<'py> for SmallVec<A> {
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        A::Item::sequence_into_answer(self.into_iter(), py)
    }
}

impl<'x, 'py, A: Array> IntoPyObject<'py> for &'x SmallVec<A>
where
    &'x A::Item: IntoPyObject<'py>,
{
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        <&'x A::Item>::sequence_into_answer(self.iter(), py)
    }
}

borrow_by_value! { [A: Array] SmallVec<A>; }
