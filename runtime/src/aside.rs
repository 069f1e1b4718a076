//! Functions for what is rare, called from the middle of what is not.

/// Declares functions that stand aside: `aside! { fn begin_slowly(guard: &Mutable) -> bool { .. } }`.
///
/// What calls one need not save registers for it on the way that does not: on x86-64 they have Microsoft's calling convention,
/// which leaves its caller six vector registers, where C's leaves none, and two more of the others; elsewhere C's leaves enough.
/// Neither lets anything unwind, so that callers need no way out of it either.
macro_rules! aside {
    ($($(#[$attribute:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) $(-> $answer:ty)? $body:block)*) => {$(
        #[cfg(target_arch = "x86_64")]
        aside! { @ "win64", $(#[$attribute])* $vis fn $name($($arg: $type),*) $(-> $answer)? $body }
        #[cfg(not(target_arch = "x86_64"))]
        aside! { @ "C", $(#[$attribute])* $vis fn $name($($arg: $type),*) $(-> $answer)? $body }
    )*};
    (@ $abi:literal, $(#[$attribute:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),*) $(-> $answer:ty)? $body:block) => {
        $(#[$attribute])*
        #[cold]
        #[inline(never)]
        #[allow(improper_ctypes_definitions, reason = "no C calls it")]
        $vis extern $abi fn $name($($arg: $type),*) $(-> $answer)? $body
    };
}

pub(crate) use aside;
