use std::rc::Rc;
use std::sync::Arc;

keelback::module!();

pub trait Plain {
    fn area(&self) -> f64;
}

/// @py
pub trait Local {
    fn area(&self) -> f64;
}

/// @py
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;
    fn scale(&mut self, by: f64);
    fn twin(&self) -> Box<dyn Local + Send>;
}

/// @py
pub fn plain() -> Option<Box<dyn Plain>> {
    None
}

/// @py
pub fn local() -> Box<dyn Local> {
    todo!()
}

/// @py
pub fn counted() -> Rc<dyn Shape> {
    todo!()
}

/// @py
pub struct Drawing {
    /// @py readonly no_gc
    shapes: Vec<Arc<dyn Shape>>,
}

/// @py
impl Drawing {
    pub fn lent(&self) -> Result<&dyn Shape, PyErr> {
        todo!()
    }

    pub fn fine(&self) -> Box<dyn Shape> {
        todo!()
    }
}
