keelback::module!();

/// @py class Flag(bool)
pub struct Flag(pub bool);

/// @py class Window(builtins.range)
pub struct Window;

/// @py class Meta(type)
pub struct Meta;
