keelback::module!();

/// @py class Access(Flag)
#[derive(Clone, Copy)]
enum Access { Read, Write }

/// @py
impl std::ops::Add for Access {
    type Output = Access;
    fn add(self, other: Access) -> Access { other }
}

/// @py
impl Access {
    fn __eq__(&self, other: u8) -> bool { true }
}
