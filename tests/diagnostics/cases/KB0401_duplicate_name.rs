keelback::module!();

/// @py
fn area(w: f64) -> f64 { w }

mod other {
    /// @py def area(w, h)
    pub(crate) fn rectangle(w: f64, h: f64) -> f64 { w * h }
}

/// @py area
const SIDES: u32 = 4;
