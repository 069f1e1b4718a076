//! Formats of items, as PEP 3118 and `struct` write them.

use std::ffi::{CStr, c_long};

/// What an item's bytes mean.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Signed,
    Unsigned,
    Float,
    Complex,
    Bool,
}

impl Kind {
    /// How NumPy calls such an item of so many bytes.
    pub(crate) fn name(self, size: usize) -> String {
        match self {
            Kind::Signed => format!("int{}", 8 * size),
            Kind::Unsigned => format!("uint{}", 8 * size),
            Kind::Float => format!("float{}", 8 * size),
            Kind::Complex => format!("complex{}", 8 * size),
            Kind::Bool => "bool".to_owned(),
        }
    }
}

/// Sizes of an integer's code: with native sizes, and with those of all others.
struct Int {
    code: u8,
    kind: Kind,
    native: usize,
    standard: Option<usize>,
}

const fn int(code: u8, kind: Kind, native: usize, standard: usize) -> Int {
    Int { code, kind, native, standard: Some(standard) }
}

const POINTER: usize = size_of::<usize>();
const LONG: usize = size_of::<c_long>();

/// Codes of one character; floats have one size, complex numbers are twice as long.
const INTS: &[Int] = &[
    int(b'b', Kind::Signed, 1, 1),
    int(b'B', Kind::Unsigned, 1, 1),
    int(b'c', Kind::Unsigned, 1, 1),
    int(b'?', Kind::Bool, 1, 1),
    int(b'h', Kind::Signed, 2, 2),
    int(b'H', Kind::Unsigned, 2, 2),
    int(b'i', Kind::Signed, 4, 4),
    int(b'I', Kind::Unsigned, 4, 4),
    int(b'l', Kind::Signed, LONG, 4),
    int(b'L', Kind::Unsigned, LONG, 4),
    int(b'q', Kind::Signed, 8, 8),
    int(b'Q', Kind::Unsigned, 8, 8),
    Int { code: b'n', kind: Kind::Signed, native: POINTER, standard: None },
    Int { code: b'N', kind: Kind::Unsigned, native: POINTER, standard: None },
];

/// What is in front of the code.
struct Order {
    native_sizes: bool,
    swapped: bool,
}

fn order(format: &[u8]) -> (Order, &[u8]) {
    let (native_sizes, swapped, rest) = match format {
        [b'@' | b'^', rest @ ..] => (true, false, rest),
        [b'=', rest @ ..] => (false, false, rest),
        [b'<', rest @ ..] => (false, cfg!(target_endian = "big"), rest),
        [b'>' | b'!', rest @ ..] => (false, cfg!(target_endian = "little"), rest),
        rest => (true, false, rest),
    };
    (Order { native_sizes, swapped }, rest)
}

fn code(order: &Order, code: &[u8]) -> Option<(Kind, usize)> {
    match code {
        b"e" => Some((Kind::Float, 2)),
        b"f" => Some((Kind::Float, 4)),
        b"d" => Some((Kind::Float, 8)),
        // As NumPy and PEP 3118 write it, and as `struct` does since Python 3.14.
        b"Zf" | b"F" => Some((Kind::Complex, 8)),
        b"Zd" | b"D" => Some((Kind::Complex, 16)),
        [one] => {
            let found = INTS.iter().find(|int| int.code == *one)?;
            let size = if order.native_sizes { Some(found.native) } else { found.standard };
            Some((found.kind, size?))
        }
        _ => None,
    }
}

/// Kind and size of the only item of a format; `None` for records, other types and another byte order.
pub(crate) fn read(format: &CStr) -> Option<(Kind, usize)> {
    let (order, rest) = order(format.to_bytes());
    let found = code(&order, rest)?;
    (!order.swapped || found.1 == 1).then_some(found)
}

/// The format of such an item; `None` where there is none.
pub(crate) fn of(kind: Kind, size: usize) -> Option<&'static CStr> {
    Some(match (kind, size) {
        (Kind::Bool, 1) => c"?",
        (Kind::Signed, 1) => c"b",
        (Kind::Signed, 2) => c"h",
        (Kind::Signed, 4) => c"i",
        (Kind::Signed, 8) => c"q",
        (Kind::Unsigned, 1) => c"B",
        (Kind::Unsigned, 2) => c"H",
        (Kind::Unsigned, 4) => c"I",
        (Kind::Unsigned, 8) => c"Q",
        (Kind::Float, 2) => c"e",
        (Kind::Float, 4) => c"f",
        (Kind::Float, 8) => c"d",
        (Kind::Complex, 8) => c"Zf",
        (Kind::Complex, 16) => c"Zd",
        _ => return None,
    })
}

/// What a format says, for an error: `float32 ('f')`, `records ('T{i:x:d:y:}')`.
pub(crate) fn describe(format: &CStr) -> String {
    let written = format.to_string_lossy();
    let (order, rest) = order(format.to_bytes());
    let named = match code(&order, rest) {
        Some((kind, size)) if order.swapped && size > 1 => {
            format!("{} with its bytes in the other order", kind.name(size))
        }
        Some((kind, size)) => kind.name(size),
        None if rest.starts_with(b"T{") => "records".to_owned(),
        None if rest == b"g" => "long double".to_owned(),
        None if rest == b"O" => "Python objects".to_owned(),
        None => return format!("'{written}'"),
    };
    format!("{named} ('{written}')")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_read_and_told() {
        assert_eq!(read(c"d"), Some((Kind::Float, 8)));
        assert_eq!(read(c"=l"), Some((Kind::Signed, 4)));
        assert_eq!(read(c"@l"), Some((Kind::Signed, LONG)));
        assert_eq!(read(c"Zd"), Some((Kind::Complex, 16)));
        assert_eq!(read(c"<?"), Some((Kind::Bool, 1)));
        for (kind, size) in
            [(Kind::Signed, 8), (Kind::Bool, 1), (Kind::Complex, 8), (Kind::Float, 2)]
        {
            assert_eq!(read(of(kind, size).unwrap()), Some((kind, size)));
        }
        assert_eq!(of(Kind::Float, 16), None);
        for none in [c"=n", c"dd", c"", c"T{i:x:}", c"3d", c"s", c"@"] {
            assert_eq!(read(none), None, "{none:?}");
        }
        let swapped = if cfg!(target_endian = "little") { c">d" } else { c"<d" };
        assert_eq!(read(swapped), None);
        assert!(describe(swapped).starts_with("float64 with its bytes in the other order"));
        assert_eq!(describe(c"f"), "float32 ('f')");
        assert_eq!(describe(c"T{i:x:}"), "records ('T{i:x:}')");
        assert_eq!(describe(c"3s"), "'3s'");
    }
}
