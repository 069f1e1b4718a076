//! Enums: as classes of their own, as Python's, and with data.
//!
//! @py module enums

use keelback::prelude::*;

/// What a traffic light shows.
///
/// @py
#[derive(Debug)]
pub enum Light {
    /// Stop.
    Red,
    Yellow,
    /// @py Go
    Green,
    /// @py skip
    Broken,
}

/// @py
impl Light {
    /// @py
    pub const COUNT: usize = 3;

    /// @py def __new__(name)
    pub fn named(name: &str) -> PyResult<Light> {
        match name {
            "red" => Ok(Light::Red),
            "yellow" => Ok(Light::Yellow),
            "green" => Ok(Light::Green),
            _ => Err(keelback::exceptions::PyValueError::new_err("no such light")),
        }
    }

    #[must_use]
    pub fn next(&self) -> Light {
        match self {
            Light::Red => Light::Green,
            Light::Yellow => Light::Red,
            Light::Green | Light::Broken => Light::Yellow,
        }
    }

    /// @py property
    #[must_use]
    pub fn is_red(&self) -> bool {
        matches!(self, Light::Red)
    }

    #[must_use]
    pub fn broken() -> Light {
        Light::Broken
    }
}

/// Every light, in its order.
///
/// @py
#[must_use]
pub fn lights() -> Vec<Light> {
    vec![Light::Green, Light::Yellow, Light::Red]
}

/// @py
#[must_use]
pub fn after(light: Light) -> Light {
    light.next()
}

/// @py
#[must_use]
pub fn shown(light: &Light, others: Vec<Light>) -> String {
    format!("{light:?} {others:?}")
}

/// @py
#[must_use]
pub fn maybe(light: Option<&Light>) -> Option<Light> {
    light.map(Light::next)
}

/// @py eq ord hash
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Low = 1,
    Middle = 5,
    High = 1 << 6,
}

/// @py
impl Level {
    fn __str__(&self) -> &'static str {
        "a level"
    }
}

/// @py eq eq_int hash
#[derive(Hash)]
pub enum Code {
    Good = 200,
    Missing = 404,
}

/// Suits of cards.
///
/// @py class Suit(Enum)
#[derive(Clone, Copy, Debug)]
pub enum Suit {
    /// @py CLUBS
    Clubs,
    /// @py DIAMONDS = "red"
    Diamonds,
    /// @py HEARTS = 30
    Hearts,
    /// @py skip
    Joker,
}

/// @py
impl Suit {
    /// The suit above.
    #[must_use]
    pub fn above(&self) -> Suit {
        match self {
            Suit::Clubs => Suit::Diamonds,
            Suit::Diamonds => Suit::Hearts,
            Suit::Hearts | Suit::Joker => Suit::Clubs,
        }
    }

    /// @py property
    #[must_use]
    pub fn is_red(&self) -> bool {
        !matches!(self, Suit::Clubs)
    }

    /// @py def score(self, bonus=1, *, twice=False)
    #[must_use]
    pub fn score(self, bonus: i64, twice: bool) -> i64 {
        (self as i64 + bonus) * if twice { 2 } else { 1 }
    }

    /// @py staticmethod
    #[must_use]
    pub fn best() -> Suit {
        Suit::Hearts
    }

    /// @py classmethod
    #[must_use]
    pub fn named(class: &Bound<'_, PyType>) -> String {
        class.to_string()
    }

    fn __str__(&self) -> String {
        format!("{self:?}!")
    }

    /// @py staticmethod
    #[must_use]
    pub fn joker() -> Suit {
        Suit::Joker
    }
}

/// @py class Weekday(IntEnum)
#[derive(Clone, Copy, PartialEq)]
#[repr(u8)]
pub enum Weekday {
    Monday = 1,
    Tuesday,
    Sunday = 7,
}

/// @py
impl Weekday {
    /// @py
    pub const FREE: Weekday = Weekday::Sunday;
}

/// @py class Planet(StrEnum)
#[derive(Clone)]
pub enum Planet {
    Earth,
    /// @py Mars = "the red one"
    Mars,
}

/// @py class Access(IntFlag)
#[derive(Clone, Copy)]
pub enum Access {
    Read = 4,
    Write = 2,
    Run = 1,
}

/// @py class Mood(Flag)
pub enum Mood {
    Glad,
    Sad,
    Tired,
}

/// @py
#[must_use]
pub fn suit_name(suit: &Suit) -> String {
    format!("{suit:?}")
}

/// @py
#[must_use]
pub fn suits(suits: Vec<Suit>) -> Vec<Suit> {
    suits.into_iter().rev().collect()
}

/// @py
#[must_use]
pub fn tomorrow(day: Weekday) -> Weekday {
    match day {
        Weekday::Monday => Weekday::Tuesday,
        Weekday::Tuesday => Weekday::Sunday,
        Weekday::Sunday => Weekday::Monday,
    }
}

/// @py
#[must_use]
pub fn neighbour(planet: Planet) -> Planet {
    match planet {
        Planet::Earth => Planet::Mars,
        Planet::Mars => Planet::Earth,
    }
}

/// @py
#[must_use]
pub fn may(access: Access) -> &'static str {
    match access {
        Access::Read => "read",
        Access::Write => "write",
        Access::Run => "run",
    }
}

/// @py
#[must_use]
pub fn moods(mood: Option<Mood>) -> Vec<Mood> {
    match mood {
        Some(mood) => vec![mood, Mood::Tired],
        None => vec![Mood::Glad, Mood::Sad],
    }
}

/// A figure of the plane.
///
/// @py eq pickle
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Round.
    Circle {
        /// From the middle to the rim.
        radius: f64,
    },
    Rect {
        width: f64,
        /// @py height = 1.0
        height: f64,
    },
    Line(f64, f64),
    /// @py Named
    Label(
        /// @py text
        String,
        /// @py size: int = 12
        u32,
    ),
    Empty,
    /// @py skip
    Hidden(u8),
}

/// Takes attributes from Python.
///
/// @py eq dict weakref pickle
#[derive(Clone, PartialEq)]
pub enum Note {
    Text(String),
    Blank,
}

/// @py
impl Shape {
    #[must_use]
    pub fn area(&self) -> f64 {
        match self {
            Shape::Circle { radius } => radius * radius * 3.0,
            Shape::Rect { width, height } => width * height,
            _ => 0.0,
        }
    }

    /// @py staticmethod
    #[must_use]
    pub fn unit() -> Shape {
        Shape::Circle { radius: 1.0 }
    }

    #[must_use]
    pub fn doubled(self) -> Shape {
        match self {
            Shape::Circle { radius } => Shape::Circle { radius: radius * 2.0 },
            Shape::Rect { width, height } => {
                Shape::Rect { width: width * 2.0, height: height * 2.0 }
            }
            Shape::Line(x, y) => Shape::Line(x * 2.0, y * 2.0),
            other => other,
        }
    }

    /// @py staticmethod
    #[must_use]
    pub fn hidden() -> Shape {
        Shape::Hidden(1)
    }
}

/// @py
#[must_use]
pub fn total(shapes: Vec<Shape>) -> f64 {
    shapes.iter().map(Shape::area).sum()
}

/// @py
#[must_use]
pub fn boxed(shape: &Shape) -> Vec<Shape> {
    vec![shape.clone(), Shape::Empty]
}

/// Not `Clone`: what it holds is only lent.
///
/// @py
pub enum Token {
    Word {
        text: String,
    },
    Count(Vec<i64>),
    Sealed {
        shown: u8,
        /// @py skip
        key: u8,
    },
}

/// @py
impl Token {
    /// @py staticmethod
    #[must_use]
    pub fn sealed() -> Token {
        Token::Sealed { shown: 1, key: 2 }
    }
}

/// @py
#[must_use]
pub fn token(text: &str) -> Token {
    match text.parse() {
        Ok(number) => Token::Count(vec![number]),
        Err(_) => Token::Word { text: text.to_owned() },
    }
}

/// @py
#[must_use]
pub fn token_size(token: &Token) -> usize {
    match token {
        Token::Word { text } => text.len(),
        Token::Count(numbers) => numbers.len(),
        Token::Sealed { shown, key } => usize::from(shown + key),
    }
}

/// Only for init code.
///
/// @py unlisted
pub struct OnDemand;

/// @py
impl OnDemand {
    /// @py
    pub const NUMBER: u8 = 3;

    #[must_use]
    pub fn new() -> OnDemand {
        OnDemand
    }
}

impl Default for OnDemand {
    fn default() -> Self {
        OnDemand::new()
    }
}

/// @py unlisted
pub enum Secret {
    First,
}

/// @py unlisted class Choice(IntEnum)
pub enum Choice {
    Yes,
}

/// @py
#[must_use]
pub fn secret() -> Secret {
    Secret::First
}

/// @py init
fn setup(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_unlisted("OnDemand")?;
    let choice = module.unlisted("Choice")?;
    module.add("Chosen", choice)
}

keelback::door!(enums);
