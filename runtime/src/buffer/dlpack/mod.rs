//! Tensors of other libraries, and tensors for them: [DLPack](https://dmlc.github.io/dlpack/latest/python_spec.html).
//!
//! A tensor comes in as memory like that of the buffer protocol, and memory of Rust goes out as a tensor.

mod export;
mod import;

use std::ffi::CStr;

use keelback_ffi::dlpack::{
    DLDataType, DLManagedTensor, DLManagedTensorVersioned, DLPACK_FLAG_BITMASK_READ_ONLY,
    DLPackVersion, DLTensor, kDLBool, kDLComplex, kDLFloat, kDLInt, kDLUInt,
};

use super::format::Kind;

pub(super) use export::{Wanted, export};
pub(super) use import::import;

/// The version that this is.
const VERSION: DLPackVersion = DLPackVersion { major: 1, minor: 0 };

/// What the code of an item's type means.
const KINDS: &[(u8, Kind)] = &[
    (kDLInt, Kind::Signed),
    (kDLUInt, Kind::Unsigned),
    (kDLFloat, Kind::Float),
    (kDLComplex, Kind::Complex),
    (kDLBool, Kind::Bool),
];

/// The struct that a capsule points to.
///
/// # Safety
/// The struct of capsules of that name, whose deleter takes it over.
unsafe trait Form: Sized + 'static {
    /// A capsule's name, and its name once somebody has taken over what is in it.
    const NAME: &'static CStr;
    const USED: &'static CStr;

    /// Whether a tensor that nobody may write can be told from others.
    const TELLS_READONLY: bool;

    fn new(tensor: DLTensor, flags: u64, deleter: unsafe extern "C" fn(*mut Self)) -> Self;

    fn deleter(&self) -> Option<unsafe extern "C" fn(*mut Self)>;

    fn version(&self) -> DLPackVersion;

    /// To be asked in this major version alone.
    fn tensor(&self) -> &DLTensor;

    /// To be asked in this major version alone.
    fn readonly(&self) -> bool;
}

// SAFETY: as `dlpack.h` has it.
unsafe impl Form for DLManagedTensorVersioned {
    const NAME: &'static CStr = c"dltensor_versioned";
    const USED: &'static CStr = c"used_dltensor_versioned";
    const TELLS_READONLY: bool = true;

    fn new(dl_tensor: DLTensor, flags: u64, deleter: unsafe extern "C" fn(*mut Self)) -> Self {
        let manager_ctx = std::ptr::null_mut();
        Self { version: VERSION, manager_ctx, deleter: Some(deleter), flags, dl_tensor }
    }

    fn deleter(&self) -> Option<unsafe extern "C" fn(*mut Self)> {
        self.deleter
    }

    fn version(&self) -> DLPackVersion {
        self.version
    }

    fn tensor(&self) -> &DLTensor {
        &self.dl_tensor
    }

    fn readonly(&self) -> bool {
        self.flags & DLPACK_FLAG_BITMASK_READ_ONLY != 0
    }
}

// SAFETY: as `dlpack.h` has it.
unsafe impl Form for DLManagedTensor {
    const NAME: &'static CStr = c"dltensor";
    const USED: &'static CStr = c"used_dltensor";
    const TELLS_READONLY: bool = false;

    fn new(dl_tensor: DLTensor, _: u64, deleter: unsafe extern "C" fn(*mut Self)) -> Self {
        Self { dl_tensor, manager_ctx: std::ptr::null_mut(), deleter: Some(deleter) }
    }

    fn deleter(&self) -> Option<unsafe extern "C" fn(*mut Self)> {
        self.deleter
    }

    fn version(&self) -> DLPackVersion {
        VERSION
    }

    fn tensor(&self) -> &DLTensor {
        &self.dl_tensor
    }

    /// It may be one that nobody may write, as the struct has no place to say so. NumPy takes it so too.
    fn readonly(&self) -> bool {
        true
    }
}

/// The type of an item; `None` for what is no number of Rust.
fn kind(dtype: DLDataType) -> Option<(Kind, usize)> {
    let (_, kind) = KINDS.iter().find(|(code, _)| *code == dtype.code)?;
    (dtype.lanes == 1 && dtype.bits % 8 == 0).then_some((*kind, usize::from(dtype.bits) / 8))
}

/// How the type of an item is written.
fn dtype((kind, size): (Kind, usize)) -> Option<DLDataType> {
    let (code, _) = KINDS.iter().find(|(_, known)| *known == kind)?;
    Some(DLDataType { code: *code, bits: u8::try_from(8 * size).ok()?, lanes: 1 })
}

/// Names of types, by their code, for errors.
const TYPES: &[&str] = &["int", "uint", "float", "opaque", "bfloat", "complex", "bool"];

/// What an item is, for an error: `bfloat16`, `float32x4`.
fn describe(dtype: DLDataType) -> String {
    let name = match TYPES.get(usize::from(dtype.code)) {
        Some(name) => (*name).to_owned(),
        None => format!("DLPack's type {} of ", dtype.code),
    };
    match dtype.lanes {
        1 => format!("{name}{}", dtype.bits),
        lanes => format!("{name}{}x{lanes}", dtype.bits),
    }
}

/// Names of devices, by their number, for errors; the second column says whether the CPU reads their memory as its own.
const DEVICES: &[(i32, &str, bool)] = &[
    (1, "CPU", true),
    (2, "CUDA", false),
    (3, "CUDA's host", true),
    (4, "OpenCL", false),
    (7, "Vulkan", false),
    (8, "Metal", false),
    (10, "ROCm", false),
    (11, "ROCm's host", true),
    (13, "CUDA, managed", false),
    (14, "oneAPI", false),
    (15, "WebGPU", false),
    (16, "Hexagon", false),
    (17, "MAIA", false),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_and_written_alike() {
        for of in [
            (Kind::Signed, 1),
            (Kind::Unsigned, 8),
            (Kind::Float, 4),
            (Kind::Complex, 16),
            (Kind::Bool, 1),
        ] {
            assert_eq!(kind(dtype(of).unwrap()), Some(of));
        }
        let bfloat = DLDataType { code: 4, bits: 16, lanes: 1 };
        assert_eq!((kind(bfloat), describe(bfloat).as_str()), (None, "bfloat16"));
        let vector = DLDataType { code: kDLFloat, bits: 32, lanes: 4 };
        assert_eq!((kind(vector), describe(vector).as_str()), (None, "float32x4"));
        let nibble = DLDataType { code: kDLInt, bits: 4, lanes: 1 };
        assert_eq!((kind(nibble), describe(nibble).as_str()), (None, "int4"));
        assert_eq!(describe(DLDataType { code: 99, bits: 8, lanes: 1 }), "DLPack's type 99 of 8");
    }
}
