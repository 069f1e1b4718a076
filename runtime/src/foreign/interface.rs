//! The abstract class of a trait: how it is made, and which objects it accepts.

use std::cell::RefCell;

use keelback_ffi as ffi;

use crate::convert::{Pointer, refuse};
use crate::error::{PyResult, Raised};
use crate::foreign::Foreign;
use crate::foreign::origin::Place;
use crate::handle::{Borrowed, Bound};
use crate::module::MethodDef;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyCode, PyCodeInput, PyDict, PyModule, PyType};

/// The abstract class of a tagged trait, to be made once in each interpreter.
pub struct InterfaceDef {
    name: &'static str,
    /// The full name of its Python module, where an abstract class of another one is made first and derives from it.
    home: &'static str,
    /// The pieces of a class statement, as for a file of Python source: abstract methods are functions of Python.
    source: &'static [&'static str],
    /// Where the trait stands: the "file" of that source.
    place: &'static str,
    /// The trait's default methods.
    defaults: &'static [TraitDefault],
    /// Classes of the crate whose types implement the trait.
    natives: &'static [ClassOf],
    /// The abstract classes of the trait's supertraits.
    bases: &'static [BaseOf],
    class: InterpreterCell,
}

/// How the abstract class of a supertrait is found.
pub type BaseOf = fn() -> &'static InterfaceDef;

/// How a class of the crate is found.
pub type ClassOf = for<'py> fn(Python<'py>) -> Bound<'py, PyType>;

/// A default method of a trait, in the abstract class.
pub struct TraitDefault {
    pub(crate) name: &'static str,
    pub(crate) method: MethodDef,
    pub(crate) kind: DefaultKind,
}

/// What a default method is in Python.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum DefaultKind {
    /// Called.
    Method,
    /// A property, read.
    Getter,
    /// A property, set. It follows its getter.
    Setter,
}

impl TraitDefault {
    /// A row of the table.
    #[must_use]
    pub const fn new(name: &'static str, method: MethodDef, kind: DefaultKind) -> TraitDefault {
        TraitDefault { name, method, kind }
    }
}

/// A tagged trait's object type: `dyn Shape`, `dyn Shape + Send`, ... Implemented by the glue's `rt::interface!`.
pub trait Interface: 'static {
    /// The trait alone: what the adapter is for.
    type Plain: ?Sized;

    /// Whether Rust hands objects of the trait out: then adapters are known by their places.
    const GOES_OUT: bool;

    /// Its abstract class.
    fn definition() -> &'static InterfaceDef;

    /// The adapter, behind a pointer.
    fn boxed(adapter: Foreign<Self::Plain>) -> Box<Self>;

    /// The adapter, lent.
    fn lent(adapter: &Foreign<Self::Plain>) -> &Self;

    /// The adapter, lent for writing.
    fn lent_mut(adapter: &mut Foreign<Self::Plain>) -> &mut Self;

    /// An object that holds a Rust value which implements the trait.
    fn native(object: &Bound<'_, PyAny>, place: &Place) -> Option<Box<Self>>;
}

impl InterfaceDef {
    /// Of these parts.
    #[must_use]
    pub const fn new(
        name: &'static str,
        home: &'static str,
        source: &'static [&'static str],
        place: &'static str,
        defaults: &'static [TraitDefault],
        natives: &'static [ClassOf],
    ) -> InterfaceDef {
        let class = InterpreterCell::new();
        InterfaceDef { name, home, source, place, defaults, natives, bases: &[], class }
    }

    /// `class Solid(Shape)`: derives from those of the trait's supertraits.
    #[must_use]
    pub const fn with_bases(mut self, bases: &'static [BaseOf]) -> InterfaceDef {
        self.bases = bases;
        self
    }

    fn get<'py>(
        &self,
        py: Python<'py>,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.class.get_or_init(py, || self.make(py, module))
    }

    /// Runs the class statement, and adds the default methods, which need the class to exist.
    fn make<'py>(
        &self,
        py: Python<'py>,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let globals = PyDict::new(py);
        match module {
            Some(module) => globals.set_item("__name__", module.name()?)?,
            None => globals.set_item("__name__", self.home)?,
        }
        let mut bases = Vec::new();
        for (number, base) in self.bases.iter().enumerate() {
            let name = format!("_{number}");
            globals.set_item(name.as_str(), base().get(py, None)?)?;
            bases.push(name);
        }
        let bases = if bases.is_empty() { "ABC".to_owned() } else { bases.join(", ") };
        // Python 3.7 has no syntax for parameters by position only.
        let marker = if ffi::version::running().at_least(3, 8) { ", /" } else { "" };
        let source = self.source.concat().replace('\u{1}', marker).replace('\u{2}', &bases);
        PyCode::compile(py, source, self.place, PyCodeInput::File)?.run(Some(&globals), None)?;
        let class = globals.as_any().get_item(self.name)?;
        for default in self.defaults {
            self.add_default(&class, default)?;
        }
        Ok(class)
    }

    fn add_default(
        &self,
        class: &Bound<'_, PyAny>,
        default: &'static TraitDefault,
    ) -> PyResult<()> {
        let py = class.py();
        let record = std::ptr::from_ref(&default.method.0).cast_mut();
        // SAFETY: a live class, and a static record that CPython only reads.
        let method =
            py.own_or_err(unsafe { ffi::PyDescr_NewMethod(class.as_ptr().cast(), record) })?;
        let object = match default.kind {
            DefaultKind::Method => method,
            DefaultKind::Getter => py.import("builtins")?.call_method1("property", (method,))?,
            DefaultKind::Setter => {
                class.getattr(default.name)?.call_method1("setter", (method,))?
            }
        };
        class.setattr(default.name, object)
    }
}

thread_local! {
    /// Abstract classes of the module that this thread is executing: the crate's classes below them are not made yet.
    static ADDED: RefCell<Vec<&'static InterfaceDef>> = const { RefCell::new(Vec::new()) };
}

/// Adds the abstract class.
pub fn add_interface<T: Interface + ?Sized>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let definition = T::definition();
    module.setattr(definition.name, definition.get(module.py(), Some(module))?)?;
    ADDED.with_borrow_mut(|added| added.push(definition));
    Ok(())
}

/// Tells the abstract classes of a module, now that it is complete, which classes of the crate implement the traits.
pub(crate) fn register_natives(py: Python<'_>) -> PyResult<()> {
    for definition in ADDED.take() {
        let class = definition.get(py, None)?;
        for native in definition.natives {
            class.call_method1("register", (native(py),))?;
        }
    }
    Ok(())
}

/// Whether an object is of the abstract class, or of one that is registered with it.
pub(crate) fn is_implementor<T: Interface + ?Sized>(object: &Bound<'_, PyAny>) -> bool {
    checked::<T>(object).unwrap_or_else(|error| {
        error.write_unraisable(object.py(), None);
        false
    })
}

fn checked<T: Interface + ?Sized>(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let class = T::definition().get(object.py(), None)?;
    // SAFETY: two live objects, and the second is a type: made by a class statement.
    let is_below = unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), class.as_ptr().cast()) };
    // An abstract class is asked for those that are registered, which runs Python.
    if is_below { Ok(true) } else { object.is_instance(&class) }
}

pub(crate) fn accepts<T: Interface + ?Sized>(object: &Bound<'_, PyAny>) -> Result<(), Raised> {
    match checked::<T>(object) {
        Ok(true) => Ok(()),
        Ok(false) => Err(refuse::wrong_type(object.as_borrowed(), T::definition().name)),
        Err(error) => Err(error.raise(object.py())),
    }
}

/// What a parameter that borrows a trait object keeps during the call.
pub enum Lent<T: Interface + ?Sized> {
    /// The adapter.
    Foreign(Foreign<T::Plain>),
    /// An object of the crate's own.
    Native(Box<T>),
}

impl<T: Interface + ?Sized> Lent<T> {
    fn of(object: &Bound<'_, PyAny>, place: &Place) -> Result<Lent<T>, Raised> {
        if let Some(native) = T::native(object, place) {
            return Ok(Lent::Native(native));
        }
        accepts::<T>(object)?;
        Ok(Lent::Foreign(Foreign::at(place.clone(), object)))
    }
}

/// `&dyn Shape` as a parameter.
pub fn lend<'a, T: Interface + ?Sized>(
    object: &Bound<'_, PyAny>,
    slot: &'a mut Option<Lent<T>>,
) -> Result<&'a T, Raised> {
    Ok(match slot.insert(Lent::of(object, &Place::default())?) {
        Lent::Foreign(adapter) => T::lent(adapter),
        Lent::Native(native) => native,
    })
}

/// `&mut dyn Shape` as a parameter.
pub fn lend_mut<'a, T: Interface + ?Sized>(
    object: &Bound<'_, PyAny>,
    slot: &'a mut Option<Lent<T>>,
) -> Result<&'a mut T, Raised> {
    Ok(match slot.insert(Lent::of(object, &Place::default())?) {
        Lent::Foreign(adapter) => T::lent_mut(adapter),
        Lent::Native(native) => native,
    })
}

/// Whether an argument is of the trait's class, in the first pass over overloads.
pub fn is_exact<T: Interface + ?Sized>(object: Borrowed<'_, '_, PyAny>) -> bool {
    is_implementor::<T>(&object)
}

/// `Box<dyn Shape>`, `Arc<dyn Shape>`, `Rc<dyn Shape>` as a parameter.
pub fn behind<T: Interface + ?Sized, P: Pointer<T>>(
    object: Borrowed<'_, '_, PyAny>,
) -> Result<P, Raised> {
    let place = Place::new(T::GOES_OUT);
    let pointer = P::from(match Lent::<T>::of(&object, &place)? {
        Lent::Foreign(adapter) => T::boxed(adapter),
        Lent::Native(native) => native,
    });
    place.is_at(pointer.target(), object);
    Ok(pointer)
}

/// Makes a trait one that Python implements: `rt::interface!(crate::Shape, CLASS, false,
/// [crate::Circle]);`, with `true` where Rust hands its objects out.
#[doc(hidden)]
#[macro_export]
macro_rules! __interface {
    ($trait:path, $class:path, $out:literal, [$($(#[$cfg:meta])* $native:ty),* $(,)?]) => {
        $crate::__interface!(@object dyn $trait, dyn $trait, $class, $out, [$($(#[$cfg])* $native),*]);
        $crate::__interface!(@object dyn $trait + ::core::marker::Send, dyn $trait, $class, $out, [$($(#[$cfg])* $native),*]);
        $crate::__interface!(@object dyn $trait + ::core::marker::Sync, dyn $trait, $class, $out, [$($(#[$cfg])* $native),*]);
        $crate::__interface!(
            @object dyn $trait + ::core::marker::Send + ::core::marker::Sync, dyn $trait, $class, $out, [$($(#[$cfg])* $native),*]
        );
    };
    (@object $object:ty, $plain:ty, $class:path, $out:literal, [$($(#[$cfg:meta])* $native:ty),*]) => {
        impl $crate::rt::Interface for $object {
            type Plain = $plain;

            const GOES_OUT: bool = $out;

            fn definition() -> &'static $crate::rt::InterfaceDef {
                &$class
            }

            fn boxed(adapter: $crate::Foreign<$plain>) -> $crate::rt::Box<Self> {
                $crate::rt::Box::new(adapter)
            }

            fn lent(adapter: &$crate::Foreign<$plain>) -> &Self {
                adapter
            }

            fn lent_mut(adapter: &mut $crate::Foreign<$plain>) -> &mut Self {
                adapter
            }

            fn native(
                object: &$crate::rt::Bound<'_, $crate::types::PyAny>,
                place: &$crate::rt::Place,
            ) -> ::core::option::Option<$crate::rt::Box<Self>> {
                $(
                    $(#[$cfg])*
                    if let ::core::option::Option::Some(native) = $crate::rt::Native::<$native>::of(object, place) {
                        return ::core::option::Option::Some($crate::rt::Box::new(native));
                    }
                )*
                ::core::option::Option::None
            }
        }

        impl<'a, 'py> $crate::BorrowFromPyObject<'a, 'py> for $object {
            type Slot = $crate::rt::Lent<$object>;

            fn borrow_from_py(
                arg: &'a $crate::rt::Arg<'py>,
                slot: &'a mut ::core::option::Option<Self::Slot>,
            ) -> ::core::result::Result<&'a Self, $crate::rt::Raised> {
                $crate::rt::lend(arg.as_bound(), slot)
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                $crate::rt::is_exact_interface::<$object>(object)
            }
        }

        impl<'a, 'py> $crate::BorrowMutFromPyObject<'a, 'py> for $object {
            type Slot = $crate::rt::Lent<$object>;

            fn borrow_mut_from_py(
                object: &'a $crate::rt::Bound<'py, $crate::types::PyAny>,
                slot: &'a mut ::core::option::Option<Self::Slot>,
            ) -> ::core::result::Result<&'a mut Self, $crate::rt::Raised> {
                $crate::rt::lend_mut(object, slot)
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                $crate::rt::is_exact_interface::<$object>(object)
            }
        }

        impl<'a, 'py> $crate::rt::Pointee<'a, 'py> for $object {
            fn behind<P: $crate::rt::Pointer<Self>>(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<P, $crate::rt::Raised> {
                $crate::rt::behind(object)
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                $crate::rt::is_exact_interface::<$object>(object)
            }
        }
    };
}
