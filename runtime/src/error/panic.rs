//! Panics become exceptions at the border.

use std::any::Any;

use keelback_ffi as ffi;

use crate::error::{PyErr, Raised};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyType};
use crate::{Bound, PyResult};

/// The class, one for each interpreter, shared by every keelback module loaded in it.
static CLASS: InterpreterCell = InterpreterCell::new();

/// Under which name in `sys.modules` the class is shared (and found by `pickle`).
const HOME: &str = "_keelback_runtime";

/// What a panic of another crate says, and what its user can do about it.
const KNOWN: &[(&str, &str)] = &[(
    "there is no reactor running",
    "an `async fn` that needs tokio is tagged `@py tokio`, any other enters `keelback::tokio::handle()?` (both of \
     keelback's feature `tokio`)",
)];

/// Raises a `PanicException` with the panic's message; a payload that is an exception is raised as it is.
#[cold]
pub(crate) fn raise(py: Python<'_>, payload: Box<dyn Any + Send>) -> Raised {
    raise_from(py, payload, location::take())
}

/// The same for a panic in another thread, which tells where it was.
#[cold]
pub(crate) fn raise_from(
    py: Python<'_>,
    payload: Box<dyn Any + Send>,
    place: Option<String>,
) -> Raised {
    let payload = match payload.downcast::<PyErr>() {
        Ok(error) => return error.raise(py),
        Err(payload) => payload,
    };
    let mut message = text(&*payload).unwrap_or("panic with a payload that is not text").to_owned();
    // The payload is the user's: its drop may panic again.
    if let Err(second) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(second);
    }
    if let Some((_, way_out)) = KNOWN.iter().find(|(text, _)| message.contains(text)) {
        message = format!("{message}: {way_out}");
    }
    let message = match place {
        Some(place) => format!("{message} ({place})"),
        None => message,
    };
    PyErr::lazy(move |py| Ok((class(py)?, crate::types::PyString::new(py, &message).into_any())))
        .raise(py)
}

/// What a panic says.
pub(crate) fn text(payload: &(dyn Any + Send)) -> Option<&str> {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
}

/// `_keelback_runtime.PanicException`, a `RuntimeError`.
pub(crate) fn class(py: Python<'_>) -> PyResult<Bound<'_, PyType>> {
    Ok(CLASS.get_or_init(py, || shared_class(py))?.cast_into()?)
}

/// The class that another keelback module has already made, or a new one.
fn shared_class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let home = std::ffi::CString::new(HOME).expect("no NUL in it");
    // SAFETY: a C string; answers with a new reference (late: from a borrowed one).
    let module = py.own_or_err(unsafe { ffi::PyImport_AddModuleRef(home.as_ptr()) })?;
    if let Ok(class) = module.getattr("PanicException") {
        return Ok(class);
    }
    let doc = c"A Rust function panicked. The message names the place in the Rust source.";
    // SAFETY: set by CPython before any extension runs, never changed after.
    let base = unsafe { ffi::PyExc_RuntimeError };
    // SAFETY: two C strings, a class, and no dict.
    let class = py.own_or_err(unsafe {
        ffi::PyErr_NewExceptionWithDoc(
            c"_keelback_runtime.PanicException".as_ptr(),
            doc.as_ptr(),
            base,
            std::ptr::null_mut(),
        )
    })?;
    module.setattr("PanicException", class.clone())?;
    Ok(class)
}

/// Where the last panic of this thread was, as a panic hook tells it.
pub(crate) mod location {
    use std::cell::{Cell, RefCell};
    use std::sync::Once;

    thread_local! {
        static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
        /// A panic on this thread is an answer.
        static QUIET: Cell<bool> = const { Cell::new(false) };
    }

    /// Notes the place of each panic, and lets the hook that was there before do its work.
    pub(crate) fn install() {
        static INSTALLED: Once = Once::new();
        INSTALLED.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |info| {
                if let Some(place) = info.location() {
                    let place = format!("{}:{}", place.file(), place.line());
                    let _ = PLACE.try_with(|slot| slot.replace(Some(place)));
                }
                if !QUIET.try_with(Cell::get).unwrap_or(false) {
                    before(info);
                }
            }));
        });
    }

    /// While it lives, panics of this thread are told to nobody but who catches them.
    pub(crate) struct Quiet(bool);

    impl Quiet {
        #[inline(always)]
        pub(crate) fn begin() -> Quiet {
            Quiet(QUIET.try_with(|quiet| quiet.replace(true)).unwrap_or(true))
        }
    }

    impl Drop for Quiet {
        #[inline(always)]
        fn drop(&mut self) {
            let _ = QUIET.try_with(|quiet| quiet.set(self.0));
        }
    }

    pub(crate) fn take() -> Option<String> {
        PLACE.try_with(RefCell::take).ok().flatten()
    }
}
