//! Tagged traits with tagged supertraits, members under conditions, and bodies with macro calls.
//!
//! @py module supertraits

use std::fmt::{Debug, Write as _};

use keelback::prelude::*;

macro_rules! doubled {
    ($value:expr) => {
        $value * 2
    };
}

/// What has a name.
///
/// @py
pub trait Named: Send + Sync + 'static {
    /// The name.
    fn name(&self) -> String;

    /// Made by macros.
    fn title(&self) -> String {
        let mut text = String::new();
        let written = write!(text, "{}!", self.name());
        assert!(written.is_ok(), "no text is too long");
        text
    }
}

/// What can be counted.
///
/// @py
pub trait Counted {
    /// @py property
    fn count(&self) -> usize;

    /// @py count.setter
    fn set_count(&mut self, count: usize);

    fn twice(&self) -> usize {
        doubled!(self.count())
    }
}

/// A named thing that can be counted. Its supertraits are in an order that no class of Python could have beside `Pack`'s.
///
/// @py
pub trait Stock: Named + Counted + Debug {
    /// Takes some out.
    fn take(&mut self, count: usize) -> PyResult<usize>;

    /// By the methods of the supertraits.
    fn label(&self) -> String {
        format!("{} {}", self.count(), self.title())
    }

    /// Only in some builds.
    #[cfg(any(unix, windows))]
    fn here(&self) -> String;

    /// A default that is only in some builds.
    #[cfg(any(unix, windows))]
    fn near(&self) -> String {
        self.here() + self.name().as_str()
    }

    /// In none.
    #[cfg(all(unix, windows))]
    fn nowhere(&self) -> u8;

    /// In none, with a default.
    #[cfg(all(unix, windows))]
    fn never(&self) -> u8 {
        0
    }
}

/// @py
pub trait Pack: Counted + Named {
    fn weight(&self) -> f64;
}

/// Everything at once; `Named` and `Counted` are reached twice.
///
/// @py
pub trait Crate: Pack + Named + Stock {
    fn material(&self) -> Option<String> {
        None
    }
}

/// A supertrait that is defined in a module below, whose classes are made later.
///
/// @py
pub trait Lid: below::Flat {
    fn closed(&self) -> bool;
}

pub mod below {
    //! @py module below

    /// @py
    pub trait Flat {
        fn thickness(&self) -> u32;
    }
}

/// @py
#[derive(Debug)]
pub struct Shelf {
    count: usize,
}

/// @py
impl Shelf {
    #[must_use]
    pub fn new(count: usize) -> Shelf {
        Shelf { count }
    }
}

impl Named for Shelf {
    fn name(&self) -> String {
        "shelf".to_owned()
    }
}

impl Counted for Shelf {
    fn count(&self) -> usize {
        self.count
    }

    fn set_count(&mut self, count: usize) {
        self.count = count;
    }
}

impl Stock for Shelf {
    fn take(&mut self, count: usize) -> PyResult<usize> {
        self.count -= count;
        Ok(self.count)
    }

    #[cfg(any(unix, windows))]
    fn here(&self) -> String {
        "here ".to_owned()
    }
}

/// @py
pub fn name(of: &dyn Named) -> String {
    of.title()
}

/// @py
pub fn count(of: Vec<Box<dyn Counted>>) -> usize {
    of.iter().map(|one| one.count()).sum()
}

/// By methods of all three traits.
///
/// @py
pub fn sell(of: &mut dyn Stock, count: usize) -> PyResult<String> {
    of.take(count)?;
    let left = of.count();
    of.set_count(left + 1);
    Ok(format!("{} / {} / {} / {}", of.label(), of.name(), of.twice(), of.near()))
}

/// By methods of five traits.
///
/// @py
pub fn inspect(of: Box<dyn Crate>) -> (String, usize, f64, Option<String>, String) {
    (of.name(), of.count(), of.weight(), of.material(), of.label())
}

/// @py
pub fn is_closed(of: &dyn Lid) -> (bool, u32) {
    (of.closed(), of.thickness())
}

/// Traits that only this module sees.
mod hidden {
    struct Secret;

    /// @py
    trait Keeps {
        fn keep(&self) -> u8;
    }

    /// @py
    trait Guards: Keeps {
        fn guard(&self, secret: Option<u8>) -> u8;

        /// @py skip
        fn own(&self) -> Secret {
            Secret
        }
    }

    /// @py
    fn ask(of: &dyn Guards) -> u8 {
        let _secret = of.own();
        of.guard(Some(of.keep()))
    }

    keelback::door!(supertraits.hidden);
}

keelback::door!(supertraits);
