//! Weak references.

use std::ptr;

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound, BoundObject};
use crate::types::{
    DerefToPyAny, PyAny, PyTypeCheck, PyTypeInfo, PyWeakref, PyWeakrefProxy, PyWeakrefReference,
};

impl PyWeakrefReference {
    /// `weakref.ref(object)`.
    ///
    /// # Errors
    /// `TypeError` for an object that cannot be referred to weakly.
    pub fn new<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyWeakrefReference>> {
        reference(object, ptr::null_mut())
    }

    /// `weakref.ref(object, callback)`: the callback is called with the reference when the object goes.
    ///
    /// # Errors
    /// `TypeError` for an object that cannot be referred to weakly.
    pub fn new_with<'py, C: IntoPyObject<'py>>(
        object: &Bound<'py, PyAny>,
        callback: C,
    ) -> PyResult<Bound<'py, PyWeakrefReference>> {
        let callback = lend(object.py(), callback)?;
        reference(object, callback.as_ptr())
    }
}

fn reference<'py>(
    object: &Bound<'py, PyAny>,
    callback: *mut ffi::PyObject,
) -> PyResult<Bound<'py, PyWeakrefReference>> {
    // SAFETY: a live object, and a live one or null.
    let made = unsafe { ffi::PyWeakref_NewRef(object.as_ptr(), callback) };
    Ok(object.py().own_or_err(made)?.cast_into()?)
}

impl PyWeakrefProxy {
    /// `weakref.proxy(object)`: it passes for the object in most ways, while that lives.
    ///
    /// # Errors
    /// `TypeError` for an object that cannot be referred to weakly.
    pub fn new<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyWeakrefProxy>> {
        proxy(object, ptr::null_mut())
    }

    /// `weakref.proxy(object, callback)`: the callback is called with the proxy when the object goes.
    ///
    /// # Errors
    /// `TypeError` for an object that cannot be referred to weakly.
    pub fn new_with<'py, C: IntoPyObject<'py>>(
        object: &Bound<'py, PyAny>,
        callback: C,
    ) -> PyResult<Bound<'py, PyWeakrefProxy>> {
        let callback = lend(object.py(), callback)?;
        proxy(object, callback.as_ptr())
    }
}

fn proxy<'py>(
    object: &Bound<'py, PyAny>,
    callback: *mut ffi::PyObject,
) -> PyResult<Bound<'py, PyWeakrefProxy>> {
    // SAFETY: a live object, and a live one or null.
    let made = unsafe { ffi::PyWeakref_NewProxy(object.as_ptr(), callback) };
    Ok(object.py().own_or_err(made)?.cast_into()?)
}

/// The object that is referred to, while it lives.
fn upgrade<'py>(reference: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
    let mut object = ptr::null_mut();
    // SAFETY: a live weak reference, and a place for the answer.
    let alive = unsafe { ffi::PyWeakref_GetRef(reference.as_ptr(), &raw mut object) };
    debug_assert!(alive >= 0, "it raises for what is no weak reference only");
    // SAFETY: null, or a new reference.
    ptr::NonNull::new(object).map(|object| unsafe { Bound::from_owned(reference.py(), object) })
}

macro_rules! upgrades {
    ($($marker:ident;)*) => { $(
        impl<'py> Bound<'py, $marker> {
            /// The object, while it lives.
            pub fn upgrade(&self) -> Option<Bound<'py, PyAny>> {
                upgrade(self.as_any())
            }

            /// The object as a `T`, while it lives.
            ///
            /// # Errors
            /// `TypeError` when it is not one.
            pub fn upgrade_as<T: PyTypeCheck>(&self) -> PyResult<Option<Bound<'py, T>>> {
                Ok(self.upgrade().map(Bound::cast_into).transpose()?)
            }

            /// The object as exactly a `T`, while it lives.
            ///
            /// # Errors
            /// `TypeError` when it is of another type, or of a subclass.
            pub fn upgrade_as_exact<T: PyTypeInfo>(&self) -> PyResult<Option<Bound<'py, T>>> {
                Ok(self.upgrade().map(Bound::cast_into_exact).transpose()?)
            }
        }
    )* };
}

upgrades! {
    PyWeakref;
    PyWeakrefReference;
    PyWeakrefProxy;
}

// SAFETY: the check asks for the two types of proxies.
unsafe impl PyTypeCheck for PyWeakrefProxy {
    const NAME: &'static str = "weakref.proxy";

    fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
        // SAFETY: a live object.
        let class = unsafe { ffi::Py_TYPE(object.as_ptr()) };
        class == ffi::_PyWeakref_ProxyType() || class == ffi::_PyWeakref_CallableProxyType()
    }
}

// SAFETY: the check asks for the types of all weak references.
unsafe impl PyTypeCheck for PyWeakref {
    const NAME: &'static str = "a weak reference";

    fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
        PyWeakrefReference::type_check(object) || PyWeakrefProxy::type_check(object)
    }
}

impl DerefToPyAny for PyWeakrefProxy {}
impl DerefToPyAny for PyWeakref {}
