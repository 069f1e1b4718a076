keelback::module!();

mod shapes {
    /// @py
    pub(crate) fn area() -> f64 { 1.0 }

    keelback::door!(shapes);
}
