//! Expands the crate's own `macro_rules!` where they make items or members of impls.
//!
//! What they make enters the tree like what is written by hand. A call that cannot be expanded is reported
//! if a tag may be lost with it, and left alone otherwise. Macros of other crates are not known; of theirs,
//! only what `cfg_if!` does to its items is.

mod known;
mod matching;
mod pattern;
#[cfg(test)]
mod tests;
mod transcribe;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;

use self::pattern::Rule;
use super::build::{Builder, Place, item_attrs, item_attrs_mut};
use super::resolve::{Index, Resolved, Space, segments};
use super::{ItemId, MadeBy, Places};
use crate::diag::Code;
use crate::source::{self, FileId, Span};

/// Macros that make macro calls are followed this far, as in rustc.
const MAX_DEPTH: usize = 128;
/// How many calls are expanded in one crate.
const MAX_CALLS: usize = 10_000;
/// How often macros may make macros that are known by path only.
const MAX_ROUNDS: usize = 16;

/// Every macro of the crate, and which of them are in scope by their plain name.
#[derive(Default)]
pub(crate) struct Macros {
    /// In the order of definition. Shortened at the end of a module without `#[macro_use]`.
    scope: Vec<Rc<Definition>>,
    by_item: HashMap<ItemId, Rc<Definition>>,
    /// Calls by a path, which is resolved when all modules are known.
    waiting: Vec<(ItemId, Place)>,
    calls: usize,
}

struct Definition {
    name: String,
    span: Span,
    tokens: TokenStream,
    /// Read when it is first called.
    rules: OnceCell<Result<Vec<Rule>, String>>,
    /// Where its tokens come from.
    files: Vec<(String, FileId)>,
    /// Behind a `cfg` that is certainly false: taken if there is no other of that name.
    off: bool,
    tagged: bool,
}

/// Why a call made nothing.
enum Failure {
    /// In words for a note.
    Because(String),
    TooOften,
}

/// A call and the macro it calls.
struct Call<'c> {
    mac: &'c syn::Macro,
    definition: &'c Definition,
    span: Span,
}

impl Builder<'_> {
    pub(crate) fn macro_scope(&self) -> usize {
        self.macros.scope.len()
    }

    /// Forgets the plain names defined in a module that ends.
    pub(crate) fn leave_macro_scope(&mut self, outer: usize) {
        self.macros.scope.truncate(outer);
    }

    /// Takes in `macro_rules! name { .. }`.
    pub(crate) fn define_macro(&mut self, place: &Place, id: ItemId, off: bool) {
        let item = &self.tree.items[id.0];
        let syn::Item::Macro(syn::ItemMacro { ident: Some(name), mac, .. }) = &item.syntax else {
            return;
        };
        if !mac.path.is_ident("macro_rules") {
            return;
        }
        let definition = Rc::new(Definition {
            name: name.unraw().to_string(),
            span: item.span,
            tokens: mac.tokens.clone(),
            rules: OnceCell::new(),
            files: place.places.known(&self.sources),
            off,
            tagged: holds_tag(&mac.tokens),
        });
        self.macros.by_item.insert(id, definition.clone());
        self.macros.scope.push(definition);
    }

    /// Puts what a call makes behind it.
    pub(crate) fn expand_call(&mut self, place: &Place, id: ItemId) {
        let syn::Item::Macro(call) = &self.tree.items[id.0].syntax else { return };
        let mac = call.mac.clone();
        match self.in_scope(&mac.path) {
            Some(definition) => self.expand_with(place, id, &mac, &definition),
            None => self.macros.waiting.push((id, place.clone())),
        }
    }

    fn expand_with(
        &mut self,
        place: &Place,
        id: ItemId,
        mac: &syn::Macro,
        definition: &Definition,
    ) {
        let call = Call { mac, definition, span: self.tree.items[id.0].span };
        let made = self.made(place, &call, items);
        match made {
            Ok(mut items) => {
                let conditions = conditions(item_attrs(&self.tree.items[id.0].syntax));
                for attrs in items.iter_mut().filter_map(item_attrs_mut) {
                    attrs.splice(0..0, conditions.iter().cloned());
                }
                let inner = self.place_of(place, &call);
                self.items(&inner, items);
            }
            Err(failure) => self.report(place, &call, &failure),
        }
    }

    /// Puts the members that calls in an impl make into their places.
    pub(crate) fn expand_impl(&mut self, place: &Place, id: ItemId) {
        if self.expand_members(place, id, Self::in_scope) {
            self.macros.waiting.push((id, place.clone()));
        }
    }

    /// Answers whether a call is left whose macro is not known.
    fn expand_members(
        &mut self,
        place: &Place,
        id: ItemId,
        find: impl Fn(&Self, &syn::Path) -> Option<Rc<Definition>>,
    ) -> bool {
        let syn::Item::Impl(imp) = &mut self.tree.items[id.0].syntax else { return false };
        let mut todo: Vec<(syn::ImplItem, Place)> = Vec::new();
        todo.extend(
            std::mem::take(&mut imp.items).into_iter().rev().map(|item| (item, place.clone())),
        );
        let (mut done, mut left, mut files) = (Vec::new(), false, None::<Places>);
        while let Some((item, place)) = todo.pop() {
            let syn::ImplItem::Macro(member) = &item else {
                done.push(item);
                continue;
            };
            let Some(definition) = find(self, &member.mac.path) else {
                left = true;
                done.push(item);
                continue;
            };
            let span = place.places.place(member.mac.path.span());
            let call = Call { mac: &member.mac, definition: &definition, span };
            match self.made(&place, &call, members) {
                Ok(mut made) => {
                    let conditions = conditions(&member.attrs);
                    for attrs in made.iter_mut().filter_map(member_attrs_mut) {
                        attrs.splice(0..0, conditions.iter().cloned());
                    }
                    let inner = self.place_of(&place, &call);
                    let known = files.get_or_insert_with(|| inner.places.clone());
                    *known = known.with(&inner.places);
                    todo.extend(made.into_iter().rev().map(|item| (item, inner.clone())));
                }
                Err(failure) => {
                    self.report(&place, &call, &failure);
                    done.push(item);
                }
            }
        }
        let item = &mut self.tree.items[id.0];
        if let syn::Item::Impl(imp) = &mut item.syntax {
            imp.items = done;
        }
        if let Some(files) = files {
            item.places = files.with_file(item.file);
        }
        left
    }

    /// Expands what is called by a path, now that paths can be resolved, and reports what is not ours.
    pub(crate) fn finish_macros(&mut self) {
        for _ in 0..MAX_ROUNDS {
            self.tree.index = Index::new(&self.tree, self.input.edition);
            let waiting = std::mem::take(&mut self.macros.waiting);
            if waiting.is_empty() {
                return;
            }
            for (id, place) in waiting {
                self.finish_call(id, &place);
            }
        }
    }

    fn finish_call(&mut self, id: ItemId, place: &Place) {
        let mac = match &self.tree.items[id.0].syntax {
            syn::Item::Macro(call) => call.mac.clone(),
            _ => {
                let module = place.module;
                self.expand_members(place, id, |builder, path| builder.by_path(module, path));
                return self.report_foreign_members(id);
            }
        };
        // What is made belongs behind the call, not behind the module's last item.
        let at = |items: &[ItemId]| {
            items.iter().position(|known| *known == id).map_or(items.len(), |at| at + 1)
        };
        let items = &mut self.tree.modules[place.module.0].items;
        let tail = items.split_off(at(items));
        match self.by_path(place.module, &mac.path) {
            Some(definition) => self.expand_with(place, id, &mac, &definition),
            None => match known::cfg_if(&mac) {
                Some(items) => self.items(place, items),
                None => self.report_foreign(self.tree.items[id.0].span, &mac),
            },
        }
        self.tree.modules[place.module.0].items.extend(tail);
    }

    /// The macro that a plain name means at this point of the text.
    fn in_scope(&self, path: &syn::Path) -> Option<Rc<Definition>> {
        let name = path.get_ident()?.unraw().to_string();
        let mut named = self.macros.scope.iter().rev().filter(|definition| definition.name == name);
        let last = named.next()?;
        if last.off {
            return Some(named.find(|definition| !definition.off).unwrap_or(last).clone());
        }
        Some(last.clone())
    }

    fn by_path(&self, module: super::ModuleId, path: &syn::Path) -> Option<Rc<Definition>> {
        match self.tree.resolve_in(module, &segments(path), Space::Macro) {
            Resolved::Item(id) => self.macros.by_item.get(&id).cloned(),
            _ => None,
        }
    }

    fn made<T>(
        &mut self,
        place: &Place,
        call: &Call<'_>,
        parse: fn(ParseStream<'_>) -> syn::Result<Vec<T>>,
    ) -> Result<Vec<T>, Failure> {
        self.macros.calls += 1;
        if place.macro_depth >= MAX_DEPTH || self.macros.calls > MAX_CALLS {
            return Err(Failure::TooOften);
        }
        let rules =
            call.definition.rules.get_or_init(|| pattern::rules(call.definition.tokens.clone()));
        let rules = rules.as_ref().map_err(|why| Failure::Because(why.clone()))?;
        let matched = rules
            .iter()
            .find_map(|rule| Some((rule, matching::matches(&rule.matcher, &call.mac.tokens)?)));
        let Some((rule, bindings)) = matched else {
            return Err(Failure::Because("none of its rules matches the call".to_owned()));
        };
        let tokens =
            transcribe::transcribe(&rule.transcriber, &bindings).map_err(Failure::Because)?;
        if source::too_deep(&tokens).is_some() {
            return Err(Failure::TooOften);
        }
        syn::parse::Parser::parse2(parse, tokens)
            .map_err(|error| Failure::Because(format!("what it makes does not parse: {error}")))
    }

    /// Where the items stand that a call makes. To the user, all of them stand at the outermost call.
    fn place_of(&self, place: &Place, call: &Call<'_>) -> Place {
        let mut files = place.places.known(&self.sources);
        files.extend(call.definition.files.iter().cloned());
        files.sort();
        files.dedup();
        let outermost = || MadeBy {
            macro_name: call.definition.name.clone(),
            call: call.span,
            definition: call.definition.span,
        };
        let made_by = place.made_by.clone().unwrap_or_else(outermost);
        Place {
            places: Places::of_call(made_by.call, files),
            made_by: Some(made_by),
            macro_depth: place.macro_depth + 1,
            ..place.clone()
        }
    }

    fn report(&mut self, place: &Place, call: &Call<'_>, failure: &Failure) {
        if !call.definition.tagged && !holds_tag(&call.mac.tokens) {
            return;
        }
        let name = &call.definition.name;
        let (code, message) = match failure {
            Failure::Because(_) => {
                (Code::MacroNotExpanded, format!("`{name}!` cannot be expanded"))
            }
            Failure::TooOften => {
                (Code::MacroTooDeep, format!("the expansion of `{name}!` does not come to an end"))
            }
        };
        let shown = place.made_by.as_ref().map_or(call.span, |made| made.call);
        let found = self.diags.report(code, shown, message);
        found.at("the tags in this call would be lost").label(call.definition.span, "defined here");
        if let Some(made) = &place.made_by {
            let text =
                format!("the call of `{name}!` is made by `{}!`, defined here", made.macro_name);
            found.label(made.definition, text);
        }
        if let Failure::Because(why) = failure {
            found.note(why.clone());
        }
        found.help("write the tagged item without the macro");
    }

    fn report_foreign_members(&mut self, id: ItemId) {
        let item = &self.tree.items[id.0];
        let syn::Item::Impl(imp) = &item.syntax else { return };
        let mut lost = Vec::new();
        for member in &imp.items {
            if let syn::ImplItem::Macro(member) = member {
                if self.by_path(item.module, &member.mac.path).is_none() {
                    lost.push((item.place(member.mac.path.span()), member.mac.clone()));
                }
            }
        }
        for (span, mac) in lost {
            self.report_foreign(span, &mac);
        }
    }

    fn report_foreign(&mut self, span: Span, mac: &syn::Macro) {
        if !holds_tag(&mac.tokens) {
            return;
        }
        let name = mac.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        self.diags
            .report(
                Code::ForeignMacroTag,
                span,
                format!("the tags in this call of `{name}!` would be lost"),
            )
            .at("no `macro_rules!` of this crate")
            .help("tag an item that is written outside of the call");
    }
}

/// The attributes of a call that hold for all that it makes.
fn conditions(attrs: &[syn::Attribute]) -> Vec<syn::Attribute> {
    let is_condition =
        |attr: &&syn::Attribute| attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr");
    attrs.iter().filter(is_condition).cloned().collect()
}

fn member_attrs_mut(member: &mut syn::ImplItem) -> Option<&mut Vec<syn::Attribute>> {
    Some(match member {
        syn::ImplItem::Const(member) => &mut member.attrs,
        syn::ImplItem::Fn(member) => &mut member.attrs,
        syn::ImplItem::Macro(member) => &mut member.attrs,
        syn::ImplItem::Type(member) => &mut member.attrs,
        _ => return None,
    })
}

fn items(input: ParseStream<'_>) -> syn::Result<Vec<syn::Item>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        // A call in braces may be followed by a semicolon, which belongs to no item.
        if input.parse::<Option<syn::Token![;]>>()?.is_none() {
            items.push(input.parse()?);
        }
    }
    Ok(items)
}

fn members(input: ParseStream<'_>) -> syn::Result<Vec<syn::ImplItem>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        if input.parse::<Option<syn::Token![;]>>()?.is_none() {
            items.push(input.parse()?);
        }
    }
    Ok(items)
}

/// Whether a text among the tokens has a line that is a tag.
pub(crate) fn holds_tag(tokens: &TokenStream) -> bool {
    let mut open = vec![tokens.clone().into_iter()];
    while let Some(level) = open.last_mut() {
        match level.next() {
            Some(TokenTree::Group(group)) => open.push(group.stream().into_iter()),
            Some(TokenTree::Literal(literal)) => {
                let text = literal.to_string();
                if text.contains("@py") && text.split(['\n', '"']).any(is_tag_line) {
                    return true;
                }
            }
            Some(_) => {}
            None => drop(open.pop()),
        }
    }
    false
}

fn is_tag_line(line: &str) -> bool {
    // A doc comment's text is escaped like a string: `\n` and `\t` are two characters each.
    line.split("\\n").any(|line| line.trim_start_matches([' ', '*', '\\', 't']).starts_with("@py"))
}
