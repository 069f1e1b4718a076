// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Order`
///
/// Made from `crate::Order`, src/lib.rs:6.
pub(crate) mod Order {
    use super::rt;
    type This = crate::Order;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Order\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[
        lines::ATTRIBUTE,
        seen::ATTRIBUTE,
        prices::ATTRIBUTE,
        ranks::ATTRIBUTE,
        marks::ATTRIBUTE,
        names::ATTRIBUTE,
        tags::ATTRIBUTE,
        raw::ATTRIBUTE,
        notes::ATTRIBUTE
    ];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `lines: collections.abc.MutableSequence[str]`
    ///
    /// From `crate::Order`, src/lib.rs:9.
    pub(crate) mod lines {
        use super::{This, rt};
        static FIELD: &dyn rt::LiveListMut = &rt::live_field_mut(
            &rt::Name("lines"),
            |this: &This| &this.lines,
            |this: &mut This| &mut this.lines
        );
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::live(py, &slf, FIELD)
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let value = rt::read!(
                py, "lines", "src/lib.rs:9",
                rt::assigned(py, value, "lines")?.get()
            );
            let _old = {
                let mut this = slf.exclusive(&rt::Name("lines"))?;
                rt::replace(&mut this.lines, value)
            };
            rt::Ok(())
        }
        rt::attribute!(ATTRIBUTE, This, "lines\0", "Its lines.\0", get, set);
    }
    /// `seen: collections.abc.Sequence[float]`
    ///
    /// From `crate::Order`, src/lib.rs:11.
    pub(crate) mod seen {
        use super::{This, rt};
        static FIELD: &dyn rt::LiveList = &rt::live_field(
            &rt::Name("seen"),
            |this: &This| &this.seen
        );
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::live(py, &slf, FIELD)
        }
        rt::attribute!(ATTRIBUTE, This, "seen\0", "\0", get);
    }
    /// `prices: collections.abc.MutableMapping[str, float]`
    ///
    /// From `crate::Order`, src/lib.rs:13.
    pub(crate) mod prices {
        use super::{This, rt};
        static FIELD: &dyn rt::LiveMapMut = &rt::live_field_mut(
            &rt::Name("prices"),
            |this: &This| &this.prices,
            |this: &mut This| &mut this.prices
        );
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::live(py, &slf, FIELD)
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let value = rt::read!(
                py, "prices", "src/lib.rs:13",
                rt::assigned(py, value, "prices")?.get()
            );
            let _old = {
                let mut this = slf.exclusive(&rt::Name("prices"))?;
                rt::replace(&mut this.prices, value)
            };
            rt::Ok(())
        }
        rt::attribute!(ATTRIBUTE, This, "prices\0", "\0", get, set);
    }
    /// `ranks: collections.abc.Mapping[int, tuple[str, bool]]`
    ///
    /// From `crate::Order`, src/lib.rs:15.
    pub(crate) mod ranks {
        use super::{This, rt};
        static FIELD: &dyn rt::LiveMap = &rt::live_field(
            &rt::Name("ranks"),
            |this: &This| &this.ranks
        );
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::live(py, &slf, FIELD)
        }
        rt::attribute!(ATTRIBUTE, This, "ranks\0", "\0", get);
    }
    /// `marks: collections.abc.MutableSet[int]`
    ///
    /// From `crate::Order`, src/lib.rs:17.
    pub(crate) mod marks {
        use super::{This, rt};
        static FIELD: &dyn rt::LiveSetMut = &rt::live_field_mut(
            &rt::Name("marks"),
            |this: &This| &this.marks,
            |this: &mut This| &mut this.marks
        );
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::live(py, &slf, FIELD)
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let value = rt::read!(
                py, "marks", "src/lib.rs:17",
                rt::assigned(py, value, "marks")?.get()
            );
            let _old = {
                let mut this = slf.exclusive(&rt::Name("marks"))?;
                rt::replace(&mut this.marks, value)
            };
            rt::Ok(())
        }
        rt::attribute!(ATTRIBUTE, This, "marks\0", "\0", get, set);
    }
    /// `names: collections.abc.Set[str]`
    ///
    /// From `crate::Order`, src/lib.rs:19.
    pub(crate) mod names {
        use super::{This, rt};
        static FIELD: &dyn rt::LiveSet = &rt::live_field(
            &rt::Name("names"),
            |this: &This| &this.names
        );
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::live(py, &slf, FIELD)
        }
        rt::attribute!(ATTRIBUTE, This, "names\0", "\0", get);
    }
    /// `tags: list[str]`
    ///
    /// From `crate::Order`, src/lib.rs:21.
    pub(crate) mod tags {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, tags, writable, "tags\0", "\0", "src/lib.rs:21");
    }
    /// `raw: bytes`
    ///
    /// From `crate::Order`, src/lib.rs:23.
    pub(crate) mod raw {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, raw, writable, "raw\0", "\0", "src/lib.rs:23");
    }
    /// `notes: list[str]`
    ///
    /// From `crate::Order`, src/lib.rs:25.
    pub(crate) mod notes {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, notes, writable, "notes\0", "\0", "src/lib.rs:25");
    }
}

/// `class Fixed`
///
/// Made from `crate::Fixed`, src/lib.rs:29.
pub(crate) mod Fixed {
    use super::rt;
    type This = crate::Fixed;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Fixed\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[lines::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `lines: list[str]`
    ///
    /// From `crate::Fixed`, src/lib.rs:31.
    pub(crate) mod lines {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, lines, readonly, "lines\0", "\0", "src/lib.rs:31");
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Order>(module)?;
    rt::add_class::<crate::Fixed>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("live_views\0", "\0", add_members);

rt::init!(PyInit_live_views, PyModExport_live_views, MODULE);
