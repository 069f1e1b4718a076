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
