//! What a function takes, as one text that binding and its error messages read.

use std::ops::RangeInclusive;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::call::bind::FEW;
use crate::call::enter::{FILLED, told_by_number};
use crate::py::Python;
use crate::state;
use crate::types::PyString;

/// A named parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Param {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
}

/// What happens to keyword arguments that no parameter is named after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leftover {
    Refused,
    /// `**kwargs`, always a dict.
    Dict,
    /// `**kwargs=`, `None` where none is left over.
    DictOrNone,
}

/// A Python signature: `Signature::new("area(w, h=, /, *, unit=)")`, with a `=` behind each parameter
/// that has a default. `**kwargs=` is `None` where no keyword is left over.
///
/// One text, and not a table of names, since each pointer in a table costs a relocation besides itself.
///
/// A call's arguments are bound to slots in the order of the signature: positional parameters,
/// `*args` where there is one, keyword-only parameters, `**kwargs` where there is one.
///
/// Invariant: the numbers are what the text says (`new` alone makes them).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signature {
    text: &'static str,
    /// Of the named parameters: a bit for each of the first [`FEW`] that has no default.
    pub(crate) required_bits: u16,
    /// Of the named parameters, up to the last one of those.
    pub(crate) required_up_to: u16,
    /// The named parameters.
    pub(crate) named: u16,
    /// The first of them, which can only be given by position.
    pub(crate) positional_only: u16,
    /// The first of them, which can be given by position.
    pub(crate) positional: u16,
    /// The first of those, which have no default.
    pub(crate) required: u16,
    pub(crate) required_keywords: u16,
    pub(crate) var_positional: bool,
    pub(crate) leftover: Leftover,
}

impl Signature {
    /// Reads a signature.
    ///
    /// # Panics
    /// When the text is not one: it was not written by the scanner.
    #[must_use]
    pub(crate) fn new(text: &'static str) -> Signature {
        let mut signature = Signature {
            text,
            required_bits: 0,
            required_up_to: 0,
            named: 0,
            positional_only: 0,
            positional: 0,
            required: 0,
            required_keywords: 0,
            var_positional: false,
            leftover: Leftover::Refused,
        };
        let text = text.as_bytes();
        let mut at = end_of_name(text) + 1;
        let mut keyword_only = false;
        while text[at] != b')' {
            let end = end_of_param(text, at);
            let has_default = text[end - 1] == b'=';
            match (text[at], text[at + 1]) {
                (b'/', _) => signature.positional_only = signature.named,
                (b'*', b'*') if has_default => signature.leftover = Leftover::DictOrNone,
                (b'*', b'*') => signature.leftover = Leftover::Dict,
                (b'*', next) => {
                    keyword_only = true;
                    signature.var_positional = next != b',' && next != b')';
                }
                _ => signature.add(keyword_only, !has_default),
            }
            at = if text[end] == b',' { end + 2 } else { end };
        }
        signature
    }

    fn add(&mut self, keyword_only: bool, required: bool) {
        if required && (self.named as usize) < FEW {
            self.required_bits |= 1 << self.named;
            self.required_up_to = self.named + 1;
        }
        if !keyword_only {
            self.positional += 1;
            self.required += required as u16;
        } else {
            self.required_keywords += required as u16;
        }
        self.named += 1;
    }

    /// The function's name.
    pub(crate) fn name(&self) -> &'static str {
        &self.text[..end_of_name(self.text.as_bytes())]
    }

    /// The named parameters, in their order.
    pub(crate) fn params(&self) -> impl Iterator<Item = Param> + use<> {
        let inner = &self.text[end_of_name(self.text.as_bytes()) + 1..self.text.len() - 1];
        inner.split(", ").filter(|text| !text.is_empty() && !text.starts_with(['*', '/'])).map(
            |text| match text.strip_suffix('=') {
                Some(name) => Param { name, required: false },
                None => Param { name: text, required: true },
            },
        )
    }

    /// How many positional arguments a call without keywords may have so that it needs no binding, as the parameters
    /// behind them all have defaults: up to so many, from [`required`](Self::required) on, or none where this is -1.
    pub(crate) const fn most(&self) -> isize {
        if self.is_variadic() || self.required_keywords > 0 { -1 } else { self.positional as isize }
    }

    /// Whether binding makes objects that have to be released after the call.
    #[inline(always)]
    pub(crate) const fn is_variadic(&self) -> bool {
        self.var_positional || !matches!(self.leftover, Leftover::Refused)
    }

    /// The number of slots.
    pub(crate) const fn slots(&self) -> usize {
        self.named as usize
            + self.var_positional as usize
            + !matches!(self.leftover, Leftover::Refused) as usize
    }

    /// The slot of the `index`th named parameter.
    pub(crate) const fn slot(&self, index: usize) -> usize {
        index + (self.var_positional && index >= self.positional as usize) as usize
    }
}

/// A signature and what calls have found out about it.
///
/// What the shells need of the signature to tell whether a call needs binding they know as constants besides: what can
/// change is nothing that a compiler can see through. The text is read by the first call that needs binding, since reading
/// it at compile time took a fiftieth of what a function costs to compile.
///
/// Invariant: `read` is null, or a signature that is never freed and has the shell's numbers.
#[derive(Debug)]
pub struct Binding {
    text: &'static str,
    read: AtomicPtr<Signature>,
    /// The names as interned strings, null for those that cannot be given by keyword; no table while
    /// none was wanted, or there is more than one interpreter.
    names: AtomicPtr<*mut ffi::PyObject>,
    /// What `nargs` is when the function is called with all slots: their number, or [`FILLED`].
    pub(crate) all: ffi::Py_ssize_t,
    required: u16,
    slots: u16,
    most: i16,
}

impl Binding {
    /// The start of it. The numbers are what the shell knows of the signature, each a constant: the slots that are
    /// always filled, the others, and [`most`](Signature::most).
    #[must_use]
    pub const fn new(text: &'static str, required: u16, others: u16, most: i16) -> Binding {
        let (read, names) = (AtomicPtr::new(ptr::null_mut()), AtomicPtr::new(ptr::null_mut()));
        let slots = required + others;
        let all =
            if told_by_number(slots as usize, most as isize) { most as isize } else { FILLED };
        Binding { text, read, names, all, required, slots, most }
    }

    /// With how many positional arguments a call needs no binding.
    ///
    /// # Panics
    /// When a shell asks that reads another number of arguments.
    #[inline]
    pub(crate) fn filled_by_position(
        &self,
        required: usize,
        others: usize,
    ) -> RangeInclusive<isize> {
        assert!(
            usize::from(self.required) == required && usize::from(self.slots) == required + others,
            "the shell and the signature disagree about the slots"
        );
        self.required as isize..=isize::from(self.most)
    }

    /// The signature, where a call has needed it before.
    #[inline(always)]
    pub(crate) fn known(&'static self) -> Option<&'static Signature> {
        let read = self.read.load(Ordering::Acquire);
        // SAFETY: null or a signature that is never freed (type invariant).
        unsafe { read.as_ref() }
    }

    /// The signature.
    #[inline]
    pub(crate) fn signature(&'static self) -> &'static Signature {
        self.known().unwrap_or_else(|| self.read())
    }

    /// Reads the text. Two threads may do so at once: no lock, which a fork could leave taken for good.
    ///
    /// # Panics
    /// When the text has not the numbers of the shell, which reads so many slots.
    #[cold]
    fn read(&'static self) -> &'static Signature {
        let signature = Signature::new(self.text);
        assert!(
            signature.required == self.required
                && signature.slots() == usize::from(self.slots)
                && signature.most() == isize::from(self.most),
            "the shell and the signature `{}` disagree",
            self.text
        );
        let read = Box::leak(Box::new(signature));
        self.read.store(read, Ordering::Release);
        read
    }

    /// The interned names, as many as there are named parameters; null where there is no table.
    #[inline(always)]
    pub(crate) fn names(&self) -> *const *mut ffi::PyObject {
        self.names.load(Ordering::Acquire)
    }

    /// Makes the table of interned names, for the next call with keywords: where there are few slots, and
    /// all are parameters.
    #[cold]
    pub(crate) fn remember_names(&'static self, py: Python<'_>) {
        let signature = self.signature();
        if !self.names().is_null() || signature.is_variadic() || signature.slots() > FEW {
            return;
        }
        let positional_only = signature.positional_only as usize;
        let name = |(index, param): (usize, Param)| {
            (index >= positional_only).then(|| PyString::intern(py, param.name))
        };
        let names = signature.params().enumerate().map(name).collect();
        state::remember_names(py, &self.names, names);
    }
}

fn end_of_name(text: &[u8]) -> usize {
    let mut end = 0;
    while text[end] != b'(' {
        end += 1;
    }
    end
}

fn end_of_param(text: &[u8], from: usize) -> usize {
    let mut end = from;
    while text[end] != b',' && text[end] != b')' {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_what_each_parameter_is() {
        let signature = Signature::new("C.area(w, /, h, i=, *rest, unit, deep=, **more=)");
        assert_eq!(signature.name(), "C.area");
        let names: Vec<_> = signature.params().map(|param| (param.name, param.required)).collect();
        assert_eq!(
            names,
            [("w", true), ("h", true), ("i", false), ("unit", true), ("deep", false)]
        );
        assert_eq!(
            (signature.positional_only, signature.positional, signature.required),
            (1, 3, 2)
        );
        assert_eq!((signature.named, signature.required_keywords, signature.slots()), (5, 1, 7));
        assert_eq!(signature.required_bits, 0b01011);
        assert!(signature.var_positional);
        assert_eq!(signature.leftover, Leftover::DictOrNone);
        assert_eq!(signature.slot(3), 4);
    }

    #[test]
    fn nothing_and_a_bare_star() {
        let signature = Signature::new("f()");
        assert_eq!((signature.slots(), signature.params().count()), (0, 0));
        assert_eq!(signature.most(), 0);
        let signature = Signature::new("f(a=, *, b=)");
        assert_eq!(
            (signature.positional, signature.named, signature.var_positional),
            (1, 2, false)
        );
        assert_eq!(signature.most(), 1);
        assert_eq!(Signature::new("f(a, *, b)").most(), -1);
        assert_eq!(Signature::new("f(a, *rest)").most(), -1);
    }
}
