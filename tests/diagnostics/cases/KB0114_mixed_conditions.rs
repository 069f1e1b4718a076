keelback::module!();

/// @py
#[cfg_attr(feature = "x", doc = "@py nogil")]
fn area() -> f64 { 1.0 }

#[cfg_attr(unix, doc = "@py def size()")]
#[cfg_attr(not(unix), doc = "@py def length()")]
fn size() -> usize { 1 }
