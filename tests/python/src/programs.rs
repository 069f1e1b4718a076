//! Programs out of chance that mix handles, threads, attach and detach: their counts of references are known at the end.
//!
//! @py module programs

use std::panic::{self, AssertUnwindSafe};
use std::thread;

use keelback::exceptions::PyAssertionError;
use keelback::prelude::*;

/// The same numbers for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// How deep attaching, detaching and threads may lie in each other.
const DEEPEST: usize = 4;

/// What all threads of a program see.
struct Shared {
    objects: Vec<Py<PyList>>,
    /// Holds objects, too.
    bag: Py<PyList>,
}

/// What one thread owns.
struct Program<'a> {
    chance: Chance,
    shared: &'a Shared,
    handles: Vec<Py<PyList>>,
    depth: usize,
    steps: usize,
}

impl Program<'_> {
    /// Another program with a part of the handles.
    fn part(&mut self) -> Self {
        let at = self.chance.below(self.handles.len() + 1);
        let handles = self.handles.split_off(at);
        let chance = Chance(self.chance.next());
        Program { chance, shared: self.shared, handles, depth: self.depth + 1, steps: 0 }
    }

    fn join(&mut self, mut other: Self) {
        self.handles.append(&mut other.handles);
        self.steps += other.steps;
    }

    fn deeper(&mut self, run: impl FnOnce(&mut Self)) {
        if self.depth < DEEPEST {
            self.depth += 1;
            run(self);
            self.depth -= 1;
        }
    }

    fn pick(&mut self) -> Option<&Py<PyList>> {
        let at = self.chance.below(self.handles.len());
        self.handles.get(at)
    }

    /// Drops a handle, wherever the thread is.
    fn forget(&mut self) {
        if !self.handles.is_empty() {
            let at = self.chance.below(self.handles.len());
            drop(self.handles.swap_remove(at));
        }
    }

    /// Threads, each with some handles, beside this one.
    fn threads(&mut self) {
        self.deeper(|this| {
            let parts: Vec<Program<'_>> =
                (0..1 + this.chance.below(3)).map(|_| this.part()).collect();
            let ended: Vec<Program<'_>> = thread::scope(|scope| {
                let running: Vec<_> = parts
                    .into_iter()
                    .map(|mut part| {
                        scope.spawn(move || {
                            part.detached();
                            part
                        })
                    })
                    .collect();
                this.detached();
                running.into_iter().map(|one| one.join().expect("no thread fails")).collect()
            });
            ended.into_iter().for_each(|part| this.join(part));
        });
    }

    /// Unwinds through what was done, with handles on the way.
    fn unwound(&mut self, py: Option<Python<'_>>) {
        self.deeper(|this| {
            let mut part = this.part();
            let caught = panic::catch_unwind(AssertUnwindSafe(|| {
                match py {
                    Some(py) => part.attached(py),
                    None => part.detached(),
                }
                let _kept = part.handles.pop();
                panic::resume_unwind(Box::new(()));
            }));
            assert!(caught.is_err());
            this.join(part);
        });
    }

    /// Steps of a thread that is attached.
    fn attached(&mut self, py: Python<'_>) {
        for _ in 0..self.chance.below(12) {
            self.steps += 1;
            match self.chance.below(12) {
                0 | 1 => {
                    let at = self.chance.below(self.shared.objects.len());
                    self.handles.push(self.shared.objects[at].clone_ref(py));
                }
                2 => {
                    let cloned = self.pick().map(|handle| handle.bind(py).clone().unbind());
                    self.handles.extend(cloned);
                }
                3 => self.forget(),
                4 => {
                    let bag = self.shared.bag.bind(py).clone();
                    if let Some(handle) = self.pick() {
                        bag.append(handle).expect("a list takes everything");
                    }
                }
                5 => {
                    let bag = self.shared.bag.bind(py);
                    let at = self.chance.below(bag.len());
                    // Other threads take items out meanwhile.
                    if let Ok(item) = bag.get_item(at) {
                        self.handles.push(item.cast_into().expect("the bag holds lists").unbind());
                    }
                }
                6 => drop(self.shared.bag.bind(py).call_method0("pop")),
                7 => self.deeper(|this| py.detach(|| this.detached())),
                8 => self.deeper(|this| Python::attach(|py| this.attached(py))),
                9 => py.detach(|| self.threads()),
                10 => self.unwound(Some(py)),
                _ => {
                    py.check_signals().expect("nobody interrupts");
                    let handle = self.pick().map(|handle| handle.bind(py).clone());
                    // A borrow that ends while the thread is detached.
                    let kept = handle.map(Bound::unbind);
                    py.detach(|| drop(kept));
                }
            }
        }
    }

    /// Steps of a thread that is not.
    fn detached(&mut self) {
        for _ in 0..self.chance.below(12) {
            self.steps += 1;
            match self.chance.below(8) {
                0 | 1 => self.forget(),
                2 => self.handles.reverse(),
                3 | 4 => self.deeper(|this| Python::attach(|py| this.attached(py))),
                5 => self.deeper(|this| {
                    Python::try_attach(|py| this.attached(py)).expect("the interpreter is there");
                }),
                6 => self.threads(),
                _ => self.unwound(None),
            }
        }
    }
}

/// Runs the program of a seed, and answers with how many steps it had. Raises `AssertionError` where a count is wrong.
///
/// @py
pub fn run(py: Python<'_>, seed: u64) -> PyResult<usize> {
    let mut chance = Chance(seed);
    let objects = (0..1 + chance.below(5)).map(|_| PyList::empty(py).unbind()).collect();
    let shared = Shared { objects, bag: PyList::empty(py).unbind() };
    let mut program = Program { chance, shared: &shared, handles: Vec::new(), depth: 0, steps: 0 };
    if program.chance.below(2) == 0 {
        program.attached(py);
    } else {
        py.detach(|| program.detached());
    }
    let (handles, steps) = (std::mem::take(&mut program.handles), program.steps);
    // What was dropped in threads that were not attached goes with the next count that is dropped in one that is.
    drop(shared.bag.clone_ref(py));
    // Without a GIL the last count that another thread gave up waits until the thread that made the object runs Python.
    py.eval(c"None", None, None)?;
    let bag: Vec<Bound<'_, PyAny>> = shared.bag.bind(py).iter().collect();
    for (number, object) in shared.objects.iter().enumerate() {
        let in_hands = handles.iter().filter(|handle| handle.is(object)).count();
        let in_bag = bag.iter().filter(|item| item.is(object.bind(py))).count();
        // Each item of the bag is held by `bag`, too.
        let expected = 1 + in_hands + 2 * in_bag;
        let found = object.get_refcnt(py);
        if found != expected as isize {
            let message =
                format!("seed {seed}: object {number} has {found} references, not {expected}");
            return Err(PyAssertionError::new_err(message));
        }
    }
    Ok(steps)
}

keelback::door!(programs);
