//! Containers: each operation by its name in Python.
//!
//! @py module api_containers

use keelback::IntoPyObjectExt;
use keelback::exceptions::PySystemError;
use keelback::prelude::*;
use keelback::types::*;

fn unknown<T>(name: &str) -> PyResult<T> {
    Err(PySystemError::new_err(format!("no operation is named {name}")))
}

fn nothing<'py>(py: Python<'py>, result: PyResult<()>) -> PyResult<Bound<'py, PyAny>> {
    result?;
    Ok(py.None().into_bound(py))
}

/// An operation on a list, with numbers and a value.
///
/// @py
pub fn list<'py>(
    name: &str,
    list: &Bound<'py, PyList>,
    i: usize,
    j: usize,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = list.py();
    match name {
        "len" => list.len().into_bound_py_any(py),
        "is_empty" => list.is_empty().into_bound_py_any(py),
        "get_item" => list.get_item(i),
        "get_slice" => Ok(list.get_slice(i, j).into_any()),
        "set_item" => nothing(py, list.set_item(i, value)),
        "del_item" => nothing(py, list.del_item(i)),
        "set_slice" => nothing(py, list.set_slice(i, j, value)),
        "del_slice" => nothing(py, list.del_slice(i, j)),
        "append" => nothing(py, list.append(value)),
        "insert" => nothing(py, list.insert(i, value)),
        "contains" => list.contains(value)?.into_bound_py_any(py),
        "index" => list.index(value)?.into_bound_py_any(py),
        "sort" => nothing(py, list.sort()),
        "reverse" => nothing(py, list.reverse()),
        "to_tuple" => Ok(list.to_tuple().into_any()),
        "iter" => Ok(PyList::new(py, list)?.into_any()),
        "rev" => PyList::new(py, list.iter().rev()).map(Bound::into_any),
        "nth" => list.iter().nth(i).into_bound_py_any(py),
        "both_ends" => {
            let mut items = list.iter();
            let mut all = Vec::new();
            while let Some(first) = items.next() {
                all.push(first);
                all.extend(items.next_back());
            }
            PyList::new(py, all).map(Bound::into_any)
        }
        other => unknown(other),
    }
}

/// An operation on a tuple.
///
/// @py
pub fn tuple<'py>(
    name: &str,
    tuple: &Bound<'py, PyTuple>,
    i: usize,
    j: usize,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = tuple.py();
    match name {
        "len" => tuple.len().into_bound_py_any(py),
        "is_empty" => tuple.is_empty().into_bound_py_any(py),
        "get_item" => tuple.get_item(i),
        "get_slice" => Ok(tuple.get_slice(i, j).into_any()),
        "contains" => tuple.contains(value)?.into_bound_py_any(py),
        "index" => tuple.index(value)?.into_bound_py_any(py),
        "to_list" => Ok(tuple.to_list().into_any()),
        "iter" => PyTuple::new(py, tuple).map(Bound::into_any),
        "iter_borrowed" => PyTuple::new(py, tuple.iter_borrowed()).map(Bound::into_any),
        "rev" => PyTuple::new(py, tuple.iter().rev()).map(Bound::into_any),
        "nth" => tuple.iter().nth(i).into_bound_py_any(py),
        other => unknown(other),
    }
}

/// An operation on a dict.
///
/// @py
pub fn dict<'py>(
    name: &str,
    dict: &Bound<'py, PyDict>,
    key: &Bound<'py, PyAny>,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = dict.py();
    match name {
        "len" => dict.len().into_bound_py_any(py),
        "is_empty" => dict.is_empty().into_bound_py_any(py),
        "copy" => Ok(dict.copy()?.into_any()),
        "clear" => {
            dict.clear();
            Ok(py.None().into_bound(py))
        }
        "contains" => dict.contains(key)?.into_bound_py_any(py),
        "get_item" => dict.get_item(key)?.into_bound_py_any(py),
        "set_item" => nothing(py, dict.set_item(key, value)),
        "del_item" => nothing(py, dict.del_item(key)),
        "set_default" => dict.set_default(key, value),
        "pop" => dict.pop(key)?.into_bound_py_any(py),
        "keys" => Ok(dict.keys().into_any()),
        "values" => Ok(dict.values().into_any()),
        "items" => Ok(dict.items().into_any()),
        "iter" => {
            let all = PyList::empty(py);
            for (key, value) in dict {
                all.append((key, value))?;
            }
            Ok(all.into_any())
        }
        "update" => nothing(py, dict.update(value.cast::<PyMapping>()?)),
        "update_if_missing" => nothing(py, dict.update_if_missing(value.cast::<PyMapping>()?)),
        "from_sequence" => Ok(PyDict::from_sequence(value)?.into_any()),
        "into_py_dict" => {
            let pairs: Vec<(Bound<'_, PyAny>, Bound<'_, PyAny>)> = dict.iter().collect();
            let by_reference = (&pairs).into_py_dict(py)?;
            let by_value = pairs.into_py_dict(py)?;
            assert!(by_reference.eq(&by_value)?);
            Ok(by_value.into_any())
        }
        other => unknown(other),
    }
}

/// Iterates over a dict and calls a function for each entry.
///
/// @py
pub fn for_each_entry(dict: &Bound<'_, PyDict>, function: &Bound<'_, PyAny>) -> PyResult<usize> {
    let mut count = 0;
    for (key, value) in dict.iter() {
        function.call1((key, value))?;
        count += 1;
    }
    Ok(count)
}

/// Iterates over a list and calls a function for each item, from the front or from the back.
///
/// @py
pub fn for_each_item(
    list: &Bound<'_, PyList>,
    function: &Bound<'_, PyAny>,
    back: bool,
) -> PyResult<usize> {
    let mut items = list.iter();
    let mut count = 0;
    while let Some(item) = if back { items.next_back() } else { items.next() } {
        assert!(items.len() <= list.len());
        function.call1((item,))?;
        count += 1;
    }
    assert!(items.next().is_none());
    Ok(count)
}

/// Iterates over a set and calls a function for each item.
///
/// @py
pub fn for_each_member(set: &Bound<'_, PySet>, function: &Bound<'_, PyAny>) -> PyResult<()> {
    for item in set {
        function.call1((item,))?;
    }
    Ok(())
}

/// An operation on a set.
///
/// @py
pub fn set<'py>(
    name: &str,
    set: &Bound<'py, PySet>,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = set.py();
    match name {
        "len" => set.len().into_bound_py_any(py),
        "is_empty" => set.is_empty().into_bound_py_any(py),
        "contains" => set.contains(value)?.into_bound_py_any(py),
        "add" => nothing(py, set.add(value)),
        "discard" => set.discard(value)?.into_bound_py_any(py),
        "pop" => set.pop().into_bound_py_any(py),
        "clear" => {
            set.clear();
            Ok(py.None().into_bound(py))
        }
        "new" => Ok(PySet::new(py, set)?.into_any()),
        "frozen" => Ok(PyFrozenSet::new(py, set)?.into_any()),
        "empty" => Ok(PySet::empty(py)?.into_any()),
        // How many are left behind the first, as the iterator says, and as it has.
        "rest" => {
            let mut items = set.iter();
            let _first = items.next();
            (items.len(), items.count()).into_bound_py_any(py)
        }
        other => unknown(other),
    }
}

/// What a frozenset holds, as a list, its length, whether it contains the value; made anew by a builder.
///
/// @py
pub fn frozen_set<'py>(
    set: &Bound<'py, PyFrozenSet>,
    value: &Bound<'py, PyAny>,
) -> PyResult<(Bound<'py, PyList>, usize, bool, Bound<'py, PyFrozenSet>)> {
    let items: Vec<_> = set.iter().collect();
    let mut builder = PyFrozenSetBuilder::new(set.py())?;
    for item in set {
        builder.add(item)?;
    }
    let again = builder.finalize();
    Ok((PyList::new(set.py(), items)?, set.len(), set.contains(value)?, again))
}

/// An operation on a sequence.
///
/// @py
pub fn sequence<'py>(
    name: &str,
    sequence: &Bound<'py, PySequence>,
    i: usize,
    j: usize,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = sequence.py();
    match name {
        "len" => sequence.len()?.into_bound_py_any(py),
        "is_empty" => sequence.is_empty()?.into_bound_py_any(py),
        "concat" => Ok(sequence.concat(value.cast()?)?.into_any()),
        "in_place_concat" => Ok(sequence.in_place_concat(value.cast()?)?.into_any()),
        "repeat" => Ok(sequence.repeat(i)?.into_any()),
        "in_place_repeat" => Ok(sequence.in_place_repeat(i)?.into_any()),
        "get_item" => sequence.get_item(i),
        "get_slice" => Ok(sequence.get_slice(i, j)?.into_any()),
        "set_item" => nothing(py, sequence.set_item(i, value)),
        "del_item" => nothing(py, sequence.del_item(i)),
        "set_slice" => nothing(py, sequence.set_slice(i, j, value)),
        "del_slice" => nothing(py, sequence.del_slice(i, j)),
        "count" => sequence.count(value)?.into_bound_py_any(py),
        "contains" => sequence.contains(value)?.into_bound_py_any(py),
        "index" => sequence.index(value)?.into_bound_py_any(py),
        "to_list" => Ok(sequence.to_list()?.into_any()),
        "to_tuple" => Ok(sequence.to_tuple()?.into_any()),
        other => unknown(other),
    }
}

/// An operation on a mapping.
///
/// @py
pub fn mapping<'py>(
    name: &str,
    mapping: &Bound<'py, PyMapping>,
    key: &Bound<'py, PyAny>,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = mapping.py();
    match name {
        "len" => mapping.len()?.into_bound_py_any(py),
        "is_empty" => mapping.is_empty()?.into_bound_py_any(py),
        "contains" => mapping.contains(key)?.into_bound_py_any(py),
        "get_item" => mapping.get_item(key),
        "set_item" => nothing(py, mapping.set_item(key, value)),
        "del_item" => nothing(py, mapping.del_item(key)),
        "keys" => Ok(mapping.keys()?.into_any()),
        "values" => Ok(mapping.values()?.into_any()),
        "items" => Ok(mapping.items()?.into_any()),
        other => unknown(other),
    }
}

/// Which of the abstract kinds an object is.
///
/// @py
pub fn kinds(object: &Bound<'_, PyAny>) -> (bool, bool, bool) {
    (
        object.is_instance_of::<PySequence>(),
        object.is_instance_of::<PyMapping>(),
        object.cast::<PyIterator>().is_ok(),
    )
}

/// `slice(start, stop, step).indices(length)`, and how many that are.
///
/// @py
pub fn slice_indices(
    py: Python<'_>,
    start: isize,
    stop: isize,
    step: isize,
    length: isize,
) -> PyResult<(isize, isize, isize, usize)> {
    let found = PySlice::new(py, start, stop, step).indices(length)?;
    Ok((found.start, found.stop, found.step, found.slicelength))
}

/// What a slice that Python made selects.
///
/// @py
pub fn indices_of(slice: &Bound<'_, PySlice>, length: isize) -> PyResult<(isize, isize, isize)> {
    let found = slice.indices(length)?;
    Ok((found.start, found.stop, found.step))
}

/// @py
pub fn full_slice(py: Python<'_>) -> Bound<'_, PySlice> {
    PySlice::full(py)
}

/// A range, and what it says it is.
///
/// @py
pub fn range<'py>(
    py: Python<'py>,
    start: isize,
    stop: isize,
    step: isize,
) -> PyResult<(Bound<'py, PyRange>, isize, isize, isize)> {
    let range = PyRange::new_with_step(py, start, stop, step)?;
    let (start, stop, step) = (range.start()?, range.stop()?, range.step()?);
    Ok((range, start, stop, step))
}
