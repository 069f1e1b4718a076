//! How far apart two words are.

keelback::module!();

/// The number of letters to insert, delete or replace that turns `a` into `b`.
///
/// @py
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

/// The word that is closest, the first of several; `None` if there are none.
///
/// @py def closest(word, among)
#[must_use]
pub fn closest<'a>(word: &str, among: &'a [String]) -> Option<&'a str> {
    among.iter().min_by_key(|other| distance(word, other)).map(String::as_str)
}
