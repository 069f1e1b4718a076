keelback::module!();

macro_rules! export {
    (fn $name:ident) => {
        /// @py
        fn $name() {}
    };
}

export!(struct Area);
