keelback::module!();

/// @py pickle
enum Token {
    Word(String),
    Sealed {
        text: String,
        /// @py skip
        key: u8,
    },
}
