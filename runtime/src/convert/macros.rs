//! Implementations of the two traits that many families of conversions have in common.

/// The required items of [`FromPyObject`] for a type that implements `from_py` itself.
macro_rules! extract_by_from_py {
    () => {
        type Error = crate::error::PyErr;

        #[inline]
        fn extract(
            object: crate::handle::Borrowed<'a, 'py, crate::types::PyAny>,
        ) -> Result<Self, crate::error::PyErr> {
            crate::error::OrErr::or_err(Self::from_py(object), object.py())
        }
    };
}

/// [`BorrowFromPyObject`](crate::BorrowFromPyObject) for types that a parameter may take by reference though nothing is
/// borrowed: the value is kept during the call.
macro_rules! borrow_by_value {
    ($([$($generics:tt)*] $type:ty;)*) => { $(
        impl<'a, 'py, $($generics)*> crate::convert::BorrowFromPyObject<'a, 'py> for $type
        where
            $type: crate::convert::FromPyObject<'a, 'py> + 'a,
        {
            type Slot = $type;

            #[inline]
            fn borrow_from_py(
                arg: &'a crate::call::arg::Arg<'py>,
                slot: &'a mut Option<Self>,
            ) -> Result<&'a Self, crate::error::Raised> {
                Ok(slot.insert(crate::convert::FromPyObject::from_py(arg.object())?))
            }

            #[inline]
            fn is_exact(object: crate::handle::Borrowed<'a, 'py, crate::types::PyAny>) -> bool {
                <$type as crate::convert::FromPyObject<'a, 'py>>::is_exact(object)
            }
        }
    )* };
}

/// [`IntoPyObject`] of `&T` for `T` that is copied.
macro_rules! out_by_copy {
    ($([$($generics:tt)*] $type:ty;)*) => { $(
        impl<'py, $($generics)*> crate::convert::IntoPyObject<'py> for &$type {
            type Target = <$type as crate::convert::IntoPyObject<'py>>::Target;
            type Output = <$type as crate::convert::IntoPyObject<'py>>::Output;
            type Error = <$type as crate::convert::IntoPyObject<'py>>::Error;

            #[inline]
            fn into_pyobject(self, py: crate::py::Python<'py>) -> Result<Self::Output, Self::Error> {
                (*self).into_pyobject(py)
            }

            #[inline]
            fn into_answer(self, py: crate::py::Python<'py>) -> crate::convert::Answer {
                (*self).into_answer(py)
            }
        }
    )* };
}

/// The required items of [`IntoPyObject`] for a type that implements `into_answer` itself and may fail.
macro_rules! into_pyobject_by_answer {
    ($target:ty) => {
        type Target = $target;
        type Output = crate::handle::Bound<'py, $target>;
        type Error = crate::error::PyErr;

        #[inline]
        fn into_pyobject(
            self,
            py: crate::py::Python<'py>,
        ) -> Result<Self::Output, crate::error::PyErr> {
            let object = crate::error::OrErr::or_err(self.into_item(py), py)?;
            // SAFETY: what the conversion makes is of the type that it names as its target.
            Ok(unsafe { object.into_bound_as(py) })
        }
    };
}

/// Both conversions of types that functions read, check for the very type, and make: one row each.
macro_rules! by_functions {
    ($([$($generics:tt)*] $type:ty as $target:ty: $read:expr, $check:expr, $make:expr;)*) => { $(
        impl<'a, 'py, $($generics)*> crate::convert::FromPyObject<'a, 'py> for $type {
            type Error = crate::error::PyErr;

            fn extract(
                object: crate::handle::Borrowed<'a, 'py, crate::types::PyAny>,
            ) -> Result<Self, crate::error::PyErr> {
                $read(object)
            }

            fn is_exact(object: crate::handle::Borrowed<'a, 'py, crate::types::PyAny>) -> bool {
                $check(object)
            }
        }

        impl<'py, $($generics)*> crate::convert::IntoPyObject<'py> for &$type {
            type Target = $target;
            type Output = crate::handle::Bound<'py, $target>;
            type Error = crate::error::PyErr;

            fn into_pyobject(
                self,
                py: crate::py::Python<'py>,
            ) -> Result<Self::Output, crate::error::PyErr> {
                $make(py, self)
            }
        }

        impl<'py, $($generics)*> crate::convert::IntoPyObject<'py> for $type {
            type Target = $target;
            type Output = crate::handle::Bound<'py, $target>;
            type Error = crate::error::PyErr;

            fn into_pyobject(
                self,
                py: crate::py::Python<'py>,
            ) -> Result<Self::Output, crate::error::PyErr> {
                $make(py, &self)
            }
        }

        borrow_by_value! { [$($generics)*] $type; }
    )* };
}
