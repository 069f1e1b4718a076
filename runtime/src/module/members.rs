//! What the glue puts into a module.

use keelback_ffi as ffi;

use crate::convert::IntoPyObject;
use crate::error::PyResult;
use crate::error::exported::ExceptionClass;
use crate::exceptions::PyAttributeError;
use crate::handle::{Bound, BoundObject};
use crate::module::def::{MethodDef, UnlistedKind, definition};
use crate::types::{PyAny, PyModule};

/// Adds a table of functions, which ends with [`MethodDef::END`].
pub fn add_functions(
    module: &Bound<'_, PyModule>,
    functions: &'static [MethodDef],
) -> PyResult<()> {
    assert!(functions.last().is_some_and(|last| last.0.ml_name.is_null()), "a table ends with END");
    let table = functions.as_ptr().cast::<ffi::PyMethodDef>().cast_mut();
    // SAFETY: a static table with an end (checked above), which CPython only reads.
    module.py().check(unsafe { ffi::PyModule_AddFunctions(module.as_ptr(), table) }).map(drop)
}

/// Adds a value.
pub fn add<'py, T: IntoPyObject<'py>>(
    module: &Bound<'py, PyModule>,
    name: &str,
    value: T,
) -> PyResult<()> {
    let value = value.into_pyobject(module.py()).map_err(Into::into)?.into_any_bound();
    module.setattr(name, value)
}

/// Adds an exception class, made here for this interpreter.
pub fn add_exception(module: &Bound<'_, PyModule>, class: &'static ExceptionClass) -> PyResult<()> {
    let home = module.name()?;
    let object = class.get(module.py(), home.to_str()?)?;
    class.announce();
    module.setattr(class.name(), object)
}

impl<'py> Bound<'py, PyModule> {
    /// Makes the member that is tagged `unlisted` under this Python name.
    ///
    /// # Errors
    /// `AttributeError` when there is none.
    pub fn unlisted(&self, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let Some(member) = definition(self).unlisted.iter().find(|member| member.name == name)
        else {
            let known: Vec<&str> =
                definition(self).unlisted.iter().map(|member| member.name).collect();
            return Err(PyAttributeError::new_err(format!(
                "module '{}' has no unlisted member '{name}'; it has: {}",
                self.name()?,
                known.join(", ")
            )));
        };
        let home = self.name()?;
        let method = match member.what {
            UnlistedKind::Function(method) => (&raw const method.0).cast_mut(),
            UnlistedKind::Exception(class) => {
                return Ok(class.get(self.py(), home.to_str()?)?.into_any());
            }
            UnlistedKind::CoroutineFunction(method, make) => return make(self, method),
            UnlistedKind::Class(make) => return make(self),
        };
        // SAFETY: a static definition that CPython only reads, the module as `self`, and its name.
        let function = unsafe { ffi::PyCFunction_NewEx(method, self.as_ptr(), home.as_ptr()) };
        self.py().own_or_err(function)
    }

    /// Adds the member that is tagged `unlisted` under this Python name.
    ///
    /// # Errors
    /// `AttributeError` when there is none.
    pub fn add_unlisted(&self, name: &str) -> PyResult<()> {
        let member = self.unlisted(name)?;
        self.setattr(name, member)
    }
}

/// A class that another crate's glue made: what that crate registers it by. Implemented by the glue of a crate that is
/// tagged `library`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is exported by no glue of its own crate",
    note = "tag it `@py` there, and the root of that crate `@py library`"
)]
pub trait Exported {
    /// Makes the class in a module of this crate, and adds it.
    fn add(module: &Bound<'_, PyModule>) -> PyResult<()>;
}

/// Adds a class of another crate.
pub fn add_exported<T: Exported + ?Sized>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    T::add(module)
}
