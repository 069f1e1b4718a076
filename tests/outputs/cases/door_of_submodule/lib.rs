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
        keelback::door!(inner.r#type);
    }
    mod r#match {
        /// @py
        fn spelt_without() {}
        keelback::door!(inner.match);
    }
    keelback::door!(inner);
}
