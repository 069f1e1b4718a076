//! How other threads reach an event loop: they put what is woken into its mailbox and ring.
//!
//! Where the loop can watch a socket, ringing writes a byte to one, and no interpreter is involved: so any
//! thread may ring at any time, whichever interpreter the loop is in, and also when that is at its end. Elsewhere a
//! thread of the library rings by calling the loop's own function for that, as soon as it may use Python.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use crate::coroutine::wake::Wake;
use crate::error::PyResult;
use crate::handle::{Bound, Py};
use crate::py::Python;
use crate::types::{PyAny, PyCFunction};

/// Where one event loop gets what other threads have woken.
pub(super) struct Mailbox {
    queue: Mutex<Vec<Arc<Wake>>>,
    bell: OnceLock<Bell>,
    /// Its loop is there.
    in_use: AtomicBool,
    /// Who waits for something of the loop's, by address.
    depending: Mutex<HashMap<usize, Weak<dyn Depends>>>,
}

/// What waits for something of a loop's, and can wait no more when that is closed.
pub(super) trait Depends: Send + Sync {
    /// In the thread that closes the loop.
    fn closed(&self);
}

/// What the loop calls: dropped by the loop alone, when it is closed.
struct Opening(Weak<Mailbox>);

impl Drop for Opening {
    fn drop(&mut self) {
        if let Some(mailbox) = self.0.upgrade() {
            mailbox.closed();
        }
    }
}

/// How the loop is told.
enum Bell {
    #[cfg(unix)]
    Socket { rung: std::os::unix::net::UnixStream, heard: std::os::unix::net::UnixStream },
    /// `call(open)` from a thread of the library's own.
    Call { call: Py<PyAny>, open: Py<PyAny> },
}

impl Mailbox {
    /// An empty one, and the Python function that opens it.
    pub(super) fn new(py: Python<'_>) -> PyResult<(Arc<Mailbox>, Bound<'_, PyAny>)> {
        let mailbox = Arc::new(Mailbox {
            queue: Mutex::default(),
            bell: OnceLock::new(),
            in_use: AtomicBool::new(true),
            depending: Mutex::default(),
        });
        let opening = Opening(Arc::downgrade(&mailbox));
        let open = PyCFunction::new_closure(py, Some(c"wake"), None, move |args, _| {
            if let Some(mailbox) = opening.0.upgrade() {
                mailbox.open(args.py());
            }
        })?;
        Ok((mailbox, open.into_any()))
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
    /// What `watch` raises; `OSError` without a socket.
    #[cfg(unix)]
    pub(super) fn ring_by_socket(
        &self,
        watch: impl FnOnce(std::os::fd::RawFd) -> PyResult<()>,
    ) -> PyResult<()> {
        use std::os::fd::AsRawFd as _;
        let (rung, heard) = std::os::unix::net::UnixStream::pair()?;
        rung.set_nonblocking(true)?;
        heard.set_nonblocking(true)?;
        watch(heard.as_raw_fd())?;
        // A mailbox has one bell, which whoever makes it sets.
        let _ = self.bell.set(Bell::Socket { rung, heard });
        Ok(())
    }

    /// Rings by `call(open)`, a function that may be called from any thread.
    pub(super) fn ring_by_call(&self, call: Bound<'_, PyAny>, open: Bound<'_, PyAny>) {
        let _ = self.bell.set(Bell::Call { call: call.unbind(), open: open.unbind() });
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
                let _ = ringer().send(mailbox.clone());
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

    /// Calls the loop's function, from the library's own thread. A loop that is closed raises, and needs nothing more.
    fn call(&self, py: Python<'_>) {
        if let Bell::Call { call, open } = self {
            let _ = call.bind(py).call1((open,));
        }
    }
}

/// The library's thread for bells that are a call, started when one is first rung.
fn ringer() -> Sender<Arc<Mailbox>> {
    static RINGER: OnceLock<Sender<Arc<Mailbox>>> = OnceLock::new();
    let start = || {
        let (send, receive) = mpsc::channel::<Arc<Mailbox>>();
        let run = move || {
            for mailbox in receive {
                let Some(bell) = mailbox.bell.get() else { continue };
                let _ = Python::try_attach(|py| bell.call(py));
            }
        };
        // Without a thread nothing is ever received, and the loop finds out at its next own step.
        let _ = std::thread::Builder::new().name("keelback".to_owned()).spawn(run);
        send
    };
    RINGER.get_or_init(start).clone()
}
