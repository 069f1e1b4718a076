//! Ways to begin and to end.

use std::process::ExitCode;
use std::thread;

use keelback::embed::Interpreter;
use keelback::intern;
use keelback::prelude::*;
use keelback::sync::PyOnceLock;

use crate::{Answer, Counter, own_module};

/// How often interpreters are started again.
const TURNS: i64 = 20;

/// One after the other is refused, and so is the second beside the first.
pub(crate) fn twice() -> Answer {
    let python = Interpreter::builder().start()?;
    let beside = Interpreter::builder().start().map(drop);
    println!("{}", beside.err().map_or_else(String::new, |error| error.to_string()));
    python.finalize()?;
    let after = Interpreter::builder().start().map(drop);
    println!("{}", after.err().map_or_else(String::new, |error| error.to_string()));
    Ok(ExitCode::SUCCESS)
}

/// What is made once for each interpreter is made anew.
fn turn(py: Python<'_>, number: i64) -> PyResult<()> {
    static ONCE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let once = ONCE.get_or_init(py, || PyList::empty(py).into_any().unbind());
    let list = once.bind(py).cast::<PyList>()?;
    list.append(number)?;
    assert_eq!(list.len(), 1, "an object of an interpreter that ended");
    let embedded = py.import(intern!(py, "embedded"))?;
    let doubled: i64 = embedded.getattr(intern!(py, "twice"))?.call1((number,))?.extract()?;
    assert_eq!(doubled, 2 * number);
    let counter = Bound::new(py, Counter::default())?;
    counter.call_method0(intern!(py, "step"))?;
    assert!(counter.is_instance(&embedded.getattr("Counter")?)?);
    let error = embedded.getattr("twice")?.call1(("x",)).unwrap_err();
    assert!(error.is_instance_of::<keelback::exceptions::PyTypeError>(py));
    Ok(())
}

pub(crate) fn again() -> Answer {
    for number in 0..TURNS {
        let builder = own_module();
        // SAFETY: nothing is kept from turn to turn but what keelback keeps.
        let python = unsafe { if number == 0 { builder.start() } else { builder.start_again() } }?;
        python.attach(|py| turn(py, number))?;
        python.finalize()?;
    }
    println!("{TURNS} turns");
    Ok(ExitCode::SUCCESS)
}

/// `start_again` is for the second one.
pub(crate) fn again_at_once() -> Answer {
    // SAFETY: there was no interpreter.
    let refused = unsafe { Interpreter::builder().start_again() }.map(drop);
    println!("{}", refused.err().map_or_else(String::new, |error| error.to_string()));
    Ok(ExitCode::SUCCESS)
}

/// Objects that are dropped when their interpreter is gone, here and in another thread.
pub(crate) fn late() -> Answer {
    let python = own_module().start()?;
    let (here, there) = python.attach(|py| {
        py.import("embedded")?;
        let error = py.eval("1 / 0", None, None).unwrap_err();
        Ok::<_, PyErr>((Py::new(py, Counter::default())?, error))
    })?;
    python.finalize()?;
    drop(here);
    thread::spawn(move || drop(there)).join().map_err(|_| "the thread panicked")?;
    println!("{}", Python::try_attach(|_| ()).is_none());
    Ok(ExitCode::SUCCESS)
}

/// Threads of the program that use Python.
pub(crate) fn threads() -> Answer {
    let python = own_module().start()?;
    let count = |_| {
        thread::spawn(|| {
            let doubled = |number: i64| {
                Python::attach(|py| {
                    py.import("embedded")?.getattr("twice")?.call1((number,))?.extract::<i64>()
                })
            };
            (0..200).map(doubled).sum::<PyResult<i64>>()
        })
    };
    let running: Vec<_> = (0..4).map(count).collect();
    for thread in running {
        println!("{}", thread.join().map_err(|_| "the thread panicked")??);
    }
    python.finalize()?;
    Ok(ExitCode::SUCCESS)
}

/// Ended from within: refused, and the interpreter lives on.
pub(crate) fn attached() -> Answer {
    let python = Interpreter::builder().start()?;
    let ended = std::panic::AssertUnwindSafe(|| Python::attach(|_| python.finalize()));
    let panicked = std::panic::catch_unwind(ended).is_err();
    println!("{panicked} {}", Python::attach(|py| py.None().to_string()));
    Ok(ExitCode::SUCCESS)
}

/// A program that lets the interpreter run to the end of the process.
pub(crate) fn never() -> Answer {
    Python::initialize();
    Python::initialize();
    println!("{}", Python::attach(|py| py.eval("6 * 7", None, None)?.extract::<i64>())?);
    println!("{}", Interpreter::builder().start().is_err_and(|error| error.is_running()));
    Ok(ExitCode::SUCCESS)
}
