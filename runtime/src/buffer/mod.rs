//! Memory that objects share: `bytes`, `bytearray`, `array.array`, `memoryview`, arrays of NumPy, ...
//!
//! Everything here is the [buffer protocol](https://docs.python.org/3/c-api/buffer.html) (PEP 3118), and copies nothing.
//! The guide's page [buffers and arrays](crate::guide::arrays) shows it in use.
//!
//! | direction | type | says |
//! |---|---|---|
//! | in | [`PyBuffer<T>`], [`PyUntypedBuffer`] | any object's memory, read and written item by item |
//! | in | [`PyReadonlyBuffer<T>`], [`PyReadwriteBuffer<T>`] | the same as `&[T]` and `&mut [T]` |
//! | out | [`Buffer<T>`] | a `Vec` or another owner becomes a `memoryview` |
//! | out | [`Tensor<T>`] | the same as an object that other libraries take as a tensor |
//! | out | `@py buffer`, [`View`] | an object of a class shows what it has |
//!
//! # Tensors
//!
//! Where an object does not know the buffer protocol and is a tensor in the sense of
//! [DLPack](https://dmlc.github.io/dlpack/latest/python_spec.html), as those of PyTorch and JAX are, all types of the first two rows take its
//! memory by that: `__dlpack__` and `__dlpack_device__`, of version 1 and before. The memory has to be the CPU's. A tensor
//! that comes without a version is taken to be read-only, as it has no place to say that it is.
//!
//! # Who else uses the memory
//!
//! Memory that Python has can be written by Python code at any time that Python code runs, and Rust has rules for its
//! references. So there are two ways in:
//!
//! - [`PyBuffer<T>`] makes no promise: its slices are of [`Cell`](std::cell::Cell)s, and every read may see something else.
//! - A *claim*, which [`PyReadonlyBuffer`] and [`PyReadwriteBuffer`] are, gives a plain slice. keelback holds that among all
//!   Rust code of this extension module nobody else has a claim of the same bytes while one writes: the second claim fails with
//!   `BufferError`. It cannot see what Python code does. So as long as a claim is there, do not run Python code that writes to
//!   that memory: do not call back, and, where threads run Python at the same time, let no other thread write.

pub(crate) mod answer;
pub(crate) mod claim;
mod dlpack;
mod element;
pub(crate) mod export;
pub(crate) mod format;
mod guard;
pub(crate) mod layout;
mod owner;
mod tensor;
mod typed;
mod untyped;
pub(crate) mod view;

pub use element::{Element, Item};
pub use format::Kind;
pub use guard::{PyReadonlyBuffer, PyReadwriteBuffer};
pub use owner::Buffer;
pub use tensor::Tensor;
pub use typed::{PyBuffer, ReadOnlyCell};
pub use untyped::PyUntypedBuffer;
pub use view::{Exports, Items, View};
