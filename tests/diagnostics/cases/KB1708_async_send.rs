use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard};
use std::{rc, sync};
keelback::module!();

type Shared = Rc<i64>;

mod own {
    /// Of the crate's own: rustc knows whether it goes.
    pub struct Rc;
    impl Rc {
        pub fn new() -> Rc { Rc }
    }
}

async fn other() {}

/// @py
pub async fn takes(n: Vec<Rc<i64>>) {}
/// @py
pub async fn takes_an_alias(n: Shared, m: Option<rc::Weak<i64>>) {}
/// @py tokio
pub async fn gives() -> Result<Rc<i64>, PyErr> { todo!() }

/// @py
pub async fn constructed(n: i64) -> i64 {
    let rc = Rc::new(n);
    println!("{}", rc);
    other().await;
    *rc
}
/// @py
pub async fn typed(lock: Arc<Mutex<i64>>) {
    let guard: MutexGuard<'_, i64> = lock.lock().unwrap();
    if *guard > 1 {
        call(&guard).await;
    }
}
/// @py
pub async fn nested(n: i64) {
    for _ in 0..n {
        let shared: std::rc::Rc<RefCell<i64>> = Rc::default();
        match shared.clone() { _ => other().await }
    }
}
/// @py
pub async fn pointer(n: i64) -> i64 {
    let p: *const i64 = &raw const n;
    other().await;
    println!("{:?}", p);
    let cell: &Cell<i64> = &Cell::new(1);
    other().await;
    cell.get()
}

/// @py
pub struct Class;
/// @py
impl Class {
    pub async fn method(&self) {
        let _rc = rc::Rc::from(5);
        other().await;
    }
}

/// @py
pub async fn fine(n: i64, cell: RefCell<i64>) -> Rc<i64> {
    let before = { let rc = Rc::new(1); *rc };
    let moved = Rc::new(1);
    drop(moved);
    let given = Rc::new(1);
    if n > 1 { take(given); } else { std::mem::drop(given); }
    let returned = Rc::new(1);
    if n > 2 { return returned; }
    let captured = Rc::new(1);
    let closure = move || captured;
    let again = Rc::new(1);
    let again = *again;
    let own = own::Rc::new();
    let _ = Rc::new(1);
    let pointer: *const i64 = &raw const n;
    let there = unsafe { *pointer };
    let lent: &Rc<i64> = &returned;
    let later = async { let rc = Rc::new(1); other().await; };
    let may = Rc::new(1);
    ensure!(may);
    other().await;
    let behind = Rc::new(1);
    behind
}
/// @py
pub async fn ends(n: i64) {
    let rc = Rc::new(1);
    todo!();
    other().await;
}
