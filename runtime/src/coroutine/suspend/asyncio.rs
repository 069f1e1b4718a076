//! Waiting in a loop of asyncio's: its own, uvloop's, and whatever else gives `asyncio.Future`s.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use crate::convert::Owned;
use crate::coroutine::define;
use crate::coroutine::mailbox::Mailbox;
use crate::coroutine::suspend::{Suspended, Waiting, Yielding};
use crate::coroutine::wake::Wake;
use crate::error::PyResult;
use crate::exceptions::{PyNotImplementedError, PyRuntimeError};
use crate::handle::{Bound, Py};
use crate::intern;
use crate::py::Python;
use crate::state::{self, Owner};
use crate::sync::PyOnceLock;
use crate::types::{PyAny, PyCapsule};

/// Waits for a new future of the running loop.
pub(super) fn suspend(py: Python<'_>, wake: &Arc<Wake>) -> PyResult<Yielding> {
    let running = running_loop(py)?;
    // To yield nothing is to be called again at the loop's next turn.
    let again = || (Suspended::Loop, Owned::none(py));
    if wake.is_woken() {
        return Ok(again());
    }
    let mailbox = mailbox(py, &running)?;
    let future = running.call_method0(intern!(py, "create_future"))?;
    // What a task looks at to see that it is to wait for it, which `await` sets.
    future.setattr(intern!(py, "_asyncio_future_blocking"), true)?;
    let waits = wake.wait(Waiting::new(&future, resolve, mailbox)?);
    Ok(if waits { (Suspended::Loop, future.into()) } else { again() })
}

/// Lets a task go on that waits for a future, unless it has been cancelled, or its loop closed.
fn resolve(future: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = future.py();
    if future.call_method0(intern!(py, "done"))?.is_truthy()? {
        return Ok(());
    }
    match future.call_method1(intern!(py, "set_result"), (py.None(),)) {
        Err(_) if is_closed(future)? => Ok(()),
        done => done.map(drop),
    }
}

#[cold]
fn is_closed(future: &Bound<'_, PyAny>) -> PyResult<bool> {
    future.call_method0("get_loop")?.call_method0("is_closed")?.is_truthy()
}

pub(in crate::coroutine) fn running_loop(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    find_running(py)?.ok_or_else(|| {
        PyRuntimeError::new_err(
            "a Rust future has to wait, and no event loop runs in this thread: await it under asyncio or trio",
        )
    })
}

/// The loop that runs in this thread, if one does.
pub(in crate::coroutine) fn find_running(py: Python<'_>) -> PyResult<Option<Bound<'_, PyAny>>> {
    static GET: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let running = GET.import(py, "asyncio", "_get_running_loop")?.call0()?;
    Ok((!running.is_none()).then_some(running))
}

/// The name of the capsules that hold an `Arc<Mailbox>`.
const CAPSULE: &std::ffi::CStr = c"keelback.mailbox";

/// The mailbox of a loop, made at its first use.
pub(in crate::coroutine) fn mailbox(
    py: Python<'_>,
    running: &Bound<'_, PyAny>,
) -> PyResult<Arc<Mailbox>> {
    thread_local! {
        /// The last answer on this thread, and the loop that it was for.
        static LAST: RefCell<(usize, Option<Owner>, Weak<Mailbox>)> =
            const { RefCell::new((0, None, Weak::new())) };
    }
    let key = (running.as_ptr().addr(), Some(state::owner(py)));
    let last = LAST.with_borrow(|(address, owner, mailbox)| {
        ((*address, *owner) == key).then(|| mailbox.upgrade())
    });
    if let Some(mailbox) = last.flatten().filter(|mailbox| mailbox.is_in_use()) {
        return Ok(mailbox);
    }
    let mailbox = find_or_make(py, running)?;
    LAST.with_borrow_mut(|last| *last = (key.0, key.1, Arc::downgrade(&mailbox)));
    Ok(mailbox)
}

#[cold]
fn find_or_make(py: Python<'_>, running: &Bound<'_, PyAny>) -> PyResult<Arc<Mailbox>> {
    static ALL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let all = ALL.get_or_try_init(py, || {
        let all = py.import("weakref")?.getattr("WeakKeyDictionary")?.call0()?;
        PyResult::Ok(all.unbind())
    })?;
    let all = all.bind(py);
    let found = all.call_method1(intern!(py, "get"), (running,))?;
    if let Ok(capsule) = found.cast::<PyCapsule>() {
        // SAFETY: the dict is ours, and holds nothing but what is put there below.
        return Ok(unsafe { capsule.reference::<Arc<Mailbox>>() }.clone());
    }
    let (mailbox, open) = Mailbox::new(py)?;
    let capsule = in_capsule(py, &mailbox)?;
    listen(py, running, &mailbox, open)?;
    all.set_item(running, capsule)?;
    Ok(mailbox)
}

/// A capsule that keeps a mailbox in use until it goes.
pub(super) fn in_capsule<'py>(
    py: Python<'py>,
    mailbox: &Arc<Mailbox>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let name = Some(CAPSULE.to_owned());
    PyCapsule::new_with_destructor(py, mailbox.clone(), name, |mailbox, _| mailbox.leave())
}

/// What a loop that watches no sockets holds by a timer, day by day.
const HOLD: &str = "
def hold(loop, held):
    loop.call_later(86400, hold, loop, held)
";

/// Has the loop open a mailbox when it is rung for, and hold what is to end with it: it lets go of all callbacks when it is closed.
fn listen(
    py: Python<'_>,
    running: &Bound<'_, PyAny>,
    mailbox: &Arc<Mailbox>,
    open: Bound<'_, PyAny>,
) -> PyResult<()> {
    let held = mailbox.held(py)?;
    let watched = mailbox.ring_by_socket(|socket| {
        running.call_method1(intern!(py, "add_reader"), (socket, &open, &held)).map(drop)
    });
    match watched {
        // There are loops that watch no sockets.
        Err(error) if error.is_instance_of::<PyNotImplementedError>(py) => {}
        done => return done,
    }
    mailbox.ring_by_call(running, "call_soon_threadsafe", open)?;
    static HOLDER: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let hold = HOLDER.get_or_try_init(py, || define(py, HOLD, "hold"))?;
    hold.bind(py).call1((running, held)).map(drop)
}
