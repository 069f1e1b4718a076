//! Methods with several signatures, and members under conditions.
keelback::module!();

/// Numbers in a row.
///
/// @py
#[derive(Clone)]
pub struct Row(Vec<f64>);

/// @py
impl Row {
    /// So many zeros.
    /// @py overload def __new__(count=0)
    pub fn zeros(count: usize) -> Self { Row(vec![0.0; count]) }
    /// Numbers from a text.
    /// @py overload def __new__(text, *, by=",")
    pub fn parse(text: &str, by: char) -> Self { Row(Vec::new()) }
    /// @py overload def __new__(items)
    #[cfg(feature = "items")]
    pub fn from_items(items: Vec<f64>) -> Self { Row(items) }

    /// @py overload def scale(by)
    pub fn scale_by(&mut self, by: f64) {}
    /// @py overload def scale(by)
    pub fn scale_each(&mut self, by: &Row) {}
    /// @py overload classmethod def of(value)
    pub fn of_int(value: i64) -> String { String::new() }
    /// @py overload classmethod def of(value)
    pub fn of_text(value: &str) -> String { String::new() }

    /// @py overload def __getitem__(index)
    pub fn item(&self, index: usize) -> f64 { 0.0 }
    /// @py overload def __getitem__(name)
    pub fn named(&self, name: &str) -> f64 { 0.0 }
    /// @py overload def __call__(by=2)
    pub fn call(&self, by: i64) -> f64 { 0.0 }
    /// @py overload def __call__(text, *rest)
    pub fn call_text(&self, text: &str, rest: Vec<i64>) -> String { String::new() }

    #[cfg(unix)]
    pub fn __sub__(&self, other: u8) -> u8 { other }
    #[cfg(not(unix))]
    pub fn __sub__(&self, other: u16) -> u16 { other }
    #[cfg(unix)]
    pub fn __len__(&self) -> usize { 0 }
}

/// @py
impl std::ops::Add for Row {
    type Output = Row;
    fn add(self, other: Row) -> Row { other }
}

/// @py
#[cfg(feature = "numbers")]
impl std::ops::Add<f64> for Row {
    type Output = Row;
    fn add(self, other: f64) -> Row { self }
}

/// @py
pub struct Either;

/// @py
impl Either {
    #[cfg(unix)]
    pub fn new() -> Either { Either }
    #[cfg(not(unix))]
    pub fn new(value: u8) -> Either { Either }
}
