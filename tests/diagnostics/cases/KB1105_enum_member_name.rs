keelback::module!();

/// @py class Kind(Enum)
enum Kind {
    /// @py mro
    Order,
    /// @py value
    Value,
    /// @py _hidden_
    Hidden,
}

/// @py
enum Level {
    None,
    /// @py lambda
    Function,
}
