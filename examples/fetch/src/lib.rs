//! A small HTTP client: requests from asyncio, sockets on tokio's threads.
//!
//! @py tokio

keelback::module!();

pub mod client;
mod wire;
