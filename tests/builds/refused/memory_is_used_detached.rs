//! Memory that others may change is read while attached only.
//~ note: required because it appears within the type `ReadOnlyCell<u8>`
//~ to implement `Ungil`
use keelback::buffer::PyBuffer;
use keelback::prelude::*;

fn first(py: Python<'_>, buffer: &PyBuffer<u8>) -> Option<u8> {
    let items = buffer.as_slice(py)?;
    py.detach(|| items.first().map(|item| item.get()))
}

fn main() {
    let _ = first;
}
