keelback::module!();

/// @py
pub struct Point;
/// @py
impl Point {
    pub async fn new() -> Self { Point }
    /// @py property
    pub async fn x(&self) -> i64 { 1 }
    pub async fn __len__(&self) -> usize { 1 }
    pub async fn __aiter__(&self) -> i64 { 1 }
    pub async fn __anext__(&self) -> i64 { 1 }
    pub async fn __enter__(&self) {}
    pub async fn __exit__(&self, kind: Py<PyAny>, value: Py<PyAny>, traceback: Py<PyAny>) {}
    pub async fn __aenter__(&self) -> i64 { 1 }
    pub async fn __aexit__(&self, kind: Py<PyAny>, value: Py<PyAny>, traceback: Py<PyAny>) {}
}

/// @py
pub trait Shape {
    async fn area(&self) -> f64;
}
