//! Conversions between dates and times here and those of other crates, each with the feature of its crate.

/// Conversions of a text type from and to a type of another crate, which prints and parses it.
macro_rules! both_ways {
    ($feature:literal: $($text:ty = $type:ty, $print:expr, $read:expr;)*) => {
        $(#[cfg(feature = $feature)]
        impl From<$type> for $text {
            fn from(value: $type) -> Self {
                let print: fn(&$type) -> String = $print;
                Self::from_wire(print(&value))
            }
        }

        #[cfg(feature = $feature)]
        impl TryFrom<&$text> for $type {
            type Error = super::text::FormatError;

            fn try_from(text: &$text) -> Result<Self, Self::Error> {
                let read: fn(&str) -> Option<$type> = $read;
                read(text.as_str()).ok_or_else(|| {
                    super::text::FormatError::new(concat!("what `", stringify!($type), "` can read"), text.as_str())
                })
            }
        })*
    };
}

both_ways! { "chrono":
    super::DateTime = chrono::DateTime<chrono::FixedOffset>,
        |value| value.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        |text| chrono::DateTime::parse_from_rfc3339(text).ok();
    super::DateTime = chrono::DateTime<chrono::Utc>,
        |value| value.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        |text| Some(chrono::DateTime::parse_from_rfc3339(text).ok()?.to_utc());
    super::Date = chrono::NaiveDate, |value| value.to_string(), |text| text.parse().ok();
    super::Time = chrono::NaiveTime, |value| value.to_string(), |text| text.parse().ok();
}

both_ways! { "jiff":
    super::DateTime = jiff::Timestamp, |value| value.to_string(), |text| text.parse().ok();
    super::Date = jiff::civil::Date, |value| value.to_string(), |text| text.parse().ok();
    super::Time = jiff::civil::Time, |value| value.to_string(), |text| text.parse().ok();
    super::Duration = jiff::Span, |value| value.to_string(), |text| text.parse().ok();
}

both_ways! { "time":
    super::DateTime = time::OffsetDateTime,
        // It fails for years of more than four digits, which RFC 3339 doesn't have. The crate's own form is better than none.
        |value| value.format(&time::format_description::well_known::Rfc3339).unwrap_or_else(|_| value.to_string()),
        |text| time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).ok();
    super::Date = time::Date, |value| value.to_string(),
        |text| time::Date::parse(text, &time::format_description::well_known::Iso8601::DATE).ok();
    super::Time = time::Time,
        |value| {
            let (hour, minute, second, nanos) = value.as_hms_nano();
            let seconds = format!("{hour:02}:{minute:02}:{second:02}");
            if nanos == 0 { seconds } else { format!("{seconds}.{nanos:09}").trim_end_matches('0').to_owned() }
        },
        |text| time::Time::parse(text, &time::format_description::well_known::Iso8601::TIME).ok();
}
