//! The future of a coroutine: in the object itself where it is small, as those are that have little to wait for. No memory
//! is asked for then.

use std::future::Future;
use std::marker::PhantomPinned;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::convert::Answer;

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
    poll: unsafe fn(*mut (), &mut Context<'_>) -> Poll<Answer>,
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
    pub(super) fn put<F: Future<Output = Answer> + Send + 'static>(&mut self, future: F) {
        if Body::holds::<F>() { self.put_here(future) } else { self.put_here(Box::pin(future)) }
    }

    const fn holds<F>() -> bool {
        size_of::<F>() <= size_of::<Place>() && align_of::<F>() <= align_of::<Place>()
    }

    #[inline(always)]
    fn put_here<F: Future<Output = Answer> + Send + 'static>(&mut self, future: F) {
        assert!(Body::holds::<F>());
        debug_assert!(self.functions.is_none(), "a body has one future in its life");
        // SAFETY: there is room for it, as just asserted.
        unsafe { self.place.as_mut_ptr().cast::<F>().write(future) };
        self.functions = Some(const { &Functions { poll: poll::<F>, drop: drop_in_place::<F> } });
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

/// # Safety
/// `future` must be the address of a pinned `F`.
unsafe fn poll<F: Future<Output = Answer>>(
    future: *mut (),
    context: &mut Context<'_>,
) -> Poll<Answer> {
    // SAFETY: says the caller.
    let future = unsafe { &mut *future.cast::<F>() };
    // SAFETY: says the caller.
    unsafe { Pin::new_unchecked(future) }.poll(context)
}

/// # Safety
/// `future` must be the address of an `F` that is not used again.
unsafe fn drop_in_place<F>(future: *mut ()) {
    // SAFETY: says the caller.
    unsafe { std::ptr::drop_in_place(future.cast::<F>()) };
}

impl Future for Body {
    type Output = Answer;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answer> {
        // SAFETY: nothing is moved.
        let body = unsafe { self.get_unchecked_mut() };
        let functions = body.functions.expect("a coroutine that has not ended has a future");
        // SAFETY: the future that it holds (type invariant), pinned as `self` is.
        unsafe { (functions.poll)(body.place.as_mut_ptr().cast(), context) }
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        self.end();
    }
}
