//! References to Python objects: owned by a thread that is attached ([`Bound`]), owned by anybody
//! ([`Py`]), and borrowed ([`Borrowed`]).

mod borrowed;
mod bound;
mod cast;
mod object;
mod operations;
mod pending;
mod unbound;

pub use borrowed::Borrowed;
pub use bound::Bound;
pub use object::BoundObject;
#[cfg(feature = "tokio")]
pub(crate) use pending::main_ends;
pub(crate) use pending::{
    drain as drain_pending, drain_waiting, forget as forget_pending, release, release_borrow,
};
pub use unbound::Py;
