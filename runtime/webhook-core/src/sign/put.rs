//! Writes values into a request, where the profile reads them.

use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderName, HeaderValue, Request, Uri};
use serde_json::{Map, Value};

use crate::Source;
use crate::{SetupError, form, write_form};

/// Writes a text, and replaces what is already there.
pub fn put(request: &mut Request<Bytes>, source: &Source, text: &str) -> Result<(), SetupError> {
    match source {
        Source::Header(name) => {
            // Numbered headers begin at 1.
            let name = match name.strip_suffix('*') {
                Some(stem) => format!("{stem}1"),
                None => name.clone(),
            };
            let value = HeaderValue::from_str(text).map_err(|_| wrong(&name, "can't hold it"))?;
            let header = HeaderName::try_from(&name).map_err(|_| wrong(&name, "isn't a header"))?;
            request.headers_mut().insert(header, value);
        }
        Source::Body(pointer) => {
            let mut body = json(request)?;
            let (parent, last) = pointer.rsplit_once('/').unwrap_or_default();
            let last = format!("/{last}");
            each(&mut body, parent, &mut |object| {
                let value = coerce_like(object.pointer(&last), text);
                insert(object, &last, value)
            })?;
            *request.body_mut() = Bytes::from(body.to_string());
        }
        Source::Query(name) => query(request, name, text)?,
        Source::Field(name) => {
            let old = form::fields(request.body());
            let kept = old.filter(|(field, _)| field != name.as_bytes());
            let pairs: Vec<_> = kept
                .chain([(name.clone().into_bytes(), text.into())])
                .collect();
            *request.body_mut() = Bytes::from(write_form(&pairs));
        }
        Source::Path | Source::Item(_) | Source::Key(_) => {
            return Err(wrong(
                "what is signed",
                "can't be in the path, an item or a key",
            ));
        }
    }
    Ok(())
}

/// The body as JSON.
pub fn json(request: &Request<Bytes>) -> Result<Value, SetupError> {
    serde_json::from_slice(request.body()).map_err(|_| wrong("the body", "isn't JSON"))
}

/// Calls a function for each value that a pointer points at. A segment `*` is every item of an array. Missing objects are
/// created.
pub fn each(
    value: &mut Value,
    pointer: &str,
    act: &mut dyn FnMut(&mut Value) -> Result<(), SetupError>,
) -> Result<(), SetupError> {
    let Some(rest) = pointer.strip_prefix('/') else {
        return act(value);
    };
    let (segment, rest) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    match value {
        Value::Array(items) if segment == "*" => {
            items.iter_mut().try_for_each(|item| each(item, rest, act))
        }
        Value::Object(object) => {
            let name = segment.replace("~1", "/").replace("~0", "~");
            let empty = || Value::Object(Map::new());
            each(object.entry(name).or_insert_with(empty), rest, act)
        }
        _ => Err(wrong(
            "the body",
            &format!("has no member `{segment}`, and no room for one"),
        )),
    }
}

/// Writes a value at a pointer.
pub fn insert(root: &mut Value, pointer: &str, value: Value) -> Result<(), SetupError> {
    each(root, pointer, &mut |place| {
        *place = value.clone();
        Ok(())
    })
}

/// A text of digits becomes a number, unless the old value is a string.
fn coerce_like(old: Option<&Value>, text: &str) -> Value {
    match text.parse::<u64>() {
        Ok(number) if !old.is_some_and(Value::is_string) => Value::from(number),
        _ => Value::from(text),
    }
}

fn query(request: &mut Request<Bytes>, name: &str, text: &str) -> Result<(), SetupError> {
    let uri = request.uri();
    let kept: Vec<_> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name))
        .map(str::to_owned)
        .collect();
    let pair = write_form(&[(name.into(), text.into())]);
    let query = [kept, vec![pair]].concat().join("&");
    let mut parts = uri.clone().into_parts();
    let path = PathAndQuery::try_from(format!("{}?{query}", uri.path()));
    parts.path_and_query = Some(path.map_err(|_| wrong("the query", "can't hold it"))?);
    let changed = Uri::from_parts(parts);
    *request.uri_mut() = changed.map_err(|_| wrong("the query", "can't hold it"))?;
    Ok(())
}

fn wrong(what: &str, why: &str) -> SetupError {
    SetupError::new(format!("the delivery can't be signed: {what} {why}"))
}
