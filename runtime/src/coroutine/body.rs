//! The future of a coroutine: in the object itself where it is small, as those are that have little to wait for. No memory
//! is asked for then.

use std::future::Future;
use std::marker::PhantomPinned;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::ptr;
use std::task::{Context, Poll};

use keelback_ffi as ffi;

use crate::convert::{Answer, Owned};
use crate::coroutine::{Polling, finish};
use crate::py::Python;

/// How many words a future may have that is not boxed.
const WORDS: usize = 8;

type Place = MaybeUninit<[usize; WORDS]>;

/// Room for the future of a call, which ends with the answer for Python.
///
/// Invariant: where there are `functions`, `place` holds a value of the type whose these are, which fits there, is `Send` and `'static`, and
/// is dropped when they go. It is not moved once it has been polled.
pub(crate) struct Body {
    functions: Option<&'static Functions>,
    place: Place,
    _pinned: PhantomPinned,
}

// SAFETY: what is in it is `Send` (type invariant).
unsafe impl Send for Body {}

/// What can be done with a future of one type, by its address.
struct Functions {
    /// To be called attached.
    poll: unsafe fn(&mut Body, &mut Context<'_>) -> Polled,
    drop: unsafe fn(*mut ()),
}

impl Body {
    /// No future.
    #[inline(always)]
    pub(super) const fn empty() -> Body {
        Body { functions: None, place: Place::uninit(), _pinned: PhantomPinned }
    }

    /// Puts a future where there is none: written where it stays, it is moved once.
    #[inline]
    pub(super) fn put<F>(&mut self, polling: Polling, future: F)
    where
        F: Future<Output = Answer> + Send + 'static,
    {
        if Body::holds::<F>() {
            self.put_here(polling, future);
        } else {
            self.put_here(polling, Box::pin(future));
        }
    }

    /// Whether there is a future.
    ///
    /// # Safety
    /// `place` must be the address of a body, or of memory that is zero, which nobody else uses.
    #[inline(always)]
    pub(super) unsafe fn is_there(place: *const Body) -> bool {
        // SAFETY: a field; zeroes are none.
        unsafe { &(*place).functions }.is_some()
    }

    const fn holds<F>() -> bool {
        size_of::<F>() <= size_of::<Place>() && align_of::<F>() <= align_of::<Place>()
    }

    #[inline(always)]
    fn put_here<F>(&mut self, polling: Polling, future: F)
    where
        F: Future<Output = Answer> + Send + 'static,
    {
        assert!(Body::holds::<F>());
        debug_assert!(self.functions.is_none(), "a body has one future in its life");
        // SAFETY: there is room for it, as just asserted.
        unsafe { self.place.as_mut_ptr().cast::<F>().write(future) };
        self.functions = Some(match polling {
            Polling::Attached => const { &Functions { poll: poll::<F>, drop: drop_in_place::<F> } },
            Polling::Detached => {
                const { &Functions { poll: poll_detached::<F>, drop: drop_in_place::<F> } }
            }
        });
    }

    /// Polls the future, which is dropped where it has ended.
    #[inline(always)]
    pub(super) fn poll(self: Pin<&mut Self>, _py: Python<'_>, context: &mut Context<'_>) -> Polled {
        // SAFETY: nothing is moved.
        let body = unsafe { self.get_unchecked_mut() };
        let functions = body.functions.expect("a coroutine that has not ended has a future");
        // SAFETY: of the future that it holds (type invariant), pinned as `self` is.
        unsafe { (functions.poll)(body, context) }
    }

    /// Drops the future, if there is one.
    #[inline]
    pub(super) fn end(&mut self) {
        if let Some(functions) = self.functions.take() {
            // SAFETY: the future that it holds (type invariant), once.
            unsafe { (functions.drop)(self.place.as_mut_ptr().cast()) };
        }
    }
}

/// Polls, and drops what has ended: of an `async` block nothing is left then, as the compiler sees here.
///
/// # Safety
/// `body` must hold an `F`, and be pinned.
unsafe fn poll<F: Future<Output = Answer>>(body: &mut Body, context: &mut Context<'_>) -> Polled {
    let place = body.place.as_mut_ptr().cast::<F>();
    // SAFETY: says the caller.
    let future = unsafe { &mut *place };
    // SAFETY: says the caller.
    let Poll::Ready(answer) = unsafe { Pin::new_unchecked(future) }.poll(context) else {
        return Polled(PENDING);
    };
    body.functions = None;
    // SAFETY: the future that it held, once.
    unsafe { ptr::drop_in_place(place) };
    Polled(answer.map_or(ptr::null_mut(), Owned::into_ptr))
}

/// The same without being attached meanwhile.
///
/// # Safety
/// As for [`poll`], by a thread that is attached.
unsafe fn poll_detached<F>(body: &mut Body, context: &mut Context<'_>) -> Polled
where
    F: Future<Output = Answer>,
{
    // SAFETY: says the caller.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    finish::detached(py, &mut || unsafe { poll::<F>(body, context) })
}

/// How a poll ended, in one word.
///
/// Invariant: [`PENDING`]; null, with an exception raised; or an object, of which it owns a count.
#[must_use]
pub(super) struct Polled(*mut ffi::PyObject);

/// No object is there.
const PENDING: *mut ffi::PyObject = ptr::without_provenance_mut(1);

impl Polled {
    /// The result of a future that has ended with one.
    #[inline(always)]
    pub(super) fn into_result(self, py: Python<'_>) -> Result<Owned, Polled> {
        if self.0.addr() > PENDING.addr() {
            // It is not null: there is no exception.
            Owned::or_raised(py, self.0).map_err(|_| self)
        } else {
            Err(self)
        }
    }

    pub(super) fn into_poll(self, py: Python<'_>) -> Poll<Answer> {
        if self.0 == PENDING { Poll::Pending } else { Poll::Ready(Owned::or_raised(py, self.0)) }
    }
}

/// # Safety
/// `future` must be the address of an `F` that is not used again.
unsafe fn drop_in_place<F>(future: *mut ()) {
    // SAFETY: says the caller.
    unsafe { ptr::drop_in_place(future.cast::<F>()) };
}

impl Drop for Body {
    fn drop(&mut self) {
        self.end();
    }
}
