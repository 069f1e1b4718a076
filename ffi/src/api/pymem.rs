//! `pymem.h`: raw memory.

use std::ffi::c_void;

api! {
    fn PyMem_Malloc(size: usize) -> *mut c_void;
    fn PyMem_Calloc(nelem: usize, elsize: usize) -> *mut c_void;
    fn PyMem_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    fn PyMem_Free(ptr: *mut c_void);
}
