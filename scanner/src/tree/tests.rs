//! The tree of small crates, as dumps.

use super::{ModuleId, ModuleTree, Resolved, Space};
use crate::source::fixture::{build, build_with};

#[track_caller]
fn check(text: &str, expected: &str) {
    let built = build(text);
    let dump = built.tree.dump(&built.sources);
    assert!(!built.diags.has_errors(), "{:?}", built.diags);
    assert_eq!(dump.trim_end(), expected.trim_matches('\n'), "\n--- got\n{dump}");
}

fn module(tree: &ModuleTree, path: &str) -> ModuleId {
    let path: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
    let found = tree.modules.iter().position(|module| module.path == path);
    ModuleId(found.unwrap_or_else(|| panic!("no module {path:?}")))
}

fn shown(tree: &ModuleTree, found: &Resolved) -> String {
    let full = |module: ModuleId, name: String| {
        let mut path = vec!["crate".to_owned()];
        path.extend(tree.module(module).path.clone());
        path.push(name);
        path.join("::")
    };
    match found {
        Resolved::Item(id) => {
            full(tree.item(*id).module, tree.item(*id).name().unwrap_or_default())
        }
        Resolved::Module(id) => format!("mod {}", tree.module(*id).path.join("::")),
        Resolved::Variant(id, index) => {
            format!("{}#{index}", shown(tree, &Resolved::Item(*id)))
        }
        Resolved::Member(id, name) => format!("{}.{name}", shown(tree, &Resolved::Item(*id))),
        Resolved::External(path) => format!("::{}", path.join("::")),
        Resolved::Unknown => "?".to_owned(),
    }
}

/// Each line is `module path = result`; a path may start with `fn ` to be looked up as a value.
#[track_caller]
fn check_resolve(text: &str, lines: &str) {
    check_resolve_in(2021, text, lines);
}

#[track_caller]
fn check_resolve_in(edition: u16, text: &str, lines: &str) {
    let built = build_with(text, |input| input.edition = edition);
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (question, expected) = line.split_once(" = ").expect("a line has ` = `");
        let mut words = question.split(' ');
        let scope = words.next().unwrap_or_default().trim_start_matches("crate");
        let (space, path) = match (words.next(), words.next()) {
            (Some("fn"), Some(path)) => (Space::Value, path),
            (Some(path), _) => (Space::Type, path),
            _ => panic!("no path in {line}"),
        };
        let path: syn::Path = syn::parse_str(path).expect("a path");
        let found =
            built.tree.resolve_in(module(&built.tree, scope), &super::segments(&path), space);
        assert_eq!(shown(&built.tree, &found), expected, "{line}");
    }
}

#[test]
fn follows_files_and_inline_modules() {
    check(
        r#"
//- /lib.rs
//! The crate.
keelback::module!();
mod flat;
pub mod nested;
mod outer { pub(super) mod inner; #[path = "odd.rs"] mod elsewhere; }
#[path = "other/place.rs"]
mod named;
mod r#type;
//- /flat.rs
mod below;
//- /flat/below.rs
fn in_below() {}
//- /nested/mod.rs
mod deeper;
#[path = "x.rs"] mod x;
//- /nested/deeper.rs
fn in_deeper() {}
//- /nested/x.rs
mod y;
//- /nested/y.rs
fn in_y() {}
//- /outer/inner.rs
fn in_inner() {}
//- /outer/odd.rs
fn in_odd() {}
//- /other/place.rs
mod beside;
//- /other/beside.rs
fn in_beside() {}
//- /type.rs
fn in_type() {}
"#,
        "
mod crate: pub src/lib.rs
  //! The crate.
  module! at src/lib.rs:2
  call keelback::module
  mod flat: in crate:: src/flat.rs
    mod below: in crate::flat src/flat/below.rs
      fn in_below
  mod nested: pub src/nested/mod.rs
    mod deeper: in crate::nested src/nested/deeper.rs
      fn in_deeper
    mod x: in crate::nested src/nested/x.rs
      mod y: in crate::nested::x src/nested/y.rs
        fn in_y
  mod outer: in crate:: src/lib.rs
    mod inner: in crate:: src/outer/inner.rs
      fn in_inner
    mod elsewhere: in crate::outer src/outer/odd.rs
      fn in_odd
  mod named: in crate:: src/other/place.rs
    mod beside: in crate::named src/other/beside.rs
      fn in_beside
  mod type: in crate:: src/type.rs
    fn in_type
",
    );
}

#[test]
fn picks_files_by_cfg() {
    check(
        r#"
//- /lib.rs
#[cfg(unix)] #[path = "a.rs"] mod sys;
#[cfg(not(unix))] #[path = "b.rs"] mod sys;
#[cfg_attr(target_os = "linux", path = "linux.rs")] #[cfg_attr(windows, path = "win.rs")] mod os;
#[cfg(feature = "off")] mod kept;
//- /a.rs
fn a() {}
//- /b.rs
fn b() {}
//- /linux.rs
fn linux() {}
//- /win.rs
fn win() {}
//- /kept.rs
#![cfg(feature = "also")]
fn kept() {}
"#,
        r#"
mod crate: pub src/lib.rs
  mod sys: in crate:: src/a.rs #[cfg(unix)]
    fn a
  mod os: in crate:: src/linux.rs
    fn linux
  mod kept: in crate:: src/kept.rs #[cfg(feature = "off")] #[cfg(feature = "also")]
    fn kept
"#,
    );
}

#[test]
fn reads_docs_and_cfgs() {
    check(
        "
/// One
///  two\r
#[doc = \" three\"]
#[doc = r#\" four\"#]
#[doc = \"fi\\u{76}e\"]
/** block
 * decorated */
#[cfg_attr(feature = \"py\", doc = \"@py\", cfg(unix))]
#[cfg( all(a , b) )]
#[doc = concat!(\"six \", stringify!(a b), 7)]
fn f() {}
",
        r#"
mod crate: pub src/lib.rs
  fn f #[cfg(any(not(feature = "py"), unix))] #[cfg(all(a, b))]
    /// One
    ///  two
    /// three
    /// four
    ///five (elsewhere)
    /// block
    /// decorated 
    ///@py if feature = "py"
    ///six a b7 (elsewhere)
"#,
    );
}

#[test]
fn doc_lines_know_their_bytes() {
    let built = build(
        "\u{feff}#!/usr/bin/env cargo\r\n/// häé\r\n///\ttab\r\n/** über\n * zwei\n*/\r\n#[doc = \"λ drei\nvier\"]\npub fn f() {}\r\n",
    );
    let item = &built.tree.items[0];
    for line in &item.docs {
        assert!(line.exact, "{line:?}");
        assert_eq!(built.sources.slice(line.span), line.text);
    }
    assert_eq!(built.sources.slice(item.span), "f");
    assert_eq!(item.docs.len(), 7, "{:?}", item.docs);
    assert_eq!(built.sources.line(item.span), 9);
}

#[test]
fn finds_includes_by_any_name() {
    check(
        "
use keelback as kb;
use keelback::door as gate;
#[cfg(feature = \"python\")]
kb::module!();
mod a { ::keelback::door!(a); }
mod b { super::gate!(b.c); other::door!(x); vec![1]; }
",
        r#"
mod crate: pub src/lib.rs
  use keelback as kb: in crate::
  use keelback::door as gate: in crate::
  module! at src/lib.rs:4
  call kb::module #[cfg(feature = "python")]
  mod a: in crate:: src/lib.rs
    door! a at src/lib.rs:6
    call ::keelback::door
  mod b: in crate:: src/lib.rs
    door! b.c at src/lib.rs:7
    door! x at src/lib.rs:7
    call super::gate
    call other::door
    call vec
"#,
    );
}

#[test]
fn resolves_names() {
    check_resolve(
        "
extern crate keelback as kb;
use std::collections as c;
use std::{fmt::{self, Display as Show}, io::Result as IoResult};
mod a {
    pub struct Thing;
    pub enum Color { Red, Green }
    pub use self::Color::*;
    pub fn f() {}
    mod private { pub struct Deep; }
    pub use private::Deep as Shallow;
    struct Hidden;
    pub type Paint = Color;
}
mod b { use super::a::*; use super::*; struct Option; pub mod sub {} }
mod loop1 { pub use super::loop2::*; pub use super::loop2::X; }
mod loop2 { pub use super::loop1::*; pub use super::loop1::X; }
mod g { use keelback::prelude::*; use std::collections::*; }
mod own { use own::own; use clash::Vec; }
",
        "
crate Option = ::std::option::Option
crate i64 = ::i64
crate T = ?
crate c::HashMap = ::std::collections::HashMap
crate core::option::Option = ::std::option::Option
crate fmt::Error = ::std::fmt::Error
crate Show = ::std::fmt::Display
crate IoResult = ::std::io::Result
crate kb::Python = ::keelback::Python
crate keelback::prelude::Py = ::keelback::Py
a kb::Python = ::keelback::Python
a ::kb::Python = ::keelback::Python
crate a::Thing = crate::a::Thing
crate a::Color::Green = crate::a::Color#1
crate a::Paint::Green = crate::a::Color#1
crate a::Red = crate::a::Color#0
crate a::Shallow = crate::a::private::Deep
crate fn a::f = crate::a::f
crate a::f = ?
crate fn a::Thing::new = crate::a::Thing.new
b Thing = crate::a::Thing
b Hidden = ?
b Option = crate::b::Option
b c::BTreeMap = ::std::collections::BTreeMap
b::sub super::super::a::Thing = crate::a::Thing
b::sub crate::b::Thing = crate::a::Thing
b self::sub = mod b::sub
loop1 X = ?
g Python = ::keelback::Python
g HashMap = ::std::collections::HashMap
g Bound = ::keelback::Bound
g Unheard = ?
crate ndarray::Array1 = ::ndarray::Array1
own own = ::own::own
own fn own = ::own::own
own Vec = ::clash::Vec
crate fn None = ::std::option::Option::None
crate TryFrom = ::std::convert::TryFrom
",
    );
}

#[test]
fn old_editions_use_paths_of_the_root() {
    check_resolve_in(
        2015,
        "mod a { pub struct T; } mod b { use a::T; mod c { fn f(t: ::a::T) {} } }",
        "
b T = crate::a::T
b::c ::a::T = crate::a::T
b TryFrom = ?
b std::vec::Vec = ::std::vec::Vec
",
    );
}

#[test]
fn knows_what_the_root_can_name() {
    let built = build(
        "
mod a {
    pub fn open() {}
    pub(super) fn up() {}
    pub(crate) fn krate() {}
    fn closed() {}
    mod b {
        pub fn in_private() {}
        pub(in crate::a) fn scoped() {}
        pub mod c { pub(in super::super) fn two_up() {} }
    }
    pub mod d { fn shut() {} }
    pub use self::b::in_private as out;
    pub mod face { pub use super::b::c::*; }
}
fn root() {}
",
    );
    let tree = &built.tree;
    let cases = [
        ("open", "", Some("a::open")),
        ("up", "", Some("a::up")),
        ("krate", "", Some("a::krate")),
        ("closed", "closed", None),
        ("in_private", "b", Some("a::out")),
        ("scoped", "b", None),
        ("two_up", "b", None),
        ("shut", "shut", None),
        ("root", "", Some("root")),
    ];
    for (name, hidden, public) in cases {
        let at = tree.items.iter().position(|item| item.name().as_deref() == Some(name));
        let id = super::ItemId(at.expect("the item"));
        let answer = tree.item_visible_from(id, ModuleId(0)).err().map(|hidden| hidden.name);
        assert_eq!(answer.unwrap_or_default(), hidden, "{name}");
        let path = tree.public_path(id, ModuleId(0)).map(|path| path.join("::"));
        assert_eq!(path.as_deref(), public, "{name}");
    }
}

#[test]
fn broken_files_do_not_hide_the_others() {
    let built = build(
        "
//- /lib.rs
mod bad;
mod good;
mod gone;
mod latin;
#[cfg(windows)] mod elsewhere;
//- /bad.rs
fn f( {}
//- /good.rs
fn good() {}
//- /latin.rs
<<not utf-8>>
//- /elsewhere.rs
} not rust {
",
    );
    assert!(built.diags.has_errors());
    let dump = built.tree.dump(&built.sources);
    assert!(dump.contains("fn good"), "{dump}");
    assert!(dump.contains("mod bad: in crate:: src/bad.rs (not read)"), "{dump}");
    assert!(dump.contains("mod gone: in crate:: src/lib.rs (not read)"), "{dump}");
    assert_eq!(built.diags.render_errors(&built.sources).len(), 2);
}

#[test]
fn finds_files_that_nothing_reaches() {
    let built = build(
        "
//- /lib.rs
mod a;
#[cfg(windows)] #[path = \"win.rs\"] mod sys;
#[cfg(unix)] mod sys;
#[cfg_attr(windows, path = \"odd.rs\")] mod even;
//- /a.rs
//- /lost.rs
//- /a/lost.rs
//- /sys.rs
//- /win.rs
//- /even.rs
//- /odd.rs
//- /main.rs
//- /bin/tool.rs
//- //build.rs
//- //tests/t.rs
",
    );
    let orphans: Vec<String> =
        built.tree.orphans.iter().map(|path| path.display().to_string()).collect();
    assert_eq!(orphans, ["/fixture/src/a/lost.rs", "/fixture/src/lost.rs"]);
}

/// Nothing here may panic, hang or overflow the stack; what is reported does not matter.
#[test]
fn hostile_sources_are_survived() {
    // Debug builds of the parser take tens of kilobytes for each bracket.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(survive_hostile_sources);
    thread.expect("a thread").join().expect("no panic");
}

fn survive_hostile_sources() {
    let nested =
        |count, open: &str, close: &str| format!("{}x{}", open.repeat(count), close.repeat(count));
    let deep = |open: &str, close: &str| nested(3000, open, close);
    // Just within the limits: these are parsed.
    let near = |open: &str, close: &str| nested(120, open, close);
    let far = |open: &str, close: &str| nested(240, open, close);
    let sources = [
        "".to_owned(),
        "\u{feff}".to_owned(),
        "#!".to_owned(),
        "#!/bin/sh".to_owned(),
        "#![allow(x)]".to_owned(),
        "#![doc = \"@py\"]\n#![cfg(unix)]".to_owned(),
        "mod lib;".to_owned(),
        "#[path = \"lib.rs\"] mod again;".to_owned(),
        "#[path = \"../../../../../..\"] mod up; #[path = \"\"] mod none;".to_owned(),
        "include!(\"lib.rs\"); include!(\"\"); include!(1);".to_owned(),
        format!("const X: u8 = {};", deep("(", ")")),
        format!("type X = {};", deep("[", "]")),
        format!("type X = {};", deep("Box<", ">")),
        format!("const X: u8 = {};", deep("-", "")),
        format!("type X = {};", deep("*const ", "")),
        format!("const X: u8 = {};", near("(", ")")),
        format!("const X: u8 = {};", near("f(", ")")),
        format!("const X: u8 = {};", near("{", "}")),
        format!("const X: u8 = {};", near("match a { _ => ", "}")),
        format!("fn f() {{ {} }}", near("|a| {", "}")),
        format!("fn f() {{ {} }}", near("fn g() {", "}")),
        format!("type X = {};", near("(", ",)")),
        format!("type X = {};", far("Box<", ">")),
        format!("const X: u8 = {};", far("-", "")),
        format!("type X = {};", far("&", "")),
        deep("mod a {", "}"),
        format!("#[cfg({})] fn f() {{}}", deep("not(", ")")),
        format!("#[{}] fn f() {{}}", deep("cfg_attr(unix, ", ")")),
        format!("macro_rules! m {{ {} => {{}} }} m!();", deep("($(", ")*)")),
        "macro_rules! m { ($($($x:tt)?)*) => { $($($x)?)* } } m!(a b c);".to_owned(),
        "macro_rules! m { ($()*) => {} } m!(a);".to_owned(),
        "macro_rules! m { ($x:ident $x:ident) => { $x } } m!(a b);".to_owned(),
        "macro_rules! m { ($($x:ident)*) => { $x fn f() {} } } m!(a b);".to_owned(),
        "macro_rules! m { () } macro_rules! n { $ } macro_rules! o {} m!(); n!(); o!();".to_owned(),
        "macro_rules! m { ($($x:ident)\'a *) => {} } m!();".to_owned(),
        "use a::b as a; use a::a; use self::{self as x, x as y}; use y::*; use *;".to_owned(),
        "use crate::*; use super::super::*; pub use self::*; type A = B; type B = A;".to_owned(),
        "pub(in crate::nowhere) fn f() {} pub(super) fn g() {} pub(in self) fn h() {}".to_owned(),
        "/**/ /***/ /** */ /**\n*/ //! x\nfn f() {}".to_owned(),
        "#[doc = \"\\u{1F600}@py\\n\"] #[doc = \"a\\\n   b\"] fn f() {}".to_owned(),
        "#[doc = concat!()] #[doc] #[doc(x)] #[cfg] #[cfg()] #[cfg = 1] #[path] fn f() {}".to_owned(),
        "keelback::module!(a); keelback::door!(); keelback::door!(1.2); module!(); door!(x.);".to_owned(),
        "\u{0}fn f() {}".to_owned(),
        "fn f() { \"unterminated".to_owned(),
        "/* unterminated".to_owned(),
        "extern crate self as me; use me::f; fn f() {} extern crate std as s; use s::vec::Vec as V;".to_owned(),
    ];
    for text in sources {
        let built = build(&text);
        built.diags.render_errors(&built.sources);
        let tree = &built.tree;
        for at in 0..tree.modules.len() {
            for name in ["a", "x", "A", "f", "me::f", "y", "super::f", "::a::a", "V"] {
                let path: syn::Path = syn::parse_str(name).expect("a path");
                tree.resolve(ModuleId(at), &path);
                tree.resolve_value(ModuleId(at), &path);
            }
        }
        for at in 0..tree.items.len() {
            let _ = tree.item_visible_from(super::ItemId(at), ModuleId(0));
            tree.public_path(super::ItemId(at), ModuleId(0));
        }
    }
}

#[test]
#[ignore = "a measurement"]
fn measure_a_thousand_items() {
    let mut text = String::from("use std::collections::HashMap;\n");
    for at in 0..1000 {
        text += &format!(
            "/// Does the thing number {at}.\n///\n/// @py def thing{at}(a, b=1, *, c: int = 2)\n\
             pub fn thing{at}(a: i64, b: Option<HashMap<String, Vec<f64>>>, c: &str) -> Result<i64, String> {{\n    \
             let x = a + {at};\n    if x > 3 {{ return Err(format!(\"{{x}} {{c}}\")) }}\n    Ok(x * 2)\n}}\n\n"
        );
    }
    let begin = std::time::Instant::now();
    let built = build(&text);
    eprintln!("build: {:?} for {} items", begin.elapsed(), built.tree.items.len());
    let begin = std::time::Instant::now();
    let mut lines = 0;
    for item in &built.tree.items {
        lines += built.sources.line(item.span);
    }
    eprintln!("places: {:?} ({lines})", begin.elapsed());
}
