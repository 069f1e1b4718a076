keelback::module!();

/// @py
#[derive(PartialEq)]
pub struct Path(String);

/// @py
impl AsRef<str> for Path {
    fn as_ref(&self) -> &str { &self.0 }
}

/// @py
impl Eq for Path {}


/// @py
impl std::hash::BuildHasher for Path {
    type Hasher = std::hash::DefaultHasher;
    fn build_hasher(&self) -> Self::Hasher { Default::default() }
}
