keelback::module!();

/// @py
const _: () = ();
