//! `weakrefobject.h`: weak references.

use super::{PyObject, PyTypeObject};

api! {
    static _PyWeakref_RefType: PyTypeObject;
    static _PyWeakref_ProxyType: PyTypeObject;
    static _PyWeakref_CallableProxyType: PyTypeObject;
}

api! {
    fn PyWeakref_NewRef(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    fn PyWeakref_NewProxy(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    /// Borrowed.
    fn PyWeakref_GetObject(reference: *mut PyObject) -> *mut PyObject;
}
