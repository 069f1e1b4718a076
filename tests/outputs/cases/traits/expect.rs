// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Shape(abc.ABC)`
///
/// Made from the trait `crate::Shape`, src/lib.rs:10.
pub(crate) mod Shape {
    use super::rt;
    type This = dyn crate::Shape;
    pub(crate) static CLASS: rt::InterfaceDef = rt::InterfaceDef::new(
        "Shape", "traits", SOURCE, "src/lib.rs:10", DEFAULTS, CLASSES
    );
    static SOURCE: &[&str] = &["from abc import ABC, abstractmethod\n\nclass Shape(\u{2}):\n    __slots__ = ()\n    __doc__ = 'What has an area.'\n    @abstractmethod\n    def area(self):\n        'The area in square metres.'\n        raise NotImplementedError('Shape.area')\n    @abstractmethod\n    def scaled(self, by\u{1}, digits=2):\n        raise NotImplementedError('Shape.scaled')\n    @abstractmethod\n    def parts(self, names):\n        raise NotImplementedError('Shape.parts')\n    @property\n    @abstractmethod\n    def label(self):\n        raise NotImplementedError('Shape.label')\n"];
    static DEFAULTS: &[rt::TraitDefault] = &[
        rt::TraitDefault::new("name", name::METHOD, rt::DefaultKind::Method),
        rt::TraitDefault::new("sides", sides::METHOD, rt::DefaultKind::Getter),
        rt::TraitDefault::new("sides", set_sides::METHOD, rt::DefaultKind::Setter)
    ];
    static CLASSES: &[rt::ClassOf] = &[<crate::Circle as rt::PyTypeInfo>::type_object];
    rt::interface!(crate::Shape, CLASS, false, [crate::Circle]);
    impl crate::Shape for rt::Foreign<This> {
        fn area(&self) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("area");
            self.call(&NAME, ())
        }
        fn name(&self) -> String {
            static NAME: rt::Interned = rt::Interned::new("name");
            self.call(&NAME, ())
        }
        fn scale(
            &mut self,
            by: f64,
            digits: Option<u8>
        ) -> Result<Vec<f64>, rt::keelback::prelude::PyErr> {
            static NAME: rt::Interned = rt::Interned::new("scaled");
            self.call(&NAME, (by, digits,))
        }
        fn all_parts(
            &self,
            names: ::std::collections::HashMap<String, crate::Circle>,
            py_: rt::keelback::prelude::Python<'_>
        ) -> ::std::io::Result<()> {
            static NAME: rt::Interned = rt::Interned::new("parts");
            self.call(&NAME, (names,))
        }
        fn sides(&self) -> usize {
            static NAME: rt::Interned = rt::Interned::new("sides");
            self.read(&NAME)
        }
        fn set_sides(&mut self, sides: usize) {
            static NAME: rt::Interned = rt::Interned::new("sides");
            let () = self.write(&NAME, sides);
        }
        fn get_label(&self) -> Option<String> {
            static NAME: rt::Interned = rt::Interned::new("label");
            self.read(&NAME)
        }
    }
    impl crate::Shape for rt::Inherited<This, 0> {
        fn area(&self) -> f64 {
            crate::Shape::area(&self.0)
        }
        fn scale(
            &mut self,
            by: f64,
            digits: Option<u8>
        ) -> Result<Vec<f64>, rt::keelback::prelude::PyErr> {
            crate::Shape::scale(&mut self.0, by, digits)
        }
        fn all_parts(
            &self,
            names: ::std::collections::HashMap<String, crate::Circle>,
            py_: rt::keelback::prelude::Python<'_>
        ) -> ::std::io::Result<()> {
            crate::Shape::all_parts(&self.0, names, py_)
        }
        fn sides(&self) -> usize {
            crate::Shape::sides(&self.0)
        }
        fn set_sides(&mut self, sides: usize) {
            crate::Shape::set_sides(&mut self.0, sides);
        }
        fn get_label(&self) -> Option<String> {
            crate::Shape::get_label(&self.0)
        }
    }
    impl crate::Shape for rt::Inherited<This, 1> {
        fn area(&self) -> f64 {
            crate::Shape::area(&self.0)
        }
        fn name(&self) -> String {
            crate::Shape::name(&self.0)
        }
        fn scale(
            &mut self,
            by: f64,
            digits: Option<u8>
        ) -> Result<Vec<f64>, rt::keelback::prelude::PyErr> {
            crate::Shape::scale(&mut self.0, by, digits)
        }
        fn all_parts(
            &self,
            names: ::std::collections::HashMap<String, crate::Circle>,
            py_: rt::keelback::prelude::Python<'_>
        ) -> ::std::io::Result<()> {
            crate::Shape::all_parts(&self.0, names, py_)
        }
        fn set_sides(&mut self, sides: usize) {
            crate::Shape::set_sides(&mut self.0, sides);
        }
        fn get_label(&self) -> Option<String> {
            crate::Shape::get_label(&self.0)
        }
    }
    impl crate::Shape for rt::Inherited<This, 2> {
        fn area(&self) -> f64 {
            crate::Shape::area(&self.0)
        }
        fn name(&self) -> String {
            crate::Shape::name(&self.0)
        }
        fn scale(
            &mut self,
            by: f64,
            digits: Option<u8>
        ) -> Result<Vec<f64>, rt::keelback::prelude::PyErr> {
            crate::Shape::scale(&mut self.0, by, digits)
        }
        fn all_parts(
            &self,
            names: ::std::collections::HashMap<String, crate::Circle>,
            py_: rt::keelback::prelude::Python<'_>
        ) -> ::std::io::Result<()> {
            crate::Shape::all_parts(&self.0, names, py_)
        }
        fn sides(&self) -> usize {
            crate::Shape::sides(&self.0)
        }
        fn get_label(&self) -> Option<String> {
            crate::Shape::get_label(&self.0)
        }
    }
    impl crate::Shape for rt::Native<crate::Circle> {
        fn area(&self) -> f64 {
            self.shared(&rt::Name("area"), <crate::Circle as crate::Shape>::area)
        }
        fn name(&self) -> String {
            self.shared(&rt::Name("name"), <crate::Circle as crate::Shape>::name)
        }
        fn scale(
            &mut self,
            by: f64,
            digits: Option<u8>
        ) -> Result<Vec<f64>, rt::keelback::prelude::PyErr> {
            self.exclusive(
                &rt::Name("scaled"),
                |this| <crate::Circle as crate::Shape>::scale(this, by, digits)
            )
        }
        fn all_parts(
            &self,
            names: ::std::collections::HashMap<String, crate::Circle>,
            py_: rt::keelback::prelude::Python<'_>
        ) -> ::std::io::Result<()> {
            self.shared(
                &rt::Name("parts"),
                |this| <crate::Circle as crate::Shape>::all_parts(this, names, py_)
            )
        }
        fn sides(&self) -> usize {
            self.shared(&rt::Name("sides"), <crate::Circle as crate::Shape>::sides)
        }
        fn set_sides(&mut self, sides: usize) {
            self.exclusive(
                &rt::Name("sides"),
                |this| <crate::Circle as crate::Shape>::set_sides(this, sides)
            );
        }
        fn get_label(&self) -> Option<String> {
            self.shared(&rt::Name("label"), <crate::Circle as crate::Shape>::get_label)
        }
    }
    /// `def name() -> str`
    ///
    /// The default of `crate::Shape::name`, src/lib.rs:14.
    pub(crate) mod name {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = &rt::Inherited::<This, 0>::of(module);
            rt::give(py, crate::Shape::name(this))
        }
        rt::fastcall!(call, run, "name()", 0, 0, 0);
        pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
            "name\0", call, "name($self)\n--\n\n\0"
        );
    }
    /// `def sides() -> int`
    ///
    /// The default of `crate::Shape::sides`, src/lib.rs:23.
    pub(crate) mod sides {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = &rt::Inherited::<This, 1>::of(module);
            rt::give(py, crate::Shape::sides(this))
        }
        rt::fastcall!(call, run, "sides()", 0, 0, 0);
        pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
            "sides\0", call, "sides($self)\n--\n\n\0"
        );
    }
    /// `def sides(sides: int) -> None`
    ///
    /// The default of `crate::Shape::set_sides`, src/lib.rs:26.
    pub(crate) mod set_sides {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            module: &'a rt::Arg<'py>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([sides], []) = args;
            let sides = rt::read!(py, "sides", "src/lib.rs:26", sides.get());
            let this = &mut rt::Inherited::<This, 2>::of(module);
            rt::give(py, crate::Shape::set_sides(this, sides))
        }
        rt::fastcall!(call, run, "sides(sides)", 1, 0, 1);
        pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
            "sides\0", call, "sides($self, sides)\n--\n\n\0"
        );
    }
}

/// `class Circle`
///
/// Made from `crate::Circle`, src/lib.rs:37.
pub(crate) mod Circle {
    use super::rt;
    type This = crate::Circle;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Circle\0", "Circle(radius)\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[
        area::METHOD,
        name::METHOD,
        scaled::METHOD,
        parts::METHOD
    ];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[sides::ATTRIBUTE, label::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
    /// `def __new__(radius: float) -> traits.Circle`
    ///
    /// From `crate::Circle::new`, src/lib.rs:41.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([radius], []) = args;
            let radius = rt::read!(py, "radius", "src/lib.rs:41", radius.get());
            rt::build(py, &class, crate::Circle::new(radius))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Circle(radius)", 1, 0, 1, This);
    }
    /// `sides: int`
    ///
    /// From `<crate::Circle as crate::Shape>::sides`, src/lib.rs:23.
    pub(crate) mod sides {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("sides"))?;
                let this = &*this;
                <crate::Circle as crate::Shape>::sides(this)
            };
            rt::give(py, result)
        }
        fn set<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            value: rt::OptionalArg<'a, 'py>
        ) -> rt::Done {
            let sides = rt::assigned(py, value, "sides")?;
            let sides = rt::read!(py, "sides", "src/lib.rs:26", sides.get());
            let mut this = slf.exclusive(&rt::Name("sides"))?;
            let this = &mut *this;
            rt::give_nothing(py, <crate::Circle as crate::Shape>::set_sides(this, sides))
        }
        rt::attribute!(ATTRIBUTE, This, "sides\0", "\0", get, set);
    }
    /// `label: str | None`
    ///
    /// From `<crate::Circle as crate::Shape>::get_label`, src/lib.rs:29.
    pub(crate) mod label {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("label"))?;
                let this = &*this;
                <crate::Circle as crate::Shape>::get_label(this)
            };
            rt::give(py, result)
        }
        rt::attribute!(ATTRIBUTE, This, "label\0", "\0", get);
    }
    /// `def area() -> float`
    ///
    /// From `<crate::Circle as crate::Shape>::area`, src/lib.rs:12.
    pub(crate) mod area {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("area"))?;
                let this = &*this;
                <crate::Circle as crate::Shape>::area(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Circle.area()", 0, 0, 0, This, "area\0",
            "area($self)\n--\n\nThe area in square metres.\0"
        );
    }
    /// `def name() -> str`
    ///
    /// From `<crate::Circle as crate::Shape>::name`, src/lib.rs:14.
    pub(crate) mod name {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("name"))?;
                let this = &*this;
                <crate::Circle as crate::Shape>::name(this)
            };
            rt::give(py, result)
        }
        rt::method!(METHOD, run, "Circle.name()", 0, 0, 0, This, "name\0", "name($self)\n--\n\n\0");
    }
    /// `def scaled(by: float, /, digits: int | None = 2) -> list[float]`
    ///
    /// From `<crate::Circle as crate::Shape>::scale`, src/lib.rs:17.
    pub(crate) mod scaled {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 1>
        ) -> rt::Answer {
            let rt::Args([by], [digits]) = args;
            let (by, digits) = (
                rt::read!(py, "by", "src/lib.rs:17", by.get()),
                rt::read!(py, "digits", "src/lib.rs:17", digits.get_or(|| rt::Some(2)))
            );
            let mut this = slf.exclusive(&rt::Name("scaled"))?;
            let this = &mut *this;
            rt::give(py, <crate::Circle as crate::Shape>::scale(this, by, digits))
        }
        rt::method!(
            METHOD, run, "Circle.scaled(by, /, digits=)", 1, 1, 2, This, "scaled\0",
            "scaled($self, by, /, digits=2)\n--\n\n\0"
        );
    }
    /// `def parts(names: dict[str, Circle]) -> None`
    ///
    /// From `<crate::Circle as crate::Shape>::all_parts`, src/lib.rs:20.
    pub(crate) mod parts {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([names], []) = args;
            let names = rt::read!(py, "names", "src/lib.rs:20", names.get());
            let this = slf.shared(&rt::Name("parts"))?;
            let this = &*this;
            rt::give(py, <crate::Circle as crate::Shape>::all_parts(this, names, py))
        }
        rt::method!(
            METHOD, run, "Circle.parts(names)", 1, 0, 1, This, "parts\0",
            "parts($self, names)\n--\n\n\0"
        );
    }
}

/// `def total(shapes: collections.abc.Sequence[traits.Shape], first: traits.Shape, more: traits.Shape | None) -> float`
///
/// Calls `crate::total`, src/lib.rs:52.
pub(crate) const fn total() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 3, 0>
    ) -> rt::Answer {
        let result = {
            let rt::Args([shapes, first, more], []) = args;
            let mut first_slot = rt::slot();
            let mut more_slot = rt::slot();
            crate::total(
                rt::read!(py, "shapes", "src/lib.rs:52", shapes.get()),
                rt::read!(py, "first", "src/lib.rs:52", first.borrow(&mut first_slot)),
                rt::read!(py, "more", "src/lib.rs:52", more.borrow_option_mut(&mut more_slot))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "total(shapes, first, more)", 3, 0, 3);
    rt::MethodDef::new("total\0", call, "total($module, shapes, first, more)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[total(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_interface::<dyn crate::Shape>(module)?;
    rt::add_class::<crate::Circle>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("traits\0", "\0", add_members);

rt::init!(PyInit_traits, PyModExport_traits, MODULE);
