//! What macros make, as dumps of the tree or as source.

use crate::source::fixture::build;

/// Compares the items that macros made, printed as source.
#[track_caller]
fn check(text: &str, expected: &str) {
    let built = build(text);
    assert_eq!(built.diags.render_errors(&built.sources), Vec::<String>::new());
    let mut got = String::new();
    for module in &built.tree.modules {
        for item in module.items.iter().map(|id| built.tree.item(*id)) {
            let has_made = item.made_by.is_some() || item.places.is_made();
            if has_made && !matches!(item.syntax, syn::Item::Macro(_)) {
                let items = vec![item.syntax.clone()];
                got += &prettyplease::unparse(&syn::File {
                    shebang: None,
                    frontmatter: None,
                    attrs: Vec::new(),
                    items,
                });
            }
        }
    }
    assert_eq!(got.trim(), expected.trim(), "\n--- got\n{got}");
}

#[track_caller]
fn check_errors(text: &str, expected: &[&str]) {
    let built = build(text);
    let texts = built.diags.render_errors(&built.sources);
    assert_eq!(texts.len(), expected.len(), "{texts:#?}");
    for (text, expected) in texts.iter().zip(expected) {
        for part in expected.split(" .. ") {
            assert!(text.contains(part), "no {part:?} in\n{text}");
        }
    }
}

#[test]
fn fragments() {
    check(
        r#"
macro_rules! all {
    ($(#[$m:meta])* $v:vis fn $i:ident<$l:lifetime>($p:pat, $t:ty) -> $r:path { $e:expr; $lit:literal } $b:block $item:item $($rest:tt)*) => {
        $(#[$m])*
        $v fn $i<$l>($p: $t) -> $r { let x = $e * 2; let $p = $lit; $b }
        $item
        $($rest)*
    };
}
all! {
    /// @py
    #[inline]
    pub(crate) fn make<'a>((a, b), &'a [u8]) -> std::vec::Vec<u8> { 1 + 2; -3 }
    { let v = Vec::new(); v }
    pub struct S(u8);
    const K: fn(u8) -> u8 = |x| x;
}
"#,
        r"
/// @py
#[inline]
pub(crate) fn make<'a>((a, b): &'a [u8]) -> std::vec::Vec<u8> {
    let x = (1 + 2) * 2;
    let (a, b) = -3;
    {
        let v = Vec::new();
        v
    }
}
pub struct S(u8);
const K: fn(u8) -> u8 = |x| x;
",
    );
}

#[test]
fn repetitions() {
    check(
        r#"
macro_rules! classes {
    ($($name:ident { $($field:ident : $ty:ty = [$($n:literal)|+]),* $(,)? } $(as $alias:ident)?);+ $(;)?) => {
        $(
            pub struct $name { $(#[doc = "@py"] pub $field: $ty),* }
            $(type $alias = $name;)?
            impl $name { $(pub const $field: [u8; 2] = [$($n),+];)* }
        )+
    };
    () => {};
}
classes!();
classes! {
    A { x: u8 = [1 | 2], y: Option<u8> = [3|4], } as AA;
    B { };
}
"#,
        r#"
pub struct A {
    #[doc = "@py"]
    pub x: u8,
    #[doc = "@py"]
    pub y: Option<u8>,
}
type AA = A;
impl A {
    pub const x: [u8; 2] = [1, 2];
    pub const y: [u8; 2] = [3, 4];
}
pub struct B {}
impl B {}
"#
        .replace("#[doc = \"@py\"]", "///@py")
        .as_str(),
    );
}

#[test]
fn macros_that_call_and_define_macros() {
    check(
        r#"
macro_rules! outer {
    ($name:ident, $($rest:ident),*) => { one!($name); outer!($($rest),*); };
    ($name:ident) => { $crate::one!($name); maker!(two $name); two!(Z); };
}
macro_rules! maker {
    ($m:ident $n:ident) => { macro_rules! $m { ($x:ident) => { struct $x($n); } } };
}
#[macro_export]
macro_rules! one { ($name:ident) => { struct $name; } }
outer!(A, B, C);
"#,
        "
struct A;
struct B;
struct C;
struct Z(C);
",
    );
}

#[test]
fn scope_is_the_text_or_a_path() {
    check(
        r#"
late!(Nothing);
#[macro_use] mod first { macro_rules! leaked { ($n:ident) => { struct $n; } } }
mod second { macro_rules! hidden { ($n:ident) => { struct Wrong; } } }
hidden!(No);
leaked!(A);
mod third {
    leaked!(B);
    crate::exported!(C);
    use crate::tools::by_use as renamed;
    renamed!(D);
    fn behind() {}
    macro_rules! leaked { ($n:ident) => { struct Shadow; } }
    leaked!(E);
}
leaked!(F);
mod tools {
    #[macro_export] macro_rules! exported { ($n:ident) => { struct $n; } }
    macro_rules! by_use_ { ($n:ident) => { struct $n; } }
    pub(crate) use by_use_ as by_use;
}
#[cfg(windows)] macro_rules! twice { () => { struct Windows; } }
#[cfg(not(windows))] macro_rules! twice { () => { struct Unix; } }
#[cfg(windows)] macro_rules! thrice { () => { struct Linux; } }
twice!();
"#,
        "
struct A;
struct F;
struct Unix;
struct B;
struct C;
struct D;
struct Shadow;
",
    );
}

#[test]
fn what_waits_for_its_path_stands_where_it_is_called() {
    let built = build(
        "
fn before() {}
crate::m!(X);
fn behind() {}
#[macro_export] macro_rules! m { ($n:ident) => { struct $n; } }
",
    );
    let names: Vec<String> =
        built.tree.modules[0].items.iter().filter_map(|id| built.tree.item(*id).name()).collect();
    assert_eq!(names, ["before", "X", "behind"]);
}

#[test]
fn members_of_impls() {
    check(
        r#"
macro_rules! getters {
    ($($name:ident: $ty:ty),*) => { $(getter!($name, $ty);)* };
}
macro_rules! getter {
    ($name:ident, $ty:ty) => {
        /// @py property
        pub fn $name(&self) -> $ty { self.$name }
    };
}
impl P {
    fn first() {}
    getters!(x: f64, y: f64);
    fn last() {}
}
"#,
        "
impl P {
    fn first() {}
    /// @py property
    pub fn x(&self) -> f64 {
        self.x
    }
    /// @py property
    pub fn y(&self) -> f64 {
        self.y
    }
    fn last() {}
}
",
    );
}

#[test]
fn conditions_of_a_call_hold_for_what_it_makes() {
    check(
        r#"
macro_rules! both { ($a:ident $b:ident) => { struct $a; #[cfg(windows)] fn $b() {} }; }
macro_rules! outer { () => { #[cfg(unix)] both!(A b); } }
#[cfg(test)]
#[allow(dead_code)]
outer!();
macro_rules! member { ($name:ident) => { fn $name() {} const K: u8 = 1; } }
impl A {
    #[cfg(feature = "extra")]
    member!(c);
}
"#,
        r#"
#[cfg(test)]
#[cfg(unix)]
struct A;
#[cfg(test)]
#[cfg(unix)]
#[cfg(windows)]
fn b() {}
impl A {
    #[cfg(feature = "extra")]
    fn c() {}
    #[cfg(feature = "extra")]
    const K: u8 = 1;
}
"#,
    );
}

#[test]
fn tokens_keep_their_places() {
    let built = build(
        "
//- /lib.rs
#[macro_use] mod macros;
outer!(Täg);
//- /macros.rs
// A macro in a file of its own.
macro_rules! outer { ($n:ident) => { inner!($n); } }
macro_rules! inner {
    ($n:ident) => {
        /// @py eq
        pub struct $n { pub field: u8 }
    };
}
",
    );
    let item = built
        .tree
        .items
        .iter()
        .find(|item| item.name().as_deref() == Some("Täg"))
        .expect("the struct");
    assert_eq!(built.sources.location(item.span), "src/lib.rs:2");
    assert_eq!(built.sources.slice(item.span), "Täg");
    let syn::Item::Struct(strukt) = &item.syntax else { panic!() };
    let field =
        strukt.fields.iter().next().and_then(|field| field.ident.as_ref()).expect("a field");
    assert_eq!(built.sources.location(item.place(field.span())), "src/macros.rs:6");
    assert_eq!(built.sources.slice(item.docs[0].span), " @py eq");
    assert!(item.docs[0].exact);
    let made = item.made_by.as_ref().expect("made by a macro");
    assert_eq!(made.macro_name, "outer");
    assert_eq!(built.sources.location(made.call), "src/lib.rs:2");
    assert_eq!(built.sources.location(made.definition), "src/macros.rs:2");
    assert_eq!(item.place(proc_macro2::Span::call_site()), made.call);
}

#[test]
fn modules_includes_and_cfg_if() {
    let built = build(
        r#"
//- /lib.rs
macro_rules! modules { ($($n:ident)*) => { $(pub mod $n;)* mod inline { pub mod deep; } } }
modules!(a b);
include!("parts/items.rs");
cfg_if::cfg_if! {
    if #[cfg(unix)] { mod unix; } else if #[cfg(windows)] { mod win; } else { mod other; }
}
//- /a.rs
fn in_a() {}
//- /b.rs
fn in_b() {}
//- /inline/deep.rs
fn in_deep() {}
//- /parts/items.rs
/// @py
fn included() {}
//- /unix.rs
fn in_unix() {}
"#,
    );
    assert_eq!(
        built.tree.dump(&built.sources).trim(),
        r#"
mod crate: pub src/lib.rs
  macro modules
  call modules
  call include
  fn included
    /// @py
  call cfg_if::cfg_if
  mod a: pub src/a.rs
    fn in_a
  mod b: pub src/b.rs
    fn in_b
  mod inline: in crate:: src/lib.rs
    mod deep: pub src/inline/deep.rs
      fn in_deep
  mod unix: in crate:: src/unix.rs #[cfg(unix)]
    fn in_unix
  mod win: in crate:: src/lib.rs #[cfg(all(not(any(unix)), windows))] (not read)
  mod other: in crate:: src/lib.rs #[cfg(not(any(unix, windows)))] (not read)
"#
        .trim()
    );
}

#[test]
fn lost_tags_are_reported() {
    check_errors(
        r#"
macro_rules! m { ($n:ident) => { /** @py */ struct $n; }; (broken) => { struct } }
m!(1);
m!(Fine);
"#,
        &[
            "error[KB0010]: `m!` cannot be expanded .. lib.rs:3:1 .. defined here .. none of its rules matches",
        ],
    );
    check_errors(
        "macro_rules! m { ($n:item) => { struct } }\nm! { /// @py\n fn f() {} }",
        &["`m!` cannot be expanded .. does not parse"],
    );
    check_errors(
        "macro_rules! m { ($n:nonsense) => {} }\nm! { /// @py\n fn f() {} }",
        &["`$n:nonsense` is not a known fragment"],
    );
    check_errors(
        "macro_rules! m { ($($n:ident)*) => { $(/// @py\n fn $n() { ${index()} })* } }\nm! { a }",
        &["not stable Rust"],
    );
    check_errors(
        "bitflags::bitflags! {\n    /// @py\n    struct Flags: u8 {}\n}\nother! { \"mail@py.org\" }",
        &["error[KB0011]: the tags in this call of `bitflags!` would be lost .. lib.rs:1:1"],
    );
    check_errors(
        "macro_rules! m { ($($t:tt)*) => { m! { $($t)* } } }\nm! { #[doc = \"@py\"] fn f() {} }",
        &["error[KB0012]: the expansion of `m!` does not come to an end .. lib.rs:2:1"],
    );
    check_errors("impl A { foreign::m! { /// @py\n fn f() {} } }", &["KB0011"]);
    check_errors("macro_rules! m { () => { m!(); } } m!(); foreign!(a b c); m!(1 2);", &[]);
}

#[test]
fn expansions_that_explode_are_given_up() {
    check_errors(
        "macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)*); } } m!(\"@py\" a b c);",
        &["it makes too many tokens"],
    );
    check_errors("macro_rules! m { () => { m!(); m!(); } } m!();", &[]);
}
