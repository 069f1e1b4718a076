// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Point`
///
/// Made from `crate::Point`, src/lib.rs:5.
pub(crate) mod Point {
    use super::rt;
    type This = crate::Point;
    rt::class!(This, CLASS, Viewable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Point\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[x::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `x: float`
    ///
    /// From `crate::Point`, src/lib.rs:7.
    pub(crate) mod x {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, x, writable, "x\0", "\0", "src/lib.rs:7");
    }
}

/// `class Line`
///
/// Made from `crate::Line`, src/lib.rs:11.
pub(crate) mod Line {
    use super::rt;
    type This = crate::Line;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Line\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[
        start::ATTRIBUTE,
        end::ATTRIBUTE,
        origin::ATTRIBUTE
    ];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `start: views.Point`
    ///
    /// From `crate::Line`, src/lib.rs:13.
    pub(crate) mod start {
        use super::{This, rt};
        type Field = crate::Point;
        rt::view!(This, start, Field, "Line.start");
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::enter_view::<View>(py, &slf, &rt::Name("start"))
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let value = rt::read!(
                py, "start", "src/lib.rs:13",
                rt::assigned(py, value, "start")?.get()
            );
            let _old = {
                let mut this = slf.exclusive(&rt::Name("start"))?;
                rt::replace(&mut this.start, value)
            };
            rt::Ok(())
        }
        rt::attribute!(ATTRIBUTE, This, "start\0", "\0", get, set);
    }
    /// `end: views.Mark | None`
    ///
    /// From `crate::Line`, src/lib.rs:15.
    pub(crate) mod end {
        use super::{This, rt};
        type Field = crate::inner::Mark;
        rt::view!(This, end, Field, "Line.end");
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::enter_view::<View>(py, &slf, &rt::Name("end"))
        }
        rt::attribute!(ATTRIBUTE, This, "end\0", "\0", get);
    }
    /// `origin: views.Point`
    ///
    /// From `crate::Line`, src/lib.rs:17.
    pub(crate) mod origin {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, origin, writable, "origin\0", "\0", "src/lib.rs:17");
    }
}

/// `class Node`
///
/// Made from `crate::Node`, src/lib.rs:23.
pub(crate) mod Node {
    use super::rt;
    type This = crate::Node;
    rt::class!(This, CLASS, Mutable);
    impl rt::Traverse for This {
        fn traverse(&self, visit: &mut rt::Visit<'_>) {
            rt::visit::<rt::Deep, _>(&self.link, visit);
        }
    }
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Node\0", "Makes cycles possible.\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::gc::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[place::ATTRIBUTE, link::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `place: views.Place`
    ///
    /// From `crate::Node`, src/lib.rs:25.
    pub(crate) mod place {
        use super::{This, rt};
        type Field = crate::Place;
        rt::view!(This, place, Field, "Node.place");
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::enter_view::<View>(py, &slf, &rt::Name("place"))
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let value = rt::read!(
                py, "place", "src/lib.rs:25",
                rt::assigned(py, value, "place")?.get()
            );
            let _old = {
                let mut this = slf.exclusive(&rt::Name("place"))?;
                rt::replace(&mut this.place, value)
            };
            rt::Ok(())
        }
        rt::attribute!(ATTRIBUTE, This, "place\0", "\0", get, set);
    }
    /// `link: typing.Any`
    ///
    /// From `crate::Node`, src/lib.rs:27.
    pub(crate) mod link {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, link, writable, "link\0", "\0", "src/lib.rs:27");
    }
}

/// `class Place`
///
/// Made from `crate::Place`, src/lib.rs:32.
pub(crate) mod Place {
    use super::rt;
    type This = crate::Place;
    rt::class!(This, CLASS, Viewable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Place\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::views::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[x::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `x: int`
    ///
    /// From `crate::Place`, src/lib.rs:34.
    pub(crate) mod x {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, x, writable, "x\0", "\0", "src/lib.rs:34");
    }
}

/// `class Mark`
///
/// Made from `crate::inner::Mark`, src/lib.rs:39.
pub(crate) mod Mark {
    use super::rt;
    type This = crate::inner::Mark;
    rt::class!(This, CLASS, Viewable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Mark\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[x::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `x: float`
    ///
    /// From `crate::inner::Mark`, src/lib.rs:41.
    pub(crate) mod x {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, x, writable, "x\0", "\0", "src/lib.rs:41");
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Point>(module)?;
    rt::add_class::<crate::Line>(module)?;
    rt::add_class::<crate::Node>(module)?;
    rt::add_class::<crate::Place>(module)?;
    rt::add_class::<crate::inner::Mark>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("views\0", "\0", add_members);

rt::init!(PyInit_views, PyModExport_views, MODULE);
