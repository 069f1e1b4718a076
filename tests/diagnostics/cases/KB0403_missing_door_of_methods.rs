keelback::module!();

/// @py
struct Point;

mod elsewhere {
    /// @py
    impl crate::Point {
        fn norm(&self) -> f64 { 1.0 }
        pub(crate) fn seen(&self) -> f64 { 1.0 }
    }
}
