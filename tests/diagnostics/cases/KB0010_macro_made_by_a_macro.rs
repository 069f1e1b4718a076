keelback::module!();

macro_rules! inner {
    ($name:ident) => {
        /// @py
        fn $name() {}
    };
}

macro_rules! outer {
    ($name:literal) => {
        inner!($name);
    };
}

outer!("twice");
