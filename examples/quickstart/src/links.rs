//! The links of documents, found as they are asked for.

use std::path::PathBuf;
use std::{fs, io};

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::outline::read;

/// The links of the documents, lazily: text and address of each.
///
/// A document is read when the loop gets there.
///
/// @py def links(*documents)
pub fn links(documents: Vec<String>) -> impl Iterator<Item = (String, String)> {
    documents.into_iter().flat_map(|document| links_of(&document))
}

/// The links of the files, lazily: path, text and address of each.
///
/// A file is opened when the loop gets there, and what is wrong with it is raised there.
///
/// @py def links_in(*paths)
pub fn links_in(
    paths: Vec<PathBuf>,
) -> impl Iterator<Item = io::Result<(PathBuf, String, String)>> {
    paths.into_iter().flat_map(|path| match fs::read_to_string(&path) {
        Ok(document) => {
            let named = |(text, url)| Ok((path.clone(), text, url));
            links_of(&document).into_iter().map(named).collect()
        }
        Err(error) => vec![Err(error)],
    })
}

fn links_of(document: &str) -> Vec<(String, String)> {
    let mut links = Vec::new();
    let mut open: Option<(String, String)> = None;
    for event in read(document) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = Some((String::new(), dest_url.into()))
            }
            Event::End(TagEnd::Link) => links.extend(open.take()),
            Event::Text(piece) | Event::Code(piece) => {
                if let Some((text, _)) = &mut open {
                    text.push_str(&piece);
                }
            }
            _ => {}
        }
    }
    links
}
