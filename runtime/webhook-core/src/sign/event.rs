//! Writes the name of the event into a delivery.

use bytes::Bytes;
use http::Request;
use serde_json::Value;

use super::put::put;
use crate::SetupError;
use crate::Source;

/// Writes the event's name into the headers and the query, where the route reads it. The payload and the URL aren't changed:
/// they must already have the name.
pub(super) fn write(
    request: &mut Request<Bytes>,
    route: &[Source],
    event: &str,
) -> Result<(), SetupError> {
    let payload: Value = serde_json::from_slice(request.body()).unwrap_or_default();
    let mut rest = event;
    for (number, source) in route.iter().enumerate() {
        match source {
            Source::Header(_) | Source::Query(_) => {
                let after = said(&route[number + 1..], &payload);
                let value = before(rest, &after);
                put(request, source, value)?;
                rest = rest[value.len()..].trim_start_matches('.');
            }
            Source::Body(pointer) => {
                let Some(value) = payload.pointer(pointer).and_then(text) else {
                    // The route ends at the first absent value.
                    break;
                };
                // The beginning of a route may be enough for the event.
                let follows = match rest.strip_prefix(value.as_str()) {
                    Some(after) if after.is_empty() || after.starts_with('.') => {
                        Some(&after[after.len().min(1)..])
                    }
                    _ if rest.is_empty() && number > 0 => Some(""),
                    _ => None,
                };
                rest = follows.ok_or_else(|| {
                    SetupError::new(format!(
                        "it is sent as `{event}`, but the payload says `{value}` at `{pointer}`"
                    ))
                })?;
            }
            // The value is already in the payload or in the URL.
            _ => break,
        }
    }
    Ok(())
}

/// The values that the payload has, up to the first that it doesn't have.
fn said(route: &[Source], payload: &Value) -> String {
    let values = route.iter().map_while(|source| match source {
        Source::Body(pointer) => payload.pointer(pointer).and_then(text),
        _ => None,
    });
    values.map(|value| format!(".{value}")).collect()
}

/// The part of the event's name that isn't in the payload. It is the whole name if the beginning of the route is enough.
fn before<'a>(event: &'a str, after: &str) -> &'a str {
    match event.strip_suffix(after) {
        Some(value) if !value.is_empty() => value,
        _ => event,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn routed(route: &[Source], event: &str, payload: &Value) -> Result<Vec<String>, SetupError> {
        let mut request = Request::new(Bytes::from(payload.to_string()));
        write(&mut request, route, event)?;
        let name = |header: &str| request.headers().get(header)?.to_str().ok();
        let names = ["x-kind", "x-part"].into_iter().filter_map(name);
        Ok(names.map(str::to_owned).collect())
    }

    #[test]
    fn headers_hold_what_the_payload_does_not_say() {
        let header = |name: &str| Source::Header(name.to_owned());
        let kind = || header("x-kind");
        let action = || Source::Body("/action".to_owned());
        let payload = json!({ "action": "opened", "count": 2 });
        for (route, event, expected) in [
            (vec![kind()], "issues.opened", "issues.opened"),
            (vec![kind(), action()], "issues.opened", "issues"),
            // The beginning alone is enough.
            (vec![kind(), action()], "issues", "issues"),
            (vec![action(), kind()], "opened.issues", "issues"),
            (
                vec![kind(), Source::Body("/none".to_owned())],
                "push",
                "push",
            ),
            (vec![action()], "opened", ""),
        ] {
            let names = routed(&route, event, &payload).unwrap();
            assert_eq!(names.join(" "), expected, "{event} by {route:?}");
        }
        for (route, event) in [(vec![action()], "closed"), (vec![action()], "openedtwice")] {
            assert!(
                routed(&route, event, &payload).is_err(),
                "{event} by {route:?}"
            );
        }
    }
}
