//! What a function takes, as a static table that binding and its error messages read.

/// A named parameter.
#[derive(Debug)]
pub struct Param {
    pub(crate) name: &'static str,
    /// What [`head`] says of the name.
    pub(crate) head: u64,
    pub(crate) required: bool,
}

impl Param {
    /// A parameter that every call must give.
    #[must_use]
    pub const fn required(name: &'static str) -> Param {
        Param { name, head: head(name.as_bytes()), required: true }
    }

    /// A parameter with a default.
    #[must_use]
    pub const fn optional(name: &'static str) -> Param {
        Param { name, head: head(name.as_bytes()), required: false }
    }
}

/// The first eight bytes of a name as one number, with zeros where it is shorter: two names of up to
/// eight bytes are the same when this and their lengths are.
const fn head(name: &[u8]) -> u64 {
    let (mut head, mut index) = (0, 0);
    while index < name.len() && index < 8 {
        head |= (name[index] as u64) << (8 * index);
        index += 1;
    }
    head
}

/// What happens to keyword arguments that no parameter is named after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leftover {
    Refused,
    /// `**kwargs`, always a dict.
    Dict,
    /// `**kwargs`, `None` where none is left over.
    DictOrNone,
}

/// A Python signature.
///
/// A call's arguments are bound to slots in the order of the signature: positional parameters,
/// `*args` where there is one, keyword-only parameters, `**kwargs` where there is one.
///
/// Invariant: of `params`, the first `positional` may be given by position, the first
/// `positional_only` only so, and the others only by keyword; of the positional ones, the first
/// `required` have no default.
#[derive(Debug)]
pub struct Signature {
    pub(crate) name: &'static str,
    pub(crate) params: &'static [Param],
    pub(crate) positional_only: usize,
    pub(crate) positional: usize,
    pub(crate) required: usize,
    pub(crate) required_keywords: usize,
    /// From how many positional arguments on a call needs no others: all of them that are required,
    /// and a number out of reach where keywords are required or there is a `*args` or `**kwargs`.
    filled_from: usize,
    pub(crate) var_positional: bool,
    pub(crate) leftover: Leftover,
}

impl Signature {
    /// All parameters may be given by position or by keyword.
    #[must_use]
    pub const fn new(name: &'static str, params: &'static [Param]) -> Signature {
        Signature {
            name,
            params,
            positional_only: 0,
            positional: params.len(),
            required: count_required(params, 0, params.len()),
            required_keywords: 0,
            filled_from: 0,
            var_positional: false,
            leftover: Leftover::Refused,
        }
        .settled()
    }

    /// The first `count` can only be given by position (PEP 570).
    #[must_use]
    pub const fn positional_only(mut self, count: usize) -> Signature {
        assert!(count <= self.positional);
        self.positional_only = count;
        self
    }

    /// The last `count` can only be given by keyword (PEP 3102).
    #[must_use]
    pub const fn keyword_only(mut self, count: usize) -> Signature {
        assert!(count <= self.params.len());
        self.positional = self.params.len() - count;
        self.required = count_required(self.params, 0, self.positional);
        self.required_keywords = count_required(self.params, self.positional, self.params.len());
        self.settled()
    }

    /// There is a `*args`.
    #[must_use]
    pub const fn var_positional(mut self) -> Signature {
        self.var_positional = true;
        self.settled()
    }

    /// There is a `**kwargs`, which is always a dict.
    #[must_use]
    pub const fn var_keyword(mut self) -> Signature {
        self.leftover = Leftover::Dict;
        self.settled()
    }

    /// There is a `**kwargs`, which is `None` where no keyword is left over.
    #[must_use]
    pub const fn var_keyword_or_none(mut self) -> Signature {
        self.leftover = Leftover::DictOrNone;
        self.settled()
    }

    /// Whether a call with exactly as many positional arguments as there are slots needs no binding.
    #[inline(always)]
    pub(crate) const fn is_plain(&self) -> bool {
        self.positional == self.params.len() && !self.is_variadic()
    }

    /// Whether a call without keyword arguments and with `count` positional ones needs nothing but
    /// nulls for the parameters behind them.
    #[inline(always)]
    pub(crate) const fn is_filled_by(&self, count: usize) -> bool {
        self.filled_from <= count && count <= self.positional
    }

    /// Sets what follows from the rest.
    const fn settled(mut self) -> Signature {
        let never = self.required_keywords > 0 || self.is_variadic();
        self.filled_from = if never { usize::MAX } else { self.required };
        self
    }

    /// Whether binding makes objects that have to be released after the call.
    #[inline(always)]
    pub(crate) const fn is_variadic(&self) -> bool {
        self.var_positional || !matches!(self.leftover, Leftover::Refused)
    }

    /// The number of slots.
    pub(crate) const fn slots(&self) -> usize {
        self.params.len()
            + self.var_positional as usize
            + !matches!(self.leftover, Leftover::Refused) as usize
    }

    /// Refuses, at compile time, a shell with another number of slots.
    pub const fn assert_slots(&self, count: usize) {
        assert!(self.slots() == count, "the shell and the signature disagree about the slots");
    }

    /// The slot of the `index`th named parameter.
    pub(crate) const fn slot(&self, index: usize) -> usize {
        index + (self.var_positional && index >= self.positional) as usize
    }
}

const fn count_required(params: &[Param], from: usize, to: usize) -> usize {
    let (mut count, mut index) = (0, from);
    while index < to {
        count += params[index].required as usize;
        index += 1;
    }
    count
}
