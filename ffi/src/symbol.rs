//! Finds an exported symbol of the running interpreter by name.

use std::ffi::{CStr, c_void};

/// The address of `name`, or null when the running interpreter has no such symbol.
///
/// PyPy's names carry its prefix, but for the few that it exports as they are.
pub(crate) fn find(name: &CStr) -> *mut c_void {
    #[cfg(keelback_pypy)]
    {
        if crate::pypy::WRONG.contains(&name) {
            return std::ptr::null_mut();
        }
        let renamed = match name.to_bytes_with_nul() {
            [b'_', b'P', b'y', rest @ ..] => [b"_PyPy", rest].concat(),
            [b'P', b'y', rest @ ..] => [b"PyPy", rest].concat(),
            other => other.to_owned(),
        };
        let found = CStr::from_bytes_with_nul(&renamed).map_or(std::ptr::null_mut(), system::find);
        if !found.is_null() {
            return found;
        }
    }
    system::find(name)
}

#[cfg(unix)]
mod system {
    use std::ffi::{CStr, c_void};

    pub(super) fn find(name: &CStr) -> *mut c_void {
        // SAFETY: the name ends with a zero byte; the search changes nothing.
        unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) }
    }
}

#[cfg(windows)]
mod system {
    use std::ffi::{CStr, c_char, c_int, c_void};

    const FROM_ADDRESS: u32 = 4;
    const UNCHANGED_REFCOUNT: u32 = 2;

    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetModuleHandleExW(
            flags: u32,
            address: *const c_void,
            module: *mut *mut c_void,
        ) -> c_int;
        fn GetProcAddress(module: *mut c_void, name: *const c_char) -> *mut c_void;
    }

    /// Asks the library that holds `PyLong_Type`: python3.dll only forwards, and the address of a datum,
    /// unlike that of a function, is not one of a stub in our own library.
    pub(super) fn find(name: &CStr) -> *mut c_void {
        let inside = (&raw const crate::PyLong_Type).cast();
        let mut module = std::ptr::null_mut();
        // SAFETY: the address is of a loaded library; `module` is written before it is read.
        let found = unsafe {
            GetModuleHandleExW(FROM_ADDRESS | UNCHANGED_REFCOUNT, inside, &raw mut module)
        };
        if found == 0 {
            return std::ptr::null_mut();
        }
        // SAFETY: the module is loaded, the name ends with a zero byte.
        unsafe { GetProcAddress(module, name.as_ptr()) }
    }
}
