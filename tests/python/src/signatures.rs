//! Functions of many signatures; each answers with a tuple of what its parameters got.
//!
//! Written by `make_signatures.py`. Do not edit: change that, and run it.
//!
//! @py module signatures

#![allow(clippy::too_many_arguments, reason = "how many there are is what is tested")]
#![allow(non_snake_case, reason = "names of all kinds are what is tested")]

use keelback::prelude::*;

/// @py def s00()
pub fn s00<'py>(py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
    Ok(PyTuple::empty(py))
}

/// @py def s01(**left)
pub fn s01<'py>(py: Python<'py>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[left.as_any().clone()])
}

/// @py def s02(*, a=b'data')
pub fn s02<'py>(py: Python<'py>, a: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a])
}

/// @py def s03(*, a_rather_long_game=10, **left)
pub fn s03<'py>(py: Python<'py>, a_rather_long_game: &Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a_rather_long_game.clone(), left.as_any().clone()])
}

/// @py def s04(*rest)
pub fn s04<'py>(py: Python<'py>, rest: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[rest.as_any().clone()])
}

/// @py def s05(*rest, **left)
pub fn s05<'py>(py: Python<'py>, rest: &Bound<'py, PyTuple>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[rest.as_any().clone(), left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s06(*rest, keys)
pub fn s06<'py>(py: Python<'py>, rest: &Bound<'py, PyTuple>, keys: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[rest.as_any().clone(), keys.clone()])
}

/// @py def s07(*rest, x1=True, **left)
pub fn s07<'py>(py: Python<'py>, rest: &Bound<'py, PyTuple>, x1: Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[rest.as_any().clone(), x1, left.as_any().clone()])
}

/// @py def s08(名前='text', keys=-2.5)
pub fn s08<'py>(py: Python<'py>, 名前: Bound<'py, PyAny>, keys: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[名前, keys.clone()])
}

/// @py def s09(alphas, a, **left)
pub fn s09<'py>(py: Python<'py>, alphas: &Bound<'py, PyAny>, a: Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[alphas.clone(), a, left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s10(a_rather_long_game, größe, *, columns)
pub fn s10<'py>(py: Python<'py>, a_rather_long_game: Bound<'py, PyAny>, größe: &Bound<'py, PyAny>, columns: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a_rather_long_game, größe.clone(), columns])
}

/// @py def s11(名前=(1, 'two'), alpha=(1, 'two'), *, alphas, **left)
pub fn s11<'py>(py: Python<'py>, 名前: &Bound<'py, PyAny>, alpha: Bound<'py, PyAny>, alphas: &Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[名前.clone(), alpha, alphas.clone(), left.as_any().clone()])
}

/// @py def s12(alpha, a_rather_long_game, *rest)
pub fn s12<'py>(py: Python<'py>, alpha: Bound<'py, PyAny>, a_rather_long_game: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[alpha, a_rather_long_game.clone(), rest.as_any().clone()])
}

/// @py def s13(x1, a_rather_long_game, *rest, **left)
pub fn s13<'py>(py: Python<'py>, x1: &Bound<'py, PyAny>, a_rather_long_game: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[x1.clone(), a_rather_long_game, rest.as_any().clone(), left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s14(columns=True, a_rather_long_game=10, *rest, 名前='text')
pub fn s14<'py>(py: Python<'py>, columns: Bound<'py, PyAny>, a_rather_long_game: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, 名前: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[columns, a_rather_long_game.clone(), rest.as_any().clone(), 名前.clone()])
}

/// @py def s15(Name, a_rather_long_game, *rest, name=10, **left)
pub fn s15<'py>(py: Python<'py>, Name: &Bound<'py, PyAny>, a_rather_long_game: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, name: Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[Name.clone(), a_rather_long_game, rest.as_any().clone(), name, left.as_any().clone()])
}

/// @py def s16(keys=True, /)
pub fn s16<'py>(py: Python<'py>, keys: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[keys])
}

/// @py def s17(a=10, /, **left)
pub fn s17<'py>(py: Python<'py>, a: &Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a.clone(), left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s18(a, /, *, x1=None)
pub fn s18<'py>(py: Python<'py>, a: Bound<'py, PyAny>, x1: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a, x1.clone()])
}

/// @py def s19(columns, /, *, a_rather_long_game, **left)
pub fn s19<'py>(py: Python<'py>, columns: &Bound<'py, PyAny>, a_rather_long_game: Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[columns.clone(), a_rather_long_game, left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s20(a=b'data', /, *rest)
pub fn s20<'py>(py: Python<'py>, a: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a, rest.as_any().clone()])
}

/// @py def s21(separate, /, *rest, **left)
pub fn s21<'py>(py: Python<'py>, separate: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[separate.clone(), rest.as_any().clone(), left.as_any().clone()])
}

/// @py def s22(columns=..., /, *rest, alpha)
pub fn s22<'py>(py: Python<'py>, columns: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, alpha: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[columns, rest.as_any().clone(), alpha])
}

/// @py def s23(größe='text', /, *rest, alphas=None, **left)
pub fn s23<'py>(py: Python<'py>, größe: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, alphas: &Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[größe.clone(), rest.as_any().clone(), alphas.clone(), left.as_any().clone()])
}

/// @py def s24(key, /, Name='text', a_rather_long_name=True)
pub fn s24<'py>(py: Python<'py>, key: Bound<'py, PyAny>, Name: &Bound<'py, PyAny>, a_rather_long_name: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[key, Name.clone(), a_rather_long_name])
}

/// @py def s25(alphas, /, b, a=None, **left)
pub fn s25<'py>(py: Python<'py>, alphas: &Bound<'py, PyAny>, b: Bound<'py, PyAny>, a: &Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[alphas.clone(), b, a.clone(), left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s26(名前, /, a, separate, *, a_rather_long_game)
pub fn s26<'py>(py: Python<'py>, 名前: Bound<'py, PyAny>, a: &Bound<'py, PyAny>, separate: Bound<'py, PyAny>, a_rather_long_game: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[名前, a.clone(), separate, a_rather_long_game.clone()])
}

/// @py def s27(x1=..., /, b=1, separator=True, *, keys=b'data', **left)
pub fn s27<'py>(py: Python<'py>, x1: &Bound<'py, PyAny>, b: Bound<'py, PyAny>, separator: &Bound<'py, PyAny>, keys: Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[x1.clone(), b, separator.clone(), keys, left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s28(alpha, /, a_rather_long_name, separator, *rest)
pub fn s28<'py>(py: Python<'py>, alpha: Bound<'py, PyAny>, a_rather_long_name: &Bound<'py, PyAny>, separator: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[alpha, a_rather_long_name.clone(), separator, rest.as_any().clone()])
}

/// @py def s29(key, /, a, column=-2.5, *rest, **left)
pub fn s29<'py>(py: Python<'py>, key: &Bound<'py, PyAny>, a: Bound<'py, PyAny>, column: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[key.clone(), a, column.clone(), rest.as_any().clone(), left.as_any().clone()])
}

/// @py def s30(column, /, a_rather_long_game, a_rather_long_name=1, *rest, key=...)
pub fn s30<'py>(py: Python<'py>, column: Bound<'py, PyAny>, a_rather_long_game: &Bound<'py, PyAny>, a_rather_long_name: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, key: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[column, a_rather_long_game.clone(), a_rather_long_name, rest.as_any().clone(), key])
}

/// @py def s31(größe, /, separator, a_rather_long_name, *rest, alpha=10, **left)
pub fn s31<'py>(py: Python<'py>, größe: &Bound<'py, PyAny>, separator: Bound<'py, PyAny>, a_rather_long_name: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, alpha: &Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[größe.clone(), separator, a_rather_long_name.clone(), rest.as_any().clone(), alpha.clone(), left.as_any().clone()])
}

/// @py def s32(b, Name=None, /, x1=..., größe=None, *, name, column=1)
pub fn s32<'py>(py: Python<'py>, b: Bound<'py, PyAny>, Name: &Bound<'py, PyAny>, x1: Bound<'py, PyAny>, größe: &Bound<'py, PyAny>, name: Bound<'py, PyAny>, column: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[b, Name.clone(), x1, größe.clone(), name, column.clone()])
}

/// @py def s33(b, columns, /, *, a_rather_long_name)
pub fn s33<'py>(py: Python<'py>, b: &Bound<'py, PyAny>, columns: Bound<'py, PyAny>, a_rather_long_name: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[b.clone(), columns, a_rather_long_name.clone()])
}

/// @py def s34(a_rather_long_game, name, /, separator=True, a=b'data', *, columns, column=1)
pub fn s34<'py>(py: Python<'py>, a_rather_long_game: Bound<'py, PyAny>, name: &Bound<'py, PyAny>, separator: Bound<'py, PyAny>, a: &Bound<'py, PyAny>, columns: Bound<'py, PyAny>, column: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a_rather_long_game, name.clone(), separator, a.clone(), columns, column.clone()])
}

/// @py def s35(Name=..., /, columns=10, key=1, *, größe, **left)
pub fn s35<'py>(py: Python<'py>, Name: &Bound<'py, PyAny>, columns: Bound<'py, PyAny>, key: &Bound<'py, PyAny>, größe: Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[Name.clone(), columns, key.clone(), größe, left.as_any().clone()])
}

/// @py def s36(alpha, /, key=(1, 'two'), *rest)
pub fn s36<'py>(py: Python<'py>, alpha: Bound<'py, PyAny>, key: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[alpha, key.clone(), rest.as_any().clone()])
}

/// @py def s37(*rest, key=b'data')
pub fn s37<'py>(py: Python<'py>, rest: &Bound<'py, PyTuple>, key: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[rest.as_any().clone(), key])
}

/// @py def s38(größe, Name, /, name, alphas, a_rather_long_game=10, *, separator, **left)
pub fn s38<'py>(py: Python<'py>, größe: Bound<'py, PyAny>, Name: &Bound<'py, PyAny>, name: Bound<'py, PyAny>, alphas: &Bound<'py, PyAny>, a_rather_long_game: Bound<'py, PyAny>, separator: &Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[größe, Name.clone(), name, alphas.clone(), a_rather_long_game, separator.clone(), left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s39(name=None, /, **left)
pub fn s39<'py>(py: Python<'py>, name: &Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[name.clone(), left.as_any().clone()])
}

/// @py def s40(column, /, columns=1, keys=10, *, größe=-2.5)
pub fn s40<'py>(py: Python<'py>, column: Bound<'py, PyAny>, columns: &Bound<'py, PyAny>, keys: Bound<'py, PyAny>, größe: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[column, columns.clone(), keys, größe.clone()])
}

/// @py def s41(keys=..., /, columns='text', *rest)
pub fn s41<'py>(py: Python<'py>, keys: &Bound<'py, PyAny>, columns: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[keys.clone(), columns, rest.as_any().clone()])
}

/// @py def s42(*, key, **left)
pub fn s42<'py>(py: Python<'py>, key: Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[key, left.as_any().clone()])
}

/// @py def s43(alphas, *rest)
pub fn s43<'py>(py: Python<'py>, alphas: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[alphas.clone(), rest.as_any().clone()])
}

/// @py def s44(name=True, b=..., *rest, columns=10, **left)
pub fn s44<'py>(py: Python<'py>, name: Bound<'py, PyAny>, b: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, columns: &Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[name, b.clone(), rest.as_any().clone(), columns.clone(), left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s45(name, key)
pub fn s45<'py>(py: Python<'py>, name: &Bound<'py, PyAny>, key: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[name.clone(), key])
}

/// @py def s46(名前=None, b=-2.5, /, größe=(1, 'two'), a=True, *, name, key)
pub fn s46<'py>(py: Python<'py>, 名前: Bound<'py, PyAny>, b: &Bound<'py, PyAny>, größe: Bound<'py, PyAny>, a: &Bound<'py, PyAny>, name: Bound<'py, PyAny>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[名前, b.clone(), größe, a.clone(), name, key.clone()])
}

/// @py def s47(separator, *, column)
pub fn s47<'py>(py: Python<'py>, separator: &Bound<'py, PyAny>, column: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[separator.clone(), column])
}

/// @py def s48(column, /, name, columns=None, **left)
pub fn s48<'py>(py: Python<'py>, column: Bound<'py, PyAny>, name: &Bound<'py, PyAny>, columns: Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[column, name.clone(), columns, left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s49(größe=(1, 'two'), /, *, alphas, column, separate=(1, 'two'))
pub fn s49<'py>(py: Python<'py>, größe: &Bound<'py, PyAny>, alphas: Bound<'py, PyAny>, column: &Bound<'py, PyAny>, separate: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[größe.clone(), alphas, column.clone(), separate])
}

/// @py def s50(column, a_rather_long_game=..., *, b=(1, 'two'), größe=True)
pub fn s50<'py>(py: Python<'py>, column: Bound<'py, PyAny>, a_rather_long_game: &Bound<'py, PyAny>, b: Bound<'py, PyAny>, größe: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[column, a_rather_long_game.clone(), b, größe.clone()])
}

/// @py def s51(a_rather_long_game=1, /, *, x1, **left)
pub fn s51<'py>(py: Python<'py>, a_rather_long_game: &Bound<'py, PyAny>, x1: Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a_rather_long_game.clone(), x1, left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s52(a_rather_long_game, alphas, Name, *rest, a_rather_long_name=1, **left)
pub fn s52<'py>(py: Python<'py>, a_rather_long_game: Bound<'py, PyAny>, alphas: &Bound<'py, PyAny>, Name: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, a_rather_long_name: Bound<'py, PyAny>, left: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[a_rather_long_game, alphas.clone(), Name, rest.as_any().clone(), a_rather_long_name, left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())])
}

/// @py def s53(name=b'data', größe=-2.5, /, *, a)
pub fn s53<'py>(py: Python<'py>, name: &Bound<'py, PyAny>, größe: Bound<'py, PyAny>, a: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[name.clone(), größe, a.clone()])
}

/// @py def s54(Name, /, alphas, name, *, columns, keys=True, x1)
pub fn s54<'py>(py: Python<'py>, Name: Bound<'py, PyAny>, alphas: &Bound<'py, PyAny>, name: Bound<'py, PyAny>, columns: &Bound<'py, PyAny>, keys: Bound<'py, PyAny>, x1: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[Name, alphas.clone(), name, columns.clone(), keys, x1.clone()])
}

/// @py def s55(名前=-2.5, /, *, name)
pub fn s55<'py>(py: Python<'py>, 名前: &Bound<'py, PyAny>, name: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[名前.clone(), name])
}

/// @py def s56(key, x1, /, a_rather_long_name, a_rather_long_game, alpha, *rest, column, a, alphas=1)
pub fn s56<'py>(py: Python<'py>, key: Bound<'py, PyAny>, x1: &Bound<'py, PyAny>, a_rather_long_name: Bound<'py, PyAny>, a_rather_long_game: &Bound<'py, PyAny>, alpha: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, column: Bound<'py, PyAny>, a: &Bound<'py, PyAny>, alphas: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[key, x1.clone(), a_rather_long_name, a_rather_long_game.clone(), alpha, rest.as_any().clone(), column, a.clone(), alphas])
}

/// @py def s57(keys=None, alpha=..., *, a=..., name)
pub fn s57<'py>(py: Python<'py>, keys: &Bound<'py, PyAny>, alpha: Bound<'py, PyAny>, a: &Bound<'py, PyAny>, name: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[keys.clone(), alpha, a.clone(), name])
}

/// @py def s58(b, columns, /, name, *, Name)
pub fn s58<'py>(py: Python<'py>, b: Bound<'py, PyAny>, columns: &Bound<'py, PyAny>, name: Bound<'py, PyAny>, Name: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[b, columns.clone(), name, Name.clone()])
}

/// @py def s59(name, x1=(1, 'two'), *rest, 名前, keys)
pub fn s59<'py>(py: Python<'py>, name: &Bound<'py, PyAny>, x1: Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, 名前: Bound<'py, PyAny>, keys: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[name.clone(), x1, rest.as_any().clone(), 名前, keys.clone()])
}

/// @py def s60(separator=..., key=10, /, größe=1, columns=..., keys=...)
pub fn s60<'py>(py: Python<'py>, separator: Bound<'py, PyAny>, key: &Bound<'py, PyAny>, größe: Bound<'py, PyAny>, columns: &Bound<'py, PyAny>, keys: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[separator, key.clone(), größe, columns.clone(), keys])
}

/// @py def s61(名前=10, /, column=1)
pub fn s61<'py>(py: Python<'py>, 名前: &Bound<'py, PyAny>, column: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[名前.clone(), column])
}

/// @py def s62(Name, /, *, alpha, 名前=b'data', **left)
pub fn s62<'py>(py: Python<'py>, Name: Bound<'py, PyAny>, alpha: &Bound<'py, PyAny>, 名前: Bound<'py, PyAny>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[Name, alpha.clone(), 名前, left.as_any().clone()])
}

/// @py def s63(alpha, 名前=10, /, alphas=True, keys=(1, 'two'), name=-2.5, *rest, **left)
pub fn s63<'py>(py: Python<'py>, alpha: &Bound<'py, PyAny>, 名前: Bound<'py, PyAny>, alphas: &Bound<'py, PyAny>, keys: Bound<'py, PyAny>, name: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, left: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[alpha.clone(), 名前, alphas.clone(), keys, name.clone(), rest.as_any().clone(), left.as_any().clone()])
}

/// @py def s64(名前, /, alpha=10, *rest, a_rather_long_name, b=-2.5)
pub fn s64<'py>(py: Python<'py>, 名前: Bound<'py, PyAny>, alpha: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, a_rather_long_name: &Bound<'py, PyAny>, b: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[名前, alpha.clone(), rest.as_any().clone(), a_rather_long_name.clone(), b])
}

/// @py def s65(größe, separator, separate, *rest, keys=..., key, column=None)
pub fn s65<'py>(py: Python<'py>, größe: &Bound<'py, PyAny>, separator: Bound<'py, PyAny>, separate: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, keys: &Bound<'py, PyAny>, key: Bound<'py, PyAny>, column: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[größe.clone(), separator, separate.clone(), rest.as_any().clone(), keys.clone(), key, column.clone()])
}

/// @py def s66(alphas, a, /, separate, column=None, *rest, x1, größe=b'data', separator)
pub fn s66<'py>(py: Python<'py>, alphas: Bound<'py, PyAny>, a: &Bound<'py, PyAny>, separate: Bound<'py, PyAny>, column: &Bound<'py, PyAny>, rest: &Bound<'py, PyTuple>, x1: &Bound<'py, PyAny>, größe: Bound<'py, PyAny>, separator: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[alphas, a.clone(), separate, column.clone(), rest.as_any().clone(), x1.clone(), größe, separator.clone()])
}

/// @py def s67(Name, /, b, größe=..., *, keys, alphas=None)
pub fn s67<'py>(py: Python<'py>, Name: &Bound<'py, PyAny>, b: Bound<'py, PyAny>, größe: &Bound<'py, PyAny>, keys: Bound<'py, PyAny>, alphas: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, &[Name.clone(), b, größe.clone(), keys, alphas.clone()])
}
