//! Addresses of the Internet: `Ipv4Addr`, `Ipv6Addr`, `IpAddr`.
//!
//! | in | becomes |
//! |---|---|
//! | `ipaddress.IPv4Address`, `ipaddress.IPv6Address` | the address |
//! | an `IPv6Address` with a scope, which Rust's has no place for | `ValueError` |
//! | `str` | the address it spells, else `ValueError` |
//! | anything else, `int` too | `TypeError` |
//!
//! Out: the classes of `ipaddress`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::convert::{Answer, FromPyObject, IntoPyObject, refuse, text};
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::PyValueError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyBytes, PyString};

static V4: InterpreterCell = InterpreterCell::new();
static V6: InterpreterCell = InterpreterCell::new();

fn v4_class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    V4.get_or_init(py, || py.import("ipaddress")?.getattr("IPv4Address"))
}

fn v6_class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    V6.get_or_init(py, || py.import("ipaddress")?.getattr("IPv6Address"))
}

/// The address behind an object of `ipaddress`; `None` for other objects.
fn address(object: Borrowed<'_, '_, PyAny>) -> PyResult<Option<IpAddr>> {
    let py = object.py();
    if object.is_instance(&v4_class(py)?)? {
        return Ok(Some(IpAddr::V4(packed::<4>(object)?.into())));
    }
    if !object.is_instance(&v6_class(py)?)? {
        return Ok(None);
    }
    // Scopes are known since 3.9.
    if object.hasattr("scope_id")? && !object.getattr("scope_id")?.is_none() {
        return Err(PyValueError::new_err("an address with a scope cannot be converted"));
    }
    Ok(Some(IpAddr::V6(packed::<16>(object)?.into())))
}

fn packed<const N: usize>(object: Borrowed<'_, '_, PyAny>) -> PyResult<[u8; N]> {
    let bytes = object.getattr("packed")?.cast_into::<PyBytes>()?;
    Ok(bytes.as_bytes().try_into()?)
}

fn read<T: std::str::FromStr<Err = std::net::AddrParseError>>(
    object: Borrowed<'_, '_, PyAny>,
    wanted: &str,
    choose: fn(IpAddr) -> Option<T>,
) -> Result<T, Raised> {
    let raise = |error: PyErr| error.raise(object.py());
    if object.is_instance_of::<PyString>() {
        return text::borrow(object)?.parse().map_err(|error: T::Err| raise(error.into()));
    }
    let address = address(object).map_err(raise)?;
    address.and_then(choose).ok_or_else(|| refuse::wrong_type(object, wanted))
}

macro_rules! addresses {
    ($($address:ident: $wanted:literal, $choose:expr;)*) => { $(
        impl<'a, 'py> FromPyObject<'a, 'py> for $address {
            extract_by_from_py!();

            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                read(object, $wanted, $choose)
            }

            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                address(object).is_ok_and(|address| address.and_then($choose).is_some())
            }
        }

        out_by_copy! { [] $address; }
        borrow_by_value! { [] $address; }
    )* };
}

addresses! {
    Ipv4Addr: "ipaddress.IPv4Address", |address| match address {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(_) => None,
    };
    Ipv6Addr: "ipaddress.IPv6Address", |address| match address {
        IpAddr::V4(_) => None,
        IpAddr::V6(address) => Some(address),
    };
    IpAddr: "ipaddress.IPv4Address or ipaddress.IPv6Address", Some;
}

fn made(py: Python<'_>, made: PyResult<Bound<'_, PyAny>>) -> Answer {
    match made {
        Ok(address) => Ok(address.into()),
        Err(error) => Err(error.raise(py)),
    }
}

impl<'py> IntoPyObject<'py> for Ipv4Addr {
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        made(py, v4_class(py).and_then(|class| class.call1((u32::from(self),))))
    }
}

impl<'py> IntoPyObject<'py> for Ipv6Addr {
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        made(py, v6_class(py).and_then(|class| class.call1((u128::from(self),))))
    }
}

impl<'py> IntoPyObject<'py> for IpAddr {
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        match self {
            IpAddr::V4(address) => address.into_answer(py),
            IpAddr::V6(address) => address.into_answer(py),
        }
    }
}
