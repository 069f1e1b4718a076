//! Types of other crates that hold their type arguments, and how: what the cycle collector is shown
//! through them.

/// How a type holds what it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    /// It is a Python object itself, or owns one.
    Object { locks: bool },
    /// It owns nothing of its arguments' types.
    Nothing,
    /// It owns values of so many of its type arguments. `locks`: what it owns can change, or find another
    /// owner, behind a shared reference.
    Of { args: usize, locks: bool },
}

/// Types of the standard library.
const STD: &[(&str, Container)] = &[
    ("Option", of(1)),
    ("Result", of(2)),
    ("Box", of(1)),
    ("Vec", of(1)),
    ("VecDeque", of(1)),
    ("LinkedList", of(1)),
    ("BinaryHeap", of(1)),
    ("BTreeSet", of(1)),
    ("HashSet", of(1)),
    ("BTreeMap", of(2)),
    ("HashMap", of(2)),
    ("Arc", locked()),
    ("Rc", locked()),
    ("Mutex", locked()),
    ("RwLock", locked()),
    ("OnceLock", locked()),
    ("OnceCell", locked()),
    ("RefCell", locked()),
    ("PhantomData", Container::Nothing),
    ("Weak", Container::Nothing),
    ("NonNull", Container::Nothing),
    ("AtomicPtr", Container::Nothing),
];

pub(super) const fn of(args: usize) -> Container {
    Container::Of { args, locks: false }
}

const fn locked() -> Container {
    Container::Of { args: 1, locks: true }
}

/// The row of a type of another crate, by its full path.
pub(crate) fn find(path: &[String]) -> Option<Container> {
    let last = path.last()?.as_str();
    let is_std = path.len() > 1 && path[0] == "std";
    match last {
        // Under whatever name the crate has the runtime.
        "Py" if !is_std => Some(Container::Object { locks: false }),
        "PyErr" if !is_std => Some(Container::Object { locks: true }),
        _ if is_std => STD.iter().find(|(name, _)| *name == last).map(|(_, row)| *row),
        _ if path.len() > 1 => super::crates::container(&path[0], last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_are_known_by_their_crates() {
        let path = |text: &str| text.split("::").map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(find(&path("std::collections::HashMap")), Some(of(2)));
        assert_eq!(find(&path("hashbrown::HashMap")), Some(of(2)));
        assert_eq!(find(&path("dashmap::HashMap")), None);
        assert_eq!(find(&path("keelback::Py")), Some(Container::Object { locks: false }));
        assert_eq!(find(&path("HashMap")), None);
    }
}
