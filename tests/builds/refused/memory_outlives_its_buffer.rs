//! Items of a buffer live no longer than the buffer, nor than the attachment.
//~ error[E0505]: cannot move out of `buffer` because it is borrowed
use keelback::buffer::PyBuffer;
use keelback::prelude::*;

fn main() {
    Python::attach(|py| {
        let buffer = PyBuffer::<u8>::get(PyBytes::new(py, b"keel").as_any()).unwrap();
        let items = buffer.as_slice(py);
        drop(buffer);
        println!("{}", items.is_some());
    });
}
