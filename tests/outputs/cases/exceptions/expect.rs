// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class ShapeError(Exception)`
///
/// Made from `crate::ShapeError`, src/lib.rs:7.
pub(crate) mod ShapeError {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyException>(
        "ShapeError\0", "Anything that goes wrong here.\0"
    ).of::<crate::ShapeError>();
    impl rt::ExceptionType for crate::ShapeError {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::ShapeError> for rt::PyErr {
        fn from(error: crate::ShapeError) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

/// `class UnknownUnit(ShapeError)`
///
/// Made from `crate::UnitError`, src/lib.rs:14.
pub(crate) mod UnknownUnit {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<crate::ShapeError>(
        "UnknownUnit\0", "\0"
    ).of::<crate::UnitError>();
    impl rt::ExceptionType for crate::UnitError {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::UnitError> for rt::PyErr {
        fn from(error: crate::UnitError) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

/// `class Converted(ValueError)`
///
/// Made from `crate::Converted`, src/lib.rs:21.
pub(crate) mod Converted {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyValueError>(
        "Converted\0", "\0"
    );
    impl rt::ExceptionType for crate::Converted {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
}

/// `class Missing(OSError)`
///
/// Made from `crate::Missing`, src/lib.rs:29.
pub(crate) mod Missing {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyOSError>(
        "Missing\0", "\0"
    ).of::<crate::Missing>();
    impl rt::ExceptionType for crate::Missing {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::Missing> for rt::PyErr {
        fn from(error: crate::Missing) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

/// `def fails() -> None`
///
/// Calls `crate::fails`, src/lib.rs:35.
pub(crate) const fn fails() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::fails()) }
    rt::fastcall!(call, run, "fails()", 0, 0, 0);
    rt::MethodDef::new("fails\0", call, "fails($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[fails(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_exception(module, &ShapeError::CLASS)?;
    rt::add_exception(module, &UnknownUnit::CLASS)?;
    rt::add_exception(module, &Converted::CLASS)?;
    rt::add_exception(module, &Missing::CLASS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("exceptions\0", "\0", add_members);

rt::init!(PyInit_exceptions, PyModExport_exceptions, MODULE);
