//! Lines, indentation and blank lines of a stub, and docstrings.

/// Columns of a line, as typeshed has it.
const WIDTH: usize = 130;

/// What was written last, which decides about a blank line before the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Import,
    Variable,
    /// With `...` as its body; so are short classes.
    ShortFunction,
    ShortClass,
    /// With a docstring.
    Function,
    Class,
    /// Text that stands apart from all others.
    Block,
}

/// A stub in the making.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    last: Option<Kind>,
}

impl Writer {
    /// The module's docstring.
    pub(super) fn module_doc(&mut self, doc: &str) {
        if !doc.is_empty() {
            self.text.push_str(&docstring(doc, ""));
            self.last = Some(Kind::Block);
        }
    }

    /// Writes one definition, with the blank lines that belong before it.
    pub(super) fn put(&mut self, kind: Kind, lines: &str) {
        let apart = match (self.last, kind) {
            (None, _) => false,
            (Some(Kind::ShortFunction), Kind::ShortFunction | Kind::Function) => false,
            (Some(Kind::ShortClass), Kind::ShortClass) | (Some(Kind::Variable), Kind::Variable) => {
                false
            }
            (Some(_), _) => true,
        };
        if apart {
            self.text.push('\n');
        }
        self.text.push_str(lines);
        self.last = Some(kind);
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// `head(pieces)tail`, broken over lines where it is too long behind its indent.
pub(super) fn call(indent: usize, head: &str, pieces: &[String], tail: &str) -> String {
    let width = WIDTH - indent;
    let line = format!("{head}({}){tail}", pieces.join(", "));
    if columns(&line) <= width || pieces.is_empty() {
        return line;
    }
    let middle = format!("    {}", pieces.join(", "));
    if columns(&middle) <= width && pieces.len() > 1 {
        return format!("{head}(\n{middle}\n){tail}");
    }
    // After `**kwargs` a comma is legal from 3.6 on.
    let lines: String = pieces.iter().map(|piece| format!("    {piece},\n")).collect();
    format!("{head}(\n{lines}){tail}")
}

/// The columns that a line takes: East Asian wide characters take two.
fn columns(line: &str) -> usize {
    let wide = |char| {
        matches!(u32::from(char), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
            | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd)
    };
    line.chars().map(|char| if wide(char) { 2 } else { 1 }).sum()
}

/// The docs of a variable: a string right below it, as editors read them. Python itself keeps none.
pub(super) fn variable_doc(doc: &str) -> String {
    if doc.is_empty() { String::new() } else { docstring(doc, "") }
}

/// A docstring as lines, each ended.
pub(super) fn docstring(doc: &str, indent: &str) -> String {
    let escaped = doc.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    let lines: Vec<&str> = escaped.lines().collect();
    if let [only] = lines.as_slice() {
        // A quote next to the closing ones would end the string early.
        let end = if only.ends_with('"') { " " } else { "" };
        return format!("{indent}\"\"\"{only}{end}\"\"\"\n");
    }
    let mut text = format!("{indent}\"\"\"");
    for (index, line) in lines.iter().enumerate() {
        if index > 0 && !line.trim().is_empty() {
            text.push_str(indent);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text + indent + "\"\"\"\n"
}
