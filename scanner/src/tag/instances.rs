//! Listed instantiations: `class IntStack = Stack<i64>` makes an item of its own of a generic type and of each of
//! its impl blocks that is for it, with the parameters filled in and the tags taken along.
//!
//! The phases behind see plain types only. An alias is listed in the same way: `@py class IntStack` on
//! `type IntStack = Stack<i64>`.

use std::collections::BTreeSet;

use syn::spanned::Spanned as _;

use super::{ClassDecl, Declaration, ItemTags, MemberTags, Tag, Tags, WordArgs, merge};
use crate::diag::{Code, Diagnostics};
use crate::source::Span;
use crate::tree::generics::{self, Filling, Instance};
use crate::tree::{ItemId, ModuleId, ModuleTree};

/// An instantiation that a tag lists.
struct Listed {
    generic: ItemId,
    args: Vec<syn::GenericArgument>,
    /// What the class's tag is.
    tag: Tag,
    /// The docs of an alias.
    doc: Option<String>,
    /// The type as it is written.
    span: Span,
}

/// Makes items of all instantiations that tags list.
pub(crate) fn specialize(diags: &mut Diagnostics, tree: &mut ModuleTree, tags: &mut Tags) {
    let lists = tags.items.iter().filter(|(_, tags)| !tags.own.instances.is_empty());
    let mut generic: BTreeSet<ItemId> = lists.map(|(id, _)| *id).collect();
    let mut listed = on_types(diags, tree, tags);
    listed.extend(on_aliases(diags, tree, tags));
    generic.extend(listed.iter().map(|one| one.generic));
    if generic.is_empty() {
        return;
    }
    for one in listed {
        add(diags, tree, tags, one);
    }
    let unused = fill_blocks(tree, tags, &generic);
    for (span, name) in unused {
        diags
            .report(Code::UnusedBlock, span, format!("no listed instance of `{name}` has this"))
            .at("exported, but for none of the classes")
            .help(format!(
                "list the instance that it is for: `/// @py class Name = {name}<..>` on the type; or remove the tag"
            ));
    }
    for id in generic {
        tags.items.remove(&id);
    }
}

/// `class IntStack = Stack<i64>` on the type itself.
fn on_types(diags: &mut Diagnostics, tree: &ModuleTree, tags: &mut Tags) -> Vec<Listed> {
    let mut listed = Vec::new();
    for (&id, item_tags) in &mut tags.items {
        let own = std::mem::take(&mut item_tags.own.instances);
        for tag in own {
            let Some(Declaration::Class(class)) = &tag.declaration else { continue };
            let Some(written) = &class.instance else { continue };
            let Ok(ty) = syn::parse_str::<syn::Type>(&written.value) else { continue };
            let span = written.span;
            let found = generics::absolute(tree, tree.item(id).module, &[], &ty);
            let Some(args) = arguments(diags, tree, id, &found, span) else { continue };
            let Some(tag) = with_shared(diags, item_tags.own.tag.as_ref(), tag) else { continue };
            listed.push(Listed { generic: id, args, tag, doc: None, span });
        }
    }
    listed
}

/// The words of the type's own tag lines, and those of the instance's.
fn with_shared(diags: &mut Diagnostics, shared: Option<&Tag>, mut own: Tag) -> Option<Tag> {
    let Some(shared) = shared else { return Some(own) };
    if let Some(Declaration::Class(class)) = &shared.declaration {
        diags
            .report(
                Code::SecondDeclaration,
                class.name.span,
                "this type is listed by its instances",
            )
            .label(own.span, "an instance")
            .help(
                "remove the declaration: a generic type is no class, each of its instances is one",
            );
        return None;
    }
    let words = std::mem::take(&mut own.words);
    own.words = shared.words.clone();
    own.condition = own.condition.take().or_else(|| shared.condition.clone());
    for word in words {
        merge::push_word(diags, &mut own, word);
    }
    Some(own)
}

/// `@py class IntStack` on `type IntStack = Stack<i64>;`
fn on_aliases(diags: &mut Diagnostics, tree: &ModuleTree, tags: &mut Tags) -> Vec<Listed> {
    let mut listed = Vec::new();
    let mut done = Vec::new();
    for (&id, item_tags) in &tags.items {
        let item = tree.item(id);
        let (syn::Item::Type(alias), Some(tag)) = (&item.syntax, &item_tags.own.tag) else {
            continue;
        };
        if tag.has("type") {
            continue;
        }
        done.push(id);
        let span = item.place(alias.ty.span());
        let found = generics::absolute(tree, item.module, &[], &alias.ty);
        let Some((generic, _)) = generics::target(tree, &found) else {
            diags
                .report(Code::AliasTarget, span, "this alias names no type of this crate that is generic")
                .at("cannot be a class by an alias")
                .help("wrap it in a struct of this crate, and tag that: a class needs a type of the crate");
            continue;
        };
        if let Some(Declaration::Class(ClassDecl { instance: Some(written), .. })) =
            &tag.declaration
        {
            let said = syn::parse_str::<syn::Type>(&written.value).ok();
            let said = said.map(|ty| generics::absolute(tree, item.module, &[], &ty));
            if said.as_ref() != Some(&found) {
                diags
                    .report(
                        Code::InstanceTarget,
                        written.span,
                        "this is not what the alias stands for",
                    )
                    .label(span, "stands for this")
                    .help("leave it out: the alias says which instance it is");
                continue;
            }
        }
        let home = tree.item(generic);
        if owner(tree, tags, item.module) != owner(tree, tags, home.module) {
            diags
                .report(Code::AliasModule, item.span, "this alias is in another Python module than its type")
                .label(home.span, "the type, whose module its classes are in")
                .help("move the alias, or list the class on the type: `/// @py class Name = Type<..>`");
            continue;
        }
        let Some(args) = arguments(diags, tree, generic, &found, span) else { continue };
        let mut tag = tag.clone();
        if tag.declaration.is_none() {
            let name = item.name().unwrap_or_default();
            let name = crate::source::Spanned { value: name, span: item.span };
            let class = ClassDecl { name, bases: Vec::new(), instance: None };
            tag.declaration = Some(Declaration::Class(class));
        }
        let shared = tags.items.get(&generic).and_then(|tags| tags.own.tag.as_ref());
        let Some(tag) = with_shared(diags, shared, tag) else { continue };
        let doc = Some(item_tags.own.doc.clone()).filter(|doc| !doc.is_empty());
        listed.push(Listed { generic, args, tag, doc, span });
    }
    for id in done {
        tags.items.remove(&id);
    }
    listed
}

/// The Rust module whose Python module takes in what a module exports.
fn owner(tree: &ModuleTree, tags: &Tags, module: ModuleId) -> ModuleId {
    let tagged = |id: &ModuleId| tags.modules.get(id).is_some_and(|tagged| tagged.tag.is_some());
    let mut around = tree.chain(module).into_iter().rev();
    around.find(|id| id.0 == 0 || tagged(id)).unwrap_or(ModuleId(0))
}

/// The arguments of a type that is to be an instance of `generic`.
fn arguments(
    diags: &mut Diagnostics,
    tree: &ModuleTree,
    generic: ItemId,
    found: &syn::Type,
    span: Span,
) -> Option<Vec<syn::GenericArgument>> {
    let item = tree.item(generic);
    let name = item.name().unwrap_or_default();
    let params = generics::of_type(&item.syntax)?;
    let shown = params_shown(params);
    match generics::target(tree, found) {
        Some((id, _)) if id == generic && params.params.is_empty() => {
            diags
                .report(Code::NotGeneric, span, format!("`{name}` has no parameters to fill in"))
                .label(item.span, "this type is not generic")
                .help("tag the type itself: `/// @py`, or `/// @py class Name`");
            None
        }
        Some((id, Some(args))) if id == generic => {
            closed(diags, found, span)?;
            satisfied(diags, tree, generic, &args, span)?;
            Some(args)
        }
        Some((id, None)) if id == generic => {
            diags
                .report(Code::InstanceArguments, span, format!("`{name}` has other parameters"))
                .at("does not fit them")
                .label(item.span, format!("declared as `{name}{shown}`"))
                .help(format!("fill in each of them: `{}`", example(tree, generic)));
            None
        }
        _ => {
            diags
                .report(Code::InstanceTarget, span, format!("this is no instance of `{name}`"))
                .label(item.span, "the tag stands on this type")
                .help(format!("write `class Name = {}`", example(tree, generic)));
            None
        }
    }
}

/// `<K, V>`
fn params_shown(params: &syn::Generics) -> String {
    format!("<{}>", generics::names(params).join(", "))
}

/// `Stack<i64>`: what could be listed.
pub(crate) fn example(tree: &ModuleTree, generic: ItemId) -> String {
    let item = tree.item(generic);
    let params = generics::of_type(&item.syntax).into_iter().flat_map(|generics| &generics.params);
    let args = params.filter_map(|param| match param {
        syn::GenericParam::Type(_) => Some("i64"),
        syn::GenericParam::Const(_) => Some("8"),
        syn::GenericParam::Lifetime(_) => None,
    });
    let args: Vec<&str> = args.collect();
    format!("{}<{}>", item.name().unwrap_or_default(), args.join(", "))
}

/// An instance is one type: nothing in it may be left open.
fn closed(diags: &mut Diagnostics, found: &syn::Type, span: Span) -> Option<()> {
    struct Open(bool);
    impl<'ast> syn::visit::Visit<'ast> for Open {
        fn visit_type_infer(&mut self, _: &'ast syn::TypeInfer) {
            self.0 = true;
        }

        fn visit_type_impl_trait(&mut self, _: &'ast syn::TypeImplTrait) {
            self.0 = true;
        }

        fn visit_type_reference(&mut self, ty: &'ast syn::TypeReference) {
            self.0 |= ty.lifetime.as_ref().is_none_or(|lifetime| lifetime.ident != "static");
            syn::visit::visit_type_reference(self, ty);
        }

        fn visit_lifetime(&mut self, lifetime: &'ast syn::Lifetime) {
            self.0 |= lifetime.ident != "static";
        }
    }
    let mut open = Open(false);
    syn::visit::Visit::visit_type(&mut open, found);
    if open.0 {
        diags
            .report(Code::OpenInstance, span, "an instance is one type")
            .at("leaves a type or a lifetime open")
            .help("name every type, and own what the class holds: `String` for `&str`");
        return None;
    }
    Some(())
}

/// What the type itself asks of its parameters.
fn satisfied(
    diags: &mut Diagnostics,
    tree: &ModuleTree,
    generic: ItemId,
    args: &[syn::GenericArgument],
    span: Span,
) -> Option<()> {
    let item = tree.item(generic);
    let params = generics::of_type(&item.syntax)?;
    let filling = Filling::new(&generics::names(params), args);
    let Some((ty, of)) = broken(tree, item.module, params, &filling) else { return Some(()) };
    diags
        .report(Code::InstanceBound, span, format!("`{ty}` is not `{of}`"))
        .at("cannot be filled in")
        .label(item.span, format!("asks for `{of}`"))
        .help("list an instance whose types have what the type asks for");
    None
}

/// A bound that is certain not to hold: a type and a trait.
fn broken(
    tree: &ModuleTree,
    module: ModuleId,
    generics: &syn::Generics,
    filling: &Filling,
) -> Option<(String, String)> {
    let ident = |ident: &syn::Ident| -> syn::Type { syn::parse_quote!(#ident) };
    let mut asked: Vec<(syn::Type, &syn::TypeParamBound)> = Vec::new();
    for param in generics.type_params() {
        asked.extend(param.bounds.iter().map(|bound| (ident(&param.ident), bound)));
    }
    for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        let syn::WherePredicate::Type(predicate) = predicate else { continue };
        let bounds = predicate.bounds.iter();
        asked.extend(bounds.map(|bound| (predicate.bounded_ty.clone(), bound)));
    }
    asked.into_iter().find_map(|(mut ty, bound)| {
        let syn::TypeParamBound::Trait(bound) = bound else { return None };
        filling.ty(&mut ty);
        let ty = generics::absolute(tree, module, &[], &ty);
        let lacks = generics::lacks(tree, &ty, module, &bound.path);
        lacks.then(|| (generics::shown(&ty), generics::text(&bound.path)))
    })
}

/// The instance as an item, with its tags.
fn add(diags: &mut Diagnostics, tree: &mut ModuleTree, tags: &mut Tags, listed: Listed) {
    let Listed { generic, args, tag, doc, span } = listed;
    let before = tree.instances_of(generic).find(|one| one.args == args).map(|one| one.item);
    if let Some(before) = before {
        let found = diags.report(Code::InstanceTwice, span, "this instance is listed twice");
        found.at("one Rust type is one class");
        if let Some(first) = tags.items.get(&before).and_then(|tags| tags.own.tag.as_ref()) {
            found.label(first.span, "first listed here");
        }
        found.help("remove one of them");
        return;
    }
    let source = tree.item(generic);
    let Some(params) = generics::of_type(&source.syntax) else { return };
    let filling = Filling::new(&generics::names(params), &args);
    let mut item = source.clone();
    // What a derive is worth hangs on the parameters.
    let types: Vec<syn::Type> = args.iter().filter_map(as_type).collect();
    let lacks = |name: &str| {
        let path = syn::Path::from(crate::symbol::ident(name));
        types.iter().any(|ty| generics::lacks(tree, ty, ModuleId(0), &path))
    };
    generics::retain_derives(&mut item.syntax, &|name| !lacks(name));
    filling.definition(&mut item.syntax);
    let last = tree.instances_of(generic).last().map_or(generic, |one| one.item);
    let mut own = tags.items.get(&generic).cloned().unwrap_or_default();
    fill_tags(&mut own, &filling);
    own.own.doc = doc.unwrap_or(own.own.doc);
    own.own.tag = Some(Tag { declaration: tag.declaration.map(without_instance), ..tag });
    let id = tree.insert_behind(last, item);
    tree.instances.push(Instance { generic, item: id, args });
    tags.items.insert(id, own);
}

fn as_type(arg: &syn::GenericArgument) -> Option<syn::Type> {
    match arg {
        syn::GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    }
}

fn without_instance(declaration: Declaration) -> Declaration {
    match declaration {
        Declaration::Class(class) => Declaration::Class(ClassDecl { instance: None, ..class }),
        other => other,
    }
}

/// Rust in the tags of members: `default(value = T::default())`.
fn fill_tags(tags: &mut ItemTags, filling: &Filling) {
    for member in tags.members.values_mut() {
        for word in member.own.tag.iter_mut().flat_map(|tag| &mut tag.words) {
            let WordArgs::Pairs(pairs) = &mut word.args else { continue };
            for (_, rust) in pairs {
                filling.text(&mut rust.value);
            }
        }
    }
}

/// Makes impl blocks for every instance that they are for; answers with what is tagged and for none of them.
fn fill_blocks(
    tree: &mut ModuleTree,
    tags: &mut Tags,
    generic: &BTreeSet<ItemId>,
) -> Vec<(Span, String)> {
    let mut unused = Vec::new();
    for index in 0..tree.items.len() {
        let id = ItemId(index);
        let Some(block) = Block::of(tree, id, generic) else { continue };
        let own = tags.items.remove(&id);
        let mut fns: BTreeSet<usize> = BTreeSet::new();
        let mut last = id;
        let mut made = false;
        for args in block.instances(tree) {
            let (item, gone) = block.fill(tree, &args);
            last = tree.insert_behind(last, item);
            made = true;
            let Some(mut own) = own.clone() else { continue };
            own.members.retain(|index, _| !gone.contains(index));
            fill_tags(&mut own, &block.filling(&args));
            fns.extend(own.members.keys());
            tags.items.insert(last, own);
        }
        // Where no instance was right, all was said about that.
        let Some(own) = own.filter(|_| tree.instances_of(block.target).next().is_some()) else {
            continue;
        };
        let name = tree.item(block.target).name().unwrap_or_default();
        if !made {
            unused.push((tree.item(id).span, name));
            continue;
        }
        let lost =
            own.members.iter().filter(|(index, tags)| is_exported(tags) && !fns.contains(index));
        unused
            .extend(lost.filter_map(|(_, tags)| Some((tags.own.tag.as_ref()?.span, name.clone()))));
    }
    unused
}

fn is_exported(tags: &MemberTags) -> bool {
    tags.own.tag.as_ref().is_some_and(|tag| !tag.has("skip"))
}

/// An impl block of a generic type that has instances.
struct Block {
    id: ItemId,
    target: ItemId,
    params: Vec<String>,
    /// What the block is for, in absolute form.
    pattern: Vec<syn::GenericArgument>,
}

impl Block {
    fn of(tree: &ModuleTree, id: ItemId, generic: &BTreeSet<ItemId>) -> Option<Block> {
        let item = tree.item(id);
        let syn::Item::Impl(block) = &item.syntax else { return None };
        let params = generics::names(&block.generics);
        let own = generics::absolute(tree, item.module, &params, &block.self_ty);
        let (target, pattern) = generics::target(tree, &own)?;
        generic.contains(&target).then_some(())?;
        Some(Block { id, target, params, pattern: pattern? })
    }

    /// The instances that the block is for: what its own parameters stand for in each.
    fn instances(&self, tree: &ModuleTree) -> Vec<Vec<syn::GenericArgument>> {
        let item = tree.item(self.id);
        let syn::Item::Impl(block) = &item.syntax else { return Vec::new() };
        let found = tree.instances_of(self.target).filter_map(|instance| {
            let args = generics::unify(&self.pattern, &instance.args, &self.params)?;
            let holds = broken(tree, item.module, &block.generics, &self.filling(&args)).is_none();
            holds.then_some(args)
        });
        found.collect()
    }

    fn filling(&self, args: &[syn::GenericArgument]) -> Filling {
        Filling::new(&self.params, args)
    }

    /// The block with its parameters filled in, and the numbers of its fns that are not there for them.
    fn fill(
        &self,
        tree: &ModuleTree,
        args: &[syn::GenericArgument],
    ) -> (crate::tree::Item, BTreeSet<usize>) {
        let mut item = tree.item(self.id).clone();
        let filling = self.filling(args);
        let mut gone = BTreeSet::new();
        if let syn::Item::Impl(block) = &mut item.syntax {
            for (index, member) in block.items.iter_mut().enumerate() {
                let syn::ImplItem::Fn(function) = member else { continue };
                if broken(tree, item.module, &function.sig.generics, &filling).is_some() {
                    gone.insert(index);
                    *member = syn::ImplItem::Verbatim(proc_macro2::TokenStream::new());
                }
            }
            filling.block(block);
        }
        (item, gone)
    }
}
