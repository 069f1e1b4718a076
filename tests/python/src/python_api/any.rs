//! What can be done with any object.
//!
//! @py module api_any

use keelback::exceptions::*;
use keelback::prelude::*;
use keelback::{CompareOp, keywords};

fn unknown<T>(name: &str) -> PyResult<T> {
    Err(PySystemError::new_err(format!("no operation is named {name}")))
}

/// An operator of two operands, by its name in Python's module `operator`.
///
/// @py
pub fn binary<'py>(
    name: &str,
    left: &Bound<'py, PyAny>,
    right: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = left.py();
    match name {
        "add" => left.add(right),
        "sub" => left.sub(right),
        "mul" => left.mul(right),
        "matmul" => left.matmul(right),
        "truediv" => left.div(right),
        "floordiv" => left.floor_div(right),
        "mod" => left.rem(right),
        "divmod" => left.divmod(right),
        "lshift" => left.lshift(right),
        "rshift" => left.rshift(right),
        "and_" => left.bitand(right),
        "or_" => left.bitor(right),
        "xor" => left.bitxor(right),
        "pow" => left.pow(right, py.None()),
        "getitem" => left.get_item(right),
        "lt" => left.rich_compare(right, CompareOp::Lt),
        "le" => left.rich_compare(right, CompareOp::Le),
        "eq" => left.rich_compare(right, CompareOp::Eq),
        "ne" => left.rich_compare(right, CompareOp::Ne),
        "gt" => left.rich_compare(right, CompareOp::Gt),
        "ge" => left.rich_compare(right, CompareOp::Ge),
        other => unknown(other),
    }
}

/// An operator of two operands that answers with a bool.
///
/// @py
pub fn binary_bool(
    name: &str,
    left: &Bound<'_, PyAny>,
    right: &Bound<'_, PyAny>,
) -> PyResult<bool> {
    match name {
        "lt" => left.lt(right),
        "le" => left.le(right),
        "eq" => left.eq(right),
        "ne" => left.ne(right),
        "gt" => left.gt(right),
        "ge" => left.ge(right),
        "is_" => Ok(left.is(right)),
        "contains" => left.contains(right),
        "isinstance" => left.is_instance(right),
        "is_exact" => Ok(left.is_exact_instance(right)),
        other => unknown(other),
    }
}

/// An operator of one operand, by its name in `operator` or `builtins`.
///
/// @py
pub fn unary<'py>(name: &str, object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = object.py();
    Ok(match name {
        "neg" => object.neg()?,
        "pos" => object.pos()?,
        "abs" => object.abs()?,
        "invert" => object.bitnot()?,
        "hash" => object.hash()?.into_pyobject(py)?.into_any(),
        "repr" => object.repr()?.into_any(),
        "str" => object.str()?.into_any(),
        "len" => object.len()?.into_pyobject(py)?.into_any(),
        "truth" => object.is_truthy()?.into_pyobject(py)?.to_owned().into_any(),
        "is_empty" => object.is_empty()?.into_pyobject(py)?.to_owned().into_any(),
        "callable" => object.is_callable().into_pyobject(py)?.to_owned().into_any(),
        "type" => object.get_type().into_any(),
        "dir" => object.dir()?.into_any(),
        "iter" => object.try_iter()?.into_any(),
        "is_none" => object.is_none().into_pyobject(py)?.to_owned().into_any(),
        other => return unknown(other),
    })
}

/// `pow` with a modulus.
///
/// @py
pub fn power<'py>(
    base: &Bound<'py, PyAny>,
    exponent: &Bound<'py, PyAny>,
    modulus: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    base.pow(exponent, modulus)
}

/// -1, 0 or 1.
///
/// @py
pub fn compare(left: &Bound<'_, PyAny>, right: &Bound<'_, PyAny>) -> PyResult<i8> {
    left.compare(right).map(|order| order as i8)
}

/// @py
pub fn get_attribute<'py>(object: &Bound<'py, PyAny>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    object.getattr(name)
}

/// As `getattr` with a default of nothing: the value in a tuple, or an empty one.
///
/// @py
pub fn find_attribute<'py>(
    object: &Bound<'py, PyAny>,
    name: &Bound<'py, PyString>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    Ok(object.getattr_opt(name)?.into_iter().collect())
}

/// @py
pub fn has_attribute(object: &Bound<'_, PyAny>, name: &str) -> PyResult<bool> {
    object.hasattr(name)
}

/// @py
pub fn set_attribute(
    object: &Bound<'_, PyAny>,
    name: String,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    object.setattr(name, value)
}

/// @py
pub fn delete_attribute(object: &Bound<'_, PyAny>, name: &str) -> PyResult<()> {
    object.delattr(name)
}

/// @py
pub fn set_item(
    object: &Bound<'_, PyAny>,
    key: &Bound<'_, PyAny>,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    object.set_item(key, value)
}

/// @py
pub fn delete_item(object: &Bound<'_, PyAny>, key: &Bound<'_, PyAny>) -> PyResult<()> {
    object.del_item(key)
}

/// The items that an iteration yields until its end or an exception; that is passed on when `strict`.
///
/// @py
pub fn items<'py>(object: &Bound<'py, PyAny>, strict: bool) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let mut items = Vec::new();
    for item in object.try_iter()? {
        match item {
            Ok(item) => items.push(item),
            Err(error) if strict => return Err(error),
            Err(_) => break,
        }
    }
    Ok(items)
}

/// Calls with so many arguments, as a Rust tuple.
///
/// @py def call_spread(function, arguments, keywords=None)
pub fn call_spread<'py>(
    function: &Bound<'py, PyAny>,
    arguments: Vec<Bound<'py, PyAny>>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    match arguments.as_slice() {
        [] => function.call((), keywords),
        [a] => function.call((a,), keywords),
        [a, b] => function.call((a, b), keywords),
        [a, b, c] => function.call((a, b, c), keywords),
        [a, b, c, d, e, f, g, h, i, j, k, l] => {
            function.call((a, b, c, d, e, f, g, h, i, j, k, l), keywords)
        }
        _ => unknown("so many arguments"),
    }
}

/// Calls with a Python tuple.
///
/// @py def call_tuple(function, arguments, keywords=None)
pub fn call_tuple<'py>(
    function: &Bound<'py, PyAny>,
    arguments: &Bound<'py, PyTuple>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    function.call(arguments, keywords)
}

/// Calls without keywords: with no argument, with one, with several of several types.
///
/// @py
pub fn call_plain<'py>(
    function: &Bound<'py, PyAny>,
    how_many: usize,
) -> PyResult<Bound<'py, PyAny>> {
    match how_many {
        0 => function.call0(),
        1 => function.call1((1,)),
        2 => function.call1((1, "two")),
        3 => function.call1((1, "two", (3.0, ()))),
        4 => function.call1(((), "two", vec![3], Some(4u8))),
        _ => unknown("so many arguments"),
    }
}

/// Calls with names of keywords: so many of the last arguments are named.
///
/// @py def call_keywords(function, arguments, names=1, method=None)
pub fn call_keywords<'py>(
    function: &Bound<'py, PyAny>,
    arguments: Vec<Bound<'py, PyAny>>,
    names: usize,
    method: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = function.py();
    let names = match names {
        1 => keywords!(py, "b"),
        2 => keywords!(py, "b", "größe"),
        _ => return unknown("so many names"),
    };
    match (arguments.as_slice(), method) {
        ([a], None) => function.call_keywords((a,), names),
        ([a, b], None) => function.call_keywords((a, b), names),
        (_, None) => function.call_keywords(PyTuple::new(py, &arguments)?, names),
        ([a, b], Some(method)) => function.call_method_keywords(method, (a, b), names),
        (_, Some(method)) => {
            function.call_method_keywords(method, PyTuple::new(py, &arguments)?, names)
        }
    }
}

/// Calls a method.
///
/// @py def call_method(object, name, arguments, keywords=None)
pub fn call_method<'py>(
    object: &Bound<'py, PyAny>,
    name: &str,
    arguments: Vec<Bound<'py, PyAny>>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    match (arguments.as_slice(), keywords) {
        ([], None) => object.call_method0(name),
        ([a], None) => object.call_method1(name, (a,)),
        ([a, b], None) => object.call_method1(name, (a, b)),
        ([], Some(_)) => object.call_method(name, (), keywords),
        ([a], Some(_)) => object.call_method(name, (a,), keywords),
        _ => object.call_method(name, PyTuple::new(object.py(), &arguments)?, keywords),
    }
}

/// An argument whose conversion fails: no call is made.
///
/// @py
pub fn call_unconvertible<'py>(function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let unhashable = std::collections::BTreeMap::from([(vec![1], 2)]);
    function.call1(("first", unhashable))
}

/// What casts say of an object: to `int` or a subclass, to `int` itself, and by value.
///
/// @py
pub fn casts(object: Bound<'_, PyAny>) -> PyResult<(bool, bool, String)> {
    let loose = object.cast::<PyInt>().is_ok();
    let exact = object.cast_exact::<PyInt>().is_ok();
    assert_eq!(exact, object.is_exact_instance_of::<PyInt>());
    assert_eq!(loose, object.is_instance_of::<PyInt>());
    assert_eq!(loose, object.downcast::<PyInt>().is_ok());
    let count = object.get_refcnt();
    let said = match object.cast_into::<PyInt>() {
        Ok(int) => {
            assert_eq!(int.get_refcnt(), count);
            "int".to_owned()
        }
        Err(error) => {
            let said = error.to_string();
            assert_eq!(error.into_inner().get_refcnt(), count);
            said
        }
    };
    Ok((loose, exact, said))
}

/// The method of that name of the class after the object's own.
///
/// @py
pub fn call_super<'py>(object: &Bound<'py, PyAny>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    object.py_super()?.call_method0(name)
}
