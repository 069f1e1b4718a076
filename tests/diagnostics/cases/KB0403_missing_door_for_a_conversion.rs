keelback::module!();

pub mod shapes {
    use keelback::prelude::*;

    fn side(value: &Bound<'_, PyAny>) -> PyResult<f64> {
        value.extract()
    }

    /// @py convert(length = side)
    pub fn square(length: f64) -> f64 {
        length * length
    }
}
