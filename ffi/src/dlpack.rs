//! `dlpack.h`: how libraries hand each other tensors. The ABI of version 1, and the one before.

use std::ffi::c_void;

/// The version of the ABI, which is the same as long as `major` is.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct DLPackVersion {
    pub major: u32,
    pub minor: u32,
}

/// Where memory is.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct DLDevice {
    pub device_type: i32,
    pub device_id: i32,
}

/// The memory of the CPU.
pub const kDLCPU: i32 = 1;

/// What an item is.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DLDataType {
    /// One of the constants below, or of others that are no numbers of Rust.
    pub code: u8,
    pub bits: u8,
    /// How many numbers an item has, if it is a vector.
    pub lanes: u16,
}

pub const kDLInt: u8 = 0;
pub const kDLUInt: u8 = 1;
pub const kDLFloat: u8 = 2;
pub const kDLComplex: u8 = 5;
pub const kDLBool: u8 = 6;

/// Items of several dimensions, of which nobody is said to be the owner.
#[repr(C)]
#[derive(Debug)]
pub struct DLTensor {
    pub data: *mut c_void,
    pub device: DLDevice,
    pub ndim: i32,
    pub dtype: DLDataType,
    pub shape: *mut i64,
    /// In items; null where they stand one behind the other.
    pub strides: *mut i64,
    /// From `data` to the first item.
    pub byte_offset: u64,
}

/// A tensor that is handed over, before version 1: `dltensor`.
#[repr(C)]
#[derive(Debug)]
pub struct DLManagedTensor {
    pub dl_tensor: DLTensor,
    /// The producer's own.
    pub manager_ctx: *mut c_void,
    /// To be called once, in any thread.
    pub deleter: Option<unsafe extern "C" fn(*mut DLManagedTensor)>,
}

/// A tensor that is handed over: `dltensor_versioned`. Of another major version only the first three fields are there.
#[repr(C)]
#[derive(Debug)]
pub struct DLManagedTensorVersioned {
    pub version: DLPackVersion,
    /// The producer's own.
    pub manager_ctx: *mut c_void,
    /// To be called once, in any thread.
    pub deleter: Option<unsafe extern "C" fn(*mut DLManagedTensorVersioned)>,
    pub flags: u64,
    pub dl_tensor: DLTensor,
}

/// Nobody may write.
pub const DLPACK_FLAG_BITMASK_READ_ONLY: u64 = 1;
/// The producer has made a copy, of which nobody else knows.
pub const DLPACK_FLAG_BITMASK_IS_COPIED: u64 = 2;
