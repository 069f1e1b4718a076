keelback::module!();

use std::borrow::Cow;
use std::collections::HashMap;

/// @py
pub struct Words {
    /// @py
    pub first: &'static str,
    /// @py
    pub second: Cow<'static, str>,
    /// @py
    pub others: HashMap<String, Option<&'static str>>,
    /// @py readonly
    pub seen: &'static str,
    /// @py readonly
    pub shown: Cow<'static, str>,
}

/// @py dataclass frozen
#[derive(Clone, PartialEq)]
pub struct Made {
    /// @py
    pub name: &'static str,
    /// @py
    pub text: Cow<'static, str>,
}

/// @py dataclass mutable
#[derive(Clone, PartialEq)]
pub struct Changing {
    /// @py readonly
    pub name: &'static str,
    /// @py
    pub text: Cow<'static, str>,
}

/// @py
pub enum Token {
    Word { text: &'static str },
    Number(i64),
}

/// @py
pub fn kept(text: Cow<'static, str>, other: Option<Cow<'static, [u8]>>) {}

/// @py
pub fn lent(text: Cow<'_, str>, other: Cow<str>) {}
