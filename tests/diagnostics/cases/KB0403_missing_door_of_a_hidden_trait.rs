keelback::module!();

pub mod shapes {
    pub mod lines {
        /// @py
        pub struct Line;
    }

    mod inner {
        trait Length {
            fn length(&self) -> f64;
        }

        /// @py
        impl Length for super::lines::Line {
            fn length(&self) -> f64 {
                1.0
            }
        }
    }
}
