keelback::module!();

/// @py async def wait()
fn wait() {}
