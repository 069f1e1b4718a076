//! What a guard holds is another thread's as soon as this one is detached: the guard stays behind.
//~ error[E0277]: `std::sync::MutexGuard<'_, Vec<i32>>` cannot be sent between threads safely
//~ to implement `Ungil`
use std::sync::Mutex;

use keelback::prelude::*;
use keelback::sync::MutexExt;

fn main() {
    let numbers = Mutex::new(vec![1]);
    Python::attach(|py| {
        let guard = numbers.lock_py_attached(py).unwrap();
        py.detach(move || drop(guard));
    });
}
