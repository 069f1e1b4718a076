//! `freelist(8)`: memory of objects that ended is kept for the next ones.

use super::Making;
use crate::diag::{Code, Diagnostics};
use crate::ir::Class;
use crate::tag::WordArgs;

/// More would be a leak by another name.
const MOST: u32 = 65_536;

pub(super) fn lower(diags: &mut Diagnostics, making: &Making<'_>, class: &mut Class) {
    let Some(word) = making.tag.word("freelist") else { return };
    let WordArgs::Text(count) = &word.args else { return };
    let name = &making.name;
    let reason = if class.enumeration.is_some() {
        Some((
            format!("the objects of `{name}` are its variants"),
            "each has a class of its own, or is made once",
        ))
    } else if class.python.is_some() {
        Some((
            format!("the objects of `{name}` are made by a class of Python's"),
            "their memory is that one's",
        ))
    } else if class.has_finalizer {
        Some((
            format!("`{name}` has a `__del__`"),
            "what has been finalized once is never finalized again",
        ))
    } else {
        None
    };
    if let Some((what, why)) = reason {
        diags
            .report(Code::FreeList, word.span, format!("{what}, so `freelist` has nothing to keep"))
            .at(why)
            .help("remove the word");
        return;
    }
    match count.value.parse() {
        Ok(most @ 1..=MOST) => class.free_list = Some(most),
        _ => {
            diags
                .report(
                    Code::FreeList,
                    count.span,
                    format!("`{}` is no number of objects", count.value),
                )
                .at(format!("from 1 to {MOST}"))
                .help("write how many ended objects may wait for the next ones: `freelist(64)`");
        }
    }
}
