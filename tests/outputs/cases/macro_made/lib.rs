keelback::module!();

macro_rules! unary {
    ($($(#[$doc:meta])* $name:ident = $op:tt;)*) => { $($(#[$doc])* pub fn $name(value: i64) -> i64 { $op value })* };
}

unary! {
    /// Minus.
    ///
    /// @py
    negative = -;
    /// @py def invert(value, /)
    inverted = !;
}

macro_rules! count { ($name:ident) => { /** @py */ pub fn $name() -> usize { 1 } }; }
count!(one);
