//! Types of items, and the codes of `struct` that stand for them.

use std::ffi::CStr;

/// A type that items of a buffer can have: every pattern of bits is a value.
///
/// # Safety
/// Any bytes of its size must be a value of the type, and `FORMAT` must stand for it in the language of `struct`.
pub unsafe trait Element: Copy + Send + Sync + 'static {
    /// How the type is written in a format.
    const FORMAT: &'static CStr;

    /// What kind of number it is.
    #[doc(hidden)]
    const KIND: Kind;

    /// Whether a format of a single item stands for this type on this machine.
    ///
    /// ```
    /// use keelback::buffer::Element;
    ///
    /// assert!(f64::is_compatible_format(c"d") && i32::is_compatible_format(c"=l"));
    /// assert!(!f64::is_compatible_format(c"f") && !u16::is_compatible_format(c"h"));
    /// ```
    fn is_compatible_format(format: &CStr) -> bool {
        read(format) == Some((Self::KIND, size_of::<Self>()))
    }
}

/// What an item's bytes mean.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Signed,
    Unsigned,
    Float,
}

macro_rules! elements {
    ($($type:ty: $kind:ident $format:literal;)*) => { $(
        // SAFETY: numbers have no other patterns, and the code says so for a native item.
        unsafe impl Element for $type {
            const FORMAT: &'static CStr = $format;
            const KIND: Kind = Kind::$kind;
        }
    )* };
}

elements! {
    u8: Unsigned c"B";
    i8: Signed c"b";
    u16: Unsigned c"H";
    i16: Signed c"h";
    u32: Unsigned c"I";
    i32: Signed c"i";
    u64: Unsigned c"Q";
    i64: Signed c"q";
    usize: Unsigned c"N";
    isize: Signed c"n";
    f32: Float c"f";
    f64: Float c"d";
}

/// Kind and size of the only item of a format; `None` for records, other types and another byte order.
fn read(format: &CStr) -> Option<(Kind, usize)> {
    let (order, code) = match format.to_bytes() {
        [code] => (b'@', *code),
        [order @ (b'@' | b'=' | b'<' | b'>' | b'!'), code] => (*order, *code),
        _ => return None,
    };
    let long = if order == b'@' { size_of::<std::ffi::c_long>() } else { 4 };
    let found = match code {
        b'b' => (Kind::Signed, 1),
        b'B' | b'c' => (Kind::Unsigned, 1),
        b'h' => (Kind::Signed, 2),
        b'H' => (Kind::Unsigned, 2),
        b'i' => (Kind::Signed, 4),
        b'I' => (Kind::Unsigned, 4),
        b'l' => (Kind::Signed, long),
        b'L' => (Kind::Unsigned, long),
        b'q' => (Kind::Signed, 8),
        b'Q' => (Kind::Unsigned, 8),
        b'n' if order == b'@' => (Kind::Signed, size_of::<isize>()),
        b'N' if order == b'@' => (Kind::Unsigned, size_of::<usize>()),
        b'f' => (Kind::Float, 4),
        b'd' => (Kind::Float, 8),
        _ => return None,
    };
    let swapped = match order {
        b'<' => cfg!(target_endian = "big"),
        b'>' | b'!' => cfg!(target_endian = "little"),
        _ => false,
    };
    (!swapped || found.1 == 1).then_some(found)
}
