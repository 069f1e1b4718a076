keelback::module!();

/// @py
async fn fetch(url: String) -> String { url }

/// @py async def wait()
fn wait() {}
