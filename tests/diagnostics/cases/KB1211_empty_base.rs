keelback::module!();

/// @py class Celsius(float)
pub struct Celsius {
    /// @py
    pub station: String,
}

/// @py
impl Celsius {
    pub fn new(degrees: f64, station: String) -> Result<Self, std::num::ParseFloatError> {
        let _ = degrees;
        Ok(Celsius { station })
    }
}

/// @py class Text(str)
pub struct Text;

/// @py
impl Text {
    /// @py def __new__(text)
    pub fn of(text: String) -> keelback::Super<Self, (String,)> {
        keelback::Super(Text, (text,))
    }
}
