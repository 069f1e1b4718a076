keelback::module!();

/// @py class Bad(ValueError)
#[derive(Debug, thiserror::Error)]
struct Bad<'a>(&'a str);

/// @py class Worse(ValueError)
#[derive(Debug, thiserror::Error)]
struct Worse<T>(T);
