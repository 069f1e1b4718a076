//! Classes on classes of Python's whose objects differ in size, and what pickles hold of a base.
//!
//! @py

use keelback::Super;
use keelback::prelude::*;

use crate::bases::Counted;

/// A number with a unit.
///
/// @py pickle class Length(int)
pub struct Length {
    /// @py
    pub unit: String,
    /// @py
    pub held: Option<Py<PyAny>>,
}

/// @py
impl Length {
    /// @py def __new__(number, unit="m", held=None)
    pub fn new<'py>(
        number: Bound<'py, PyAny>,
        unit: String,
        held: Option<Py<PyAny>>,
    ) -> Super<Self, (Bound<'py, PyAny>,)> {
        Super(Length { unit, held }, (number,))
    }

    /// @py property
    pub fn text(slf: &Bound<'_, Self>) -> String {
        format!("{} {}", slf.as_super().as_any(), slf.borrow().unit)
    }

    /// Another length of this unit.
    pub fn __neg__(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
        let number = slf.as_super().as_any().pos()?.neg()?;
        let unit = slf.borrow().unit.clone();
        Ok(slf.get_type().call1((number, unit))?.unbind())
    }
}

/// A length that grows.
///
/// @py class Growing(Length)
#[repr(C)]
pub struct Growing {
    pub length: Length,
    /// @py
    pub rate: f64,
    end: Counted,
}

/// @py
impl Growing {
    pub fn new(number: i64, rate: f64) -> Super<Self, (i64,)> {
        let length = Length { unit: "m".to_owned(), held: None };
        Super(Growing { length, rate, end: Counted }, (number,))
    }

    pub fn grow(&mut self, by: f64) -> f64 {
        let _ = &self.end;
        self.rate += by;
        self.rate
    }
}

/// A row of a table.
///
/// @py pickle class Row(tuple[object, ...])
pub struct Row {
    /// @py
    pub table: String,
    /// @py
    pub owner: Option<Py<PyAny>>,
}

/// @py
impl Row {
    /// @py def __new__(table, *values)
    pub fn new(table: String, values: Vec<Py<PyAny>>) -> Super<Self, (Vec<Py<PyAny>>,)> {
        Super(Row { table, owner: None }, (values,))
    }

    pub fn first(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
        Ok(slf.as_super().get_item(0)?.unbind())
    }
}

/// A message and where it goes.
///
/// @py frozen pickle class Packet(bytes)
pub struct Packet {
    /// Aligned as no word is.
    ///
    /// @py
    pub port: u128,
}

/// @py
impl Packet {
    pub fn new(data: Vec<u8>, port: u128) -> Super<Self, (Vec<u8>,)> {
        Super(Packet { port }, (data,))
    }

    /// How far from where it has to be its value is.
    pub fn askew(&self) -> usize {
        std::ptr::from_ref(self).addr() % align_of::<u128>()
    }

    pub fn sum(slf: &Bound<'_, Self>) -> u64 {
        slf.as_super().as_bytes().iter().map(|byte| u64::from(*byte)).sum()
    }
}
