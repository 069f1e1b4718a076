// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Plain`
///
/// Made from `crate::Plain`, src/lib.rs:10.
pub(crate) mod Plain {
    use super::rt;
    type This = crate::Plain;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Plain\0", "Plain data: the collector never hears of it.\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[x::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `x: float`
    ///
    /// From `crate::Plain`, src/lib.rs:10.
    pub(crate) mod x {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, x, writable, "x\0", "\0", "src/lib.rs:10");
    }
}

/// `class Node`
///
/// Made from `crate::Node`, src/lib.rs:13.
pub(crate) mod Node {
    use super::rt;
    type This = crate::Node;
    rt::class!(This, CLASS, Mutable);
    impl rt::Traverse for This {
        fn traverse(&self, visit: &mut rt::Visit<'_>) {
            rt::visit::<(rt::Deep,), _>(&self.next, visit);
            rt::visit::<(rt::Plain, (rt::Plain, rt::Deep,),), _>(&self.by_path, visit);
            rt::visit::<(rt::Deep, rt::Plain,), _>(&self.part, visit);
            #[cfg(feature = "extra")]
            rt::visit::<(rt::Deep,), _>(&self.extra, visit);
        }
    }
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Node\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::gc::<This>()).with(rt::drops::<This>()).with(rt::dict::<This>()).with(
        rt::weakref::<This>()
    ).with(rt::sequence());
    static METHODS: &[rt::Method<This>] = &[rt::Method::CLASS_GETITEM];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[next::ATTRIBUTE, rt::Attribute::DICT];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `next: typing.Any`
    ///
    /// From `crate::Node`, src/lib.rs:15.
    pub(crate) mod next {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, next, writable, "next\0", "\0", "src/lib.rs:15");
    }
}

/// `class Kept`
///
/// Made from `crate::Kept`, src/lib.rs:27.
pub(crate) mod Kept {
    use super::rt;
    type This = crate::Kept;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Kept\0", "Plain data, of which a constant is one: it goes with its class.\0", METHODS,
        ATTRIBUTES, SLOTS
    ).with(rt::singletons::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
}

/// `class Shared`
///
/// Made from `crate::Shared`, src/lib.rs:38.
pub(crate) mod Shared {
    use super::rt;
    type This = crate::Shared;
    rt::class!(This, CLASS, Mutable);
    impl rt::Traverse for This {
        fn traverse(&self, visit: &mut rt::Visit<'_>) {
            rt::visit::<(((rt::Deep,),),), _>(&self.0, visit);
        }
    }
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Shared\0", "Frozen to Python, and guarded all the same.\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::gc::<This>()).with(rt::drops::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Plain>(module)?;
    rt::add_class::<crate::Node>(module)?;
    rt::add_class::<crate::Kept>(module)?;
    rt::add_class_constant::<crate::Kept>(module, "FIRST", crate::Kept::FIRST)?;
    rt::add_class::<crate::Shared>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("collected\0", "\0", add_members);

/// What the garbage collector sees.
///
/// From `crate::Part`, src/lib.rs:44.
const _: () = {
    use crate::*;
    impl<T, U: Clone, Shape0, Shape1> rt::TraverseAs<(
        Shape0, Shape1,
    )> for crate::Part<T, U> where T: rt::TraverseAs<Shape0>,
    U: rt::TraverseAs<Shape1>,
    {
        fn traverse_as(&self, visit: &mut rt::Visit<'_>) {
            match self {
                crate::Part::One { 0: field_0, .. } => {
                    rt::visit::<Shape0, _>(field_0, visit);
                }
                crate::Part::Both { left: field_0, right: field_1, more: field_2, .. } => {
                    rt::visit::<((Shape0, Shape1,),), _>(field_0, visit);
                    rt::visit::<(Shape0,), _>(field_1, visit);
                    rt::visit::<Shape1, _>(field_2, visit);
                }
                crate::Part::Deep { 0: field_0, .. } => {
                    rt::visit::<rt::Deep, _>(field_0, visit);
                }
                crate::Part::None => {}
            }
        }
    }
};

rt::init!(PyInit_collected, PyModExport_collected, MODULE);

// ==== deep.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// What the garbage collector sees.
///
/// From `crate::deep::Deep`, src/lib.rs:52.
impl rt::Traverse for crate::deep::Deep {
    fn traverse(&self, visit: &mut rt::Visit<'_>) {
        rt::visit::<rt::Deep, _>(&self.handle, visit);
    }
}
