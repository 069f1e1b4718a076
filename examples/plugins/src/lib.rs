//! What the application offers to its plugins.

keelback::module!();

/// A text on its way through the plugins.
///
/// @py
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Where it came from.
    /// @py readonly
    pub name: String,
    /// What it says now.
    /// @py
    pub text: String,
    notes: Vec<String>,
}

/// @py
impl Document {
    /// @py def __new__(name, text)
    #[must_use]
    pub fn new(name: String, text: String) -> Document {
        Document { name, text, notes: Vec::new() }
    }

    /// The words, without what stands around them.
    fn words(&self) -> Vec<&str> {
        let words = self.text.split(|one: char| !one.is_alphanumeric());
        words.filter(|word| !word.is_empty()).collect()
    }

    /// Leaves a remark for the reader, which is shown behind the text.
    fn note(&mut self, remark: String) {
        self.notes.push(remark);
    }

    /// The remarks so far.
    /// @py property
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn __len__(&self) -> usize {
        self.words().len()
    }
}
