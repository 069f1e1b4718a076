//! A dict is made of pairs.
//~ error[E0599]: the method `into_py_dict` exists for array `[&str; 2]`, but its trait bounds were not satisfied
//~ DictItem
use keelback::prelude::*;
use keelback::types::IntoPyDict;

fn main() {
    Python::attach(|py| drop(["a", "b"].into_py_dict(py)));
}
