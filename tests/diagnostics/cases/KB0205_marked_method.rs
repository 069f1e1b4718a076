keelback::module!();

pub struct Point { pub x: f64 }

impl keelback::PyClass for Point {}

impl Point {
    pub fn scaled<T: Into<f64>>(&self, k: T) -> f64 { self.x * k.into() }
    pub fn visit(&self, f: impl Fn(f64)) { f(self.x) }
}
