//! Classes that call Python wherever they can, fail and panic: what the hostile cases attack.
//!
//! @py module hostile

use std::sync::atomic::{AtomicIsize, Ordering};
use std::time::Duration;

use keelback::exceptions::{PyIndexError, PyValueError};
use keelback::prelude::*;

static ALIVE: AtomicIsize = AtomicIsize::new(0);

/// How many values are alive, of all classes here.
///
/// @py
pub fn alive() -> isize {
    ALIVE.load(Ordering::SeqCst)
}

/// Counts itself. Its drop aborts nothing, but shows when a value that was never made is dropped.
struct Counted(Box<u64>);

const MARK: u64 = 0x5EA1_ED00_DEAD_BEA7;

impl Counted {
    fn new() -> Counted {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Counted(Box::new(MARK))
    }

    fn check(&self) {
        assert_eq!(*self.0, MARK, "the value is not whole");
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.check();
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A list whose methods compare, hash, show and sort by asking Python, while it is borrowed.
///
/// @py weakref
pub struct Chest {
    items: Vec<Py<PyAny>>,
    counted: Counted,
}

impl Chest {
    fn at(&self, index: isize) -> PyResult<usize> {
        let length = self.items.len() as isize;
        let at = if index < 0 { index.saturating_add(length) } else { index };
        if (0..length).contains(&at) {
            Ok(at as usize)
        } else {
            Err(PyIndexError::new_err("no such item"))
        }
    }
}

/// @py
impl Chest {
    /// @py def __new__(*items)
    #[must_use]
    pub fn new(items: Vec<Py<PyAny>>) -> Chest {
        Chest { items, counted: Counted::new() }
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.counted.check();
        self.items.len()
    }

    /// # Errors
    /// Outside.
    pub fn __getitem__(&self, py: Python<'_>, index: isize) -> PyResult<Py<PyAny>> {
        Ok(self.items[self.at(index)?].clone_ref(py))
    }

    /// # Errors
    /// Outside.
    pub fn __setitem__(&mut self, index: isize, item: Py<PyAny>) -> PyResult<()> {
        let at = self.at(index)?;
        self.items[at] = item;
        Ok(())
    }

    /// # Errors
    /// Outside.
    pub fn __delitem__(&mut self, index: isize) -> PyResult<()> {
        let at = self.at(index)?;
        self.items.remove(at);
        Ok(())
    }

    /// # Errors
    /// What a comparison raises.
    pub fn __contains__(&self, item: &Bound<'_, PyAny>) -> PyResult<bool> {
        for held in &self.items {
            if held.bind(item.py()).eq(item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// # Errors
    /// What an item raises.
    pub fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let shown: PyResult<Vec<String>> =
            self.items.iter().map(|item| Ok(item.bind(py).repr()?.to_string())).collect();
        Ok(format!("Chest({})", shown?.join(", ")))
    }

    /// # Errors
    /// What an item raises.
    pub fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.items.iter().try_fold(0_isize, |sum, item| Ok(sum.wrapping_add(item.bind(py).hash()?)))
    }

    /// # Errors
    /// What an item raises.
    pub fn __eq__(&self, py: Python<'_>, other: &Chest) -> PyResult<bool> {
        if self.items.len() != other.items.len() {
            return Ok(false);
        }
        for (one, two) in self.items.iter().zip(&other.items) {
            if !one.bind(py).eq(two.bind(py))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    #[must_use]
    pub fn __iter__(slf: &Bound<'_, Self>) -> Walk {
        Walk { chest: slf.clone().unbind(), next: 0 }
    }

    pub fn add(&mut self, item: Py<PyAny>) {
        self.items.push(item);
    }

    pub fn clear(&mut self) {
        self.items.clear();
    }

    /// Adds numbers, which Python makes while the list is borrowed.
    pub fn extend(&mut self, py: Python<'_>, numbers: Vec<i64>) -> PyResult<usize> {
        for number in numbers {
            self.items.push(number.into_pyobject(py)?.into_any().unbind());
        }
        Ok(self.items.len())
    }

    /// Keeps what `wanted` says yes to.
    ///
    /// # Errors
    /// What `wanted` raises.
    pub fn keep(&mut self, wanted: &Bound<'_, PyAny>) -> PyResult<usize> {
        let mut kept = Vec::new();
        for item in &self.items {
            if wanted.call1((item.bind(wanted.py()),))?.is_truthy()? {
                kept.push(item.clone_ref(wanted.py()));
            }
        }
        self.items = kept;
        Ok(self.items.len())
    }

    /// Sorts by the numbers that `key` gives.
    ///
    /// # Errors
    /// What `key` raises.
    pub fn sort(&mut self, key: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = key.py();
        let mut keyed = Vec::new();
        for item in &self.items {
            keyed.push((key.call1((item.bind(py),))?.extract::<f64>()?, item.clone_ref(py)));
        }
        keyed.sort_by(|(one, _), (two, _)| one.total_cmp(two));
        self.items = keyed.into_iter().map(|(_, item)| item).collect();
        Ok(())
    }

    /// Calls back with each item.
    ///
    /// # Errors
    /// What the callback raises.
    pub fn each(&self, callback: &Bound<'_, PyAny>) -> PyResult<()> {
        for item in &self.items {
            callback.call1((item.bind(callback.py()),))?;
        }
        self.counted.check();
        Ok(())
    }

    /// Calls back while nobody else may have it.
    ///
    /// # Errors
    /// What the callback raises.
    pub fn alone(&mut self, callback: &Bound<'_, PyAny>) -> PyResult<()> {
        callback.call0()?;
        self.counted.check();
        Ok(())
    }

    /// Sleeps without the interpreter, borrowed.
    ///
    /// @py nogil
    pub fn sleep(&self, seconds: f64) -> usize {
        std::thread::sleep(Duration::from_secs_f64(seconds.clamp(0.0, 10.0)));
        self.items.len()
    }

    /// The same, and nobody else may have it.
    ///
    /// @py nogil
    pub fn sleep_alone(&mut self, seconds: f64) -> usize {
        std::thread::sleep(Duration::from_secs_f64(seconds.clamp(0.0, 10.0)));
        self.items.len()
    }

    /// Moves everything into another one.
    pub fn pour(&mut self, into: &mut Chest) {
        into.items.append(&mut self.items);
    }

    /// @py property
    #[must_use]
    pub fn first(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        self.items.first().map(|item| item.clone_ref(py))
    }

    /// @py first.setter
    pub fn set_first(&mut self, item: Py<PyAny>) {
        self.items.insert(0, item);
    }
}

/// Walks over a chest that may change meanwhile.
///
/// @py
pub struct Walk {
    chest: Py<Chest>,
    next: usize,
}

/// @py
impl Walk {
    #[must_use]
    pub fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    /// # Errors
    /// When the chest is being changed.
    pub fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let chest = self.chest.try_borrow(py)?;
        let item = chest.items.get(self.next).map(|item| item.clone_ref(py));
        self.next += 1;
        Ok(item)
    }
}

/// Never changes, and what it holds would crash if it were read without having been made.
///
/// @py
pub struct Seal {
    /// @py readonly
    text: String,
    held: Py<PyAny>,
    counted: Counted,
}

/// @py
impl Seal {
    #[must_use]
    pub fn new(text: String, held: Py<PyAny>) -> Seal {
        Seal { text, held, counted: Counted::new() }
    }

    #[must_use]
    pub fn held(&self, py: Python<'_>) -> Py<PyAny> {
        self.counted.check();
        self.held.clone_ref(py)
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.text.len()
    }
}

/// What Python cannot make.
///
/// @py
pub struct Given {
    text: Box<str>,
}

/// @py
impl Given {
    /// @py staticmethod
    #[must_use]
    pub fn make(text: String) -> Given {
        Given { text: text.into() }
    }

    #[must_use]
    pub fn length(&self) -> usize {
        self.text.len()
    }
}

/// Calls back while it is made, and then fails if it is told to.
///
/// @py
pub struct Made {
    /// @py
    held: Option<Py<PyAny>>,
    _counted: Counted,
}

/// @py
impl Made {
    /// @py def __new__(callback, fail="")
    ///
    /// # Errors
    /// What the callback raises, and what `fail` says.
    pub fn new(callback: &Bound<'_, PyAny>, fail: &str) -> PyResult<Made> {
        let made = Made { held: None, _counted: Counted::new() };
        let answer = callback.call0()?;
        match fail {
            "" => Ok(Made { held: Some(answer.unbind()), ..made }),
            "panic" => panic!("told to"),
            other => Err(PyValueError::new_err(other.to_owned())),
        }
    }
}

/// Panics wherever it can.
///
/// @py
pub struct Panics {
    count: usize,
}

/// @py
impl Panics {
    #[must_use]
    pub fn new() -> Panics {
        Panics { count: 0 }
    }

    pub fn method(&mut self) {
        self.count += 1;
        panic!("method {}", self.count);
    }

    /// @py staticmethod
    pub fn fixed() {
        panic!("static");
    }

    /// @py classmethod
    pub fn of_class(class: &Bound<'_, PyType>) {
        panic!("class {class}");
    }

    /// @py property
    #[must_use]
    pub fn attribute(&self) -> usize {
        panic!("getter");
    }

    /// @py attribute.setter
    pub fn set_attribute(&mut self, value: usize) {
        panic!("setter {value}");
    }

    #[must_use]
    pub fn __repr__(&self) -> String {
        panic!("repr");
    }

    #[must_use]
    pub fn __hash__(&self) -> isize {
        panic!("hash");
    }

    #[must_use]
    pub fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        panic!("eq {}", other.get_type());
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        panic!("len");
    }

    #[must_use]
    pub fn __bool__(&self) -> bool {
        panic!("bool");
    }

    #[must_use]
    pub fn __iter__(&self) -> Walk {
        panic!("iter");
    }

    #[must_use]
    pub fn __getitem__(&self, index: isize) -> u8 {
        panic!("item {index}");
    }

    #[must_use]
    pub fn __contains__(&self, index: isize) -> bool {
        panic!("contains {index}");
    }

    pub fn __call__(&self, value: i64) {
        panic!("call {value}");
    }

    /// How often `method` was called: what a panic leaves behind can be used.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }
}

impl Default for Panics {
    fn default() -> Self {
        Panics::new()
    }
}

/// Panics at its end.
///
/// @py
pub struct LastWord {
    word: String,
}

/// @py
impl LastWord {
    #[must_use]
    pub fn new(word: String) -> LastWord {
        LastWord { word }
    }
}

impl Drop for LastWord {
    fn drop(&mut self) {
        panic!("{}", self.word);
    }
}

keelback::door!(hostile);
