//! The parts of a template, and how they are read from its text.

/// A part of a template.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TemplatePart {
    /// Text.
    Text(String),
    /// The body.
    Body,
    /// The lower-case hexadecimal SHA-256 of the body.
    BodySha256,
    /// The CRC-32 of the body, as a decimal number.
    BodyCrc32,
    /// The time of signing, as the delivery has it.
    Timestamp,
    /// The id of the delivery.
    Id,
    /// The URL of the endpoint.
    Url(UrlForm),
    /// The method.
    Method,
    /// The path of the request.
    Path,
    /// The query of the request, without its question mark.
    Query,
    /// A header.
    Header(String),
    /// A parameter of the query.
    QueryParameter(String),
    /// A value in the body, by its pointer.
    Json(String),
    /// A setting of the endpoint.
    Setting(String),
    /// The secret itself, in plain hashes.
    Secret,
    /// The fields of the form, sorted.
    FormSorted,
    /// The fields of the form as PHP serialises them, without this one.
    FormPhp(String),
}

/// The form of the URL.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum UrlForm {
    /// As it was configured.
    AsItIs,
    /// Both with the port and without it.
    AnyPort,
    /// With these characters unescaped.
    Unescaped(String),
}

const NAMES: &str = "{body}, {timestamp}, {id}, {url}, {url:any-port}, {url:unescaped=..}, {method}, {path}, {query}, \
     {header:..}, {query:..}, {json:/..}, {setting:..}, {secret}, {crc32:body}, {sha256hex:body}, {form-sorted}, \
     {form-php:..}";

/// The parts of a text.
///
/// # Errors
///
/// A sentence that says what is wrong with the text.
pub fn parse(text: &str) -> Result<Vec<TemplatePart>, String> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            plain.push('{');
            rest = after;
            continue;
        }
        let (name, after) = rest
            .split_once('}')
            .ok_or_else(|| format!("`{{{rest}` isn't closed; a brace itself is written `{{{{`"))?;
        if !plain.is_empty() {
            parts.push(TemplatePart::Text(std::mem::take(&mut plain)));
        }
        parts.push(part(name).ok_or_else(|| format!("no part is `{{{name}}}`; they are {NAMES}"))?);
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        parts.push(TemplatePart::Text(plain));
    }
    Ok(parts)
}

fn part(name: &str) -> Option<TemplatePart> {
    Some(match name {
        "body" => TemplatePart::Body,
        "timestamp" => TemplatePart::Timestamp,
        "id" => TemplatePart::Id,
        "url" => TemplatePart::Url(UrlForm::AsItIs),
        "url:any-port" => TemplatePart::Url(UrlForm::AnyPort),
        "method" => TemplatePart::Method,
        "path" => TemplatePart::Path,
        "query" => TemplatePart::Query,
        "secret" => TemplatePart::Secret,
        "crc32:body" => TemplatePart::BodyCrc32,
        "sha256hex:body" => TemplatePart::BodySha256,
        "form-sorted" => TemplatePart::FormSorted,
        _ => {
            let (kind, what) = name.split_once(':').filter(|(_, what)| !what.is_empty())?;
            match kind {
                "url" => TemplatePart::Url(UrlForm::Unescaped(
                    what.strip_prefix("unescaped=")?.to_owned(),
                )),
                "header" => TemplatePart::Header(what.to_ascii_lowercase()),
                "query" => TemplatePart::QueryParameter(what.to_owned()),
                "json" if what.starts_with('/') => TemplatePart::Json(what.to_owned()),
                "setting" => TemplatePart::Setting(what.to_owned()),
                "form-php" => TemplatePart::FormPhp(what.to_owned()),
                _ => return None,
            }
        }
    })
}
