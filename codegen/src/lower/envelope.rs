//! Events that the configuration declares: one envelope, and a payload for each event.
//!
//! ```yaml
//! event: { properties: { type: { type: string }, data: { properties: { object: { type: object } } } } }
//! charge: { properties: { amount: { type: integer } } }
//! ```
//!
//! With `payload = "/data/object"`, the event `charge.succeeded` is an `event` that has a `charge` at this pointer.

use super::event_source::EventSource;
use super::interned::Interned;
use super::lowering::Lower;
use crate::config::{Envelope, nearest};
use crate::diag::{Diagnostic, FileId, Place};
use crate::ir::{
    Content, Docs, Event, EventKind, Method, Object, Origin, Property, RequestBody, Shape, Type,
    TypeId, TypeUse,
};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// An event that the configuration declares.
struct DeclaredEvent<'d> {
    /// Its value on the wire.
    value: String,
    /// The key of the payload's schema, and the property of that schema that is the payload.
    key: &'d str,
    part: Option<String>,
    payload: TypeUse,
    docs: Docs,
}

impl<'d> Lower<'d, '_> {
    /// Adds the events of an envelope. Each has a type of its own; events with the same payload share one.
    pub(super) fn envelope(&mut self, envelope: &Envelope) {
        // Without an envelope, each event is its payload.
        let base = match &envelope.schema {
            Some(key) => match self.declared_schema("webhooks.envelope.schema", key) {
                Some(base) => base,
                None => return,
            },
            None => self.intern(Interned::Any),
        };
        let pointer: Vec<String> = envelope.payload.tokens().map(Cow::into_owned).collect();
        let mut known: FxHashMap<TypeUse, TypeUse> = FxHashMap::default();
        for DeclaredEvent {
            value,
            key,
            part,
            payload,
            docs,
        } in self.declared_events(envelope, &pointer)
        {
            let ty = match known.get(&payload) {
                Some(ty) => *ty,
                None => {
                    let origin = Origin::Envelope {
                        of: base.id,
                        payload: payload.id,
                    };
                    let ty = self.fill_envelope(base, &pointer, payload, origin);
                    known.insert(payload, ty);
                    ty
                }
            };
            self.event_sources.push(EventSource::Declared {
                base: self.key_of(envelope.schema.as_deref()),
                pointer: envelope.payload.clone(),
                payload: key,
                part,
            });
            self.add_declared_event(value, ty, docs, envelope.media_type.as_deref());
        }
    }

    /// The declared events.
    fn declared_events(
        &mut self,
        envelope: &Envelope,
        pointer: &[String],
    ) -> Vec<DeclaredEvent<'d>> {
        let mut list = Vec::new();
        for (value, key) in &envelope.events {
            let option = format!("webhooks.envelope.events.{value:?}");
            let declared = self.declared_schema(&option, key);
            if let (Some(payload), Some(key)) = (declared, self.key_of(Some(key))) {
                list.push(DeclaredEvent {
                    value: value.clone(),
                    key,
                    part: None,
                    payload,
                    docs: Docs::default(),
                });
            }
        }
        let Some(extension) = &envelope.from_extension else {
            return list;
        };
        let keys: Vec<&'d str> = self
            .document
            .openapi
            .components
            .iter()
            .flat_map(|components| components.schemas.keys().map(String::as_str))
            .collect();
        for key in keys {
            let stated = self.extensions_of(key).and_then(|all| all.get(extension));
            let value = stated.and_then(|stated| stated.get("type")?.as_str());
            let (Some(value), Some(&id)) = (value, self.components.get(key)) else {
                continue;
            };
            if envelope.events.contains_key(value) {
                continue;
            }
            let part = match self.api.shape(TypeUse::of(id)) {
                Shape::Object(object) => {
                    let mut properties = object.properties.iter();
                    properties.find(|p| pointer.last() == Some(&p.name))
                }
                _ => None,
            };
            let payload = part.map_or(TypeUse::of(id), |property| property.ty);
            let part_name = part.map(|property| property.name.clone());
            let docs = self.api.ty(id).docs.clone();
            list.push(DeclaredEvent {
                value: value.to_owned(),
                key,
                part: part_name,
                payload,
                docs,
            });
        }
        list
    }

    /// The key of a component, with the lifetime of the document.
    fn key_of(&self, key: Option<&str>) -> Option<&'d str> {
        let name = key?;
        let own = self.components.get_key_value(name).map(|(key, _)| *key);
        own.or_else(|| {
            let mut keys = self.document.side.hoisted.keys();
            keys.find(|key| self.document.side.schema_name(key) == name)
                .map(String::as_str)
        })
    }

    /// The type of a component that an option names; an error is reported if there is none.
    fn declared_schema(&mut self, option: &str, key: &str) -> Option<TypeUse> {
        if let Some(key) = self.key_of(Some(key)) {
            return Some(self.component_use(key));
        }
        let side = &self.document.side;
        let known: Vec<Cow<'_, str>> = self
            .components
            .keys()
            .map(|key| side.schema_name(key))
            .collect();
        let known: Vec<&str> = known.iter().map(Cow::as_ref).collect();
        let message = format!("the option `{option}` names `{key}`, and there is no such schema");
        let mut diagnostic = Diagnostic::error("unknown-schema", &Place::root(FileId(0)), message);
        if let Some(near) = nearest(key, &known) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        }
        self.diags.push(diagnostic);
        None
    }

    /// The type of an envelope that has `payload` at the pointer.
    fn fill_envelope(
        &mut self,
        using: TypeUse,
        pointer: &[String],
        payload: TypeUse,
        origin: Origin,
    ) -> TypeUse {
        let Some((name, rest)) = pointer.split_first() else {
            return payload;
        };
        let resolved = self.api.resolve(using);
        let old = self.api.ty(resolved.id).clone();
        // If the schema is no object, the pointer implies one.
        let mut object = match old.shape {
            Shape::Object(object) => object,
            _ => Object {
                properties: Vec::new(),
                rest: None,
            },
        };
        let id = TypeId::at(self.api.types.len());
        self.api.types.push(Type {
            origin,
            shape: Shape::Any,
            ..old
        });
        let any = self.intern(Interned::Any);
        let at = object.properties.iter().position(|p| p.name == *name);
        let at = at.unwrap_or_else(|| {
            object.properties.push(Property {
                name: name.clone(),
                required: true,
                ty: any,
                docs: Docs::default(),
                read_only: false,
                write_only: false,
                default: None,
                example: None,
            });
            object.properties.len() - 1
        });
        if let Some(property) = object.properties.get_mut(at) {
            let origin = Origin::Part {
                of: id,
                role: name.clone(),
            };
            property.ty = self.fill_envelope(property.ty, rest, payload, origin);
        }
        self.set(id, Shape::Object(object));
        TypeUse {
            id,
            nullable: using.nullable,
        }
    }

    fn add_declared_event(&mut self, value: String, ty: TypeUse, docs: Docs, media: Option<&str>) {
        let media = media.unwrap_or("application/json");
        let content = Content {
            media: media.to_owned(),
            sent_as: None,
            kind: super::media::kind(media),
            ty: Some(ty),
            encoding: Vec::new(),
            part_media: Vec::new(),
        };
        self.api.events.push(Event {
            kind: EventKind::Declared,
            key: value.clone(),
            operation_id: None,
            place: self.api.ty(ty.id).place.clone(),
            method: Method::Post,
            docs,
            parameters: Vec::new(),
            body: Some(RequestBody {
                required: true,
                description: None,
                contents: vec![content],
            }),
            responses: Vec::new(),
            example: None,
            values: vec![value],
        });
    }
}
