//! `replace` of dates and times: up to 3.12 Python's own makes the object past its class, so that it would have no value.

use keelback_ffi as ffi;

use crate::error::PyResult;
use crate::handle::Bound;
use crate::types::{PyAny, PyCode, PyCodeInput, PyDict};

/// The classes, those below others first, and what 3.13 calls the object's class with.
const CLASSES: &[(&str, &[&str])] = &[
    ("datetime", &["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo"]),
    ("date", &["year", "month", "day"]),
    ("time", &["hour", "minute", "second", "microsecond", "tzinfo"]),
];

/// The base's own makes what the class is called with. A `fold` goes by name: 3.13 puts it into the object afterwards, which
/// nobody else can, and losing it would be another time.
const SOURCE: &str = "\
def replace(*args, **changes):
    made = _base.replace(*args, **changes)
    fold = {'fold': 1} if getattr(made, 'fold', 0) else {}
    return type(made)(*[getattr(made, part) for part in _parts], **fold)
replace.__doc__ = _base.replace.__doc__
replace.__qualname__ = _name
";

/// Gives a class that stands on one of `datetime`'s the `replace` that all have since 3.13: it calls the class.
pub(crate) fn complete(class: &Bound<'_, PyAny>, name: &str) -> PyResult<()> {
    let py = class.py();
    if ffi::version::running().at_least(3, 13) {
        return Ok(());
    }
    // What nobody has imported is no base.
    let modules = py.import("sys")?.getattr("modules")?;
    let module = modules.call_method1("get", ("datetime",))?;
    if module.is_none() {
        return Ok(());
    }
    for (base, parts) in CLASSES {
        let base = module.getattr(*base)?;
        let is_below = class.getattr("__mro__")?.contains(&base)?;
        if !is_below {
            continue;
        }
        // A `replace` of the class's own, or of one between, stays.
        if class.getattr("replace")?.is(&base.getattr("replace")?) {
            let names = PyDict::new(py);
            names.set_item("__name__", class.getattr("__module__")?)?;
            names.set_item("_base", &base)?;
            names.set_item("_parts", *parts)?;
            names.set_item("_name", format!("{name}.replace"))?;
            PyCode::compile(py, SOURCE, file!(), PyCodeInput::File)?.run(Some(&names), None)?;
            class.setattr("replace", names.as_any().get_item("replace")?)?;
        }
        return Ok(());
    }
    Ok(())
}
