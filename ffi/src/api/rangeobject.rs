//! `rangeobject.h`: `range`.

use super::PyTypeObject;

api! {
    static PyRange_Type: PyTypeObject;
    static PyRangeIter_Type: PyTypeObject;
    static PyLongRangeIter_Type: PyTypeObject;
}
