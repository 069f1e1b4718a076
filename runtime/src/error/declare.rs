//! Exception classes declared in Rust, and those of Python modules, as markers.

/// Declares an exception class: `create_exception!(module, Name, Base, "What it means.");`.
///
/// `Name` is then a marker as [`PyValueError`](crate::exceptions::PyValueError) is one: `Name::new_err("message")`
/// makes an exception of it. The class is made when it is first wanted, once in each interpreter, with `module` as its
/// `__module__`; put it there with `module.add("Name", py.get_type::<Name>())` in the module's init function.
///
/// A Rust error type becomes a class with less: tag it with `@py class Name(ValueError)`.
///
/// ```
/// use keelback::exceptions::PyValueError;
/// use keelback::prelude::*;
///
/// keelback::create_exception!(shapes, UnknownUnit, PyValueError, "A unit that is not in the table.");
///
/// # keelback_docs::run(|py| {
/// let error = UnknownUnit::new_err("furlong");
/// assert_eq!(error.to_string(), "UnknownUnit: furlong");
/// assert!(error.is_instance_of::<PyValueError>(py));
/// # Ok(()) })
/// ```
#[macro_export]
macro_rules! create_exception {
    ($module:expr, $name:ident, $base:ty $(,)?) => {
        $crate::create_exception!($module, $name, $base, "");
    };
    ($module:expr, $name:ident, $base:ty, $doc:expr $(,)?) => {
        $crate::__exception_marker!($name, $doc, ::core::stringify!($name));

        impl $name {
            fn __class(
                py: $crate::Python<'_>,
            ) -> $crate::PyResult<$crate::Bound<'_, $crate::types::PyType>> {
                static CLASS: $crate::rt::ExceptionClass = $crate::rt::ExceptionClass::new::<$base>(
                    ::core::concat!(::core::stringify!($name), "\0"),
                    ::core::concat!($doc, "\0"),
                );
                $crate::rt::exception_class(py, &CLASS, ::core::stringify!($module))
            }
        }
    };
}

/// Declares a marker for an exception class of a Python module: `import_exception!(socket, gaierror);`.
///
/// The module is imported when the class is first wanted, once in each interpreter.
///
/// # Panics
/// The marker's methods panic when the import fails, with what it raised.
///
/// ```
/// use keelback::prelude::*;
///
/// keelback::import_exception!(json.decoder, JSONDecodeError);
///
/// # keelback_docs::run(|py| {
/// let error = py.import("json")?.call_method1("loads", ("no json",)).unwrap_err();
/// assert!(error.is_instance_of::<JSONDecodeError>(py));
/// # Ok(()) })
/// ```
#[macro_export]
macro_rules! import_exception {
    ($module:expr, $name:ident $(,)?) => {
        $crate::__exception_marker!(
            $name,
            "An exception class that is imported.",
            ::core::concat!(::core::stringify!($module), ".", ::core::stringify!($name))
        );

        impl $name {
            fn __class(
                py: $crate::Python<'_>,
            ) -> $crate::PyResult<$crate::Bound<'_, $crate::types::PyType>> {
                static CLASS: $crate::sync::PyOnceLock<$crate::Py<$crate::types::PyType>> =
                    $crate::sync::PyOnceLock::new();
                let class =
                    CLASS.import(py, ::core::stringify!($module), ::core::stringify!($name));
                ::core::result::Result::map(class, ::core::clone::Clone::clone)
            }
        }
    };
}

/// The marker of an exception class whose `__class` gives it.
#[doc(hidden)]
#[macro_export]
macro_rules! __exception_marker {
    ($name:ident, $doc:expr, $shown:expr) => {
        #[doc = $doc]
        #[allow(non_camel_case_types, reason = "named as in Python")]
        pub struct $name(::core::convert::Infallible);

        #[allow(dead_code, reason = "not every marker is used to make exceptions")]
        impl $name {
            /// An exception of this class with these arguments: a single value, or a tuple of all.
            #[track_caller]
            pub fn new_err<A>(args: A) -> $crate::PyErr
            where
                A: $crate::PyErrArguments + ::core::marker::Send + 'static,
            {
                $crate::PyErr::new::<$name, A>(args)
            }
        }

        // SAFETY: an instance of the class is one of the class.
        unsafe impl $crate::PyTypeCheck for $name {
            const NAME: &'static str = $shown;

            fn type_check(object: $crate::Borrowed<'_, '_, $crate::types::PyAny>) -> bool {
                let class = <$name as $crate::PyTypeInfo>::type_object(object.py());
                $crate::rt::is_of_class(object, &class)
            }
        }

        // SAFETY: the class that the check asks for.
        unsafe impl $crate::PyTypeInfo for $name {
            fn type_object(py: $crate::Python<'_>) -> $crate::Bound<'_, $crate::types::PyType> {
                match $name::__class(py) {
                    ::core::result::Result::Ok(class) => class,
                    ::core::result::Result::Err(error) => {
                        ::core::panic!("the exception class {}: {error}", $shown)
                    }
                }
            }
        }

        impl $crate::types::DerefToPyAny for $name {}
    };
}
