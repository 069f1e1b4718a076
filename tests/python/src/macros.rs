//! What the crate's own macros make: classes, their methods, enums, constants and modules.
//!
//! @py module macros

use std::fmt;

/// A class with its constructor, a getter for each field, and whatever is handed over as it is.
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $ty:ty = $default:literal),* $(,)? } $($rest:item)*) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        $vis struct $name { $($(#[$field_meta])* $field: $ty),* }

        /// @py
        impl $name {
            #[doc = concat!("A new `", stringify!($name), "`.")]
            #[doc = ""]
            #[doc = concat!("@py def __new__(", $(stringify!($field), " = ", stringify!($default), ", ",)* ")")]
            fn new($($field: $ty),*) -> Self { Self { $($field),* } }

            getters! { $($field: $ty),* }
        }

        $($rest)*
    };
}

/// Members of an impl block.
macro_rules! getters {
    ($field:ident: $ty:ty) => {
        #[doc = concat!("The `", stringify!($field), "`, as it was.")]
        #[doc = concat!("@py property def old_", stringify!($field), "(self)")]
        fn $field(&self) -> $ty { self.$field.clone() }
    };
    ($field:ident: $ty:ty, $($rest:tt)*) => {
        getters! { $field: $ty }
        getters! { $($rest)* }
    };
    () => {};
}

record! {
    /// A place on a map.
    ///
    /// @py eq repr
    pub struct Place {
        /// Where it is.
        ///
        /// @py
        name: String = "nowhere",
        /** @py readonly */
        height: i64 = -1,
    }

    /// @py
    impl fmt::Display for Place {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} ({} m)", self.name, self.height)
        }
    }

    /// How high is too high.
    ///
    /// @py
    pub const LIMIT: i64 = 8849;
}

#[cfg(feature = "absent")]
record! {
    /// @py
    pub struct Absent { value: i64 = 1 }
}

record! {
    /// Nothing in it.
    /// @py class Nothing
    pub struct Empty {}
}

/// Operators: impl blocks of traits, for several types at once.
macro_rules! operators {
    ($($name:ident($inner:ty) { $($op:ident $method:ident $sign:tt);+ $(;)? })+) => { $(
        /// @py eq
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name(#[doc = " @py readonly value"] $inner);

        impl $name {
            /// @py
            pub fn new(value: $inner) -> $name { $name(value) }
        }

        $(
            /// @py
            impl std::ops::$op for $name {
                type Output = $name;
                fn $method(self, other: $name) -> $name { $name(self.0 $sign other.0) }
            }
        )+
    )+ };
}

operators! {
    Whole(i64) { Add add +; Sub sub -; BitXor bitxor ^ }
    Real(f64) { Add add +; Div div /; }
}

/// Enums of both kinds, each variant with its doc.
macro_rules! choices {
    (unit $name:ident $(: $base:ident)? { $($variant:ident = $value:expr),* }) => {
        #[doc = concat!("@py class ", stringify!($name), $("(", stringify!($base), ")")?)]
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum $name { $($variant = $value),* }
    };
    (data $name:ident { $($variant:ident { $($field:ident: $ty:ty),* }),* }) => {
        /// @py
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name { $($variant { $($field: $ty),* }),* }

        /// @py
        impl $name {
            /// The variant's name.
            fn kind(&self) -> &'static str {
                match self { $(Self::$variant { .. } => stringify!($variant)),* }
            }
        }
    };
}

choices!(unit Level: IntEnum { LOW = 1, HIGH = 1 + 9 });
choices!(unit Side { LEFT = 0, RIGHT = 1 });
choices!(data Event { Key { code: u32 }, Click { x: i32, y: i32 } });

/// Writes another macro, which writes a class.
macro_rules! family {
    ($d:tt $maker:ident, $unit:literal) => {
        macro_rules! $maker {
            ($d($d name:ident),* $d(,)?) => { $d(
                #[doc = concat!("Measured in ", $unit, ".")]
                #[doc = "@py"]
                pub struct $d name;

                #[doc = "@py"]
                impl $d name {
                    fn new() -> Self { $d name }

                    #[doc = "@py"]
                    pub const UNIT: &'static str = $unit;
                }
            )* };
        }
    };
}

family!($ metres, "m");
family!($ seconds, "s");
metres!(Length, Width);
crate::macros::later!(Duration);

/// Called above by its path, which is known when all modules are.
#[allow(unused_macros, reason = "called by its path")]
macro_rules! later_ {
    ($name:ident) => { seconds!($name); };
}
pub(crate) use later_ as later;

/// A module with private items of its own.
macro_rules! closed {
    ($name:ident, $class:ident) => {
        mod $name {
            #[doc = concat!("@py class ", stringify!($class))]
            struct Hidden { #[doc = "@py"] level: u8 }

            #[doc = "@py"]
            impl Hidden {
                fn new(level: u8) -> Self { Hidden { level } }
                fn up(&mut self) -> u8 { self.level += 1; self.level }
            }

            keelback::door!(macros.$name);
        }
    };
}

closed!(vault, Vault);
closed!(cellar, Cellar);

keelback::door!(macros);
