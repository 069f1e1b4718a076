//! Names: what Python takes as one, and what was probably meant.

/// Words that cannot be names in any Python from 3.7 on.
const PYTHON_KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Whether Python's grammar takes this as a name: not a keyword, and made of the characters that Python and
/// Rust agree upon (`XID`, as `unicode-ident` has it through `proc_macro2`).
pub(crate) fn is_python_identifier(name: &str) -> bool {
    is_word(name) && !is_python_keyword(name)
}

/// Whether this is spelt like a name, keyword or not.
pub(crate) fn is_word(name: &str) -> bool {
    let mut chars = name.chars();
    let first = chars.next();
    if name.is_ascii() {
        return first.is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
            && chars.all(|next| next.is_ascii_alphanumeric() || next == '_');
    }
    let raw = format!("r#{name}");
    // The lexer would read over a comment behind the name.
    syn::parse_str::<syn::Ident>(&raw).is_ok_and(|ident| ident == raw)
}

pub(crate) fn is_python_keyword(name: &str) -> bool {
    PYTHON_KEYWORDS.contains(&name)
}

/// The known word that a misspelt one is closest to, if one is close.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A third of the letters may be wrong, and at least one.
    let allowed = (word.chars().count() / 3).max(1);
    let ranked = known.into_iter().map(|known| (distance(word, known), known));
    let close = ranked.filter(|(far, known)| *far <= allowed && *far < known.chars().count());
    close.min_by_key(|(far, _)| *far).map(|(_, known)| known)
}

/// How many letters must be added, removed, changed or swapped with a neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // A long word is no misspelling of a short one, and the table would be large.
    if a.len().abs_diff(b.len()) > 8 || a.len() > 64 {
        return usize::MAX;
    }
    let mut older: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let changed = above[j] + usize::from(x != y);
            let mut best = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && b[j - 1] == *x {
                best = best.min(older[j - 1] + 1);
            }
            row.push(best);
        }
        older = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_names() {
        for name in ["a", "_", "__init__", "match", "type", "größe", "名", "x1"] {
            assert!(is_python_identifier(name), "{name}");
        }
        for name in
            ["", "1a", "a-b", "a b", "class", "None", "async", "a.b", "r#a", "é!", "é b", "名//x"]
        {
            assert!(!is_python_identifier(name), "{name}");
        }
        assert!(!is_python_keyword("match"));
    }

    #[test]
    fn misspelt_words() {
        let known = [
            "nogil",
            "pass_module",
            "default",
            "convert",
            "overload",
            "init",
            "unlisted",
            "eq",
            "ord",
        ];
        let cases = [
            ("nogli", Some("nogil")),
            ("pass_modul", Some("pass_module")),
            ("defualt", Some("default")),
            ("inti", Some("init")),
            ("qe", Some("eq")),
            ("banana", None),
            ("x", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
        assert_eq!(nearest(&"x".repeat(1000), known), None);
    }
}
