//! Types that are converted by value for all their instances, with fields under conditions, and made by functions.
keelback::module!();

use std::hash::Hash;

/// One page of something.
///
/// @py from into
pub struct Page<T: Hash, M = (), const N: usize = 3>
where
    M: bounds::Small,
{
    /// In order.
    pub items: Vec<T>,
    #[cfg(feature = "wide")]
    pub width: u64,
    #[cfg(not(feature = "wide"))]
    pub width: [u32; N],
    /// @py skip
    #[cfg(unix)]
    pub marker: std::marker::PhantomData<M>,
    /// @py convert_into(self::bounds::shown) shown: str
    pub shown: T,
}

pub mod bounds {
    pub trait Small {}
    impl Small for () {}
    impl Small for u8 {}
    pub fn shown<T>(_: &T) -> String { String::new() }
}

/// @py from into(tuple)
pub struct Positions {
    pub first: u8,
    #[cfg(feature = "wide")]
    pub second: u8,
    /// @py third = 3
    pub third: u8,
}

/// @py from into
pub enum OneOrMany<T> {
    One(T),
    Many(Vec<OneOrMany<T>>),
    Keyed { key: String, value: T },
    Nothing,
}

/// @py
pub fn pages(pages: OneOrMany<i64>, page: Page<String>) -> Page<bool, u8> {
    unimplemented!()
}
