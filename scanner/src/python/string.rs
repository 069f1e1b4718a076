//! Python's string and bytes literals, decoded.

use std::ops::Range;

use super::lexer::Quotes;
use super::{Fault, Kind};

/// What a literal adds up to; adjacent literals are joined by the caller.
pub(super) enum Decoded {
    Str(String),
    Bytes(Vec<u8>),
}

/// Decodes the literal whose body is at `quotes.body` of `text`.
pub(super) fn decode(text: &str, quotes: &Quotes) -> Result<Decoded, Fault> {
    let mut decoder = Decoder {
        text,
        at: quotes.body.start,
        end: quotes.body.end,
        bytes: quotes.bytes,
        out: String::new(),
    };
    decoder.run(quotes.raw)?;
    if quotes.bytes {
        // Every character was checked to be below 256.
        Ok(Decoded::Bytes(decoder.out.chars().map(|c| c as u32 as u8).collect()))
    } else {
        Ok(Decoded::Str(decoder.out))
    }
}

struct Decoder<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    bytes: bool,
    /// For bytes: one character below 256 for each.
    out: String,
}

impl Decoder<'_> {
    fn run(&mut self, raw: bool) -> Result<(), Fault> {
        while let Some(c) = self.peek() {
            let start = self.at;
            self.at += c.len_utf8();
            if self.bytes && !c.is_ascii() {
                let message = "bytes can only contain ASCII literal characters";
                return Err(self
                    .fault(start, message.to_owned())
                    .help("write `\\x..` for other bytes"));
            }
            if c == '\\' && !raw {
                self.escape(start)?;
            } else {
                self.out.push(c);
            }
        }
        Ok(())
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..self.end)?.chars().next()
    }

    fn escape(&mut self, start: usize) -> Result<(), Fault> {
        let Some(c) = self.peek() else { return Ok(()) };
        self.at += c.len_utf8();
        let plain = match c {
            '\n' => return Ok(()),
            '\\' | '\'' | '"' => c,
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            '0'..='7' => return self.octal(start),
            'x' => return self.code_point(start, 2, "\\xXX"),
            'u' if !self.bytes => return self.code_point(start, 4, "\\uXXXX"),
            'U' if !self.bytes => return self.code_point(start, 8, "\\UXXXXXXXX"),
            'N' if !self.bytes => {
                let help = "write the character itself, or its number: `\\u....`";
                let message = "`\\N{..}` needs Python's table of character names".to_owned();
                return Err(self.fault(start, message).help(help));
            }
            _ => {
                let message = format!("invalid escape sequence `\\{}`", c.escape_debug());
                let help =
                    format!("write `\\\\{}`, or put `r` before the quotes", c.escape_debug());
                return Err(self.fault(start, message).help(help));
            }
        };
        self.out.push(plain);
        Ok(())
    }

    fn octal(&mut self, start: usize) -> Result<(), Fault> {
        self.at = start + 1;
        let mut value = 0;
        for _ in 0..3 {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else { break };
            value = value * 8 + digit;
            self.at += 1;
        }
        if value > 0o377 {
            let shown = self.text.get(start..self.at).unwrap_or_default().to_owned();
            return Err(self.fault(start, format!("invalid octal escape sequence `{shown}`")));
        }
        self.push(start, value)
    }

    fn code_point(&mut self, start: usize, width: usize, form: &str) -> Result<(), Fault> {
        let mut value = 0u32;
        for _ in 0..width {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) else {
                return Err(self.fault(start, format!("truncated `{form}` escape")));
            };
            value = value.wrapping_mul(16).wrapping_add(digit);
            self.at += 1;
        }
        self.push(start, value)
    }

    fn push(&mut self, start: usize, value: u32) -> Result<(), Fault> {
        match char::from_u32(value) {
            Some(c) => {
                self.out.push(c);
                Ok(())
            }
            None if (0xd800..0xe000).contains(&value) => {
                let message = "a lone surrogate cannot be passed as text".to_owned();
                Err(self.fault(start, message).help("write the character itself"))
            }
            None => Err(self.fault(start, "illegal Unicode character".to_owned())),
        }
    }

    fn fault(&self, start: usize, message: String) -> Fault {
        let range: Range<usize> = start..self.at.max(start + 1).min(self.end);
        Fault::new(Kind::Literal, range, message)
    }
}
