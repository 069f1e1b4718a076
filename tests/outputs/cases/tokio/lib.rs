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

pub mod net {
    //! @py module net
    //! @py tokio

    /// @py
    pub async fn ping() -> Option<u32> { None }
    /// @py
    pub fn port() -> u16 { 80 }

    pub mod below {
        /// @py
        pub async fn pong() {}
    }
}
