keelback::module!();

/// @py
pub trait Stack {
    type Item;
    const LIMIT: usize;

    fn push(&mut self, value: u64);

    methods!(push pop);
}
