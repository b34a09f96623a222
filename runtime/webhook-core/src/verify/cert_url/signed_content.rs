//! The signed text of a delivery.

use serde_json::Value;

use crate::delivery_reader::DeliveryReader;
use crate::template::{Template, TemplateValues};
use crate::{CertSigned, Claims, Covers, Reject, RejectKind, SetupError, VerifierSettings};

/// What is signed, with the settings filled in.
pub(super) enum SignedContent {
    /// The alternatives of a template.
    Templates(Vec<Template>),
    /// Lines, for each type of message.
    Lines(Vec<(String, Vec<SignedMember>)>),
}

/// A member of the body.
pub(super) struct SignedMember {
    name: String,
    optional: bool,
}

impl SignedContent {
    pub(super) fn read(
        signed: &CertSigned,
        settings: &VerifierSettings,
    ) -> Result<Self, SetupError> {
        match signed {
            CertSigned::Template(text) => {
                Template::all(text, settings.signing_secrets()).map(Self::Templates)
            }
            CertSigned::Lines(types) if types.is_empty() => Err(SetupError::new(
                "the lines that are signed aren't given for any type of message",
            )),
            CertSigned::Lines(types) => {
                let types = types.iter().map(|(kind, names)| {
                    let members = names.iter().map(|name| member(name));
                    (kind.clone(), members.collect())
                });
                Ok(Self::Lines(types.collect()))
            }
        }
    }

    /// The texts of which one is signed, each with the claims that its signature proves.
    pub(super) fn texts(
        &self,
        reading: &DeliveryReader<'_>,
    ) -> Result<Vec<(Vec<u8>, Claims)>, Reject> {
        match self {
            Self::Templates(templates) => templates
                .iter()
                .map(|template| {
                    let given = TemplateValues::default();
                    let text = template.render(reading, given)?.concat();
                    Ok((text, template.claims(reading, given, (None, None))))
                })
                .collect(),
            Self::Lines(types) => {
                let (text, covers) = lines(types, reading.json()?)?;
                let claims = Claims {
                    covers,
                    ..Claims::default()
                };
                Ok(vec![(text, claims)])
            }
        }
    }
}

fn member(name: &str) -> SignedMember {
    let bare = name.strip_suffix('?');
    SignedMember {
        name: bare.unwrap_or(name).to_owned(),
        optional: bare.is_some(),
    }
}

fn lines(types: &[(String, Vec<SignedMember>)], body: &Value) -> Result<(Vec<u8>, Covers), Reject> {
    let text = |name: &str| match body.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => {
            let detail = format!("the member {name} isn't a string");
            Err(Reject::new(RejectKind::Malformed, detail))
        }
    };
    let kind = text("Type")?.ok_or_else(|| missing("Type"))?;
    let found = types.iter().find(|(name, _)| name == kind);
    let (_, members) = found.ok_or_else(|| {
        let detail = "no message of this type is signed";
        Reject::new(RejectKind::Malformed, detail)
    })?;
    let mut lines = String::new();
    let mut covers = Covers::default();
    for (number, SignedMember { name, optional }) in members.iter().enumerate() {
        let Some(value) = text(name)? else {
            if *optional {
                continue;
            }
            return Err(missing(name));
        };
        // With line breaks in several members, different members could have the same text: an id could contain the next line.
        if number > 0 && value.contains('\n') {
            let detail = format!("the member {name} has a line break");
            return Err(Reject::new(RejectKind::Malformed, detail));
        }
        for line in [name, value] {
            lines.push_str(line);
            lines.push('\n');
        }
        covers.fields.push(format!("/{name}"));
    }
    Ok((lines.into_bytes(), covers))
}

fn missing(name: &str) -> Reject {
    Reject::new(
        RejectKind::Missing,
        format!("the member {name} isn't there"),
    )
}
