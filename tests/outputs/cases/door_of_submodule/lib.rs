keelback::module!();

/// @py
mod inner {
    /// @py
    fn hidden() {}
    /// @py
    pub(crate) fn visible() {}
    /// @py unlisted
    fn later() {}

    mod r#type {
        /// @py
        fn below() {}
        keelback::door!(inner.type);
    }
    keelback::door!(inner);
}
