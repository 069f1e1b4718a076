// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Counter`
///
/// Made from `crate::Counter`, src/lib.rs:12.
pub(crate) mod Counter {
    use super::rt;
    type This = crate::Counter;
    rt::class!(This, CLASS, Frozen, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::new::<This>(
        &[rt::WrittenBase::Named("builtins", "dict")]
    );
    rt::derives!(This, rt::PyDict);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Counter\0", "Counter()\n--\n\nCounts.\0", METHODS, ATTRIBUTES, SLOTS
    ).on_python(&BASES).in_module("pets").with(rt::dict::<This>());
    static METHODS: &[rt::Method<This>] = &[rt::Method::refuse_reduce()];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[asked::ATTRIBUTE, rt::Attribute::DICT];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
    /// `def __new__() -> pets.Counter`
    ///
    /// From `crate::Counter::new`, src/lib.rs:19.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::build(py, &class, crate::Counter::new()) }
        rt::constructor!(SLOT, VECTORCALL, run, "Counter()", 0, 0, 0, This);
    }
    /// `asked: int`
    ///
    /// From `crate::Counter`, src/lib.rs:14.
    pub(crate) mod asked {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let this = slf.shared(&rt::Name("asked"))?;
            rt::give(py, &this.asked)
        }
        rt::attribute!(ATTRIBUTE, This, "asked\0", "\0", get);
    }
}

/// `class Tally`
///
/// Made from `crate::Tally`, src/lib.rs:24.
pub(crate) mod Tally {
    use super::rt;
    type This = crate::Tally;
    rt::class!(This, CLASS, Frozen, on_python);
    type Base = crate::Counter;
    rt::extends!(This, Base, counter);
    static BASES: rt::PythonBases = rt::PythonBases::new::<This>(
        &[rt::WrittenBase::Own, rt::WrittenBase::Named("collections.abc", "Hashable")]
    );
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Tally\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).extending(rt::base::<This>()).on_python(&BASES).with(rt::dict::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[rt::Attribute::DICT];
    static SLOTS: &[rt::Slot<This>] = &[];
}

/// `class Celsius`
///
/// Made from `crate::Celsius`, src/lib.rs:29.
pub(crate) mod Celsius {
    use super::rt;
    type This = crate::Celsius;
    rt::class!(This, CLASS, Frozen, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::new::<This>(
        &[rt::WrittenBase::Named("builtins", "float")]
    );
    rt::derives!(This, rt::PyFloat);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Celsius\0", "Celsius(degrees)\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).on_python(&BASES);
    static METHODS: &[rt::Method<This>] = &[rt::Method::refuse_reduce()];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
    /// `def __new__(degrees: float) -> pets.Celsius`
    ///
    /// From `crate::Celsius::new`, src/lib.rs:35.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([degrees], []) = args;
            let degrees = rt::read!(py, "degrees", "src/lib.rs:35", degrees.get());
            rt::build(py, &class, crate::Celsius::new(degrees))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Celsius(degrees)", 1, 0, 1, This);
    }
}

/// `class Failed(Exception)`
///
/// Made from `crate::Failed`, src/lib.rs:41.
pub(crate) mod Failed {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyException>(
        "Failed\0", "\0"
    ).of::<crate::Failed>();
    impl rt::ExceptionType for crate::Failed {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::Failed> for rt::PyErr {
        fn from(error: crate::Failed) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

/// `class FailedAt`
///
/// Made from `crate::FailedAt`, src/lib.rs:44.
pub(crate) mod FailedAt {
    use super::rt;
    type This = crate::FailedAt;
    rt::class!(This, CLASS, Mutable, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::of_exception::<This>(
        &[rt::WrittenBase::Exception(<crate::Failed as rt::ExceptionType>::class, "pets")]
    );
    rt::derives!(This, rt::PyAny);
    rt::exception_class_of!(This, raised);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "FailedAt\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).on_python(&BASES);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[line::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `line: int`
    ///
    /// From `crate::FailedAt`, src/lib.rs:46.
    pub(crate) mod line {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let this = slf.shared(&rt::Name("line"))?;
            rt::give(py, &this.line)
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let value = rt::read!(
                py, "line", "src/lib.rs:46",
                rt::assigned(py, value, "line")?.get()
            );
            let _old = {
                let mut this = slf.exclusive(&rt::Name("line"))?;
                rt::replace(&mut this.line, value)
            };
            rt::Ok(())
        }
        rt::attribute!(ATTRIBUTE, This, "line\0", "\0", get, set);
    }
}

/// `class Own`
///
/// Made from `crate::Own`, src/lib.rs:50.
pub(crate) mod Own {
    use super::rt;
    type This = crate::Own;
    rt::class!(This, CLASS, Mutable, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::of_exception::<This>(
        &[rt::WrittenBase::Named("builtins", "OSError")]
    );
    rt::derives!(This, rt::exceptions::PyOSError);
    rt::exception_class_of!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Own\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).on_python(&BASES);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[line::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `line: int`
    ///
    /// From `crate::Own`, src/lib.rs:52.
    pub(crate) mod line {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let this = slf.shared(&rt::Name("line"))?;
            rt::give(py, &this.line)
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let value = rt::read!(
                py, "line", "src/lib.rs:52",
                rt::assigned(py, value, "line")?.get()
            );
            let _old = {
                let mut this = slf.exclusive(&rt::Name("line"))?;
                rt::replace(&mut this.line, value)
            };
            rt::Ok(())
        }
        rt::attribute!(ATTRIBUTE, This, "line\0", "\0", get, set);
    }
}

/// `class Keeper`
///
/// Made from `crate::Keeper`, src/lib.rs:60.
pub(crate) mod Keeper {
    use super::rt;
    type This = crate::Keeper;
    rt::class!(This, CLASS, Frozen, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::new::<This>(
        &[rt::WrittenBase::Named("logging", "Handler")]
    );
    rt::derives!(This, rt::PyAny);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Keeper\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).on_python(&BASES);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
}

/// `class Crate`
///
/// Made from `crate::Crate`, src/lib.rs:63.
pub(crate) mod Crate {
    use super::rt;
    type This = crate::Crate;
    rt::class!(This, CLASS, Frozen, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::new::<This>(
        &[rt::WrittenBase::Generic(&["T"]), rt::WrittenBase::Named("collections.abc", "Hashable")]
    );
    rt::derives!(This, rt::PyAny);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Crate\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).on_python(&BASES);
    static METHODS: &[rt::Method<This>] = &[get::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `def get(default: T) -> T | None`
    ///
    /// From `crate::Crate::get`, src/lib.rs:68.
    pub(crate) mod get {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([default], []) = args;
            let default = rt::read!(py, "default", "src/lib.rs:68", default.get());
            let this = slf.shared(&rt::Name("get"))?;
            let this = &*this;
            rt::give(py, crate::Crate::get(this, default))
        }
        rt::method!(
            METHOD, run, "Crate.get(default)", 1, 0, 1, This, "get\0",
            "get($self, default)\n--\n\n\0"
        );
    }
}

/// `class Plain`
///
/// Made from `crate::Plain`, src/lib.rs:74.
pub(crate) mod Plain {
    use super::rt;
    type This = crate::Plain;
    rt::class!(This, CLASS, Mutable, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::new::<This>(
        &[rt::WrittenBase::Named("builtins", "list")]
    );
    rt::derives!(This, rt::PyList);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Plain\0", "What the base knows of pickles would lose the value.\0", METHODS, ATTRIBUTES,
        SLOTS
    ).on_python(&BASES);
    static METHODS: &[rt::Method<This>] = &[rt::Method::refuse_reduce()];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[size::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `size: int`
    ///
    /// From `crate::Plain`, src/lib.rs:76.
    pub(crate) mod size {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let this = slf.shared(&rt::Name("size"))?;
            rt::give(py, &this.size)
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let value = rt::read!(
                py, "size", "src/lib.rs:76",
                rt::assigned(py, value, "size")?.get()
            );
            let _old = {
                let mut this = slf.exclusive(&rt::Name("size"))?;
                rt::replace(&mut this.size, value)
            };
            rt::Ok(())
        }
        rt::attribute!(ATTRIBUTE, This, "size\0", "\0", get, set);
    }
}

/// `class Rows`
///
/// Made from `crate::Rows`, src/lib.rs:80.
pub(crate) mod Rows {
    use super::rt;
    type This = crate::Rows;
    rt::class!(This, CLASS, Frozen, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::new::<This>(
        &[rt::WrittenBase::Named("collections.abc", "Mapping")]
    );
    rt::derives!(This, rt::PyAny);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Rows\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).on_python(&BASES);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
}

/// `class Pair`
///
/// Made from `crate::Pair`, src/lib.rs:83.
pub(crate) mod Pair {
    use super::rt;
    type This = crate::Pair;
    rt::class!(This, CLASS, Frozen, on_python);
    static BASES: rt::PythonBases = rt::PythonBases::new::<This>(
        &[rt::WrittenBase::Named("builtins", "tuple")]
    );
    rt::derives!(This, rt::PyTuple);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Pair\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).on_python(&BASES);
    static METHODS: &[rt::Method<This>] = &[__getnewargs__::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `def __getnewargs__() -> tuple[int]`
    ///
    /// From `crate::Pair::__getnewargs__`, src/lib.rs:89.
    pub(crate) mod __getnewargs__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("__getnewargs__"))?;
                let this = &*this;
                crate::Pair::__getnewargs__(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Pair.__getnewargs__()", 0, 0, 0, This, "__getnewargs__\0",
            "__getnewargs__($self)\n--\n\n\0"
        );
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Counter>(module)?;
    rt::add_class::<crate::Tally>(module)?;
    rt::add_class::<crate::Celsius>(module)?;
    rt::add_exception(module, &Failed::CLASS)?;
    rt::add_class::<crate::FailedAt>(module)?;
    rt::add_class::<crate::Own>(module)?;
    rt::add_class::<crate::Keeper>(module)?;
    rt::add_class::<crate::Crate>(module)?;
    rt::add_class::<crate::Plain>(module)?;
    rt::add_class::<crate::Rows>(module)?;
    rt::add_class::<crate::Pair>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "pets\0", "Classes on classes of Python's.\0", add_members
);

rt::init!(PyInit_pets, PyModExport_pets, MODULE);
