use std::sync::Arc;

keelback::module!();

/// @py
pub trait Named {
    fn name(&self) -> String;

    /// @py skip
    fn short(&self) -> &'static str {
        "?"
    }
}

/// @py
pub trait Source: Named + Send + Sync {
    fn read(&self) -> u8;

    /// @py skip
    fn rest(&self) -> &[u8] {
        &[]
    }
}

struct Bytes(Vec<u8>);

impl Named for Bytes {
    fn name(&self) -> String {
        "bytes".to_owned()
    }

    fn short(&self) -> &'static str {
        "b"
    }
}

impl Source for Bytes {
    fn read(&self) -> u8 {
        self.0[0]
    }

    fn rest(&self) -> &[u8] {
        &self.0[1..]
    }
}

/// @py
pub fn source(bytes: Vec<u8>) -> Box<dyn Source> {
    Box::new(Bytes(bytes))
}

/// @py
pub fn name(of: &dyn Named) -> String {
    of.name()
}

/// @py
pub fn joined(sources: Vec<Arc<dyn Source>>) -> Vec<u8> {
    sources.iter().flat_map(|source| source.rest()).copied().collect()
}

/// Goes out, and never comes in.
///
/// @py
pub trait Sink: Send + Sync {
    fn write(&self, byte: u8);

    /// @py skip
    fn flush(&self) {}
}

impl Sink for Bytes {
    fn write(&self, _byte: u8) {}

    fn flush(&self) {}
}

/// @py
pub fn sink() -> Box<dyn Sink> {
    Box::new(Bytes(Vec::new()))
}
