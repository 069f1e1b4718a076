//! `module`.

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::error::PyResult;
use crate::exceptions::PyAttributeError;
use crate::handle::{Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyCFunction, PyDict, PyList, PyModule, PyString, PyTypeInfo};

impl PyModule {
    /// A new, empty module of that name, which is not put into `sys.modules`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn new<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyModule>> {
        let name = PyString::new(py, name);
        // SAFETY: a live `str`.
        Ok(py.own_or_err(unsafe { ffi::PyModule_NewObject(name.as_ptr()) })?.cast_into()?)
    }

    /// `importlib.import_module(name)`.
    ///
    /// # Errors
    /// As [`Python::import`].
    pub fn import<'py, N>(py: Python<'py>, name: N) -> PyResult<Bound<'py, PyModule>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        py.import(name)
    }
}

impl<'py> Bound<'py, PyModule> {
    /// `__dict__`.
    pub fn dict(&self) -> Bound<'py, PyDict> {
        // SAFETY: a live module.
        let dict = unsafe { ffi::PyModule_GetDict(self.as_ptr()) };
        // SAFETY: a module owns its dict and never replaces it.
        unsafe { crate::handle::Borrowed::from_ptr(self.py(), dict) }.to_owned()
    }

    /// `__name__`.
    ///
    /// # Errors
    /// When it has been deleted or is not a `str`.
    pub fn name(&self) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: a live module.
        let name = unsafe { ffi::PyModule_GetNameObject(self.as_ptr()) };
        Ok(self.py().own_or_err(name)?.cast_into()?)
    }

    /// `__file__`.
    ///
    /// # Errors
    /// `SystemError` when there is none.
    pub fn filename(&self) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: a live module.
        let name = unsafe { ffi::PyModule_GetFilenameObject(self.as_ptr()) };
        Ok(self.py().own_or_err(name)?.cast_into()?)
    }

    /// `__all__`: what `from module import *` takes. It is made where there is none.
    ///
    /// # Errors
    /// `TypeError` when it is no list.
    pub fn index(&self) -> PyResult<Bound<'py, PyList>> {
        let name = crate::intern!(self.py(), "__all__");
        match self.getattr_opt(name)? {
            Some(list) => Ok(list.cast_into()?),
            None => {
                let list = PyList::empty(self.py());
                self.setattr(name, &list)?;
                Ok(list)
            }
        }
    }

    /// Sets an attribute, and names it in `__all__` where the module has one.
    ///
    /// # Errors
    /// What the value's conversion raises, and `TypeError` when `__all__` is no list.
    pub fn add<N, V>(&self, name: N, value: V) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
        V: IntoPyObject<'py>,
    {
        let name = lend(self.py(), name)?;
        let name = name.as_borrowed();
        self.setattr(name, value)?;
        if let Some(all) = self.getattr_opt(crate::intern!(self.py(), "__all__"))? {
            let all = all.cast_into::<PyList>()?;
            if !all.contains(name)? {
                all.append(name)?;
            }
        }
        Ok(())
    }

    /// Adds the class of a Rust type under its Python name. Tagged classes are in their module by themselves;
    /// this puts one into another as well.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_class<T: PyTypeInfo>(&self) -> PyResult<()> {
        let class = T::type_object(self.py());
        self.add(class.name()?, class)
    }

    /// Adds a function made at run time, as [`PyCFunction::new_closure`] does, under its own name. Tagged
    /// functions are in their module by themselves.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_function(&self, function: Bound<'py, PyCFunction>) -> PyResult<()> {
        let name = function.getattr(crate::intern!(self.py(), "__name__"))?;
        self.add(name.cast_into::<PyString>()?, function)
    }

    /// Adds a module made at run time under the last part of its name. Tagged modules are in theirs by
    /// themselves, and in `sys.modules`, which this one is not.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_submodule(&self, module: &Bound<'py, PyModule>) -> PyResult<()> {
        let name = module.name()?;
        let name = name.to_str()?;
        let last = name.rsplit('.').next().unwrap_or(name);
        if last.is_empty() {
            return Err(PyAttributeError::new_err("a module without a name cannot be added"));
        }
        self.add(last, module)
    }
}

impl<'py> Python<'py> {
    /// `importlib.import_module(name)`.
    ///
    /// # Errors
    /// What the import raises; `TypeError` when `sys.modules` has something else than a module there.
    pub fn import<N>(self, name: N) -> PyResult<Bound<'py, PyModule>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = lend(self, name)?;
        // SAFETY: a live `str`.
        let module = self.own_or_err(unsafe { ffi::PyImport_Import(name.as_ptr()) })?;
        Ok(module.cast_into()?)
    }
}
