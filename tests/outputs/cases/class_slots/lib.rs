keelback::module!();

/// @py eq ord hash str
#[derive(Clone, Debug, PartialEq, PartialOrd, Hash)]
pub struct Money(u64);

impl std::fmt::Display for Money { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}", self.0) } }

/// @py
impl std::ops::Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money { Money(self.0 + other.0) }
}

/// @py
impl std::ops::Mul<u64> for Money {
    type Output = Self;
    fn mul(self, times: u64) -> Self { Money(self.0 * times) }
}

/// @py
impl std::ops::AddAssign<&Money> for Money {
    fn add_assign(&mut self, other: &Money) { self.0 += other.0 }
}

/// @py
impl Money {
    pub fn new(cents: u64) -> Money { Money(cents) }
    pub fn __repr__(&self) -> String { format!("Money({})", self.0) }
    pub fn __radd__(&self, other: u64) -> Money { Money(other + self.0) }
    /// @py def __call__(self, a, /, *, b=1)
    pub fn call(&self, a: u64, b: u64) -> u64 { a + b }
    pub fn __enter__(&self) -> u64 { 1 }
    pub fn __pow__(&self, exponent: u32, modulo: Option<u64>) -> u64 { exponent.into() }
    pub fn __rpow__(&self, base: u32, modulo: u64) -> u64 { modulo }
    /// @py def __get__(instance, owner=None)
    pub fn get(&self, instance: Option<u64>, owner: Option<u64>) -> u64 { 0 }
    pub fn __getattr__(&self, name: &str) -> Result<u64, std::num::ParseIntError> { name.parse() }
}
