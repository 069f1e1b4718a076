//! What a class's members name that not everybody can see: where the class's glue stands because of that.

use syn::visit::Visit as _;

use super::{Making, members, records};
use crate::check::{Cx, doors};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Class, Elsewhere, Setter};
use crate::source::Span;
use crate::tree::{Item, ModuleId, Resolved, Visibility};

const ROOT: ModuleId = ModuleId(0);

/// A member that only the type's own module can name, if the crate root is not that module: then the
/// class's glue stands behind that module's door. And what only other modules can name, with these.
pub(super) fn members(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
) -> (Option<Span>, Vec<(ModuleId, Span)>) {
    let mut seeing = Seeing { diags, cx, making, private: None, elsewhere: Vec::new() };
    let home = making.item.module;
    // What is put together again names every field.
    let whole = making.tag.has("dataclass") || making.tag.has("pickle");
    for (index, field) in members::fields_of(making.item).enumerate() {
        let tags = cx.tags.items.get(&making.id).and_then(|tags| tags.members.get(&index));
        if whole || tags.is_some_and(|tags| tags.own.tag.is_some()) {
            seeing.member((home, None), &field.vis, members::field_span(making.item, field));
        }
    }
    for base in records::line(cx, making) {
        let base = cx.tree.item(base);
        for field in members::fields_of(base) {
            seeing.member((base.module, None), &field.vis, members::field_span(base, field));
        }
    }
    for method in members::methods(cx, making.id) {
        let module = method.item.module;
        match method.vis {
            Some(vis) => seeing.member((module, Some(module)), vis, method.name().1),
            None => seeing.of_trait(method.item, Some(module)),
        }
    }
    for (_, block) in cx.classes.behaviours(making.id) {
        seeing.of_trait(cx.tree.item(*block), None);
    }
    (seeing.private, seeing.elsewhere)
}
/// The modules elsewhere whose doors have methods of the class; `path` is how the glue names the type.
pub(super) fn elsewhere(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    path: &str,
    hidden: Vec<(ModuleId, Span)>,
) -> Vec<Elsewhere> {
    let own = path == doors::own_path(cx, making.id);
    let mut all: Vec<Elsewhere> = Vec::new();
    for (module, span) in hidden {
        let rust_module = doors::rust_path(cx.tree.module(module).path.iter());
        if all.iter().any(|one| one.rust_module == rust_module) {
            continue;
        }
        if own && cx.tree.item_visible_from(making.id, module).is_err() {
            let why = "private to a module that does not see the type by its own path";
            unseen(diags, making, span, why);
            continue;
        }
        let site = doors::elsewhere(cx, module, span);
        all.push(Elsewhere { rust_module, site });
    }
    all
}

fn unseen(diags: &mut Diagnostics, making: &Making<'_>, span: Span, why: &str) {
    diags
        .report(
            Code::PrivateMember,
            span,
            format!("the glue of class `{}` cannot see this", making.name),
        )
        .at(why)
        .label(making.item.span, "the glue stands in this type's module")
        .help("make it `pub(crate)`");
}

/// Refuses members that are put together from several modules, of which one sees what another does not.
pub(super) fn together(diags: &mut Diagnostics, making: &Making<'_>, class: &Class) {
    if class.elsewhere.is_empty() {
        return;
    }
    let methods = class.methods.iter().chain(class.slots.iter().map(|slot| &slot.method));
    let several = methods.map(|one| (&one.function.export, one.signatures().collect::<Vec<_>>()));
    let attributes = class.attributes.iter().map(|one| {
        let set = match &one.set {
            Setter::Method(set) => Some(&**set),
            _ => None,
        };
        (&one.export, set.into_iter().chain(one.delete.as_deref()).collect())
    });
    for (first, others) in several.chain(attributes) {
        let apart =
            others.iter().map(|one| &one.function.export).find(|one| one.site != first.site);
        let Some(apart) = apart else { continue };
        diags
            .report(
                Code::PrivateMember,
                making.item.span,
                format!(
                    "`{}.{}` is in parts that see different things",
                    making.name, first.py_name
                ),
            )
            .at(format!("one from {}, one from {}", first.location, apart.location))
            .help("put them into one module, or make all that is private there `pub(crate)`");
    }
}

/// Looks at one thing after the other.
struct Seeing<'a> {
    diags: &'a mut Diagnostics,
    cx: &'a Cx<'a>,
    making: &'a Making<'a>,
    /// The first that the type's module sees, and the crate root does not.
    private: Option<Span>,
    /// What it does not see either: modules whose doors can have it.
    elsewhere: Vec<(ModuleId, Span)>,
}

impl Seeing<'_> {
    /// `door`: the module behind whose door its glue could stand.
    fn member(
        &mut self,
        (module, door): (ModuleId, Option<ModuleId>),
        vis: &syn::Visibility,
        span: Span,
    ) {
        let tree = self.cx.tree;
        match tree.visibility(module, vis) {
            Visibility::In(scope) if !tree.is_inside(ROOT, scope) => {
                self.hidden(tree.is_inside(self.making.item.module, scope), door, span);
            }
            _ => {}
        }
    }

    /// The fns of a trait are seen with the trait, and with the types that are filled in.
    fn of_trait(&mut self, item: &Item, door: Option<ModuleId>) {
        let syn::Item::Impl(block) = &item.syntax else { return };
        let mut named = Named(Vec::new());
        if let Some((path, _)) = &block.trait_ {
            named.visit_path(path);
        }
        named.visit_type(&block.self_ty);
        let (cx, home) = (self.cx, self.making.item.module);
        for path in named.0 {
            let Resolved::Item(id) = cx.tree.resolve(item.module, path) else { continue };
            if id != self.making.id && doors::root_path(cx, id).is_none() {
                let span = item.place(syn::spanned::Spanned::span(path));
                self.hidden(cx.tree.item_visible_from(id, home).is_ok(), door, span);
            }
        }
    }

    fn hidden(&mut self, by_home: bool, door: Option<ModuleId>, span: Span) {
        match door {
            _ if by_home => {
                self.private.get_or_insert(span);
            }
            Some(module) => self.elsewhere.push((module, span)),
            None => {
                let why = "private to another module than the type's";
                unseen(self.diags, self.making, span, why);
            }
        }
    }
}

/// Every path in a piece of syntax.
struct Named<'a>(Vec<&'a syn::Path>);

impl<'a> syn::visit::Visit<'a> for Named<'a> {
    fn visit_path(&mut self, path: &'a syn::Path) {
        self.0.push(path);
        syn::visit::visit_path(self, path);
    }
}
