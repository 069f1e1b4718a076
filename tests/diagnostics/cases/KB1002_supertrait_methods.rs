keelback::module!();

/// @py
pub trait Named {
    fn name(&self) -> String;
}

/// @py
pub trait Labelled {
    /// @py def name(self)
    fn label(&self) -> String;
}

/// @py
pub trait Item: Named + Labelled {
    fn price(&self) -> f64;
}

/// @py
pub trait Service: Named {
    /// @py property def name(self)
    fn service(&self) -> String;
}

/// @py
pub trait Here: Named {
    #[cfg(unix)]
    fn place(&self) -> u32;

    #[cfg(windows)]
    fn place(&self) -> u64;

    /// @py def place(self)
    #[cfg(unix)]
    fn other(&self) -> u32;
}
