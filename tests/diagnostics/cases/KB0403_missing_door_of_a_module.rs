keelback::module!();

mod shapes {
    mod round {
        /// @py
        pub fn circle() {}
    }
}
