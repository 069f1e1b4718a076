// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Point`
///
/// Made from `crate::Point`, src/lib.rs:7.
pub(crate) mod Point {
    use super::rt;
    type This = crate::Point;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Point\0", "Point(x, y=0.0)\n--\n\nA point of the plane.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[
        norm::METHOD,
        scale::METHOD,
        origin::METHOD,
        named::METHOD,
        #[cfg(feature = "extra")]
        extra::METHOD
    ];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[x::ATTRIBUTE, y::ATTRIBUTE, angle::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, TP_RICHCOMPARE, __repr__::SLOT];
    /// `def __new__(x: float, y: float = 0.0) -> classes.Point`
    ///
    /// From `crate::Point::new`, src/lib.rs:21.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 1>
        ) -> rt::Answer {
            let rt::Args([x], [y]) = args;
            let (x, y) = (
                rt::read!(py, "x", "src/lib.rs:21", x.get()),
                rt::read!(py, "y", "src/lib.rs:21", y.get_or(|| 0.0))
            );
            rt::build(py, &class, crate::Point::new(x, y))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Point(x, y=)", 1, 1, 2, This);
    }
    /// `x: float`
    ///
    /// From `crate::Point`, src/lib.rs:10.
    pub(crate) mod x {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, x, writable, "x\0", "Horizontal position.\0", "src/lib.rs:10");
    }
    /// `y: float`
    ///
    /// From `crate::Point`, src/lib.rs:12.
    pub(crate) mod y {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, y, readonly, "y\0", "\0", "src/lib.rs:12");
    }
    /// `angle: float`
    ///
    /// From `crate::Point::angle`, src/lib.rs:27.
    pub(crate) mod angle {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("angle"))?;
                let this = &*this;
                crate::Point::angle(this)
            };
            rt::give(py, result)
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let angle = rt::assigned(py, value, "angle")?;
            let angle = rt::read!(py, "angle", "src/lib.rs:30", angle.get());
            let mut this = slf.exclusive(&rt::Name("angle"))?;
            let this = &mut *this;
            rt::give_nothing(py, crate::Point::set_angle(this, angle))
        }
        rt::attribute!(ATTRIBUTE, This, "angle\0", "\0", get, set);
    }
    /// `def norm() -> float`
    ///
    /// From `crate::Point::norm`, src/lib.rs:24.
    pub(crate) mod norm {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("norm"))?;
                let this = &*this;
                crate::Point::norm(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Point.norm()", 0, 0, 0, This, "norm\0",
            "norm($self)\n--\n\nThe distance from the origin.\0"
        );
    }
    /// `def scale(k: float, *, about: classes.Point | None = None) -> None`
    ///
    /// From `crate::Point::scale`, src/lib.rs:33.
    pub(crate) mod scale {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 1>
        ) -> rt::Answer {
            let result = {
                let rt::Args([k], [about]) = args;
                let mut about_slot = rt::slot();
                let (k, about) = (
                    rt::read!(py, "k", "src/lib.rs:33", k.get()),
                    rt::read!(
                        py, "about", "src/lib.rs:33",
                        about.borrow_option_or(&mut about_slot, || rt::None)
                    )
                );
                let mut this = slf.exclusive(&rt::Name("scale"))?;
                let this = &mut *this;
                crate::Point::scale(this, k, about)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Point.scale(k, *, about=)", 1, 1, 1, This, "scale\0",
            "scale($self, k, *, about=None)\n--\n\n\0"
        );
    }
    /// `def origin() -> classes.Point`
    ///
    /// From `crate::Point::origin`, src/lib.rs:35.
    pub(crate) mod origin {
        use super::{This, rt};
        fn run<'a, 'py>(py: rt::Python<'py>, _args: rt::Args<'a, 'py, 0, 0>) -> rt::Answer {
            rt::give(py, crate::Point::origin())
        }
        rt::static_method!(
            METHOD, run, "Point.origin()", 0, 0, 0, This, "origin\0", "origin()\n--\n\n\0"
        );
    }
    /// `def named(name: str) -> classes.Point`
    ///
    /// From `crate::Point::named`, src/lib.rs:38.
    pub(crate) mod named {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: &'a rt::Bound<'py, rt::PyType>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([name], []) = args;
            let mut name_slot = rt::slot();
            let name = rt::read!(py, "name", "src/lib.rs:38", name.borrow(&mut name_slot));
            rt::give(py, crate::Point::named(class, name))
        }
        rt::class_method!(
            METHOD, run, "Point.named(name)", 1, 0, 1, This, "named\0",
            "named($type, name)\n--\n\n\0"
        );
    }
    /// `def extra(other: classes.Point) -> classes.Point`
    ///
    /// From `crate::Point::extra`, src/lib.rs:50.
    #[cfg(feature = "extra")]
    pub(crate) mod extra {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([other], []) = args;
                let mut other_slot = rt::slot();
                let other = rt::read!(py, "other", "src/lib.rs:50", other.borrow(&mut other_slot));
                let this = slf.shared(&rt::Name("extra"))?;
                let this = &*this;
                crate::Point::extra(this, other)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Point.extra(other)", 1, 0, 1, This, "extra\0",
            "extra($self, other)\n--\n\n\0"
        );
    }
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Point as rt::cmp::PartialEq>::eq`, src/lib.rs:7.
    pub(crate) mod __eq__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let other = arg_0;
            let mut other_slot = rt::slot();
            let other = rt::read_operand!(
                py, "other", "src/lib.rs:7",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::Point as rt::cmp::PartialEq>::eq(this, other))
        }
    }
    /// `def __repr__() -> str`
    ///
    /// From `rt::give_fields`, src/lib.rs:7.
    pub(crate) mod __repr__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_fields(py, &slf, &["x", "y"]) }
        rt::class_slot!(SLOT, This, Py_tp_repr, unary, run);
    }
    rt::class_slot!(
        TP_RICHCOMPARE, This, Py_tp_richcompare, compare,
        [],
        [],
        [__eq__::run],
        [],
        [],
        []
    );
}

/// `class BadName(ValueError)`
///
/// Made from `crate::BadName`, src/lib.rs:59.
pub(crate) mod BadName {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyValueError>(
        "BadName\0", "Not a name.\0"
    ).of::<crate::BadName>();
    impl rt::ExceptionType for crate::BadName {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::BadName> for rt::PyErr {
        fn from(error: crate::BadName) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

/// `class Seal`
///
/// Made from `crate::Closed`, src/lib.rs:66.
pub(crate) mod Seal {
    use super::rt;
    type This = crate::Closed;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Seal\0", "Frozen: nothing changes it.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_final();
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[value::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `value: int`
    ///
    /// From `crate::Closed`, src/lib.rs:66.
    pub(crate) mod value {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, 0, writable, "value\0", "\0", "src/lib.rs:66");
    }
}

/// `def middle(a: classes.Point, b: classes.Point | None) -> classes.Point`
///
/// Calls `crate::middle`, src/lib.rs:69.
pub(crate) const fn middle() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let result = {
            let rt::Args([a, b], []) = args;
            let mut a_slot = rt::slot();
            let mut b_slot = rt::slot();
            crate::middle(
                rt::read!(py, "a", "src/lib.rs:69", a.borrow(&mut a_slot)),
                rt::read!(py, "b", "src/lib.rs:69", b.borrow_option(&mut b_slot))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "middle(a, b)", 2, 0, 2);
    rt::MethodDef::new("middle\0", call, "middle($module, a, b)\n--\n\n\0")
}

/// `module inner`
///
/// Made from src/lib.rs:71.
pub(crate) mod inner {
    use super::rt;
    /// `def far(p: classes.Point) -> list[classes.Point]`
    ///
    /// Calls `crate::inner::far`, src/lib.rs:75.
    pub(crate) const fn far() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([p], []) = args;
                let mut p_slot = rt::slot();
                crate::inner::far(rt::read!(py, "p", "src/lib.rs:75", p.borrow(&mut p_slot)))
            };
            rt::give(py, result)
        }
        rt::fastcall!(call, run, "far(p)", 1, 0, 1);
        rt::MethodDef::new("far\0", call, "far($module, p)\n--\n\n\0")
    }
    static FUNCTIONS: &[rt::MethodDef] = &[far(), rt::MethodDef::END];
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_functions(module, FUNCTIONS)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("inner\0", "\0", add_members);
}

static FUNCTIONS: &[rt::MethodDef] = &[middle(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Point>(module)?;
    rt::add_class_constant::<crate::Point>(module, "DIMENSIONS", crate::Point::DIMENSIONS)?;
    rt::add_exception(module, &BadName::CLASS)?;
    rt::add_class::<crate::Closed>(module)?;
    rt::add_submodule(module, &inner::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("classes\0", "\0", add_members);

rt::init!(PyInit_classes, PyModExport_classes, MODULE);
