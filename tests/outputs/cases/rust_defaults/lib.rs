keelback::module!();

pub mod shapes {
    const SIDE: f64 = 2.0;

    fn unit() -> String { "m".to_owned() }

    /// @py default(h = SIDE * 2.0, unit = unit()) def area(w, h=..., *, unit=...)
    pub(crate) fn area(w: f64, h: f64, unit: String) -> f64 { let _ = unit; w * h }

    keelback::door!(shapes);
}

pub mod seen {
    pub(crate) const MASK: u32 = 7;

    /// @py default(b = MASK << 4)
    pub(crate) fn mask(a: u32, b: u32) -> u32 { a & b }
}

fn parse(object: &keelback::Bound<'_, keelback::types::PyAny>) -> keelback::PyResult<u64> { object.extract() }

/// @py convert(size = parse)
fn sized(size: u64) -> u64 { size }

/// @py convert(size = parse, other = parse) default(other = 7) def sized_or(size="1k", other=...)
fn sized_or(size: u64, other: u64) -> u64 { size + other }
