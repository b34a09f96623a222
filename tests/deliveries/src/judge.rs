//! What came of a delivery, held against what was sent.

use crate::deviate::forgive;
use crate::events::Generated;
use crate::subject::{Belongs, Sent, Subject};
use callwright_codegen::diag::Place;
use callwright_codegen::ir::Event;
use callwright_roundtrip::{Direction, Example, Node, Schemas, loss, made_up};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Totals of a subject.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// How many were sent.
    pub(crate) sent: usize,
    /// How many reached the method of an event.
    pub(crate) typed: usize,
    /// How many of these told deviations.
    pub(crate) deviating: usize,
    /// How many of these lack keys, none of which the schema names.
    pub(crate) dropping: usize,
    /// How many of these are equal, encoded again.
    pub(crate) equal: usize,
    /// How many are no event of the document, and reached `unknown`.
    pub(crate) unknown: usize,
    /// How many are handshakes, and were answered.
    pub(crate) handshakes: usize,
    /// Those that reached `undecodable`: where and why.
    pub(crate) undecodable: Vec<String>,
    /// What made them undecodable, and how often.
    pub(crate) reasons: BTreeMap<&'static str, usize>,
    /// The deviations that were told, in words.
    pub(crate) deviations: Vec<String>,
    /// What must not be: lost, misrouted, changed on the way.
    pub(crate) failures: Vec<String>,
}

/// Judges all deliveries of a subject.
pub(crate) fn judge(
    subject: &Subject,
    generated: &Generated,
    schemas: &Schemas<'_>,
    came: &[Value],
) -> Report {
    let mut report = Report {
        sent: subject.sent.len(),
        ..Report::default()
    };
    for (sent, came) in subject.sent.iter().zip(came) {
        if let Err(reason) = one(subject, generated, schemas, sent, came, &mut report) {
            report.failures.push(format!("{}: {reason}", sent.label));
        }
    }
    report
}

fn one(
    subject: &Subject,
    generated: &Generated,
    schemas: &Schemas<'_>,
    sent: &Sent,
    came: &Value,
    report: &mut Report,
) -> Result<(), String> {
    let word = |value: &Value, key: &str| {
        let text = value.get(key).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    if let Some(reason) = came.get("unsigned").and_then(Value::as_str) {
        return Err(format!("it can't be signed: {reason}"));
    }
    let status = came.get("status").and_then(Value::as_u64).unwrap_or(0);
    let all = came.get("got").and_then(Value::as_array);
    let all = all.map(Vec::as_slice).unwrap_or_default();
    let answer = word(came, "answer");
    if let Belongs::Handshake(text) = &sent.belongs {
        return match all.is_empty() && status == 200 && *text == answer {
            true => {
                report.handshakes += 1;
                Ok(())
            }
            false => Err(format!("no handshake: answered {status} {answer}")),
        };
    }
    let Some(first) = all.first() else {
        return Err(format!("lost: answered {status} {answer}"));
    };
    let body = word(came, "body");
    let form = sent.headers.iter().any(|(_, value)| value.contains("form"));
    let batch = subject.profile == Some("adyen");
    if !form && !batch && word(first, "raw") != body {
        return Err("its bytes are not those that were sent".to_owned());
    }
    if all.len() > 1 && !batch {
        return Err(format!("it was handled {} times", all.len()));
    }
    let (method, event) = (word(first, "method"), word(first, "event"));
    match (method.as_str(), &sent.belongs) {
        ("undecodable", Belongs::Event(name)) if *name != event => {
            return Err(format!(
                "misrouted: it is {name}, and was taken for {event}"
            ));
        }
        ("undecodable", _) => {
            let error = word(first, "error");
            report
                .undecodable
                .push(format!("{}: {event}: {error}", sent.label));
            let kind = kind(&word(first, "reason"));
            *report.reasons.entry(kind).or_default() += 1;
            return Ok(());
        }
        ("unknown", Belongs::Unknown) if (200..300).contains(&status) => {
            report.unknown += 1;
            return Ok(());
        }
        ("unknown", _) => return Err(format!("it is unknown as `{event}`, answered {status}")),
        (_, Belongs::Unknown) => return Err(format!("nobody has it, and {method} got it")),
        (_, Belongs::Event(name)) if *name != event => {
            return Err(format!("misrouted: it is {name}, and {method} got it"));
        }
        _ if generated.method_of.get(&event) != Some(&method) => {
            return Err(format!("{method} is not the method of {event}"));
        }
        _ => {}
    }
    report.typed += 1;
    if !(200..300).contains(&status) {
        return Err(format!("{method} took it, and {status} was answered"));
    }
    let event = generated.event(&event, subject.callbacks);
    let event = event.ok_or("the model has no such event")?;
    let (mut deviates, mut drops) = (false, false);
    for got in all {
        let same = again(subject, schemas, event, got)?;
        deviates |= !same.deviations.is_empty();
        drops |= same.drops;
        report.deviations.extend(same.deviations);
    }
    report.deviating += usize::from(deviates);
    report.dropping += usize::from(drops);
    report.equal += 1;
    Ok(())
}

/// What kind of fault a reason is.
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

/// What is the same and yet differs.
struct Same {
    /// In what was missing or null, and was told.
    deviations: Vec<String>,
    /// In keys that nobody names.
    drops: bool,
}

/// Whether what a method got is what came, encoded again.
fn again(
    subject: &Subject,
    schemas: &Schemas<'_>,
    event: &Event,
    got: &Value,
) -> Result<Same, String> {
    if let Some(reason) = got.get("unwritten").and_then(Value::as_str) {
        return Err(format!("it can't be encoded: {reason}"));
    }
    let json = |key: &str| {
        let text = got.get(key).and_then(Value::as_str).unwrap_or_default();
        serde_json::from_str::<Value>(text).map_err(|error| format!("{key} is no JSON: {error}"))
    };
    let raw = got.get("raw").and_then(Value::as_str).unwrap_or_default();
    let before = match raw.strip_prefix("payload=") {
        Some(field) => serde_json::from_str(&unescaped(field)).map_err(|e| format!("raw: {e}"))?,
        None => json("raw")?,
    };
    let mut after = json("after")?;
    if let Some(what) = made_up(&before, &after) {
        return Err(format!("made up: {what}"));
    }
    let told = got.get("deviations").and_then(Value::as_array);
    let told = told.map(Vec::as_slice).unwrap_or_default();
    let part = |number: usize| {
        let parts = told.iter().filter_map(move |told| told.get(number));
        parts.filter_map(Value::as_str)
    };
    forgive(&before, &mut after, &part(0).collect::<Vec<_>>());
    let schema = schema(subject, event);
    // Written there, a schema needs a place for its references to begin at.
    let place = event.place.key("requestBody");
    let node = Node {
        place,
        value: &schema,
    };
    let node = match subject.config.webhooks.envelope {
        Some(_) => node,
        None => {
            let whole = body(schemas, event).ok_or("the document has no schema of its body")?;
            match subject.profile {
                Some("adyen") => item(schemas, whole).ok_or("the document has no item")?,
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
        Some(difference) => Err(format!("encoded again it differs: {difference}")),
        None => Ok(Same {
            deviations: part(1).map(str::to_owned).collect(),
            drops: before != after,
        }),
    }
}

/// The schema of an event's JSON.
fn body<'s>(schemas: &Schemas<'s>, event: &Event) -> Option<Node<'s>> {
    let operation = schemas.at(&event.place)?;
    let operation = schemas.follow(operation);
    let body = schemas.follow(operation.child("requestBody")?);
    let contents = body.map("content");
    let json = contents.iter().find(|(media, _)| media.contains("json"));
    json.or(contents.first())?.1.child("schema")
}

/// A field of a form.
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
fn item<'s>(schemas: &Schemas<'s>, whole: Node<'s>) -> Option<Node<'s>> {
    let property = |node: Node<'s>, name: &str| {
        let properties = schemas.follow(node).child("properties")?;
        properties.child(name)
    };
    let items = schemas.follow(property(whole, "notificationItems")?);
    property(items.child("items")?, "NotificationRequestItem")
}

/// The schema of a declared event: the envelope, and in it what stands there for this one.
fn schema(subject: &Subject, event: &Event) -> Value {
    let Some(envelope) = &subject.config.webhooks.envelope else {
        return Value::Null;
    };
    let named = |key: &str| json!({ "$ref": format!("#/components/schemas/{key}") });
    let payload = envelope.events.get(&event.name);
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
