keelback::module!();

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

trait Shape {}
trait Safe: Send + Sync {}

struct Inner<T> { deep: Vec<T> }

/// @py
pub struct Graph {
    nodes: Vec<Rc<String>>,
    cache: RefCell<u32>,
    guarded: Mutex<RefCell<u32>>,
    shared: Arc<RefCell<u32>>,
    inner: Inner<Option<Rc<u8>>>,
    shape: Box<dyn Shape>,
    callback: Box<dyn Fn(i64) -> i64>,
    safe: Box<dyn Safe>,
    fine: Box<dyn Fn() + Send + Sync>,
}

/// @py unsendable
pub struct Local { nodes: Rc<String> }

/// @py
pub enum Tree { Leaf, Node(Rc<Tree>) }

struct Vouched(Rc<u8>);
unsafe impl Send for Vouched {}
unsafe impl Sync for Vouched {}

/// @py
pub struct Trusts { inner: Vouched }
