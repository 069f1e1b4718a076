keelback::module!();

macro_rules! forever {
    ($name:ident) => {
        /// @py
        fn $name() {}
        forever!($name);
    };
}

forever!(area);
