//! A private module of a private module: its door is passed on by the one above.

/// @py
pub(crate) fn of_member() -> &'static str {
    "member"
}

/// @py
fn private_of_member() -> &'static str {
    "private member"
}

keelback::door!(group.member);
