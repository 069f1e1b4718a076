keelback::module!();

/// A class: its attributes are passed on, and its types go through two macros.
macro_rules! class {
    ($(#[$meta:meta])* $vis:vis $name:ident { $($(#[$attr:meta])* $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        $vis struct $name { $($(#[$attr])* pub(crate) $field: $ty),* }

        #[doc = "@py"]
        impl $name {
            constructor! { $name, $($field: $ty),* }
            #[doc = concat!("@py def ", stringify!($name), "_name(self)")]
            fn name(&self) -> &'static str { stringify!($name) }
        }
    };
}

macro_rules! constructor {
    ($name:ident, $($field:ident: $ty:ty),*) => {
        #[doc = concat!("Of type `", $(stringify!($ty), "`, `",)* "`.")]
        fn new($($field: $ty),*) -> $name { $name { $($field),* } }
    };
}

class! {
    /// Passed on.
    ///
    /// @py eq repr
    pub Pair {
        /// The first.
        /// @py
        first: Option<Vec<u8>>,
        #[doc = " @py readonly"]
        second: String,
    }
}

/// Only under a condition.
#[cfg(feature = "extra")]
class! {
    /// @py
    Extra { value: Box<i64> }
}

/// A doc as an expression, a value as one, a derive by path.
macro_rules! choice {
    ($doc:expr, $name:ident: $derive:path { $($(#[$attr:meta])* $variant:ident = $value:expr;)* }) => {
        #[doc = $doc]
        #[doc = "@py"]
        #[derive($derive, Copy)]
        enum $name { $($(#[$attr])* $variant = $value),* }
    };
}

choice!("Which way.", Way: Clone { LEFT = -1; /** The other. */ RIGHT = 1; });

/// Methods of a trait's impl, and an impl of a generic trait.
macro_rules! behaves {
    ($($name:ty),* => $body:item) => { $( /** @py */ impl std::ops::Add<i64> for $name { type Output = i64; $body } )* };
}

behaves!(Way => fn add(self, other: i64) -> i64 { self as i64 + other });

/// A macro in a method block that is itself made, with a block and a lifetime handed over.
macro_rules! methods {
    (impl $name:ident { $($fn:ident<$life:lifetime>($($arg:pat_param => $ty:ty),*) $body:block)* }) => {
        impl $name { $( method!{ $fn $life ($($arg, $ty),*) $body } )* }
    };
}

macro_rules! method {
    ($fn:ident $life:lifetime ($($arg:pat, $ty:ty),*) $body:block) => {
        /// @py
        pub fn $fn<$life>(&self, $($arg: &$life $ty),*) -> usize $body
    };
}

methods!(impl Pair { longest<'a>(other => str, rest => [u8]) { other.len() } });
