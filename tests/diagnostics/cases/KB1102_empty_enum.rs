keelback::module!();

/// @py
enum Never {}

/// @py class Nothing(IntEnum)
enum Nothing {}
