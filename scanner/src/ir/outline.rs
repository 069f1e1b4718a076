//! What Rust knows of a package that has errors: its types are classes, exceptions and the like, and Python sees nothing
//! of them.

use super::{Class, EnumKind, Member, Module, Package};

impl Package {
    /// The types, without functions, constants and members.
    pub(crate) fn into_outline(mut self) -> Package {
        outline(&mut self.root);
        self.holders.clear();
        self
    }
}

fn outline(module: &mut Module) {
    module.members.retain_mut(|member| match member {
        Member::Class(class) => {
            class.outline();
            true
        }
        Member::Exception(_) | Member::Interface(_) | Member::Conversion(_) => true,
        Member::Function(_)
        | Member::Overloads(_)
        | Member::Constant(_)
        | Member::Reexport(_)
        | Member::Init(_) => false,
    });
    module.submodules.iter_mut().for_each(outline);
}

impl Class {
    /// Leaves what says of which kind the class is.
    fn outline(&mut self) {
        let bare = Class::bare(self.export.clone(), std::mem::take(&mut self.home));
        let whole = std::mem::replace(self, bare);
        *self = Class {
            base: whole.base,
            python: whole.python,
            is_base: whole.is_base,
            guarded: whole.guarded,
            viewed: whole.viewed,
            shared: whole.shared,
            is_unsendable: whole.is_unsendable,
            by_value: whole.by_value,
            // Variants with data have glue of their own, about which there may be errors.
            enumeration: whole.enumeration.filter(|of| !matches!(of.kind, EnumKind::Data)),
            ..Class::bare(whole.export, whole.home)
        };
    }
}
