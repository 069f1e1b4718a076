//! Inheritance: between classes of the crate.
//!
//! @py module inheritance

use std::sync::atomic::{AtomicIsize, Ordering};

use keelback::prelude::*;

static ALIVE: AtomicIsize = AtomicIsize::new(0);

/// How many counted values are alive.
///
/// @py
pub fn alive() -> isize {
    ALIVE.load(Ordering::SeqCst)
}

/// Counts itself.
struct Counted;

impl Counted {
    fn new() -> Counted {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Counted
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A small dog, which is made before its base is.
///
/// @py class Puppy(Dog)
#[repr(C)]
pub struct Puppy {
    pub(crate) dog: Dog,
    /// @py
    pub weeks: u8,
    counted: Counted,
}

/// @py
impl Puppy {
    #[must_use]
    pub fn new(name: String, weeks: u8) -> Puppy {
        Puppy { dog: Dog::new(name, Vec::new()), weeks, counted: Counted::new() }
    }

    /// Overrides the dog's.
    #[must_use]
    pub fn speak(&self) -> String {
        format!("{} yaps", self.dog.base.name)
    }

    /// Changes a value two bases up.
    pub fn grow(&mut self) {
        let _ = &self.counted;
        self.weeks += 1;
        self.dog.base.legs += 1;
    }
}

/// An animal.
///
/// @py
pub struct Animal {
    /// @py
    pub name: String,
    legs: u32,
    counted: Counted,
}

/// @py
impl Animal {
    /// @py def __new__(name, legs=4)
    #[must_use]
    pub fn new(name: String, legs: u32) -> Animal {
        Animal { name, legs, counted: Counted::new() }
    }

    #[must_use]
    pub fn speak(&self) -> String {
        format!("{} makes a sound", self.name)
    }

    /// What Python hears: an override of `speak`, if there is one.
    ///
    /// # Errors
    /// What the override raises.
    pub fn heard(slf: &Bound<'_, Self>) -> PyResult<String> {
        slf.as_any().call_method0("speak")?.extract()
    }

    pub fn rename(&mut self, name: String) {
        let _ = &self.counted;
        self.name = name;
    }

    /// @py property
    #[must_use]
    pub fn legs(&self) -> u32 {
        self.legs
    }

    /// Calls back while the animal is being changed.
    ///
    /// # Errors
    /// What the callback raises.
    pub fn changing(&mut self, callback: &Bound<'_, PyAny>) -> PyResult<u32> {
        callback.call0()?;
        Ok(self.legs)
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.legs as usize
    }

    /// @py classmethod
    ///
    /// # Errors
    /// None but Python's.
    pub fn kind(class: &Bound<'_, PyType>) -> PyResult<String> {
        class.as_any().getattr("__name__")?.extract()
    }
}

/// A dog is an animal that knows tricks.
///
/// @py class Dog(Animal)
#[repr(C)]
pub struct Dog {
    pub(crate) base: Animal,
    tricks: Vec<String>,
}

/// @py
impl Dog {
    /// @py def __new__(name, tricks=[])
    #[must_use]
    pub fn new(name: String, tricks: Vec<String>) -> Dog {
        Dog { base: Animal::new(name, 4), tricks }
    }

    #[must_use]
    pub fn speak(&self) -> String {
        format!("{} barks", self.base.name)
    }

    #[must_use]
    pub fn tricks(&self) -> Vec<String> {
        self.tricks.clone()
    }

    /// Calls back while the dog is being changed.
    ///
    /// # Errors
    /// What the callback raises.
    pub fn learning(&mut self, callback: &Bound<'_, PyAny>) -> PyResult<usize> {
        callback.call0()?;
        self.tricks.push("sit".to_owned());
        Ok(self.tricks.len())
    }

    /// What the base's method says, asked through the guard.
    #[must_use]
    pub fn speak_as_animal(slf: PyRef<'_, Self>) -> String {
        let named = slf.as_super().name.clone();
        format!("{named}: {}", slf.into_super().speak())
    }

    /// Renames through the guard of the base.
    pub fn rename_as_animal(mut slf: PyRefMut<'_, Self>, name: String) -> String {
        slf.as_super_mut().rename(name);
        let before = slf.as_super().name.len();
        let mut animal = slf.into_super();
        animal.legs += before as u32;
        animal.speak()
    }
}

/// A cat has nothing of its own.
///
/// @py class Cat(Animal)
#[repr(C)]
pub struct Cat(pub(crate) Animal);

/// @py
impl Cat {
    #[must_use]
    pub fn new(name: String) -> Cat {
        Cat(Animal::new(name, 4))
    }
}

/// Any animal will do.
///
/// @py
#[must_use]
pub fn name_of(animal: &Animal) -> String {
    animal.name.clone()
}

/// A dog only.
///
/// @py
#[must_use]
pub fn count_tricks(dog: &Dog) -> usize {
    dog.tricks.len()
}

/// Changes any animal.
///
/// @py
pub fn cut_leg(animal: &mut Animal) {
    animal.legs -= 1;
}

/// Both at once: one object cannot be.
///
/// @py
pub fn swap_names(one: &mut Animal, other: &mut Dog) {
    std::mem::swap(&mut one.name, &mut other.base.name);
}

/// A dog, as the animal that it is.
///
/// @py
///
/// # Errors
/// None but Python's.
pub fn as_animal(dog: Bound<'_, Dog>) -> PyResult<Bound<'_, Animal>> {
    assert!(dog.as_super().try_borrow()?.legs > 0);
    Ok(dog.into_super())
}

/// A frozen class and its child.
///
/// @py frozen eq repr weakref dict pickle
#[derive(PartialEq, Clone)]
pub struct Shape {
    /// @py readonly
    pub name: String,
}

/// @py
impl Shape {
    #[must_use]
    pub fn new(name: String) -> Shape {
        Shape { name }
    }
}

/// @py final pickle class Circle(Shape)
#[repr(C)]
#[derive(PartialEq, Clone)]
pub struct Circle {
    pub(crate) shape: Shape,
    /// @py readonly
    pub radius: f64,
}

/// @py
impl Circle {
    #[must_use]
    pub fn new(radius: f64) -> Circle {
        Circle { shape: Shape { name: "circle".to_owned() }, radius }
    }

    /// The shape's value, without a guard.
    #[must_use]
    pub fn name_unguarded(slf: &Bound<'_, Self>) -> String {
        slf.as_super().get().name.clone()
    }
}

/// Holds an object, and pickles.
///
/// @py pickle
#[derive(Clone)]
pub struct Holder {
    /// @py
    pub held: Option<Py<PyAny>>,
}

/// @py
impl Holder {
    /// @py def __new__(held=None)
    #[must_use]
    pub fn new(held: Option<Py<PyAny>>) -> Holder {
        Holder { held }
    }
}

/// Holds two.
///
/// @py class Pair(Holder)
#[repr(C)]
pub struct Pair {
    pub(crate) base: Holder,
    /// @py
    pub second: Option<Py<PyAny>>,
    counted: Counted,
}

/// @py
impl Pair {
    #[must_use]
    pub fn new(first: Option<Py<PyAny>>, second: Option<Py<PyAny>>) -> Pair {
        Pair { base: Holder { held: first }, second, counted: Counted::new() }
    }

    #[must_use]
    pub fn first(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        let _ = &self.counted;
        self.base.held.as_ref().map(|held| held.clone_ref(py))
    }
}

/// Is set up by `__init__`, from what `Default` makes.
///
/// @py
#[derive(Default)]
pub struct Counter {
    /// @py
    pub count: i64,
    /// @py readonly
    pub inits: u32,
}

/// @py
impl Counter {
    /// Begins to count, or begins again.
    ///
    /// @py def __init__(self, start=0, *, step=1)
    ///
    /// # Errors
    /// When the step is zero.
    pub fn init(&mut self, start: i64, step: i64) -> PyResult<()> {
        if step == 0 {
            return Err(keelback::exceptions::PyValueError::new_err("a step of zero"));
        }
        self.count = start * step;
        self.inits += 1;
        Ok(())
    }
}

/// Has both: every argument goes to both, as in Python.
///
/// @py class Named(Counter)
#[repr(C)]
pub struct Named {
    pub(crate) counter: Counter,
    /// @py readonly
    pub label: String,
}

/// @py
impl Named {
    #[must_use]
    pub fn new(label: String) -> Named {
        Named { counter: Counter::default(), label }
    }

    /// Calls the base's through Python.
    ///
    /// # Errors
    /// What that raises.
    pub fn __init__(slf: &Bound<'_, Self>, label: String) -> PyResult<()> {
        let base = slf.py().get_type::<Counter>();
        base.as_any().call_method1("__init__", (slf, label.len()))?;
        Ok(())
    }
}

static ENDED: AtomicIsize = AtomicIsize::new(0);

/// How often a `__del__` has run.
///
/// @py
pub fn ended() -> isize {
    ENDED.load(Ordering::SeqCst)
}

/// Says when it ends.
///
/// @py
#[derive(Default)]
pub struct Ending;

/// @py
impl Ending {
    #[must_use]
    pub fn new() -> Ending {
        Ending
    }

    pub fn __del__(&self) {
        ENDED.fetch_add(1, Ordering::SeqCst);
    }
}

/// Ends as its base does.
///
/// @py class EndingChild(Ending)
#[repr(C)]
#[derive(Default)]
pub struct EndingChild {
    pub(crate) base: Ending,
}

/// @py
impl EndingChild {
    #[must_use]
    pub fn new() -> EndingChild {
        EndingChild::default()
    }
}
