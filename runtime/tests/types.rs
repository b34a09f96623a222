//! Text types: which texts are valid, what is kept, and conversions.
#![allow(clippy::unwrap_used)]

use std::fmt::Debug;
use std::str::FromStr;

use callwright::types::{
    Base64, Date, DateTime, Decimal, Duration, FormatError, Ip, Maybe, Time, Uri, Uuid,
};
use serde::de::DeserializeOwned;
use serde::ser::Serialize;

#[track_caller]
fn check<T: FromStr<Err = FormatError> + Debug>(good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(text.parse::<T>().is_ok(), "{text:?} was refused");
    }
    for text in bad {
        let error = text.parse::<T>().expect_err(text);
        assert_eq!(error.text(), *text);
    }
}

#[test]
fn dates_and_times() {
    check::<DateTime>(
        &[
            "2024-02-29T12:30:00Z",
            "2024-02-29t23:59:60.123456789012z",
            "0000-01-01T00:00:00+23:59",
        ],
        &[
            "2023-02-29T12:30:00Z",
            "1900-02-29T12:30:00Z",
            "2024-02-29T12:30:00",
            "2024-02-29 12:30:00Z",
            "2024-02-29T24:00:00Z",
            "2024-02-29T12:30:00.Z",
            "2024-02-29T12:30:00Z ",
            "20240229T123000Z",
            "",
            "é",
        ],
    );
    check::<Date>(
        &["2000-02-29", "2024-04-30"],
        &[
            "2100-02-29",
            "2024-04-31",
            "2024-13-01",
            "2024-4-30",
            "2024-00-01",
        ],
    );
    check::<Time>(
        &["12:30:00", "12:30:00.5-08:00", "00:00:00Z"],
        &["12:30", "12:60:00", "12:30:00+8", "12:30:00."],
    );
}

#[test]
fn durations() {
    check::<Duration>(
        &["P1Y2M3W4DT5H6M7.5S", "PT0S", "P1W", "-P1D", "PT1,5H"],
        &[
            "P",
            "PT",
            "P1",
            "1D",
            "P1DT",
            "P1H",
            "PT1S1M",
            "P1.5DT1H",
            "PT1.S",
            "P1D2D",
            "P99999999999999999999D",
        ],
    );
    let std = |text: &str| std::time::Duration::try_from(&text.parse::<Duration>().unwrap());
    assert_eq!(
        std("P1WT1H1M1.25S").unwrap().as_millis(),
        (604_800 + 3_661) * 1_000 + 250
    );
    assert_eq!(std("P0Y1D").unwrap().as_secs(), 86_400);
    assert!(std("P1M").is_err() && std("-PT1S").is_err() && std("P18446744073709551615W").is_err());
    for (millis, text) in [
        (0, "PT0S"),
        (60_000, "PT1M"),
        (3_600_500, "PT1H0.5S"),
        (90_000_000, "PT25H"),
    ] {
        assert_eq!(
            Duration::from(std::time::Duration::from_millis(millis)).as_str(),
            text
        );
    }
}

#[test]
fn uuids_uris_and_addresses() {
    check::<Uuid>(
        &[
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
        ],
        &[
            "f81d4fae7dec11d0a76500a0c91e6bf6",
            "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "",
        ],
    );
    check::<Uri>(
        &["https://a.example/b?c=%20#d", "urn:isbn:1", "mailto:a@b"],
        &["/b", "1a:b", "a:b c", "a:%2", "a:%zz", "https://é"],
    );
    check::<Ip>(
        &["192.0.2.1", "2001:db8::1"],
        &["192.0.2.256", "example.com"],
    );
}

#[test]
fn numbers_and_bytes() {
    check::<Decimal>(
        &["0", "-19.90", "1e10", "+1.5E-3"],
        &["", ".", "1.", ".5", "1e", "0x1", "1 "],
    );
    check::<Base64>(
        &["", "aGk=", "aGk", "_-8", "aG\r\nk="],
        &["a", "aG*k", "_+8="],
    );
    assert_eq!(Base64::from_wire("_-8").decode().unwrap(), [0xff, 0xef]);
    assert_eq!(Base64::from_wire("/+8=").decode().unwrap(), [0xff, 0xef]);
}

#[track_caller]
fn keeps<T: DeserializeOwned + Serialize>(json: &[&str]) {
    for json in json {
        let value: T = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), *json);
    }
}

#[test]
fn values_are_written_as_they_were_received() {
    keeps::<DateTime>(&["\"\"", "\"next Tuesday\"", "1709208000", "-1.5", "true"]);
    keeps::<Decimal>(&["\"19.90\"", "19.5", "18446744073709551615", "1e+300"]);
    keeps::<Vec<Uuid>>(&["[\"x\",\"y\"]"]);
    assert!(serde_json::from_str::<Date>("{}").is_err());
    assert!(serde_json::from_str::<Date>("null").is_err());
    let (text, number): (Decimal, Decimal) = serde_json::from_str("[\"1.5\",1.5]").unwrap();
    assert_eq!(text, number);
}

#[test]
fn maybe_has_three_states() {
    assert_eq!(Maybe::<i64>::default(), Maybe::Absent);
    assert_eq!(
        Maybe::<i64>::from(Some(1)).map(|n| n + 1).into_option(),
        Some(2)
    );
    assert!(Maybe::<i64>::from(None).is_null());
    keeps::<Maybe<i64>>(&["null", "1"]);
}

#[cfg(feature = "chrono")]
#[test]
fn chrono() {
    let moment = DateTime::from_wire("2024-02-29T12:30:00.5+01:00");
    let there = chrono::DateTime::<chrono::FixedOffset>::try_from(&moment).unwrap();
    assert_eq!(
        DateTime::from(there).as_str(),
        "2024-02-29T12:30:00.500+01:00"
    );
    assert!(chrono::NaiveDate::try_from(&Date::from_wire("x")).is_err());
}

#[cfg(feature = "jiff")]
#[test]
fn jiff() {
    let there =
        jiff::Timestamp::try_from(&DateTime::from_wire("2024-02-29T12:30:00.5+01:00")).unwrap();
    assert_eq!(DateTime::from(there).as_str(), "2024-02-29T11:30:00.5Z");
    let span = jiff::Span::try_from(&Duration::from_wire("P1M2DT3S")).unwrap();
    assert_eq!(Duration::from(span).as_str(), "P1M2DT3S");
}

#[cfg(feature = "time")]
#[test]
fn time() {
    let there = time::OffsetDateTime::try_from(&DateTime::from_wire("2024-02-29T12:30:00.5+01:00"))
        .unwrap();
    assert_eq!(
        DateTime::from(there).as_str(),
        "2024-02-29T12:30:00.5+01:00"
    );
    let day = time::Date::try_from(&Date::from_wire("2024-02-29")).unwrap();
    assert_eq!(Date::from(day).as_str(), "2024-02-29");
    let noon = time::Time::try_from(&Time::from_wire("12:00:00")).unwrap();
    assert_eq!(Time::from(noon).as_str(), "12:00:00");
}

#[cfg(all(feature = "rust_decimal", feature = "url", feature = "uuid"))]
#[test]
fn other_crates() {
    let price = rust_decimal::Decimal::try_from(&Decimal::from_wire("19.90")).unwrap();
    assert_eq!(Decimal::from(price).as_str(), "19.90");
    let url = url::Url::try_from(&Uri::from_wire("https://a.example/b")).unwrap();
    assert_eq!(Uri::from(url).as_str(), "https://a.example/b");
    let id =
        uuid::Uuid::try_from(&Uuid::from_wire("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")).unwrap();
    assert_eq!(
        Uuid::from(id).as_str(),
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    );
}
