keelback::module!();

mod outer {
    mod inner {
        /// @py
        fn area() -> f64 { 1.0 }
    }
}
