//! Types of items, and which of them a format stands for.

use std::ffi::CStr;

use super::format::{self, Kind};

/// A type that items of shared memory can have: numbers, and `bool`.
///
/// With the feature `num-complex`, complex numbers too.
///
/// # Safety
/// The type must be the kind of number that `KIND` says, of its own size and in this machine's order of bytes;
/// `is_valid` must answer whether the bytes there are a value of it.
pub unsafe trait Item: Copy + Send + Sync + 'static {
    /// How the type is written in a format, by PEP 3118.
    const FORMAT: &'static CStr;

    /// What kind of number it is.
    #[doc(hidden)]
    const KIND: Kind;

    /// Whether every pattern of bits is a value.
    #[doc(hidden)]
    const ANY: bool = true;

    /// Whether a format of a single item stands for this type on this machine.
    ///
    /// ```
    /// use keelback::buffer::Item;
    ///
    /// assert!(f64::is_compatible_format(c"d") && i32::is_compatible_format(c"=l"));
    /// assert!(!f64::is_compatible_format(c"f") && !u16::is_compatible_format(c"h"));
    /// ```
    fn is_compatible_format(format: &CStr) -> bool {
        format::read(format) == Some((Self::KIND, size_of::<Self>()))
    }

    /// Whether what is there is a value.
    ///
    /// # Safety
    /// `item` must point to so many readable bytes.
    #[doc(hidden)]
    unsafe fn is_valid(item: *const Self) -> bool {
        let _ = item;
        true
    }
}

/// An item of which every pattern of bits is a value: Python may write what it will.
///
/// # Safety
/// Any bytes of its size must be a value of the type.
pub unsafe trait Element: Item {}

macro_rules! elements {
    ($($type:ty: $kind:ident $format:literal;)*) => { $(
        // SAFETY: a number of this kind, and all bytes are one.
        unsafe impl Item for $type {
            const FORMAT: &'static CStr = $format;
            const KIND: Kind = Kind::$kind;
        }
        // SAFETY: numbers have no other patterns.
        unsafe impl Element for $type {}
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

// SAFETY: a byte that is 0 or 1, and others are seen to be no value.
unsafe impl Item for bool {
    const FORMAT: &'static CStr = c"?";
    const KIND: Kind = Kind::Bool;
    const ANY: bool = false;

    unsafe fn is_valid(item: *const bool) -> bool {
        // SAFETY: forwarded: a readable byte.
        unsafe { item.cast::<u8>().read() <= 1 }
    }
}

#[cfg(feature = "num-complex")]
macro_rules! complex {
    ($($part:ty: $format:literal;)*) => { $(
        // SAFETY: laid out as two numbers, the real part first, and all bytes are such.
        unsafe impl Item for num_complex::Complex<$part> {
            const FORMAT: &'static CStr = $format;
            const KIND: Kind = Kind::Complex;
        }
        // SAFETY: numbers have no other patterns.
        unsafe impl Element for num_complex::Complex<$part> {}
    )* };
}

#[cfg(feature = "num-complex")]
complex! {
    f32: c"Zf";
    f64: c"Zd";
}
