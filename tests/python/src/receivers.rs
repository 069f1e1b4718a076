//! How methods take their object, and functions the instances of classes.
//!
//! @py module receivers

use keelback::prelude::*;

/// A counter, taken in every way.
///
/// @py
pub struct Counter {
    /// @py
    pub count: i64,
}

/// @py
impl Counter {
    #[must_use]
    pub fn new(count: i64) -> Counter {
        Counter { count }
    }

    #[must_use]
    pub fn by_ref(slf: PyRef<'_, Self>, plus: i64) -> i64 {
        slf.count + plus
    }

    pub fn by_ref_mut(mut slf: PyRefMut<'_, Self>, plus: i64) -> PyRefMut<'_, Self> {
        slf.count += plus;
        slf
    }

    #[must_use]
    pub fn by_bound(slf: &Bound<'_, Self>) -> i64 {
        slf.borrow().count
    }

    #[must_use]
    pub fn by_owned(slf: Bound<'_, Self>, py: Python<'_>) -> Py<Counter> {
        let _ = py;
        slf.unbind()
    }

    #[must_use]
    pub fn by_py(py: Python<'_>, slf: Py<Counter>) -> i64 {
        slf.borrow(py).count
    }

    /// Borrows itself while it is borrowed.
    ///
    /// # Errors
    /// Always.
    pub fn twice(slf: PyRef<'_, Self>) -> PyResult<i64> {
        let first = slf.as_bound().try_borrow()?;
        let second = slf.as_bound().try_borrow_mut()?;
        Ok(first.count + second.count)
    }

    /// # Errors
    /// When the other is this one.
    pub fn swap(&mut self, other: &mut Counter) {
        std::mem::swap(self, other);
    }

    /// Adds without a method.
    pub fn add_to(&self, other: Option<&mut Counter>) -> bool {
        match other {
            Some(other) => {
                other.count += self.count;
                true
            }
            None => false,
        }
    }

    /// @py property
    #[must_use]
    pub fn doubled(slf: PyRef<'_, Self>) -> i64 {
        slf.count * 2
    }

    #[must_use]
    pub fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    #[must_use]
    pub fn __next__(mut slf: PyRefMut<'_, Self>) -> Option<i64> {
        if slf.count == 0 {
            return None;
        }
        slf.count -= 1;
        Some(slf.count)
    }
}

/// Frozen.
///
/// @py
pub struct Label {
    /// @py readonly
    text: String,
}

/// @py
impl Label {
    #[must_use]
    pub fn new(text: String) -> Label {
        Label { text }
    }

    /// Without a guard.
    #[must_use]
    pub fn length(slf: &Bound<'_, Self>) -> usize {
        slf.get().text.len()
    }
}

/// @py
pub fn bump(counter: &mut Counter, by: i64) {
    counter.count += by;
}

/// @py def bump_if(counter=None)
pub fn bump_if(counter: Option<&mut Counter>) -> bool {
    counter.map(|counter| counter.count += 1).is_some()
}

/// @py
#[must_use]
pub fn read(counter: PyRef<'_, Counter>, other: PyRef<'_, Counter>) -> i64 {
    counter.count + other.count
}

/// @py
pub fn move_all(mut source: PyRefMut<'_, Counter>, mut into: PyRefMut<'_, Counter>) {
    into.count += std::mem::take(&mut source.count);
}

/// Counts without being attached.
///
/// @py
pub fn length_detached(py: Python<'_>, label: Py<Label>) -> usize {
    py.detach(move || label.get().text.len())
}

/// @py
pub fn make(py: Python<'_>, count: i64) -> PyResult<(Py<Counter>, Bound<'_, Label>)> {
    let counter = Py::new(py, Counter::new(count))?;
    counter.borrow_mut(py).count += 1;
    Ok((counter, Bound::new(py, Label::new("made".to_owned()))?))
}

/// Calls back while an object is borrowed from Rust.
///
/// @py
pub fn holding(counter: &Bound<'_, Counter>, callback: &Bound<'_, PyAny>) -> PyResult<()> {
    let mut held = counter.borrow_mut();
    held.count += 1;
    callback.call0().map(drop)
}

keelback::door!(receivers);
