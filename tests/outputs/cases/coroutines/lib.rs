keelback::module!();

/// Twice.
///
/// @py
pub async fn double(n: i64) -> i64 { 2 * n }
/// @py nogil async def fetch(url, *, retries=3, agent="rust")
pub async fn fetch(url: &str, retries: u32, agent: &str) -> Result<Vec<u8>, std::io::Error> { todo!() }
/// @py async def send(data=None)
pub async fn send(data: Option<&[u8]>) {}

/// @py
pub async fn wait(seconds: f64, cancel: keelback::coroutine::CancelHandle) {}

/// @py
pub struct Pool { size: usize }
/// @py
impl Pool {
    pub async fn acquire(&self, name: &str) -> String { name.to_owned() }
    pub async fn grow(&mut self, other: &mut Pool) {}
    /// @py staticmethod
    pub async fn largest(one: &Pool, other: Option<&Pool>) -> usize { 0 }
    /// @py classmethod
    pub async fn open(size: usize) -> Pool { Pool { size } }
    pub fn __aiter__(slf: Py<Self>) -> Py<Self> { slf }
    pub async fn __anext__(&mut self) -> Option<u32> { None }
    pub async fn __aenter__(slf: Py<Self>) -> Py<Self> { slf }
    pub async fn __aexit__(&self, kind: Option<Py<PyAny>>, value: Option<Py<PyAny>>, traceback: Option<Py<PyAny>>) -> bool { false }
    pub async fn __await__(&self) -> u32 { 1 }
    pub async fn __call__(&self, step: u32) -> u32 { 1 }
}

/// @py
pub struct Ticker { left: u64 }
/// @py
impl Stream for Ticker {
    type Item = u64;
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> { Poll::Ready(None) }
}
