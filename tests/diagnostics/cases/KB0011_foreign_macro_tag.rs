keelback::module!();

lazy_static::lazy_static! {
    /// @py
    static ref TABLE: Vec<u8> = Vec::new();
}
