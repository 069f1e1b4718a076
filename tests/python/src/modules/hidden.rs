//! A private module with private functions.

/// @py
fn private(a: i64) -> i64 {
    a + 1
}

/// @py
const PRIVATE: i64 = 5;

mod lower {
    /// @py
    fn very_private() -> &'static str {
        "very private"
    }

    keelback::door!(modules.hidden.lower);
}

keelback::door!(modules.hidden);
