//! The bottom of the tree.

/// @py
fn of_bottom() -> &'static str {
    "bottom"
}

keelback::door!(deep.bottom);
