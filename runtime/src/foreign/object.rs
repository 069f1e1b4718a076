//! Trait objects that Rust hands out: `Box<dyn Shape>` and `Arc<dyn Shape>` become objects of a class that the glue
//! makes for the trait.

/// Makes the type that such an object holds, and the conversions: `rt::interface_object!(Arc, Object, dyn crate::Shape,
/// [dyn crate::Shape, dyn crate::Shape + Send]);`. An `Arc` where no method changes the value, a `Box` where one does.
#[doc(hidden)]
#[macro_export]
macro_rules! __interface_object {
    (Box, $object:ident, $kept:ty, [$($given:ty),*]) => {
        pub(crate) struct $object($crate::rt::Box<$kept>);
        $( $crate::__interface_object!(@boxed $object, $kept, $given); )*
    };
    (Arc, $object:ident, $kept:ty, [$($given:ty),*]) => {
        pub(crate) struct $object($crate::rt::Arc<$kept>);
        $(
            $crate::__interface_object!(@boxed $object, $kept, $given);

            impl<'py> $crate::rt::GiveArc<'py> for $given {
                fn give_arc(
                    arc: &$crate::rt::Arc<Self>,
                    py: $crate::rt::Python<'py>,
                ) -> $crate::rt::Answer {
                    if let ::core::option::Option::Some(own) = $crate::rt::origin(py, &**arc) {
                        return ::core::result::Result::Ok(own);
                    }
                    let kept: $crate::rt::Arc<$kept> = <$crate::rt::Arc<$given> as $crate::rt::Clone>::clone(arc);
                    $crate::rt::Class::into_object($object(kept), py)
                }
            }
        )*
    };
    (@boxed $object:ident, $kept:ty, $given:ty) => {
        impl<'py> $crate::IntoPyObject<'py> for $crate::rt::Box<$given> {
            type Target = $crate::types::PyAny;
            type Output = $crate::rt::Bound<'py, $crate::types::PyAny>;
            type Error = $crate::PyErr;

            fn into_pyobject(
                self,
                py: $crate::rt::Python<'py>,
            ) -> ::core::result::Result<Self::Output, $crate::PyErr> {
                $crate::rt::object_of(self, py)
            }

            fn into_answer(self, py: $crate::rt::Python<'py>) -> $crate::rt::Answer {
                if let ::core::option::Option::Some(own) = $crate::rt::origin(py, &*self) {
                    return ::core::result::Result::Ok(own);
                }
                let kept: $crate::rt::Box<$kept> = self;
                $crate::rt::Class::into_object($object(::core::convert::From::from(kept)), py)
            }

            fn into_item(self, py: $crate::rt::Python<'py>) -> $crate::rt::Answer {
                self.into_answer(py)
            }
        }
    };
}

use crate::convert::IntoPyObject;
use crate::error::{OrErr as _, PyResult};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyAny;

/// What a conversion's answer is, or the exception that it raised.
pub fn object_of<'py>(
    value: impl IntoPyObject<'py>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(value.into_item(py).or_err(py)?.into_bound(py))
}
