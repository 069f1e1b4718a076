//! The functions as Rust sees them, on this example's own page.

use quickstart::{WORDS_PER_MINUTE, links, outline, reading_time, render, words};

const PAGE: &str = include_str!("../README.md");

#[test]
fn the_page_has_one_title() {
    let titles = outline(PAGE, 1);
    assert_eq!(titles.len(), 1);
    assert!(outline(PAGE, 6).len() > titles.len());
}

#[test]
fn the_page_renders() {
    let html = render(PAGE, vec!["tables".into()], true, false).expect("a known extension");
    assert!(html.starts_with("<h1 id=\"") && html.contains("<table>"));
}

#[test]
fn the_page_is_read_in_minutes() {
    let seconds = reading_time(PAGE, WORDS_PER_MINUTE).as_secs();
    assert!((20..600).contains(&seconds), "{seconds}");
}

#[test]
fn links_and_words_are_found() {
    assert!(links(vec![PAGE.to_owned()]).any(|(_, url)| url.contains("pulldown-cmark")));
    assert!(words(PAGE, 4, false)["python"] >= 2);
}
