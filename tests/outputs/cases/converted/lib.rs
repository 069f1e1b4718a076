//! Types that are converted by value.
keelback::module!();

/// How something is shown.
///
/// @py from into rename_all(camelCase) closed
#[derive(Clone)]
pub struct Options {
    /// In columns.
    pub max_width: u32,
    /// @py title: str = "none"
    pub title: String,
    /// @py marks = [1]
    pub marks: Vec<i64>,
    /// @py default(self::sizes::SMALL)
    pub size: u8,
    /// @py convert(crate::sizes::read) depth: int
    pub depth: u8,
    pub path: Option<std::path::PathBuf>,
    /// @py skip
    pub secret: u8,
}

pub mod sizes {
    pub const SMALL: u8 = 1;
    pub fn read(object: &keelback::Bound<'_, keelback::PyAny>) -> keelback::PyResult<u8> {
        object.extract()
    }
}

/// @py from into
pub struct Metres(pub f64);

/// @py from into(NamedTuple)
pub struct Place {
    pub row: u32,
    /// @py column = 0
    pub column: u32,
}

/// @py from into(dataclass)
pub struct Reading {
    pub at: Place,
    pub length: Metres,
}

/// @py from(attributes)
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// @py from into
pub enum Shape {
    Dot,
    /// @py NONE = None
    None,
    Length(Metres),
    Line(Place, Place),
    /// Round.
    Circle { radius: f64, options: Options },
    Group(Vec<Shape>),
}

/// @py
pub fn show(shape: Shape, options: Options) -> Vec<Reading> {
    Vec::new()
}

mod deep {
    /// @py into
    struct Private {
        text: String,
    }

    /// @py
    fn private() -> Private {
        Private { text: String::new() }
    }

    keelback::door!(deep);
}
