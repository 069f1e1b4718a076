//! Tags that are written wrongly: what is said, and where.

use super::*;

#[test]
fn unknown_words() {
    assert_eq!(
        error_of_fn("@py nogill"),
        "KB0102 1:9 [nogill] unknown word `nogill`\n  note: words for a function: `nogil`, `tokio`, `pass_module`, \
         `default`, `convert`, `overload`, `init`, `unlisted`, `error`\n  help: did you mean `nogil`?"
    );
    assert!(
        error_of_fn("@py signature(a, b)")
            .ends_with("help: write the signature as a declaration: `def name(a, b=1)`")
    );
    assert!(error_of_fn("@py tags").contains("put it between backticks"));
    let on_field = |tag: &str| error(&format!("struct S {{\n    /// {tag}\n    x: u8,\n}}\n"));
    assert!(on_field("@py readonyl").starts_with("KB0102 2:13 [readonyl] unknown word `readonyl`"));
    assert_eq!(
        on_field("@py frozen"),
        "KB0103 2:13 [frozen] `frozen` does not belong on a field\n  note: `frozen` belongs on structs, enums and type aliases\
         \n  help: to give a field this name in Python, write `frozen: type`"
    );
    assert!(
        error("/// @py frozen\nimpl S {}\n")
            .starts_with("KB0103 1:9 [frozen] `frozen` does not belong on an impl block")
    );
    assert!(error("/// @py nonsense\nimpl S {}\n").contains("note: an impl block takes no words"));
}

#[test]
fn wrong_arguments_of_words() {
    for (tag, expected) in [
        ("@py nogil(1)", "KB0104 1:14 [(1)] `nogil` takes no arguments\n  help: write `nogil`"),
        (
            "@py error",
            "KB0104 1:9 [error] `error` needs arguments\n  help: write `error(ValueError)`",
        ),
        (
            "@py error( )",
            "KB0104 1:14 [( )] `error` needs an argument\n  help: write `error(ValueError)`",
        ),
        (
            "@py default()",
            "KB0104 1:16 [()] `default` needs arguments\n  help: write `default(parameter = expression)`",
        ),
        (
            "@py x.nogil",
            "KB0104 1:9 [x.nogil] `nogil` has nothing to do with `x`\n  help: write `nogil`",
        ),
        (
            "@py default(a)",
            "KB0124 1:17 [a] this does not parse as Rust\n  help: write `parameter = expression`, separated by commas",
        ),
        (
            "@py default(a = 1 +)",
            "KB0124 1:17 [a = 1 +] this does not parse as Rust\n  help: write `parameter = expression`, separated by commas",
        ),
        (
            "@py default(a = 1 b = 2)",
            "KB0124 1:23 [b] this does not parse as Rust\n  help: write `parameter = expression`, separated by commas",
        ),
        (
            "@py default(é = 1, b = ])",
            "KB0124 1:17 [é = 1, b = ]] this does not parse as Rust\n  help: write `parameter = expression`, separated by commas",
        ),
        (
            "@py convert(a = 1)",
            "KB0124 1:21 [1] this does not parse as Rust\n  help: write `parameter = path::to::function`, separated by commas",
        ),
        ("@py default(a = 1, a = 2)", "KB0105 1:24 [a] `a` is given twice in `default(..)`"),
        (
            "@py default(a = 1) default(a = 2)",
            "KB0105 1:32 [a] `a` is given twice in `default(..)`",
        ),
        ("@py @nogil", "KB0101 1:9 [@nogil] a tag's words have no `@`\n  help: write `nogil`"),
        (
            "@py nogil, init",
            "KB0101 1:14 [,] expected a word or a declaration, found `,`\n  help: words are separated by spaces",
        ),
    ] {
        assert_eq!(error_of_fn(tag), expected, "{tag}");
    }
    let on_root = |tag: &str| error(&format!("//! {tag}\n"));
    assert_eq!(
        on_root("@py subinterpreters(maybe)"),
        "KB0104 1:25 [maybe] `subinterpreters` does not know `maybe`\n  help: write `subinterpreters(no)`, \
         `subinterpreters(shared_gil)`, `subinterpreters(own_gil)`"
    );
    assert!(on_root("@py error(A = 1)").starts_with("KB0124 1:19 [1] this does not parse as Rust"));
    let on_struct = |tag: &str| error(&format!("/// {tag}\nstruct S;\n"));
    assert!(on_struct("@py type(Vec<u8>)").starts_with("KB0122 1:17 [<] `<` is Rust"));
    assert!(
        on_struct("@py class A = Stack<")
            .starts_with("KB0124 1:19 [Stack<] this does not parse as a Rust type")
    );
    let on_method = |tag: &str| error(&format!("impl S {{\n    /// {tag}\n    fn f() {{}}\n}}\n"));
    assert!(
        on_method("@py setter")
            .starts_with("KB0104 2:13 [setter] `setter` needs the name of its property")
    );
    assert!(
        on_method("@py in.setter")
            .starts_with("KB0104 2:13 [in] `in` is not the name of a property")
    );
    assert!(on_method("@py x.getter").starts_with("KB0102 2:13 [x.getter] unknown word `getter`"));
}

#[test]
fn conflicts_show_both_places() {
    let both = |text: &str| {
        let files = Files::new(text);
        fixture::scan(text);
        let mut diags = Diagnostics::default();
        let (mut sources, tree) = tree::build(&mut diags, &files.input());
        collect(&mut diags, &mut sources, &tree, &files.input());
        diags.render_errors(&sources).concat()
    };
    let repeated = both("/// @py nogil\n/// @py nogil\nfn f() {}\n");
    assert!(repeated.contains("KB0105") && repeated.contains("----- first here"), "{repeated}");
    let second = both("/// @py def f()\n/// @py def g()\nfn f() {}\n");
    assert!(second.contains("KB0107") && second.contains("- first declared here"), "{second}");
    let excluded = both("/// @py frozen\n/// @py mutable\nstruct S;\n");
    assert!(excluded.contains("`mutable` and `frozen` exclude each other"), "{excluded}");
    let mixed = both("/// @py\n#[cfg_attr(unix, doc = \"@py nogil\")]\nfn f() {}\n");
    assert!(mixed.contains("KB0114") && mixed.contains("the item's first tag line"), "{mixed}");
}

#[test]
fn declarations_fit_their_items() {
    for (text, expected) in [
        (
            "/// @py class A\nfn f() {}",
            "KB0108 1:9 [class] a `class` declaration does not fit a function",
        ),
        (
            "/// @py def f()\nstruct S;",
            "KB0108 1:9 [def] a `def` declaration does not fit a struct",
        ),
        (
            "/// @py f: int\nfn f() {}",
            "KB0108 1:9 [f] a `NAME: type` declaration does not fit a function",
        ),
        (
            "/// @py module m\nimpl S {}",
            "KB0108 1:9 [module] a `module` declaration does not fit an impl block",
        ),
        (
            "/// @py def f(a=1, b)\nfn f() {}",
            "KB0121 1:20 [b] parameter without a default follows parameter with a default",
        ),
        ("/// @py def f(a=X)\nfn f() {}", "KB0123 1:17 [X] `X` is not a Python literal"),
        (
            "/// @py def from()\nfn f() {}",
            "KB0120 1:13 [from] `from` is a Python keyword and cannot name a function",
        ),
        (
            "/// @py def f(a: Vec<u8>)\nfn f() {}",
            "KB0122 1:21 [<] `<` is Rust; an annotation is a Python type",
        ),
        (
            "/// @py def f(a])\nfn f() {}",
            "KB0101 1:16 []] closing parenthesis `]` does not match opening parenthesis `(`",
        ),
        (
            "/// @py def f() nogil\nfn f() {}",
            "KB0101 1:17 [nogil] expected the end of the tag, found `nogil`",
        ),
        ("/// @py def f(a\nfn f() {}", "KB0109 1:14 [(] `(` was never closed"),
        ("/// @py def f(a='x)\nfn f() {}", "KB0123 1:17 ['x)] unterminated string literal"),
        ("/// @py default(a = \"x)\nfn f() {}", "KB0109 1:21 [\"] `\"` was never closed"),
        ("/// @py def f(\n/// @py nogil\nfn f() {}", "KB0109 1:14 [(] `(` was never closed"),
    ] {
        assert_eq!(errors(text), [expected], "{text}");
    }
}

#[test]
fn misspelt_marks() {
    for (line, expected) in [
        ("@pi def f()", "[@pi] `@pi` is not a tag, but looks like one\n  help: write `@py`"),
        ("@Py", "[@Py] `@Py` is not a tag, but looks like one\n  help: write `@py`"),
        ("@ py", "[@ py] `@ py` is not a tag, but looks like one\n  help: write `@py`"),
        (
            "@py: nogil",
            "[@py:] `@py:` is not a tag, but looks like one\n  help: a space must follow `@py`",
        ),
        (
            "@py(nogil)",
            "[@py(] `@py(` is not a tag, but looks like one\n  help: a space must follow `@py`",
        ),
        (
            "@pyfunction",
            "[@pyfunction] `@pyfunction` is not a tag, but looks like one\n  help: write `@py`",
        ),
    ] {
        assert_eq!(error_of_fn(line), format!("KB0110 1:5 {expected}"));
    }
    for line in ["@param x", "@pytest.fixture", "@pypi", "@", "@ x", "@see", "mail@py"] {
        assert_eq!(errors(&format!("/// {line}\nfn f() {{}}\n")), Vec::<String>::new(), "{line}");
    }
}
