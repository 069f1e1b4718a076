//! Takes classes over from a crate of its own workspace.
//!
//! @py module shapes

keelback::module!();

/// @py
pub use shapes_core::{Line, geometry::Point as P, Shape};

pub mod errors {
    //! @py module errors

    /// @py
    #[cfg(unix)]
    use shapes_core::Flat;
}

/// @py
pub fn middle(line: &Line, all: Vec<shapes_core::Point>, points: &mut P) -> P { todo!() }

/// @py
pub fn area(shape: &dyn Shape) -> Result<f64, shapes_core::Flat> { todo!() }
