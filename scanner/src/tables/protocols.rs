//! Protocols of Python objects that no module of Python has a type for: each stub that needs one defines it.

/// A protocol class.
#[derive(Debug)]
pub(crate) struct Protocol {
    /// Without the underscore that it has in stubs. In hints its module is `keelback`.
    pub(crate) name: &'static str,
    /// Its methods. Names carry their module, as in hints.
    pub(crate) body: &'static str,
}

const PROTOCOLS: &[Protocol] = &[
    // What is taken: a consumer that knows no more than this will do, whatever keywords the method has.
    Protocol {
        name: "SupportsDLPack",
        body: "    def __dlpack__(self) -> object: ...
    def __dlpack_device__(self) -> tuple[int, int]: ...
",
    },
    // What is given: `keelback::buffer::Tensor`.
    Protocol {
        name: "Tensor",
        body: "    def __buffer__(self, flags: int, /) -> memoryview: ...
    def __dlpack__(
        self,
        *,
        stream: None = None,
        max_version: tuple[int, int] | None = None,
        dl_device: tuple[int, int] | None = None,
        copy: bool | None = None,
    ) -> typing_extensions.CapsuleType: ...
    def __dlpack_device__(self) -> tuple[int, int]: ...
",
    },
];

/// The protocol of that full name.
pub(crate) fn find(dotted: &str) -> Option<&'static Protocol> {
    let name = dotted.strip_prefix("keelback.")?;
    PROTOCOLS.iter().find(|protocol| protocol.name == name)
}
