keelback::module!();

mod deep {
    /// @py
    struct Private {
        /// @py
        value: u8,
    }

    /// @py
    impl Private {
        fn new(value: u8) -> Self { Private { value } }
    }

    /// @py
    pub(crate) struct Open {
        /// @py
        value: u8,
    }

    keelback::door!(deep);
}

/// @py
pub(crate) struct Shared;

mod elsewhere {
    /// @py
    impl crate::Shared {
        pub(crate) fn seen(&self) -> u8 { 1 }
    }
}

/// Methods that only another module sees are behind that one's door.
///
/// @py eq
#[derive(PartialEq)]
pub struct Split {
    pub value: u8,
}

mod part {
    use super::Split;

    /// @py
    impl Split {
        fn new(value: u8) -> Self { Split { value } }
        /// @py property
        fn half(&self) -> u8 { self.value / 2 }
        fn twice(&self) -> u8 { self.value * 2 }
        fn __len__(&self) -> usize { 1 }
        fn __add__(&self, other: u8) -> u8 { self.value + other }
        pub fn open(&self) -> u8 { 1 }
    }

    mod deeper {
        /// @py
        impl super::Split {
            fn __radd__(&self, other: u8) -> u8 { self.value + other }
        }

        keelback::door!(part.deeper);
    }

    keelback::door!(part);
}
