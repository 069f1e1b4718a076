//! `osmodule.h`: paths.

use super::PyObject;

api! {
    fn PyOS_FSPath(path: *mut PyObject) -> *mut PyObject;
}
