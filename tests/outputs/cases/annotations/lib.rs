keelback::module!();

use keelback::prelude::*;

/// @py def call(f: Callable[[int], str], x: "int", *rest: float, mode: Literal["a", "b"] = "a", **others: bytes) -> dict[str, Any]
fn call<'py>(f: Bound<'py, PyAny>, x: i32, rest: Vec<f64>, mode: &str, others: std::collections::HashMap<String, Vec<u8>>) -> Bound<'py, PyDict> { todo!() }
/// @py def table(source: pandas.DataFrame | os.PathLike[str]) -> numpy.typing.NDArray[numpy.float64]
fn table(source: Bound<'_, PyAny>) -> Py<PyAny> { todo!() }
/// @py def walk(root: str) -> Iterator[tuple[str, int]]
fn walk(root: String) -> impl Iterator<Item = Py<PyAny>> { std::iter::empty() }
