//! What the collector sees in each container that holds objects, beside those of `memory.rs`: `test_held.py`.
//!
//! @py module held

use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::{Hash, Hasher};
use std::rc::Rc;
use std::sync::RwLock;

use keelback::exceptions::PyKeyError;
use keelback::prelude::*;

/// An object that is told from others by a number.
struct Ranked(usize, Py<PyAny>);

impl PartialEq for Ranked {
    fn eq(&self, other: &Ranked) -> bool {
        self.0 == other.0
    }
}

impl Eq for Ranked {}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Ranked) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Ranked) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl Hash for Ranked {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// Holds objects in containers that any thread may use.
///
/// @py
pub struct Shelf {
    deque: VecDeque<Py<PyAny>>,
    linked: LinkedList<Py<PyAny>>,
    heap: BinaryHeap<Ranked>,
    sorted: BTreeSet<Ranked>,
    hashed: HashSet<Ranked>,
    values: HashMap<u8, Py<PyAny>>,
    ordered: BTreeMap<u8, Py<PyAny>>,
    keys: HashMap<Ranked, u8>,
    slice: Box<[Py<PyAny>]>,
    good: Result<Py<PyAny>, u8>,
    bad: Result<u8, Py<PyAny>>,
    locked: RwLock<Option<Py<PyAny>>>,
}

/// @py
impl Shelf {
    fn new() -> Shelf {
        Shelf {
            deque: VecDeque::new(),
            linked: LinkedList::new(),
            heap: BinaryHeap::new(),
            sorted: BTreeSet::new(),
            hashed: HashSet::new(),
            values: HashMap::new(),
            ordered: BTreeMap::new(),
            keys: HashMap::new(),
            slice: Box::new([]),
            good: Err(0),
            bad: Ok(0),
            locked: RwLock::new(None),
        }
    }

    fn put(&mut self, place: String, object: Py<PyAny>) -> PyResult<()> {
        match place.as_str() {
            "deque" => self.deque.push_back(object),
            "linked" => self.linked.push_back(object),
            "heap" => self.heap.push(Ranked(1, object)),
            "sorted" => drop(self.sorted.replace(Ranked(1, object))),
            "hashed" => drop(self.hashed.replace(Ranked(1, object))),
            "values" => drop(self.values.insert(1, object)),
            "ordered" => drop(self.ordered.insert(1, object)),
            "keys" => drop(self.keys.insert(Ranked(1, object), 1)),
            "slice" => self.slice = Box::new([object]),
            "good" => self.good = Ok(object),
            "bad" => self.bad = Err(object),
            "locked" => self.locked = RwLock::new(Some(object)),
            _ => return Err(PyKeyError::new_err(place)),
        }
        Ok(())
    }
}

/// Holds objects in containers of one thread.
///
/// @py unsendable
pub struct Drawer {
    once: OnceCell<Py<PyAny>>,
    cell: RefCell<Option<Py<PyAny>>>,
    counted: Option<Rc<Py<PyAny>>>,
}

/// @py
impl Drawer {
    fn new() -> Drawer {
        Drawer { once: OnceCell::new(), cell: RefCell::new(None), counted: None }
    }

    fn put(&mut self, place: String, object: Py<PyAny>) -> PyResult<()> {
        match place.as_str() {
            "once" => drop(self.once.set(object)),
            "cell" => drop(self.cell.replace(Some(object))),
            "counted" => self.counted = Some(Rc::new(object)),
            _ => return Err(PyKeyError::new_err(place)),
        }
        Ok(())
    }
}

keelback::door!(held);
