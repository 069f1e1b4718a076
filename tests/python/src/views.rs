//! Classes that hold values of classes: views, and copies that are meant.
//!
//! @py module views

use keelback::prelude::*;

/// @py eq repr
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// @py
    pub x: f64,
    /// @py
    pub y: f64,
}

/// @py
impl Point {
    fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn scale(&mut self, by: f64) {
        self.x *= by;
        self.y *= by;
    }

    fn norm(&self) -> f64 {
        self.x.hypot(self.y)
    }

    fn copy_from(&mut self, other: &Point) {
        self.clone_from(other);
    }

    /// Calls back while it is borrowed.
    fn while_changing(&mut self, call: &Bound<'_, PyAny>) -> PyResult<()> {
        call.call0()?;
        self.x += 1.0;
        Ok(())
    }

    fn itself(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __add__(&self, other: &Point) -> Point {
        Point { x: self.x + other.x, y: self.y + other.y }
    }
}

/// From one point to another.
///
/// @py eq repr
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// @py
    pub start: Point,
    /// @py
    pub end: Point,
    /// @py
    pub middle: Option<Box<Point>>,
    /// @py copy
    pub origin: Point,
}

/// @py
impl Line {
    fn new(start: Point, end: Point) -> Line {
        Line { start, end, middle: None, origin: Point::new(0.0, 0.0) }
    }

    fn length(&self) -> f64 {
        (self.end.x - self.start.x).hypot(self.end.y - self.start.y)
    }

    /// @py copy
    fn first(&self) -> &Point {
        &self.start
    }

    fn shift(&mut self, by: &Point) {
        self.start.x += by.x;
        self.end.x += by.x;
    }

    /// Calls back while it is borrowed.
    fn while_reading(&self, call: &Bound<'_, PyAny>) -> PyResult<f64> {
        call.call0()?;
        Ok(self.length())
    }
}

/// Views of views; and a value that cannot be copied.
///
/// @py
pub struct Shape {
    /// @py
    pub outline: Line,
    /// @py readonly
    pub style: Style,
    /// @py copy
    pub corners: Vec<Point>,
}

/// @py
impl Shape {
    fn new(outline: Line) -> Shape {
        Shape { outline, style: Style { width: 1 }, corners: vec![Point::new(1.0, 1.0)] }
    }

    fn width(&self) -> u32 {
        self.style.width
    }
}

/// @py
pub struct Style {
    /// @py
    pub width: u32,
}

/// Nothing changes it, and so nothing in it.
///
/// @py frozen
pub struct Fixed {
    /// @py
    pub at: Point,
}

/// @py
impl Fixed {
    fn new(at: Point) -> Fixed {
        Fixed { at }
    }
}

/// Holds an object besides, so that there can be cycles.
///
/// @py
pub struct Node {
    /// @py
    pub place: Place,
    /// @py
    pub link: Option<Py<PyAny>>,
}

/// @py
impl Node {
    fn new() -> Node {
        Node { place: Place { x: 0 }, link: None }
    }
}

/// @py
#[derive(Clone)]
pub struct Place {
    /// @py
    pub x: i64,
}

/// @py
impl Place {
    fn new(x: i64) -> Place {
        Place { x }
    }
}

/// Of one thread; its field is a class that others use too.
///
/// @py unsendable
pub struct Local {
    /// @py
    pub at: Point,
    #[allow(dead_code, reason = "what makes it of one thread")]
    mark: std::rc::Rc<()>,
}

/// @py
impl Local {
    fn new() -> Local {
        Local { at: Point::new(1.0, 2.0), mark: std::rc::Rc::default() }
    }
}

/// With a property that can be deleted, and one that can only be that.
///
/// @py
pub struct Cached {
    value: Option<i64>,
    /// @py
    pub note: String,
}

/// @py
impl Cached {
    fn new() -> Cached {
        Cached { value: None, note: "kept".to_owned() }
    }

    /// What was computed.
    ///
    /// @py property
    fn value(&self) -> Option<i64> {
        self.value
    }

    /// @py value.setter
    fn set_value(&mut self, value: i64) {
        self.value = Some(value);
    }

    /// @py value.deleter
    fn delete_value(&mut self) -> PyResult<()> {
        match self.value.take() {
            Some(_) => Ok(()),
            None => Err(keelback::exceptions::PyAttributeError::new_err("value")),
        }
    }

    /// @py property
    fn state(&self) -> &'static str {
        if self.value.is_some() { "full" } else { "empty" }
    }

    /// @py state.deleter
    fn clear(&mut self) {
        self.value = None;
    }

    /// @py note.deleter
    fn forget(&mut self) {
        self.note.clear();
    }
}

/// @py
pub fn norm_of(point: &Point) -> f64 {
    point.norm()
}

/// @py
pub fn double(point: &mut Point) {
    point.scale(2.0);
}

/// @py
pub fn taken(point: Point) -> f64 {
    point.x
}

/// @py
pub fn borrowed<'py>(mut point: PyRefMut<'py, Point>) -> PyRefMut<'py, Point> {
    point.x = 9.0;
    point
}

keelback::door!(views);
