keelback::module!();

/// @py tokio error(OSError) async def fetch(url, *, retries=3)
pub async fn fetch(url: &str, retries: u32) -> Result<Vec<u8>, std::fmt::Error> { todo!() }

/// @py
pub async fn here() {}

/// @py
pub struct Pool { size: usize }
/// @py
impl Pool {
    /// @py tokio
    pub async fn wait(&mut self, cancel: keelback::coroutine::CancelHandle) -> PyResult<()> { Ok(()) }
}

/// @py tokio
pub fn lines(end: u32) -> impl Stream<Item = String> { todo!() }

/// @py tokio
pub async fn opened(path: &str) -> std::io::Result<impl Stream<Item = std::io::Result<Vec<u8>>> + use<>> { todo!() }

pub mod net {
    //! @py module net
    //! @py tokio

    /// @py
    pub async fn ping() -> Option<u32> { None }
    /// @py
    pub fn port() -> u16 { 80 }
    /// @py
    pub fn packets() -> std::io::Result<BoxStream<'static, Vec<u8>>> { todo!() }

    pub mod below {
        /// @py
        pub async fn pong() {}
    }
}
