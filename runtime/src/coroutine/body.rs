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

/// The future of a call, which ends with the answer for Python.
///
/// Invariant: `place` holds a value of the type whose `functions` these are, which fits there, is `Send` and `'static`, and is dropped
/// with the body. It is not moved once it has been polled.
pub(crate) struct Body {
    functions: &'static Functions,
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
    #[inline]
    pub(crate) fn new<F: Future<Output = Answer> + Send + 'static>(future: F) -> Body {
        if Body::holds::<F>() { Body::of(future) } else { Body::of(Box::pin(future)) }
    }

    const fn holds<F>() -> bool {
        size_of::<F>() <= size_of::<Place>() && align_of::<F>() <= align_of::<Place>()
    }

    #[inline]
    fn of<F: Future<Output = Answer> + Send + 'static>(future: F) -> Body {
        assert!(Body::holds::<F>());
        let mut place = Place::uninit();
        // SAFETY: there is room for it, as just asserted.
        unsafe { place.as_mut_ptr().cast::<F>().write(future) };
        let functions = const { &Functions { poll: poll::<F>, drop: drop_in_place::<F> } };
        Body { functions, place, _pinned: PhantomPinned }
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
        // SAFETY: the future that it holds (type invariant), pinned as `self` is.
        unsafe { (body.functions.poll)(body.place.as_mut_ptr().cast(), context) }
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        // SAFETY: the future that it holds (type invariant), once.
        unsafe { (self.functions.drop)(self.place.as_mut_ptr().cast()) };
    }
}
