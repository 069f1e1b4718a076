//! Types of other crates that the runtime converts, each behind its feature of the crate's name.

use super::containers::{self, Container};
use super::conversions::{Family, MEMORY, Row, row, same};

/// A crate's types, and the names under which they are reached: the crate's own, and those of crates that re-export it.
struct Crate {
    names: &'static [&'static str],
    rows: &'static [Row],
    /// Those that hold their type arguments.
    containers: &'static [(&'static str, Container)],
}

const fn values(names: &'static [&'static str], rows: &'static [Row]) -> Crate {
    Crate { names, rows, containers: &[] }
}

/// An array that owns its items: a copy of what an object shows, and a view of it.
const fn array(name: &'static str) -> Row {
    row(name, Family::Other, MEMORY, "memoryview[{0}]")
}

/// A view of memory that an object shows.
const fn view(name: &'static str) -> Row {
    row(name, Family::View, MEMORY, "memoryview[{0}]")
}

/// An array of Arrow.
const fn column(name: &'static str) -> Row {
    row(name, Family::Other, ARROW, "keelback.ArrowArrayExportable")
}

/// Arrays and batches of Arrow, whole or in chunks.
const ARROW: &str = "keelback.ArrowArrayExportable | keelback.ArrowStreamExportable";

const CRATES: &[Crate] = &[
    values(
        &["arrow_array", "arrow"],
        &[
            column("Array"),
            column("ArrayRef"),
            column("PrimitiveArray"),
            column("GenericByteArray"),
            column("GenericStringArray"),
            column("GenericBinaryArray"),
            column("GenericByteViewArray"),
            column("GenericListArray"),
            column("BooleanArray"),
            column("NullArray"),
            column("Int8Array"),
            column("Int16Array"),
            column("Int32Array"),
            column("Int64Array"),
            column("UInt8Array"),
            column("UInt16Array"),
            column("UInt32Array"),
            column("UInt64Array"),
            column("Float16Array"),
            column("Float32Array"),
            column("Float64Array"),
            column("Decimal32Array"),
            column("Decimal64Array"),
            column("Decimal128Array"),
            column("Decimal256Array"),
            column("Date32Array"),
            column("Date64Array"),
            column("Time32SecondArray"),
            column("Time32MillisecondArray"),
            column("Time64MicrosecondArray"),
            column("Time64NanosecondArray"),
            column("TimestampSecondArray"),
            column("TimestampMillisecondArray"),
            column("TimestampMicrosecondArray"),
            column("TimestampNanosecondArray"),
            column("DurationSecondArray"),
            column("DurationMillisecondArray"),
            column("DurationMicrosecondArray"),
            column("DurationNanosecondArray"),
            column("IntervalYearMonthArray"),
            column("IntervalDayTimeArray"),
            column("IntervalMonthDayNanoArray"),
            column("StringArray"),
            column("LargeStringArray"),
            column("BinaryArray"),
            column("LargeBinaryArray"),
            column("StringViewArray"),
            column("BinaryViewArray"),
            column("FixedSizeBinaryArray"),
            column("ListArray"),
            column("LargeListArray"),
            column("FixedSizeListArray"),
            column("MapArray"),
            column("StructArray"),
            column("UnionArray"),
            column("DictionaryArray"),
            column("Int8DictionaryArray"),
            column("Int16DictionaryArray"),
            column("Int32DictionaryArray"),
            column("Int64DictionaryArray"),
            column("UInt8DictionaryArray"),
            column("UInt16DictionaryArray"),
            column("UInt32DictionaryArray"),
            column("UInt64DictionaryArray"),
            column("RunArray"),
            column("Int16RunArray"),
            column("Int32RunArray"),
            column("Int64RunArray"),
            row("RecordBatch", Family::Other, ARROW, "keelback.ArrowBatch"),
            row("RecordBatchReader", Family::Other, ARROW, "keelback.ArrowStream"),
        ],
    ),
    values(
        &["arrow_schema", "arrow"],
        &[
            other("Schema", "keelback.ArrowSchemaExportable"),
            other("Field", "keelback.ArrowSchemaExportable"),
            other("DataType", "keelback.ArrowSchemaExportable"),
        ],
    ),
    values(&["bigdecimal"], &[decimal("BigDecimal")]),
    values(&["bytes"], &[bytes("Bytes"), bytes("BytesMut")]),
    values(
        &["chrono"],
        &[
            other("NaiveDate", "datetime.date"),
            other("NaiveTime", "datetime.time"),
            other("NaiveDateTime", "datetime.datetime"),
            other("DateTime", "datetime.datetime"),
            other("TimeDelta", "datetime.timedelta"),
            other("Duration", "datetime.timedelta"),
            other("FixedOffset", "datetime.tzinfo"),
            other("Utc", "datetime.tzinfo"),
            other("Local", "datetime.tzinfo"),
        ],
    ),
    values(&["chrono_tz"], &[other("Tz", "datetime.tzinfo")]),
    Crate {
        names: &["either"],
        rows: &[same("Either", Family::Other, "{0} | {1}")],
        containers: &[("Either", containers::of(2))],
    },
    Crate {
        names: &["hashbrown"],
        rows: &[
            same("HashMap", Family::Dict, "dict[{0}, {1}]"),
            row("HashSet", Family::Set, "set[{0}] | frozenset[{0}]", "set[{0}]"),
        ],
        containers: &[("HashMap", containers::of(2)), ("HashSet", containers::of(1))],
    },
    Crate {
        names: &["indexmap"],
        rows: &[same("IndexMap", Family::Dict, "dict[{0}, {1}]")],
        containers: &[("IndexMap", containers::of(2)), ("IndexSet", containers::of(1))],
    },
    values(
        &["jiff"],
        &[
            other("Date", "datetime.date"),
            other("Time", "datetime.time"),
            other("DateTime", "datetime.datetime"),
            other("Timestamp", "datetime.datetime"),
            other("ZonedDateTime", "datetime.datetime"),
            other("SignedDuration", "datetime.timedelta"),
            other("Span", "datetime.timedelta"),
            other("Offset", "datetime.tzinfo"),
            other("TimeZone", "datetime.tzinfo"),
        ],
    ),
    // Of the runtime itself, for what has serde's traits: what is derived is not seen.
    values(&["keelback"], &[same("Serde", Family::Any, "typing.Any")]),
    values(
        &["num_bigint", "num", "bigdecimal"],
        &[other("BigInt", "int"), other("BigUint", "int")],
    ),
    values(
        &["ndarray"],
        &[
            array("Array"),
            array("Array0"),
            array("Array1"),
            array("Array2"),
            array("Array3"),
            array("Array4"),
            array("Array5"),
            array("Array6"),
            array("ArrayD"),
            view("ArrayView"),
            view("ArrayView0"),
            view("ArrayView1"),
            view("ArrayView2"),
            view("ArrayView3"),
            view("ArrayView4"),
            view("ArrayView5"),
            view("ArrayView6"),
            view("ArrayViewD"),
            view("ArrayViewMut"),
            view("ArrayViewMut0"),
            view("ArrayViewMut1"),
            view("ArrayViewMut2"),
            view("ArrayViewMut3"),
            view("ArrayViewMut4"),
            view("ArrayViewMut5"),
            view("ArrayViewMut6"),
            view("ArrayViewMutD"),
        ],
    ),
    values(
        &["num_complex", "num"],
        &[
            other("Complex", "complex"),
            other("Complex32", "complex"),
            other("Complex64", "complex"),
        ],
    ),
    values(
        &["num_rational", "num"],
        &[
            fraction("Ratio"),
            fraction("Rational32"),
            fraction("Rational64"),
            fraction("BigRational"),
        ],
    ),
    values(&["ordered_float"], &[float("OrderedFloat"), float("NotNan")]),
    values(&["rust_decimal"], &[decimal("Decimal")]),
    Crate {
        names: &["smallvec"],
        // Its argument is an array.
        rows: &[same("SmallVec", Family::Transparent, "{0}")],
        containers: &[("SmallVec", containers::of(1))],
    },
    values(
        &["time"],
        &[
            other("Date", "datetime.date"),
            other("Time", "datetime.time"),
            other("PrimitiveDateTime", "datetime.datetime"),
            other("OffsetDateTime", "datetime.datetime"),
            other("UtcDateTime", "datetime.datetime"),
            other("Duration", "datetime.timedelta"),
            other("UtcOffset", "datetime.tzinfo"),
        ],
    ),
    values(&["uuid"], &[other("Uuid", "uuid.UUID")]),
];

const fn other(name: &'static str, hint: &'static str) -> Row {
    same(name, Family::Other, hint)
}

const fn bytes(name: &'static str) -> Row {
    row(name, Family::Other, "bytes | bytearray", "bytes")
}

const fn decimal(name: &'static str) -> Row {
    row(name, Family::Other, "decimal.Decimal | int", "decimal.Decimal")
}

const fn float(name: &'static str) -> Row {
    same(name, Family::Other, "float")
}

const fn fraction(name: &'static str) -> Row {
    row(name, Family::Other, "fractions.Fraction | int", "fractions.Fraction")
}

fn of_crate(name: &str) -> impl Iterator<Item = &'static Crate> {
    CRATES.iter().filter(move |one| one.names.contains(&name))
}

/// The row of a type, by its crate and its name.
pub(super) fn find(krate: &str, name: &str) -> Option<&'static Row> {
    of_crate(krate).flat_map(|one| one.rows).find(|row| row.name == name)
}

/// How a type holds its arguments.
pub(super) fn container(krate: &str, name: &str) -> Option<Container> {
    let mut all = of_crate(krate).flat_map(|one| one.containers);
    all.find(|(known, _)| *known == name).map(|(_, container)| *container)
}

/// Whether a glob of a module of this crate may bring in this name: which of its modules have it is not known.
pub(crate) fn may_hold(krate: &str, name: &str) -> bool {
    find(krate, name).is_some() || container(krate, name).is_some()
}
