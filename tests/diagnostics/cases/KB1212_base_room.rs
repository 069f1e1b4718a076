keelback::module!();

/// @py weakref class Id(int)
pub struct Id(pub u64);

/// @py dict class Row(builtins.tuple[int, ...])
pub struct Row;

/// @py class Packet(bytes)
pub struct Packet;

/// @py dict class Framed(Packet)
#[repr(C)]
pub struct Framed(pub Packet);

/// @py dict class Other(float)
pub struct Other;
