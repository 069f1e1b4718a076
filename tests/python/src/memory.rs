//! Memory of classes: reference cycles, weak references, attributes from Python, the end of objects.
//!
//! @py module memory

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicIsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use keelback::prelude::*;
use keelback::{Traverse, Visit};

static ALIVE: AtomicIsize = AtomicIsize::new(0);

/// How many counted values are alive.
///
/// @py
pub fn alive() -> isize {
    ALIVE.load(Ordering::SeqCst)
}

/// Counts itself.
#[derive(Debug)]
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

/// Its objects hold nothing of Python's; some are constants.
///
/// @py
#[repr(transparent)]
pub struct Seal {
    /// @py readonly
    pub number: u32,
}

/// @py
impl Seal {
    /// @py
    pub const FIRST: Self = Seal { number: 1 };
}

/// @py
pub const OTHER: Option<Seal> = Some(Seal { number: 3 });

/// @py class Red(Seal)
#[repr(transparent)]
pub struct RedSeal {
    seal: Seal,
}

/// @py
impl RedSeal {
    /// @py
    pub const SECOND: RedSeal = RedSeal { seal: Seal { number: 2 } };
}

/// A node of a list that Python links.
///
/// @py
pub struct Node {
    /// @py
    pub next: Option<Py<PyAny>>,
    _counted: Counted,
}

/// @py
impl Node {
    /// @py def __new__(next=None)
    #[must_use]
    pub fn new(next: Option<Py<PyAny>>) -> Node {
        Node { next, _counted: Counted::new() }
    }

    /// Calls back while the node is borrowed.
    ///
    /// # Errors
    /// What the callback raises.
    pub fn reading(&self, callback: &Bound<'_, PyAny>) -> PyResult<()> {
        callback.call0().map(drop)
    }

    /// Calls back while the node is borrowed exclusively.
    ///
    /// # Errors
    /// What the callback raises.
    pub fn changing(&mut self, callback: &Bound<'_, PyAny>) -> PyResult<()> {
        callback.call0().map(drop)
    }
}

/// A list of anything.
///
/// @py
pub struct Bag {
    items: Vec<Py<PyAny>>,
    by_name: HashMap<String, Option<Py<PyAny>>>,
    _counted: Counted,
}

/// @py
impl Bag {
    #[must_use]
    pub fn new() -> Bag {
        Bag { items: Vec::new(), by_name: HashMap::new(), _counted: Counted::new() }
    }

    pub fn add(&mut self, item: Py<PyAny>) {
        self.items.push(item);
    }

    pub fn set(&mut self, name: String, item: Option<Py<PyAny>>) {
        self.by_name.insert(name, item);
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.items.len() + self.by_name.len()
    }
}

impl Default for Bag {
    fn default() -> Self {
        Bag::new()
    }
}

/// Holds what it is made with, and never changes.
///
/// @py
pub struct Pair {
    /// @py readonly
    left: Py<PyAny>,
    /// @py readonly
    right: Py<PyAny>,
    _counted: Counted,
}

/// @py
impl Pair {
    #[must_use]
    pub fn new(left: Py<PyAny>, right: Py<PyAny>) -> Pair {
        Pair { left, right, _counted: Counted::new() }
    }
}

/// A type of the standard library that knows nothing of Python.
type Place = std::path::PathBuf;

/// What is not exported is gone through as well.
enum Step {
    Call { callback: Py<PyAny>, times: u32 },
    Many(Vec<Step>),
    Keyed(BTreeMap<u8, (Place, Py<PyAny>)>),
    Nothing,
}

/// Generic, and of the user's own.
struct Wrapped<K, T> {
    _key: K,
    value: T,
    inner: Option<Box<Wrapped<K, T>>>,
}

mod private {
    use keelback::prelude::*;

    /// With fields that nobody else sees.
    #[derive(Default)]
    pub(crate) struct Secret {
        held: Option<Py<PyAny>>,
    }

    impl Secret {
        pub(crate) fn set(&mut self, held: Py<PyAny>) {
            self.held = Some(held);
        }
    }

    keelback::door!(memory.private);
}

/// Every kind of field.
///
/// @py
pub struct Deep {
    steps: [Step; 1],
    wrapped: Option<Wrapped<Place, Py<PyAny>>>,
    secret: private::Secret,
    shared: Arc<Mutex<Option<Py<PyAny>>>>,
    once: OnceLock<Py<PyAny>>,
    failed: Option<PyErr>,
    inner: Option<Py<Node>>,
    handlers: Handlers,
    /// @py skip no_gc
    _told: Option<Box<dyn Fn() + Send + Sync>>,
    _counted: Counted,
}

/// Shows what it holds by itself.
#[derive(Default)]
struct Handlers {
    all: Vec<Option<Py<PyAny>>>,
}

impl Traverse for Handlers {
    fn traverse(&self, visit: &mut Visit<'_>) {
        for handler in self.all.iter().flatten() {
            visit.object(handler);
        }
    }
}

/// @py
impl Deep {
    #[must_use]
    pub fn new() -> Deep {
        Deep {
            steps: [Step::Nothing],
            wrapped: None,
            secret: private::Secret::default(),
            shared: Arc::new(Mutex::new(None)),
            once: OnceLock::new(),
            failed: None,
            inner: None,
            handlers: Handlers::default(),
            _told: None,
            _counted: Counted::new(),
        }
    }

    /// Puts an object in one of the places.
    pub fn put(&mut self, place: &str, object: Bound<'_, PyAny>) -> PyResult<()> {
        let held = object.clone().unbind();
        match place {
            "call" => self.steps = [Step::Call { callback: held, times: 1 }],
            "many" => {
                let call = Step::Call { callback: held, times: 2 };
                self.steps = [Step::Many(vec![Step::Nothing, Step::Many(vec![call])])];
            }
            "keyed" => {
                self.steps = [Step::Keyed(BTreeMap::from([(1, (Place::from("here"), held))]))];
            }
            "wrapped" => {
                let inner = Wrapped { _key: Place::new(), value: held, inner: None };
                let value = object.py().None();
                self.wrapped =
                    Some(Wrapped { _key: Place::new(), value, inner: Some(Box::new(inner)) });
            }
            "secret" => self.secret.set(held),
            "shared" => *self.shared.lock().expect("nobody panics") = Some(held),
            "failed" => self.failed = Some(PyErr::from_value(object)),
            "node" => self.inner = Some(object.cast_into::<Node>()?.unbind()),
            "handlers" => self.handlers.all = vec![None, Some(held)],
            other => {
                return Err(keelback::exceptions::PyKeyError::new_err(other.to_owned()));
            }
        }
        Ok(())
    }

    /// Sets what can be set once.
    pub fn once(&self, object: Py<PyAny>) -> bool {
        self.once.set(object).is_ok()
    }

    /// What `put` has put where steps are.
    #[must_use]
    pub fn times(&self) -> u32 {
        fn count(step: &Step) -> u32 {
            match step {
                Step::Call { times, callback: _ } => *times,
                Step::Many(steps) => steps.iter().map(count).sum(),
                Step::Keyed(map) => map.len() as u32,
                Step::Nothing => 0,
            }
        }
        let wrapped = self.wrapped.as_ref().map_or(0, |outer| {
            let inner = outer.inner.as_ref().map(|inner| &inner.value);
            u32::from(inner.is_some_and(|inner| !inner.is(&outer.value)))
        });
        self.steps.iter().map(count).sum::<u32>() + wrapped
    }
}

impl Default for Deep {
    fn default() -> Self {
        Deep::new()
    }
}

/// Only behind a lock: nothing exported changes it, and its cycles are found all the same.
///
/// @py
pub struct Locked {
    held: Mutex<Option<Py<PyAny>>>,
    _counted: Counted,
}

/// @py
impl Locked {
    #[must_use]
    pub fn new() -> Locked {
        Locked { held: Mutex::new(None), _counted: Counted::new() }
    }

    pub fn hold(&self, object: Py<PyAny>) {
        *self.held.lock().expect("nobody panics") = Some(object);
    }

    /// Waits without the interpreter, and takes out what is held.
    ///
    /// @py nogil
    #[must_use]
    pub fn take(&self) -> bool {
        let taken = self.held.lock().expect("nobody panics").take();
        taken.is_some()
    }
}

impl Default for Locked {
    fn default() -> Self {
        Locked::new()
    }
}

/// Takes attributes from Python, and weak references.
///
/// @py dict weakref
pub struct Open {
    /// @py
    pub number: i64,
    _counted: Counted,
}

/// @py
impl Open {
    #[must_use]
    pub fn new(number: i64) -> Open {
        Open { number, _counted: Counted::new() }
    }
}

/// Weak references alone.
///
/// @py weakref
pub struct Target {
    _counted: Counted,
}

/// @py
impl Target {
    #[must_use]
    pub fn new() -> Target {
        Target { _counted: Counted::new() }
    }
}

impl Default for Target {
    fn default() -> Self {
        Target::new()
    }
}

/// Holds objects, takes attributes and weak references.
///
/// @py dict weakref
pub struct Everything {
    /// @py
    held: Option<Py<PyAny>>,
    _counted: Counted,
}

/// @py
impl Everything {
    #[must_use]
    pub fn new() -> Everything {
        Everything { held: None, _counted: Counted::new() }
    }

    /// # Errors
    /// Always.
    pub fn broken() -> PyResult<Everything> {
        let _made = Everything::new();
        Err(keelback::exceptions::PyValueError::new_err("broken"))
    }
}

impl Default for Everything {
    fn default() -> Self {
        Everything::new()
    }
}

/// Calls back when it goes.
///
/// @py
pub struct Farewell {
    /// @py
    held: Option<Py<PyAny>>,
    callback: Py<PyAny>,
    _counted: Counted,
}

/// @py
impl Farewell {
    #[must_use]
    pub fn new(callback: Py<PyAny>) -> Farewell {
        Farewell { held: None, callback, _counted: Counted::new() }
    }
}

impl Drop for Farewell {
    fn drop(&mut self) {
        Python::attach(|py| {
            if let Err(error) = self.callback.bind(py).call0() {
                error.write_unraisable(py, None);
            }
        });
    }
}

keelback::door!(memory);
