//! Looks up the values of sources.

use std::borrow::Cow;
use std::cell::RefCell;

use callwright_webhook_core::encoding::unpercent;
use http::HeaderName;
use http::request::Parts;

use super::form::lossy;
use super::{BodyPointer, Form, LookupError};
use crate::webhook::{SetupError, Source, unsupported};

/// A [`Source`], parsed when the endpoint is built.
#[derive(Clone, Debug)]
pub(crate) enum Lookup {
    Header(HeaderName),
    Body(BodyPointer),
    Item(BodyPointer),
    Key(BodyPointer),
    Query(String),
    Path,
    Field(String),
}

impl Lookup {
    /// # Errors
    ///
    /// A header's name or a pointer is invalid.
    pub(crate) fn of(source: &Source) -> Result<Self, SetupError> {
        let pointer = |text: &String| {
            BodyPointer::parse(text).ok_or_else(|| {
                SetupError::new(format!(
                    "`{text}` isn't a JSON pointer: it must begin with `/`, or be empty"
                ))
            })
        };
        Ok(match source {
            Source::Header(name) => match HeaderName::try_from(name) {
                Ok(name) => Self::Header(name),
                Err(_) => {
                    return Err(SetupError::new(format!(
                        "`{name}` isn't the name of a header"
                    )));
                }
            },
            Source::Body(text) => Self::Body(pointer(text)?),
            Source::Item(text) => Self::Item(pointer(text)?),
            Source::Key(text) => Self::Key(pointer(text)?),
            Source::Query(name) => Self::Query(name.clone()),
            Source::Path => Self::Path,
            Source::Field(name) => Self::Field(name.clone()),
            other => return Err(unsupported(&other.to_string())),
        })
    }

    pub(crate) fn all_of(sources: &[Source]) -> Result<Vec<Self>, SetupError> {
        sources.iter().map(Self::of).collect()
    }
}

/// The values of a body that are the same for all items, so that the body isn't scanned for each.
#[derive(Debug, Default)]
pub(crate) struct LookupCache(RefCell<Vec<(*const BodyPointer, Looked)>>);

/// The result of a lookup.
type Looked = Result<Option<String>, LookupError>;

impl LookupCache {
    fn scalar(&self, pointer: &BodyPointer, json: &[u8]) -> Looked {
        let mut all = self.0.borrow_mut();
        // The pointers belong to the endpoint, so their addresses don't change.
        if let Some((_, looked)) = all.iter().find(|(known, _)| std::ptr::eq(*known, pointer)) {
            return looked.clone();
        }
        let looked = pointer.scalar(json).map(|value| value.map(Cow::into_owned));
        all.push((pointer, looked.clone()));
        looked
    }
}

/// What values are looked up in.
#[derive(Clone, Copy)]
pub(crate) struct LookupInput<'a> {
    pub(crate) parts: &'a Parts,
    /// The JSON of the body, if there is any.
    pub(crate) json: Option<&'a [u8]>,
    /// Values that were already found, if they are looked up for each item of a batch.
    pub(crate) found: Option<&'a LookupCache>,
    /// The item of a batch, or the whole JSON.
    pub(crate) item: Option<&'a [u8]>,
    /// The fields, if the body is a form.
    pub(crate) form: Option<&'a Form>,
}

impl<'a> LookupInput<'a> {
    /// Looks up a value. A key must be one for which `known` is true; if there are several, the value is `None`.
    pub(crate) fn value(
        &self,
        place: &Lookup,
        known: impl Fn(&str) -> bool,
    ) -> Result<Option<Cow<'a, str>>, LookupError> {
        match place {
            Lookup::Header(name) => {
                let mut values = self.parts.headers.get_all(name).iter();
                match (values.next(), values.next()) {
                    (None, _) => Ok(None),
                    (Some(_), Some(_)) => Err(LookupError::Twice),
                    (Some(value), None) => Ok(value.to_str().ok().map(Cow::Borrowed)),
                }
            }
            Lookup::Body(pointer) => match (self.json, self.found) {
                (Some(json), Some(found)) => Ok(found.scalar(pointer, json)?.map(Cow::Owned)),
                (Some(json), None) => pointer.scalar(json),
                (None, _) => Ok(None),
            },
            Lookup::Item(pointer) => self.item.map_or(Ok(None), |item| pointer.scalar(item)),
            Lookup::Key(pointer) => {
                let keys = self
                    .item
                    .map_or(Ok(Vec::new()), |item| pointer.keys(item, known))?;
                match <[String; 1]>::try_from(keys) {
                    Ok([key]) => Ok(Some(Cow::Owned(key))),
                    Err(_) => Ok(None),
                }
            }
            Lookup::Query(name) => {
                let query = Form::read(self.parts.uri.query().unwrap_or_default().as_bytes());
                field(&query, name).map(|value| value.map(|text| Cow::Owned(text.to_owned())))
            }
            Lookup::Path => {
                let last = self.parts.uri.path().rsplit('/').next().unwrap_or_default();
                let text = lossy(unpercent(last.as_bytes(), false));
                Ok((!text.is_empty()).then_some(Cow::Owned(text)))
            }
            Lookup::Field(name) => match self.form {
                Some(form) => field(form, name).map(|value| value.map(Cow::Borrowed)),
                None => Ok(None),
            },
        }
    }
}

fn field<'a>(form: &'a Form, name: &str) -> Result<Option<&'a str>, LookupError> {
    match form.count(name) {
        0 => Ok(None),
        1 => Ok(form.get(name)),
        _ => Err(LookupError::Twice),
    }
}
