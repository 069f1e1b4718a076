//! A coroutine's life: steps, and how they end. What Python calls is in `class`.

use std::cell::UnsafeCell;
use std::ffi::CString;
use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, Waker};

use keelback_ffi as ffi;

use crate::class::construct;
use crate::class::contents::Contents;
use crate::convert::{Answer, Owned};
use crate::coroutine::AsyncDef;
use crate::coroutine::body::{Body, Polled};
use crate::coroutine::cancel::Cancel;
use crate::coroutine::class::CLASS;
use crate::coroutine::pool::POOL;
use crate::coroutine::stop::Stop;
use crate::coroutine::suspend::{self, Suspended, Yielding};
use crate::coroutine::wake::{Lazy, Wake};
use crate::error::{PyErr, Raised};
use crate::exceptions::{
    PyRuntimeError, PyRuntimeWarning, PyStopIteration, PyTypeError, PyValueError,
};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyTypeInfo};

/// Where a coroutine is in its life.
pub(super) mod stage {
    pub(in crate::coroutine) const CREATED: u8 = 0;
    pub(in crate::coroutine) const SUSPENDED: u8 = 1;
    pub(in crate::coroutine) const RUNNING: u8 = 2;
    pub(in crate::coroutine) const FINISHED: u8 = 3;
}

/// The Rust value of a coroutine object.
///
/// Invariant: `core` is used by nobody but the thread that has moved `stage` to `RUNNING`, and by the value's own end, and is
/// not moved once that has happened. Where the stage is `FINISHED` there is nothing in it. There is a `wake` from the first wait on.
pub(crate) struct Coroutine {
    pub(super) stage: AtomicU8,
    def: &'static AsyncDef,
    pub(super) stop: Stop,
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
    pub(super) fn def(&self) -> &'static AsyncDef {
        self.def
    }

    pub(super) fn stage(&self) -> u8 {
        self.stage.load(Ordering::Acquire)
    }

    /// What it waits for. Nobody may look at that without a GIL, where another thread may make a step just then.
    pub(super) fn awaits<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        if CLASS.without_gil() || self.stage() != stage::SUSPENDED {
            return None;
        }
        // SAFETY: only this thread is attached, and moves a stage that is not `RUNNING` (`claim`).
        let core = unsafe { &*self.core.get() };
        match core.suspended.as_ref()? {
            Suspended::Inner(inner) => Some(inner.bind(py).clone()),
            Suspended::Loop => core.wake.as_ref()?.0.waits_for(py),
        }
    }

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

    /// The value of an object whose first step can be made by [`start`](Self::start).
    ///
    /// # Safety
    /// `place` must be the address of a value, or of memory that is zero.
    #[inline(always)]
    pub(super) unsafe fn unstarted<'a>(place: *const Coroutine) -> Option<&'a Self> {
        // Without a GIL another thread may make it just now.
        if CLASS.without_gil() {
            return None;
        }
        // SAFETY: a field; zero is a stage.
        let stage = unsafe { &(*place).stage }.load(Ordering::Acquire);
        // SAFETY: a field.
        let core = UnsafeCell::raw_get(unsafe { &raw const (*place).core });
        // SAFETY: a field.
        let body = unsafe { &raw const (*core).body };
        // SAFETY: of a value that nobody uses at that stage (type invariant), or zero.
        let has_future = || unsafe { Body::is_there(body) };
        // SAFETY: where there is a future there is a value.
        (stage == stage::CREATED && has_future()).then(|| unsafe { &*place })
    }

    /// The first step. Where it is the last one, as with most, it makes its answer by `at_once`, with no more work than that takes; all others do so
    /// by `otherwise`. To be called on what [`unstarted`](Self::unstarted) has just answered with.
    #[inline(always)]
    pub(super) fn start<R>(
        &self,
        py: Python<'_>,
        at_once: impl FnOnce(Owned) -> R,
        otherwise: impl FnOnce(Result<Stepped, Raised>) -> R,
    ) -> R {
        self.stage.store(stage::RUNNING, Ordering::Release);
        let lazy = Lazy::new(py);
        let mut entered = Entered { coroutine: self, next: stage::FINISHED };
        let polled = lazy.with(|waker| self.poll(py, &mut entered.core().body, waker));
        // What is below does not unwind.
        std::mem::forget(entered);
        // SAFETY: this is the thread that has moved the stage to `RUNNING`.
        let cancel = unsafe { &(*self.core.get()).cancel };
        match polled.into_result(py) {
            Ok(value) if cancel.is_none() => {
                // Nothing is left of a future that has never waited.
                self.stage.store(stage::FINISHED, Ordering::Release);
                at_once(value)
            }
            Ok(value) => otherwise(self.go_on(py, lazy, Poll::Ready(Ok(value)))),
            Err(polled) => otherwise(self.go_on(py, lazy, polled.into_poll(py))),
        }
    }

    /// Ends the first step, or waits: from the first wait on there is a `wake`. To be called by whoever has moved the stage to `RUNNING`.
    #[inline(never)]
    fn go_on(&self, py: Python<'_>, lazy: Lazy, polled: Poll<Answer>) -> Result<Stepped, Raised> {
        let mut entered = Entered { coroutine: self, next: stage::FINISHED };
        if let Poll::Ready(answer) = polled {
            drop(entered);
            return self.returned(py, answer);
        }
        let wake = lazy.into_wake();
        entered.core().wake = Some((wake.clone(), Waker::from(wake)));
        match self.wait(py, entered)? {
            ControlFlow::Break(stepped) => Ok(stepped),
            ControlFlow::Continue(entered) => self.advance(py, entered),
        }
    }

    /// `send(value)`: runs until the future waits or ends.
    #[inline(never)]
    pub(super) fn send(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> Result<Stepped, Raised> {
        let (mut entered, before) = self.enter(py)?;
        if before != stage::CREATED {
            return self.resume(py, entered, value);
        }
        if !value.is_none() {
            entered.next = stage::CREATED;
            return Err(refuse_value(py));
        }
        std::mem::forget(entered);
        self.start(py, |value| Ok(Stepped::Returned(value)), |stepped| stepped)
    }

    /// A step that is not the first.
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
    pub(super) fn throw(&self, py: Python<'_>, error: PyErr) -> Result<Stepped, Raised> {
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
    pub(super) fn close(&self, py: Python<'_>) -> Result<(), Raised> {
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
            if let Poll::Ready(answer) = self.poll(py, &mut core.body, waker).into_poll(py) {
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
    #[inline(always)]
    fn poll(&self, py: Python<'_>, body: &mut Body, waker: &Waker) -> Polled {
        // SAFETY: it stays where it is until it is dropped (invariant of `Coroutine`).
        let body = unsafe { Pin::new_unchecked(body) };
        let polled = body.poll(py, &mut Context::from_waker(waker));
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
    let (object, coroutine) = without_future(py, def)?;
    // SAFETY: the value of an object that nobody else has seen.
    let core = unsafe { &mut *coroutine }.core.get_mut();
    if cancel.is_some() {
        core.cancel = cancel;
    }
    core.body.put(def.2, future);
    Ok(object)
}

/// All of a coroutine but its future: the same for all. And where its value is.
#[inline(never)]
fn without_future(
    py: Python<'_>,
    def: &'static AsyncDef,
) -> Result<(Owned, *mut Coroutine), Raised> {
    let Some(object) = POOL.take(py) else {
        return anew(py, def);
    };
    // SAFETY: an object of the class.
    let coroutine = unsafe { place(object) };
    // SAFETY: the value of an object that nobody else has seen.
    let value = unsafe { &mut *coroutine };
    value.def = def;
    *value.stage.get_mut() = stage::CREATED;
    Ok((Owned::or_raised(py, object)?, coroutine))
}

#[cold]
#[inline(never)]
fn anew(py: Python<'_>, def: &'static AsyncDef) -> Result<(Owned, *mut Coroutine), Raised> {
    let core = Core { body: Body::empty(), wake: None, suspended: None, cancel: None };
    let stage = AtomicU8::new(stage::CREATED);
    let value = Coroutine { stage, def, stop: Stop::none(), core: UnsafeCell::new(core) };
    let object = construct::new(py, value)?.into_ptr();
    // SAFETY: an object of the class.
    Ok((Owned::or_raised(py, object)?, unsafe { place(object) }))
}

/// Where an object has its value.
///
/// # Safety
/// `object` must be of the class.
#[inline(always)]
pub(super) unsafe fn place(object: *mut ffi::PyObject) -> *mut Coroutine {
    // SAFETY: forwarded.
    let contents = unsafe { Contents::<Coroutine>::of(object) };
    // SAFETY: within the object.
    unsafe { (*contents).value.get() }.cast()
}
