keelback::module!();

/// @py
pub unsafe trait Trusted {
    fn id(&self) -> u64;
}

/// @py
pub trait Sink<T> {
    fn put(&self, value: u64);
}

/// @py
pub trait Visit<'a> {
    fn visit(&self, text: &str);
}
