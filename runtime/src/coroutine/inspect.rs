//! What a coroutine says of itself: to `inspect`, to asyncio's tasks when they are shown, and to debuggers.
//!
//! Nothing of it is kept in the object. Code and frame are made when they are asked for, by the name of the fn and the place in the source that
//! it stands at; as a frame of CPython's has a line for each step, this one has the fn's own.

use crate::class::tables::Attribute;
use crate::convert::{Answer, IntoPyObject as _, Owned};
use crate::coroutine::class::{This, value};
use crate::coroutine::object::{Coroutine, stage};
use crate::coroutine::{AsyncDef, define};
use crate::exceptions::PyImportError;
use crate::handle::Py;
use crate::py::Python;
use crate::sync::PyOnceLock;
use crate::types::{PyAny, PyString};

pub(super) const ATTRIBUTES: &[Attribute<Coroutine>] =
    &[NAME, QUALNAME, RUNNING, SUSPENDED, STATE, AWAIT, CODE, FRAME, ORIGIN];

fn name<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(PyString::new(py, value(&slf)?.def().name()).into())
}

fn qualname<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(PyString::new(py, value(&slf)?.def().qualified()).into())
}

fn running<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    (value(&slf)?.stage() == stage::RUNNING).into_answer(py)
}

pub(super) fn repr<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    let address = slf.handle().as_ptr();
    let text = format!("<coroutine object {} at {address:p}>", value(&slf)?.def().qualified());
    Ok(PyString::new(py, &text).into())
}

fn suspended<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    (value(&slf)?.stage() == stage::SUSPENDED).into_answer(py)
}

fn state<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    let state = match value(&slf)?.stage() {
        stage::CREATED => "CORO_CREATED",
        stage::SUSPENDED => "CORO_SUSPENDED",
        stage::RUNNING => "CORO_RUNNING",
        _ => "CORO_CLOSED",
    };
    Ok(PyString::new(py, state).into())
}

fn awaits<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(value(&slf)?.awaits(py).map_or_else(|| Owned::none(py), Owned::from))
}

/// As for Python's own coroutines while nobody tracks origins, which to ask about would cost each call.
fn origin<'py>(py: Python<'py>, _: This<'_, 'py>) -> Answer {
    Ok(Owned::none(py))
}

fn code<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    make(py, "code", value(&slf)?.def(), false)
}

fn frame<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    let coroutine = value(&slf)?;
    match coroutine.stage() {
        stage::FINISHED => Ok(Owned::none(py)),
        stage => make(py, "frame", coroutine.def(), stage != stage::CREATED),
    }
}

/// How both are made. A frame is one of a generator that nobody runs: so it has none behind it. Before 3.11 `inspect` sees by where that
/// stands whether it has started. What is made once for each fn is the function: those of 3.13 without a GIL never end.
const MAKE: &str = "
import functools, sys, types

@functools.lru_cache(maxsize=128)
def compiled(text, name, qualname, file, line):
    names = {}
    exec(compile('\\n' * (line - 1) + text % name, file, 'exec'), names)
    code = names[name].__code__
    return types.FunctionType(code.replace(co_qualname=qualname) if hasattr(code, 'co_qualname') else code, {})

def make(what, started, *place):
    if what == 'code':
        return compiled('async def %s(): pass', *place).__code__
    generator = compiled('def %s(): yield', *place)()
    if started and sys.version_info < (3, 11):
        next(generator)
    return generator.gi_frame
";

fn make(py: Python<'_>, what: &str, def: &AsyncDef, started: bool) -> Answer {
    static MADE_BY: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let (file, line) = def.file_and_line();
    let made = MADE_BY.get_or_try_init(py, || define(py, MAKE, "make")).and_then(|make| {
        make.bind(py).call1((what, started, def.name(), def.qualified(), file, line.max(1)))
    });
    match made {
        Ok(made) => Ok(made.into()),
        // The interpreter is at its end, and asyncio shows the tasks that it has left.
        Err(error) if error.is_instance_of::<PyImportError>(py) => Ok(Owned::none(py)),
        Err(error) => Err(error.raise(py)),
    }
}

crate::rt::attribute!(NAME, Coroutine, "__name__\0", "The name of the fn.\0", name);
crate::rt::attribute!(QUALNAME, Coroutine, "__qualname__\0", "Its qualified name.\0", qualname);
crate::rt::attribute!(
    RUNNING,
    Coroutine,
    "cr_running\0",
    "Whether a step is being made.\0",
    running
);
crate::rt::attribute!(SUSPENDED, Coroutine, "cr_suspended\0", "Whether it waits.\0", suspended);
crate::rt::attribute!(
    STATE,
    Coroutine,
    "cr_state\0",
    "What inspect.getcoroutinestate() says.\0",
    state
);
crate::rt::attribute!(AWAIT, Coroutine, "cr_await\0", "What it waits for, or None.\0", awaits);
crate::rt::attribute!(
    CODE,
    Coroutine,
    "cr_code\0",
    "A code object of the fn's name and place.\0",
    code
);
crate::rt::attribute!(
    FRAME,
    Coroutine,
    "cr_frame\0",
    "A frame of the fn's name and place; None at the end.\0",
    frame
);
crate::rt::attribute!(
    ORIGIN,
    Coroutine,
    "cr_origin\0",
    "None: where it was made is not tracked.\0",
    origin
);
