//! Reads sources.

use super::value::{ProfileResult, ProfileValue};
use crate::profile::Source;

pub(super) fn source(value: &ProfileValue<'_>) -> ProfileResult<Source> {
    if value.as_text().is_some() {
        return value.one_of(&[("path", Source::Path)]);
    }
    let (kind, value) = value.kind(&["header", "body", "item", "key", "query", "field"])?;
    Ok(match kind {
        "header" => Source::Header(value.header()?),
        "body" => Source::Body(value.pointer()?),
        "item" => Source::Item(value.pointer()?),
        "key" => Source::Key(value.pointer()?),
        "query" => Source::Query(value.string()?),
        _ => Source::Field(value.string()?),
    })
}
