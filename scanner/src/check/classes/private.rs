//! What a class's members name that not everybody can see: where the class's glue stands because of that.

use syn::visit::Visit as _;

use super::{Making, members, records};
use crate::check::{Cx, doors};
use crate::diag::{Code, Diagnostics};
use crate::source::Span;
use crate::tree::{Item, ModuleId, Resolved, Visibility};

const ROOT: ModuleId = ModuleId(0);

/// A member that only the type's own module can name, if the crate root is not that module: then the
/// class's glue stands behind that module's door.
pub(super) fn member(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>) -> Option<Span> {
    let mut seeing = Seeing { diags, cx, making, private: None };
    let home = making.item.module;
    // What is put together again names every field.
    let whole = making.tag.has("dataclass") || making.tag.has("pickle");
    for (index, field) in members::fields_of(making.item).enumerate() {
        let tags = cx.tags.items.get(&making.id).and_then(|tags| tags.members.get(&index));
        if whole || tags.is_some_and(|tags| tags.own.tag.is_some()) {
            seeing.member(home, &field.vis, members::field_span(making.item, field));
        }
    }
    for base in records::line(cx, making) {
        let base = cx.tree.item(base);
        for field in members::fields_of(base) {
            seeing.member(base.module, &field.vis, members::field_span(base, field));
        }
    }
    for method in members::methods(cx, making.id) {
        match method.vis {
            Some(vis) => seeing.member(method.item.module, vis, method.name().1),
            None => seeing.of_trait(method.item),
        }
    }
    for (_, block) in cx.classes.behaviours(making.id) {
        seeing.of_trait(cx.tree.item(*block));
    }
    seeing.private
}

/// Looks at one thing after the other.
struct Seeing<'a> {
    diags: &'a mut Diagnostics,
    cx: &'a Cx<'a>,
    making: &'a Making<'a>,
    /// The first that the type's module sees, and the crate root does not.
    private: Option<Span>,
}

impl Seeing<'_> {
    fn member(&mut self, module: ModuleId, vis: &syn::Visibility, span: Span) {
        let tree = self.cx.tree;
        match tree.visibility(module, vis) {
            Visibility::In(scope) if !tree.is_inside(ROOT, scope) => {
                self.hidden(tree.is_inside(self.making.item.module, scope), span);
            }
            _ => {}
        }
    }

    /// The fns of a trait are seen with the trait, and with the types that are filled in.
    fn of_trait(&mut self, item: &Item) {
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
                self.hidden(cx.tree.item_visible_from(id, home).is_ok(), span);
            }
        }
    }

    fn hidden(&mut self, by_home: bool, span: Span) {
        if by_home {
            self.private.get_or_insert(span);
            return;
        }
        self.diags
            .report(
                Code::PrivateMember,
                span,
                format!("the glue of class `{}` cannot see this", self.making.name),
            )
            .at("private to another module than the type's")
            .label(self.making.item.span, "the glue stands in this type's module")
            .help("make it `pub(crate)`");
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
