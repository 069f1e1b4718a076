//! `slots.h` and the ABI part of `modsupport.h`: what 3.15 makes modules and types from.

use std::ffi::c_void;

/// One slot of a module or type, by 3.15's numbers. An array of them ends with a zeroed one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PySlot {
    /// Which.
    pub sl_id: u16,
    /// `PySlot_*`.
    pub sl_flags: u16,
    /// 0.
    pub sl_reserved: u32,
    /// A pointer, function, size or number.
    pub sl_value: PySlot_Value,
}

/// What a [`PySlot`] holds.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PySlot_Value {
    /// A pointer or function.
    pub sl_ptr: *mut c_void,
    /// A size.
    pub sl_size: isize,
    /// A number.
    pub sl_uint64: u64,
}

impl std::fmt::Debug for PySlot_Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PySlot_Value")
    }
}

// SAFETY: CPython only reads a table of slots.
unsafe impl Sync for PySlot {}
// SAFETY: as above; the pointers in it are to functions, constants or leaked memory.
unsafe impl Send for PySlot {}

/// An unknown slot is ignored.
pub const PySlot_OPTIONAL: u16 = 1;
/// What the slot points to outlives the interpreter and is not copied.
pub const PySlot_STATIC: u16 = 2;
/// The value is given as a pointer, whatever its type.
pub const PySlot_INTPTR: u16 = 4;

/// What a library was built for; the first slot of every 3.15 module.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyABIInfo {
    /// 1
    pub abiinfo_major_version: u8,
    /// 0
    pub abiinfo_minor_version: u8,
    /// `PyABIInfo_*`.
    pub flags: u16,
    /// `PY_VERSION_HEX` of the headers.
    pub build_version: u32,
    /// The limited API's version.
    pub abi_version: u32,
}

/// Uses the stable ABI.
pub const PyABIInfo_STABLE: u16 = 1;
/// Runs with a GIL.
pub const PyABIInfo_GIL: u16 = 2;
/// Runs without one.
pub const PyABIInfo_FREETHREADED: u16 = 4;
/// Runs with and without.
pub const PyABIInfo_FREETHREADING_AGNOSTIC: u16 = PyABIInfo_GIL | PyABIInfo_FREETHREADED;

/// The numbers that 3.15 gave to slots of a [`PySlot`] array, where they differ from a spec's or are new.
pub mod slot {
    /// `Py_mod_create`.
    pub const Py_mod_create: u16 = 84;
    /// `Py_mod_exec`.
    pub const Py_mod_exec: u16 = 85;
    /// `Py_mod_multiple_interpreters`.
    pub const Py_mod_multiple_interpreters: u16 = 86;
    /// `Py_mod_gil`.
    pub const Py_mod_gil: u16 = 87;
    /// `Py_bf_getbuffer`.
    pub const Py_bf_getbuffer: u16 = 88;
    /// `Py_bf_releasebuffer`.
    pub const Py_bf_releasebuffer: u16 = 89;
    /// `Py_mp_ass_subscript`.
    pub const Py_mp_ass_subscript: u16 = 90;
    /// `Py_mp_length`.
    pub const Py_mp_length: u16 = 91;
    /// `Py_slot_subslots`.
    pub const Py_slot_subslots: u16 = 92;
    /// `Py_tp_slots`.
    pub const Py_tp_slots: u16 = 93;
    /// `Py_mod_slots`.
    pub const Py_mod_slots: u16 = 94;
    /// `Py_tp_name`.
    pub const Py_tp_name: u16 = 95;
    /// `Py_tp_basicsize`.
    pub const Py_tp_basicsize: u16 = 96;
    /// `Py_tp_extra_basicsize`.
    pub const Py_tp_extra_basicsize: u16 = 97;
    /// `Py_tp_itemsize`.
    pub const Py_tp_itemsize: u16 = 98;
    /// `Py_tp_flags`.
    pub const Py_tp_flags: u16 = 99;
    /// `Py_mod_name`.
    pub const Py_mod_name: u16 = 100;
    /// `Py_mod_doc`.
    pub const Py_mod_doc: u16 = 101;
    /// `Py_mod_state_size`.
    pub const Py_mod_state_size: u16 = 102;
    /// `Py_mod_methods`.
    pub const Py_mod_methods: u16 = 103;
    /// `Py_mod_state_traverse`.
    pub const Py_mod_state_traverse: u16 = 104;
    /// `Py_mod_state_clear`.
    pub const Py_mod_state_clear: u16 = 105;
    /// `Py_mod_state_free`.
    pub const Py_mod_state_free: u16 = 106;
    /// `Py_tp_metaclass`.
    pub const Py_tp_metaclass: u16 = 107;
    /// `Py_tp_module`.
    pub const Py_tp_module: u16 = 108;
    /// `Py_mod_abi`.
    pub const Py_mod_abi: u16 = 109;
    /// `Py_mod_token`.
    pub const Py_mod_token: u16 = 110;
}
