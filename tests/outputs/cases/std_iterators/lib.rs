keelback::module!();

/// @py
#[derive(Clone)]
pub struct Bag(Vec<String>);

/// @py
impl<'a> IntoIterator for &'a Bag {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;
    fn into_iter(self) -> Self::IntoIter { self.0.iter() }
}

/// @py
impl Extend<String> for Bag {
    fn extend<I: IntoIterator<Item = String>>(&mut self, items: I) { self.0.extend(items) }
}

/// @py
impl FromIterator<String> for Bag {
    fn from_iter<I: IntoIterator<Item = String>>(items: I) -> Self { Bag(items.into_iter().collect()) }
}

/// @py
#[derive(Clone)]
pub struct Countdown(u32);

/// @py
impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> { None }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(0)) }
}

/// @py
impl ExactSizeIterator for Countdown {}

/// @py
impl DoubleEndedIterator for Countdown {
    fn next_back(&mut self) -> Option<u32> { None }
}

/// @py
#[derive(Clone)]
pub struct Digits(Vec<u8>);

/// @py
impl IntoIterator for Digits {
    type Item = u8;
    type IntoIter = std::vec::IntoIter<u8>;
    fn into_iter(self) -> Self::IntoIter { self.0.into_iter() }
}

/// @py
pub fn digits(number: u64) -> std::vec::IntoIter<u8> { number.to_string().into_bytes().into_iter() }

/// @py
impl Bag {
    pub fn counts(&self) -> std::collections::hash_map::IntoIter<String, usize> { Default::default() }
}
