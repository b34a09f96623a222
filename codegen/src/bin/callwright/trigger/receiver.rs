//! Where the delivery goes.

use super::choose::Chosen;
use crate::Failure;
use crate::report::Reporter;
use callwright_webhook_core::{Profile, Source};
use http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what may stand in a path as it is (RFC 3986, section 2.3).
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Checks that an option holds an absolute URL of http or https.
///
/// # Errors
///
/// [`Failure::Usage`], after saying so.
pub fn check(option: &str, url: &str, reporter: Reporter) -> Result<(), Failure> {
    let uri = url.parse::<Uri>().ok();
    let web = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some()
    });
    if web {
        return Ok(());
    }
    let message = format!("`{option}` is no URL of http or https");
    let help = format!("write all of it: `{option} http://localhost:3000/hooks`");
    reporter.error("bad-url", &message, Some(&help));
    Err(Failure::Usage)
}

/// The receiver's URL; where its last segment tells events apart, that of the event is put behind it, unless it stands there.
pub fn url(to: &str, profile: &Profile, chosen: &Chosen<'_>) -> String {
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
