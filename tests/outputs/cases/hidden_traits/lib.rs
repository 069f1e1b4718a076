//! Traits that the crate root cannot see.

keelback::module!();

pub mod vectors {
    keelback::door!(vectors);

    trait Area {
        const SIDES: u32;

        fn area(&self) -> f64;
    }

    /// @py
    pub struct Vector {
        /// @py
        pub x: f64,
    }

    /// @py
    impl Area for Vector {
        /// @py
        const SIDES: u32 = 1;

        /// @py property
        fn area(&self) -> f64 {
            self.x
        }
    }
}

pub mod shapes {
    mod hidden {
        pub trait Length {
            fn length(&self) -> f64;
        }
    }

    pub use hidden::Length;

    /// @py
    pub struct Line;

    /// @py
    impl hidden::Length for Line {
        fn length(&self) -> f64 {
            1.0
        }
    }
}
