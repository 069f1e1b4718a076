keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    /// @py property
    fn norm(&self) -> f64 { 1.0 }
}

mod elsewhere {
    /// @py
    impl crate::Point {
        /// @py norm.setter
        fn set_norm(&mut self, norm: f64) {}
    }

    keelback::door!(elsewhere);
}

mod outer {
    mod hidden {
        /// @py
        pub struct Line {
            /// @py
            length: f64,
        }

        keelback::door!(outer.hidden);
    }

    pub use hidden::Line;

    keelback::door!(outer);
}

mod away {
    /// @py
    impl crate::outer::Line {
        fn half(&self) -> f64 { 1.0 }
    }

    keelback::door!(away);
}
