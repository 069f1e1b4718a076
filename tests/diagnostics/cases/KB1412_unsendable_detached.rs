keelback::module!();

/// @py unsendable
pub struct Parser { at: std::cell::Cell<usize> }

/// @py
impl Parser {
    /// @py nogil
    pub fn run(&self) -> usize { 0 }

    /// @py nogil staticmethod
    pub fn rules() -> usize { 0 }
}
