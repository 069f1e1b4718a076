keelback::module!();

/// @py
pub struct Node {
    parts: Vec<Part>,
    text: String,
}

/// @py
pub struct Part;

/// @py
impl Node {
    pub fn add(&mut self) -> &mut Self { self }
    pub fn same(&self) -> &Self { self }
    pub fn parts(&self) -> &[Part] { &self.parts }
    pub fn first(&self) -> Option<&Part> { self.parts.first() }
    pub fn text(&mut self) -> &mut String { &mut self.text }
}

/// @py
pub enum Tree {
    Leaf(i64),
    Pair(Box<Tree>, Box<Tree>),
}

/// @py
pub struct Holder {
    /// @py
    pub parts: Vec<Part>,
    /// @py
    pub shared: Option<std::sync::Arc<Shared>>,
}

/// @py
pub struct Shared;

/// @py
impl std::ops::Index<usize> for Node {
    type Output = Part;
    fn index(&self, at: usize) -> &Part { &self.parts[at] }
}

/// @py class IntStack = Stack<i64>
pub struct Stack<T> {
    items: Vec<T>,
}

/// @py
impl<T> Stack<T> {
    pub fn push(&mut self, item: T) -> &mut Self {
        self.items.push(item);
        self
    }
}
