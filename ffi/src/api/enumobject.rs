//! `enumobject.h`: `enumerate` and `reversed`.

use super::PyTypeObject;

api! {
    static PyEnum_Type: PyTypeObject;
    static PyReversed_Type: PyTypeObject;
}
