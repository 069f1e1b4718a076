//! What an exported `async fn` is to Python: a coroutine function.
//!
//! `inspect.iscoroutinefunction` is false for every builtin function, so these are objects of a class of their own, which are called as builtin
//! functions are and bind as those of a `def` do. How they say what they are differs by version: since 3.12 by a mark, which `inspect` looks
//! for. Before, it takes for coroutine functions what is a `FunctionType` by its `__class__` and has a `__code__` with the flag: as those of Cython and of
//! `unittest.mock`, they answer so.

use std::ffi::{CStr, c_int};
use std::mem::{self, offset_of};
use std::ptr;

use keelback_ffi as ffi;

use crate::call::arg::{Arg, Args};
use crate::call::enter::fence;
use crate::class::access::{Frozen, Name};
use crate::class::contents::{Contents, offset_of_aligned};
use crate::class::features::{self, Feature};
use crate::class::receiver::{Receiver, takes};
use crate::class::slots::Slot;
use crate::class::tables::{Attribute, Method};
use crate::class::traverse::{Traverse, Visit};
use crate::class::{Class, ClassDef, construct};
use crate::convert::{Answer, Owned};
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::{PyAttributeError, PyTypeError, PyValueError};
use crate::handle::{Borrowed, Bound, Py};
use crate::intern;
use crate::module::def::{FastCall, MethodDef};
use crate::py::Python;
use crate::sync::PyOnceLock;
use crate::types::{PyAny, PyModule, PyString};

/// Marks the record of an `async fn` among [`PyMethodDef`](ffi::PyMethodDef)s. CPython knows no such flag, and looks at none that it does not know
/// while it makes objects of records.
const AWAITED: c_int = 1 << 24;

impl MethodDef {
    /// The same of an `async fn`.
    #[must_use]
    pub const fn awaited(mut self) -> MethodDef {
        self.0.ml_flags |= AWAITED;
        self
    }
}

impl<T> Method<T> {
    /// The same of an `async fn`.
    #[must_use]
    pub const fn awaited(self) -> Self {
        self.with_flags(AWAITED)
    }
}

/// The Rust value of a coroutine function.
pub(crate) struct CoroutineFunction {
    /// What CPython calls it by: one of the functions below, for the kind of record.
    vectorcall: ffi::vectorcallfunc,
    /// Of the record.
    call: FastCall,
    record: &'static ffi::PyMethodDef,
    qualname: String,
    /// The module, or the class.
    owner: Py<PyAny>,
    /// What `call` takes first, if it is always the same: the module, or null.
    first: *mut ffi::PyObject,
}

// SAFETY: `first` is null or what `owner` keeps, and it and the record's texts are handed to C only, by attached threads.
unsafe impl Send for CoroutineFunction {}
// SAFETY: as above.
unsafe impl Sync for CoroutineFunction {}

impl Traverse for CoroutineFunction {
    fn traverse(&self, visit: &mut Visit<'_>) {
        self.owner.traverse(visit);
    }
}

/// Makes coroutine functions of the records of `async fn`s in a table of a module's functions, which has been added.
pub fn add_coroutine_functions(
    module: &Bound<'_, PyModule>,
    functions: &'static [MethodDef],
) -> PyResult<()> {
    for function in functions.iter().filter(|function| function.0.ml_flags & AWAITED != 0) {
        let object = of_module(module, function)?;
        module.setattr(name_of(&function.0), object)?;
    }
    Ok(())
}

/// The function of a module.
pub(crate) fn of_module<'py>(
    module: &Bound<'py, PyModule>,
    function: &'static MethodDef,
) -> PyResult<Bound<'py, PyAny>> {
    let name = name_of(&function.0).to_owned();
    let home = module.name()?.into_any();
    new((module.as_any(), home), &function.0, name, (call_function, module.as_ptr()))
}

/// For a class some of whose methods are `async`: makes coroutine functions of these.
#[must_use]
pub const fn coroutines() -> Feature {
    Feature { complete: Some(of_class), ..features::none() }
}

/// Puts coroutine functions in the place of what CPython made of records.
pub(crate) fn of_class(
    class: &Bound<'_, PyAny>,
    methods: &'static [ffi::PyMethodDef],
) -> PyResult<()> {
    let py = class.py();
    for record in methods.iter().filter(|record| record.ml_flags & AWAITED != 0) {
        let name = name_of(record);
        let qualname = format!("{}.{name}", class.getattr("__qualname__")?);
        let is = |flag| record.ml_flags & flag != 0;
        let (calls, wrapper): (ffi::vectorcallfunc, _) = if is(ffi::METH_STATIC) {
            (call_function, Some("staticmethod"))
        } else if is(ffi::METH_CLASS) {
            (call_class_method, Some("classmethod"))
        } else {
            (call_method, None)
        };
        let home = class.getattr("__module__")?;
        let object = new((class, home), record, qualname, (calls, ptr::null_mut()))?;
        let object = match wrapper {
            Some(wrapper) => py.import("builtins")?.getattr(wrapper)?.call1((object,))?,
            None => object,
        };
        class.setattr(name, object)?;
    }
    Ok(())
}

/// A coroutine function of a module or a class, and of the module of that name.
fn new<'py>(
    (owner, home): (&Bound<'py, PyAny>, Bound<'py, PyAny>),
    record: &'static ffi::PyMethodDef,
    qualname: String,
    (vectorcall, first): (ffi::vectorcallfunc, *mut ffi::PyObject),
) -> PyResult<Bound<'py, PyAny>> {
    let py = owner.py();
    let call = record.ml_meth.expect("a record that is no table's end");
    // SAFETY: the record of a fn of this shape, as its flags say (`MethodDef::new`, `Method::new`).
    let call = unsafe { mem::transmute::<ffi::PyCFunction, FastCall>(call) };
    let owner = owner.clone().unbind();
    let function = CoroutineFunction { vectorcall, call, record, qualname, owner, first };
    let object = construct::new(py, function).map_err(|raised| raised.take(py))?.into_bound(py);
    // A type has these two of its own, which no other attribute of the type can stand before.
    object.setattr("__module__", home)?;
    let (_, doc) = doc_parts(record);
    object.setattr("__doc__", Some(doc).filter(|doc| !doc.is_empty()))?;
    Ok(object)
}

fn name_of(record: &'static ffi::PyMethodDef) -> &'static str {
    // SAFETY: a record's name is NUL-terminated and static.
    let name = unsafe { CStr::from_ptr(record.ml_name) };
    name.to_str().unwrap_or_default()
}

/// # Safety
/// `callable` must be a coroutine function that has its value, and live as long as `'a`.
#[inline(always)]
unsafe fn function<'a>(callable: *mut ffi::PyObject) -> &'a CoroutineFunction {
    // SAFETY: forwarded.
    let contents = unsafe { Contents::<CoroutineFunction>::of(callable) };
    // SAFETY: forwarded.
    let value = unsafe { (*contents).value.get() };
    // SAFETY: forwarded: never written again, as nothing changes it and the collector takes frozen values apart never.
    unsafe { &*value }
}

/// Calls a module's function, or a static method.
unsafe extern "C" fn call_function(
    callable: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargsf: usize,
    kwnames: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython finds this function in an object that has its value.
    let function = unsafe { function(callable) };
    // SAFETY: the record's own function, with what it takes first and the caller's arguments.
    unsafe { (function.call)(function.first, args, construct::vectorcall_nargs(nargsf), kwnames) }
}

/// Calls a method with the object as the first argument.
unsafe extern "C" fn call_method(
    callable: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargsf: usize,
    kwnames: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: a live object.
    let class_of = |object| unsafe { ffi::Py_TYPE(object) };
    // SAFETY: forwarded.
    unsafe { call_with_first(callable, (args, nargsf, kwnames), class_of) }
}

/// Calls a class method with the class as the first argument.
unsafe extern "C" fn call_class_method(
    callable: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargsf: usize,
    kwnames: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    let class_of = |object: *mut ffi::PyObject| {
        // SAFETY: a live object.
        let is_class = unsafe { ffi::layout::types::PyType_Check(object) };
        if is_class { object.cast() } else { ptr::null_mut() }
    };
    // SAFETY: forwarded.
    unsafe { call_with_first(callable, (args, nargsf, kwnames), class_of) }
}

/// # Safety
/// To be called by CPython with an object that has its value, and the arguments of a vectorcall.
#[inline(always)]
unsafe fn call_with_first(
    callable: *mut ffi::PyObject,
    (args, nargsf, kwnames): (*const *mut ffi::PyObject, usize, *mut ffi::PyObject),
    class_of: impl FnOnce(*mut ffi::PyObject) -> *mut ffi::PyTypeObject,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    let function = unsafe { function(callable) };
    let nargs = construct::vectorcall_nargs(nargsf);
    if nargs == 0 {
        return refuse(function, None);
    }
    // SAFETY: there is a first argument.
    let first = unsafe { *args };
    let (class, wanted) = (class_of(first), function.owner.as_ptr().cast());
    // SAFETY: live classes.
    if class != wanted && (class.is_null() || unsafe { ffi::PyType_IsSubtype(class, wanted) } == 0)
    {
        return refuse(function, Some(first));
    }
    // SAFETY: there is a first argument.
    let rest = unsafe { args.add(1) };
    // SAFETY: the record's own function, with an object of its class, or its class, and the other arguments.
    unsafe { (function.call)(first, rest, nargs - 1, kwnames) }
}

#[cold]
fn refuse(function: &CoroutineFunction, first: Option<*mut ffi::PyObject>) -> *mut ffi::PyObject {
    // SAFETY: CPython calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    fence(py, || {
        let name = name_of(function.record);
        let class = function.owner.bind(py).getattr("__name__").map_err(|error| error.raise(py))?;
        let message = match first {
            None => format!("unbound method {class}.{name}() needs an argument"),
            Some(first) => {
                // SAFETY: a live object.
                let first = unsafe { Borrowed::<PyAny>::from_ptr(py, first) };
                format!(
                    "descriptor '{name}' for '{class}' objects doesn't apply to a '{}' object",
                    first.type_name()
                )
            }
        };
        Err(PyTypeError::new_err(message).raise(py))
    })
}

// SAFETY: the definition is the type's own, and the type may be used by every thread.
unsafe impl Class for CoroutineFunction {
    type Access = Frozen;
    type Stored = CoroutineFunction;
    type Root = crate::class::python::OnObject;

    fn class() -> &'static ClassDef {
        &CLASS
    }
}

static CLASS: ClassDef = ClassDef::new::<CoroutineFunction>(
    "coroutine_function\0",
    "A Rust function whose result Python awaits.\0",
    &[REDUCE],
    &[
        NAME,
        QUALNAME,
        TEXT_SIGNATURE,
        MARK,
        ASYNCIO_MARK,
        CLASS_OF,
        CODE,
        SIGNATURE,
        Attribute::DICT,
    ],
    &[CALL, GET, REPR],
)
.with_final()
.in_module("keelback")
.with(features::gc::<CoroutineFunction>())
.with(features::dict::<CoroutineFunction>())
.with(features::weakref::<CoroutineFunction>())
.with(Feature { vectorcall_at: Some(vectorcall_at), ..features::none() });

/// Where an object has the function that it is called by.
fn vectorcall_at() -> usize {
    offset_of_aligned(align_of::<Contents<CoroutineFunction>>())
        + offset_of!(Contents<CoroutineFunction>, value)
        + offset_of!(CoroutineFunction, vectorcall)
}

type This<'a, 'py> = Receiver<'a, 'py, CoroutineFunction>;

fn value<'a>(
    slf: &This<'a, '_>,
) -> Result<impl std::ops::Deref<Target = CoroutineFunction> + 'a, Raised> {
    slf.shared(&Name("__call__"))
}

/// `tp_call`, where there is no vectorcall.
unsafe extern "C" fn call(
    this: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: C calls the slot with a live object, and with the thread attached.
    if !unsafe { takes::<CoroutineFunction>(this) } {
        return ptr::null_mut();
    }
    // SAFETY: an object of the class, as CPython or `takes` has seen; a tuple, and a dict or null.
    unsafe { construct::spread(this, args, kwargs, call_spread) }
}

unsafe extern "C" fn call_spread(
    this: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargs: ffi::Py_ssize_t,
    kwnames: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: `spread` calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    fence(py, || {
        // SAFETY: an object of the class.
        let slf: This<'_, '_> = unsafe { Receiver::new(py, this) };
        let call = value(&slf)?.vectorcall;
        // SAFETY: the object has its value, as just seen; the arguments are those of a vectorcall.
        Owned::or_raised(py, unsafe { call(this, args, nargs as usize, kwnames) })
    })
}

// SAFETY: the slot has this shape.
const CALL: Slot<CoroutineFunction> =
    unsafe { Slot::new(ffi::Py_tp_call, call as *const std::ffi::c_void) };

/// As a function of a `def` binds.
fn get<'py>(py: Python<'py>, slf: This<'_, 'py>, instance: &Arg<'py>, _owner: &Arg<'py>) -> Answer {
    let instance = instance.as_bound();
    if instance.is_none() {
        return Ok(slf.to_owned().into());
    }
    // SAFETY: two live objects.
    let bound = unsafe { ffi::PyMethod_New(slf.handle().as_ptr(), instance.as_ptr()) };
    Owned::or_raised(py, bound)
}

fn name<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(PyString::new(py, name_of(value(&slf)?.record)).into())
}

fn qualname<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(PyString::new(py, &value(&slf)?.qualname).into())
}

/// Found by its qualified name, as functions are.
fn reduce<'py>(py: Python<'py>, slf: This<'_, 'py>, _: Args<'_, 'py, 0, 0>) -> Answer {
    qualname(py, slf)
}

fn repr<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    let address = slf.handle().as_ptr();
    let text = format!("<coroutine function {} at {address:p}>", value(&slf)?.qualname);
    Ok(PyString::new(py, &text).into())
}

/// The signature in a record's doc, and the rest.
fn doc_parts(record: &'static ffi::PyMethodDef) -> (Option<&'static str>, &'static str) {
    // SAFETY: a record's doc is NUL-terminated and static.
    let doc = unsafe { CStr::from_ptr(record.ml_doc) }.to_str().unwrap_or_default();
    let signature = || {
        let (signature, rest) = doc.split_once(")\n--\n\n")?;
        let signature = signature.strip_prefix(name_of(record))?;
        (signature.starts_with('(') && !signature.contains('\n')).then_some((signature, rest))
    };
    match signature() {
        Some((signature, rest)) => (Some(signature), rest),
        None => (None, doc),
    }
}

fn signature_text(record: &'static ffi::PyMethodDef) -> Option<String> {
    let signature = doc_parts(record).0?;
    // What a module's function takes first is no parameter of an object that binds.
    let shown = signature
        .strip_prefix("($module")
        .map_or(signature, |rest| rest.strip_prefix(", ").unwrap_or(rest));
    let open = if shown.starts_with('(') { "" } else { "(" };
    Some(format!("{open}{shown})"))
}

fn text_signature<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    match signature_text(value(&slf)?.record) {
        Some(text) => Ok(PyString::new(py, &text).into()),
        None => Ok(Owned::none(py)),
    }
}

fn has_no(name: &str) -> PyErr {
    PyAttributeError::new_err(format!("'coroutine_function' object has no attribute '{name}'"))
}

/// Whether `inspect` asks for a mark.
fn has_mark() -> bool {
    ffi::version::running().at_least(3, 12)
}

/// The mark of a module that has been imported: who asks for it, has. The names are interned, since CPython's cache of attributes finds
/// them by address: it would keep each new text.
fn mark<'py>(
    py: Python<'py>,
    module: &Bound<'py, PyString>,
    names: &[&Bound<'py, PyString>],
) -> PyResult<Bound<'py, PyAny>> {
    let modules = py.import(intern!(py, "sys"))?.getattr(intern!(py, "modules"))?;
    if let Ok(module) = modules.get_item(module) {
        for name in names {
            if let Some(mark) = module.getattr_opt(*name)? {
                return Ok(mark);
            }
        }
    }
    Err(has_no(names[0].to_str()?))
}

fn answer(py: Python<'_>, found: PyResult<Bound<'_, PyAny>>) -> Answer {
    found.map(Owned::from).map_err(|error| error.raise(py))
}

fn inspect_mark<'py>(py: Python<'py>, _: This<'_, 'py>) -> Answer {
    let names = [intern!(py, "_is_coroutine_marker"), intern!(py, "_is_coroutine_mark")];
    answer(py, mark(py, intern!(py, "inspect"), &names))
}

fn asyncio_mark<'py>(py: Python<'py>, _: This<'_, 'py>) -> Answer {
    answer(py, mark(py, intern!(py, "asyncio.coroutines"), &[intern!(py, "_is_coroutine")]))
}

fn class_of<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    if has_mark() {
        return Ok(slf.as_bound().as_any().get_type().into_any().into());
    }
    answer(py, py.import("types").and_then(|types| types.getattr("FunctionType")))
}

fn code<'py>(py: Python<'py>, _: This<'_, 'py>) -> Answer {
    static CODE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let make = || {
        let text = "async def coroutine_function(*args, **kwargs): pass";
        let function = super::define(py, text, "coroutine_function")?;
        PyResult::Ok(function.bind(py).getattr("__code__")?.unbind())
    };
    if has_mark() {
        return Err(has_no("__code__").raise(py));
    }
    answer(py, CODE.get_or_try_init(py, make).map(|code| code.bind(py).clone()))
}

/// Where `inspect` would read that from the code. What has several raises what builtin functions raise.
fn signature<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    if has_mark() {
        return Err(has_no("__signature__").raise(py));
    }
    let read = |text: String| {
        let inspect = py.import("inspect")?;
        let class = inspect.getattr("Signature")?;
        inspect.call_method1("_signature_fromstr", (class, slf.as_bound(), text))
    };
    let none = || PyValueError::new_err("no signature found: there are several");
    answer(py, signature_text(value(&slf)?.record).ok_or_else(none).and_then(read))
}

crate::rt::method!(
    REDUCE,
    reduce,
    "coroutine_function.__reduce__()",
    0,
    0,
    0,
    CoroutineFunction,
    "__reduce__\0",
    "__reduce__($self)\n--\n\nHelper for pickle.\0"
);
crate::rt::attribute!(NAME, CoroutineFunction, "__name__\0", "\0", name);
crate::rt::attribute!(QUALNAME, CoroutineFunction, "__qualname__\0", "\0", qualname);
crate::rt::attribute!(
    TEXT_SIGNATURE,
    CoroutineFunction,
    "__text_signature__\0",
    "\0",
    text_signature
);
crate::rt::attribute!(MARK, CoroutineFunction, "_is_coroutine_marker\0", "\0", inspect_mark);
crate::rt::attribute!(ASYNCIO_MARK, CoroutineFunction, "_is_coroutine\0", "\0", asyncio_mark);
crate::rt::attribute!(CLASS_OF, CoroutineFunction, "__class__\0", "\0", class_of);
crate::rt::attribute!(CODE, CoroutineFunction, "__code__\0", "\0", code);
crate::rt::attribute!(SIGNATURE, CoroutineFunction, "__signature__\0", "\0", signature);
crate::rt::class_slot!(GET, CoroutineFunction, Py_tp_descr_get, get, get);
crate::rt::class_slot!(REPR, CoroutineFunction, Py_tp_repr, unary, repr);
