//! What is laid out are the tokens that were given, each apart from the next where that matters.

use std::fs;
use std::path::Path;

use proc_macro2::TokenStream;

fn laid_out(text: &str) -> String {
    super::text(text.parse().expect("tokens"))
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let got = laid_out(text);
    assert_eq!(got, expected.trim_matches('\n'), "\n--- got\n{got}");
}

/// Every token of a text, with the characters of operators apart.
fn tokens(text: &str) -> Vec<String> {
    fn add(tokens: TokenStream, into: &mut Vec<String>) {
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Group(group) => {
                    into.push(format!("{:?}", group.delimiter()));
                    add(group.stream(), into);
                    into.push("end".to_owned());
                }
                token => into.push(token.to_string()),
            }
        }
    }
    let mut all = Vec::new();
    add(text.parse().unwrap_or_else(|error| panic!("{error}:\n{text}")), &mut all);
    all
}

#[test]
fn every_source_of_the_scanner_keeps_its_tokens() {
    let mut seen = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                let out = laid_out(&text);
                assert_eq!(tokens(&out), tokens(&text), "{}", path.display());
                // As rustc reads it: `<-` and `< -` are not the same.
                assert!(syn::parse_file(&out).is_ok(), "{}:\n{out}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen} sources");
}

#[test]
fn bodies_are_broken_and_lists_where_they_are_too_long() {
    check(
        "#[doc = \" Says \\\"hi\\\".\"] #[inline] pub(crate) fn one<'a>(py: Python<'a>) -> rt::Answer { let x = [1, 2]; give(py, x) }",
        r#"
/// Says "hi".
#[inline]
pub(crate) fn one<'a>(py: Python<'a>) -> rt::Answer {
    let x = [1, 2];
    give(py, x)
}
"#,
    );
    check(
        "static ROWS: &[rt::Row<This, u8>] = &[rt::Row::new::<A, B>(\"a name of some length\", 1), rt::Row::new(\"another name of some length\", 2), END];",
        r#"
static ROWS: &[rt::Row<This, u8>] = &[
    rt::Row::new::<A, B>("a name of some length", 1),
    rt::Row::new("another name of some length", 2),
    END
];
"#,
    );
}

#[test]
fn words_of_a_long_list_share_lines() {
    check(
        "rt::method!(METHOD, run, \"a signature that takes its room\", 0, 0, 0, This, \"a name\", \"documentation that is long\");",
        r#"
rt::method!(
    METHOD, run, "a signature that takes its room", 0, 0, 0, This, "a name",
    "documentation that is long"
);
"#,
    );
}

#[test]
fn a_block_at_the_end_of_a_call_stays_with_it() {
    check(
        "fields.get(&NAME, || { use crate::*; a() })?;",
        "
fields.get(&NAME, || {
    use crate::*;
    a()
})?;
",
    );
}

#[test]
fn the_parameters_of_a_closure_stay_together() {
    check(
        "rt::coroutine(py, &rt::AsyncDef(\"a name\", \"src/lib.rs:1\", rt::Polling::Attached), async move { crate::a().await }, |py, value| rt::give(py, value))",
        r#"
rt::coroutine(
    py,
    &rt::AsyncDef("a name", "src/lib.rs:1", rt::Polling::Attached),
    async move { crate::a().await },
    |py, value| rt::give(py, value)
)
"#,
    );
}

#[test]
fn operators_stand_as_they_are_read() {
    check("let a = -b * *c & !d;", "let a = -b * *c & !d;");
    check("let a: &'a mut dyn A = &mut b.c[0..=1];", "let a: &'a mut dyn A = &mut b.c[0..=1];");
    check("a.map(|b, c| b == c && d || e)", "a.map(|b, c| b == c && d || e)");
    check(
        "impl<T: ?Sized + 'a> A for B<<C as D>::F> where for<'x> &'x T: E {}",
        "impl<T: ?Sized + 'a> A for B<<C as D>::F> where for<'x> &'x T: E {}",
    );
    check("match a { B | C => d, _ => e(), }", "match a {\n    B | C => d,\n    _ => e(),\n}");
    check("use a::{B, c}; use ::d::e;", "use a::{B, c};\nuse ::d::e;");
    check("a < -1", "a< -1");
}

#[test]
fn a_doc_that_a_comment_cannot_say_stays_an_attribute() {
    check("#[doc = \"/ a\"] a!();", "#[doc = \"/ a\"]\na!();");
    check("#[doc = \"a\\\\b\"] a!();", "#[doc = \"a\\\\b\"]\na!();");
    check("#[doc = \"\"] a!();", "///\na!();");
}
