//! A program of Rust's in which asyncio is the main loop: a server of asyncio's, asked by tasks of tokio's.

use std::error::Error;

use keelback::asyncio;
use keelback::embed::Interpreter;
use keelback::prelude::*;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// A server of asyncio's that shouts.
const MODULE: &std::ffi::CStr = c"
import asyncio

async def shout(reader, writer):
    writer.write((await reader.read()).upper())
    await writer.drain()
    writer.close()

async def start():
    server = await asyncio.start_server(shout, '127.0.0.1', 0)
    return server, server.sockets[0].getsockname()[1]
";

fn main() -> Result<(), Box<dyn Error>> {
    let python = Interpreter::builder().start()?;
    python.attach(|py| asyncio::run(py, serve_and_ask()))?;
    python.finalize()?;
    Ok(())
}

/// Polled by asyncio, in the main thread: what it awaits may be Python's, or run on tokio.
async fn serve_and_ask() -> PyResult<()> {
    let started = Python::attach(|py| {
        let module = PyModule::from_code(py, MODULE, c"shouting.py", c"shouting")?;
        module.getattr("start")?.call0()?.into_future()
    })?;
    let started = started.await?;
    let (server, port) = Python::attach(|py| started.extract::<(Py<PyAny>, u16)>(py))?;

    let handle = keelback::tokio::handle()?;
    let tasks = ["one", "two", "three"].map(|text| handle.spawn(ask(port, text)));
    for task in tasks {
        println!("{}", task.await.map_err(std::io::Error::from)??);
    }

    Python::attach(|py| server.bind(py).call_method0("close").map(drop))
}

/// Runs on tokio's threads.
async fn ask(port: u16, text: &str) -> std::io::Result<String> {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).await?;
    socket.write_all(text.as_bytes()).await?;
    socket.shutdown().await?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await?;
    Ok(answer)
}
