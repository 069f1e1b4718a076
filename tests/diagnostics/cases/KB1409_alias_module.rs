keelback::module!();

pub struct Stack<T>(Vec<T>);

/// @py module inner
pub mod inner {
    /// @py
    pub type Ints = super::Stack<i64>;
}
