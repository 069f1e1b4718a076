//! A program of Rust's on tokio that awaits coroutines of Python's.
//!
//! A loop of asyncio's runs in a thread of its own as long as the program wants it; `TaskLocals` name it to whoever awaits. What the
//! coroutines await of the program's library runs on the program's own runtime.

use std::error::Error;
use std::thread;

use keelback::asyncio::TaskLocals;
use keelback::embed::Interpreter;
use keelback::prelude::*;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::runtime::Handle;

/// What Python does for the program.
const MODULE: &std::ffi::CStr = c"
import asyncio
import fetch

client = fetch.Client()

async def ask(url):
    response = await client.get(url)
    await asyncio.sleep(0)
    return response.text()
";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let python = Interpreter::builder().module(keelback::builtin!(fetch)).start()?;
    keelback::tokio::use_handle(Handle::current())?;
    let (locals, looping) = python.attach(start_loop)?;
    let ask = python.attach(|py| {
        let module = PyModule::from_code(py, MODULE, c"asking.py", c"asking")?;
        Ok::<_, PyErr>(module.getattr("ask")?.unbind())
    })?;

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let server = tokio::spawn(serve(listener));

    // Each is a coroutine of Python's and a future of Rust's.
    let mut asked = Vec::new();
    for name in ["one", "two", "three"] {
        let url = format!("http://{address}/{name}");
        asked.push(
            python.attach(|py| ask.bind(py).call1((url,))?.into_future_with_locals(&locals))?,
        );
    }
    for answer in asked {
        let answer = answer.await?;
        println!("{}", python.attach(|py| answer.bind(py).to_string()));
    }

    server.abort();
    python.attach(|py| {
        let event_loop = locals.event_loop(py);
        event_loop.call_method1("call_soon_threadsafe", (event_loop.getattr("stop")?,)).map(drop)
    })?;
    looping.join().expect("the loop's thread does not panic");
    python.attach(|_| drop((locals, ask)));
    python.finalize()?;
    Ok(())
}

/// A loop in a thread of its own, until somebody stops it.
fn start_loop(py: Python<'_>) -> PyResult<(TaskLocals, thread::JoinHandle<()>)> {
    let event_loop = py.import("asyncio")?.call_method0("new_event_loop")?;
    let locals = TaskLocals::new(event_loop.clone());
    let event_loop = event_loop.unbind();
    let run = move || {
        Python::attach(|py| {
            let event_loop = event_loop.into_bound(py);
            let ran = event_loop.call_method0("run_forever");
            if let Err(error) = ran.and_then(|_| event_loop.call_method0("close")) {
                error.print(py);
            }
        });
    };
    Ok((locals, thread::spawn(run)))
}

/// Answers each request with the path that it names.
async fn serve(listener: TcpListener) {
    while let Ok((mut socket, _)) = listener.accept().await {
        tokio::spawn(async move {
            let mut request = [0; 1024];
            while let Ok(read @ 1..) = socket.read(&mut request).await {
                let text = String::from_utf8_lossy(&request[..read]).into_owned();
                let path = text.split(' ').nth(1).unwrap_or_default();
                let length = path.len();
                let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{path}");
                if socket.write_all(answer.as_bytes()).await.is_err() {
                    return;
                }
            }
        });
    }
}
