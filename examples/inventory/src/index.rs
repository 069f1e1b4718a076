//! The index itself: words, the lines they stand in, and who wants to know of changes.

use std::collections::{BTreeMap, BTreeSet};

use keelback::prelude::*;

use crate::document::{Document, Hit, Kind};
use crate::query::{Query, is_of_word};

/// A path that is not in the index.
///
/// @py class NoSuchDocument(KeyError)
#[derive(Debug)]
pub struct NoSuchDocument(String);

impl std::fmt::Display for NoSuchDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no document is at {:?}", self.0)
    }
}

impl std::error::Error for NoSuchDocument {}

/// How hits are put in order.
///
/// @py eq hash
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// The best first.
    BestFirst,
    /// By path and line.
    ByPlace,
}

/// A place in a document: its path, and the line.
type Place = (String, usize);

struct Entry {
    text: String,
    document: Document,
}

/// Documents, found by the words in them.
///
/// @py
pub struct Index {
    entries: BTreeMap<String, Entry>,
    places: BTreeMap<String, BTreeSet<Place>>,
    /// Called with the path of each document that comes or goes.
    ///
    /// @py
    pub on_change: Option<Py<PyAny>>,
}

impl Index {
    fn insert(&mut self, path: String, text: String) -> Document {
        self.forget(&path);
        let mut words = 0;
        let mut lines = 0;
        for (index, line) in text.lines().enumerate() {
            lines = index + 1;
            for word in words_of(line) {
                words += 1;
                self.places.entry(word).or_default().insert((path.clone(), lines));
            }
        }
        let document = Document { kind: Kind::of(&path), path: path.clone(), lines, words };
        self.entries.insert(path, Entry { text, document: document.clone() });
        document
    }

    /// Takes a document out; says whether it was there.
    fn forget(&mut self, path: &str) -> bool {
        let Some(entry) = self.entries.remove(path) else { return false };
        for (index, line) in entry.text.lines().enumerate() {
            for word in words_of(line) {
                if let Some(places) = self.places.get_mut(&word) {
                    places.remove(&(path.to_owned(), index + 1));
                    if places.is_empty() {
                        self.places.remove(&word);
                    }
                }
            }
        }
        true
    }

    /// The words that begin so, each with its places.
    fn beginning<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a String, &'a BTreeSet<Place>)> {
        self.places.range(prefix.to_owned()..).take_while(move |(word, _)| word.starts_with(prefix))
    }

    /// The lines that match, each with its score: rare words count more.
    fn scores(&self, query: &Query) -> BTreeMap<Place, f64> {
        match query {
            Query::Word { text } => self.places.get(text).map_or_else(BTreeMap::new, rated),
            Query::Prefix { text } => self
                .beginning(text)
                .fold(BTreeMap::new(), |sum, (_, places)| united(sum, rated(places))),
            Query::Any { parts } => {
                parts.iter().fold(BTreeMap::new(), |sum, part| united(sum, self.scores(part)))
            }
            Query::All { parts } => {
                let mut parts = parts.iter();
                let first = parts.next().map_or_else(BTreeMap::new, |part| self.scores(part));
                parts.fold(first, |both, part| {
                    let other = self.scores(part);
                    let shared = both.into_iter().filter_map(|(place, score)| {
                        other.get(&place).map(|more| (place, score + more))
                    });
                    shared.collect()
                })
            }
            Query::Not { part } => {
                let found = self.scores(part);
                let all = self.entries.iter().flat_map(|(path, entry)| {
                    (1..=entry.document.lines).map(|line| (path.clone(), line))
                });
                all.filter(|place| !found.contains_key(place)).map(|place| (place, 0.0)).collect()
            }
        }
    }

    fn line(&self, (path, line): &Place) -> &str {
        let entry = self.entries.get(path);
        entry.and_then(|entry| entry.text.lines().nth(line - 1)).unwrap_or_default()
    }
}

/// Every word of a line, in lower case.
fn words_of(line: &str) -> impl Iterator<Item = String> + '_ {
    let words = line.split(|one| !is_of_word(one)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

fn rated(places: &BTreeSet<Place>) -> BTreeMap<Place, f64> {
    let score = 1.0 / (places.len() as f64).ln_1p();
    places.iter().map(|place| (place.clone(), score)).collect()
}

fn united(mut one: BTreeMap<Place, f64>, two: BTreeMap<Place, f64>) -> BTreeMap<Place, f64> {
    for (place, score) in two {
        *one.entry(place).or_default() += score;
    }
    one
}

/// @py
impl Index {
    /// An index of these documents.
    ///
    /// @py def __new__(documents=[])
    #[must_use]
    pub fn new(documents: Vec<(String, String)>) -> Index {
        let mut index =
            Index { entries: BTreeMap::new(), places: BTreeMap::new(), on_change: None };
        for (path, text) in documents {
            index.insert(path, text);
        }
        index
    }

    /// Adds a document, or replaces the one at that path.
    ///
    /// # Errors
    /// What `on_change` raises; the document is added by then.
    pub fn add(slf: &Bound<'_, Self>, path: String, text: String) -> PyResult<Document> {
        let document = slf.borrow_mut().insert(path, text);
        changed(slf, &document.path)?;
        Ok(document)
    }

    /// Takes a document out.
    ///
    /// # Errors
    /// `NoSuchDocument`, and what `on_change` raises.
    pub fn remove(slf: &Bound<'_, Self>, path: &str) -> PyResult<()> {
        if !slf.borrow_mut().forget(path) {
            return Err(NoSuchDocument(path.to_owned()).into());
        }
        changed(slf, path)
    }

    /// The lines that match a query, which may be given as text.
    ///
    /// # Errors
    /// `BadQuery`.
    ///
    /// @py def search(self, query: Query | str, *, limit=10, order: Order = ...) -> list[Hit]
    /// @py default(order = Order::BestFirst)
    pub fn search(
        &self,
        query: &Bound<'_, PyAny>,
        limit: usize,
        order: Order,
    ) -> PyResult<Vec<Hit>> {
        let query = match query.extract::<String>() {
            Ok(text) => Query::parse(&text)?,
            Err(_) => query.extract()?,
        };
        let hits = self.scores(&query).into_iter().map(|(place, score)| {
            let text = self.line(&place).trim().to_owned();
            Hit { score, path: place.0, line: place.1, text }
        });
        let mut hits: Vec<Hit> = hits.collect();
        if order == Order::BestFirst {
            hits.sort_by(|one, two| two.score.total_cmp(&one.score));
        }
        hits.truncate(limit);
        Ok(hits)
    }

    /// The words that begin so, each with the number of lines it stands in.
    ///
    /// @py def words(self, prefix="")
    #[must_use]
    pub fn words(&self, prefix: &str) -> BTreeMap<String, usize> {
        self.beginning(prefix).map(|(word, places)| (word.clone(), places.len())).collect()
    }

    /// How many documents of each kind there are.
    ///
    /// @py property
    #[must_use]
    pub fn kinds(&self) -> Vec<(Kind, usize)> {
        let all = [Kind::Rust, Kind::Python, Kind::Markdown, Kind::Other];
        let count =
            |kind| self.entries.values().filter(|entry| entry.document.kind == kind).count();
        all.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.entries.len()
    }

    #[must_use]
    pub fn __contains__(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// The document at a path.
    ///
    /// # Errors
    /// `NoSuchDocument`.
    pub fn __getitem__(&self, path: &str) -> Result<Document, NoSuchDocument> {
        let entry = self.entries.get(path);
        entry.map(|entry| entry.document.clone()).ok_or_else(|| NoSuchDocument(path.to_owned()))
    }

    /// The documents, by path.
    #[must_use]
    pub fn __iter__(&self) -> Documents {
        let documents: Vec<Document> =
            self.entries.values().map(|entry| entry.document.clone()).collect();
        Documents { documents: documents.into_iter() }
    }

    #[must_use]
    pub fn __repr__(&self) -> String {
        format!("<Index of {} documents, {} words>", self.entries.len(), self.places.len())
    }

    /// Takes in all documents of another index.
    pub fn __ior__(&mut self, other: &Index) {
        for (path, entry) in &other.entries {
            self.insert(path.clone(), entry.text.clone());
        }
    }

    /// A pickle holds the documents, and not who is told of changes.
    ///
    /// # Errors
    /// None that is known.
    #[expect(clippy::type_complexity, reason = "what pickle wants: a class and its arguments")]
    pub fn __reduce__(slf: &Bound<'_, Self>) -> PyResult<(Py<PyAny>, (Vec<(String, String)>,))> {
        let index = slf.borrow();
        let documents =
            index.entries.iter().map(|(path, entry)| (path.clone(), entry.text.clone()));
        Ok((slf.as_any().get_type().into_any().unbind(), (documents.collect(),)))
    }
}

/// Tells whoever wants to know. Nothing is borrowed here: the callback may use the index.
fn changed(index: &Bound<'_, Index>, path: &str) -> PyResult<()> {
    let py = index.py();
    let callback = index.borrow().on_change.as_ref().map(|callback| callback.clone_ref(py));
    match callback {
        Some(callback) => callback.bind(py).call1((path,)).map(drop),
        None => Ok(()),
    }
}

/// The documents of an index, as they were when it was asked.
///
/// @py
pub struct Documents {
    documents: std::vec::IntoIter<Document>,
}

/// @py
impl Iterator for Documents {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        self.documents.next()
    }
}

/// @py
impl Documents {
    #[must_use]
    pub fn __length_hint__(&self) -> usize {
        self.documents.len()
    }
}
