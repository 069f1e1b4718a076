//! The grammar as tables: what is read, how it is printed, what is refused, and where.

mod literals;

use super::*;
use crate::source::{SourceMap, Span};

/// A text as a file of its own, read from its first byte.
fn placed(text: &str) -> Placed {
    let mut sources = SourceMap::default();
    let file = sources.add("/t.py".as_ref(), "/".as_ref(), text.to_owned());
    Placed::new(text, Span::new(file, 0..text.len()), true)
}

/// `message [wrong part] help`
fn shown(text: &str, error: &SyntaxError) -> String {
    let mut shown = format!("{} [{}]", error.message, &text[error.span.range()]);
    if let Some(help) = &error.help {
        shown.push(' ');
        shown.push_str(help);
    }
    shown
}

fn signature(text: &str) -> String {
    match def(&placed(text), 0) {
        Ok(def) => {
            let params: Vec<String> = def.params.iter().map(param).collect();
            let returns =
                def.returns.map(|returns| format!(" -> {}", returns.value)).unwrap_or_default();
            let start = if def.is_async { "async " } else { "" };
            format!("{start}{}({}){returns}", def.name.value, params.join(", "))
        }
        Err(error) => shown(text, &error),
    }
}

fn param(param: &ParamDecl) -> String {
    let kind = match param.kind {
        ParamKind::PositionalOnly => "pos ",
        ParamKind::Positional => "",
        ParamKind::VarPositional => "*",
        ParamKind::KeywordOnly => "kw ",
        ParamKind::VarKeyword => "**",
    };
    let annotation =
        param.annotation.as_ref().map(|found| format!(": {}", found.value)).unwrap_or_default();
    let default =
        param.default.as_ref().map(|found| format!(" = {}", found.value)).unwrap_or_default();
    format!("{kind}{}{annotation}{default}", param.name.value)
}

fn check(read: impl Fn(&str) -> String, table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(read(text), *expected, "\nin: {text}");
    }
}

#[test]
fn definitions_with_every_kind_of_parameter() {
    check(
        signature,
        &[
            ("def f()", "f()"),
            ("def f(a, /, b, *, c)", "f(pos a, b, kw c)"),
            (
                "def f(a, b=1, /, c=2, *args, d, e=None, **kw)",
                "f(pos a, pos b = 1, c = 2, *args, kw d, kw e = None, **kw)",
            ),
            (
                "def f(a:int=1, *args:str, **kw:float)->None",
                "f(a: int = 1, *args: str, **kw: float) -> None",
            ),
            (
                "async def g(x: list[int]|None = None, ) -> 'Node'",
                "async g(x: list[int] | None = None) -> Node",
            ),
            ("def f(x): ...", "f(x)"),
            ("def f(x) -> int:", "f(x) -> int"),
            ("def f(x): pass  # as in a stub", "f(x)"),
            ("def f(\n  a,  # first\n  b\n)", "f(a, b)"),
            ("def f(match, case, type, _)", "f(match, case, type, _)"),
            ("def größe(länge)", "größe(länge)"),
            ("def f(*args: *Ts)", "f(*args: *Ts)"),
            (
                "def f(a=(1, 2), b={'x': [1]}, c='a,b)')",
                "f(a = (1, 2), b = {'x': [1]}, c = 'a,b)')",
            ),
        ],
    );
}

#[test]
fn parameters_follow_pythons_rules() {
    check(
        signature,
        &[
            (
                "def f(a=1, b)",
                "parameter without a default follows parameter with a default [b] give `b` a default, or move it behind `*`",
            ),
            (
                "def f(a=1, /, b)",
                "parameter without a default follows parameter with a default [b] give `b` a default, or move it behind `*`",
            ),
            (
                "def f(*)",
                "named parameters must follow bare `*` [*] name the keyword-only parameters behind it, or give it a name to take any number: `*args`",
            ),
            (
                "def f(*, **k)",
                "named parameters must follow bare `*` [*] name the keyword-only parameters behind it, or give it a name to take any number: `*args`",
            ),
            (
                "def f(/)",
                "at least one parameter must precede `/` [/] `/` makes the parameters before it positional-only",
            ),
            ("def f(a, /, b, /)", "`/` may appear only once [/]"),
            ("def f(*a, /)", "`/` must be ahead of `*` [/]"),
            ("def f(*a, *b)", "`*` may appear only once [*]"),
            ("def f(**k, a)", "parameters cannot follow var-keyword parameter [a]"),
            ("def f(**k, **j)", "parameters cannot follow var-keyword parameter [**]"),
            ("def f(*a=1)", "var-positional parameter cannot have default value [=]"),
            ("def f(**k={})", "var-keyword parameter cannot have default value [=]"),
            ("def f(a, *, a)", "duplicate parameter `a` in function definition [a]"),
            ("def f(a=)", "expected a default value, found `)` [)]"),
            ("def f((a, b))", "function parameters cannot be parenthesized [(]"),
            (
                "def f(&a)",
                "`&` is Rust; the declaration is Python's [&] Python's parameters have a name and, if wanted, a Python type: `a: str`",
            ),
            ("def f(a b)", "expected `,` or `)`, found `b` [b]"),
            ("def f(a,, b)", "expected a parameter, found `,` [,]"),
            (
                "def f(a",
                "`(` was never closed [(] a tag goes on over the next doc lines while a bracket is open",
            ),
            ("def f(a]", "closing parenthesis `]` does not match opening parenthesis `(` []]"),
        ],
    );
}

#[test]
fn names_are_not_keywords() {
    check(
        signature,
        &[
            (
                "def from(a)",
                "`from` is a Python keyword and cannot name a function [from] name it `from_`",
            ),
            (
                "def f(lambda)",
                "`lambda` is a Python keyword and cannot name a parameter [lambda] name it `lambda_`",
            ),
            (
                "def f(None)",
                "`None` is a Python keyword and cannot name a parameter [None] name it `None_`",
            ),
            (
                "def f(*in)",
                "`in` is a Python keyword and cannot name a parameter [in] name it `in_`",
            ),
            ("def (a)", "expected the function's name, found `(` [(]"),
            ("def f", "expected `(` and the parameters, found the end of the tag []"),
            ("def 1f()", "expected the function's name, found `1f` [1f]"),
            ("def f() nogil", "expected the end of the tag, found `nogil` [nogil]"),
            (
                "def f[T](a: T)",
                "type parameters are not supported in a tag [[] only Python 3.12 and later could read them",
            ),
            ("def f(a²)", "`a²` is not a valid Python name [a²]"),
            ("async f()", "expected `def`, found `f` [f]"),
            ("def f(a\u{0})", "invalid character `\\0` [\u{0}]"),
        ],
    );
}

fn ty(text: &str) -> String {
    match annotation(&placed(text), 0..text.len()) {
        Ok(found) => found.value,
        Err(error) => shown(text, &error),
    }
}

#[test]
fn types_are_printed_as_a_formatter_writes_them() {
    check(
        ty,
        &[
            ("int", "int"),
            ("int|None", "int | None"),
            ("list[ int ]", "list[int]"),
            ("dict[str,list[int]]", "dict[str, list[int]]"),
            ("collections . abc.Sequence[int]", "collections.abc.Sequence[int]"),
            ("Callable[[int,str],None]", "Callable[[int, str], None]"),
            ("Callable[...,int]", "Callable[..., int]"),
            ("tuple[()]", "tuple[()]"),
            ("tuple[int,...]", "tuple[int, ...]"),
            ("tuple[int, *Ts]", "tuple[int, *Ts]"),
            ("\"Node\"", "Node"),
            ("list['Node | None']", "list[Node | None]"),
            ("(int | str)", "int | str"),
            ("Literal['a', 1, -1, True, None, b'x']", "Literal[\"a\", 1, -1, True, None, b\"x\"]"),
            ("typing.Literal[Color.RED]", "typing.Literal[Color.RED]"),
            (
                "Annotated[int, Gt(0.5, strict=True), 'text']",
                "Annotated[int, Gt(0.5, strict=True), \"text\"]",
            ),
            ("Concatenate[int, ...]", "Concatenate[int, ...]"),
        ],
    );
}

#[test]
fn other_expressions_are_no_types() {
    let rust = "write the Python type: `list[int]` for `Vec<i64>`, `int | None` for `Option<i64>`";
    check(
        ty,
        &[
            ("int or None", "`or` does not join types [or] write `int | ..`"),
            ("Vec<i64>", &format!("`<` is Rust; an annotation is a Python type [<] {rust}")),
            (
                "std::string::String",
                &format!("`::` is Rust; an annotation is a Python type [::] {rust}"),
            ),
            (
                "&str",
                "`&` is Rust; an annotation is a Python type [&] write the Python type: `str` for `&str`",
            ),
            (
                "list(int)",
                "a call is not a type [(] a type takes its arguments in square brackets: `list[..]`",
            ),
            ("[int]", "a list is not a type [[int]] write `list[int]`"),
            ("(int, str)", "a tuple of types is not a type [(] write `tuple[int, ..]`"),
            (
                "{str: int}",
                "a dict or set display is not a type [{] write `dict[str, int]` or `set[str]`",
            ),
            ("3", "a number is not a type [3] a fixed value is written `Literal[..]`"),
            ("True", "`True` is not a type [True] write `Literal[True]` or `bool`"),
            ("list[]", "`list[]` has no type in its brackets []] write `list` or `list[int]`"),
            ("int?", "`?` is not Python [?] write `int | None`"),
            ("...", "expected a type, found `...` [...]"),
            ("lambda", "`lambda` is not a type [lambda]"),
            ("int |", "expected a type, found the end of the tag []"),
            ("''", "this string names no type ['']"),
            ("'a b'", "expected the end of the type, found `b` [b]"),
            ("int, str", "expected the end of the type, found `,` [,]"),
            ("Literal[1.5]", "a float is no value of `Literal` [1.5] write `float`"),
            ("a.", "expected a name behind `.`, found the end of the tag []"),
        ],
    );
    assert!(ty(&"a[".repeat(100_000)).starts_with("more than 64 brackets within brackets"));
    assert!(ty(&"(".repeat(100_000)).starts_with("more than 64 brackets within brackets"));
}

fn declared(text: &str) -> String {
    let source = placed(text);
    let read = match text.split([' ', ':']).next() {
        Some("class") => class(&source, 0).map(|found| {
            let bases: Vec<String> = found.bases.into_iter().map(|base| base.value).collect();
            let instance =
                found.instance.map(|found| format!(" = {}", found.value)).unwrap_or_default();
            format!("class {}({}){instance}", found.name.value, bases.join("; "))
        }),
        Some("module") => module(&source, 0).map(|found| format!("module {}", found.value)),
        _ => name(&source, 0).map(|found| {
            let annotation =
                found.annotation.map(|found| format!(": {}", found.value)).unwrap_or_default();
            let value = found.value.map(|value| format!(" = {}", value.value)).unwrap_or_default();
            format!("name {}{annotation}{value}", found.name.value)
        }),
    };
    read.unwrap_or_else(|error| shown(text, &error))
}

#[test]
fn classes_modules_and_names() {
    check(
        declared,
        &[
            ("class A", "class A()"),
            ("class A:", "class A()"),
            ("class A(): ...", "class A()"),
            (
                "class A(ValueError, collections.abc.Mapping[str,int],)",
                "class A(ValueError; collections.abc.Mapping[str, int])",
            ),
            ("class A = Stack<'static, i64>", "class A() = Stack<'static, i64>"),
            ("class A(B) = Stack<[u8; 4]>", "class A(B) = Stack<[u8; 4]>"),
            (
                "class A =",
                "a Rust type is missing behind `=` [=] write the instantiation: `class IntStack = Stack<i64>`",
            ),
            (
                "class A(metaclass=M)",
                "`metaclass=` in a class line is not supported [=] list base classes only; a metaclass comes with its base class",
            ),
            (
                "class A[T]",
                "type parameters are not supported in a tag [[] only Python 3.12 and later could read them",
            ),
            (
                "class A(B",
                "`(` was never closed [(] a tag goes on over the next doc lines while a bracket is open",
            ),
            ("class in", "`in` is a Python keyword and cannot name a class [in] name it `in_`"),
            ("module a.b_c", "module a.b_c"),
            ("module a.b  # comment", "module a.b"),
            ("module a . b", "space in the module's name [a . b]"),
            ("module a.", "expected the module's name, found the end of the tag []"),
            ("module a-b", "expected the end of the tag, found `-` [-]"),
            (
                "module a.import",
                "`import` is a Python keyword and cannot name a module [import] name it `import_`",
            ),
            ("MAX", "name MAX"),
            ("MAX: Final[int]", "name MAX: Final[int]"),
            ("MAX: int = 3", "name MAX: int = 3"),
            ("MAX = 'a'", "name MAX = 'a'"),
            ("MAX:", "expected a type, found the end of the tag []"),
            ("is: int", "`is` is a Python keyword and cannot be a name [is] name it `is_`"),
        ],
    );
}

#[test]
fn places_follow_the_lines_they_come_from() {
    let text = "/// @py def f(\n///   a=1,\n///   a)\n";
    let mut sources = SourceMap::default();
    let file = sources.add("/t.rs".as_ref(), "/".as_ref(), text.to_owned());
    let line = |from: usize, to: usize| (&text[from..to], Span::new(file, from..to));
    let (first, span) = line(3, 14);
    let mut source = Placed::new(first, span, true);
    for (from, to) in [(18, 25), (29, 34)] {
        let (more, span) = line(from, to);
        source.push_line(more, span, true);
    }
    let error = def(&source, 5).expect_err("a duplicate");
    assert_eq!((error.span.start, error.span.end), (32, 33));
    assert_eq!(error.related.map(|(span, _)| span.start), Some(21));
    assert_eq!(source.span(5..source.text().len()).range(), 8..34);
}
