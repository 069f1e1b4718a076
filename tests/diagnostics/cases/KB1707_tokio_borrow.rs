keelback::module!();

/// @py tokio
pub async fn first(text: &str) -> &str { text }
/// @py
pub async fn here(text: &str) -> &str { text }
/// @py tokio
pub async fn owned(text: &str) -> &'static str { "" }

pub mod net {
    //! @py module net
    //! @py tokio
    use std::borrow::Cow;

    /// @py
    pub struct Pool { name: String }
    /// @py
    impl Pool {
        pub async fn name(&self) -> PyResult<Option<Cow<'_, str>>> { Ok(None) }
    }
}
