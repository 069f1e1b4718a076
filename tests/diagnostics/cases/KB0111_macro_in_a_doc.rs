keelback::module!();

macro_rules! named {
    ($name:ident) => {
        #[doc = concat!("@py def ", python_name!($name), "()")]
        fn $name() {}
    };
}

named!(area);

/// @py
struct Point;

/// @py
impl Point {
    #[doc = concat!("@py property def ", env!("PROPERTY"), "(self)")]
    fn x(&self) {}
}
