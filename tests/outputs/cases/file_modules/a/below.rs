/// @py
fn in_below() {}

keelback::door!(a.below);
