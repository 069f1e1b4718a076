//! The benchmark's functions, with PyO3.

mod class;
mod out;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

// Calls

#[pyfunction]
pub fn noop() {}

#[pyfunction]
pub fn ident<'py>(object: Bound<'py, PyAny>) -> Bound<'py, PyAny> {
    object
}

#[pyfunction]
pub fn add_int(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

#[pyfunction]
pub fn add_float(a: f64, b: f64) -> f64 {
    a + b
}

#[pyfunction]
#[pyo3(signature = (a, b=2, *, c=3))]
pub fn keywords(a: i64, b: i64, c: i64) -> i64 {
    a.wrapping_add(b).wrapping_add(c)
}

#[pyfunction]
#[pyo3(signature = (x=None))]
pub fn option(x: Option<i64>) -> i64 {
    x.unwrap_or(-1)
}

#[pyfunction]
pub fn callback<'py>(
    function: &Bound<'py, PyAny>,
    x: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    function.call1((x,))
}

// Text and bytes

#[pyfunction]
pub fn str_len(text: &str) -> usize {
    text.len()
}

#[pyfunction]
pub fn str_echo(text: &str) -> &str {
    text
}

#[pyfunction]
pub fn str_upper(text: &str) -> String {
    text.to_ascii_uppercase()
}

#[pyfunction]
pub fn bytes_len(data: &[u8]) -> usize {
    data.len()
}

#[pyfunction]
pub fn bytes_echo(data: &[u8]) -> &[u8] {
    data
}

// Containers

// Maps and sets hash as the C side's do: what is compared is the glue, not the hash.
type SameHash = std::hash::BuildHasherDefault<Hash>;

#[derive(Default)]
pub struct Hash(u64);

impl std::hash::Hasher for Hash {
    /// FNV-1a.
    fn write(&mut self, bytes: &[u8]) {
        let mut hash = 0xcbf2_9ce4_8422_2325;
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
        self.0 = hash;
    }

    /// The end of a text, which needs no hash.
    fn write_u8(&mut self, _: u8) {}

    fn write_i64(&mut self, value: i64) {
        self.0 = value as u64;
    }

    /// Mixed once more: the table looks at the upper bits too, which FNV leaves alike.
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

#[pyfunction]
pub fn list_float(items: Vec<f64>) -> f64 {
    items.iter().sum()
}

#[pyfunction]
pub fn list_int(items: Vec<i64>) -> i64 {
    items.iter().fold(0, |sum, item| sum.wrapping_add(*item))
}

#[pyfunction]
pub fn list_str(items: Vec<String>) -> usize {
    items.iter().map(String::len).sum()
}

#[pyfunction]
pub fn dict_int(items: HashMap<String, i64, SameHash>) -> i64 {
    items
        .iter()
        .fold(0, |sum, (key, value)| sum.wrapping_add(*value).wrapping_add(key.len() as i64))
}

#[pyfunction]
pub fn set_int(items: HashSet<i64, SameHash>) -> i64 {
    items.iter().fold(0, |sum, item| sum.wrapping_add(*item))
}

#[pyfunction]
pub fn dict_int_siphash(items: HashMap<String, i64>) -> i64 {
    items
        .iter()
        .fold(0, |sum, (key, value)| sum.wrapping_add(*value).wrapping_add(key.len() as i64))
}

#[pyfunction]
pub fn set_int_siphash(items: HashSet<i64>) -> i64 {
    items.iter().fold(0, |sum, item| sum.wrapping_add(*item))
}

// In place: through handles, without a copy

#[pyfunction]
pub fn list_float_bound(items: &Bound<'_, PyList>) -> PyResult<f64> {
    let mut sum = 0.0;
    for item in items.iter() {
        sum += item.extract::<f64>()?;
    }
    Ok(sum)
}

#[pyfunction]
pub fn list_int_bound(items: &Bound<'_, PyList>) -> PyResult<i64> {
    let mut sum = 0i64;
    for item in items.iter() {
        sum = sum.wrapping_add(item.extract::<i64>()?);
    }
    Ok(sum)
}

#[pyfunction]
pub fn list_str_bound(items: &Bound<'_, PyList>) -> PyResult<usize> {
    let mut sum = 0;
    for item in items.iter() {
        sum += item.extract::<&str>()?.len();
    }
    Ok(sum)
}

#[pyfunction]
pub fn dict_int_bound(items: &Bound<'_, PyDict>) -> PyResult<i64> {
    let mut sum = 0i64;
    for (key, value) in items.iter() {
        let length = key.extract::<&str>()?.len() as i64;
        sum = sum.wrapping_add(value.extract::<i64>()?).wrapping_add(length);
    }
    Ok(sum)
}

// Out

#[pyfunction]
pub fn list_float_out(count: i64) -> Vec<f64> {
    (0..count).map(|index| index as f64 * 0.5).collect()
}

#[pyfunction]
pub fn list_int_out(count: i64) -> Vec<i64> {
    (0..count).map(|index| index * 3).collect()
}

// Copies are cheap: no key is allocated, so that the time is the conversion's.
static OUT: LazyLock<HashMap<&'static str, i64>> = LazyLock::new(|| {
    (0..100).map(|index| (&*format!("key number {index}").leak(), index)).collect()
});

#[pyfunction]
pub fn dict_int_out() -> HashMap<&'static str, i64> {
    OUT.clone()
}

#[pyfunction]
pub fn tuple_echo(items: (i64, f64, String)) -> (i64, f64, String) {
    items
}

#[pymodule]
mod bench_pyo3 {
    #[pymodule_export]
    use super::class::{Numbers, Point, Upwards, point_length};
    #[pymodule_export]
    use super::out::{
        out_cached, out_call0, out_call1, out_call3, out_getattr, out_import, out_keyword,
        out_method0, out_method1,
    };
    #[pymodule_export]
    use super::{
        add_float, add_int, bytes_echo, bytes_len, callback, dict_int, dict_int_bound,
        dict_int_out, dict_int_siphash, ident, keywords, list_float, list_float_bound,
        list_float_out, list_int, list_int_bound, list_int_out, list_str, list_str_bound, noop,
        option, set_int, set_int_siphash, str_echo, str_len, str_upper, tuple_echo,
    };
}
