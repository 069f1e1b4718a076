keelback::module!();

mod r#type {
    /// @py
    fn hidden() -> u32 {
        1
    }

    mod r#move {
        /// @py
        fn deeper() {}
        keelback::door!(r#type.moved);
    }
}
