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

/// A second one beside the first is refused, one after the other is not.
pub(crate) fn twice() -> Answer {
    let python = Interpreter::builder().start()?;
    let beside = Interpreter::builder().start().map(drop);
    println!("{}", beside.err().map_or_else(String::new, |error| error.to_string()));
    python.finalize()?;
    Interpreter::builder().start()?.finalize()?;
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
        let python = own_module().start()?;
        python.attach(|py| turn(py, number))?;
        let attached = thread::spawn(|| Python::attach(|py| py.None().to_string()));
        assert_eq!(attached.join().map_err(|_| "the thread panicked")?, "None");
        python.finalize()?;
        let attached = thread::spawn(|| Python::try_attach(|_| ()).is_some());
        assert!(!attached.join().map_err(|_| "the thread panicked")?);
    }
    println!("{TURNS} turns");
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

/// An object that is used and dropped when another interpreter has taken the place of its own.
pub(crate) fn of_the_last_one() -> Answer {
    let python = own_module().start()?;
    let kept = python.attach(|py| PyList::new(py, [1, 2]).map(Bound::unbind))?;
    let passed_on = python.attach(|py| kept.clone_ref(py));
    python.finalize()?;
    let python = own_module().start()?;
    python.attach(|py| py.import("embedded").map(drop))?;
    let used = std::panic::AssertUnwindSafe(|| python.attach(|py| kept.bind(py).len()));
    println!("{}", std::panic::catch_unwind(used).is_err());
    python.attach(|_| drop(kept));
    thread::spawn(move || drop(passed_on)).join().map_err(|_| "the thread panicked")?;
    python.attach(|py| py.run("import gc; gc.collect()", None, None))?;
    python.finalize()?;
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
