//! Ways that say what Python says.

use std::process::ExitCode;

use keelback::embed::{Builder, Interpreter};

use crate::{Answer, own_module};

/// Starts, prints what the expression is, ends.
fn say(builder: Builder, expression: &str) -> Answer {
    let python = builder.start()?;
    let value = python.attach(|py| {
        py.run("import os, sys", None, None)?;
        Ok::<String, keelback::PyErr>(py.eval(expression, None, None)?.to_string())
    })?;
    println!("{value}");
    python.finalize()?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn facts(rest: &[String]) -> Answer {
    let mut builder = Interpreter::builder().path("first").path("second").write_bytecode(false);
    if !rest.is_empty() {
        builder = builder.args(rest);
    }
    say(builder, "(sys.argv, sys.path[:2], sys.dont_write_bytecode, sys.flags.isolated)")
}

pub(crate) fn virtualenv(rest: &[String]) -> Answer {
    let place = rest.first().map_or("", String::as_str);
    say(Interpreter::builder().virtualenv(place), "(sys.prefix, __import__('only_there').name)")
}

pub(crate) fn executable(rest: &[String]) -> Answer {
    let path = rest.first().map_or(env!("KEELBACK_PYTHON_EXECUTABLE"), String::as_str);
    say(Interpreter::builder().executable(path), "sys.executable")
}

pub(crate) fn home(rest: &[String]) -> Answer {
    let place = rest.first().map_or("", String::as_str);
    say(Interpreter::builder().home(place), "sys.prefix")
}

pub(crate) fn isolated() -> Answer {
    let flags = "(sys.flags.isolated, sys.flags.ignore_environment, 'elsewhere' in sys.path)";
    say(Interpreter::builder().isolated(true), flags)
}

/// What is to differ from the command `python`, by name.
pub(crate) fn flags(rest: &[String]) -> Answer {
    let has = |name: &str| rest.iter().any(|word| word == name);
    let builder = Interpreter::builder()
        .site(!has("no-site"))
        .write_bytecode(!has("no-bytecode"))
        .isolated(has("isolated"));
    let (site, user) = ("sys.flags.no_site, 'site' in sys.modules", "sys.flags.no_user_site");
    say(
        builder,
        &format!("({site}, sys.dont_write_bytecode, {user}, sys.flags.ignore_environment)"),
    )
}

pub(crate) fn utf8(rest: &[String]) -> Answer {
    let utf8 = rest.first().is_some_and(|word| word == "on");
    say(Interpreter::builder().utf8(utf8), "(sys.flags.utf8_mode, sys.stdout.encoding.lower())")
}

/// The tagged module of this program, called with typed results.
pub(crate) fn module() -> Answer {
    let python = own_module().start()?;
    let (doubled, count): (i64, u32) = python.attach(|py| {
        let embedded = py.import("embedded")?;
        let counter = embedded.getattr("Counter")?.call0()?;
        counter.call_method0("step")?;
        let doubled = embedded.getattr("twice")?.call1((21,))?.extract()?;
        Ok::<_, keelback::PyErr>((doubled, counter.getattr("count")?.extract()?))
    })?;
    println!("{doubled} {count}");
    Ok(ExitCode::SUCCESS)
}

/// A file, and a variable that it leaves.
pub(crate) fn file(rest: &[String]) -> Answer {
    let path = rest.first().map_or("", String::as_str);
    let python = Interpreter::builder().start()?;
    let answer = python.attach(|py| {
        let left = py.run_file(path)?;
        left.as_any().get_item("answer")?.extract::<i64>()
    });
    // Its text is asked for while the interpreter runs.
    let answer = answer.map_err(|error| python.attach(|_| error.to_string()))?;
    println!("{answer}");
    Ok(ExitCode::SUCCESS)
}

/// A program: its exit status is ours.
pub(crate) fn script(rest: &[String]) -> Answer {
    let source = rest.first().cloned().unwrap_or_default();
    let python = Interpreter::builder().start()?;
    Ok(python.main(|py| py.run(source, None, None)))
}

/// A module of the library, as `python -m` runs it.
pub(crate) fn named(rest: &[String]) -> Answer {
    let name = rest.first().map_or("", String::as_str);
    let python = Interpreter::builder().args(rest).start()?;
    Ok(python.main(|py| py.run_module(name).map(drop)))
}

/// Waits for a signal.
pub(crate) fn wait(rest: &[String]) -> Answer {
    let handled = rest.first().is_some_and(|word| word == "handled");
    let python = Interpreter::builder().signals(handled).start()?;
    let source = "import sys, time\nprint('waiting', flush=True)\ntime.sleep(60)";
    Ok(python.main(|py| py.run(source, None, None)))
}
