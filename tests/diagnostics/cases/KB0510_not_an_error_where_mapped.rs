//! @py error(Silent = ValueError)
keelback::module!();

#[derive(Debug)]
pub struct Silent;

#[derive(Debug)]
pub struct Mute;

/// @py
pub fn mapped() -> Result<(), Silent> {
    Err(Silent)
}

/// @py error(KeyError)
pub fn named() -> Result<(), Mute> {
    Err(Mute)
}
