// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs, src/pets.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Animal`
///
/// Made from `crate::Animal`, src/lib.rs:12.
pub(crate) mod Animal {
    use super::rt;
    type This = crate::Animal;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Animal\0", "Animal(name)\n--\n\nAn animal.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL).in_module("zoo._core").with(rt::dict::<This>()).with(
        rt::weakref::<This>()
    );
    static METHODS: &[rt::Method<This>] = &[speak::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[name::ATTRIBUTE, rt::Attribute::DICT];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
    /// `def __new__(name: str) -> zoo._core.Animal`
    ///
    /// From `crate::Animal::new`, src/lib.rs:19.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([name], []) = args;
            let name = rt::read!(py, "name", "src/lib.rs:19", name.get());
            rt::build(py, &class, crate::Animal::new(name))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Animal(name)", 1, 0, 1, This);
    }
    /// `name: str`
    ///
    /// From `crate::Animal`, src/lib.rs:14.
    pub(crate) mod name {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, name, writable, "name\0", "\0", "src/lib.rs:14");
    }
    /// `def speak() -> str`
    ///
    /// From `crate::Animal::speak`, src/lib.rs:23.
    pub(crate) mod speak {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("Animal.speak"))?;
                let this = &*this;
                crate::Animal::speak(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Animal.speak()", 0, 0, 0, This, "speak\0", "speak($self)\n--\n\n\0"
        );
    }
}

/// `class Counter`
///
/// Made from `crate::Counter`, src/lib.rs:42.
pub(crate) mod Counter {
    use super::rt;
    type This = crate::Counter;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Counter\0", "Counter(start=0)\n--\n\nSet up by `__init__`.\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[rt::Slot::new_default(), __init__::SLOT];
    /// `def __init__(start: int = 0) -> None`
    ///
    /// From `crate::Counter::init`, src/lib.rs:49.
    pub(crate) mod __init__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 0, 1>
        ) -> rt::Answer {
            let result = {
                let rt::Args([], [start]) = args;
                let start = rt::read!(py, "start", "src/lib.rs:49", start.get_or(|| 0));
                let mut this = slf.exclusive(&rt::Name("__init__"))?;
                let this = &mut *this;
                crate::Counter::init(this, start)
            };
            rt::give(py, result)
        }
        rt::class_slot!(SLOT, This, Py_tp_init, init, run, "Counter.__init__(start=)", 0, 1, 1);
    }
}

/// `class Wolf`
///
/// Made from `crate::Wolf`, src/lib.rs:58.
pub(crate) mod Wolf {
    use super::rt;
    type This = crate::Wolf;
    rt::class!(This, CLASS, Mutable);
    type Base = crate::pets::Dog;
    rt::extends!(This, Base, 0);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Wolf\0", "A base of a module below, by its name in Python.\0", METHODS, ATTRIBUTES, SLOTS
    ).extending(rt::base::<This>()).with(rt::dict::<This>()).with(rt::weakref::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[rt::Attribute::DICT];
    static SLOTS: &[rt::Slot<This>] = &[];
}

/// `class Fox`
///
/// Made from `crate::Fox`, src/lib.rs:64.
pub(crate) mod Fox {
    use super::rt;
    type This = crate::Fox;
    rt::class!(This, CLASS, Mutable);
    type Base = crate::pets::Dog;
    rt::extends!(This, Base, 0);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Fox\0", "By the whole name.\0", METHODS, ATTRIBUTES, SLOTS
    ).extending(rt::base::<This>()).with(rt::dict::<This>()).with(rt::weakref::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[rt::Attribute::DICT];
    static SLOTS: &[rt::Slot<This>] = &[];
}

/// `def walk(dog: zoo._core.pets.Dog) -> zoo._core.pets.Dog | Wolf.Nose`
///
/// Calls `crate::walk`, src/lib.rs:67.
pub(crate) const fn walk() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([dog], []) = args;
        rt::give(py, crate::walk(rt::read!(py, "dog", "src/lib.rs:67", dog.get())))
    }
    rt::fastcall!(call, run, "walk(dog)", 1, 0, 1);
    rt::MethodDef::new("walk\0", call, "walk($module, dog)\n--\n\n\0")
}

/// `module pets`
///
/// Made from src/lib.rs:7.
pub(crate) mod pets {
    use super::rt;
    /// `class Puppy`
    ///
    /// Made from `crate::pets::Puppy`, src/pets.rs:11.
    pub(crate) mod Puppy {
        use super::rt;
        type This = crate::pets::Puppy;
        rt::class!(This, CLASS, Mutable);
        type Base = crate::pets::Dog;
        rt::extends!(This, Base, dog);
        impl rt::Traverse for This {
            fn traverse(&self, visit: &mut rt::Visit<'_>) {
                rt::visit::<(rt::Deep,), _>(&self.held, visit);
            }
        }
        pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
            "Puppy\0", "Comes before its base.\0", METHODS, ATTRIBUTES, SLOTS
        ).extending(rt::base::<This>()).with(rt::gc::<This>()).with(rt::dict::<This>()).with(
            rt::weakref::<This>()
        );
        static METHODS: &[rt::Method<This>] = &[];
        static ATTRIBUTES: &[rt::Attribute<This>] = &[rt::Attribute::DICT];
        static SLOTS: &[rt::Slot<This>] = &[];
    }
    /// `class Dog`
    ///
    /// Made from `crate::pets::Dog`, src/pets.rs:20.
    pub(crate) mod Dog {
        use super::rt;
        type This = crate::pets::Dog;
        rt::class!(This, CLASS, Mutable);
        type Base = crate::Animal;
        rt::extends!(This, Base, base);
        pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
            "Dog\0", "A dog of another module's base.\0", METHODS, ATTRIBUTES, SLOTS
        ).extending(rt::base::<This>()).in_module("zoo._core.pets").with(rt::dict::<This>()).with(
            rt::weakref::<This>()
        );
        static METHODS: &[rt::Method<This>] = &[tricks::METHOD];
        static ATTRIBUTES: &[rt::Attribute<This>] = &[rt::Attribute::DICT];
        static SLOTS: &[rt::Slot<This>] = &[];
        /// `def tricks() -> int`
        ///
        /// From `crate::pets::Dog::tricks`, src/pets.rs:27.
        pub(crate) mod tricks {
            use super::{This, rt};
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                slf: rt::Receiver<'a, 'py, This>,
                _args: rt::Args<'a, 'py, 0, 0>
            ) -> rt::Answer {
                let result = {
                    let this = slf.shared(&rt::Name("Dog.tricks"))?;
                    let this = &*this;
                    crate::pets::Dog::tricks(this)
                };
                rt::give(py, result)
            }
            rt::method!(
                METHOD, run, "Dog.tricks()", 0, 0, 0, This, "tricks\0", "tricks($self)\n--\n\n\0"
            );
        }
    }
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_class::<crate::pets::Puppy>(module)?;
        rt::add_class::<crate::pets::Dog>(module)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("pets\0", "\0", add_members);
}

static FUNCTIONS: &[rt::MethodDef] = &[walk(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Animal>(module)?;
    rt::add_class::<crate::Counter>(module)?;
    rt::add_class::<crate::Wolf>(module)?;
    rt::add_class::<crate::Fox>(module)?;
    crate::hidden::__keelback::add_members(module)?;
    rt::add_submodule(module, &pets::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "zoo._core\0", "Classes that derive from classes.\0", add_members
);

rt::init!(PyInit__core, PyModExport__core, MODULE);

// ==== hidden.rs
// Written by keelback 0.1.0 from src/lib.rs, src/pets.rs.
// Do not edit: change the `@py` tags instead.

/// `class Fish`
///
/// Made from `crate::hidden::Fish`, src/lib.rs:35.
pub(crate) mod Fish {
    use super::rt;
    type This = crate::hidden::Fish;
    rt::class!(This, CLASS, Mutable);
    type Base = crate::Animal;
    rt::extends!(This, Base, 0);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Fish\0", "The base is private: its glue stands behind the door.\0", METHODS, ATTRIBUTES,
        SLOTS
    ).extending(rt::base::<This>()).with_final().with(rt::dict::<This>()).with(
        rt::weakref::<This>()
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[rt::Attribute::DICT];
    static SLOTS: &[rt::Slot<This>] = &[];
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::hidden::Fish>(module)?;
    rt::Ok(())
}
