keelback::module!();

#[doc = "Area.\0"]
#[doc = "@py"]
fn area() -> f64 { 1.0 }
