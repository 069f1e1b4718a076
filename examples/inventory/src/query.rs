//! Queries: values that are built by operators, read from text, and matched by `match`.

use std::fmt;

/// What to look for.
///
/// @py eq str pickle
#[derive(Clone, Debug, PartialEq)]
pub enum Query {
    /// A word, however it is written.
    Word {
        /// In lower case.
        text: String,
    },
    /// Every word that begins so.
    Prefix {
        /// In lower case.
        text: String,
    },
    /// What all of the parts match.
    All {
        /// At least one.
        parts: Vec<Query>,
    },
    /// What one of the parts matches.
    Any {
        /// At least one.
        parts: Vec<Query>,
    },
    /// What the part does not match.
    Not {
        /// What must not be there.
        part: Box<Query>,
    },
}

/// A text that is no query.
///
/// @py class BadQuery(ValueError)
#[derive(Debug, PartialEq)]
pub struct BadQuery(String);

impl fmt::Display for BadQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadQuery {}

/// @py
impl Query {
    /// Reads a query as people type it: `borrow* -test class|struct`.
    ///
    /// Words that stand side by side must all match; `|` joins alternatives, `-` excludes, `*` ends a prefix.
    ///
    /// # Errors
    /// For a text without words, and signs without their word.
    ///
    /// @py staticmethod
    pub fn parse(text: &str) -> Result<Query, BadQuery> {
        let parts: Result<Vec<Query>, BadQuery> = text.split_whitespace().map(term).collect();
        joined(parts?, |parts| Query::All { parts })
            .ok_or_else(|| BadQuery("a query needs at least one word".to_owned()))
    }
}

/// `-a|b*`
fn term(text: &str) -> Result<Query, BadQuery> {
    if let Some(rest) = text.strip_prefix('-') {
        return Ok(Query::Not { part: Box::new(term(rest)?) });
    }
    let parts: Result<Vec<Query>, BadQuery> = text.split('|').map(word).collect();
    joined(parts?, |parts| Query::Any { parts })
        .ok_or_else(|| BadQuery(format!("no word in {text:?}")))
}

/// `a` or `a*`
fn word(text: &str) -> Result<Query, BadQuery> {
    let (stem, is_prefix) = match text.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (text, false),
    };
    if stem.is_empty() || !stem.chars().all(is_of_word) {
        return Err(BadQuery(format!("{text:?} is not a word")));
    }
    let text = stem.to_lowercase();
    Ok(if is_prefix { Query::Prefix { text } } else { Query::Word { text } })
}

/// One part stands for itself, none for nothing.
fn joined(mut parts: Vec<Query>, join: impl FnOnce(Vec<Query>) -> Query) -> Option<Query> {
    if parts.len() > 1 { Some(join(parts)) } else { parts.pop() }
}

/// Whether a character belongs to a word.
pub(crate) fn is_of_word(one: char) -> bool {
    one.is_alphanumeric() || one == '_'
}

/// @py
impl std::ops::BitAnd for Query {
    type Output = Query;

    fn bitand(self, other: Query) -> Query {
        match (self, other) {
            (Query::All { mut parts }, Query::All { parts: more }) => {
                parts.extend(more);
                Query::All { parts }
            }
            (Query::All { mut parts }, other) => {
                parts.push(other);
                Query::All { parts }
            }
            (one, two) => Query::All { parts: vec![one, two] },
        }
    }
}

/// @py
impl std::ops::BitOr for Query {
    type Output = Query;

    fn bitor(self, other: Query) -> Query {
        Query::Any { parts: vec![self, other] }
    }
}

/// @py
impl std::ops::Not for Query {
    type Output = Query;

    fn not(self) -> Query {
        match self {
            Query::Not { part } => *part,
            part => Query::Not { part: Box::new(part) },
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Query::Word { text } => f.write_str(text),
            Query::Prefix { text } => write!(f, "{text}*"),
            Query::Not { part } => write!(f, "-{part}"),
            Query::All { parts } => between(f, parts, " "),
            Query::Any { parts } => between(f, parts, "|"),
        }
    }
}

fn between(f: &mut fmt::Formatter<'_>, parts: &[Query], sign: &str) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(sign)?;
        }
        write!(f, "{part}")?;
    }
    Ok(())
}
