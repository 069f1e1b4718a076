//! References to Python objects: owned by a thread that is attached ([`Bound`]), owned by anybody
//! ([`Py`]), and borrowed ([`Borrowed`]).

mod borrowed;
mod bound;
mod pending;
mod unbound;

pub use borrowed::Borrowed;
pub use bound::{Bound, BoundObject};
pub use unbound::Py;
