//! Markdown to HTML, and the table of extensions to choose from.

use std::error::Error;
use std::fmt;

use pulldown_cmark::{Event, Options, Parser, Tag, html};

use crate::outline::{self, unique};

/// What Python calls an extension, what it adds, and what it is to the parser.
const TABLE: [(&str, &str, Options); 8] = [
    ("tables", "| cells | in | rows |", Options::ENABLE_TABLES),
    ("footnotes", "a note[^1] below the text", Options::ENABLE_FOOTNOTES),
    ("strikethrough", "~~taken back~~", Options::ENABLE_STRIKETHROUGH),
    ("tasklists", "- [x] done", Options::ENABLE_TASKLISTS),
    ("smart", "curly quotes, dashes and ellipses", Options::ENABLE_SMART_PUNCTUATION),
    ("attributes", "# Heading {#id .class}", Options::ENABLE_HEADING_ATTRIBUTES),
    ("math", "$inline$ and $$display$$", Options::ENABLE_MATH),
    ("alerts", "> [!NOTE]", Options::ENABLE_GFM),
];

/// The extensions that `render` knows, each with what it adds to plain CommonMark.
///
/// @py
pub const EXTENSIONS: [(&str, &str); TABLE.len()] = {
    let mut pairs = [("", ""); TABLE.len()];
    let mut row = 0;
    while row < TABLE.len() {
        pairs[row] = (TABLE[row].0, TABLE[row].1);
        row += 1;
    }
    pairs
};

/// `render` was asked for an extension that is not in `EXTENSIONS`.
///
/// @py class UnknownExtension(ValueError)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownExtension(String);

impl UnknownExtension {
    /// What was asked for. Not tagged: Rust alone sees it.
    ///
    /// ```
    /// let error = quickstart::render("", vec!["tabels".into()], false, true).unwrap_err();
    /// assert_eq!(error.name(), "tabels");
    /// ```
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownExtension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = EXTENSIONS.map(|(name, _)| name).join(", ");
        write!(f, "no extension is named '{}'; there are: {known}", self.0)
    }
}

impl Error for UnknownExtension {}

/// Markdown as HTML.
///
/// `extensions` are names out of `EXTENSIONS`; without any, it is CommonMark. With `anchors`, each
/// heading gets an id to link to. Without `raw_html`, HTML inside of the text is shown, not used.
///
/// Other Python threads run meanwhile.
///
/// @py nogil
/// @py def render(text, *extensions: str, anchors=False, raw_html=True)
pub fn render(
    text: &str,
    extensions: Vec<String>,
    anchors: bool,
    raw_html: bool,
) -> Result<String, UnknownExtension> {
    let mut events: Vec<_> = Parser::new_ext(text, options(&extensions)?).collect();
    if anchors {
        add_anchors(&mut events);
    }
    if !raw_html {
        for event in &mut events {
            if let Event::Html(code) | Event::InlineHtml(code) = event {
                *event = Event::Text(code.clone());
            }
        }
    }
    let mut output = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut output, events.into_iter());
    Ok(output)
}

fn options(extensions: &[String]) -> Result<Options, UnknownExtension> {
    let find = |name: &String| {
        let row = TABLE.iter().find(|row| row.0 == name);
        row.map(|row| row.2).ok_or_else(|| UnknownExtension(name.clone()))
    };
    extensions.iter().map(find).collect()
}

/// Gives an id to each heading that has none.
fn add_anchors(events: &mut [Event<'_>]) {
    let headings = outline::headings(events.iter());
    let mut slugs = unique(headings.iter().map(|(_, title)| title.as_str())).into_iter();
    for event in events {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            let slug = slugs.next();
            if id.is_none() {
                *id = slug.map(Into::into);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_extension_is_one_option() {
        for (name, _) in EXTENSIONS {
            assert_eq!(
                options(&[name.to_owned()]).map(|options| options.iter().count()),
                Ok(1),
                "{name}"
            );
        }
    }

    #[test]
    fn an_unknown_extension_is_named_beside_the_known_ones() {
        let error = render("", vec!["tabels".into()], false, true).unwrap_err();
        assert!(
            error.to_string().starts_with("no extension is named 'tabels'; there are: tables, ")
        );
    }

    #[test]
    fn anchors_leave_ids_alone_and_are_unique() {
        let html = render("# A {#b}\n# A\n# A", vec!["attributes".into()], true, true).unwrap();
        assert_eq!(html, "<h1 id=\"b\">A</h1>\n<h1 id=\"a-1\">A</h1>\n<h1 id=\"a-2\">A</h1>\n");
    }
}
