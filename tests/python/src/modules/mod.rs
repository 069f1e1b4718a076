//! Modules in modules.
//!
//! The doc of a module goes on.
//!
//! @py module modules

pub mod deep;
mod hidden;
#[path = "elsewhere/of_another_name.rs"]
pub mod moved;
pub mod same_name;

use keelback::prelude::*;

/// A number.
///
/// @py
pub const ANSWER: i64 = 42;

/// Text.
///
/// @py
pub const GREETING: &str = "hello, wörld";

/// Read when the module is executed.
///
/// @py
pub static LIMIT: f64 = 0.5;

/// Private, and Python cannot tell.
///
/// @py
const SECRET: Option<i64> = None;

/// @py
pub fn here() -> &'static str {
    "modules"
}

/// Absent: its feature is off.
///
/// @py
#[cfg(feature = "absent")]
pub fn absent() {}

/// One of two, and the one that is compiled.
///
/// @py
#[cfg(feature = "absent")]
pub fn either() -> &'static str {
    "absent"
}

/// One of two.
///
/// @py
#[cfg(not(feature = "absent"))]
pub fn either() -> &'static str {
    "present"
}

/// Tagged under a condition that holds.
#[cfg_attr(not(feature = "absent"), doc = "")]
#[cfg_attr(not(feature = "absent"), doc = "@py def tagged()")]
pub fn under_a_condition() -> bool {
    true
}

/// Tagged under a condition that does not.
#[cfg_attr(feature = "absent", doc = "@py")]
pub fn untagged() {}

/// @py
#[cfg(feature = "absent")]
pub mod gone {
    /// @py
    pub fn nothing() {}
}

/// Only for init code.
///
/// @py unlisted
pub fn on_demand() -> &'static str {
    "on demand"
}

/// Only for init code, which does not ask for it.
///
/// @py unlisted
pub fn never() {}

/// Adds members that no tag can say.
///
/// @py init
fn setup(py: Python<'_>, module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("from_init", 7_i64)?;
    module.add_unlisted("on_demand")?;
    let abc = py.import("collections.abc")?;
    let made = py.import("types")?.getattr("new_class")?.call1(("Registered",))?;
    abc.getattr("Sized")?.getattr("register")?.call1((&made,))?;
    module.add("Registered", made)
}

keelback::door!(modules);
