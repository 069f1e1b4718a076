// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Shape(abc.ABC)`
///
/// Made from the trait `crate::Shape`, src/lib.rs:4.
pub(crate) mod Shape {
    use super::rt;
    type This = dyn crate::Shape;
    pub(crate) static CLASS: rt::InterfaceDef = rt::InterfaceDef::new(
        "Shape", "trait_doors", SOURCE, "src/lib.rs:4", DEFAULTS, CLASSES
    );
    static SOURCE: &[&str] = &["from abc import ABC, abstractmethod\n\nclass Shape(\u{2}):\n    __slots__ = ()\n    @abstractmethod\n    def area(self):\n        raise NotImplementedError('Shape.area')\n"];
    static DEFAULTS: &[rt::TraitDefault] = &[];
    static CLASSES: &[rt::ClassOf] = &[];
    rt::interface!(crate::Shape, CLASS, false, []);
    impl crate::Shape for rt::Foreign<This> {
        fn area(&self) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("area");
            self.call(&NAME, ())
        }
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_interface::<dyn crate::Shape>(module)?;
    crate::inner::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("trait_doors\0", "\0", add_members);

rt::init!(PyInit_trait_doors, PyModExport_trait_doors, MODULE);

// ==== inner.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `class Keeper(abc.ABC)`
///
/// Made from the trait `crate::inner::Keeps`, src/lib.rs:14.
pub(crate) mod Keeper {
    use super::rt;
    type This = dyn crate::inner::Keeps;
    pub(crate) static CLASS: rt::InterfaceDef = rt::InterfaceDef::new(
        "Keeper", "trait_doors", SOURCE, "src/lib.rs:14", DEFAULTS, CLASSES
    );
    static SOURCE: &[&str] = &["from abc import ABC, abstractmethod\n\nclass Keeper(\u{2}):\n    __slots__ = ()\n    @abstractmethod\n    def keep(self, form, secret):\n        raise NotImplementedError('Keeper.keep')\n"];
    static DEFAULTS: &[rt::TraitDefault] = &[];
    static CLASSES: &[rt::ClassOf] = &[];
    rt::interface!(crate::inner::Keeps, CLASS, false, []);
    impl crate::inner::Keeps for rt::Foreign<This> {
        fn keep(
            &self,
            form: rt::keelback::Foreign<dyn crate::Shape>,
            secret: Option<&crate::inner::Secret>
        ) -> Vec<u8> {
            static NAME: rt::Interned = rt::Interned::new("keep");
            self.call(&NAME, (form, secret,))
        }
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_interface::<dyn crate::inner::Keeps>(module)?;
    rt::Ok(())
}
