//! Walks the tree and attaches tags to modules, items and members.
//!
//! What is tagged in places that nothing is exported from is for `stray.rs`; whether a tag fits its
//! item's types and names, for `check`.

use std::collections::BTreeSet;

use super::docs::{self, Docs};
use super::options::Places;
use super::{Declaration, ItemTags, MemberTags, Tagged, Tags, merge, stray, syntax};
use crate::Input;
use crate::diag::{Code, Diagnostics};
use crate::source::{FileId, SourceMap, Span};
use crate::tree::{DocLine, Item, ItemId, ModuleId, ModuleTree};

/// Finds every tag of the tree, and reports those in places that nothing is exported from.
pub(crate) fn collect(
    diags: &mut Diagnostics,
    sources: &mut SourceMap,
    tree: &ModuleTree,
    input: &Input<'_>,
) -> Tags {
    // Files without anything like a tag cost no more than this look.
    let marked: BTreeSet<FileId> =
        sources.ids().filter(|file| syntax::may_hold_mark(sources.text(*file))).collect();
    let mut walk = Walk { diags, sources, seen: Vec::new() };
    let mut tags = Tags::default();
    for (index, module) in tree.modules.iter().enumerate() {
        let place = if index == 0 { Places::ROOT } else { Places::MODULE };
        let tagged = walk.tagged(&module.docs, Some(place));
        // The docs of untagged modules are wanted too: the root needs no tag.
        tags.modules.insert(ModuleId(index), tagged);
    }
    for (index, item) in tree.items.iter().enumerate() {
        if !marked.contains(&item.file) && item.made_by.is_none() {
            continue;
        }
        let found = walk.item(item);
        if found.is_tagged() {
            tags.items.insert(ItemId(index), found);
        }
    }
    let seen = walk.seen;
    stray::report(diags, sources, tree, &marked, seen);
    stray::report_orphans(diags, sources, tree, input);
    tags
}

/// The docs of an item that may carry no tag: a class that the marker trait exports.
pub(crate) fn docs_of(sources: &SourceMap, item: &Item) -> ItemTags {
    let mut unheard = Diagnostics::default();
    Walk { diags: &mut unheard, sources, seen: Vec::new() }.item(item)
}

impl ItemTags {
    fn is_tagged(&self) -> bool {
        let member = |member: &MemberTags| {
            member.own.tag.is_some() || member.fields.values().any(|field| field.tag.is_some())
        };
        self.own.tag.is_some()
            || !self.own.instances.is_empty()
            || self.members.values().any(member)
    }
}

struct Walk<'a> {
    diags: &'a mut Diagnostics,
    sources: &'a SourceMap,
    /// Every doc line that was looked at.
    seen: Vec<Span>,
}

impl Walk<'_> {
    /// Reads the docs of one place. `None`: nothing can be exported from there.
    fn tagged(&mut self, lines: &[DocLine], place: Option<Places>) -> Tagged {
        if lines.is_empty() {
            return Tagged::default();
        }
        self.see(lines);
        let Docs { tags, misspelt, text } = docs::split(lines);
        for (span, help) in misspelt {
            let shown = self.sources.slice(span);
            let message = format!("`{}` is not a tag, but looks like one", shown.trim_end());
            self.diags.report(Code::MisspeltTag, span, message).help(help);
        }
        let mut tagged = Tagged { doc: text, ..Tagged::default() };
        let Some(place) = place else { return tagged };
        for found in &tags {
            let tag = syntax::read(self.diags, found, place);
            let lists = matches!(
                &tag.declaration,
                Some(Declaration::Class(class)) if class.instance.is_some()
            );
            if lists && place != Places::ALIAS {
                tagged.instances.push(tag);
                continue;
            }
            match &mut tagged.tag {
                None => tagged.tag = Some(tag),
                Some(first) => merge::add(self.diags, first, tag),
            }
        }
        tagged
    }

    /// Notes lines as looked at, and reports those that cannot be read.
    fn see(&mut self, lines: &[DocLine]) {
        self.seen.extend(lines.iter().map(|line| line.span));
        for line in lines.iter().filter(|line| line.unknown) {
            self.diags
                .report(Code::LostTag, line.span, "a tag whose text is not known before rustc runs")
                .at("only rustc knows what this is")
                .help("put tags together from literals, `concat!` and `stringify!` alone");
        }
    }

    /// Reads the docs of something that cannot be exported, only to report tags there.
    fn lost(&mut self, lines: &[DocLine], what: &str) {
        self.see(lines);
        for found in docs::split(lines).tags {
            let span = found.source.span(found.start..found.start + syntax::MARK.len());
            stray::lost(self.diags, span, what);
        }
    }

    fn item(&mut self, item: &Item) -> ItemTags {
        let mut tags = ItemTags::default();
        match place_of(&item.syntax) {
            Ok(place) => tags.own = self.tagged(&item.docs, Some(place)),
            Err(what) => self.lost(&item.docs, what),
        }
        match &item.syntax {
            syn::Item::Struct(strukt) => {
                for (index, field) in strukt.fields.iter().enumerate() {
                    self.member(item, &mut tags, index, &field.attrs, Places::FIELD);
                }
            }
            syn::Item::Enum(enumeration) => {
                for (index, variant) in enumeration.variants.iter().enumerate() {
                    self.variant(item, &mut tags, index, variant);
                }
            }
            syn::Item::Impl(block) => {
                for (index, member) in block.items.iter().enumerate() {
                    match member {
                        syn::ImplItem::Fn(fun) => {
                            self.member(item, &mut tags, index, &fun.attrs, Places::METHOD);
                        }
                        syn::ImplItem::Const(constant) => {
                            self.member(item, &mut tags, index, &constant.attrs, Places::CONST);
                        }
                        syn::ImplItem::Type(ty) => {
                            self.lost_member(item, &ty.attrs, "an associated type")
                        }
                        syn::ImplItem::Macro(call) => {
                            self.lost_member(item, &call.attrs, MACRO_CALL)
                        }
                        _ => {}
                    }
                }
            }
            syn::Item::Trait(definition) => self.trait_members(item, &mut tags, definition),
            _ => {}
        }
        tags
    }

    fn trait_members(&mut self, item: &Item, tags: &mut ItemTags, definition: &syn::ItemTrait) {
        for (index, member) in definition.items.iter().enumerate() {
            match member {
                syn::TraitItem::Fn(fun) => {
                    self.member(item, tags, index, &fun.attrs, Places::TRAIT_FN)
                }
                syn::TraitItem::Const(constant) => {
                    self.member(item, tags, index, &constant.attrs, Places::CONST);
                }
                syn::TraitItem::Type(ty) => self.lost_member(item, &ty.attrs, "an associated type"),
                syn::TraitItem::Macro(call) => self.lost_member(item, &call.attrs, MACRO_CALL),
                _ => {}
            }
        }
    }

    fn variant(&mut self, item: &Item, tags: &mut ItemTags, index: usize, variant: &syn::Variant) {
        let docs = item.docs(self.sources, &variant.attrs);
        let own = self.tagged(&docs, Some(Places::VARIANT));
        let mut member = MemberTags { own, ..MemberTags::default() };
        for (index, field) in variant.fields.iter().enumerate() {
            let docs = item.docs(self.sources, &field.attrs);
            member.fields.insert(index, self.tagged(&docs, Some(Places::FIELD)));
        }
        tags.members.insert(index, member);
    }

    fn member(
        &mut self,
        item: &Item,
        tags: &mut ItemTags,
        index: usize,
        attrs: &[syn::Attribute],
        place: Places,
    ) {
        let docs = item.docs(self.sources, attrs);
        let own = self.tagged(&docs, Some(place));
        tags.members.insert(index, MemberTags { own, ..MemberTags::default() });
    }

    fn lost_member(&mut self, item: &Item, attrs: &[syn::Attribute], what: &str) {
        let docs = item.docs(self.sources, attrs);
        self.lost(&docs, what);
    }
}

const MACRO_CALL: &str = "a macro call; tag what the macro makes";

/// The kind of place that an item is, or what it is instead.
fn place_of(item: &syn::Item) -> Result<Places, &'static str> {
    Ok(match item {
        syn::Item::Fn(_) => Places::FN,
        syn::Item::Struct(_) => Places::STRUCT,
        syn::Item::Enum(_) => Places::ENUM,
        syn::Item::Impl(block) if block.trait_.is_some() => Places::TRAIT_IMPL,
        syn::Item::Impl(_) => Places::IMPL,
        syn::Item::Const(_) => Places::CONST,
        syn::Item::Static(_) => Places::STATIC,
        syn::Item::Trait(_) => Places::TRAIT,
        syn::Item::Type(_) => Places::ALIAS,
        syn::Item::Mod(_) => Places::MODULE,
        syn::Item::Use(_) => Places::USE,
        syn::Item::ExternCrate(_) => return Err("an `extern crate`"),
        syn::Item::ForeignMod(_) => {
            return Err("an `extern` block; wrap its functions in Rust functions");
        }
        syn::Item::Union(_) => return Err("a union; wrap it in a struct"),
        syn::Item::Macro(item) if item.ident.is_some() => {
            return Err("the definition of a macro; tag the items inside");
        }
        syn::Item::Macro(_) => return Err(MACRO_CALL),
        _ => return Err("this item"),
    })
}
