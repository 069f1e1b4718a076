// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Point`
///
/// Made from `crate::Point`, src/lib.rs:8.
pub(crate) mod Point {
    use super::rt;
    type This = crate::Point;
    rt::class!(This, CLASS, Mutable, on_object, FREE);
    static FREE: rt::FreeList = rt::FreeList::new(16);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Point\0", "Keeps sixteen.\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::freelist::<This>(&FREE));
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[x::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `x: float`
    ///
    /// From `crate::Point`, src/lib.rs:10.
    pub(crate) mod x {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, x, writable, "x\0", "\0", "src/lib.rs:10");
    }
}

/// `class Node`
///
/// Made from `crate::Node`, src/lib.rs:16.
pub(crate) mod Node {
    use super::rt;
    type This = crate::Node;
    rt::class!(This, CLASS, Frozen, shared, FREE);
    static FREE: rt::FreeList = rt::FreeList::new(1);
    rt::class_shared!(This);
    impl rt::Traverse for This {
        fn traverse(&self, visit: &mut rt::Visit<'_>) {
            rt::visit::<(rt::Deep,), _>(&self.next, visit);
        }
    }
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Node\0", "The collector knows it, and Rust shares it.\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::gc::<This>()).with(rt::freelist::<This>(&FREE));
    static METHODS: &[rt::Method<This>] = &[shared::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[next::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `next: free_lists.Node | None`
    ///
    /// From `crate::Node`, src/lib.rs:18.
    pub(crate) mod next {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let this = slf.shared(&rt::Name("next"))?;
            rt::give(py, &this.next)
        }
        rt::attribute!(ATTRIBUTE, This, "next\0", "\0", get);
    }
    /// `def shared() -> bool`
    ///
    /// From `crate::Node::shared`, src/lib.rs:23.
    pub(crate) mod shared {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("shared"))?;
                let this = rt::arc(&this);
                crate::Node::shared(rt::Clone::clone(this))
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Node.shared()", 0, 0, 0, This, "shared\0", "shared($self)\n--\n\n\0"
        );
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Point>(module)?;
    rt::add_class::<crate::Node>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("free_lists\0", "\0", add_members);

rt::init!(PyInit_free_lists, PyModExport_free_lists, MODULE);
