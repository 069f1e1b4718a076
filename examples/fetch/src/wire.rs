//! HTTP/1.1 on a socket: as much of it as a client of plain servers needs.

use std::io;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use crate::client::{Failure, ProtocolError, Response};

/// What a server may send at most: a body, a line, headers.
const LONGEST_BODY: u64 = 1 << 30;
const LONGEST_LINE: u64 = 1 << 16;
const MOST_HEADERS: usize = 1000;

/// `http://host:port/path?query`
pub(crate) struct Url {
    /// With the port.
    pub(crate) host: String,
    path: String,
}

fn broken(what: impl Into<String>) -> ProtocolError {
    ProtocolError(what.into())
}

impl Url {
    fn parse(url: &str) -> Result<Url, ProtocolError> {
        let rest = url.strip_prefix("http://");
        let rest = rest.ok_or_else(|| broken(format!("{url:?} does not begin with http://")))?;
        let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let path = path.split('#').next().unwrap_or_default();
        if host.is_empty() || !url.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(broken(format!("{url:?} is no url")));
        }
        let port =
            if host.rsplit(']').next().is_some_and(|end| end.contains(':')) { "" } else { ":80" };
        let slash = if path.starts_with('/') { "" } else { "/" };
        Ok(Url { host: format!("{host}{port}"), path: format!("{slash}{path}") })
    }
}

/// What is sent.
pub(crate) struct Request {
    pub(crate) url: Url,
    method: String,
    bytes: Vec<u8>,
}

impl Request {
    pub(crate) fn new(
        method: &str,
        url: &str,
        body: &[u8],
        headers: &[(String, String)],
    ) -> Result<Request, ProtocolError> {
        let url = Url::parse(url)?;
        if method.is_empty() || !method.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(broken(format!("{method:?} is no method")));
        }
        let (path, host, length) = (&url.path, &url.host, body.len());
        let mut head =
            format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {length}\r\n");
        for (name, value) in headers {
            // A line's end would begin another header.
            if name.is_empty() || [name, value].iter().any(|text| text.contains(['\r', '\n', '\0']))
            {
                return Err(broken(format!("{name:?}: {value:?} is no header")));
            }
            head += &format!("{name}: {value}\r\n");
        }
        let bytes = [head.as_bytes(), b"\r\n", body].concat();
        Ok(Request { url, method: method.to_owned(), bytes })
    }

    /// Whether it does no harm twice.
    pub(crate) fn can_be_repeated(&self) -> bool {
        matches!(self.method.as_str(), "GET" | "HEAD" | "OPTIONS")
    }
}

/// A socket, and what has been read of it.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) async fn open(host: &str) -> io::Result<Connection> {
        let socket = TcpStream::connect(host).await?;
        socket.set_nodelay(true)?;
        Ok(Connection(BufReader::new(socket)))
    }

    /// The response, and whether there may be another.
    pub(crate) async fn exchange(
        &mut self,
        request: &Request,
    ) -> Result<(Response, bool), Failure> {
        self.0.write_all(&request.bytes).await?;
        let line = self.line().await?;
        let (status, reason) =
            status(&line).ok_or_else(|| broken(format!("{line:?} is no status")))?;
        let mut response =
            Response { status, reason, headers: self.headers().await?, body: Vec::new() };
        let is = |name, value| {
            response.header(name).is_some_and(|found: &str| found.eq_ignore_ascii_case(value))
        };
        let mut stays_open = line.starts_with("HTTP/1.1") && !is("connection", "close");
        if request.method == "HEAD" || matches!(status, 204 | 304) {
            return Ok((response, stays_open));
        }
        if is("transfer-encoding", "chunked") {
            response.body = self.chunks().await?;
        } else if let Some(length) = response.header("content-length") {
            let length = length.parse().map_err(|_| broken(format!("{length:?} is no length")))?;
            response.body = self.exactly(length).await?;
        } else {
            stays_open = false;
            (&mut self.0).take(LONGEST_BODY).read_to_end(&mut response.body).await?;
        }
        Ok((response, stays_open))
    }

    async fn line(&mut self) -> Result<String, Failure> {
        let mut line = Vec::new();
        (&mut self.0).take(LONGEST_LINE).read_until(b'\n', &mut line).await?;
        if line.pop() != Some(b'\n') {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(String::from_utf8_lossy(&line).into_owned())
    }

    async fn headers(&mut self) -> Result<Vec<(String, String)>, Failure> {
        let mut headers = Vec::new();
        loop {
            let line = self.line().await?;
            if line.is_empty() {
                return Ok(headers);
            }
            let (name, value) =
                line.split_once(':').ok_or_else(|| broken(format!("{line:?} is no header")))?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            if headers.len() > MOST_HEADERS {
                return Err(broken("too many headers").into());
            }
        }
    }

    async fn exactly(&mut self, length: u64) -> Result<Vec<u8>, Failure> {
        if length > LONGEST_BODY {
            return Err(broken(format!("a body of {length} bytes is too long")).into());
        }
        // Read as it comes: a server may promise more than it sends.
        let mut body = Vec::new();
        (&mut self.0).take(length).read_to_end(&mut body).await?;
        if body.len() as u64 == length {
            Ok(body)
        } else {
            Err(io::Error::from(io::ErrorKind::UnexpectedEof).into())
        }
    }

    async fn chunks(&mut self) -> Result<Vec<u8>, Failure> {
        let mut body = Vec::new();
        loop {
            let line = self.line().await?;
            let length = line.split(';').next().unwrap_or_default().trim();
            let length = u64::from_str_radix(length, 16)
                .map_err(|_| broken(format!("{line:?} is no length of a chunk")))?;
            if length == 0 {
                self.headers().await?;
                return Ok(body);
            }
            if length.saturating_add(body.len() as u64) > LONGEST_BODY {
                return Err(broken("the body is too long").into());
            }
            body.append(&mut self.exactly(length).await?);
            self.line().await?;
        }
    }
}

/// `HTTP/1.1 200 OK`
fn status(line: &str) -> Option<(u16, String)> {
    let (version, rest) = line.split_once(' ')?;
    let (code, reason) = rest.split_once(' ').unwrap_or((rest, ""));
    let code = code.parse().ok().filter(|code| (100..600).contains(code))?;
    version.starts_with("HTTP/1.").then(|| (code, reason.to_owned()))
}
