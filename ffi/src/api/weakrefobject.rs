//! `weakrefobject.h`: weak references.

use super::PyObject;

api! {
    fn PyWeakref_NewRef(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    fn PyWeakref_NewProxy(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    /// Borrowed.
    fn PyWeakref_GetObject(reference: *mut PyObject) -> *mut PyObject;
}
