keelback::module!();

mod core {
    pub(super) struct Secret;

    mod deep {
        struct Key;

        /// @py
        pub(in crate::core) trait Locked {
            fn open(&self, key: Option<&Key>) -> bool;
        }

        keelback::door!(core.deep);
    }

    /// @py
    trait Chest: deep::Locked {
        fn look(&self, what: Option<&Secret>) -> bool;
    }

    keelback::door!(core);
}
