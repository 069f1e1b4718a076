// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `Page`: read from Python, and made for it.
///
/// From `crate::Page::<T, M, N>`, src/lib.rs:9.
pub(crate) mod Page {
    use super::rt;
    type This<T, M, const N: usize> = crate::Page::<T, M, N>;
    static FIELD_ITEMS: rt::Field = rt::Field::new("items", 0);
    #[cfg(feature = "wide")]
    static FIELD_WIDTH: rt::Field = rt::Field::new("width", 1);
    #[cfg(not(feature = "wide"))]
    static FIELD_WIDTH: rt::Field = rt::Field::new(
        "width",
        rt::count(&[(), #[cfg(feature = "wide")]()])
    );
    static FIELD_SHOWN: rt::Field = rt::Field::new(
        "shown",
        rt::count(&[(), #[cfg(feature = "wide")](), #[cfg(not(feature = "wide"))]()])
    );
    fn is_exact<'py, T, M, const N: usize>(
        object: rt::Borrowed<'_, 'py, rt::PyAny>
    ) -> bool where T: ::std::hash::Hash,
    M: crate::bounds::Small,
    T: for<'x> rt::FromPyObject<'x, 'py> { rt::is_dict(object) }
    fn from<'py, T, M, const N: usize>(
        object: rt::Borrowed<'_, 'py, rt::PyAny>
    ) -> rt::Reading<This<T, M, N>> where T: ::std::hash::Hash,
    M: crate::bounds::Small,
    T: for<'x> rt::FromPyObject<'x, 'py> {
        let fields = rt::Fields::dict(object, "Page")?;
        rt::Ok(crate::Page::<T, M, N> {
            items: fields.get(&FIELD_ITEMS)?,
            #[cfg(feature = "wide")]
            width: fields.get(&FIELD_WIDTH)?,
            #[cfg(not(feature = "wide"))]
            width: fields.get(&FIELD_WIDTH)?,
            shown: fields.get(&FIELD_SHOWN)?,
            #[cfg(unix)]
            marker: rt::default()
        })
    }
    rt::converts_from!(
        [T, M, const N: usize][
            T: ::std::hash::Hash,
            M: crate::bounds::Small,
            T: for<'x> rt::FromPyObject<'x, 'py>
        ] This<T, M, N>,
        is_exact::<T, M, N>,
        from::<T, M, N>
    );
    fn into<'py, T, M, const N: usize>(
        py: rt::Python<'py>,
        value: This<T, M, N>
    ) -> rt::PyResult<rt::Bound<'py, rt::PyDict>> where T: ::std::hash::Hash,
    M: crate::bounds::Small,
    T: rt::IntoPyObject<'py> {
        let crate::Page::<T, M, N> {
            items: field_items_value,
            #[cfg(feature = "wide")]
            width: field_width_value,
            #[cfg(not(feature = "wide"))]
            width: field_width_value,
            shown: field_shown_value,
            ..
        } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewDict::new(py);
            made.set(&FIELD_ITEMS, field_items_value)?;
            #[cfg(feature = "wide")]
            made.set(&FIELD_WIDTH, field_width_value)?;
            #[cfg(not(feature = "wide"))]
            made.set(&FIELD_WIDTH, field_width_value)?;
            made.set(
                &FIELD_SHOWN,
                rt::give_by(py, &field_shown_value, {
                    use crate::*;
                    crate::bounds::shown
                })?
            )?;
            rt::Ok(made.finish())
        }
    }
    fn lend<'py, T, M, const N: usize>(
        py: rt::Python<'py>,
        value: &This<T, M, N>
    ) -> rt::PyResult<rt::Bound<'py, rt::PyDict>> where T: ::std::hash::Hash,
    M: crate::bounds::Small,
    for<'x> &'x T: rt::IntoPyObject<'py> {
        let crate::Page::<T, M, N> {
            items: field_items_value,
            #[cfg(feature = "wide")]
            width: field_width_value,
            #[cfg(not(feature = "wide"))]
            width: field_width_value,
            shown: field_shown_value,
            ..
        } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewDict::new(py);
            made.set(&FIELD_ITEMS, field_items_value)?;
            #[cfg(feature = "wide")]
            made.set(&FIELD_WIDTH, field_width_value)?;
            #[cfg(not(feature = "wide"))]
            made.set(&FIELD_WIDTH, field_width_value)?;
            made.set(
                &FIELD_SHOWN,
                rt::give_by(py, field_shown_value, {
                    use crate::*;
                    crate::bounds::shown
                })?
            )?;
            rt::Ok(made.finish())
        }
    }
    rt::converts_into!(
        [T, M, const N: usize][
            T: ::std::hash::Hash,
            M: crate::bounds::Small,
            T: rt::IntoPyObject<'py>
        ] This<T, M, N>,
        PyDict,
        into::<T, M, N>
    );
    rt::converts_into!(
        [T, M, const N: usize][
            T: ::std::hash::Hash,
            M: crate::bounds::Small,
            for<'x> &'x T: rt::IntoPyObject<'py>
        ] & This<T, M, N>,
        PyDict,
        lend::<T, M, N>
    );
}

/// `Positions`: read from Python, and made for it.
///
/// From `crate::Positions`, src/lib.rs:34.
pub(crate) mod Positions {
    use super::rt;
    type This = crate::Positions;
    static FIELD_FIRST: rt::Field = rt::Field::new("first", 0);
    #[cfg(feature = "wide")]
    static FIELD_SECOND: rt::Field = rt::Field::new("second", 1);
    static FIELD_THIRD: rt::Field = rt::Field::new(
        "third",
        rt::count(&[(), #[cfg(feature = "wide")]()])
    );
    fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
        rt::is_tuple(object)
    }
    fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
        let fields = rt::Fields::items(
            object, "Positions",
            rt::count(&[(), #[cfg(feature = "wide")]()]),
            rt::count(&[(), #[cfg(feature = "wide")](), ()])
        )?;
        rt::Ok(crate::Positions {
            first: fields.get(&FIELD_FIRST)?,
            #[cfg(feature = "wide")]
            second: fields.get(&FIELD_SECOND)?,
            third: fields.get_or(&FIELD_THIRD, || 3)?
        })
    }
    rt::converts_from!(This, is_exact, from);
    fn into<'py>(py: rt::Python<'py>, value: This) -> rt::PyResult<rt::Bound<'py, rt::PyTuple>> {
        let crate::Positions {
            first: field_first_value,
            #[cfg(feature = "wide")]
            second: field_second_value,
            third: field_third_value
        } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewTuple::new(py, rt::count(&[(), #[cfg(feature = "wide")](), ()]));
            made.set(&FIELD_FIRST, field_first_value)?;
            #[cfg(feature = "wide")]
            made.set(&FIELD_SECOND, field_second_value)?;
            made.set(&FIELD_THIRD, field_third_value)?;
            made.finish()
        }
    }
    fn lend<'py>(py: rt::Python<'py>, value: &This) -> rt::PyResult<rt::Bound<'py, rt::PyTuple>> {
        let crate::Positions {
            first: field_first_value,
            #[cfg(feature = "wide")]
            second: field_second_value,
            third: field_third_value
        } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewTuple::new(py, rt::count(&[(), #[cfg(feature = "wide")](), ()]));
            made.set(&FIELD_FIRST, field_first_value)?;
            #[cfg(feature = "wide")]
            made.set(&FIELD_SECOND, field_second_value)?;
            made.set(&FIELD_THIRD, field_third_value)?;
            made.finish()
        }
    }
    rt::converts_into!(This, PyTuple, into);
    rt::converts_into!(&This, PyTuple, lend);
}

/// `OneOrMany`: read from Python, and made for it.
///
/// From `crate::OneOrMany::<T>`, src/lib.rs:43.
pub(crate) mod OneOrMany {
    use super::rt;
    type This<T> = crate::OneOrMany::<T>;
    pub(crate) mod One {
        use super::rt;
        use super::This;
        pub(super) fn is_exact<'py, T>(
            object: rt::Borrowed<'_, 'py, rt::PyAny>
        ) -> bool where T: for<'x> rt::FromPyObject<'x, 'py> {
            rt::is_exact(object, crate::OneOrMany::<T>::One)
        }
        pub(super) fn from<'py, T>(
            object: rt::Borrowed<'_, 'py, rt::PyAny>
        ) -> rt::Reading<This<T>> where T: for<'x> rt::FromPyObject<'x, 'py> {
            rt::Ok(crate::OneOrMany::<T>::One(rt::read(object)?))
        }
    }
    pub(crate) mod Many {
        use super::rt;
        use super::This;
        pub(super) fn is_exact<'py, T>(
            object: rt::Borrowed<'_, 'py, rt::PyAny>
        ) -> bool where T: for<'x> rt::FromPyObject<'x, 'py> {
            rt::is_exact(object, crate::OneOrMany::<T>::Many)
        }
        pub(super) fn from<'py, T>(
            object: rt::Borrowed<'_, 'py, rt::PyAny>
        ) -> rt::Reading<This<T>> where T: for<'x> rt::FromPyObject<'x, 'py> {
            rt::Ok(crate::OneOrMany::<T>::Many(rt::read(object)?))
        }
    }
    pub(crate) mod Keyed {
        use super::rt;
        use super::This;
        pub(super) static FIELD_KEY: rt::Field = rt::Field::new("key", 0);
        pub(super) static FIELD_VALUE: rt::Field = rt::Field::new("value", 1);
        pub(super) fn is_exact<'py, T>(
            object: rt::Borrowed<'_, 'py, rt::PyAny>
        ) -> bool where T: for<'x> rt::FromPyObject<'x, 'py> { rt::is_dict(object) }
        pub(super) fn from<'py, T>(
            object: rt::Borrowed<'_, 'py, rt::PyAny>
        ) -> rt::Reading<This<T>> where T: for<'x> rt::FromPyObject<'x, 'py> {
            let fields = rt::Fields::dict(object, "Keyed")?;
            rt::Ok(crate::OneOrMany::<T>::Keyed {
                key: fields.get(&FIELD_KEY)?,
                value: fields.get(&FIELD_VALUE)?
            })
        }
    }
    pub(crate) mod Nothing {
        use super::rt;
        use super::This;
        pub(super) fn is_exact<'py, T>(
            object: rt::Borrowed<'_, 'py, rt::PyAny>
        ) -> bool where T: for<'x> rt::FromPyObject<'x, 'py> {
            rt::is_literal(object, &rt::Literal::Str("Nothing"))
        }
        pub(super) fn from<'py, T>(
            object: rt::Borrowed<'_, 'py, rt::PyAny>
        ) -> rt::Reading<This<T>> where T: for<'x> rt::FromPyObject<'x, 'py> {
            rt::read_literal(
                object,
                &rt::Literal::Str("Nothing"),
                "\"Nothing\"",
                crate::OneOrMany::<T>::Nothing
            )
        }
    }
    fn is_exact<'py, T>(
        object: rt::Borrowed<'_, 'py, rt::PyAny>
    ) -> bool where T: for<'x> rt::FromPyObject<'x, 'py> {
        [
            One::is_exact::<T>,
            Many::is_exact::<T>,
            Keyed::is_exact::<T>,
            Nothing::is_exact::<T>
        ].iter().any(|is_exact| is_exact(object))
    }
    fn from<'py, T>(
        object: rt::Borrowed<'_, 'py, rt::PyAny>
    ) -> rt::Reading<This<T>> where T: for<'x> rt::FromPyObject<'x, 'py> {
        rt::union(
            object, "OneOrMany",
            &[
                rt::Variant::new("One", One::is_exact::<T>, One::from::<T>),
                rt::Variant::new("Many", Many::is_exact::<T>, Many::from::<T>),
                rt::Variant::new("Keyed", Keyed::is_exact::<T>, Keyed::from::<T>),
                rt::Variant::new("Nothing", Nothing::is_exact::<T>, Nothing::from::<T>)
            ]
        )
    }
    rt::converts_from!([T][T: for<'x> rt::FromPyObject<'x, 'py>] This<T>, is_exact::<T>, from::<T>);
    fn into<'py, T>(
        py: rt::Python<'py>,
        value: This<T>
    ) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> where T: rt::IntoPyObject<'py> {
        match value {
            crate::OneOrMany::<T>::One { 0: field_0_value } => rt::give_inner(py, field_0_value),
            crate::OneOrMany::<T>::Many { 0: field_0_value } => rt::give_inner(py, field_0_value),
            crate::OneOrMany::<T>::Keyed { key: field_key_value, value: field_value_value } => {
                use rt::Made as _;
                let mut made = rt::NewDict::new(py);
                made.set(&Keyed::FIELD_KEY, field_key_value)?;
                made.set(&Keyed::FIELD_VALUE, field_value_value)?;
                rt::Ok(made.finish().into_any())
            },
            crate::OneOrMany::<T>::Nothing => rt::literal_object(py, &rt::Literal::Str("Nothing")),
        }
    }
    fn lend<'py, T>(
        py: rt::Python<'py>,
        value: &This<T>
    ) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> where for<'x> &'x T: rt::IntoPyObject<'py> {
        match value {
            crate::OneOrMany::<T>::One { 0: field_0_value } => rt::give_inner(py, field_0_value),
            crate::OneOrMany::<T>::Many { 0: field_0_value } => rt::give_inner(py, field_0_value),
            crate::OneOrMany::<T>::Keyed { key: field_key_value, value: field_value_value } => {
                use rt::Made as _;
                let mut made = rt::NewDict::new(py);
                made.set(&Keyed::FIELD_KEY, field_key_value)?;
                made.set(&Keyed::FIELD_VALUE, field_value_value)?;
                rt::Ok(made.finish().into_any())
            },
            crate::OneOrMany::<T>::Nothing => rt::literal_object(py, &rt::Literal::Str("Nothing")),
        }
    }
    rt::converts_into!([T][T: rt::IntoPyObject<'py>] This<T>, PyAny, into::<T>);
    rt::converts_into!([T][for<'x> &'x T: rt::IntoPyObject<'py>] & This<T>, PyAny, lend::<T>);
}

/// `def pages(pages: converted_generic._OneOrManyLike[int], page: converted_generic.PageLike[str]) -> converted_generic.Page[bool]`
///
/// Calls `crate::pages`, src/lib.rs:51.
pub(crate) const fn pages() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([pages, page], []) = args;
        rt::give(
            py,
            crate::pages(
                rt::read!(py, "pages", "src/lib.rs:51", pages.get()),
                rt::read!(py, "page", "src/lib.rs:51", page.get())
            )
        )
    }
    rt::fastcall!(call, run, "pages(pages, page)", 2, 0, 2);
    rt::MethodDef::new("pages\0", call, "pages($module, pages, page)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[pages(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "converted_generic\0",
    "Types that are converted by value for all their instances, with fields under conditions, and made by functions.\0",
    add_members
);

rt::init!(PyInit_converted_generic, PyModExport_converted_generic, MODULE);
