keelback::module!();

mod deep {
    pub(crate) mod bottom {
        /// @py
        fn area() -> f64 { 1.0 }

        keelback::door!(bottom);
    }
}
