//! References to Python objects: owned by a thread that is attached ([`Bound`]), owned by anybody
//! ([`Py`]), and borrowed ([`Borrowed`]).

mod borrowed;
mod bound;
mod cast;
mod object;
mod pending;
mod unbound;

pub use borrowed::Borrowed;
pub use bound::Bound;
pub use object::BoundObject;
pub use unbound::Py;
