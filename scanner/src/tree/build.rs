//! From files to the tree: follows `mod`, sorts items, reads their `cfg` and docs.
//!
//! Reports files that cannot be read. What a path means is for `resolve.rs`; what a macro call makes,
//! for `macros/`.

use std::path::PathBuf;

use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use super::attrs::{self, Attrs};
use super::imports::Shared;
use super::macros::Macros;
use super::{Cfg, Item, ItemId, Module, ModuleId, ModuleTree, Places, Visibility};
use crate::Input;
use crate::diag::{Code, Diagnostics};
use crate::source::cfg::{self, Truth};
use crate::source::{self, Folder, SourceMap, Span};

/// Modules in modules, inline or in files, are followed this far.
const MAX_MODULES: usize = 100;

pub(crate) struct Builder<'a> {
    pub(crate) diags: &'a mut Diagnostics,
    pub(crate) input: &'a Input<'a>,
    pub(crate) sources: SourceMap,
    pub(crate) tree: ModuleTree,
    pub(crate) macros: Macros,
    /// The files being read, from the root to the current one: a file in itself is rustc's to report.
    open: Vec<PathBuf>,
    /// Files, and folders of their children, that another `cfg` would choose.
    pub(crate) not_chosen: Vec<PathBuf>,
}

/// What an item brings with it.
enum Makes {
    Nothing,
    Macro { off: bool },
    File(Option<String>),
    Items,
    Members,
}

/// Where items stand while they are sorted in.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) module: ModuleId,
    pub(crate) folder: Folder,
    pub(crate) places: Places,
    pub(crate) made_by: Option<super::MadeBy>,
    /// Whether rustc is certain to read it too; false behind a false `cfg`.
    pub(crate) required: bool,
    pub(crate) depth: usize,
    /// How many macro calls are around.
    pub(crate) macro_depth: usize,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(diags: &'a mut Diagnostics, input: &'a Input<'a>) -> Builder<'a> {
        let (sources, tree) = (SourceMap::default(), ModuleTree::default());
        Builder {
            diags,
            input,
            sources,
            tree,
            macros: Macros::default(),
            open: Vec::new(),
            not_chosen: Vec::new(),
        }
    }

    /// Reads the root file and everything below it.
    pub(crate) fn crate_root(&mut self) {
        let path = self.input.root.clone();
        let parsed = source::parse(self.diags, &mut self.sources, self.input, &path, true);
        let (file, syntax) = match parsed {
            Ok(parsed) => (parsed.file, Some(parsed.syntax)),
            Err(file) => (file, None),
        };
        let root = Module {
            parent: None,
            name: String::new(),
            path: Vec::new(),
            file,
            span: Span::new(file, 0..0),
            visibility: Visibility::Public,
            cfg: Vec::new(),
            docs: Vec::new(),
            items: Vec::new(),
            children: Vec::new(),
            imports: Vec::new(),
            includes: Vec::new(),
            end: Span::new(file, 0..0),
            parsed: syntax.is_some(),
        };
        self.tree.modules.push(root);
        let place = Place {
            module: ModuleId(0),
            folder: Folder::beside(&path),
            places: Places::of_file(file),
            made_by: None,
            required: true,
            depth: 0,
            macro_depth: 0,
        };
        self.open.push(path);
        if let Some(syntax) = syntax {
            self.file(&place, syntax);
        }
        self.open.pop();
    }

    fn file(&mut self, place: &Place, syntax: syn::File) {
        let inner = attrs::read(&self.sources, &place.places, &syntax.attrs);
        let end = match (syntax.items.last(), syntax.attrs.last()) {
            (Some(item), _) => item.span().byte_range().end,
            (None, Some(attr)) => attr.span().byte_range().end,
            (None, None) => 0,
        };
        let module = &mut self.tree.modules[place.module.0];
        module.cfg.extend(inner.cfg);
        module.docs.extend(inner.docs);
        module.end = Span::new(place.places.file(), end..end);
        self.items(place, syntax.items);
    }

    /// Sorts items into a module, in their order.
    pub(crate) fn items(&mut self, place: &Place, items: Vec<syn::Item>) {
        let twins = names_declared_twice(&items);
        for item in items {
            match item {
                syn::Item::Mod(item) => {
                    let (outer, leaks) = (self.macro_scope(), attrs::has(&item.attrs, "macro_use"));
                    self.module(place, item, &twins);
                    if !leaks {
                        self.leave_macro_scope(outer);
                    }
                }
                item => self.item(place, item),
            }
        }
    }

    fn item(&mut self, place: &Place, syntax: syn::Item) {
        let found = attrs::read(&self.sources, &place.places, item_attrs(&syntax));
        let off = || {
            let texts = found.cfg.iter().map(|cfg| &*cfg.text);
            cfg::evaluate_all(texts, &self.input.cfg) == Truth::False
        };
        let made_here = match &syntax {
            syn::Item::Macro(item) if item.ident.is_some() => Makes::Macro { off: off() },
            syn::Item::Macro(item) if item.mac.path.is_ident("include") => {
                Makes::File(item.mac.parse_body::<syn::LitStr>().ok().map(|path| path.value()))
            }
            syn::Item::Macro(_) => Makes::Items,
            syn::Item::Impl(item)
                if item.items.iter().any(|item| matches!(item, syn::ImplItem::Macro(_))) =>
            {
                Makes::Members
            }
            _ => Makes::Nothing,
        };
        self.imports(place, &syntax);
        let id = ItemId(self.tree.items.len());
        self.tree.items.push(Item {
            module: place.module,
            file: place.places.file(),
            span: place.places.place(name_span(&syntax)),
            syntax,
            cfg: found.cfg,
            docs: found.docs,
            made_by: place.made_by.clone(),
            places: place.places.clone(),
        });
        self.tree.modules[place.module.0].items.push(id);
        match made_here {
            Makes::Nothing | Makes::File(None) => {}
            Makes::Macro { off } => self.define_macro(place, id, off),
            Makes::File(Some(path)) => self.include_file(place, &path),
            Makes::Items => self.expand_call(place, id),
            Makes::Members => self.expand_impl(place, id),
        }
    }

    /// `include!("items.rs")` puts the items of a file here.
    fn include_file(&mut self, place: &Place, path: &str) {
        let current = self.sources.path(place.places.file()).to_owned();
        let path = source::beside(&current, path);
        if self.open.contains(&path) || !self.input.loader.exists(&path) {
            return; // rustc reports both.
        }
        let parsed =
            source::parse(self.diags, &mut self.sources, self.input, &path, place.required);
        let Ok(parsed) = parsed else { return };
        let inner = Place {
            folder: Folder::beside(&path),
            places: Places::of_file(parsed.file),
            made_by: None,
            ..place.clone()
        };
        self.open.push(path);
        self.items(&inner, parsed.syntax.items);
        self.open.pop();
    }

    fn imports(&mut self, place: &Place, syntax: &syn::Item) {
        let vis = match syntax {
            syn::Item::Use(item) => &item.vis,
            syn::Item::ExternCrate(item) => &item.vis,
            _ => return,
        };
        let visibility = self.tree.visibility(place.module, vis);
        let shared = Shared { places: &place.places, visibility };
        let found = match syntax {
            syn::Item::Use(item) => shared.of_use(item),
            syn::Item::ExternCrate(item) => vec![shared.of_extern_crate(item)],
            _ => Vec::new(),
        };
        self.tree.modules[place.module.0].imports.extend(found);
    }

    fn module(&mut self, place: &Place, item: syn::ItemMod, twins: &[String]) {
        let name = item.ident.unraw().to_string();
        let found = attrs::read(&self.sources, &place.places, &item.attrs);
        let truth = cfg::evaluate_all(found.cfg.iter().map(|cfg| &*cfg.text), &self.input.cfg);
        if truth == Truth::False && twins.contains(&name) {
            // The other `mod` of that name is the one.
            let paths = found.paths.iter().map(|(_, path)| Some(path.as_str())).chain([None]);
            paths.for_each(|path| self.pass_over(place, &name, path));
            return;
        }
        if place.depth >= MAX_MODULES {
            let span = place.places.place(item.ident.span());
            self.diags
                .report(Code::TooDeep, span, format!("module `{name}` is nested too deeply"))
                .at(format!("{MAX_MODULES} modules are around it"));
            return;
        }
        let path = self.module_path(place, &name, &found);
        let required = place.required && truth != Truth::False;
        match item.content {
            Some((brace, ref items)) => {
                let end = items.last().map_or(brace.span.open(), |item| item.span());
                let end = place.places.place(end).end;
                let id = self.add_module(place, &item, name.clone(), found);
                let module = &mut self.tree.modules[id.0];
                module.end = Span { file: module.end.file, start: end, end };
                let inner = Place {
                    module: id,
                    folder: place.folder.inline(&name, path.as_deref()),
                    required,
                    depth: place.depth + 1,
                    ..place.clone()
                };
                let items = item.content.map(|(_, items)| items).unwrap_or_default();
                self.items(&inner, items);
            }
            None => self.file_module(place, &item, name, found, path.as_deref(), required),
        }
    }

    fn file_module(
        &mut self,
        place: &Place,
        item: &syn::ItemMod,
        name: String,
        found: Attrs,
        path: Option<&str>,
        required: bool,
    ) {
        let loader = self.input.loader;
        let file = place.folder.file(&name, path, |path| loader.exists(path));
        let Some((path, folder)) = file else {
            // rustc reports a missing file, unless a `cfg` keeps it from looking.
            self.add_module(place, item, name, found);
            return;
        };
        if self.open.contains(&path) {
            return;
        }
        let id = self.add_module(place, item, name, found);
        self.open.push(path.clone());
        let parsed = source::parse(self.diags, &mut self.sources, self.input, &path, required);
        let file = parsed.as_ref().map_or_else(|file| *file, |parsed| parsed.file);
        let module = &mut self.tree.modules[id.0];
        module.file = file;
        module.end = Span::new(file, 0..0);
        if let Ok(parsed) = parsed {
            module.parsed = true;
            let places = Places::of_file(file);
            let inner = Place {
                module: id,
                folder,
                places,
                made_by: None,
                required,
                depth: place.depth + 1,
                macro_depth: place.macro_depth,
            };
            self.file(&inner, parsed.syntax);
        }
        self.open.pop();
    }

    /// Remembers a file that another `cfg` would choose.
    fn pass_over(&mut self, place: &Place, name: &str, path: Option<&str>) {
        let loader = self.input.loader;
        if let Some((file, folder)) = place.folder.file(name, path, |path| loader.exists(path)) {
            self.not_chosen.push(file);
            self.not_chosen.extend(folder.of_children());
        }
    }

    fn add_module(
        &mut self,
        place: &Place,
        item: &syn::ItemMod,
        name: String,
        found: Attrs,
    ) -> ModuleId {
        let id = ModuleId(self.tree.modules.len());
        let span = place.places.place(item.ident.span());
        let parent = &mut self.tree.modules[place.module.0];
        parent.children.push(id);
        let mut path = parent.path.clone();
        path.push(name.clone());
        let visibility = self.tree.visibility(place.module, &item.vis);
        self.tree.modules.push(Module {
            parent: Some(place.module),
            name,
            path,
            file: span.file,
            span,
            visibility,
            cfg: found.cfg,
            docs: found.docs,
            items: Vec::new(),
            children: Vec::new(),
            imports: Vec::new(),
            includes: Vec::new(),
            end: Span { start: span.end, ..span },
            parsed: item.content.is_some(),
        });
        id
    }

    /// The `#[path]` that holds, if one does. What the others name is passed over.
    fn module_path(&mut self, place: &Place, name: &str, found: &Attrs) -> Option<String> {
        let mut chosen = None;
        for (condition, path) in &found.paths {
            let holds = chosen.is_none()
                && match condition {
                    None => true,
                    Some(condition) => self.path_holds(place, name, condition, path),
                };
            if holds {
                chosen = Some(path.clone());
            } else {
                self.pass_over(place, name, Some(path));
            }
        }
        if chosen.is_some() {
            self.pass_over(place, name, None);
        }
        chosen
    }

    /// Whether `#[cfg_attr(condition, path = ..)]` names the module's file.
    fn path_holds(&mut self, place: &Place, name: &str, condition: &Cfg, path: &str) -> bool {
        let why = match cfg::evaluate(&condition.text, &self.input.cfg) {
            Truth::True => return true,
            Truth::False => return false,
            Truth::Undetermined(why) => why,
        };
        let exists = |path: &std::path::Path| self.input.loader.exists(path);
        let is_there = place.folder.file(name, Some(path), exists).is_some();
        if is_there && place.folder.file(name, None, exists).is_some() && place.required {
            let message = format!("which file `{name}` has depends on `{why}`");
            self.diags
                .report(Code::UndeterminedPath, condition.span, message)
                .at("not known before rustc runs")
                .help("write two `mod` items, each with its `#[cfg]` and its `#[path]`");
        }
        is_there
    }
}

/// Module names that several `mod` items of one place have, to be told apart by `cfg`.
fn names_declared_twice(items: &[syn::Item]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let mut twice = Vec::new();
    for item in items {
        if let syn::Item::Mod(item) = item {
            let name = item.ident.unraw().to_string();
            if !seen.insert(name.clone()) {
                twice.push(name);
            }
        }
    }
    twice
}

/// The attributes of any item.
pub(crate) fn item_attrs(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::ExternCrate(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::ForeignMod(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::TraitAlias(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Union(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The same, to be added to.
pub(crate) fn item_attrs_mut(item: &mut syn::Item) -> Option<&mut Vec<syn::Attribute>> {
    Some(match item {
        syn::Item::Const(item) => &mut item.attrs,
        syn::Item::Enum(item) => &mut item.attrs,
        syn::Item::ExternCrate(item) => &mut item.attrs,
        syn::Item::Fn(item) => &mut item.attrs,
        syn::Item::ForeignMod(item) => &mut item.attrs,
        syn::Item::Impl(item) => &mut item.attrs,
        syn::Item::Macro(item) => &mut item.attrs,
        syn::Item::Mod(item) => &mut item.attrs,
        syn::Item::Static(item) => &mut item.attrs,
        syn::Item::Struct(item) => &mut item.attrs,
        syn::Item::Trait(item) => &mut item.attrs,
        syn::Item::TraitAlias(item) => &mut item.attrs,
        syn::Item::Type(item) => &mut item.attrs,
        syn::Item::Union(item) => &mut item.attrs,
        syn::Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}

/// The name of an item, or the self type of an impl.
fn name_span(item: &syn::Item) -> proc_macro2::Span {
    match item {
        syn::Item::Impl(item) => item.self_ty.span(),
        syn::Item::ForeignMod(item) => item.abi.span(),
        syn::Item::Macro(item) => {
            item.ident.as_ref().map_or(item.mac.path.span(), |name| name.span())
        }
        syn::Item::Use(item) => item.tree.span(),
        item => item_ident(item).map_or_else(|| item.span(), |name| name.span()),
    }
}

/// The identifier that an item defines.
pub(crate) fn item_ident(item: &syn::Item) -> Option<&proc_macro2::Ident> {
    match item {
        syn::Item::Const(item) => Some(&item.ident),
        syn::Item::Enum(item) => Some(&item.ident),
        syn::Item::ExternCrate(item) => Some(&item.ident),
        syn::Item::Fn(item) => Some(&item.sig.ident),
        syn::Item::Mod(item) => Some(&item.ident),
        syn::Item::Static(item) => Some(&item.ident),
        syn::Item::Struct(item) => Some(&item.ident),
        syn::Item::Trait(item) => Some(&item.ident),
        syn::Item::TraitAlias(item) => Some(&item.ident),
        syn::Item::Type(item) => Some(&item.ident),
        syn::Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}
