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
        "Shape", "supertraits", SOURCE, "src/lib.rs:4", DEFAULTS, CLASSES
    );
    static SOURCE: &[&str] = &["from abc import ABC, abstractmethod\n\nclass Shape(\u{2}):\n    __slots__ = ()\n    @abstractmethod\n    def area(self):\n        raise NotImplementedError('Shape.area')\n    @abstractmethod\n    def scaled(self, by):\n        raise NotImplementedError('Shape.scaled')\n"];
    static DEFAULTS: &[rt::TraitDefault] = &[];
    static CLASSES: &[rt::ClassOf] = &[<crate::Ball as rt::PyTypeInfo>::type_object];
    rt::interface!(crate::Shape, CLASS, false, [crate::Ball]);
    impl crate::Shape for rt::Foreign<This> {
        fn area(&self) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("area");
            self.call(&NAME, ())
        }
        fn scale(&mut self, by: f64) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("scaled");
            self.call(&NAME, (by,))
        }
    }
    impl crate::Shape for rt::Native<crate::Ball> {
        fn area(&self) -> f64 {
            self.shared(&rt::Name("area"), <crate::Ball as crate::Shape>::area)
        }
        fn scale(&mut self, by: f64) -> f64 {
            self.exclusive(
                &rt::Name("scaled"),
                |this| <crate::Ball as crate::Shape>::scale(this, by)
            )
        }
    }
}

/// `class Solid(supertraits.Shape)`
///
/// Made from the trait `crate::Solid`, src/lib.rs:15.
pub(crate) mod Solid {
    use super::rt;
    type This = dyn crate::Solid;
    pub(crate) static CLASS: rt::InterfaceDef = rt::InterfaceDef::new(
        "Solid", "supertraits", SOURCE, "src/lib.rs:15", DEFAULTS, CLASSES
    ).with_bases(&[<dyn crate::Shape as rt::Interface>::definition]);
    static SOURCE: &[&str] = &[
        "from abc import ABC, abstractmethod\n\nclass Solid(\u{2}):\n    __slots__ = ()\n    @abstractmethod\n    def volume(self):\n        raise NotImplementedError('Solid.volume')\n",
        #[cfg(feature = "mass")]
        "    @abstractmethod\n    def mass(self):\n        raise NotImplementedError('Solid.mass')\n"
    ];
    static DEFAULTS: &[rt::TraitDefault] = &[
        rt::TraitDefault::new("density", density::METHOD, rt::DefaultKind::Method),
        #[cfg(unix)]
        rt::TraitDefault::new("unix", unix::METHOD, rt::DefaultKind::Method)
    ];
    static CLASSES: &[rt::ClassOf] = &[<crate::Ball as rt::PyTypeInfo>::type_object];
    rt::interface!(crate::Solid, CLASS, false, [crate::Ball]);
    impl crate::Solid for rt::Foreign<This> {
        fn volume(&self) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("volume");
            self.call(&NAME, ())
        }
        #[cfg(feature = "mass")]
        fn mass(&self) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("mass");
            self.call(&NAME, ())
        }
        fn density(&self) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("density");
            self.call(&NAME, ())
        }
        #[cfg(unix)]
        fn unix(&self) -> bool {
            static NAME: rt::Interned = rt::Interned::new("unix");
            self.call(&NAME, ())
        }
    }
    impl crate::Shape for rt::Foreign<This> {
        fn area(&self) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("area");
            self.call(&NAME, ())
        }
        fn scale(&mut self, by: f64) -> f64 {
            static NAME: rt::Interned = rt::Interned::new("scaled");
            self.call(&NAME, (by,))
        }
    }
    impl crate::Solid for rt::Inherited<This, 0> {
        fn volume(&self) -> f64 {
            crate::Solid::volume(&self.0)
        }
        #[cfg(feature = "mass")]
        fn mass(&self) -> f64 {
            crate::Solid::mass(&self.0)
        }
        #[cfg(unix)]
        fn unix(&self) -> bool {
            crate::Solid::unix(&self.0)
        }
    }
    #[cfg(unix)]
    impl crate::Solid for rt::Inherited<This, 1> {
        fn volume(&self) -> f64 {
            crate::Solid::volume(&self.0)
        }
        #[cfg(feature = "mass")]
        fn mass(&self) -> f64 {
            crate::Solid::mass(&self.0)
        }
        fn density(&self) -> f64 {
            crate::Solid::density(&self.0)
        }
    }
    impl<const DEFAULT: usize> crate::Shape for rt::Inherited<This, DEFAULT> {
        fn area(&self) -> f64 {
            crate::Shape::area(&self.0)
        }
        fn scale(&mut self, by: f64) -> f64 {
            crate::Shape::scale(&mut self.0, by)
        }
    }
    impl crate::Solid for rt::Native<crate::Ball> {
        fn volume(&self) -> f64 {
            self.shared(&rt::Name("volume"), <crate::Ball as crate::Solid>::volume)
        }
        #[cfg(feature = "mass")]
        fn mass(&self) -> f64 {
            self.shared(&rt::Name("mass"), <crate::Ball as crate::Solid>::mass)
        }
        fn density(&self) -> f64 {
            self.shared(&rt::Name("density"), <crate::Ball as crate::Solid>::density)
        }
        #[cfg(unix)]
        fn unix(&self) -> bool {
            self.shared(&rt::Name("unix"), <crate::Ball as crate::Solid>::unix)
        }
    }
    /// `def density() -> float`
    ///
    /// The default of `crate::Solid::density`, src/lib.rs:21.
    pub(crate) mod density {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = &rt::Inherited::<This, 0>::of(module);
            rt::give(py, crate::Solid::density(this))
        }
        rt::fastcall!(call, run, "density()", 0, 0, 0);
        pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
            "density\0", call, "density($self)\n--\n\n\0"
        );
    }
    /// `def unix() -> bool`
    ///
    /// The default of `crate::Solid::unix`, src/lib.rs:25.
    #[cfg(unix)]
    pub(crate) mod unix {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = &rt::Inherited::<This, 1>::of(module);
            rt::give(py, crate::Solid::unix(this))
        }
        rt::fastcall!(call, run, "unix()", 0, 0, 0);
        pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
            "unix\0", call, "unix($self)\n--\n\nOnly on some systems.\0"
        );
    }
}

/// `class Ball`
///
/// Made from `crate::Ball`, src/lib.rs:29.
pub(crate) mod Ball {
    use super::rt;
    type This = crate::Ball;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Ball\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[
        area::METHOD,
        scaled::METHOD,
        volume::METHOD,
        #[cfg(feature = "mass")]
        mass::METHOD,
        density::METHOD,
        #[cfg(unix)]
        unix::METHOD
    ];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `def area() -> float`
    ///
    /// From `<crate::Ball as crate::Shape>::area`, src/lib.rs:5.
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
                <crate::Ball as crate::Shape>::area(this)
            };
            rt::give(py, result)
        }
        rt::method!(METHOD, run, "Ball.area()", 0, 0, 0, This, "area\0", "area($self)\n--\n\n\0");
    }
    /// `def scaled(by: float) -> float`
    ///
    /// From `<crate::Ball as crate::Shape>::scale`, src/lib.rs:8.
    pub(crate) mod scaled {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([by], []) = args;
                let by = rt::read!(py, "by", "src/lib.rs:8", by.get());
                let mut this = slf.exclusive(&rt::Name("scaled"))?;
                let this = &mut *this;
                <crate::Ball as crate::Shape>::scale(this, by)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Ball.scaled(by)", 1, 0, 1, This, "scaled\0",
            "scaled($self, by)\n--\n\n\0"
        );
    }
    /// `def volume() -> float`
    ///
    /// From `<crate::Ball as crate::Solid>::volume`, src/lib.rs:16.
    pub(crate) mod volume {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("volume"))?;
                let this = &*this;
                <crate::Ball as crate::Solid>::volume(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Ball.volume()", 0, 0, 0, This, "volume\0", "volume($self)\n--\n\n\0"
        );
    }
    /// `def mass() -> float`
    ///
    /// From `<crate::Ball as crate::Solid>::mass`, src/lib.rs:19.
    #[cfg(feature = "mass")]
    pub(crate) mod mass {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("mass"))?;
                let this = &*this;
                <crate::Ball as crate::Solid>::mass(this)
            };
            rt::give(py, result)
        }
        rt::method!(METHOD, run, "Ball.mass()", 0, 0, 0, This, "mass\0", "mass($self)\n--\n\n\0");
    }
    /// `def density() -> float`
    ///
    /// From `<crate::Ball as crate::Solid>::density`, src/lib.rs:21.
    pub(crate) mod density {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("density"))?;
                let this = &*this;
                <crate::Ball as crate::Solid>::density(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Ball.density()", 0, 0, 0, This, "density\0", "density($self)\n--\n\n\0"
        );
    }
    /// `def unix() -> bool`
    ///
    /// From `<crate::Ball as crate::Solid>::unix`, src/lib.rs:25.
    #[cfg(unix)]
    pub(crate) mod unix {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("unix"))?;
                let this = &*this;
                <crate::Ball as crate::Solid>::unix(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Ball.unix()", 0, 0, 0, This, "unix\0",
            "unix($self)\n--\n\nOnly on some systems.\0"
        );
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_interface::<dyn crate::Shape>(module)?;
    rt::add_interface::<dyn crate::Solid>(module)?;
    rt::add_class::<crate::Ball>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("supertraits\0", "\0", add_members);

rt::init!(PyInit_supertraits, PyModExport_supertraits, MODULE);
