keelback::module!();

/// @py
fn seen() {}

mod deep {
    pub(crate) mod bottom {
        /// Hidden.
        ///
        /// @py def hidden(n=1)
        fn hidden(n: u8) -> u8 { n }
        /// @py
        const LIMIT: u32 = 10;
        /// @py class Lost(LookupError)
        #[derive(Debug)]
        struct Lost;
impl std::fmt::Display for Lost { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("Lost") } }
impl std::error::Error for Lost {}

        /// @py
        pub(crate) fn visible() {}
        /// @py init
        fn setup(module: &keelback::Bound<'_, keelback::types::PyModule>) -> keelback::PyResult<()> { Ok(()) }

        keelback::door!(deep.bottom);
    }
}
