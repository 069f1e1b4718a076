use std::borrow::Cow;
use std::path::Path;
keelback::module!();

/// @py
pub async fn path(path: &Path) {}
/// @py
pub async fn maybe(path: Option<&Path>) {}
/// @py
pub async fn items(items: &[i64]) {}
/// @py
pub async fn cow(text: Cow<'_, str>) {}
/// @py
pub async fn good(text: &str, data: Option<&[u8]>) {}
/// @py
pub async fn view(items: ndarray::ArrayView1<f64>) {}
