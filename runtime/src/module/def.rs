//! The static description of a module, and what CPython makes of it: a `PyModuleDef`, or since 3.15 a table of slots.

use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use keelback_ffi as ffi;
use keelback_ffi::version::Version;

use crate::call::enter::fence;
use crate::class::traverse::Visit;
use crate::convert::Owned;
use crate::error::PyResult;
use crate::error::exported::ExceptionClass;
use crate::handle::Bound;
use crate::py::Python;
use crate::state;
use crate::types::{PyAny, PyModule};

/// A function of a module, as CPython's `PyMethodDef`.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct MethodDef(pub(crate) ffi::PyMethodDef);

// SAFETY: the pointers are to static texts and functions, and nothing writes through them.
unsafe impl Sync for MethodDef {}

/// A `METH_FASTCALL | METH_KEYWORDS` function.
pub(crate) type FastCall = unsafe extern "C" fn(
    *mut ffi::PyObject,
    *const *mut ffi::PyObject,
    ffi::Py_ssize_t,
    *mut ffi::PyObject,
) -> *mut ffi::PyObject;

impl MethodDef {
    /// The end of a table.
    pub const END: MethodDef = MethodDef(ffi::PyMethodDef {
        ml_name: ptr::null(),
        ml_meth: None,
        ml_flags: 0,
        ml_doc: ptr::null(),
    });

    /// A function; `name` and `doc` end with NUL.
    #[must_use]
    pub const fn new(name: &'static str, call: FastCall, doc: &'static str) -> MethodDef {
        super::check_terminated(name);
        super::check_terminated(doc);
        MethodDef(ffi::PyMethodDef {
            ml_name: name.as_ptr().cast(),
            // SAFETY: a pointer to a function either way; the flags below say which shape it has.
            ml_meth: Some(unsafe { std::mem::transmute::<FastCall, ffi::PyCFunction>(call) }),
            ml_flags: ffi::METH_FASTCALL | ffi::METH_KEYWORDS,
            ml_doc: doc.as_ptr().cast(),
        })
    }
}

/// A member that is made but not registered: `@py unlisted`.
pub struct Unlisted {
    pub(crate) name: &'static str,
    pub(crate) what: UnlistedKind,
}

pub(crate) enum UnlistedKind {
    Function(&'static MethodDef),
    CoroutineFunction(&'static MethodDef, MakeFunction),
    Exception(&'static ExceptionClass),
    Class(MakeClass),
}

/// Makes a function in a module.
pub(crate) type MakeFunction =
    for<'py> fn(&Bound<'py, PyModule>, &'static MethodDef) -> PyResult<Bound<'py, PyAny>>;

/// Makes a class in a module.
pub(crate) type MakeClass = for<'py> fn(&Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>>;

impl Unlisted {
    /// A function.
    #[must_use]
    pub const fn function(name: &'static str, method: &'static MethodDef) -> Unlisted {
        Unlisted { name, what: UnlistedKind::Function(method) }
    }

    /// An `async fn`.
    #[must_use]
    pub const fn coroutine_function(name: &'static str, method: &'static MethodDef) -> Unlisted {
        let make = crate::coroutine::function::of_module;
        Unlisted { name, what: UnlistedKind::CoroutineFunction(method, make) }
    }

    /// An exception class.
    #[must_use]
    pub const fn exception(name: &'static str, class: &'static ExceptionClass) -> Unlisted {
        Unlisted { name, what: UnlistedKind::Exception(class) }
    }

    /// A class, by what makes it.
    #[must_use]
    pub const fn class(name: &'static str, make: MakeClass) -> Unlisted {
        Unlisted { name, what: UnlistedKind::Class(make) }
    }
}

/// Fills a module that is being executed.
pub(crate) type Add = for<'py> fn(&Bound<'py, PyModule>) -> PyResult<()>;

/// In which interpreters a module may be imported.
#[derive(Clone, Copy)]
enum Interpreters {
    Main,
    SharedGil,
    OwnGil,
}

impl Interpreters {
    /// The value of `Py_mod_multiple_interpreters`.
    const fn value(self) -> *mut c_void {
        match self {
            Interpreters::Main => ffi::Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED,
            Interpreters::SharedGil => ffi::Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED,
            Interpreters::OwnGil => ffi::Py_MOD_PER_INTERPRETER_GIL_SUPPORTED,
        }
    }
}

/// A module of the crate.
pub struct ModuleDef {
    /// The last component of the name, NUL-terminated.
    name: &'static str,
    /// NUL-terminated.
    doc: &'static str,
    pub(crate) add: Add,
    needs_gil: bool,
    interpreters: Interpreters,
    pub(crate) unlisted: &'static [Unlisted],
    /// CPython's own record, made at the first import in the layout of the interpreter that runs.
    made: AtomicPtr<ffi::PyModuleDef>,
}

impl ModuleDef {
    /// A module that runs without the GIL and in interpreters with a GIL of their own.
    #[must_use]
    pub const fn new(name: &'static str, doc: &'static str, add: Add) -> ModuleDef {
        super::check_terminated(name);
        super::check_terminated(doc);
        ModuleDef {
            name,
            doc,
            add,
            needs_gil: false,
            interpreters: Interpreters::OwnGil,
            unlisted: &[],
            made: AtomicPtr::new(ptr::null_mut()),
        }
    }

    /// `@py gil`: on free-threaded builds the GIL is switched on for it.
    #[must_use]
    pub const fn needs_gil(mut self) -> ModuleDef {
        self.needs_gil = true;
        self
    }

    /// `@py subinterpreters(no)`.
    #[must_use]
    pub const fn subinterpreters_no(mut self) -> ModuleDef {
        self.interpreters = Interpreters::Main;
        self
    }

    /// `@py subinterpreters(shared_gil)`.
    #[must_use]
    pub const fn subinterpreters_shared_gil(mut self) -> ModuleDef {
        self.interpreters = Interpreters::SharedGil;
        self
    }

    /// What init code may add by name.
    #[must_use]
    pub const fn unlisted(mut self, members: &'static [Unlisted]) -> ModuleDef {
        self.unlisted = members;
        self
    }

    pub(crate) fn name(&self) -> &'static str {
        &self.name[..self.name.len() - 1]
    }

    /// The value of `Py_mod_gil`.
    const fn gil(&self) -> *mut c_void {
        if self.needs_gil { ffi::Py_MOD_GIL_USED } else { ffi::Py_MOD_GIL_NOT_USED }
    }

    /// A new module of this definition, not executed yet, for `spec`.
    pub(crate) fn create<'py>(
        &'static self,
        spec: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = spec.py();
        if ffi::version::running().at_least(3, 15) {
            let slots = ModuleSlots::new(self);
            // SAFETY: a table of slots that ends with a zero, and a live spec.
            let object = unsafe { ffi::PyModule_FromSlotsAndSpec(slots.0.as_ptr(), spec.as_ptr()) };
            return py.own_or_err(object);
        }
        // SAFETY: a record that stays for the process, and a live spec.
        py.own_or_err(unsafe {
            ffi::PyModule_FromDefAndSpec2(self.record(), spec.as_ptr(), ffi::PYTHON_ABI_VERSION)
        })
    }

    /// Executes a module that [`create`](Self::create) made.
    pub(crate) fn execute(&'static self, module: &Bound<'_, PyAny>) -> PyResult<()> {
        let status = if ffi::version::running().at_least(3, 15) {
            // SAFETY: a live module that was made from slots.
            unsafe { ffi::PyModule_Exec(module.as_ptr()) }
        } else {
            // SAFETY: a live module that was made from that record.
            unsafe { ffi::PyModule_ExecDef(module.as_ptr(), self.record()) }
        };
        module.py().check(status).map(drop)
    }

    /// CPython's record of the module; one for the process.
    pub(crate) fn record(&'static self) -> *mut ffi::PyModuleDef {
        let made = self.made.load(Ordering::Acquire);
        if !made.is_null() {
            return made;
        }
        let fields = ffi::layout::ModuleDef {
            name: self.name.as_ptr().cast(),
            doc: self.doc.as_ptr().cast(),
            size: size_of::<Executed>() as ffi::Py_ssize_t,
            methods: ptr::null_mut(),
            slots: Box::leak(self.slots()).as_mut_ptr(),
            traverse: Some(traverse),
            clear: None,
            free: Some(free),
        };
        let new = ffi::layout::new_module_def(&fields, ptr::from_ref(self).cast());
        match self.made.compare_exchange(ptr::null_mut(), new, Ordering::AcqRel, Ordering::Acquire)
        {
            Ok(_) => new,
            // Another thread was first; ours stays unused, which happens at most once per import race.
            Err(first) => first,
        }
    }

    /// The slots that the running interpreter knows; an unknown one would be an error.
    fn slots(&self) -> Box<[ffi::PyModuleDef_Slot]> {
        let version = ffi::version::running();
        let mut slots = vec![slot(ffi::Py_mod_exec, exec as *mut c_void)];
        if version.at_least(3, 12) {
            slots.push(slot(ffi::Py_mod_multiple_interpreters, self.interpreters.value()));
        }
        if version.at_least(3, 13) {
            slots.push(slot(ffi::Py_mod_gil, self.gil()));
        }
        slots.push(slot(0, ptr::null_mut()));
        slots.into_boxed_slice()
    }
}

fn slot(slot: c_int, value: *mut c_void) -> ffi::PyModuleDef_Slot {
    ffi::PyModuleDef_Slot { slot, value }
}

/// A module as 3.15 and later want it described (PEP 793, PEP 820): no `PyModuleDef`, whose layout a library for builds
/// with and without a GIL does not know.
#[repr(transparent)]
pub struct ModuleSlots([ffi::PySlot; 11]);

/// What this library is, for whoever loads it: built without headers, for 3.15's stable ABI of both kinds of builds.
static ABI: ffi::PyABIInfo = ffi::PyABIInfo {
    abiinfo_major_version: 1,
    abiinfo_minor_version: 0,
    flags: ffi::PyABIInfo_STABLE | ffi::PyABIInfo_FREETHREADING_AGNOSTIC,
    build_version: 0,
    abi_version: 0x030f_0000,
};

impl ModuleSlots {
    /// The table for a module.
    #[must_use]
    pub const fn new(module: &'static ModuleDef) -> ModuleSlots {
        use ffi::slot::{
            Py_mod_abi, Py_mod_doc, Py_mod_exec, Py_mod_gil, Py_mod_multiple_interpreters,
            Py_mod_name, Py_mod_state_free, Py_mod_state_size, Py_mod_state_traverse, Py_mod_token,
        };
        const fn new(id: u16, flags: u16, value: ffi::PySlot_Value) -> ffi::PySlot {
            ffi::PySlot { sl_id: id, sl_flags: flags, sl_reserved: 0, sl_value: value }
        }
        const fn data(id: u16, data: *const c_void) -> ffi::PySlot {
            new(id, ffi::PySlot_STATIC, ffi::PySlot_Value { sl_ptr: data.cast_mut() })
        }
        const fn number(id: u16, value: *mut c_void) -> ffi::PySlot {
            new(id, ffi::PySlot_INTPTR, ffi::PySlot_Value { sl_ptr: value })
        }
        let size = ffi::PySlot_Value { sl_size: size_of::<Executed>() as ffi::Py_ssize_t };
        ModuleSlots([
            data(Py_mod_abi, (&raw const ABI).cast()),
            data(Py_mod_name, module.name.as_ptr().cast()),
            data(Py_mod_doc, module.doc.as_ptr().cast()),
            data(Py_mod_exec, exec as *const c_void),
            new(Py_mod_state_size, 0, size),
            data(Py_mod_state_traverse, traverse as *const c_void),
            data(Py_mod_state_free, free as *const c_void),
            number(Py_mod_multiple_interpreters, module.interpreters.value()),
            number(Py_mod_gil, module.gil()),
            // By which `definition` knows a module that has no record.
            data(Py_mod_token, ptr::from_ref(module).cast()),
            new(0, 0, ffi::PySlot_Value { sl_uint64: 0 }),
        ])
    }
}

/// `PyInit_name`: answers with the definition, for the interpreter to create and execute the module.
///
/// # Safety
/// To be called by CPython's import machinery.
pub unsafe fn init(module: &'static ModuleDef) -> *mut ffi::PyObject {
    let (major, minor) = Version::OLDEST;
    if !ffi::version::running().at_least(major, minor) {
        return refuse(module);
    }
    // SAFETY: the import machinery calls with the thread attached, as the size of a header is asked for.
    unsafe { ffi::start() };
    // SAFETY: a record that stays for the process.
    unsafe { ffi::PyModuleDef_Init(module.record()) }
}

/// Says to an interpreter that is too old what it would take. Nothing of this library is ready there, and will be.
#[cold]
fn refuse(module: &ModuleDef) -> *mut ffi::PyObject {
    let (major, minor) = Version::OLDEST;
    let running = ffi::version::running();
    let name = module.name();
    let said = format!("{name} wants CPython {major}.{minor} or newer, and this is {running}\0");
    // SAFETY: a class of every interpreter, which lives as long as that.
    let class = unsafe { ffi::PyExc_ImportError };
    // SAFETY: the import machinery calls with the thread attached; a text that ends with a zero byte.
    unsafe { ffi::PyErr_SetString(class, said.as_ptr().cast()) };
    ptr::null_mut()
}

/// `PyModExport_name`: answers with the slots, and does nothing else, since it is not said in which interpreter it is
/// called.
#[must_use]
pub const fn export(slots: &'static ModuleSlots) -> *const ffi::PySlot {
    slots.0.as_ptr()
}

/// The `Py_mod_exec` slot.
unsafe extern "C" fn exec(module: *mut ffi::PyObject) -> c_int {
    // SAFETY: CPython calls the slot with the thread attached.
    unsafe { ffi::start() };
    crate::error::panic::location::install();
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a live module of ours.
    let module = unsafe { crate::Borrowed::<PyModule>::from_ptr(py, module) };
    let answer = fence(py, || match execute(&module) {
        Ok(()) => Ok(Owned::none(py)),
        Err(error) => Err(error.raise(py)),
    });
    if answer.is_null() {
        return -1;
    }
    // SAFETY: the new reference that `fence` answered with.
    unsafe { ffi::Py_DECREF(answer) };
    0
}

/// The module's own state in CPython: a count of what keeps the interpreter's classes. Null until it is executed.
type Executed = *mut ffi::PyObject;

fn execute(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let keeper = state::module_made(module.py())?;
    // SAFETY: a live module of ours.
    let executed = unsafe { ffi::PyModule_GetState(module.as_ptr()) }.cast::<Executed>();
    // SAFETY: allocated before the module is executed, with the size that the record asks for.
    unsafe { executed.write(keeper.into_ptr()) };
    (definition(module).add)(module)?;
    crate::foreign::interface::register_natives(module.py())
}

/// The `m_traverse` of a module.
unsafe extern "C" fn traverse(
    module: *mut ffi::PyObject,
    visit: ffi::visitproc,
    arg: *mut c_void,
) -> c_int {
    // SAFETY: the collector's own function and argument, until this call returns.
    let mut visit = unsafe { Visit::new(visit, arg) };
    // SAFETY: a module of ours.
    let executed = unsafe { ffi::PyModule_GetState_DuringGC(module) }.cast::<Executed>();
    // SAFETY: null, or the module's state.
    if let Some(&keeper) = unsafe { executed.as_ref() } {
        // SAFETY: null, or an object of which the module owns a count.
        unsafe { visit.pointer(keeper) };
    }
    visit.answer()
}

/// The definition of a module of ours.
pub(crate) fn definition(module: &Bound<'_, PyModule>) -> &'static ModuleDef {
    // SAFETY: a live module.
    let record = unsafe { ffi::PyModule_GetDef(module.as_ptr()) };
    let mut user = ptr::null();
    if record.is_null() {
        let mut token = ptr::null_mut();
        // SAFETY: a live module, and a place for its token.
        if unsafe { ffi::PyModule_GetToken(module.as_ptr(), &raw mut token) } == 0 {
            user = token.cast_const();
        }
    } else {
        // SAFETY: those of our modules that have a record are made from ours.
        user = unsafe { ffi::layout::module_def_user(record) };
    }
    // SAFETY: the user word of our records, and the token of our slots, is the address of the static `ModuleDef`.
    unsafe { &*user.cast::<ModuleDef>() }
}

/// The `m_free` of a module.
unsafe extern "C" fn free(module: *mut c_void) {
    // SAFETY: CPython frees modules with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a module of ours, at its end.
    let executed = unsafe { ffi::PyModule_GetState(module.cast()) }.cast::<Executed>();
    // SAFETY: null, or the module's state, which CPython frees after this.
    let Some(executed) = (unsafe { executed.as_mut() }) else { return };
    let keeper = std::mem::replace(executed, ptr::null_mut());
    if !keeper.is_null() {
        // SAFETY: the count that the module owned.
        state::module_freed(unsafe { Bound::from_owned_ptr(py, keeper) });
    }
}
