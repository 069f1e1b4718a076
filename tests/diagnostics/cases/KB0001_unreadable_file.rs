keelback::module!();
mod shapes;
//- /shapes.rs
<<unreadable>>
