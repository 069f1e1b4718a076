//! A crate whose modules lie in odd places.

#![deny(warnings, unreachable_pub)]

keelback::module!();

mod deep;

#[path = "../elsewhere/outside.rs"]
mod renamed;

#[path = "odd"]
mod group {
    mod member;

    pub(crate) use member::of_member;

    keelback::door!(group);
}

mod by_macro {
    macro_rules! numbers {
        ($($name:ident = $value:literal;)*) => { $(
            /// A number.
            ///
            /// @py
            pub(crate) fn $name() -> u32 {
                $value
            }
        )* };
    }

    numbers! {
        one = 1;
        two = 2;
    }
}
