keelback::module!();

macro_rules! class {
    ($name:ident { $($member:tt)* }) => {
        /// @py
        pub struct $name;

        impl $name {
            getters! { $($member)* }
        }
    };
}

macro_rules! getters {
    ($($name:ident: $ty:ty),*) => { $(
        /// @py property
        fn $name(&self) -> $ty {}
    )* };
}

class! { Point { x: f64, y } }

macro_rules! variants {
    ($($name:ident)*) => { /** @py */ pub enum Choice { $($name,)* } pub struct; };
}

variants! { A B }
