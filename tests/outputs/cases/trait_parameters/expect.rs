// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Logger(abc.ABC)`
///
/// Made from the trait `crate::Logger`, src/lib.rs:6.
pub(crate) mod Logger {
    use super::rt;
    type This = dyn crate::Logger;
    pub(crate) static CLASS: rt::InterfaceDef = rt::InterfaceDef::new(
        "Logger", "trait_parameters", SOURCE, "src/lib.rs:6", DEFAULTS, CLASSES
    );
    static SOURCE: &[&str] = &["from abc import ABC, abstractmethod\n\nclass Logger(\u{2}):\n    __slots__ = ()\n    @abstractmethod\n    def log(self, level\u{1}, *parts, end='!', **fields):\n        raise NotImplementedError('Logger.log')\n"];
    static DEFAULTS: &[rt::TraitDefault] = &[];
    static CLASSES: &[rt::ClassOf] = &[];
    rt::interface!(crate::Logger, CLASS, false, []);
    impl crate::Logger for rt::Foreign<This> {
        fn log(
            &self,
            level: u8,
            parts: Vec<String>,
            end: &str,
            fields: ::std::collections::HashMap<String, i64>
        ) {
            static NAME: rt::Interned = rt::Interned::new("log");
            let () = self.call_passing(&NAME, |passed| {
                passed.one(level)?;
                passed.all(parts)?;
                passed.named("end", end)?;
                passed.rest(fields)?;
                rt::Ok(())
            });
        }
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_interface::<dyn crate::Logger>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "trait_parameters\0", "\0", add_members
);

rt::init!(PyInit_trait_parameters, PyModExport_trait_parameters, MODULE);
