// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Source(abc.ABC)`
///
/// Made from the trait `crate::Source`, src/lib.rs:4.
pub(crate) mod Source {
    use super::rt;
    type This = dyn crate::Source;
    pub(crate) static CLASS: rt::InterfaceDef = rt::InterfaceDef::new(
        "Source", "trait_objects", SOURCE, "src/lib.rs:4", DEFAULTS, CLASSES
    );
    static SOURCE: &[&str] = &["from abc import ABC, abstractmethod\n\nclass Source(\u{2}):\n    __slots__ = ()\n    @abstractmethod\n    def pull(self, most):\n        raise NotImplementedError('Source.pull')\n"];
    static DEFAULTS: &[rt::TraitDefault] = &[
        rt::TraitDefault::new("name", name::METHOD, rt::DefaultKind::Getter)
    ];
    static CLASSES: &[rt::ClassOf] = &[<Object as rt::PyTypeInfo>::type_object];
    rt::interface!(crate::Source, CLASS, true, [Object]);
    impl crate::Source for rt::Foreign<This> {
        fn pull(&self, most: usize) -> Option<Vec<u8>> {
            static NAME: rt::Interned = rt::Interned::new("pull");
            self.call(&NAME, (most,))
        }
        fn name(&self) -> String {
            static NAME: rt::Interned = rt::Interned::new("name");
            self.read(&NAME)
        }
    }
    impl crate::Source for rt::Inherited<This, 0> {
        fn pull(&self, most: usize) -> Option<Vec<u8>> {
            crate::Source::pull(&self.0, most)
        }
    }
    rt::interface_object!(
        Arc, Object, This,
        [
            This,
            dyn crate::Source + ::core::marker::Send,
            dyn crate::Source + ::core::marker::Sync,
            dyn crate::Source + ::core::marker::Send + ::core::marker::Sync
        ]
    );
    impl crate::Source for Object {
        fn pull(&self, most: usize) -> Option<Vec<u8>> {
            crate::Source::pull(&*self.0, most)
        }
        fn name(&self) -> String {
            crate::Source::name(&*self.0)
        }
    }
    impl crate::Source for rt::Native<Object> {
        fn pull(&self, most: usize) -> Option<Vec<u8>> {
            self.shared(&rt::Name("pull"), |this| <Object as crate::Source>::pull(this, most))
        }
        fn name(&self) -> String {
            self.shared(&rt::Name("name"), <Object as crate::Source>::name)
        }
    }
    /// `class RustSource`
    ///
    /// Made from `super::Object`, src/lib.rs:4.
    pub(crate) mod RustSource {
        use super::rt;
        type This = super::Object;
        rt::class!(This, CLASS, Frozen);
        pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
            "RustSource\0", "\0", METHODS, ATTRIBUTES, SLOTS
        ).in_module("trait_objects").with_final();
        static METHODS: &[rt::Method<This>] = &[pull::METHOD];
        static ATTRIBUTES: &[rt::Attribute<This>] = &[name::ATTRIBUTE];
        static SLOTS: &[rt::Slot<This>] = &[];
        /// `name: str`
        ///
        /// From `<This as crate::Source>::name`, src/lib.rs:8.
        pub(crate) mod name {
            use super::{This, rt};
            fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
                let result = {
                    let this = slf.shared(&rt::Name("RustSource.name"))?;
                    let this = &*this;
                    <This as crate::Source>::name(this)
                };
                rt::give(py, result)
            }
            rt::attribute!(ATTRIBUTE, This, "name\0", "\0", get);
        }
        /// `def pull(most: int) -> bytes | None`
        ///
        /// From `<This as crate::Source>::pull`, src/lib.rs:5.
        pub(crate) mod pull {
            use super::{This, rt};
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                slf: rt::Receiver<'a, 'py, This>,
                args: rt::Args<'a, 'py, 1, 0>
            ) -> rt::Answer {
                let result = {
                    let rt::Args([most], []) = args;
                    let most = rt::read!(py, "most", "src/lib.rs:5", most.get());
                    let this = slf.shared(&rt::Name("RustSource.pull"))?;
                    let this = &*this;
                    <This as crate::Source>::pull(this, most)
                };
                rt::give(py, result)
            }
            rt::method!(
                METHOD, run, "RustSource.pull(most)", 1, 0, 1, This, "pull\0",
                "pull($self, most)\n--\n\n\0"
            );
        }
    }
    /// `def name() -> str`
    ///
    /// The default of `crate::Source::name`, src/lib.rs:8.
    pub(crate) mod name {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = &rt::Inherited::<This, 0>::of(module);
            rt::give(py, crate::Source::name(this))
        }
        rt::fastcall!(call, run, "name()", 0, 0, 0);
        pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
            "name\0", call, "name($self)\n--\n\n\0"
        );
    }
}

/// `def sources() -> list[trait_objects.Source]`
///
/// Calls `crate::sources`, src/lib.rs:12.
pub(crate) const fn sources() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::sources()) }
    rt::fastcall!(call, run, "sources()", 0, 0, 0);
    rt::MethodDef::new("sources\0", call, "sources($module)\n--\n\n\0")
}

/// `class Dial(abc.ABC)`
///
/// Made from the trait `crate::Dial`, src/lib.rs:15.
pub(crate) mod Dial {
    use super::rt;
    type This = dyn crate::Dial;
    pub(crate) static CLASS: rt::InterfaceDef = rt::InterfaceDef::new(
        "Dial", "trait_objects", SOURCE, "src/lib.rs:15", DEFAULTS, CLASSES
    );
    static SOURCE: &[&str] = &["from abc import ABC, abstractmethod\n\nclass Dial(\u{2}):\n    __slots__ = ()\n    @property\n    @abstractmethod\n    def level(self):\n        raise NotImplementedError('Dial.level')\n    @level.setter\n    @abstractmethod\n    def level(self, level):\n        raise NotImplementedError('Dial.level')\n"];
    static DEFAULTS: &[rt::TraitDefault] = &[];
    static CLASSES: &[rt::ClassOf] = &[<Object as rt::PyTypeInfo>::type_object];
    rt::interface!(crate::Dial, CLASS, true, [Object]);
    impl crate::Dial for rt::Foreign<This> {
        fn level(&self) -> u32 {
            static NAME: rt::Interned = rt::Interned::new("level");
            self.read(&NAME)
        }
        fn set_level(&mut self, level: u32) {
            static NAME: rt::Interned = rt::Interned::new("level");
            let () = self.write(&NAME, level);
        }
    }
    rt::interface_object!(
        Box, Object,
        dyn crate::Dial + ::core::marker::Send + ::core::marker::Sync,
        [dyn crate::Dial + ::core::marker::Send + ::core::marker::Sync]
    );
    impl crate::Dial for Object {
        fn level(&self) -> u32 {
            crate::Dial::level(&*self.0)
        }
        fn set_level(&mut self, level: u32) {
            crate::Dial::set_level(&mut *self.0, level);
        }
    }
    impl crate::Dial for rt::Native<Object> {
        fn level(&self) -> u32 {
            self.shared(&rt::Name("level"), <Object as crate::Dial>::level)
        }
        fn set_level(&mut self, level: u32) {
            self.exclusive(
                &rt::Name("level"),
                |this| <Object as crate::Dial>::set_level(this, level)
            );
        }
    }
    /// `class RustDial`
    ///
    /// Made from `super::Object`, src/lib.rs:15.
    pub(crate) mod RustDial {
        use super::rt;
        type This = super::Object;
        rt::class!(This, CLASS, Mutable);
        pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
            "RustDial\0", "\0", METHODS, ATTRIBUTES, SLOTS
        ).in_module("trait_objects").with_final();
        static METHODS: &[rt::Method<This>] = &[];
        static ATTRIBUTES: &[rt::Attribute<This>] = &[level::ATTRIBUTE];
        static SLOTS: &[rt::Slot<This>] = &[];
        /// `level: int`
        ///
        /// From `<This as crate::Dial>::level`, src/lib.rs:17.
        pub(crate) mod level {
            use super::{This, rt};
            fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
                let result = {
                    let this = slf.shared(&rt::Name("RustDial.level"))?;
                    let this = &*this;
                    <This as crate::Dial>::level(this)
                };
                rt::give(py, result)
            }
            fn set<'a, 'py>(
                py: rt::Python<'py>,
                slf: rt::Receiver<'a, 'py, This>,
                value: rt::OptionalArg<'a, 'py>
            ) -> rt::Done {
                let level = rt::assigned(py, value, "level")?;
                let level = rt::read!(py, "level", "src/lib.rs:20", level.get());
                let mut this = slf.exclusive(&rt::Name("RustDial.level"))?;
                let this = &mut *this;
                rt::give_nothing(py, <This as crate::Dial>::set_level(this, level))
            }
            rt::attribute!(ATTRIBUTE, This, "level\0", "\0", get, set);
        }
    }
}

/// `def dial() -> trait_objects.Dial | None`
///
/// Calls `crate::dial`, src/lib.rs:24.
pub(crate) const fn dial() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::dial()) }
    rt::fastcall!(call, run, "dial()", 0, 0, 0);
    rt::MethodDef::new("dial\0", call, "dial($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[sources(), dial(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_interface::<dyn crate::Source>(module)?;
    rt::add_interface::<dyn crate::Dial>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("trait_objects\0", "\0", add_members);

rt::init!(PyInit_trait_objects, PyModExport_trait_objects, MODULE);
