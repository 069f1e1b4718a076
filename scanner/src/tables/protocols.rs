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
    // Of Arrow, under the names that it gives them.
    Protocol {
        name: "ArrowArrayExportable",
        body: "    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...\n",
    },
    // `RecordBatch`, and its streams: what the runtime's own objects have.
    Protocol {
        name: "ArrowBatch",
        body: "    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
",
    },
    Protocol {
        name: "ArrowStream",
        body: "    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
",
    },
    Protocol {
        name: "ArrowSchemaExportable",
        body: "    def __arrow_c_schema__(self) -> object: ...\n",
    },
    Protocol {
        name: "ArrowStreamExportable",
        body: "    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...\n",
    },
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
