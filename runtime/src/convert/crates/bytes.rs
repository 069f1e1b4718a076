//! `bytes`: `bytes`.
//!
//! | in | becomes |
//! |---|---|
//! | `bytes` | `Bytes` in place, which keeps the object; `BytesMut` a copy |
//! | `bytearray` | a copy |
//! | anything else | `TypeError` |
//!
//! Out: `bytes`, a copy.

use bytes::{Bytes, BytesMut};

use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::pybacked::PyBackedBytes;
use crate::types::{PyAny, PyBytes, PyTypeCheck};

fn read(object: Borrowed<'_, '_, PyAny>) -> PyResult<Bytes> {
    object.extract::<PyBackedBytes>().map(Bytes::from_owner)
}

fn read_mut(object: Borrowed<'_, '_, PyAny>) -> PyResult<BytesMut> {
    Ok(BytesMut::from(&*object.extract::<PyBackedBytes>()?))
}

fn new<'py, B: AsRef<[u8]>>(py: Python<'py>, content: &B) -> PyResult<Bound<'py, PyBytes>> {
    let answer = crate::convert::bytes::copy(content.as_ref(), py);
    // SAFETY: what it makes is a `bytes`.
    answer.map(|bytes| unsafe { bytes.into_bound_as(py) }).map_err(|raised| raised.take(py))
}

by_functions! {
    [] Bytes as PyBytes: read, PyBytes::type_check, new;
    [] BytesMut as PyBytes: read_mut, PyBytes::type_check, new;
}
