//! What was exported from where, as JSON, for tools and for crates that build on this one.

use super::signature;
use crate::ir::{Class, Export, Interface, Member, Method, Module, Package, Site};

/// A JSON value. Objects keep their order.
enum Json {
    Bool(bool),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

pub(super) fn write(package: &Package) -> String {
    let doors = package.doors.iter().map(|door| {
        Json::Object(vec![("path", text(door.path.join("."))), ("cfg", texts(&door.cfg))])
    });
    let json = Json::Object(vec![
        ("keelback", text(&package.version)),
        ("module", text(&package.name)),
        ("files", texts(&package.files)),
        ("doors", Json::List(doors.collect())),
        ("root", module(package, &package.root)),
    ]);
    let mut out = String::new();
    print(&json, 0, &mut out);
    out + "\n"
}

fn module(package: &Package, module: &Module) -> Json {
    let members = module.members.iter().flat_map(|one| member(package, one)).collect();
    let submodules = module.submodules.iter().map(|inner| self::module(package, inner)).collect();
    Json::Object(vec![
        ("name", text(&module.name)),
        ("location", text(&module.location)),
        ("cfg", texts(&module.cfg)),
        ("members", Json::List(members)),
        ("submodules", Json::List(submodules)),
    ])
}

fn member(package: &Package, member: &Member) -> Vec<Json> {
    let one = |kind, export, says| vec![item(package, kind, export, says)];
    match member {
        Member::Function(function) => one(
            "function",
            &function.export,
            signature::annotated(&function.export.py_name, function),
        ),
        Member::Overloads(overloads) => {
            let each = overloads.functions.iter().map(|function| {
                item(
                    package,
                    "overload",
                    &function.export,
                    signature::annotated(&overloads.py_name, function),
                )
            });
            each.collect()
        }
        Member::Constant(constant) => one(
            "constant",
            &constant.export,
            format!("{}: {}", constant.export.py_name, constant.hint.text),
        ),
        Member::Exception(exception) => {
            let name = &exception.export.py_name;
            one(
                "exception",
                &exception.export,
                format!("class {name}({})", exception.base_hint.text),
            )
        }
        Member::Class(class) => class_members(package, class),
        Member::Interface(interface) => interface_members(package, interface),
        Member::Reexport(reexport) => one("reexport", &reexport.export, String::new()),
        Member::Conversion(conversion) => {
            let says = match (conversion.from, conversion.into) {
                (true, true) => "from into",
                (true, false) => "from",
                _ => "into",
            };
            one("conversion", &conversion.export, says.to_owned())
        }
        Member::Init(init) => one("init", &init.export, String::new()),
    }
}

/// A class, then its members.
fn class_members(package: &Package, class: &Class) -> Vec<Json> {
    let name = &class.export.py_name;
    let mut all = vec![item(package, "class", &class.export, format!("class {name}"))];
    let mut member = |kind, export: &Export, says: String| {
        let export = Export { py_name: format!("{name}.{}", export.py_name), ..export.clone() };
        all.push(item(package, kind, &export, says));
    };
    for new in class.constructors.iter().flat_map(Method::signatures) {
        let new = &new.function;
        member("constructor", &new.export, signature::annotated(name, new));
    }
    for one in &class.attributes {
        member("attribute", &one.export, format!("{}: {}", one.export.py_name, one.hint.text));
    }
    let methods = class.methods.iter().chain(class.slots.iter().map(|slot| &slot.method));
    for one in methods.flat_map(Method::signatures) {
        let function = &one.function;
        member(
            "method",
            &function.export,
            signature::annotated(&function.export.py_name, function),
        );
    }
    for one in &class.constants {
        member("constant", &one.export, format!("{}: {}", one.export.py_name, one.hint.text));
    }
    all
}

/// A trait, then its methods.
fn interface_members(package: &Package, interface: &Interface) -> Vec<Json> {
    let name = &interface.export.py_name;
    let says = format!("class {name}({})", interface.bases_text());
    let mut all = vec![item(package, "trait", &interface.export, says)];
    for one in &interface.methods {
        let export = &one.function.export;
        let says = signature::annotated(&export.py_name, &one.function);
        let export = Export { py_name: format!("{name}.{}", export.py_name), ..export.clone() };
        all.push(item(package, "method", &export, says));
    }
    all
}

fn item(package: &Package, kind: &str, export: &Export, says: String) -> Json {
    let door = match export.site {
        Site::Root => String::new(),
        Site::Door(index) => {
            package.doors.get(index).map(|door| door.path.join(".")).unwrap_or_default()
        }
    };
    let mut fields = vec![("kind", text(kind)), ("name", text(&export.py_name))];
    if !says.is_empty() {
        fields.push(("python", text(says)));
    }
    fields.push(("rust", text(&export.rust_path)));
    fields.push(("location", text(&export.location)));
    if !door.is_empty() {
        fields.push(("door", text(door)));
    }
    if !export.cfg.is_empty() {
        fields.push(("cfg", texts(&export.cfg)));
    }
    if export.unlisted {
        fields.push(("unlisted", Json::Bool(true)));
    }
    Json::Object(fields)
}

fn text(value: impl Into<String>) -> Json {
    Json::Text(value.into())
}

fn texts(values: &[String]) -> Json {
    Json::List(values.iter().map(text).collect())
}

fn print(json: &Json, depth: usize, out: &mut String) {
    match json {
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Text(text) => print_text(text, out),
        Json::List(items) => {
            let items = items.iter().map(|item| (None, item));
            print_all(['[', ']'], items, depth, out);
        }
        Json::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| (Some(*key), value));
            print_all(['{', '}'], fields, depth, out);
        }
    }
}

fn print_all<'a>(
    [open, close]: [char; 2],
    items: impl ExactSizeIterator<Item = (Option<&'a str>, &'a Json)>,
    depth: usize,
    out: &mut String,
) {
    out.push(open);
    let empty = items.len() == 0;
    for (index, (key, value)) in items.enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        if let Some(key) = key {
            print_text(key, out);
            out.push_str(": ");
        }
        print(value, depth + 1, out);
    }
    if !empty {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

fn print_text(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            char if (char as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", char as u32)),
            char => out.push(char),
        }
    }
    out.push('"');
}
