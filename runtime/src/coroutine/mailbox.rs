//! How other threads reach an event loop: they put what is woken into its mailbox and ring.
//!
//! Where the loop can watch a socket, ringing writes a byte to one, and no interpreter is involved: so any
//! thread may ring at any time, whichever interpreter the loop is in, and also when that is at its end. Elsewhere a
//! thread of the library rings by calling the loop's own method for that, as soon as it may use Python.

use std::collections::HashMap;
use std::ffi::c_int;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use crate::coroutine::wake::Wake;
use crate::error::PyResult;
use crate::handle::{Bound, Py};
use crate::intern;
use crate::py::Python;
use crate::types::{PyAny, PyCFunction, PyCapsule, PySet, PyTuple, PyWeakrefReference};

/// Where one event loop gets what other threads have woken.
pub(super) struct Mailbox {
    queue: Mutex<Vec<Arc<Wake>>>,
    bell: OnceLock<Bell>,
    /// Its loop is there.
    in_use: AtomicBool,
    /// A weak reference to the set of tasks that its loop keeps.
    tasks: OnceLock<Py<PyWeakrefReference>>,
    /// Who waits for something of the loop's, by address.
    depending: Mutex<HashMap<usize, Weak<dyn Depends>>>,
}

/// What waits for something of a loop's, and can wait no more when that is closed.
pub(super) trait Depends: Send + Sync {
    /// In the thread that closes the loop.
    fn closed(&self);
}

/// How the loop is told.
enum Bell {
    #[cfg(unix)]
    Socket { rung: std::os::unix::net::UnixStream, heard: std::os::unix::net::UnixStream },
    /// `target.name(open)` from a thread of the library's own, as long as there is a target.
    Call { target: Py<PyWeakrefReference>, name: &'static str, open: Py<PyAny> },
}

impl Mailbox {
    /// An empty one, and the Python function that opens it.
    pub(super) fn new(py: Python<'_>) -> PyResult<(Arc<Mailbox>, Bound<'_, PyAny>)> {
        let mailbox = Arc::new(Mailbox {
            queue: Mutex::default(),
            bell: OnceLock::new(),
            in_use: AtomicBool::new(true),
            tasks: OnceLock::new(),
            depending: Mutex::default(),
        });
        let opened = Arc::downgrade(&mailbox);
        let open = PyCFunction::new_closure(py, Some(c"wake"), None, move |args, _| {
            if let Some(mailbox) = opened.upgrade() {
                mailbox.open(args.py());
            }
        })?;
        Ok((mailbox, open.into_any()))
    }

    /// What the loop is to hold, and nobody else: the tasks that are kept for it, and that by whose end
    /// who depends on the loop hears that it was closed.
    pub(super) fn held<'py>(self: &Arc<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let tasks = PySet::empty(py)?;
        let reference = PyWeakrefReference::new(&tasks)?.unbind();
        // Made once, as the mailbox is.
        let _ = self.tasks.set(reference);
        let end = PyCapsule::new_with_destructor(py, Arc::downgrade(self), None, |mailbox, _| {
            if let Some(mailbox) = mailbox.upgrade() {
                mailbox.closed();
            }
        })?;
        PyTuple::new(py, [tasks.into_any(), end.into_any()])
    }

    /// Has the loop keep a task until that is done: asyncio itself keeps none.
    pub(super) fn keep(&self, task: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = task.py();
        let tasks =
            self.tasks.get().and_then(|tasks| tasks.bind(py).upgrade_as::<PySet>().transpose());
        let Some(tasks) = tasks.transpose()? else { return Ok(()) };
        tasks.add(task)?;
        let discard = tasks.getattr(intern!(py, "discard"))?;
        task.call_method1(intern!(py, "add_done_callback"), (discard,)).map(drop)
    }

    /// Whether its loop is still there.
    pub(super) fn is_in_use(&self) -> bool {
        self.in_use.load(Ordering::Acquire)
    }

    fn depending(&self) -> MutexGuard<'_, HashMap<usize, Weak<dyn Depends>>> {
        self.depending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells one when the loop is closed.
    pub(super) fn depend<D: Depends + 'static>(&self, one: &Arc<D>) {
        let (address, one): (_, Weak<dyn Depends>) =
            (Arc::as_ptr(one).addr(), Arc::downgrade(one) as _);
        self.depending().insert(address, one);
    }

    /// It needs to know no more.
    pub(super) fn depend_no_more<D: Depends>(&self, one: &D) {
        self.depending().remove(&std::ptr::from_ref(one).addr());
    }

    fn closed(&self) {
        let all = std::mem::take(&mut *self.depending());
        for one in all.into_values().filter_map(|one| one.upgrade()) {
            one.closed();
        }
    }

    /// The loop goes, and with it what it has not opened.
    pub(super) fn leave(&self) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        self.in_use.store(false, Ordering::Release);
        let left = std::mem::take(&mut *queue);
        drop(queue);
        drop(left);
    }

    /// Puts something in, and rings if it was empty.
    pub(super) fn post(self: &Arc<Self>, wake: Arc<Wake>) {
        let first = {
            let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
            if !self.is_in_use() {
                return;
            }
            queue.push(wake);
            queue.len() == 1
        };
        if first {
            if let Some(bell) = self.bell.get() {
                bell.ring(self);
            }
        }
    }

    /// Ends the waiting of all that is in it, in the loop's thread.
    fn open(&self, py: Python<'_>) {
        // What is posted from now on rings anew.
        if let Some(bell) = self.bell.get() {
            bell.hush();
        }
        let all = std::mem::take(&mut *self.queue.lock().unwrap_or_else(PoisonError::into_inner));
        for wake in all {
            wake.fire(py);
        }
    }

    /// Rings by a socket that `watch` is given the number of, with the function that opens the mailbox.
    ///
    /// # Errors
    /// What `watch` raises; `OSError` without a socket, and `NotImplementedError` where the system has no pairs of them.
    #[cfg(unix)]
    pub(super) fn ring_by_socket(&self, watch: impl FnOnce(c_int) -> PyResult<()>) -> PyResult<()> {
        use std::os::fd::AsRawFd as _;
        let (rung, heard) = std::os::unix::net::UnixStream::pair()?;
        rung.set_nonblocking(true)?;
        heard.set_nonblocking(true)?;
        watch(heard.as_raw_fd())?;
        // A mailbox has one bell, which whoever makes it sets.
        let _ = self.bell.set(Bell::Socket { rung, heard });
        Ok(())
    }

    /// The same on systems other than Unix.
    #[cfg(not(unix))]
    pub(super) fn ring_by_socket(
        &self,
        _watch: impl FnOnce(c_int) -> PyResult<()>,
    ) -> PyResult<()> {
        Err(crate::exceptions::PyNotImplementedError::new_err(
            "this system has no pairs of sockets",
        ))
    }

    /// Rings by a method that may be called from any thread. The mailbox lasts as long as its loop, and must not keep that.
    pub(super) fn ring_by_call(
        &self,
        target: &Bound<'_, PyAny>,
        name: &'static str,
        open: Bound<'_, PyAny>,
    ) -> PyResult<()> {
        let target = PyWeakrefReference::new(target)?.unbind();
        let _ = self.bell.set(Bell::Call { target, name, open: open.unbind() });
        Ok(())
    }
}

impl Bell {
    fn ring(&self, mailbox: &Arc<Mailbox>) {
        match self {
            #[cfg(unix)]
            Bell::Socket { rung, .. } => {
                use std::io::Write as _;
                // A full socket is a bell that rings; a closed one has nobody who listens.
                let _ = (&*rung).write(&[1]);
            }
            Bell::Call { .. } => {
                let _ = ringer().send.send(mailbox.clone());
            }
        }
    }

    fn hush(&self) {
        #[cfg(unix)]
        if let Bell::Socket { heard, .. } = self {
            use std::io::Read as _;
            let _ = (&*heard).read(&mut [0; 64]);
        }
    }

    /// Calls the loop's method, from the library's own thread. A loop that is closed raises, and needs nothing more.
    fn call(&self, py: Python<'_>) {
        match self {
            #[cfg(unix)]
            Bell::Socket { .. } => {}
            Bell::Call { target, name, open } => {
                let Some(target) = target.bind(py).upgrade() else { return };
                let _ = target.call_method1(*name, (open,));
            }
        }
    }
}

/// The library's thread for bells that are a call, and the process that it is in.
///
/// Once made it stays for good, so that a forked process, which has no such thread, finds nothing in use, and starts its own.
struct Ringer {
    process: u32,
    send: Sender<Arc<Mailbox>>,
}

impl Ringer {
    fn start() -> Ringer {
        let (send, receive) = mpsc::channel::<Arc<Mailbox>>();
        let run = move || {
            for mailbox in receive {
                let Some(bell) = mailbox.bell.get() else { continue };
                let _ = Python::try_attach(|py| bell.call(py));
            }
        };
        // Without a thread nothing is ever received, and the loop finds out at its next own step.
        let _ = std::thread::Builder::new().name("keelback".to_owned()).spawn(run);
        Ringer { process: std::process::id(), send }
    }
}

/// That of this process, started when a bell is first rung.
fn ringer() -> &'static Ringer {
    /// Invariant: null, or from `Box::into_raw`, and never freed.
    static RINGER: AtomicPtr<Ringer> = AtomicPtr::new(ptr::null_mut());
    let found = RINGER.load(Ordering::Acquire);
    // SAFETY: null or never freed, as above.
    if let Some(ringer) = unsafe { found.as_ref() } {
        if ringer.process == std::process::id() {
            return ringer;
        }
    }
    let new = Box::into_raw(Box::new(Ringer::start()));
    let (mine, first) = (Ordering::AcqRel, Ordering::Acquire);
    let ringer = RINGER.compare_exchange(found, new, mine, first).map_or_else(
        |other| {
            // SAFETY: nobody has seen it. Its thread ends with it.
            drop(unsafe { Box::from_raw(new) });
            other
        },
        |_| new,
    );
    // SAFETY: not null, and never freed, as above.
    unsafe { &*ringer }
}
