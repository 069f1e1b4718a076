//! Texts of the operating system as CPython's setters of old take them.

use std::ffi::OsStr;

use keelback_ffi::wchar_t;

/// The text with its zero, or `None` if there is another zero in it. Bytes that are no UTF-8 become lone surrogates, as
/// `os.fsdecode` has it (PEP 383).
#[cfg(unix)]
pub(super) fn wide(text: &OsStr) -> Option<Vec<wchar_t>> {
    use std::os::unix::ffi::OsStrExt;

    let mut wide = Vec::with_capacity(text.len() + 1);
    for chunk in text.as_bytes().utf8_chunks() {
        wide.extend(chunk.valid().chars().map(|one| u32::from(one) as wchar_t));
        wide.extend(chunk.invalid().iter().map(|&byte| (0xDC00 + u32::from(byte)) as wchar_t));
    }
    terminated(wide)
}

/// The text with its zero, or `None` if there is another zero in it.
#[cfg(windows)]
pub(super) fn wide(text: &OsStr) -> Option<Vec<wchar_t>> {
    use std::os::windows::ffi::OsStrExt;

    terminated(text.encode_wide().collect())
}

/// The text with its zero, or `None` if there is another zero in it.
#[cfg(not(any(unix, windows)))]
pub(super) fn wide(text: &OsStr) -> Option<Vec<wchar_t>> {
    terminated(text.to_str()?.chars().map(|one| u32::from(one) as wchar_t).collect())
}

fn terminated(mut wide: Vec<wchar_t>) -> Option<Vec<wchar_t>> {
    if wide.contains(&0) {
        return None;
    }
    wide.push(0);
    Some(wide)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn bytes_that_are_no_text_are_lone_surrogates() {
        let text = OsStr::from_bytes(b"a\xC3\xA9\xFF");
        let codes: Vec<u32> = wide(text).unwrap().into_iter().map(|one| one as u32).collect();
        assert_eq!(codes, [0x61, 0xE9, 0xDCFF, 0]);
        assert!(wide(OsStr::new("a\0b")).is_none());
    }
}
