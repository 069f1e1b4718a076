keelback::module!();

/// @py LIMIT = 3
const LIMIT: u8 = 3;

/// @py
enum Kind {
    /// @py Text = text
    Text,
    /// @py Data: int = 3 + 4
    Data,
}
