keelback::module!();

/// @py
pub trait Shape {
    fn area(&self) -> f64;
}

mod inner {
    use super::Shape as Form;

    struct Secret;

    /// @py class Keeper
    trait Keeps {
        fn keep(&self, form: keelback::Foreign<dyn Form>, secret: Option<&Secret>) -> Vec<u8>;
    }

    keelback::door!(inner);
}
