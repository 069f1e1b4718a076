keelback::module!();

mod deep {
    pub(crate) mod bottom {
        /// @py
        fn area() -> f64 { 1.0 }

        /// @py
        const SIDES: u32 = 4;
    }
}
