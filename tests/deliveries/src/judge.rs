//! Compares the results of deliveries with what was sent.

use crate::deviate::remove_filled;
use crate::events::Generated;
use crate::subject::{Expected, Subject, TestDelivery};
use callwright_codegen::diag::Place;
use callwright_codegen::ir::Event;
use callwright_roundtrip::{Direction, Example, SchemaNode, Schemas, invented_value, loss};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Totals of a subject.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// How many deliveries were sent.
    pub(crate) sent: usize,
    /// How many reached the method of an event.
    pub(crate) typed: usize,
    /// How many of these have deviations.
    pub(crate) deviating: usize,
    /// How many of these lost keys that the schema doesn't name.
    pub(crate) dropping: usize,
    /// How many of these are equal when they are encoded again.
    pub(crate) equal: usize,
    /// How many aren't events of the document, and reached `unknown`.
    pub(crate) unknown: usize,
    /// How many are handshakes with the right response.
    pub(crate) handshakes: usize,
    /// The deliveries that reached `undecodable`, with the errors.
    pub(crate) undecodable: Vec<String>,
    /// The kinds of errors, with their numbers.
    pub(crate) reasons: BTreeMap<&'static str, usize>,
    /// The reported deviations, as text.
    pub(crate) deviations: Vec<String>,
    /// The deliveries that were lost, misrouted or changed.
    pub(crate) failures: Vec<String>,
}

/// Checks the results of all deliveries of a subject.
pub(crate) fn judge(
    subject: &Subject,
    generated: &Generated,
    schemas: &Schemas<'_>,
    results: &[Value],
) -> Report {
    let mut report = Report {
        sent: subject.deliveries.len(),
        ..Report::default()
    };
    for (delivery, result) in subject.deliveries.iter().zip(results) {
        if let Err(reason) = judge_one(subject, generated, schemas, delivery, result, &mut report) {
            report
                .failures
                .push(format!("{}: {reason}", delivery.label));
        }
    }
    report
}

fn judge_one(
    subject: &Subject,
    generated: &Generated,
    schemas: &Schemas<'_>,
    delivery: &TestDelivery,
    result: &Value,
    report: &mut Report,
) -> Result<(), String> {
    let text = |value: &Value, key: &str| {
        let text = value.get(key).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    if let Some(reason) = result.get("sign_error").and_then(Value::as_str) {
        return Err(format!("it can't be signed: {reason}"));
    }
    let status = result.get("status").and_then(Value::as_u64).unwrap_or(0);
    let all = result.get("handled").and_then(Value::as_array);
    let all = all.map(Vec::as_slice).unwrap_or_default();
    let response = text(result, "response");
    if let Expected::Handshake(expected) = &delivery.expected {
        return match all.is_empty() && status == 200 && *expected == response {
            true => {
                report.handshakes += 1;
                Ok(())
            }
            false => Err(format!("no handshake: the response is {status} {response}")),
        };
    }
    let Some(first) = all.first() else {
        return Err(format!("lost: the response is {status} {response}"));
    };
    let body = text(result, "body");
    let form = delivery
        .headers
        .iter()
        .any(|(_, value)| value.contains("form"));
    let batch = subject.profile == Some("adyen");
    if !form && !batch && text(first, "raw") != body {
        return Err("its bytes differ from those that were sent".to_owned());
    }
    if all.len() > 1 && !batch {
        return Err(format!("it was handled {} times", all.len()));
    }
    let (method, event) = (text(first, "method"), text(first, "event"));
    match (method.as_str(), &delivery.expected) {
        ("undecodable", Expected::Event(name)) if *name != event => {
            return Err(format!(
                "misrouted: it is {name}, but was taken for {event}"
            ));
        }
        ("undecodable", _) => {
            let error = text(first, "error");
            report
                .undecodable
                .push(format!("{}: {event}: {error}", delivery.label));
            let kind = kind(&text(first, "reason"));
            *report.reasons.entry(kind).or_default() += 1;
            return Ok(());
        }
        ("unknown", Expected::Unknown) if (200..300).contains(&status) => {
            report.unknown += 1;
            return Ok(());
        }
        ("unknown", _) => {
            return Err(format!(
                "it is unknown as `{event}`, the status is {status}"
            ));
        }
        (_, Expected::Unknown) => {
            return Err(format!(
                "it is no event of the document, but {method} received it"
            ));
        }
        (_, Expected::Event(name)) if *name != event => {
            return Err(format!("misrouted: it is {name}, but {method} received it"));
        }
        _ if generated.method_of.get(&event) != Some(&method) => {
            return Err(format!("{method} is not the method of {event}"));
        }
        _ => {}
    }
    report.typed += 1;
    if !(200..300).contains(&status) {
        return Err(format!("{method} handled it, but the status is {status}"));
    }
    let event = generated.event(&event, subject.callbacks);
    let event = event.ok_or("the model has no such event")?;
    let (mut deviates, mut drops) = (false, false);
    for handled in all {
        let accepted = compare(subject, schemas, event, handled)?;
        deviates |= !accepted.deviations.is_empty();
        drops |= accepted.drops_keys;
        report.deviations.extend(accepted.deviations);
    }
    report.deviating += usize::from(deviates);
    report.dropping += usize::from(drops);
    report.equal += 1;
    Ok(())
}

/// The kind of an error, by its reason.
fn kind(reason: &str) -> &'static str {
    if reason.contains("missing `") {
        "missing"
    } else if reason.contains("invalid type: null") {
        "null"
    } else if reason.contains("invalid type") || reason.contains("invalid value") {
        "another type"
    } else {
        "other"
    }
}

/// The differences between a payload and its body that are allowed.
struct AllowedDifferences {
    /// Values that were missing or null, and are reported.
    deviations: Vec<String>,
    /// Whether keys are missing that the schema doesn't name.
    drops_keys: bool,
}

/// Compares the payload that a method received, encoded again, with the body.
fn compare(
    subject: &Subject,
    schemas: &Schemas<'_>,
    event: &Event,
    handled: &Value,
) -> Result<AllowedDifferences, String> {
    if let Some(reason) = handled.get("encode_error").and_then(Value::as_str) {
        return Err(format!("it can't be encoded: {reason}"));
    }
    let json = |key: &str| {
        let text = handled.get(key).and_then(Value::as_str).unwrap_or_default();
        serde_json::from_str::<Value>(text).map_err(|error| format!("{key} isn't JSON: {error}"))
    };
    let raw = handled
        .get("raw")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let before = match raw.strip_prefix("payload=") {
        Some(field) => serde_json::from_str(&unescaped(field)).map_err(|e| format!("raw: {e}"))?,
        None => json("raw")?,
    };
    let mut after = json("after")?;
    if let Some(problem) = invented_value(&before, &after) {
        return Err(format!("invented: {problem}"));
    }
    let deviations = handled.get("deviations").and_then(Value::as_array);
    let deviations = deviations.map(Vec::as_slice).unwrap_or_default();
    // A deviation is a pair of path and text.
    let element = |index: usize| {
        let elements = deviations.iter().filter_map(move |pair| pair.get(index));
        elements.filter_map(Value::as_str)
    };
    remove_filled(&before, &mut after, &element(0).collect::<Vec<_>>());
    let schema = envelope_schema(subject, event);
    // The schema isn't in the document. This place is the base of its references.
    let place = event.place.key("requestBody");
    let node = SchemaNode {
        place,
        value: &schema,
    };
    let node = match subject.config.webhooks.envelope {
        Some(_) => node,
        None => {
            let whole = body_schema(schemas, event).ok_or("the event has no body schema")?;
            match subject.profile {
                Some("adyen") => item_schema(schemas, whole).ok_or("the body has no items")?,
                _ => whole,
            }
        }
    };
    let example = Example {
        place: Place::default(),
        schema: node,
        value: &before,
        direction: Direction::Both,
    };
    match loss(schemas, &example, &after) {
        Some(difference) => Err(format!("it differs when it is encoded again: {difference}")),
        None => Ok(AllowedDifferences {
            deviations: element(1).map(str::to_owned).collect(),
            drops_keys: before != after,
        }),
    }
}

/// The schema of an event's JSON body.
fn body_schema<'s>(schemas: &Schemas<'s>, event: &Event) -> Option<SchemaNode<'s>> {
    let operation = schemas.at(&event.place)?;
    let operation = schemas.follow(operation);
    let body = schemas.follow(operation.child("requestBody")?);
    let contents = body.map("content");
    let json = contents.iter().find(|(media, _)| media.contains("json"));
    json.or(contents.first())?.1.child("schema")
}

/// Decodes a field of a form.
fn unescaped(field: &str) -> String {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => match (digit(rest.next()), digit(rest.next())) {
                (Some(high), Some(low)) => (high * 16 + low) as u8,
                _ => b'%',
            },
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The schema of an item of Adyen's batches.
fn item_schema<'s>(schemas: &Schemas<'s>, whole: SchemaNode<'s>) -> Option<SchemaNode<'s>> {
    let property = |node: SchemaNode<'s>, name: &str| {
        let properties = schemas.follow(node).child("properties")?;
        properties.child(name)
    };
    let items = schemas.follow(property(whole, "notificationItems")?);
    property(items.child("items")?, "NotificationRequestItem")
}

/// The schema of a declared event: the envelope with this event's payload.
fn envelope_schema(subject: &Subject, event: &Event) -> Value {
    let Some(envelope) = &subject.config.webhooks.envelope else {
        return Value::Null;
    };
    let named = |key: &str| json!({ "$ref": format!("#/components/schemas/{key}") });
    let payload = envelope.events.get(&event.key);
    let payload = payload.map_or(json!({}), |key| named(key));
    let tokens = envelope.payload.tokens();
    let inner = tokens.rev().fold(
        payload,
        |inner, token| json!({ "properties": { token: inner } }),
    );
    match &envelope.schema {
        Some(key) => json!({ "allOf": [named(key), inner] }),
        None => inner,
    }
}
