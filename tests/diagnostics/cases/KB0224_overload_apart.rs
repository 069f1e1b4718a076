keelback::module!();

/// @py overload def area(w)
fn square(w: f64) -> f64 { w }

mod other {
    /// @py overload def area(w, h)
    pub(crate) fn rectangle(w: f64, h: f64) -> f64 { w * h }
}
