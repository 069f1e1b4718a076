keelback::module!();

/// @py class Flag(bool)
pub struct Flag(pub bool);

/// @py class Id(int)
pub struct Id(pub u64);

/// @py class Row(builtins.tuple)
pub struct Row;

/// @py class Meta(type)
pub struct Meta;
