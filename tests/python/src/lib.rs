//! What the Python suite calls: each module is a topic.
//!
//! @py error(std::str::ParseBoolError = LookupError)

keelback::module!();

pub mod arcs;
pub mod attributes;
pub mod awaitables;
pub mod based;
pub mod bases;
pub mod buffers;
pub mod classes;
pub mod conversions;
pub mod coroutines;
pub mod declared;
pub mod declared_more;
pub mod dispatch;
pub mod enums;
pub mod errors;
pub mod freelists;
pub mod functions;
pub mod generics;
pub mod held;
pub mod hostile;
pub mod inheritance;
pub mod interpreters;
pub mod items;
pub mod iterators;
pub mod kinds;
pub mod lifetimes;
pub mod live;
#[rustfmt::skip]
pub mod macros;
pub mod memory;
pub mod modules;
pub mod operands;
pub mod programs;
pub mod protocols;
pub mod python_api;
pub mod receivers;
pub mod records;
pub mod sharing;
#[rustfmt::skip]
pub mod signatures;
pub mod slots;
#[cfg(not(keelback_pypy))]
pub mod slotted;
pub mod stars;
pub mod std_traits;
pub mod streams;
pub mod supertraits;
pub mod threads;
pub mod trait_objects;
pub mod traits;
pub mod traits_called;
pub mod views;
