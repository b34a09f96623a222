//! The URL of the receiver.

use super::select::SelectedEvent;
use crate::report::Reporter;
use crate::run_error::RunError;
use callwright_webhook_core::{Profile, Source};
use http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All characters that are escaped in a path segment (RFC 3986, section 2.3).
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Checks that an option is an absolute `http` or `https` URL.
///
/// # Errors
///
/// [`RunError::Usage`], after a message.
pub fn check(option: &str, url: &str, reporter: Reporter) -> Result<(), RunError> {
    let uri = url.parse::<Uri>().ok();
    let web = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some()
    });
    if web {
        return Ok(());
    }
    let message = format!("`{option}` isn't an `http` or `https` URL");
    let help = format!("write the whole URL: `{option} http://localhost:3000/hooks`");
    reporter.error("bad-url", &message, Some(&help));
    Err(RunError::Usage)
}

/// The URL of the receiver. If its last segment identifies the event, the segment is appended unless it is there.
pub fn url(to: &str, profile: &Profile, chosen: &SelectedEvent<'_>) -> String {
    if !profile.route.contains(&Source::Path) {
        return to.to_owned();
    }
    let segment = utf8_percent_encode(&chosen.value, PATH).to_string();
    let (path, query) = match to.find('?') {
        Some(at) => to.split_at(at),
        None => (to, ""),
    };
    match path.rsplit('/').next() {
        Some(last) if last == segment || last == chosen.value => to.to_owned(),
        _ => format!("{}/{segment}{query}", path.trim_end_matches('/')),
    }
}
