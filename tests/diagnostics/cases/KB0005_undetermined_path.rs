keelback::module!();

#[cfg_attr(fancy, path = "fast.rs")]
mod shapes;
//- /fast.rs
//- /shapes.rs
