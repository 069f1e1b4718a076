keelback::module!();

mod outer {
    mod private {
        mod bottom {
            /// @py
            fn f() {}
            keelback::door!(outer.private.bottom);
        }
        /// @py
        fn g() {}
        keelback::door!(outer.private);
    }
    keelback::door!(outer);
}
