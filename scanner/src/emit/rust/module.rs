//! Modules: what they hold, how it is registered, and how doors hand on theirs.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{class, conversions, errors, function, interface, traversal};
use crate::ir::{
    Class, Constant, Door, EnumKind, Export, Init, Interface, Member, Module, Package, Site,
    Subinterpreters,
};
use crate::symbol::{self, Scope};

/// The items of the crate root's file.
pub(super) fn root(package: &Package) -> Vec<TokenStream> {
    let version = &package.version;
    let mut items = vec![quote!(rt::handshake!(#version);)];
    items.extend(content(package, &package.root, &package.name));
    items.extend(traversal::holders(package, Site::Root));
    let last = package.name.rsplit('.').next().unwrap_or(&package.name);
    if !package.is_library {
        let init = symbol::ident(&format!("PyInit_{last}"));
        let export = symbol::ident(&format!("PyModExport_{last}"));
        items.push(quote!(rt::init!(#init, #export, MODULE);));
    }
    items
}

/// The items of a door's file: what only the door's module can see, and the doors it passes on.
pub(super) fn door(package: &Package, index: usize) -> Vec<TokenStream> {
    let site = Site::Door(index);
    let mut names = Scope::new(symbol::FILE_NAMES);
    let mut items = Vec::new();
    let mut members = Vec::new();
    all_members(&package.root, &mut members);
    items.extend(members.iter().filter_map(|member| elsewhere(&package.doors, member, site)));
    members.retain(|member| member.site() == site);
    for member in &members {
        items.extend(glue(&package.doors, member, &mut names));
    }
    if package.is_library {
        items.extend(members.iter().filter_map(|member| exported(member)));
    }
    let passed = package.doors.iter().filter(|door| door.through == Some(index));
    for door in passed {
        let name = through(door);
        let path = own_path(door);
        let cfg = super::cfgs(&door.cfg);
        items.push(quote!(#cfg pub(crate) use #path as #name;));
    }
    items.extend(traversal::holders(package, site));
    if members.is_empty() {
        return items;
    }
    let adds = registrations(&members, &mut names, "FUNCTIONS");
    items.extend(functions_table(&members, &mut names));
    items.push(add_fn(&adds.first, &[], &adds.last));
    items
}

/// What a file has of the types in a crate with errors. Each apart, as their names may be what is wrong.
pub(super) fn outline(package: &Package, site: Site) -> Vec<TokenStream> {
    let version = &package.version;
    let handshake = (site == Site::Root).then(|| quote!(rt::handshake!(#version);));
    handshake.into_iter().chain(types(package, &package.root, site)).collect()
}

fn types(package: &Package, module: &Module, site: Site) -> Vec<TokenStream> {
    let here = module.members.iter().filter(|member| member.site() == site);
    let glue =
        here.filter_map(|member| glue(&package.doors, member, &mut Scope::new(symbol::FILE_NAMES)));
    let below = module.submodules.iter().flat_map(|below| types(package, below, site));
    // What a door has carries all conditions itself.
    let cfg = match site {
        Site::Root => super::cfgs(&module.cfg),
        Site::Door(_) => TokenStream::new(),
    };
    glue.chain(below).map(|glue| quote!(#cfg const _: () = { #glue };)).collect()
}

fn all_members<'a>(module: &'a Module, into: &mut Vec<&'a Member>) {
    into.extend(&module.members);
    for submodule in &module.submodules {
        all_members(submodule, into);
    }
}

/// What stands in a Python module's place in the root file.
fn content(package: &Package, module: &Module, full_name: &str) -> Vec<TokenStream> {
    let mut names = Scope::new(symbol::FILE_NAMES);
    let here: Vec<&Member> =
        module.members.iter().filter(|member| member.site() == Site::Root).collect();
    let mut items: Vec<TokenStream> =
        here.iter().filter_map(|member| glue(&package.doors, member, &mut names)).collect();
    if package.is_library {
        items.extend(here.iter().filter_map(|member| exported(member)));
    }
    for submodule in &module.submodules {
        items.push(nested(package, submodule, &mut names));
    }
    items.extend(functions_table(&here, &mut names));
    let mut adds = registrations(&here, &mut names, "FUNCTIONS");
    let mut doors = door_registrations(package, module);
    adds.first.append(&mut doors.first);
    let submodules: Vec<TokenStream> = module
        .submodules
        .iter()
        .map(|submodule| {
            let (cfg, name) = (super::cfgs(&submodule.cfg), names.name(&submodule.name));
            quote!(#cfg rt::add_submodule(module, &#name::MODULE)?;)
        })
        .collect();
    doors.last.append(&mut adds.last);
    items.push(add_fn(&adds.first, &submodules, &doors.last));
    items.push(module_static(package, module, full_name, &mut names));
    items
}

/// A submodule, as a module of the generated file.
fn nested(package: &Package, module: &Module, names: &mut Scope) -> TokenStream {
    let cfg = super::cfgs(&module.cfg);
    let name = names.name(&module.name);
    let docs = [
        format!(" `module {}`", module.name),
        String::new(),
        format!(" Made from {}.", module.location),
    ];
    let items = content(package, module, &module.name);
    quote! {
        #(#[doc = #docs])*
        #cfg
        pub(crate) mod #name {
            use super::rt;
            #(#items)*
        }
    }
}

/// The glue of one member; constants and init functions need none but their registration.
fn glue(doors: &[Door], member: &Member, names: &mut Scope) -> Option<TokenStream> {
    match member {
        Member::Function(exported) => Some(function::function(exported, names)),
        Member::Overloads(overloads) => Some(function::overloads(overloads, names)),
        Member::Exception(exception) => Some(errors::exception(exception, names)),
        Member::Class(exported) => Some(class::class(doors, exported, names)),
        Member::Interface(exported) => Some(interface::interface(exported, names)),
        Member::Conversion(conversion) => Some(conversions::conversion(conversion, names)),
        Member::Constant(_) | Member::Init(_) | Member::Reexport(_) => None,
    }
}

/// What a door has of a class that stands elsewhere.
fn elsewhere(doors: &[Door], member: &Member, site: Site) -> Option<TokenStream> {
    match member {
        Member::Class(exported) => class::elsewhere(doors, exported, site),
        _ => None,
    }
}

/// How another crate registers a class.
fn exported(member: &Member) -> Option<TokenStream> {
    let path = super::parse(&exported_path(member)?);
    let (cfg, target, adds) = match member {
        Member::Class(class) => (&class.export.cfg, path, add_class(class)),
        Member::Interface(interface) => {
            (&interface.export.cfg, quote!(dyn #path), vec![add_interface(interface)])
        }
        Member::Exception(exception) => {
            let class = quote!(<#path as rt::ExceptionType>::class());
            let add = quote!(rt::add_exception(module, #class)?;);
            (&exception.export.cfg, path, vec![add])
        }
        _ => return None,
    };
    let cfg = super::cfgs(cfg);
    Some(quote! {
        #cfg
        impl rt::Exported for #target {
            fn add(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
                #(#adds)*
                rt::Ok(())
            }
        }
    })
}

fn exported_path(member: &Member) -> Option<String> {
    match member {
        Member::Class(class) => Some(class.export.rust_path.clone()),
        Member::Interface(interface) => Some(interface.export.rust_path.clone()),
        Member::Exception(exception) => Some(exception.export.rust_path.clone()),
        _ => None,
    }
}

/// A function's name, cfg and whether it is registered by itself.
fn method_row(member: &Member) -> Option<(&str, &Export)> {
    match member {
        Member::Function(function) => Some((&function.export.py_name, &function.export)),
        Member::Overloads(overloads) => overloads
            .functions
            .first()
            .map(|function| (overloads.py_name.as_str(), &function.export)),
        _ => None,
    }
}

/// `static FUNCTIONS`, where there is a function to register.
fn functions_table(members: &[&Member], names: &mut Scope) -> Option<TokenStream> {
    let rows = members
        .iter()
        .filter_map(|member| method_row(member))
        .filter(|(_, export)| !export.unlisted);
    let rows: Vec<TokenStream> = rows
        .map(|(py_name, export)| {
            let (cfg, name) = (super::cfgs(&export.cfg), names.name(py_name));
            quote!(#cfg #name())
        })
        .collect();
    (!rows.is_empty())
        .then(|| quote!(static FUNCTIONS: &[rt::MethodDef] = &[#(#rows,)* rt::MethodDef::END];))
}

/// Statements of `add`: those that come before submodules, and those that come last.
struct Adds {
    first: Vec<TokenStream>,
    last: Vec<TokenStream>,
}

fn registrations(members: &[&Member], names: &mut Scope, table: &str) -> Adds {
    let mut adds = Adds { first: Vec::new(), last: Vec::new() };
    let listed = |member: &&&Member| method_row(member).is_some_and(|(_, export)| !export.unlisted);
    if members.iter().any(|member| listed(&member)) {
        let table = symbol::ident(table);
        adds.first.push(quote!(rt::add_functions(module, #table)?;));
        if members.iter().any(|member| listed(&member) && member.is_awaited()) {
            adds.first.push(quote!(rt::add_coroutine_functions(module, #table)?;));
        }
    }
    for member in members {
        match member {
            Member::Constant(constant) if !constant.export.unlisted => {
                adds.first.push(add_constant(constant))
            }
            Member::Exception(exception) if !exception.export.unlisted => {
                let export = &exception.export;
                let (cfg, name) = (super::cfgs(&export.cfg), names.name(&export.py_name));
                adds.first.push(quote!(#cfg rt::add_exception(module, &#name::CLASS)?;));
            }
            Member::Class(class) => adds.first.extend(add_class(class)),
            Member::Interface(interface) => adds.first.push(add_interface(interface)),
            Member::Reexport(reexport) => {
                let (cfg, path) =
                    (super::cfgs(&reexport.export.cfg), super::parse(&reexport.export.rust_path));
                adds.first.push(quote!(#cfg rt::add_exported::<#path>(module)?;));
            }
            Member::Conversion(conversion) => {
                adds.first.extend(conversions::registration(conversion, names));
            }
            Member::Init(init) => adds.last.push(call_init(init)),
            _ => {}
        }
    }
    adds
}

/// A class, and its constants.
fn add_class(class: &Class) -> Vec<TokenStream> {
    let (cfg, path) = (super::cfgs(&class.export.cfg), super::parse(&class.export.rust_path));
    let verb = if class.export.unlisted { "make" } else { "add" };
    let add = symbol::ident(&format!("{verb}_{}", what(class)));
    let add_constant = symbol::ident(if class.is_python_enum() {
        "add_enum_constant"
    } else {
        "add_class_constant"
    });
    let mut adds = vec![quote!(#cfg rt::#add::<#path>(module)?;)];
    adds.extend(super::records::register(class));
    for constant in &class.constants {
        let Export { py_name, rust_path, cfg: own, .. } = &constant.export;
        let (own, value) = (super::cfgs(own), super::parse(rust_path));
        adds.push(quote!(#cfg #own rt::#add_constant::<#path>(module, #py_name, #value)?;));
    }
    adds
}

fn add_interface(interface: &Interface) -> TokenStream {
    let export = &interface.export;
    let (cfg, path) = (super::cfgs(&export.cfg), super::parse(&export.rust_path));
    quote!(#cfg rt::add_interface::<dyn #path>(module)?;)
}

/// How the runtime's functions name a kind of class.
fn what(class: &Class) -> &'static str {
    match class.enumeration.as_ref().map(|of| of.kind) {
        None => "class",
        Some(EnumKind::Unit) => "unit_enum",
        Some(EnumKind::Data) => "data_enum",
        Some(EnumKind::Python(_)) => "python_enum",
    }
}

fn add_constant(constant: &Constant) -> TokenStream {
    let Export { py_name, rust_path, cfg, .. } = &constant.export;
    let (cfg, path) = (super::cfgs(cfg), super::parse(rust_path));
    let reference = constant.is_static.then(|| quote!(&));
    quote!(#cfg rt::add(module, #py_name, #reference #path)?;)
}

fn call_init(init: &Init) -> TokenStream {
    let (cfg, path) = (super::cfgs(&init.export.cfg), super::parse(&init.export.rust_path));
    let py = init.takes_python.then(|| quote!(module.py(),));
    quote!(#cfg #path(#py module)?;)
}

/// The calls of every door that holds members of this Python module. A door that runs init code
/// comes behind the submodules, so that the code finds the module complete.
fn door_registrations(package: &Package, module: &Module) -> Adds {
    let mut adds = Adds { first: Vec::new(), last: Vec::new() };
    for (index, door) in package.doors.iter().enumerate() {
        let mut held =
            module.members.iter().filter(|member| member.site() == Site::Door(index)).peekable();
        if held.peek().is_none() {
            continue;
        }
        let (cfg, path) = (super::cfgs(&door.cfg), door_path(&package.doors, door));
        let call = quote!(#cfg #path::add_members(module)?;);
        let runs_code = held.any(|member| matches!(member, Member::Init(_)));
        if runs_code { adds.last.push(call) } else { adds.first.push(call) }
    }
    adds
}

/// `crate::deep::bottom::__keelback`
fn own_path(door: &Door) -> TokenStream {
    let names = door.path.iter().map(|name| symbol::ident(name));
    quote!(crate #(::#names)* ::__keelback)
}

/// Where all of the crate finds a door's glue: at its own path, or through the doors between.
pub(super) fn door_path(doors: &[Door], door: &Door) -> TokenStream {
    match door.through.and_then(|index| doors.get(index)) {
        None => own_path(door),
        Some(outer) => {
            let (outer, name) = (door_path(doors, outer), through(door));
            quote!(#outer::#name)
        }
    }
}

/// `through_bottom`: under which name a door is passed on. The whole path, as two doors that pass
/// through one may end alike.
fn through(door: &Door) -> Ident {
    symbol::ident(&format!("through_{}", door.path.join("_")))
}

fn add_fn(first: &[TokenStream], submodules: &[TokenStream], last: &[TokenStream]) -> TokenStream {
    let empty = first.is_empty() && submodules.is_empty() && last.is_empty();
    let module = symbol::ident(if empty { "_module" } else { "module" });
    quote! {
        pub(crate) fn add_members(#module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
            #(#first)*
            #(#submodules)*
            #(#last)*
            rt::Ok(())
        }
    }
}

fn module_static(
    package: &Package,
    module: &Module,
    full_name: &str,
    names: &mut Scope,
) -> TokenStream {
    let (name, doc) = (super::zero_terminated(full_name), super::zero_terminated(&module.doc));
    let gil = module.needs_gil.then(|| quote!(.needs_gil()));
    let interpreters = match module.subinterpreters {
        Subinterpreters::OwnGil => None,
        Subinterpreters::SharedGil => Some(quote!(.subinterpreters_shared_gil())),
        Subinterpreters::No => Some(quote!(.subinterpreters_no())),
    };
    let rows: Vec<TokenStream> =
        module.members.iter().filter_map(|member| unlisted_row(package, member, names)).collect();
    let unlisted = (!rows.is_empty()).then(|| quote!(.unlisted(&[#(#rows),*])));
    quote! {
        pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(#name, #doc, add_members) #gil #interpreters #unlisted;
    }
}

/// What `module.add_unlisted("name")` finds.
fn unlisted_row(package: &Package, member: &Member, names: &mut Scope) -> Option<TokenStream> {
    let (py_name, export) = match member {
        Member::Exception(exception) => (exception.export.py_name.as_str(), &exception.export),
        Member::Class(class) => (class.export.py_name.as_str(), &class.export),
        _ => method_row(member)?,
    };
    if !export.unlisted {
        return None;
    }
    let cfg = super::cfgs(&export.cfg);
    if let Member::Class(class) = member {
        let make = symbol::ident(&format!("make_{}", what(class)));
        let path = super::parse(&export.rust_path);
        return Some(quote!(#cfg rt::Unlisted::class(#py_name, rt::#make::<#path>)));
    }
    let prefix = match export.site {
        Site::Root => None,
        Site::Door(index) => package.doors.get(index).map(|door| {
            let path = door_path(&package.doors, door);
            quote!(#path::)
        }),
    };
    // In a door's file the names are those of the door's own scope, which gives the same answer for
    // a name that nothing else has; Python names are unique in a module.
    let name = names.name(py_name);
    Some(match member {
        Member::Exception(_) => {
            quote!(#cfg rt::Unlisted::exception(#py_name, &#prefix #name::CLASS))
        }
        _ if member.is_awaited() => {
            quote!(#cfg rt::Unlisted::coroutine_function(#py_name, const { &#prefix #name() }))
        }
        _ => quote!(#cfg rt::Unlisted::function(#py_name, const { &#prefix #name() })),
    })
}
