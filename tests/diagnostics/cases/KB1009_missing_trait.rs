keelback::module!();

/// @py eq ord hash str
#[derive(Debug)]
struct Point;
