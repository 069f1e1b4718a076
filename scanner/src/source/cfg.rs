//! Predicates of `#[cfg(..)]`: their text, and what they say where that is certain.
//!
//! Nearly every predicate is copied as text and left to rustc. Evaluated is only where a choice must
//! be made before rustc runs, such as which of two files a module has.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What the build script knows of a predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Truth {
    True,
    False,
    /// Why: the name that cargo does not tell build scripts about.
    Undetermined(String),
}

/// A predicate as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Predicate {
    All(Vec<Predicate>),
    Any(Vec<Predicate>),
    Not(Box<Predicate>),
    Const(bool),
    Name(String),
    Pair(String, String),
    /// Something newer than this scanner, as text.
    Odd(String),
}

/// Keys of which cargo gives build scripts every value that is set.
const KNOWN_KEYS: &[&str] = &["feature", "panic", "relocation_model"];
/// Plain names that cargo passes on when they are set.
const KNOWN_NAMES: &[&str] = &["unix", "windows"];
/// What differs between the targets of one package, or is set after the build script ran.
const LATE_NAMES: &[&str] =
    &["test", "doc", "doctest", "miri", "proc_macro", "debug_assertions", "overflow_checks"];

/// Evaluates a predicate's text against what cargo says is set.
pub(crate) fn evaluate(text: &str, set: &[(String, Option<String>)]) -> Truth {
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return Truth::Undetermined(text.to_owned());
    };
    if crate::source::too_deep(&tokens).is_some() {
        return Truth::Undetermined(text.to_owned());
    }
    parse_one(&tokens.into_iter().collect::<Vec<_>>()).truth(set)
}

/// Whether all predicates hold.
pub(crate) fn evaluate_all<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    set: &[(String, Option<String>)],
) -> Truth {
    all(texts.into_iter().map(|text| evaluate(text, set)))
}

/// A predicate's tokens as one line: `all(unix, feature = "x")`.
pub(crate) fn text(tokens: TokenStream) -> String {
    let mut out = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                let inner = text(group.stream());
                out.push_str(&format!("{open}{}{close}", inner.trim_end_matches([',', ' '])));
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' => out.push_str(", "),
                '=' => out.push_str(" = "),
                other => out.push(other),
            },
            token => {
                // Two words in a row are not valid; they must still not become one word.
                if out.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
                    out.push(' ');
                }
                out.push_str(&token.to_string());
            }
        }
    }
    out.trim_end_matches([',', ' ']).to_owned()
}

fn parse_one(tokens: &[TokenTree]) -> Predicate {
    match tokens {
        [TokenTree::Ident(name)] => match name.to_string().as_str() {
            "true" => Predicate::Const(true),
            "false" => Predicate::Const(false),
            name => Predicate::Name(name.trim_start_matches("r#").to_owned()),
        },
        [TokenTree::Ident(name), TokenTree::Punct(eq), TokenTree::Literal(value)]
            if eq.as_char() == '=' =>
        {
            match syn::parse_str::<syn::LitStr>(&value.to_string()) {
                Ok(value) => Predicate::Pair(name.to_string(), value.value()),
                Err(_) => odd(tokens),
            }
        }
        [TokenTree::Ident(name), TokenTree::Group(group)] => parse_call(name, group, tokens),
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            parse_one(&group.stream().into_iter().collect::<Vec<_>>())
        }
        _ => odd(tokens),
    }
}

fn parse_call(
    name: &proc_macro2::Ident,
    group: &proc_macro2::Group,
    whole: &[TokenTree],
) -> Predicate {
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    let parts = || {
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        inner.split(is_comma).filter(|part| !part.is_empty()).map(parse_one).collect::<Vec<_>>()
    };
    match name.to_string().as_str() {
        "all" => Predicate::All(parts()),
        "any" => Predicate::Any(parts()),
        "not" => match parts().pop() {
            Some(only) => Predicate::Not(Box::new(only)),
            None => odd(whole),
        },
        _ => odd(whole),
    }
}

fn odd(tokens: &[TokenTree]) -> Predicate {
    Predicate::Odd(text(tokens.iter().cloned().collect()))
}

impl Predicate {
    fn truth(&self, set: &[(String, Option<String>)]) -> Truth {
        match self {
            Predicate::All(parts) => all(parts.iter().map(|part| part.truth(set))),
            Predicate::Any(parts) => negate(all(parts.iter().map(|part| negate(part.truth(set))))),
            Predicate::Not(inner) => negate(inner.truth(set)),
            Predicate::Const(value) => known(*value),
            Predicate::Name(name) if LATE_NAMES.contains(&name.as_str()) => {
                Truth::Undetermined(name.clone())
            }
            Predicate::Name(name) => {
                let is_set = set.iter().any(|(key, value)| key == name && value.is_none());
                if is_set || KNOWN_NAMES.contains(&name.as_str()) {
                    known(is_set)
                } else {
                    // A `--cfg` may come from this very build script.
                    Truth::Undetermined(name.clone())
                }
            }
            Predicate::Pair(key, value) => {
                let is_set = set.iter().any(|(k, v)| k == key && v.as_ref() == Some(value));
                let is_known = key.starts_with("target_") || KNOWN_KEYS.contains(&key.as_str());
                if is_set || is_known {
                    known(is_set)
                } else {
                    Truth::Undetermined(format!("{key} = \"{value}\""))
                }
            }
            Predicate::Odd(text) => Truth::Undetermined(text.clone()),
        }
    }
}

fn known(value: bool) -> Truth {
    if value { Truth::True } else { Truth::False }
}

fn negate(truth: Truth) -> Truth {
    match truth {
        Truth::True => Truth::False,
        Truth::False => Truth::True,
        undetermined => undetermined,
    }
}

/// One false part decides; one undetermined part leaves the rest open.
fn all(parts: impl Iterator<Item = Truth>) -> Truth {
    let mut open = None;
    for part in parts {
        match part {
            Truth::False => return Truth::False,
            Truth::Undetermined(why) => open = open.or(Some(why)),
            Truth::True => {}
        }
    }
    open.map_or(Truth::True, Truth::Undetermined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set() -> Vec<(String, Option<String>)> {
        let pair = |key: &str, value: &str| (key.to_owned(), Some(value.to_owned()));
        vec![("unix".into(), None), pair("target_os", "linux"), pair("feature", "fast")]
    }

    #[test]
    fn evaluates_what_is_certain() {
        let cases = [
            ("unix", Truth::True),
            ("windows", Truth::False),
            ("not(windows)", Truth::True),
            ("feature = \"fast\"", Truth::True),
            ("feature = \"slow\"", Truth::False),
            ("all(unix, target_os = \"linux\",)", Truth::True),
            ("any()", Truth::False),
            ("all()", Truth::True),
            ("true", Truth::True),
            ("test", Truth::Undetermined("test".into())),
            ("all(test, windows)", Truth::False),
            ("any(test, unix)", Truth::True),
            ("any(test, windows)", Truth::Undetermined("test".into())),
            ("not(loom)", Truth::Undetermined("loom".into())),
            ("my_key = \"a\"", Truth::Undetermined("my_key = \"a\"".into())),
            ("version(\"1.80\")", Truth::Undetermined("version(\"1.80\")".into())),
            ("not()", Truth::Undetermined("not()".into())),
            ("(", Truth::Undetermined("(".into())),
        ];
        for (text, expected) in cases {
            assert_eq!(evaluate(text, &set()), expected, "{text}");
        }
    }

    #[test]
    fn texts_are_one_line() {
        let tokens: TokenStream = "all ( unix ,\n  not(feature=\"x\") , )".parse().unwrap();
        assert_eq!(text(tokens), "all(unix, not(feature = \"x\"))");
    }
}
