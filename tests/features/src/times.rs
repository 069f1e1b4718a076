//! `chrono`, `jiff`, `time`.

/// chrono's.
///
/// @py module chrono
pub mod chrono {
    use ::chrono::prelude::*;
    use ::chrono::{FixedOffset, TimeDelta};

    /// @py
    pub fn date(x: NaiveDate) -> NaiveDate {
        x
    }

    /// @py
    pub fn time(x: NaiveTime) -> NaiveTime {
        x
    }

    /// @py
    pub fn naive(x: NaiveDateTime) -> NaiveDateTime {
        x
    }

    /// @py
    pub fn utc(x: DateTime<Utc>) -> DateTime<Utc> {
        x
    }

    /// @py
    pub fn fixed(x: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        x
    }

    /// @py
    pub fn delta(x: TimeDelta) -> TimeDelta {
        x
    }

    /// @py
    pub fn offset(x: FixedOffset) -> FixedOffset {
        x
    }

    /// @py
    pub fn utc_zone(x: Utc) -> Utc {
        x
    }

    /// @py
    pub fn local(x: DateTime<Local>) -> DateTime<Local> {
        x
    }

    /// @py
    pub fn local_zone(x: Local) -> Local {
        x
    }

    /// @py
    pub fn named(x: DateTime<::chrono_tz::Tz>) -> DateTime<::chrono_tz::Tz> {
        x
    }

    /// @py
    pub fn zone(x: ::chrono_tz::Tz) -> ::chrono_tz::Tz {
        x
    }

    /// As chrono writes it.
    ///
    /// @py
    pub fn written(x: DateTime<Utc>) -> String {
        format!("{:?}", x)
    }

    /// By reference.
    ///
    /// @py
    pub fn latest(all: Vec<NaiveDate>, limit: &NaiveDate) -> Option<NaiveDate> {
        all.into_iter().filter(|date| date <= limit).max()
    }

    /// @py
    pub fn day_of(year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, 1, 1)
    }

    /// @py
    pub fn moment_of(seconds: i64, nanos: u32) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(seconds, nanos)
    }

    /// @py
    pub fn time_of(hour: u32, minute: u32, second: u32, nano: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_nano_opt(hour, minute, second, nano)
    }

    /// @py
    pub fn delta_of(seconds: i64, nanos: u32) -> Option<TimeDelta> {
        TimeDelta::new(seconds, nanos)
    }
}

/// jiff's.
///
/// @py module jiff
pub mod jiff {
    use ::jiff::civil::{self, Date, Time};
    use ::jiff::tz::{Offset, TimeZone};
    use ::jiff::{SignedDuration, Span, Timestamp, ZonedDateTime};
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;

    /// @py
    pub fn date(x: Date) -> Date {
        x
    }

    /// @py
    pub fn time(x: Time) -> Time {
        x
    }

    /// @py
    pub fn naive(x: civil::DateTime) -> civil::DateTime {
        x
    }

    /// @py
    pub fn utc(x: Timestamp) -> Timestamp {
        x
    }

    /// @py
    pub fn span(x: Span) -> Span {
        x
    }

    /// As jiff writes it.
    ///
    /// @py
    pub fn written_span(x: Span) -> String {
        x.to_string()
    }

    /// @py
    pub fn span_of(text: &str) -> PyResult<Span> {
        text.parse().map_err(|error: ::jiff::Error| PyValueError::new_err(error.to_string()))
    }

    /// @py
    pub fn zoned(x: ZonedDateTime) -> ZonedDateTime {
        x
    }

    /// @py
    pub fn delta(x: SignedDuration) -> SignedDuration {
        x
    }

    /// @py
    pub fn offset(x: Offset) -> Offset {
        x
    }

    /// @py
    pub fn zone(x: TimeZone) -> TimeZone {
        x
    }

    /// As jiff writes it.
    ///
    /// @py
    pub fn written(x: ZonedDateTime) -> String {
        x.to_string()
    }

    /// @py
    pub fn day_of(year: i16) -> Option<Date> {
        Date::new(year, 1, 1).ok()
    }

    /// @py
    pub fn moment_of(seconds: i64, nanos: i32) -> Option<Timestamp> {
        Timestamp::new(seconds, nanos).ok()
    }

    /// @py
    pub fn delta_of(seconds: i64, nanos: u32) -> SignedDuration {
        SignedDuration::new(seconds, nanos as i32)
    }

    /// A zone whose rules are known and whose name is not.
    ///
    /// @py
    pub fn nameless() -> PyResult<TimeZone> {
        TimeZone::posix("EST5EDT,M3.2.0,M11.1.0")
            .map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

/// time's.
///
/// @py module time
pub mod time {
    use ::time::{Date, Duration, OffsetDateTime, PrimitiveDateTime, Time, UtcDateTime, UtcOffset};

    /// @py
    pub fn date(x: Date) -> Date {
        x
    }

    /// @py
    pub fn time(x: Time) -> Time {
        x
    }

    /// @py
    pub fn naive(x: PrimitiveDateTime) -> PrimitiveDateTime {
        x
    }

    /// @py
    pub fn utc(x: UtcDateTime) -> UtcDateTime {
        x
    }

    /// @py
    pub fn fixed(x: OffsetDateTime) -> OffsetDateTime {
        x
    }

    /// @py
    pub fn delta(x: Duration) -> Duration {
        x
    }

    /// @py
    pub fn offset(x: UtcOffset) -> UtcOffset {
        x
    }

    /// @py
    pub fn day_of(year: i32) -> Option<Date> {
        Date::from_ordinal_date(year, 1).ok()
    }

    /// @py
    pub fn moment_of(seconds: i64, nanos: u32) -> Option<UtcDateTime> {
        UtcDateTime::from_unix_timestamp(seconds).ok()?.replace_nanosecond(nanos).ok()
    }

    /// @py
    pub fn delta_of(seconds: i64, nanos: u32) -> Duration {
        Duration::new(seconds, nanos as i32)
    }

    /// An offset that is more than a day.
    ///
    /// @py
    pub fn wide_offset() -> Option<UtcOffset> {
        UtcOffset::from_hms(25, 0, 0).ok()
    }
}
