//! A class with private members.

use crate::{Broken, Reading, State};

/// Shows a value.
///
/// @py repr
#[derive(Clone, Debug)]
pub struct Gauge {
    /// What it shows.
    ///
    /// @py
    level: f64,
}

/// @py
impl Gauge {
    /// @py def __new__(level=0.0)
    fn new(level: f64) -> Gauge {
        Gauge { level }
    }

    /// Whether it works.
    ///
    /// @py property
    fn state(&self) -> State {
        if self.level.is_nan() { State::Bad } else { State::Good }
    }

    fn copied(&self) -> Gauge {
        self.clone()
    }

    /// The highest value.
    ///
    /// @py
    const HIGHEST: f64 = 100.0;

    #[cfg(feature = "tall")]
    fn tall(&self) -> bool {
        true
    }

    #[cfg(feature = "off")]
    fn absent(&self) {}
}

impl Gauge {
    /// Shows more.
    pub fn raise(&mut self, by: f64) {
        self.level += by;
    }
}

impl Reading for Gauge {
    fn value(&self) -> Result<f64, Broken> {
        if self.level.is_nan() { Err(Broken("gauge".to_owned())) } else { Ok(self.level) }
    }
}

keelback::door!(deep);
