//! Defaults: every literal form, printed and read again.

use super::super::parser::Parser;
use super::*;

fn literal(text: &str) -> Result<Literal, SyntaxError> {
    let source = placed(text);
    let read = Parser::new(&source, 0).and_then(|mut parser| {
        let literal = parser.literal()?;
        if parser.at_end() { Ok(literal.value) } else { Err(parser.expected("the end")) }
    });
    read.map_err(|fault| fault.placed(&source))
}

/// Printed as Python's `repr` prints; read again, the text is the same value in both styles.
fn repr(text: &str) -> String {
    match literal(text) {
        Ok(value) => {
            for printed in [value.source(), value.stub()] {
                let again = literal(&printed).map_err(|error| error.message);
                assert_eq!(again.as_ref(), Ok(&value), "\nprinted: {printed}\nin: {text}");
            }
            value.source()
        }
        Err(error) => shown(text, &error),
    }
}

#[test]
fn numbers_read_as_python_reads_them() {
    check(
        repr,
        &[
            ("0", "0"),
            ("000", "0"),
            ("0_0", "0"),
            ("-0", "0"),
            ("+7", "7"),
            ("1_000", "1000"),
            ("0xFF", "255"),
            ("0x_ff", "255"),
            ("0b101", "5"),
            ("0O17", "15"),
            ("- 5", "-5"),
            ("0xffffffffffffffffffffffff", "79228162514264337593543950335"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("1.0", "1.0"),
            ("1.", "1.0"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("-0.0", "-0.0"),
            ("1e3", "1000.0"),
            ("1_0.2_5e1_0", "102500000000.0"),
            ("1e16", "1e+16"),
            ("1e-5", "1e-05"),
            ("0.0001", "0.0001"),
            ("1.5E+300", "1.5e+300"),
            ("0e0", "0.0"),
        ],
    );
}

#[test]
fn wrong_numbers_are_named_whole() {
    let octal = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
    check(
        repr,
        &[
            ("010", &format!("{octal} [010]")),
            ("1__0", "invalid decimal literal [1__0]"),
            ("1_", "invalid decimal literal [1_]"),
            ("0x", "invalid hexadecimal literal [0x]"),
            ("0b12", "invalid digit `2` in binary literal [0b12]"),
            ("0o8", "invalid digit `8` in octal literal [0o8]"),
            ("1e", "invalid decimal literal [1e]"),
            ("1.2.3", "invalid decimal literal [1.2.3]"),
            ("12ab", "invalid decimal literal [12ab]"),
            ("1u8", "`1u8` has a Rust suffix, which Python does not know [1u8] write `1`"),
            (
                "1.5_f64",
                "`1.5_f64` has a Rust suffix, which Python does not know [1.5_f64] write `1.5`",
            ),
            (
                "2j",
                "`2j` is a complex number, which no default can be [2j] pass it from Rust: `default(p = ..)`",
            ),
            (
                "1e400",
                "`1e400` is beyond the range of a float: it is infinity [1e400] \
             pass it from Rust: `default(p = f64::INFINITY)`",
            ),
        ],
    );
    assert!(repr(&"9".repeat(4301)).starts_with("an int of more than 4300 digits"));
}

#[test]
fn strings_read_as_python_reads_them() {
    check(
        repr,
        &[
            ("'a'", "'a'"),
            ("\"a\"", "'a'"),
            ("u'a'", "'a'"),
            ("'''a\n'b'''", "\"a\\n'b\""),
            ("\"\"\"it's \"x\\\"\"\"\"", "'it\\'s \"x\"'"),
            ("'a' \"b\" r'\\c'", "'ab\\\\c'"),
            ("r'\\n'", "'\\\\n'"),
            (r"'\x41\101\u00e4\U0001F600\t\0'", "'AAä😀\\t\\x00'"),
            (
                r"'\a\b\f\v\r\n\\\'\q'",
                "invalid escape sequence `\\q` [\\q] write `\\\\q`, or put `r` before the quotes",
            ),
            (r"'\a\b\f\v\r\n\\\''", r#""\x07\x08\x0c\x0b\r\n\\'""#),
            ("'a\\\nb'", "'ab'"),
            ("'\u{a0}\u{200b}\u{301}\u{2028}é'", "'\\xa0\\u200b\u{301}\\u2028é'"),
            ("b'a\\xff\\n\\''", "b\"a\\xff\\n'\""),
            ("rb'\\x' B'\\x41'", "b'\\\\xA'"),
            ("''", "''"),
            ("b''", "b''"),
        ],
    );
}

#[test]
fn wrong_strings_point_into_the_string() {
    check(
        repr,
        &[
            ("'abc", "unterminated string literal ['abc]"),
            ("'abc\ndef'", "unterminated string literal ['abc]"),
            ("'''abc'", "unterminated triple-quoted string literal ['''abc']"),
            (r"'ab\x4'", r"truncated `\xXX` escape [\x4]"),
            (r"'\u12'", r"truncated `\uXXXX` escape [\u12]"),
            (r"'\U00110000'", r"illegal Unicode character [\U00110000]"),
            (
                r"'\ud800'",
                r"a lone surrogate cannot be passed as text [\ud800] write the character itself",
            ),
            (
                r"'x\N{BULLET}'",
                r"`\N{..}` needs Python's table of character names [\N] write the character itself, or its number: `\u....`",
            ),
            (r"'\777'", r"invalid octal escape sequence `\777` [\777]"),
            (
                "b'é'",
                "bytes can only contain ASCII literal characters [é] write `\\x..` for other bytes",
            ),
            ("'a' b'b'", "cannot mix bytes and nonbytes literals [b'b']"),
            ("f'{x}'", "a `f` string is not a literal: it is computed [f'] write the text out"),
            ("xy'a'", "`xy` is not a string prefix [xy']"),
        ],
    );
}

#[test]
fn displays_nest() {
    check(
        repr,
        &[
            ("[]", "[]"),
            ("[1, 'a', [2.5,],]", "[1, 'a', [2.5]]"),
            ("()", "()"),
            ("(1)", "1"),
            ("(1,)", "(1,)"),
            ("( 1 , 2 )", "(1, 2)"),
            ("{}", "{}"),
            ("{'a': 1, 2: (None, True)}", "{'a': 1, 2: (None, True)}"),
            ("{1, 2}", "{1, 2}"),
            ("set()", "set()"),
            ("...", "..."),
            ("[-1, +2, b'x']", "[-1, 2, b'x']"),
        ],
    );
}

#[test]
fn expressions_are_no_literals() {
    let way_out = "a default in the signature is a Python literal; for a Rust expression write \
                   `default(name = expression)` before `def`";
    let with = |message: &str| format!("{message} {way_out}");
    check(
        repr,
        &[
            ("1 + 2", &with("`+` makes this an expression, not a literal [+]")),
            ("FOO", &with("`FOO` is not a Python literal [FOO]")),
            ("Some(1)", &with("`Some` is not a Python literal [Some]")),
            ("true", "`true` is not a Python literal [true] write `True`"),
            ("null", "`null` is not a Python literal [null] write `None`"),
            ("--1", &with("expected a number behind the sign, found `-` [-]")),
            ("-True", &with("expected a number behind the sign, found `True` [True]")),
            ("[x for x in y]", &with("`x` is not a Python literal [x]")),
            ("1 if a else b", &with("`if` makes this an expression, not a literal [if]")),
            (
                "{[]: 1}",
                "unhashable type: `list` [[]] dict keys and set elements are numbers, text, bytes or tuples of those",
            ),
            (
                "{(1, {}): 1}",
                "unhashable type: `dict` [(1, {})] dict keys and set elements are numbers, text, bytes or tuples of those",
            ),
            (
                "[1, 2",
                "`[` was never closed [[] a tag goes on over the next doc lines while a bracket is open",
            ),
            ("[1, 2)", "closing parenthesis `)` does not match opening parenthesis `[` [)]"),
            ("[1 2]", "expected `,` or `]`, found `2` [2]"),
            ("{1: 2, 3}", "expected `:` and the key's value, found `}` [}]"),
            ("set(1)", &with("`set` is not a Python literal [set]")),
        ],
    );
    assert!(repr(&"[".repeat(100_000)).starts_with("more than 64 brackets within brackets"));
    assert!(repr(&"{1:".repeat(100_000)).starts_with("more than 64 brackets within brackets"));
    assert!(repr(&"- ".repeat(100_000)).starts_with("expected a number"));
}

#[test]
fn stubs_prefer_double_quotes() {
    let stub = |text: &str| literal(text).map_or_else(|error| error.message, |value| value.stub());
    check(
        stub,
        &[
            ("'a'", "\"a\""),
            ("'a\"b'", "'a\"b'"),
            ("'a\"b\\''", "\"a\\\"b'\""),
            ("{'k': b'v'}", "{\"k\": b\"v\"}"),
        ],
    );
}

/// A small generator of values, the same in every run: printing and reading are inverse.
#[test]
fn printed_values_read_back() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..3000 {
        let value = value(&mut state, 0);
        for printed in [value.source(), value.stub()] {
            let again = literal(&printed).map_err(|error| error.message);
            assert_eq!(again.as_ref(), Ok(&value), "{printed}");
        }
    }
}

fn random(state: &mut u64, below: u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state % below
}

fn value(state: &mut u64, depth: u64) -> Literal {
    const CHARS: [char; 14] = [
        'a', '\'', '"', '\\', '\n', '\0', '\x7f', 'é', '\u{300}', '\u{2028}', '😀', '\u{e000}',
        ' ', '{',
    ];
    let items = |state: &mut u64| -> Vec<Literal> {
        (0..random(state, 4)).map(|_| value(state, depth + 1)).collect()
    };
    match random(state, if depth < 4 { 9 } else { 6 }) {
        0 => Literal::None,
        1 => Literal::Bool(random(state, 2) == 0),
        2 => Literal::Int((random(state, 4000) as i64 - 2000).to_string()),
        3 => Literal::Float(format!(
            "{:?}",
            f64::from_bits(random(state, 1 << 62)).clamp(-1e300, 1e300)
        )),
        4 => {
            Literal::Str((0..random(state, 6)).map(|_| CHARS[random(state, 14) as usize]).collect())
        }
        5 => Literal::Bytes((0..random(state, 6)).map(|_| random(state, 256) as u8).collect()),
        6 => Literal::List(items(state)),
        7 => Literal::Tuple(items(state)),
        _ => Literal::Dict(
            (0..random(state, 3))
                .map(|key| (Literal::Int(key.to_string()), value(state, depth + 1)))
                .collect(),
        ),
    }
}
