keelback::module!();

pub mod shapes {
    const SIDE: f64 = 2.0;

    /// @py default(h = SIDE)
    pub fn area(w: f64, h: f64) -> f64 { w * h }
}
