//! The headings of a document.

use std::collections::HashMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// How documents are read when nothing but their content matters.
const READING: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Reads a document for its content.
pub(crate) fn read(text: &str) -> Parser<'_> {
    Parser::new_ext(text, READING)
}

/// The headings down to level `depth`: level and title of each, in their order.
///
/// @py def outline(text, *, depth=6)
pub fn outline(text: &str, depth: u8) -> Vec<(u8, String)> {
    let events: Vec<_> = read(text).collect();
    headings(events.iter()).into_iter().filter(|(level, _)| *level <= depth).collect()
}

/// Level and title of each heading.
pub(crate) fn headings<'a>(events: impl Iterator<Item = &'a Event<'a>>) -> Vec<(u8, String)> {
    let mut headings = Vec::new();
    let mut open: Option<(u8, String)> = None;
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((*level as u8, String::new())),
            Event::End(TagEnd::Heading(_)) => headings.extend(open.take()),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, title)) = &mut open {
                    title.push_str(text);
                }
            }
            _ => {}
        }
    }
    headings
}

/// The part of an address that leads to a heading: lower case, words joined by dashes.
pub(crate) fn slug(title: &str) -> String {
    let words = title.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The slug of each title, a number behind those that were there before.
pub(crate) fn unique<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = HashMap::new();
    let number = |title: &str| {
        let slug = slug(title);
        let count = seen.entry(slug.clone()).or_insert(0_usize);
        *count += 1;
        if *count == 1 { slug } else { format!("{slug}-{}", *count - 1) }
    };
    titles.map(number).collect()
}
