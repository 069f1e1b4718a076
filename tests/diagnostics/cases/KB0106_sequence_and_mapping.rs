keelback::module!();

/// @py sequence mapping
struct Table;
