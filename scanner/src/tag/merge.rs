//! Adds up the words and tag lines of one item; reports conflicts with both places.

use super::{Declaration, Tag, Word, WordArgs};
use crate::diag::{Code, Diagnostics};
use crate::source::{Span, Spanned};
use crate::tree::Cfg;

/// Adds another tag of the same item. Conflicts are reported with both places.
pub(super) fn add(diags: &mut Diagnostics, tag: &mut Tag, more: Tag) {
    let text = |condition: &Option<Cfg>| condition.as_ref().map(|cfg| cfg.text.clone());
    if text(&tag.condition) != text(&more.condition) {
        diags
            .report(Code::MixedConditions, more.span, "this tag line holds under another condition")
            .label(tag.span, "the item's first tag line")
            .help(
                "put the same `cfg_attr` condition on all tag lines of the item, or on none; where each condition \
                 wants a tag of its own, write the item twice, each under its `#[cfg(..)]` and with one tag",
            );
        return;
    }
    for word in more.words {
        push_word(diags, tag, word);
    }
    match (&tag.declaration, more.declaration) {
        (_, None) => {}
        (None, declaration) => tag.declaration = declaration,
        (Some(first), Some(second)) => {
            diags
                .report(
                    Code::SecondDeclaration,
                    second.span(),
                    "this item has a declaration already",
                )
                .label(first.span(), "first declared here")
                .help("keep one of them; several tag lines may share the words only");
        }
    }
}

impl Declaration {
    /// The place of its name.
    fn span(&self) -> Span {
        match self {
            Declaration::Def(def) => def.name.span,
            Declaration::Class(class) => class.name.span,
            Declaration::Module(name) | Declaration::Name { name, .. } => name.span,
        }
    }
}

/// Adds a word, unless the tag has it or contradicts it.
pub(super) fn push_word(diags: &mut Diagnostics, tag: &mut Tag, word: Word) {
    let name = word.option.name;
    if let Some(first) =
        tag.words.iter().find(|first| first.option.name == name && !word.option.repeats)
    {
        diags
            .report(Code::RepeatedWord, word.span, format!("`{name}` is said twice"))
            .label(first.span, "first here")
            .help("remove one of them");
        return;
    }
    let excludes = |one: &Word, other: &Word| one.option.excludes.contains(&other.option.name);
    let contradicted = |other: &&Word| {
        other.option.name != name && (excludes(&word, other) || excludes(other, &word))
    };
    if let Some(other) = tag.words.iter().find(contradicted) {
        let message = format!("`{name}` and `{}` exclude each other", other.option.name);
        diags
            .report(Code::ContradictingWords, word.span, message)
            .label(other.span, format!("`{}`: {}", other.option.name, other.option.doc))
            .help("remove one of them");
        return;
    }
    if let (Some(key), Some(first)) = repeated_key(tag, &word) {
        diags
            .report(
                Code::RepeatedWord,
                key.span,
                format!("`{}` is given twice in `{name}(..)`", key.value),
            )
            .label(first, "first here");
        return;
    }
    tag.words.push(word);
}

/// A key of `default(..)` and its like that the same word has already, here or in an earlier line.
fn repeated_key<'w>(tag: &Tag, word: &'w Word) -> (Option<&'w Spanned<String>>, Option<Span>) {
    let WordArgs::Pairs(pairs) = &word.args else { return (None, None) };
    let earlier = tag.words.iter().filter(|earlier| earlier.option.name == word.option.name);
    let mut known: Vec<(&str, Span)> = Vec::new();
    for earlier in earlier {
        if let WordArgs::Pairs(pairs) = &earlier.args {
            known.extend(pairs.iter().map(|(key, _)| (key.value.as_str(), key.span)));
        }
    }
    for (key, _) in pairs {
        if let Some((_, span)) = known.iter().find(|(name, _)| *name == key.value) {
            return (Some(key), Some(*span));
        }
        known.push((&key.value, key.span));
    }
    (None, None)
}
