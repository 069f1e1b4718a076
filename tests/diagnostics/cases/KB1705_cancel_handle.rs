use keelback::coroutine::CancelHandle;
keelback::module!();

/// @py
pub fn plain(cancel: CancelHandle) {}
/// @py
pub async fn two(one: CancelHandle, other: CancelHandle) {}
/// @py
pub async fn lent(cancel: &CancelHandle) {}
/// @py
pub async fn changed(cancel: &mut CancelHandle) {}
/// @py
pub async fn maybe(cancel: Option<CancelHandle>) {}
/// @py
pub async fn good(n: i64, cancel: CancelHandle) {}
