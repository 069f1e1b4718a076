//! What Python sees: a client that keeps its connections, and responses.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keelback::exceptions::{PyTimeoutError, PyValueError};
use keelback::prelude::*;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::wire::{Connection, Request, Url};

/// What is no HTTP, from either side.
///
/// @py class ProtocolError(ValueError)
#[derive(Debug)]
pub struct ProtocolError(pub(crate) String);

impl fmt::Display for ProtocolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ProtocolError {}

/// Why there is no response.
#[derive(Debug)]
pub enum Failure {
    /// Of the socket: `ConnectionRefusedError` and its like.
    Io(io::Error),
    Protocol(ProtocolError),
    TimedOut(Duration),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io(error)
    }
}

impl From<ProtocolError> for Failure {
    fn from(error: ProtocolError) -> Failure {
        Failure::Protocol(error)
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> PyErr {
        match failure {
            Failure::Io(error) => error.into(),
            Failure::Protocol(error) => error.into(),
            Failure::TimedOut(after) => {
                PyTimeoutError::new_err(format!("no response within {} s", after.as_secs_f64()))
            }
        }
    }
}

/// What a server has answered.
///
/// @py frozen
#[derive(Clone, Debug)]
pub struct Response {
    /// 200 and so on: all that a server says is a response, no exception.
    /// @py
    pub status: u16,
    /// @py
    pub reason: String,
    /// Names in lower case, as often as the server has sent them.
    /// @py
    pub headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// @py
impl Response {
    /// @py property
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as text, which has to be UTF-8.
    ///
    /// # Errors
    /// `UnicodeError` where it is not.
    pub fn text(&self) -> Result<&str, std::str::Utf8Error> {
        std::str::from_utf8(&self.body)
    }

    /// The first header of a name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    #[must_use]
    pub fn __repr__(&self) -> String {
        format!("<Response {} {}, {} bytes>", self.status, self.reason, self.body.len())
    }
}

/// Asks servers, and keeps the connections to them for the next time.
///
/// @py
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    timeout: Duration,
    /// One permit for each connection that may be in use.
    limit: Semaphore,
    /// Those that nobody uses, by host and port.
    idle: Mutex<HashMap<String, Vec<Connection>>>,
}

/// @py
impl Client {
    /// A client that waits at most `timeout` seconds for a response, and has at most `connections` in use.
    ///
    /// # Errors
    /// `ValueError` where the seconds are no duration.
    ///
    /// @py def __new__(*, timeout=10.0, connections=16)
    pub fn new(timeout: f64, connections: u16) -> PyResult<Client> {
        let shared = Shared {
            timeout: Duration::try_from_secs_f64(timeout)
                .map_err(|error| PyValueError::new_err(format!("timeout={timeout}: {error}")))?,
            limit: Semaphore::new(connections.max(1).into()),
            idle: Mutex::default(),
        };
        Ok(Client { shared: Arc::new(shared) })
    }

    /// The response to a GET.
    ///
    /// # Errors
    /// `OSError` of the socket, `TimeoutError`, `ProtocolError`.
    pub async fn get(&self, url: &str) -> Result<Response, Failure> {
        self.shared.ask(&Request::new("GET", url, &[], &[])?).await
    }

    /// The response to any request.
    ///
    /// # Errors
    /// As of `get`.
    ///
    /// @py async def request(self, method, url, body=b"", *, headers=[])
    pub async fn request(
        &self,
        method: &str,
        url: &str,
        body: &[u8],
        headers: Vec<(String, String)>,
    ) -> Result<Response, Failure> {
        self.shared.ask(&Request::new(method, url, body, &headers)?).await
    }

    /// All of them at once, as far as the limit of connections goes; the responses in the order of the urls. The first that
    /// fails drops the others.
    ///
    /// # Errors
    /// As of `get`.
    pub async fn get_all(&self, urls: Vec<String>) -> Result<Vec<Response>, Failure> {
        let mut requests = JoinSet::new();
        for (index, url) in urls.iter().enumerate() {
            let request = Request::new("GET", url, &[], &[])?;
            let shared = self.shared.clone();
            requests.spawn(async move { (index, shared.ask(&request).await) });
        }
        let mut responses = vec![None; urls.len()];
        while let Some(ended) = requests.join_next().await {
            let (index, response) = ended.map_err(io::Error::from)?;
            responses[index] = Some(response?);
        }
        Ok(responses.into_iter().flatten().collect())
    }

    /// How many connections wait for the next request.
    ///
    /// @py property
    #[must_use]
    pub fn idle(&self) -> usize {
        self.shared.idle().values().map(Vec::len).sum()
    }

    /// Closes the connections that nobody uses.
    pub fn close(&self) {
        self.shared.idle().clear();
    }

    pub async fn __aenter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    /// @py async def __aexit__(self, kind, value, traceback)
    pub async fn __aexit__(
        &self,
        _kind: Option<Py<PyAny>>,
        _value: Option<Py<PyAny>>,
        _traceback: Option<Py<PyAny>>,
    ) {
        self.close();
    }
}

impl Shared {
    fn idle(&self) -> std::sync::MutexGuard<'_, HashMap<String, Vec<Connection>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn ask(&self, request: &Request) -> Result<Response, Failure> {
        let asked = tokio::time::timeout(self.timeout, self.exchange(request));
        asked.await.unwrap_or(Err(Failure::TimedOut(self.timeout)))
    }

    /// A connection that is dropped on the way, because of an error, a timeout or a cancellation, is closed.
    async fn exchange(&self, request: &Request) -> Result<Response, Failure> {
        let _permit = self.limit.acquire().await.expect("the semaphore is never closed");
        let Url { host, .. } = &request.url;
        let kept = self.idle().get_mut(host).and_then(Vec::pop);
        let reused = kept.is_some();
        let mut connection = match kept {
            Some(connection) => connection,
            None => Connection::open(host).await?,
        };
        let mut answer = connection.exchange(request).await;
        if reused && request.can_be_repeated() && matches!(answer, Err(Failure::Io(_))) {
            // The server has closed what was kept.
            connection = Connection::open(host).await?;
            answer = connection.exchange(request).await;
        }
        let (response, stays_open) = answer?;
        if stays_open {
            self.idle().entry(host.clone()).or_default().push(connection);
        }
        Ok(response)
    }
}
