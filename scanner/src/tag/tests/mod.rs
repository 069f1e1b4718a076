//! Tags in whole crates: what is collected, and what is reported where.

mod refused;
mod stray;

use super::*;
use crate::source::SourceMap;
use crate::source::fixture::{self, Files};
use crate::tree::{DocLine, ModuleTree};
use crate::{Diagnostics, tree};

struct Collected {
    sources: SourceMap,
    tree: ModuleTree,
    tags: Tags,
    errors: Vec<String>,
}

fn run(text: &str) -> Collected {
    let files = Files::new(text);
    let input = files.input();
    let mut diags = Diagnostics::default();
    let (mut sources, tree) = tree::build(&mut diags, &input);
    let tags = collect(&mut diags, &mut sources, &tree, &input);
    let errors = diags.render_errors(&sources).iter().map(|error| brief(error)).collect();
    Collected { sources, tree, tags, errors }
}

/// `KB0102 1:9 [nogill] unknown word ..`, then the notes and helps, each on a line of its own.
fn brief(rendered: &str) -> String {
    let lines: Vec<&str> = rendered.lines().collect();
    let (code, message) =
        lines[0].trim_start_matches("error[").split_once("]: ").unwrap_or(("", lines[0]));
    let place =
        lines.iter().find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap_or_default();
    let place = place.strip_prefix("src/lib.rs:").unwrap_or(place);
    let marked = lines.windows(2).find_map(|pair| {
        let caret = pair[1].find('^')?;
        let from = pair[1][..caret].chars().count();
        let width = pair[1].chars().filter(|c| *c == '^').count();
        Some(pair[0].chars().skip(from).take(width).collect::<String>())
    });
    let mut brief = format!("{code} {place} [{}] {message}", marked.unwrap_or_default());
    for line in &lines {
        let line = line.trim_start();
        for start in ["= note: ", "= help: "] {
            if let Some(text) = line.strip_prefix(start) {
                brief.push_str(&format!("\n  {}: {text}", &start[2..6]));
            }
        }
    }
    brief
}

/// The errors of a crate, without notes and helps.
fn errors(text: &str) -> Vec<String> {
    run(text)
        .errors
        .iter()
        .map(|error| error.lines().next().unwrap_or_default().to_owned())
        .collect()
}

/// The only error of a crate, with everything.
fn error(text: &str) -> String {
    let found = run(text).errors;
    assert_eq!(found.len(), 1, "{found:#?}\nin: {text}");
    found.concat()
}

/// What a tag says, in one line.
fn shown(tag: &Tag) -> String {
    let mut parts: Vec<String> = tag.words.iter().map(word).collect();
    match &tag.declaration {
        None => {}
        Some(Declaration::Def(def)) => {
            parts.push(format!("def {}/{}", def.name.value, def.params.len()))
        }
        Some(Declaration::Class(class)) => parts.push(format!("class {}", class.name.value)),
        Some(Declaration::Module(name)) => parts.push(format!("module {}", name.value)),
        Some(Declaration::Name { name, annotation, .. }) => {
            let annotation = annotation.as_ref().map(|found| format!(": {}", found.value));
            parts.push(format!("name {}{}", name.value, annotation.unwrap_or_default()));
        }
    }
    if let Some(condition) = &tag.condition {
        parts.push(format!("if {}", condition.text));
    }
    parts.join(" ")
}

fn word(word: &Word) -> String {
    let name = word.option.name;
    match &word.args {
        WordArgs::None => name.to_owned(),
        WordArgs::Text(text) => format!("{name}({})", text.value),
        WordArgs::Pairs(pairs) => {
            let pairs: Vec<String> =
                pairs.iter().map(|(key, value)| format!("{}={}", key.value, value.value)).collect();
            format!("{name}({})", pairs.join("; "))
        }
    }
}

/// `place: tag | doc` for everything tagged.
fn collected(text: &str) -> Vec<String> {
    let found = run(text);
    assert_eq!(found.errors, Vec::<String>::new(), "in: {text}");
    let line = |place: String, tagged: &Tagged| {
        tagged.tag.as_ref().map(|tag| format!("{place}: {} | {}", shown(tag), tagged.doc))
    };
    let mut lines = Vec::new();
    for (id, tagged) in &found.tags.modules {
        lines.extend(line(format!("mod {}", found.tree.module(*id).path.join(".")), tagged));
    }
    for (id, item) in &found.tags.items {
        let name = found.sources.slice(found.tree.item(*id).span).to_owned();
        lines.extend(line(name.clone(), &item.own));
        for (index, member) in &item.members {
            lines.extend(line(format!("{name}.{index}"), &member.own));
            for (field, tagged) in &member.fields {
                lines.extend(line(format!("{name}.{index}.{field}"), tagged));
            }
        }
    }
    lines
}

/// The tag of a single function.
fn of_fn(tag: &str) -> String {
    collected(&format!("/// {tag}\nfn f() {{}}\n")).concat().trim_start_matches("f: ").to_owned()
}

fn error_of_fn(tag: &str) -> String {
    error(&format!("/// {tag}\nfn f() {{}}\n"))
}

#[test]
fn tags_of_functions_modules_and_constants() {
    let text = "\
//! The crate's doc.
//! @py module pkg._core

/// Area.
///
/// @py def area(w, h=1.0, *, unit=\"m\")
pub fn area() {}

/// @py
const LIMIT: u8 = 3;

/// @py NAME: Final[str]
static TEXT: &str = \"\";

/// Inner.
/// @py
mod inner {
    //! @py gil subinterpreters(no)
    //! More.

    /// @py MAX
    pub const MIN: u8 = 0;
}
";
    assert_eq!(
        collected(text),
        [
            "mod : module pkg._core | The crate's doc.",
            "mod inner: gil subinterpreters(no) | Inner.\nMore.",
            "area: def area/3 | Area.",
            "LIMIT:  | ",
            "TEXT: name NAME: Final[str] | ",
            "MIN: name MAX | ",
        ]
    );
}

#[test]
fn tags_of_types_and_their_members() {
    let text = "\
/// @py eq repr
/// @py class Spot(Base)
struct Point {
    /// @py readonly
    x: u8,
    y: u8,
    /// @py zed: float
    z: f64,
}
/// @py
enum Shape {
    /// @py
    Empty,
    /// @py class Round
    Circle {
        /// @py radius
        r: f64,
    },
}
/// @py
impl Point {
    /// @py staticmethod def make(x)
    fn new() {}
    /// @py x.setter
    fn set(&mut self) {}
    /// @py
    const N: u8 = 0;
}
/// @py type(float | str)
impl Add for Point {}
/// @py
trait Walk {
    /// @py def go(self)
    fn walk(&self);
}
/// @py class IntStack = Stack<i64>
type Ints = Stack<i64>;
";
    assert_eq!(
        collected(text),
        [
            "Point: eq repr class Spot | ",
            "Point.0: readonly | ",
            "Point.2: name zed: float | ",
            "Shape:  | ",
            "Shape.0:  | ",
            "Shape.1: class Round | ",
            "Shape.1.0: name radius | ",
            "Point:  | ",
            "Point.0: staticmethod def make/1 | ",
            "Point.1: setter(x) | ",
            "Point.2:  | ",
            "Point: type(float | str) | ",
            "Walk:  | ",
            "Walk.0: def go/1 | ",
            "Ints: class IntStack | ",
        ]
    );
}

#[test]
fn words_with_arguments() {
    for (tag, expected) in [
        ("@py", " | "),
        ("@py nogil", "nogil | "),
        ("@py nogil pass_module def g(a)", "nogil pass_module def g/1 | "),
        ("@py   nogil   # a comment", "nogil | "),
        ("@py error(ValueError)", "error(ValueError) | "),
        ("@py default(h = f64::EPSILON)", "default(h=f64::EPSILON) | "),
        (
            "@py default( a = f(1, [2, 3]), b = |x| x, ) def g(a, b)",
            "default(a=f(1, [2, 3]); b=|x| x) def g/2 | ",
        ),
        (
            "@py default(a = \")\", b = ')', c = r#\"\"(\"#)",
            "default(a=\")\"; b=')'; c=r#\"\"(\"#) | ",
        ),
        (
            "@py default(a = f::<&'static str>(), type = 1)",
            "default(a=f::<&'static str>(); type=1) | ",
        ),
        ("@py convert(a = crate::conv::<u8>)", "convert(a=crate::conv::<u8>) | "),
        ("@py default(a = 1) default(b = 2)", "default(a=1) default(b=2) | "),
    ] {
        assert_eq!(of_fn(tag), expected, "{tag}");
    }
    let root = "//! @py error(std::num::ParseIntError = ValueError, Box<dyn Error> = json.JSONDecodeError)\n";
    assert_eq!(
        collected(root).concat(),
        "mod : error(std::num::ParseIntError=ValueError; Box<dyn Error>=json.JSONDecodeError) | "
    );
}

#[test]
fn an_open_bracket_continues_on_the_next_lines() {
    let text = "\
/// Before.
/// @py nogil default(
///     a = f(1,
///           2),
/// ) def f(
///     a, b='''x
///     y''',
/// ) -> int
/// After.
fn f() {}
";
    assert_eq!(
        collected(text),
        ["f: nogil default(a=f(1,\n           2)) def f/2 | Before.\nAfter."]
    );
    let text = "\
/// @py def f(a,
///     a)
/// Rest.
fn f() {}
";
    assert_eq!(errors(text), ["KB0121 2:9 [a] duplicate parameter `a` in function definition"]);
}

#[test]
fn tags_in_other_forms_of_documentation() {
    let text = "\
/** Text.

    @py def g(a)
 */
fn f() {}
/**
 * @py
 * More
 */
fn h() {}
#[doc = \"@py def k()\"]
fn i() {}
#[cfg_attr(feature = \"python\", doc = \"@py nogil\")]
/// Text
fn j() {}
#[doc = \"One\\n@py\\n Two\"]
fn l() {}
";
    assert_eq!(
        collected(text),
        [
            "f: def g/1 | Text.",
            "h:  | More",
            "i: def k/0 | ",
            "j: nogil if feature = \"python\" | Text",
            "l:  | One\n Two",
        ]
    );
}

#[test]
fn fences_and_prose_hold_no_tags() {
    let text = "\
/// See `@py` tags, or @py in the middle.
///
/// ```
/// /// @py def f()
/// @py def g()
/// @pi
/// ```
/// ~~~~text
/// @py
/// ~~~
/// ~~~~
/// Write mail to a@py.
fn f() {}
// see @py
/* an @py */
const S: &str = \"
// @py
/// @py
\";
";
    assert_eq!(collected(text), Vec::<String>::new());
    // A fence without end hides nothing.
    assert_eq!(collected("/// ```\n/// @py\nfn f() {}\n"), ["f:  | ```"]);
}

#[test]
fn the_rest_of_the_doc_keeps_its_form() {
    let text = "\
///
///  Title
///
///   - indented
/// @py
///
///  ```python
///  x = 1
///  ```
///
fn f() {}
";
    assert_eq!(collected(text), ["f:  | Title\n\n - indented\n\n```python\nx = 1\n```"]);
}

#[test]
fn docs_of_untagged_items_are_there_for_the_marker_trait() {
    let found = run("/// A.\nstruct A {\n    /// X.\n    x: u8,\n}\n");
    assert!(found.tags.items.is_empty());
    let docs = docs_of(&found.sources, &found.tree.items[0]);
    assert_eq!(docs.own.doc, "A.");
    assert_eq!(docs.members[&0].own.doc, "X.");
}

#[test]
fn hostile_docs_are_survived() {
    let brackets = "(".repeat(20_000);
    let lines = "/// x(\n".repeat(20_000);
    for text in [
        format!("/// @py default(a = {brackets})\nfn f() {{}}\n"),
        format!("/// @py def f{brackets}\nfn f() {{}}\n"),
        format!("/// @py def f(\n{lines}fn f() {{}}\n"),
        format!("/// {}\nfn f() {{}}\n", "@py(".repeat(20_000)),
        "/// @py \u{0}\u{202e} é\u{301} '\nfn f() {}\n".to_owned(),
        "/// @py x.\nfn f() {}\n/// @py .setter\nfn g() {}\n/// @py . .. )\nfn h() {}\n".to_owned(),
        "/// @py default(\u{e9}\u{e9} = 'é', b = r#\"é\nfn f() {}\n".to_owned(),
        "/// @py def f(a='\u{e9}\\\nfn f() {}\n".to_owned(),
    ] {
        assert!(!errors(&text).is_empty(), "{}", text.chars().take(60).collect::<String>());
    }
}

#[test]
fn every_cut_of_a_tag_is_survived() {
    let whole = "@py nogil default(a = \"é(\", b = 'x') def größe(a: \"list[int] | None\" = {'k': (1,)}, *, b=b'\\xff') -> int";
    for (end, _) in whole.char_indices() {
        let line = DocLine {
            text: whole[..end].to_owned(),
            span: whole_span(),
            exact: true,
            condition: None,
            unknown: false,
        };
        for found in docs::split(&[line]).tags {
            syntax::read(&mut Diagnostics::default(), &found, options::Places::FN);
        }
    }
}

fn whole_span() -> Span {
    let file = SourceMap::default().add("/x.rs".as_ref(), "/".as_ref(), String::new());
    Span::new(file, 0..500)
}
