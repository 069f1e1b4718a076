//! The coroutine object: `send`, `throw`, `close`, and what `await` calls.

use std::cell::UnsafeCell;
use std::ffi::CString;
use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, Waker};

use keelback_ffi as ffi;

use crate::call::arg::Args;
use crate::call::enter::fence;
use crate::class::access::Frozen;
use crate::class::contents::Contents;
use crate::class::features;
use crate::class::free_list::FreeList;
use crate::class::receiver::Receiver;
use crate::class::slots::Slot;
use crate::class::{Class, ClassDef, construct, end};
use crate::convert::{Answer, IntoPyObject as _, Owned};
use crate::coroutine::cancel::Cancel;
use crate::coroutine::suspend::{self, Suspended, Yielding};
use crate::coroutine::wake::{Lazy, Wake};
use crate::coroutine::{AsyncDef, Body, Polling, finish, stop};
use crate::error::{PyErr, Raised};
use crate::exceptions::{
    PyBaseException, PyRuntimeError, PyRuntimeWarning, PyStopIteration, PyTypeError, PyValueError,
};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyString, PyTraceback, PyTuple, PyTypeInfo};

/// Where a coroutine is in its life.
mod stage {
    pub(super) const CREATED: u8 = 0;
    pub(super) const SUSPENDED: u8 = 1;
    pub(super) const RUNNING: u8 = 2;
    pub(super) const FINISHED: u8 = 3;
}

/// The Rust value of a coroutine object.
///
/// Invariant: `core` is used by nobody but the thread that has moved `stage` to `RUNNING`, and by the value's own end, and is
/// not moved once that has happened. Where the stage is `FINISHED` there is nothing in it. There is a `wake` from the first wait on.
pub(crate) struct Coroutine {
    stage: AtomicU8,
    def: &'static AsyncDef,
    core: UnsafeCell<Core>,
}

// SAFETY: `core` is used by one thread at a time (type invariant), and what it holds may go from one to another.
unsafe impl Sync for Coroutine {}

struct Core {
    /// Empty once it has ended.
    body: Body,
    /// Made when the future first kept its waker.
    wake: Option<(Arc<Wake>, Waker)>,
    /// What the last step waits for.
    suspended: Option<Suspended>,
    /// Who hears of exceptions that are thrown.
    cancel: Option<Cancel>,
}

/// What a step answers with.
pub(super) enum Stepped {
    /// For the event loop.
    Yielded(Owned),
    /// The coroutine's result.
    Returned(Owned),
}

/// A step that is being made. Unless it says otherwise it was the last one, and the future goes.
struct Entered<'a> {
    coroutine: &'a Coroutine,
    next: u8,
}

impl Entered<'_> {
    /// Ends with a future that has never waited: there is no more than that, but for who may hear of exceptions.
    #[inline(always)]
    fn leave_at_once(mut self) {
        if self.core().cancel.is_none() {
            self.core().body.end();
            self.coroutine.stage.store(stage::FINISHED, Ordering::Release);
            std::mem::forget(self);
        }
    }

    #[inline(always)]
    fn core(&mut self) -> &mut Core {
        // SAFETY: this value was made by whoever moved the stage to `RUNNING` (invariant of `Coroutine`).
        unsafe { &mut *self.coroutine.core.get() }
    }
}

impl Drop for Entered<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        leave(self.coroutine, self.next);
    }
}

/// Ends a step.
#[inline(never)]
fn leave(coroutine: &Coroutine, next: u8) {
    if next == stage::FINISHED {
        // SAFETY: called by whoever moved the stage to `RUNNING` (invariant of `Coroutine`).
        unsafe { &mut *coroutine.core.get() }.end();
    }
    coroutine.stage.store(next, Ordering::Release);
}

impl Core {
    /// Drops the future, and with it all that it borrows.
    fn end(&mut self) {
        self.suspended = None;
        if let Some((wake, _)) = self.wake.take() {
            wake.forget();
        }
        self.body.end();
        self.cancel = None;
    }
}

impl Coroutine {
    /// Begins a step: with the stage before.
    #[inline]
    fn enter(&self, py: Python<'_>) -> Result<(Entered<'_>, u8), Raised> {
        let found = self.claim(py);
        if found < stage::RUNNING {
            Ok((Entered { coroutine: self, next: stage::FINISHED }, found))
        } else {
            Err(refuse(py, found))
        }
    }

    /// Moves a stage before `RUNNING` there. Answers with what was found.
    #[inline]
    fn claim(&self, _py: Python<'_>) -> u8 {
        if CLASS.without_gil() {
            let claimed = |found| (found < stage::RUNNING).then_some(stage::RUNNING);
            let (mine, other) = (Ordering::AcqRel, Ordering::Acquire);
            return self.stage.fetch_update(mine, other, claimed).unwrap_or_else(|found| found);
        }
        // Nobody else is attached, and who polls detached has moved it before.
        let found = self.stage.load(Ordering::Acquire);
        if found < stage::RUNNING {
            self.stage.store(stage::RUNNING, Ordering::Release);
        }
        found
    }

    /// `send(value)`: runs until the future waits or ends.
    #[inline(always)]
    pub(super) fn send(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> Result<Stepped, Raised> {
        let (entered, before) = self.enter(py)?;
        if before == stage::CREATED {
            self.start(py, entered, value)
        } else {
            self.resume(py, entered, value)
        }
    }

    /// The first step, of many the only one.
    #[inline(always)]
    fn start(
        &self,
        py: Python<'_>,
        mut entered: Entered<'_>,
        value: &Bound<'_, PyAny>,
    ) -> Result<Stepped, Raised> {
        if !value.is_none() {
            entered.next = stage::CREATED;
            return Err(refuse_value(py));
        }
        let lazy = Lazy::new(py);
        match lazy.with(|waker| self.poll(py, &mut entered.core().body, waker)) {
            Poll::Ready(answer) => {
                entered.leave_at_once();
                self.returned(py, answer)
            }
            Poll::Pending => self.wait_first(py, entered, lazy),
        }
    }

    /// Waits for the first time: from now on there is a `wake`.
    #[inline(never)]
    fn wait_first(
        &self,
        py: Python<'_>,
        mut entered: Entered<'_>,
        lazy: Lazy,
    ) -> Result<Stepped, Raised> {
        let wake = lazy.into_wake();
        entered.core().wake = Some((wake.clone(), Waker::from(wake)));
        match self.wait(py, entered)? {
            ControlFlow::Break(stepped) => Ok(stepped),
            ControlFlow::Continue(entered) => self.advance(py, entered),
        }
    }

    /// A step that is not the first.
    #[inline(never)]
    fn resume(
        &self,
        py: Python<'_>,
        mut entered: Entered<'_>,
        value: &Bound<'_, PyAny>,
    ) -> Result<Stepped, Raised> {
        if let Some(suspended) = entered.core().suspended.take() {
            match suspended.resume(py, value) {
                Ok(None) => {}
                Ok(Some(yielding)) => return Ok(entered.wait(yielding)),
                Err(error) => return self.interrupted(py, entered, error),
            }
        }
        self.advance(py, entered)
    }

    /// `throw(error)`
    fn throw(&self, py: Python<'_>, error: PyErr) -> Result<Stepped, Raised> {
        let (mut entered, before) = self.enter(py)?;
        if before == stage::CREATED {
            drop(entered);
            return Err(self.thrown(py, error));
        }
        match entered.core().suspended.take().map(|suspended| suspended.throw(py, error)) {
            Some(Ok(Some(yielding))) => Ok(entered.wait(yielding)),
            Some(Err(error)) => self.interrupted(py, entered, error),
            Some(Ok(None)) | None => self.advance(py, entered),
        }
    }

    /// An exception comes where the future waits: it hears of it if it wants to, and is dropped otherwise.
    fn interrupted(
        &self,
        py: Python<'_>,
        mut entered: Entered<'_>,
        error: PyErr,
    ) -> Result<Stepped, Raised> {
        let error = match &entered.core().cancel {
            None => error,
            Some(cancel) => match cancel.throw(error) {
                Ok(()) => return self.advance(py, entered),
                Err(error) => error,
            },
        };
        drop(entered);
        Err(self.thrown(py, error))
    }

    /// `close()`: as an exception that nobody sees.
    fn close(&self, py: Python<'_>) -> Result<(), Raised> {
        if self.stage.load(Ordering::Acquire) == stage::FINISHED {
            return Ok(());
        }
        let (mut entered, _) = self.enter(py)?;
        if let Some(suspended) = entered.core().suspended.take() {
            suspended.abandon(py);
        }
        Ok(())
    }

    /// Runs the future until it waits or ends.
    fn advance(&self, py: Python<'_>, mut entered: Entered<'_>) -> Result<Stepped, Raised> {
        loop {
            let core = entered.core();
            let (wake, waker) = core.wake.as_ref().expect("made where it first waited");
            wake.begin();
            if let Poll::Ready(answer) = self.poll(py, &mut core.body, waker) {
                return self.returned(py, answer);
            }
            match self.wait(py, entered)? {
                ControlFlow::Break(stepped) => return Ok(stepped),
                ControlFlow::Continue(same) => entered = same,
            }
        }
    }

    /// Ends the step with something for the loop, or hands it back where there is no need to wait any more.
    fn wait<'a>(
        &self,
        py: Python<'_>,
        mut entered: Entered<'a>,
    ) -> Result<ControlFlow<Stepped, Entered<'a>>, Raised> {
        let (wake, _) = entered.core().wake.as_ref().expect("made where it first waited");
        match suspend::suspend(py, wake) {
            Ok(Some(yielding)) => Ok(ControlFlow::Break(entered.wait(yielding))),
            Ok(None) => Ok(ControlFlow::Continue(entered)),
            Err(error) => {
                drop(entered);
                Err(self.thrown(py, error))
            }
        }
    }

    /// One poll of the future.
    #[inline]
    fn poll(&self, py: Python<'_>, body: &mut Body, waker: &Waker) -> Poll<Answer> {
        // SAFETY: it stays where it is until it is dropped (invariant of `Coroutine`).
        let body = unsafe { Pin::new_unchecked(body) };
        let context = &mut Context::from_waker(waker);
        let polled = if self.def.2 == Polling::Detached {
            finish::poll_detached(py, body, context)
        } else {
            body.poll(context)
        };
        // What the future let go while it was detached, or in other threads.
        crate::handle::drain_waiting(py);
        polled
    }

    #[inline(always)]
    fn returned(&self, py: Python<'_>, answer: Answer) -> Result<Stepped, Raised> {
        match answer {
            Ok(value) => Ok(Stepped::Returned(value)),
            Err(raised) => Err(self.failed(py, raised)),
        }
    }

    /// An exception that goes through the fn: its traceback names that.
    fn thrown(&self, py: Python<'_>, error: PyErr) -> Raised {
        let raised = error.raise(py);
        self.failed(py, raised)
    }

    #[cold]
    fn failed(&self, py: Python<'_>, raised: Raised) -> Raised {
        let (file, line) = self.def.file_and_line();
        crate::error::place::add_function(self.def.name(), file, line);
        let raised = raised.take(py);
        if !raised.is_instance_of::<PyStopIteration>(py) {
            return raised.raise(py);
        }
        // It would be taken for the coroutine's result (PEP 479).
        let error = PyRuntimeError::new_err("coroutine raised StopIteration");
        error.set_cause(py, Some(raised));
        let raised = error.raise(py);
        crate::error::place::add_function(self.def.name(), file, line);
        raised
    }
}

impl Entered<'_> {
    /// The step ends and the coroutine does not.
    fn wait(mut self, (suspended, yielded): Yielding) -> Stepped {
        self.core().suspended = Some(suspended);
        self.next = stage::SUSPENDED;
        Stepped::Yielded(yielded)
    }
}

impl Drop for Coroutine {
    /// The object's end, attached.
    fn drop(&mut self) {
        let awaited = *self.stage.get_mut() != stage::CREATED;
        self.core.get_mut().end();
        if !awaited {
            never_awaited(self.def);
        }
    }
}

/// The warning that Python gives for its own coroutines.
#[cold]
fn never_awaited(def: &AsyncDef) {
    Python::if_attached(|py| {
        let message = format!("coroutine '{}' was never awaited", def.qualified());
        let Ok(message) = CString::new(message) else { return };
        let category = PyRuntimeWarning::type_object(py);
        if let Err(error) = PyErr::warn(py, category.as_any(), message, 1) {
            error.write_unraisable(py, None);
        }
    });
}

/// Why a coroutine cannot make a step.
#[cold]
fn refuse(py: Python<'_>, stage: u8) -> Raised {
    if stage == stage::RUNNING {
        PyValueError::new_err("coroutine already executing").raise(py)
    } else {
        PyRuntimeError::new_err("cannot reuse already awaited coroutine").raise(py)
    }
}

#[cold]
fn refuse_value(py: Python<'_>) -> Raised {
    PyTypeError::new_err("can't send non-None value to a just-started coroutine").raise(py)
}

/// A coroutine for a future.
#[inline]
pub(super) fn new<F>(
    py: Python<'_>,
    def: &'static AsyncDef,
    cancel: Option<Cancel>,
    future: F,
) -> Answer
where
    F: Future<Output = Answer> + Send + 'static,
{
    let object = without_future(py, def)?;
    // SAFETY: an object of the class.
    let contents = unsafe { Contents::<Coroutine>::of(object.as_ptr()) };
    // SAFETY: as above, and its value was made just now.
    let contents = unsafe { &*contents };
    // SAFETY: its guard says that there is a value.
    let coroutine = unsafe { contents.stored() };
    // SAFETY: nobody else has seen the object.
    let core = unsafe { &mut *coroutine.core.get() };
    if cancel.is_some() {
        core.cancel = cancel;
    }
    core.body.put(future);
    Ok(object)
}

/// All of a coroutine but its future: the same for all.
#[inline(never)]
fn without_future(py: Python<'_>, def: &'static AsyncDef) -> Answer {
    construct::in_place::<Coroutine>(py, || {
        let core = Core { body: Body::empty(), wake: None, suspended: None, cancel: None };
        Coroutine { stage: AtomicU8::new(stage::CREATED), def, core: UnsafeCell::new(core) }
    })
}

// SAFETY: the definition is the type's own, and the type may be used by every thread.
unsafe impl Class for Coroutine {
    type Access = Frozen;
    type Stored = Coroutine;
    type Root = crate::class::python::OnObject;

    fn class() -> &'static ClassDef {
        &CLASS
    }

    fn free_list() -> Option<&'static FreeList> {
        Some(&FREE)
    }
}

/// As many as a chain of coroutines that await each other, or a few that run at once.
static FREE: FreeList = FreeList::new(16);

static CLASS: ClassDef = ClassDef::new::<Coroutine>(
    "coroutine\0",
    "A Rust future that Python awaits.\0",
    &[SEND, THROW, CLOSE],
    &[NAME, QUALNAME, RUNNING],
    &[AWAIT, ITER, NEXT, SENDS, REPR],
)
.with_final()
.in_module("keelback")
.with(features::weakref::<Coroutine>())
.with(features::freelist::<Coroutine>(&FREE))
.with(features::coroutine())
.with(features::Feature { dealloc: Some(dealloc), ..features::none() });

/// The end of an object: of one that has run to its end, nothing is left but memory.
unsafe extern "C" fn dealloc(object: *mut ffi::PyObject) {
    // SAFETY: CPython calls the slot with an object of the class.
    let contents = unsafe { Contents::<Coroutine>::of(object) };
    // SAFETY: within the object.
    let coroutine: *mut Coroutine = unsafe { (*contents).value.get() }.cast();
    // SAFETY: as above. Where no value was ever put there it is zero, as everything is.
    let stage = unsafe { &(*coroutine).stage };
    let ended = stage.load(Ordering::Acquire) == stage::FINISHED;
    // What `weakrefs_place` answers for a class that has no more than those.
    let weakrefs = contents.wrapping_add(1).cast::<*mut ffi::PyObject>();
    debug_assert_eq!(CLASS.weakrefs_place(object), Some(weakrefs));
    // SAFETY: a field of the object.
    let has_weakrefs = !unsafe { *weakrefs }.is_null();
    // SAFETY: an object at its end.
    let own = unsafe { CLASS.own_type(object) };
    // SAFETY: as above. Where it has ended its value owns nothing (invariant of `Coroutine`).
    if ended && !has_weakrefs && own.is_some_and(|own| unsafe { FREE.keep(own, object) }) {
        return;
    }
    // SAFETY: as this is called.
    unsafe { end::dealloc_collected::<Coroutine>(object) };
}

type This<'a, 'py> = Receiver<'a, 'py, Coroutine>;

fn value<'a>(slf: &This<'a, '_>) -> Result<impl std::ops::Deref<Target = Coroutine> + 'a, Raised> {
    slf.shared(&crate::class::access::Name("send"))
}

/// A result, as `send` and its like hand it over.
fn answer(py: Python<'_>, stepped: Stepped) -> Answer {
    match stepped {
        Stepped::Yielded(object) => Ok(object),
        Stepped::Returned(value) => Err(stop::raise(py, value)),
    }
}

fn send<'py>(py: Python<'py>, slf: This<'_, 'py>, args: Args<'_, 'py, 1, 0>) -> Answer {
    answer(py, value(&slf)?.send(py, args.0[0].as_bound())?)
}

fn throw<'py>(py: Python<'py>, slf: This<'_, 'py>, args: Args<'_, 'py, 1, 2>) -> Answer {
    let error = thrown(args).map_err(|error| error.raise(py))?;
    answer(py, value(&slf)?.throw(py, error)?)
}

/// The exception that `throw(type, value, traceback)` means.
pub(super) fn thrown(args: Args<'_, '_, 1, 2>) -> Result<PyErr, PyErr> {
    let kind = args.0[0].as_bound();
    let [given, traceback] = args.1.map(|arg| arg.0.map(|arg| arg.as_bound()));
    let given = given.filter(|given| !given.is_none());
    let error = if kind.cast::<PyBaseException>().is_ok() {
        if given.is_some() {
            return Err(PyTypeError::new_err("instance exception may not have a separate value"));
        }
        kind.clone()
    } else if let Some(class) = exception_class(kind) {
        match given {
            Some(given) if given.is_instance(class)? => given.clone(),
            Some(given) => match given.cast::<PyTuple>() {
                Ok(args) => class.call1(args.clone())?,
                Err(_) => class.call1((given,))?,
            },
            None => class.call0()?,
        }
    } else {
        return Err(PyTypeError::new_err(format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            kind.type_name()
        )));
    };
    if let Some(traceback) = traceback.filter(|traceback| !traceback.is_none()) {
        if traceback.cast::<PyTraceback>().is_err() {
            return Err(PyTypeError::new_err("throw() third argument must be a traceback object"));
        }
        error.setattr("__traceback__", traceback)?;
    }
    Ok(PyErr::from_value(error))
}

fn exception_class<'a, 'py>(kind: &'a Bound<'py, PyAny>) -> Option<&'a Bound<'py, PyAny>> {
    // SAFETY: a live object.
    unsafe { ffi::layout::types::PyExceptionClass_Check(kind.as_ptr()) }.then_some(kind)
}

fn close<'py>(py: Python<'py>, slf: This<'_, 'py>, _: Args<'_, 'py, 0, 0>) -> Answer {
    value(&slf)?.close(py)?;
    Ok(Owned::none(py))
}

fn itself<'py>(_: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(slf.to_owned().into())
}

/// `am_await`: itself. Of two that await it at once, the second would take the first one's place, which would wait for ever.
unsafe extern "C" fn awaits(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with an object of the class.
    let contents = unsafe { Contents::<Coroutine>::of(object) };
    // SAFETY: within the object.
    let coroutine: *mut Coroutine = unsafe { (*contents).value.get() }.cast();
    // SAFETY: as above. Where no value was ever put there it is zero.
    let stage = unsafe { &(*coroutine).stage };
    match stage.load(Ordering::Acquire) {
        stage::SUSPENDED | stage::RUNNING => refuse_second(),
        // SAFETY: a live object, and CPython calls the slot with the thread attached.
        _ => unsafe { ffi::Py_NewRef(object) },
    }
}

/// Of C's convention, so that its caller may end with it.
#[cold]
#[inline(never)]
extern "C" fn refuse_second() -> *mut ffi::PyObject {
    // SAFETY: called by a slot, with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let message = "coroutine is being awaited already";
    fence(py, || Err(PyRuntimeError::new_err(message).raise(py)))
}

fn name<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(PyString::new(py, value(&slf)?.def.name()).into())
}

fn qualname<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(PyString::new(py, value(&slf)?.def.qualified()).into())
}

fn running<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    (value(&slf)?.stage.load(Ordering::Acquire) == stage::RUNNING).into_answer(py)
}

fn repr<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    let address = slf.handle().as_ptr();
    let text = format!("<coroutine object {} at {address:p}>", value(&slf)?.def.qualified());
    Ok(PyString::new(py, &text).into())
}

/// Where the result is `None`, nothing is raised: that is how an iterator says so.
fn next<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Result<Option<Owned>, Raised> {
    // SAFETY: a live object.
    let none = unsafe { crate::Borrowed::<PyAny>::from_ptr(py, ffi::Py_None()) };
    match value(&slf)?.send(py, &none)? {
        Stepped::Yielded(object) => Ok(Some(object)),
        Stepped::Returned(result) => {
            let result = result.into_bound(py);
            if result.is_none() { Ok(None) } else { Err(stop::raise_for_value(py, result.into())) }
        }
    }
}

/// `am_send`: the result without an exception around it.
unsafe extern "C" fn sends(
    object: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    result: *mut *mut ffi::PyObject,
) -> ffi::PySendResult {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: CPython calls the slot with an object of the class.
    let slf: This<'_, '_> = unsafe { Receiver::new(py, object) };
    // SAFETY: a live object.
    let sent = unsafe { crate::Borrowed::<PyAny>::from_ptr(py, value) };
    let mut how = ffi::PYGEN_ERROR;
    let object = fence(py, || match self::value(&slf)?.send(py, &sent)? {
        Stepped::Yielded(object) => {
            how = ffi::PYGEN_NEXT;
            Ok(object)
        }
        Stepped::Returned(object) => {
            how = ffi::PYGEN_RETURN;
            Ok(object)
        }
    });
    // SAFETY: the caller's place for the result.
    unsafe { *result = object };
    how
}

crate::rt::method!(
    SEND,
    send,
    "coroutine.send(value, /)",
    1,
    0,
    1,
    Coroutine,
    "send\0",
    "send($self, value, /)\n--\n\nRuns until the future waits or ends.\0"
);
crate::rt::method!(
    THROW,
    throw,
    "coroutine.throw(type, value=, traceback=, /)",
    1,
    2,
    3,
    Coroutine,
    "throw\0",
    "throw($self, type, value=None, traceback=None, /)\n--\n\nRaises an exception where the future waits.\0"
);
crate::rt::method!(
    CLOSE,
    close,
    "coroutine.close()",
    0,
    0,
    0,
    Coroutine,
    "close\0",
    "close($self)\n--\n\nDrops the future where it waits.\0"
);
crate::rt::attribute!(NAME, Coroutine, "__name__\0", "The name of the fn.\0", name);
crate::rt::attribute!(QUALNAME, Coroutine, "__qualname__\0", "Its qualified name.\0", qualname);
crate::rt::attribute!(
    RUNNING,
    Coroutine,
    "cr_running\0",
    "Whether a step is being made.\0",
    running
);
crate::rt::class_slot!(ITER, Coroutine, Py_tp_iter, unary, itself);
crate::rt::class_slot!(NEXT, Coroutine, Py_tp_iternext, next, next);
crate::rt::class_slot!(REPR, Coroutine, Py_tp_repr, unary, repr);
// SAFETY: the slot has this shape.
const AWAIT: Slot<Coroutine> =
    unsafe { Slot::new(ffi::Py_am_await, awaits as *const std::ffi::c_void) };
// SAFETY: the slot has this shape.
const SENDS: Slot<Coroutine> =
    unsafe { Slot::new(ffi::Py_am_send, sends as *const std::ffi::c_void) };
