keelback::module!();

/// @py
enum Token {
    Word { r#in: String },
    /// @py None
    Nothing,
}
