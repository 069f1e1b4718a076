keelback::module!();

/// @py def broken_once(first_parameter, second_parameter, third_parameter="a default", *, fourth_parameter=None)
fn broken_once(first_parameter: String, second_parameter: Vec<f64>, third_parameter: &str, fourth_parameter: Option<i64>) -> Vec<String> { Vec::new() }
/// @py def broken_by_parameter(
///     first_parameter, second_parameter, third_parameter="a default",
///     *, fourth_parameter=None, fifth_parameter=None,
/// )
fn broken_by_parameter(first_parameter: String, second_parameter: Vec<f64>, third_parameter: &str, fourth_parameter: Option<i64>, fifth_parameter: Option<String>) -> Vec<String> { Vec::new() }

/// @py
pub struct Indented;

/// @py
impl Indented {
    fn long_line(&self, first_parameter: i64, second_parameter: i64, third_parameter: i64, fourth_parameter: i64) -> Vec<f64> { Vec::new() }
}
