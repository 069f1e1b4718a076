keelback::module!();

/// @py from(attributes)
pub struct Item { pub class: String }

/// @py into(NamedTuple)
pub struct Row { pub _hidden: u8 }

/// @py into(dataclass) rename_all(kebab-case)
pub struct Line { pub line_width: u8 }
