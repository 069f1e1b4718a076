keelback::module!();

/// @py class Chicken(Egg)
#[derive(Debug, thiserror::Error)]
struct Chicken;

/// @py class Egg(Chicken)
#[derive(Debug, thiserror::Error)]
struct Egg;
