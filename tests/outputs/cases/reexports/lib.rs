keelback::module!();

pub mod api {
    mod hidden {
        /// @py
        pub fn area() -> f64 { 0.0 }
        /// @py
        pub fn renamed() {}
    }
    pub use hidden::area;
    pub use hidden::renamed as volume;
}
