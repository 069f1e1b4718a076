keelback::module!();

mod shapes {
    /// @py
    fn area() -> f64 { 1.0 }

    keelback::module!();
}

keelback::door!(shapes);
