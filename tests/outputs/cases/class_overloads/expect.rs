// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Row`
///
/// Made from `crate::Row`, src/lib.rs:8.
pub(crate) mod Row {
    use super::rt;
    type This = crate::Row;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Row\0",
        "Row(count: int = 0) -> class_overloads.Row\nRow(text: str, *, by: str = \",\") -> class_overloads.Row\nRow(items: collections.abc.Sequence[float]) -> class_overloads.Row\n\nNumbers in a row.\0",
        METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[scale::METHOD, of::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[
        __new__::SLOT,
        __getitem__::SLOT,
        __call__::SLOT,
        #[cfg(any(unix, not(unix)))]
        NB_SUBTRACT,
        #[cfg(unix)]
        __len__::SLOT,
        NB_ADD
    ];
    /// `def __new__(count: int = 0) -> class_overloads.Row`
    ///
    /// `def __new__(text: str, *, by: str = ",") -> class_overloads.Row`
    ///
    /// `def __new__(items: collections.abc.Sequence[float]) -> class_overloads.Row`
    ///
    /// From `crate::Row::zeros`, src/lib.rs:14.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run_1<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 0, 1>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([], [count]) = args;
            let count = rt::attempt_read!(
                "count", "src/lib.rs:14",
                count.attempt(pass).get_or(|| 0)
            );
            rt::attempted(rt::build(py, &class, crate::Row::zeros(count)))
        }
        fn run_2<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 1>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([text], [by]) = args;
            let mut text_slot = rt::slot();
            let (text, by) = (
                rt::attempt_read!(
                    "text", "src/lib.rs:17",
                    text.attempt(pass).borrow(&mut text_slot)
                ),
                rt::attempt_read!("by", "src/lib.rs:17", by.attempt(pass).get_or(|| ','))
            );
            rt::attempted(rt::build(py, &class, crate::Row::parse(text, by)))
        }
        #[cfg(feature = "items")]
        fn run_3<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([items], []) = args;
            let items = rt::attempt_read!("items", "src/lib.rs:20", items.attempt(pass).get());
            rt::attempted(rt::build(py, &class, crate::Row::from_items(items)))
        }
        rt::overloads!(
            call, "Row", constructor, This,
            [
                (run_1, "Row(count=)", 0, 1, 1, "Row(count: int = 0) -> class_overloads.Row"),
                (
                    run_2, "Row(text, *, by=)", 1, 1, 1,
                    "Row(text: str, *, by: str = \",\") -> class_overloads.Row"
                ),
                #[cfg(feature = "items")]
                (
                    run_3, "Row(items)", 1, 0, 1,
                    "Row(items: collections.abc.Sequence[float]) -> class_overloads.Row"
                )
            ]
        );
        rt::constructed_by!(SLOT, VECTORCALL, call, This);
    }
    /// `def scale(by: float) -> None`
    ///
    /// `def scale(by: class_overloads.Row) -> None`
    ///
    /// From `crate::Row::scale_by`, src/lib.rs:23.
    pub(crate) mod scale {
        use super::{This, rt};
        fn run_1<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([by], []) = args;
            let by = rt::attempt_read!("by", "src/lib.rs:23", by.attempt(pass).get());
            let mut this = slf.exclusive(&rt::Name("scale"))?;
            let this = &mut *this;
            rt::attempted(rt::give(py, crate::Row::scale_by(this, by)))
        }
        fn run_2<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([by], []) = args;
            let mut by_slot = rt::slot();
            let by = rt::attempt_read!(
                "by", "src/lib.rs:25",
                by.attempt(pass).borrow(&mut by_slot)
            );
            let mut this = slf.exclusive(&rt::Name("scale"))?;
            let this = &mut *this;
            rt::attempted(rt::give(py, crate::Row::scale_each(this, by)))
        }
        rt::overloads!(
            call, "Row.scale", method, This,
            [
                (run_1, "Row.scale(by)", 1, 0, 1, "scale(by: float) -> None"),
                (run_2, "Row.scale(by)", 1, 0, 1, "scale(by: class_overloads.Row) -> None")
            ]
        );
        rt::overloaded_method!(
            METHOD, call, This, 0, "scale\0",
            "scale(by: float) -> None\nscale(by: class_overloads.Row) -> None\0"
        );
    }
    /// `def of(value: int) -> str`
    ///
    /// `def of(value: str) -> str`
    ///
    /// From `crate::Row::of_int`, src/lib.rs:27.
    pub(crate) mod of {
        use super::{This, rt};
        fn run_1<'a, 'py>(
            py: rt::Python<'py>,
            _class: &'a rt::Bound<'py, rt::PyType>,
            args: rt::Args<'a, 'py, 1, 0>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([value], []) = args;
            let value = rt::attempt_read!("value", "src/lib.rs:27", value.attempt(pass).get());
            rt::attempted(rt::give(py, crate::Row::of_int(value)))
        }
        fn run_2<'a, 'py>(
            py: rt::Python<'py>,
            _class: &'a rt::Bound<'py, rt::PyType>,
            args: rt::Args<'a, 'py, 1, 0>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([value], []) = args;
            let mut value_slot = rt::slot();
            let value = rt::attempt_read!(
                "value", "src/lib.rs:29",
                value.attempt(pass).borrow(&mut value_slot)
            );
            rt::attempted(rt::give(py, crate::Row::of_text(value)))
        }
        rt::overloads!(
            call, "Row.of", class_method, This,
            [
                (run_1, "Row.of(value)", 1, 0, 1, "of(value: int) -> str"),
                (run_2, "Row.of(value)", 1, 0, 1, "of(value: str) -> str")
            ]
        );
        rt::overloaded_method!(
            METHOD, call, This,
            rt::ffi::METH_CLASS,
            "of\0", "of(value: int) -> str\nof(value: str) -> str\0"
        );
    }
    /// `def __getitem__(index: int, /) -> float`
    ///
    /// `def __getitem__(name: str, /) -> float`
    ///
    /// From `crate::Row::item`, src/lib.rs:32.
    pub(crate) mod __getitem__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            for pass in [rt::Pass::Exact, rt::Pass::Converting] {
                if let rt::Some(answer) = rt::fitting(run_1(py, slf, arg_0, pass)) {
                    return answer;
                }
                if let rt::Some(answer) = rt::fitting(run_2(py, slf, arg_0, pass)) {
                    return answer;
                }
            }
            rt::no_overload(
                py, "Row.__getitem__",
                &[arg_0],
                &["__getitem__(index: int, /) -> float", "__getitem__(name: str, /) -> float"]
            )
        }
        fn run_1<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let result = {
                let index = arg_0;
                let index = rt::attempt_read!("index", "src/lib.rs:32", index.attempt(pass).get());
                let this = slf.shared(&rt::Name("__getitem__"))?;
                let this = &*this;
                crate::Row::item(this, index)
            };
            rt::attempted(rt::give(py, result))
        }
        fn run_2<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let result = {
                let name = arg_0;
                let mut name_slot = rt::slot();
                let name = rt::attempt_read!(
                    "name", "src/lib.rs:34",
                    name.attempt(pass).borrow(&mut name_slot)
                );
                let this = slf.shared(&rt::Name("__getitem__"))?;
                let this = &*this;
                crate::Row::named(this, name)
            };
            rt::attempted(rt::give(py, result))
        }
        rt::class_slot!(SLOT, This, Py_mp_subscript, object, run);
    }
    /// `def __call__(by: int = 2) -> float`
    ///
    /// `def __call__(text: str, *rest: int) -> str`
    ///
    /// From `crate::Row::call`, src/lib.rs:36.
    pub(crate) mod __call__ {
        use super::{This, rt};
        fn run_1<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 0, 1>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([], [by]) = args;
            let by = rt::attempt_read!("by", "src/lib.rs:36", by.attempt(pass).get_or(|| 2));
            let this = slf.shared(&rt::Name("__call__"))?;
            let this = &*this;
            rt::attempted(rt::give(py, crate::Row::call(this, by)))
        }
        fn run_2<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 1>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([text], [rest]) = args;
            let mut text_slot = rt::slot();
            let rest = rest.required();
            let (text, rest) = (
                rt::attempt_read!(
                    "text", "src/lib.rs:38",
                    text.attempt(pass).borrow(&mut text_slot)
                ),
                rt::attempt_read!("rest", "src/lib.rs:38", rest.attempt(pass).get())
            );
            let this = slf.shared(&rt::Name("__call__"))?;
            let this = &*this;
            rt::attempted(rt::give(py, crate::Row::call_text(this, text, rest)))
        }
        rt::overloads!(
            call, "Row.__call__", method, This,
            [
                (run_1, "Row.__call__(by=)", 0, 1, 1, "__call__(by: int = 2) -> float"),
                (
                    run_2, "Row.__call__(text, *rest)", 1, 1,
                    -1,
                    "__call__(text: str, *rest: int) -> str"
                )
            ]
        );
        rt::class_slot!(SLOT, This, Py_tp_call, called_by, call);
    }
    /// `def __sub__(other: int, /) -> int`
    ///
    /// From `crate::Row::__sub__`, src/lib.rs:41.
    #[cfg(unix)]
    pub(crate) mod __sub__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let other = rt::read_operand!(py, "other", "src/lib.rs:41", other.get());
                let this = slf.shared(&rt::Name("__sub__"))?;
                let this = &*this;
                crate::Row::__sub__(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __sub__(other: int, /) -> int`
    ///
    /// From `crate::Row::__sub__`, src/lib.rs:43.
    #[cfg(not(unix))]
    pub(crate) mod __sub__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let other = rt::read_operand!(py, "other", "src/lib.rs:43", other.get());
                let this = slf.shared(&rt::Name("__sub__"))?;
                let this = &*this;
                crate::Row::__sub__(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __len__() -> int`
    ///
    /// From `crate::Row::__len__`, src/lib.rs:45.
    #[cfg(unix)]
    pub(crate) mod __len__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Number {
            let result = {
                let this = slf.shared(&rt::Name("__len__"))?;
                let this = &*this;
                crate::Row::__len__(this)
            };
            rt::give_length(py, result)
        }
        rt::class_slot!(SLOT, This, Py_mp_length, number, run);
    }
    /// `def __add__(other: class_overloads.Row, /) -> class_overloads.Row`
    ///
    /// `def __add__(other: float, /) -> class_overloads.Row`
    ///
    /// From `<crate::Row as rt::ops::Add>::add`, src/lib.rs:51.
    pub(crate) mod __add__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            for pass in [rt::Pass::Exact, rt::Pass::Converting] {
                if let rt::Some(answer) = rt::fitting(run_1(py, slf, arg_0, pass)) {
                    return answer;
                }
                #[cfg(feature = "numbers")]
                if let rt::Some(answer) = rt::fitting(run_2(py, slf, arg_0, pass)) {
                    return answer;
                }
            }
            rt::not_implemented(py)
        }
        fn run_1<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let result = {
                let other = arg_0;
                let other = rt::attempt_read!("other", "src/lib.rs:51", other.attempt(pass).get());
                let this = slf.shared(&rt::Name("__add__"))?;
                let this = &*this;
                <crate::Row as rt::ops::Add>::add(rt::Clone::clone(this), other)
            };
            rt::attempted(rt::give(py, result))
        }
        #[cfg(feature = "numbers")]
        fn run_2<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let result = {
                let other = arg_0;
                let other = rt::attempt_read!("other", "src/lib.rs:58", other.attempt(pass).get());
                let this = slf.shared(&rt::Name("__add__"))?;
                let this = &*this;
                <crate::Row as rt::ops::Add<f64>>::add(rt::Clone::clone(this), other)
            };
            rt::attempted(rt::give(py, result))
        }
    }
    #[cfg(any(unix, not(unix)))]
    rt::class_slot!(
        NB_SUBTRACT, This, Py_nb_subtract, binary,
        [#[cfg(unix)] __sub__::run, #[cfg(not(unix))] __sub__::run],
        []
    );
    rt::class_slot!(NB_ADD, This, Py_nb_add, binary, [__add__::run], []);
}

/// `class Either`
///
/// Made from `crate::Either`, src/lib.rs:62.
pub(crate) mod Either {
    use super::rt;
    type This = crate::Either;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Either\0",
        [#[cfg(unix)] "Either()\n--\n\n\0", #[cfg(not(unix))] "Either(value)\n--\n\n\0", "\0"][0],
        METHODS, ATTRIBUTES, SLOTS
    ).with_first_vectorcall(
        &[#[cfg(unix)] __new__::VECTORCALL, #[cfg(not(unix))] __new__::VECTORCALL]
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[
        #[cfg(unix)]
        __new__::SLOT,
        #[cfg(not(unix))]
        __new__::SLOT
    ];
    /// `def __new__() -> class_overloads.Either`
    ///
    /// From `crate::Either::new`, src/lib.rs:67.
    #[cfg(unix)]
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::build(py, &class, crate::Either::new()) }
        rt::constructor!(SLOT, VECTORCALL, run, "Either()", 0, 0, 0, This);
    }
    /// `def __new__(value: int) -> class_overloads.Either`
    ///
    /// From `crate::Either::new`, src/lib.rs:69.
    #[cfg(not(unix))]
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([value], []) = args;
            let value = rt::read!(py, "value", "src/lib.rs:69", value.get());
            rt::build(py, &class, crate::Either::new(value))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Either(value)", 1, 0, 1, This);
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Row>(module)?;
    rt::add_class::<crate::Either>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "class_overloads\0", "Methods with several signatures, and members under conditions.\0",
    add_members
);

rt::init!(PyInit_class_overloads, PyModExport_class_overloads, MODULE);
