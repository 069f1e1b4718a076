keelback::module!();

/// @py tokio
pub fn plain(n: i64) -> i64 { n }
/// @py tokio
pub async fn good(n: i64) -> i64 { n }
/// @py tokio nogil
pub async fn detached(n: i64) -> i64 { n }

/// @py
pub struct Pool(u8);
/// @py
impl Pool {
    /// @py tokio property
    pub fn size(&self) -> u8 { self.0 }
}

/// @py tokio
pub struct Class(u8);
