//! Waiting in trio.

use std::sync::Arc;

use crate::coroutine::define;
use crate::coroutine::mailbox::Mailbox;
use crate::coroutine::suspend::{Suspended, Waiting, Yielding};
use crate::coroutine::wake::Wake;
use crate::error::PyResult;
use crate::exceptions::PyNotImplementedError;
use crate::handle::{Bound, Py};
use crate::intern;
use crate::py::Python;
use crate::sync::PyOnceLock;
use crate::types::{PyAny, PyCFunction, PyCapsule, PyDict};

/// Whether the step runs in a task of trio's. Never asked for by importing it.
pub(in crate::coroutine) fn runs(py: Python<'_>) -> PyResult<bool> {
    static MODULES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let modules = MODULES.import(py, "sys", "modules")?;
    if !modules.contains(intern!(py, "trio"))? {
        return Ok(false);
    }
    // Trio may run inside of asyncio, and asyncio inside of trio: what both agree on knows.
    if let Some(sniffio) = modules.get_item(intern!(py, "sniffio"))? {
        if let Ok(name) = sniffio.call_method0(intern!(py, "current_async_library")) {
            return name.eq("trio");
        }
    }
    Ok(lowlevel(py)?.call_method0(intern!(py, "current_task")).is_ok())
}

fn lowlevel(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static LOWLEVEL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOWLEVEL.import(py, "trio", "lowlevel")
}

/// Waits until the task is scheduled anew.
pub(super) fn suspend(py: Python<'_>, wake: &Arc<Wake>) -> PyResult<Option<Yielding>> {
    let trio = lowlevel(py)?;
    let again = || trio.call_method0(intern!(py, "checkpoint"));
    let inner = if wake.is_woken() {
        again()?
    } else {
        let task = trio.call_method0(intern!(py, "current_task"))?;
        let waits = wake.wait(Waiting::new(&task, reschedule, mailbox(py, trio)?)?);
        if waits { wait(py, trio, wake)? } else { again()? }
    };
    Suspended::Inner(inner.unbind()).resume(py, py.None().bind(py))
}

fn reschedule(task: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = task.py();
    lowlevel(py)?.call_method1(intern!(py, "reschedule"), (task,)).map(drop)
}

/// The awaitable of the waiting, which ends by a wake-up or by being cancelled, never by both.
fn wait<'py>(
    py: Python<'py>,
    trio: &Bound<'py, PyAny>,
    wake: &Arc<Wake>,
) -> PyResult<Bound<'py, PyAny>> {
    let (woken, aborted) = (wake.clone(), trio.getattr("Abort")?.getattr("SUCCEEDED")?.unbind());
    let abort = PyCFunction::new_closure(py, Some(c"abort"), None, move |args, _| {
        woken.forget();
        aborted.clone_ref(args.py())
    })?;
    trio.call_method1(intern!(py, "wait_task_rescheduled"), (abort,))
}

/// What opens a mailbox in a task of trio's own, as long as it runs.
const WATCH: &str = "
import trio

async def watch(socket, open):
    while True:
        await trio.lowlevel.wait_readable(socket)
        open()
";

/// The mailbox of this run of trio, made at its first use.
fn mailbox(py: Python<'_>, trio: &Bound<'_, PyAny>) -> PyResult<Arc<Mailbox>> {
    static RUN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let run = RUN.get_or_try_init(py, || {
        PyResult::Ok(trio.call_method1("RunVar", ("keelback.mailbox", py.None()))?.unbind())
    })?;
    let run = run.bind(py);
    if let Ok(capsule) = run.call_method0(intern!(py, "get"))?.cast::<PyCapsule>() {
        // SAFETY: the variable is ours, and holds nothing but what is put there below.
        return Ok(unsafe { capsule.reference::<Arc<Mailbox>>() }.clone());
    }
    let (mailbox, open) = Mailbox::new(py)?;
    let capsule = super::asyncio::in_capsule(py, &mailbox)?;
    listen(py, trio, &mailbox, open)?;
    run.call_method1(intern!(py, "set"), (capsule,))?;
    Ok(mailbox)
}

fn listen(
    py: Python<'_>,
    trio: &Bound<'_, PyAny>,
    mailbox: &Arc<Mailbox>,
    open: Bound<'_, PyAny>,
) -> PyResult<()> {
    let watched = mailbox.ring_by_socket(|socket| {
        static WATCHER: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let watcher = WATCHER.get_or_try_init(py, || define(py, WATCH, "watch"))?;
        trio.call_method1("spawn_system_task", (watcher.bind(py), socket, &open)).map(drop)
    });
    match watched {
        // Where there are no pairs of sockets.
        Err(error) if error.is_instance_of::<PyNotImplementedError>(py) => {}
        done => return done,
    }
    mailbox.ring_by_call(&trio.call_method0("current_trio_token")?, "run_sync_soon", open)
}
