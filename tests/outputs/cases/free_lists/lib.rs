keelback::module!();

use keelback::prelude::*;

/// Keeps sixteen.
///
/// @py freelist(16)
pub struct Point {
    /// @py
    pub x: f64,
}

/// The collector knows it, and Rust shares it.
///
/// @py freelist(1) frozen
pub struct Node {
    /// @py
    pub next: Option<Py<Node>>,
}

/// @py
impl Node {
    pub fn shared(self: std::sync::Arc<Self>) -> bool { true }
}
