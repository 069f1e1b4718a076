//! Tags in places that nothing is exported from.

use super::*;

#[test]
fn tags_from_where_nothing_is_exported() {
    let on = |what: &str| format!("[@py] this tag is on {what}, from where nothing is exported");
    let body = on("something inside a function body");
    let text = "\
fn f(
    /// @py
    a: u8,
) {
    /// @py
    fn inner() {}
    match a {
        /// @py
        1 => {}
        _ => vec![
            /// @py
            1
        ],
    }
}
/// @py
use a::b;
/// @py
extern \"C\" {
    /// @py
    fn foreign();
}
/// @py
union U {
    /// @py
    a: u8,
}
trait T<
    /// @py
    X
> {}
/// @py
other!();
impl S {
    /// @py
    type A = u8;
    fn g() {
        /// @py
        struct S;
    }
}
const C: u8 = {
    /// @py
    const D: u8 = 1;
    D
};
";
    assert_eq!(
        errors(text),
        [
            format!("KB0111 2:9 {}", on("a parameter")),
            format!("KB0111 5:9 {body}"),
            format!("KB0111 8:13 {body}"),
            format!("KB0111 11:17 {body}"),
            format!("KB0111 18:5 {}", on("an `extern` block")),
            format!("KB0111 20:9 {}", on("an item of an `extern` block")),
            format!("KB0111 23:5 {}", on("a union")),
            format!("KB0111 25:9 {}", on("a field of a union")),
            format!("KB0111 29:9 {}", on("a generic parameter")),
            format!("KB0111 32:5 {}", on("a macro call")),
            format!("KB0111 35:9 {}", on("an associated type")),
            format!("KB0111 38:13 {body}"),
            format!("KB0111 43:9 {}", on("an expression")),
        ]
    );
}

#[test]
fn comments_that_are_no_documentation() {
    let text = "\
// @py def f()
fn f() {}
/* @py */
fn g() {}
/*
 * @py
 */
//// @py
fn h() {
    // @py
}
// /// @py is how a tag starts, @py is the mark
// ```
// @py
// ```
";
    let what = "[@py] a tag in a comment that is not documentation";
    assert_eq!(
        errors(text),
        ["1:4", "3:4", "6:4", "8:6", "10:8"].map(|place| format!("KB0112 {place} {what}"))
    );
}

#[test]
fn orphan_files_are_read() {
    let text = "\
//- /lib.rs
mod a;
//- /a.rs
/// @py
fn f() {}
//- /lost.rs
/// @py
fn g() {}
/// @py
fn h() {}
//- /plain.rs
/// ```
/// @py
/// ```
fn g() {}
";
    let files = Files::new(text);
    let mut input = files.input();
    let mut diags = Diagnostics::default();
    input.crate_name = "x".to_owned();
    let (mut sources, mut tree) = tree::build(&mut diags, &input);
    tree.orphans =
        vec!["/fixture/src/lost.rs".into(), "/fixture/src/plain.rs".into(), "/none.rs".into()];
    collect(&mut diags, &mut sources, &tree, &input);
    let errors: Vec<String> =
        diags.render_errors(&sources).iter().map(|error| brief(error)).collect();
    assert_eq!(
        errors,
        ["KB0113 src/lost.rs:1:5 [@py] no `mod` reaches `src/lost.rs`, so its tags do nothing\n  \
          note: the file holds 2 tags\n  help: add `mod lost;` to the module above, or remove the file"]
    );
    assert!(sources.paths().contains(&"/fixture/src/lost.rs".into()));
}
