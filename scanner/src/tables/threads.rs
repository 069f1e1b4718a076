//! Types of the standard library whose values stay in the thread that made them.

/// A type that is not `Send`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stays {
    name: &'static str,
    /// What to do instead.
    pub(crate) help: &'static str,
    /// Whether a value ends where its scope does, used there or not.
    pub(crate) drops: bool,
    /// Where it stands in `std`. Empty: it has no path.
    module: &'static str,
    held: Held,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Owned,
    /// A reference to it stays as well.
    Either,
    /// It may go itself, and a reference to it may not.
    Lent,
}

impl Stays {
    /// As messages call it.
    pub(crate) fn shown(&self) -> String {
        match self.held {
            _ if self.module.is_empty() => self.name.to_owned(),
            Held::Lent => format!("`&{}`", self.name),
            Held::Owned | Held::Either => format!("`{}`", self.name),
        }
    }
}

const SHARED: &str = "take `Arc`";
const GUARD: &str = "take out what is needed";
const CELL: &str = "take it by value, or an atomic or a `Mutex` in its place";

/// A raw pointer.
pub(crate) const POINTER: Stays = Stays {
    name: "a raw pointer",
    help: "keep what it points to, or a type that is declared `Send` around it",
    drops: false,
    module: "",
    held: Held::Either,
};

const ALL: &[Stays] = &[
    row("rc", "Rc", Held::Either, true, SHARED),
    row("rc", "Weak", Held::Either, true, "take the `Weak` of `Arc`"),
    row("sync", "MutexGuard", Held::Owned, true, GUARD),
    row("sync", "RwLockReadGuard", Held::Owned, true, GUARD),
    row("sync", "RwLockWriteGuard", Held::Owned, true, GUARD),
    row("cell", "Ref", Held::Either, true, GUARD),
    row("cell", "RefMut", Held::Either, true, GUARD),
    row("cell", "Cell", Held::Lent, false, CELL),
    row("cell", "RefCell", Held::Lent, false, CELL),
    row("cell", "OnceCell", Held::Lent, false, CELL),
    row("cell", "UnsafeCell", Held::Lent, false, CELL),
    row("ptr", "NonNull", Held::Either, false, POINTER.help),
];

const fn row(
    module: &'static str,
    name: &'static str,
    held: Held,
    drops: bool,
    help: &'static str,
) -> Stays {
    Stays { name, help, drops, module, held }
}

/// The row of a type by its full path, owned or behind a `&`.
pub(crate) fn find(path: &[String], is_lent: bool) -> Option<&'static Stays> {
    let [root, module, name] = path else { return None };
    let row = ALL.iter().find(|row| row.module == module && row.name == name)?;
    let stays = match row.held {
        Held::Owned => !is_lent,
        Held::Either => true,
        Held::Lent => is_lent,
    };
    (root == "std" && stays).then_some(row)
}

/// Whether a type of the standard library stays where one of its arguments does.
pub(crate) fn owns(path: &[String]) -> bool {
    const OWNERS: &[&str] = &["Option", "Result", "Box", "Vec", "VecDeque", "Arc"];
    path.first().is_some_and(|root| root == "std")
        && path.last().is_some_and(|name| OWNERS.contains(&name.as_str()))
}
