keelback::module!();

/// @py
pub async fn token(py: Python<'_>) {}
/// @py
pub async fn handle(object: &Bound<'_, PyAny>) {}
/// @py
pub async fn items(all: Vec<Bound<'_, PyAny>>) {}
/// @py
pub struct Point;
/// @py
impl Point {
    pub async fn guard(slf: PyRef<'_, Self>) {}
    /// @py classmethod
    pub async fn class(cls: &Bound<'_, PyType>) {}
    pub async fn good(slf: Py<Self>, object: Py<PyAny>) {}
}
