keelback::module!();

use keelback::prelude::*;

/// @py
struct Button {
    on_click: Box<dyn Fn(i64) -> i64 + Send + Sync>,
    /// @py skip no_gc
    said: Box<dyn Fn() + Send + Sync>,
    shown: Option<Box<dyn Show>>,
}

trait Show: keelback::Traverse + Send + Sync {}
