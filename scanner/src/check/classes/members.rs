//! Members of a class: fields, and the fns and constants of its impl blocks.

use std::borrow::Cow;

use super::overloads::{self, Groups};
use super::std_traits::{self, Role};
use super::views;
use super::{Making, MemberOf, Method, TagOf, export, paths, slots};
use crate::check::functions::{self, Subject};
use crate::check::hints::{self, Way};
use crate::check::types::{self, Named, Ty};
use crate::check::{Cx, traits};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Attribute, Class, Getter, Input, Receiver, ReturnForm, Setter};
use crate::source::Span;
use crate::tag::{Declaration, Tag};
use crate::tree::{Item, ItemId};

/// The fns of a class's blocks that are exported, in source order.
pub(super) fn methods<'a>(cx: &Cx<'a>, id: ItemId) -> Vec<Method<'a>> {
    let mut all = Vec::new();
    let (tree, tags) = (cx.tree, cx.tags);
    for &block in cx.classes.blocks(id) {
        let item = tree.item(block);
        let (syn::Item::Impl(syntax), Some(found)) = (&item.syntax, tags.items.get(&block)) else {
            continue;
        };
        for (index, member) in syntax.items.iter().enumerate() {
            let syn::ImplItem::Fn(function) = member else { continue };
            let member_tags = found.members.get(&index);
            let own = member_tags.and_then(|tags| tags.own.tag.as_ref());
            let tag: TagOf<'a> = match (own, &found.own.tag) {
                (Some(own), _) if own.has("skip") => continue,
                (Some(own), _) => TagOf::Own(own),
                (None, Some(_)) => TagOf::Block(Tag {
                    span: item.place(function.sig.ident.span()),
                    words: Vec::new(),
                    declaration: None,
                    condition: None,
                }),
                (None, None) => continue,
            };
            let vis = syntax.trait_.is_none().then_some(&function.vis);
            let attrs = function.attrs.as_slice();
            let seen = std_traits::seen(tree, item, syntax, &function.sig);
            // A fn that the trait provides has no meaning of its own, unless its tag says that it shall have one.
            let seen = if seen.is_empty() && own.is_some() {
                vec![(Cow::Borrowed(&function.sig), Role::Plain)]
            } else {
                seen
            };
            all.extend(seen.into_iter().map(|(sig, role)| {
                let tag = tag.clone();
                Method {
                    item,
                    sig,
                    body: Some(&function.block),
                    role,
                    attrs,
                    vis,
                    tags: member_tags,
                    tag,
                }
            }));
        }
    }
    for (behaviour, _) in cx.classes.behaviours(id) {
        all.extend(of_trait(cx, *behaviour));
    }
    all
}

/// The methods that a tagged trait gives to a class whose type implements it.
fn of_trait<'a>(cx: &Cx<'a>, behaviour: ItemId) -> Vec<Method<'a>> {
    let (tree, tags) = (cx.tree, cx.tags);
    let item = tree.item(behaviour);
    let each = traits::methods(tree, tags, behaviour).into_iter().map(|one| Method {
        item,
        sig: Cow::Borrowed(&one.syntax.sig),
        body: None,
        role: Role::Plain,
        attrs: &one.syntax.attrs,
        vis: None,
        tags: one.tags,
        tag: match one.tags.and_then(|tags| tags.own.tag.as_ref()) {
            Some(own) => TagOf::Own(own),
            None => TagOf::Block(Tag {
                span: item.place(one.syntax.sig.ident.span()),
                words: Vec::new(),
                declaration: None,
                condition: None,
            }),
        },
    });
    each.collect()
}

/// A field's name, or its type where it has none.
pub(super) fn field_span(item: &Item, field: &syn::Field) -> Span {
    match &field.ident {
        Some(ident) => item.place(ident.span()),
        None => item.place(syn::spanned::Spanned::span(&field.ty)),
    }
}

/// The fields of a struct, and none of anything else.
pub(super) fn fields_of(item: &Item) -> impl Iterator<Item = &syn::Field> {
    match &item.syntax {
        syn::Item::Struct(strukt) => Some(strukt.fields.iter()),
        _ => None,
    }
    .into_iter()
    .flatten()
}

/// Tagged fields, as attributes.
pub(super) fn fields(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    let syn::Item::Struct(strukt) = &making.item.syntax else { return };
    for (index, field) in strukt.fields.iter().enumerate() {
        let tags = cx.tags.items.get(&making.id).and_then(|tags| tags.members.get(&index));
        let Some((tags, tag)) = tags.and_then(|tags| Some((tags, tags.own.tag.as_ref()?))) else {
            continue;
        };
        if tag.has("skip") {
            continue;
        }
        use syn::ext::IdentExt as _;
        let rust = field.ident.as_ref().map(|ident| ident.unraw().to_string());
        let span = field_span(making.item, field);
        let (py_name, annotation) = match (&tag.declaration, &rust) {
            (Some(Declaration::Name { name, annotation, .. }), _) => {
                (name.value.clone(), annotation.as_ref())
            }
            (_, Some(name)) => (name.clone(), None),
            _ => {
                diags.report(Code::UnnamedField, span, "this field has no name").help(format!(
                    "name it in the tag: `@py value`, or write `{}` with named fields",
                    making.name
                ));
                continue;
            }
        };
        if let Some(Declaration::Name { value: Some(value), .. }) = &tag.declaration {
            if !making.tag.has("dataclass") {
                super::records::unused(diags, value.span, "`dataclass`", &making.name);
            }
        }
        let type_span = making.item.place(syn::spanned::Spanned::span(&field.ty));
        let ty = types::read(cx.tree, making.item.module, &field.ty);
        let set = if class.frozen || tag.has("readonly") { Setter::None } else { Setter::Field };
        if matches!(set, Setter::Field) && ty.lends_for_ever() {
            diags
                .report(Code::StaticBorrow, type_span, "an attribute cannot be set to what Python lends")
                .at("borrows for `'static`")
                .help("own what is set: `String` for `&str` and `Cow<str>`; or tag the field `readonly`");
            continue;
        }
        let view = views::of_field(diags, cx, &set, (&ty, type_span), tag);
        let live = views::live(cx, class, (&ty, type_span), tag, annotation);
        let hint = match annotation {
            Some(written) => match hints::annotation(diags, cx, making.item.module, written) {
                Some(hint) => hint,
                None => continue,
            },
            None => hints::hint(diags, cx, &ty, Way::Out, type_span),
        };
        let hint = match live {
            Some(kind) if annotation.is_none() => views::live_hint(hint, kind, &set),
            _ => hint,
        };
        let member = MemberOf {
            item: making.item,
            attrs: &field.attrs,
            tags: Some(tags),
            tag: Some(tag),
            span,
            py_name,
            rust_path: class.export.rust_path.clone(),
        };
        let export = export(diags, cx, class, &member);
        let member = rust.unwrap_or_else(|| index.to_string());
        let get = match (view, live) {
            (Some(class), _) => Getter::View { member, class },
            (None, Some(kind)) => {
                Getter::Live { member, kind, writable: matches!(set, Setter::Field) }
            }
            (None, None) => Getter::Field(member),
        };
        let attribute = Attribute { export, hint, get, set, delete: None };
        views::copies(diags, cx, making, &attribute, (&ty, type_span), tag);
        class.attributes.push(attribute);
    }
}

/// Everything that the impl blocks export.
pub(super) fn blocks(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    for &block in cx.classes.blocks(making.id) {
        std_traits::check(diags, cx, block);
        super::constants::lower(diags, cx, making, block, class);
        super::values::derived(diags, cx, making, block, class);
    }
    each(diags, cx, making, methods(cx, making.id), class);
}

/// The methods that a tagged trait gives to a class, and the setters of its properties.
pub(super) fn of_interface(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    behaviour: ItemId,
    class: &mut Class,
) {
    each(diags, cx, making, of_trait(cx, behaviour), class);
}

fn each(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    all: Vec<Method<'_>>,
    class: &mut Class,
) {
    let mut setters = Vec::new();
    let mut groups = Groups::default();
    for method in all {
        if method.tag.has("setter") || method.tag.has("deleter") {
            setters.push(method);
        } else if !super::values::is_derived(cx, &method) {
            one(diags, cx, making, &method, (class, &mut groups));
        }
    }
    groups.finish(diags);
    for method in setters {
        super::accessors::lower(diags, cx, making, &method, class);
    }
}

/// A fn, by its name and its words.
fn one(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    (class, groups): (&mut Class, &mut Groups),
) {
    let by_trait = std_traits::dunder(cx, method);
    let (name, name_span) = match by_trait {
        Some(dunder) => (dunder.to_owned(), method.name().1),
        None if method.tag.has("buffer") => ("__buffer__".to_owned(), method.name().1),
        None => method.py_name(),
    };
    if is_constructor(cx, method) {
        constructor(diags, cx, making, method, (class, groups));
        return;
    }
    if name.starts_with("__") && name.ends_with("__") && name.len() > 4 {
        slots::lower(diags, cx, making, method, (&name, name_span), (class, groups));
        return;
    }
    if method.tag.has("property") {
        property(diags, cx, making, method, class);
        return;
    }
    if let Some(lowered) = lower(diags, cx, making, method, &name, class) {
        let place = (name_span, groups.join(cx, method, &name));
        let members = class.methods.iter_mut();
        let apart = overloads::add(diags, (making, groups), lowered, place, members);
        class.methods.extend(apart);
    }
}

/// Whether calls of the class run it.
pub(super) fn is_constructor(cx: &Cx<'_>, method: &Method<'_>) -> bool {
    if let (None, Some(dunder)) = (&method.tag.declaration, std_traits::dunder(cx, method)) {
        return dunder == "__new__";
    }
    match &method.tag.declaration {
        Some(_) => method.py_name().0 == "__new__",
        None => {
            method.name().0 == "new"
                && method.receiver().is_none()
                && !method.tag.has("staticmethod")
                && !method.tag.has("classmethod")
        }
    }
}

/// The receiver that a fn has, and whether it may have it.
fn receiver(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
) -> Option<Receiver> {
    let class_method = method.tag.has("classmethod");
    let Some(written) = method.receiver() else {
        let own = making.item.name().unwrap_or_default();
        let is_other = ["staticmethod", "classmethod"].iter().any(|word| method.tag.has(word));
        if let Some(handle) = super::facts::handle(&method.sig, &own).filter(|_| !is_other) {
            if handle == super::facts::Handle::Exclusive && making.frozen {
                frozen(diags, making, method.name().1);
                return None;
            }
            return Some(Receiver::Handle);
        }
        for word in ["property", "setter", "deleter"] {
            if let Some(word) = method.tag.word(word) {
                diags
                    .report(
                        Code::MethodKind,
                        word.span,
                        format!("a `{}` is called on an object", word.option.name),
                    )
                    .at("without one, there is nothing to read or set")
                    .label(method.name().1, "takes no `self`")
                    .help("take `&self`, or `slf: PyRef<'_, Self>`");
                return None;
            }
        }
        return Some(if class_method { Receiver::Class } else { Receiver::None });
    };
    let span = method.place(written);
    if let Some(word) =
        ["staticmethod", "classmethod"].iter().find_map(|word| method.tag.word(word))
    {
        diags
            .report(Code::MethodKind, word.span, format!("a `{}` has no `self`", word.option.name))
            .label(span, "called on an object")
            .help("remove the word, or the `self`");
        return None;
    }
    let form = super::facts::form(written);
    match form {
        None => {
            diags
                .report(Code::MethodKind, span, "a method cannot take its object so")
                .at("not a form in which Python has the object")
                .help(
                    "take `&self`, `&mut self`, `self` for a copy, or `self: Arc<Self>`; or the object itself: \
                     `slf: Bound<'_, Self>`",
                );
        }
        Some(Receiver::Copy) if !cx.classes.is_clone(making.id) => {
            let name = cx.tree.shown(making.id);
            let why = "the object keeps its value, so the method gets a copy";
            views::no_clone(diags, cx, making.id, span, why).help(format!(
                "derive `Clone` for `{name}`, or take `&self` and borrow what is returned"
            ));
            return None;
        }
        Some(Receiver::Exclusive) if making.frozen => {
            frozen(diags, making, span);
            return None;
        }
        Some(_) => {}
    }
    form
}

fn frozen(diags: &mut Diagnostics, making: &Making<'_>, span: Span) {
    if matches!(making.item.syntax, syn::Item::Enum(_)) {
        diags
            .report(
                Code::MutableEnum,
                span,
                format!("a value of `{}` does not change", making.name),
            )
            .at("changes the value")
            .note("the variant is the object's identity, or its class")
            .help("take `&self` and return the new value, or tag the fn `skip`");
        return;
    }
    let found = diags.report(Code::FrozenClass, span, format!("`{}` is frozen", making.name));
    found.at("changes the value");
    if let Some(word) = making.tag.word("frozen") {
        found.label(word.span, "said here");
    }
    found.help("take `&self`, or remove `frozen`");
}

/// What `Self` and the associated types of a block stand for.
pub(super) fn own_types(
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
) -> Vec<(String, Ty)> {
    let class = Ty::Named(Named {
        path: vec![making.item.name().unwrap_or_default()],
        item: Some(making.id),
        args: Vec::new(),
        borrows: false,
    });
    let class = match &method.item.syntax {
        // `&Point`, or the type beside the class.
        syn::Item::Impl(block) if block.trait_.is_some() => {
            match types::read(cx.tree, method.item.module, &block.self_ty) {
                Ty::Named(named) if named.item.is_some() => class,
                other => other,
            }
        }
        _ => class,
    };
    let mut own = vec![("Self".to_owned(), class)];
    if let syn::Item::Impl(block) = &method.item.syntax {
        for member in &block.items {
            if let syn::ImplItem::Type(ty) = member {
                let read = types::read_in(cx.tree, method.item.module, &method.sig, &own, &ty.ty);
                own.push((format!("Self::{}", ty.ident), read));
            }
        }
    }
    own
}

/// What takes any iterator takes any iterable of Python's.
fn items(function: &mut crate::ir::Function) {
    function.inputs = vec![Input::Items(0)];
    for param in &mut function.params {
        let text = &mut param.hint.text;
        *text = text.replacen("collections.abc.Sequence[", "collections.abc.Iterable[", 1);
    }
}

/// `Self::Output` where items are set by `IndexMut`.
fn place_of_index(cx: &Cx<'_>, method: &Method<'_>) -> Option<(String, Ty)> {
    let syn::Item::Impl(block) = &method.item.syntax else { return None };
    let (ty, module) = std_traits::output_of_index(cx.tree, method.item, block)?;
    Some(("Self::Output".to_owned(), types::read(cx.tree, module, &ty)))
}

/// A fn as a function that is called with an object or a class.
pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    py_name: &str,
    class: &Class,
) -> Option<crate::ir::Method> {
    let def = match &method.tag.declaration {
        None => None,
        Some(Declaration::Def(def)) => Some(def),
        // Reported where tags are read.
        Some(_) => return None,
    };
    let receiver = receiver(diags, cx, making, method);
    let (name, span) = method.name();
    let rust_path = paths::of_fn(diags, cx, method, &class.export.rust_path)?;
    let member = MemberOf {
        item: method.item,
        attrs: method.attrs,
        tags: method.tags,
        tag: Some(&method.tag),
        span,
        py_name: py_name.to_owned(),
        rust_path,
    };
    let export = export(diags, cx, class, &member);
    let mut own = own_types(cx, making, method);
    own.extend(place_of_index(cx, method));
    let subject = Subject {
        item: method.item,
        sig: &method.sig,
        body: method.body,
        tag: &method.tag,
        name,
        span,
        own,
        arguments: Way::In,
    };
    if let (Some(_), Some(word)) = (&method.sig.asyncness, making.tag.word("unsendable")) {
        super::super::coroutines::unsendable(diags, &subject, word.span);
        return None;
    }
    let mut function = functions::callable(diags, cx, &subject, def, export)?;
    function.qualified = format!("{}.{py_name}", class.export.py_name);
    match method.role {
        Role::Operand => function.inputs.push(Input::Object),
        Role::Borrowing => function.ret.form = ReturnForm::Snapshot,
        Role::Item => function.ret.form = ReturnForm::Item(std_traits::keys(cx.tree, method)),
        Role::Place => {
            function.inputs.pop();
            function.ret.form = ReturnForm::Item(std_traits::keys(cx.tree, method));
        }
        Role::Items => items(&mut function),
        Role::Plain => {}
    }
    let lowered = crate::ir::Method::new(function, receiver?);
    views::of_method(diags, cx, making, method, &lowered);
    Some(lowered)
}

fn constructor(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    (class, groups): (&mut Class, &mut Groups),
) {
    let (_, span) = method.py_name();
    if method.receiver().is_some() {
        diags
            .report(Code::MethodKind, span, "a constructor has no `self`")
            .at("makes the object")
            .help("return `Self`, or `Result<Self, E>`");
        return;
    }
    let Some(lowered) = lower(diags, cx, making, method, "__new__", class) else { return };
    if !super::returns::made(diags, cx, making, method) {
        return;
    }
    let joins = groups.join(cx, method, "__new__");
    let members = class.constructors.iter_mut();
    let apart = overloads::add(diags, (making, groups), lowered, (span, joins), members);
    let Some(lowered) = apart else { return };
    let cfg = &lowered.function.export.cfg;
    // Under different conditions they are taken to exclude each other, as in Rust itself.
    if class.constructors.iter().any(|other| other.function.export.cfg == *cfg) {
        diags
            .report(Code::DuplicateMember, span, format!("`{}` has two constructors", making.name))
            .at("a second one")
            .help(
                "tag both `overload`, or one of them `staticmethod`, or give it another name: \
                 `@py def from_parts(..)`",
            );
        return;
    }
    class.constructors.push(lowered);
}

fn property(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    class: &mut Class,
) {
    let (name, span) = method.py_name();
    let Some(lowered) = lower(diags, cx, making, method, &name, class) else { return };
    if !lowered.function.params.is_empty() {
        diags
            .report(Code::MethodKind, span, "a property takes no argument")
            .help("remove `property`, or the parameters");
        return;
    }
    let export = lowered.function.export.clone();
    let hint = lowered.function.ret.hint.clone();
    class.attributes.push(Attribute {
        export,
        hint,
        get: Getter::Method(Box::new(lowered)),
        set: Setter::None,
        delete: None,
    });
}
