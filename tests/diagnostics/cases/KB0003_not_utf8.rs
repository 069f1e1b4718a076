keelback::module!();
mod shapes;
//- /shapes.rs
<<not utf-8>>
