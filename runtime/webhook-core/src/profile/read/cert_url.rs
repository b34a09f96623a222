//! Reads schemes by certificates.

use super::source::source;
use super::value::{ProfileResult, ProfileValue};
use super::words::algorithm;
use crate::profile::{CertAlgorithm, CertSigned, CertUrl, Source};
use crate::template;

pub(super) fn cert_url(value: &ProfileValue<'_>) -> ProfileResult<CertUrl> {
    let object = value.object(&[
        "url",
        "hosts",
        "path_suffix",
        "discovery",
        "names",
        "algorithm",
        "from",
        "signed",
        "bound",
    ])?;
    let discovery = object.read("discovery", |value| {
        let object = value.object(&["path", "pointer"])?;
        Ok((
            object.need("path")?.string()?,
            object.need("pointer")?.pointer()?,
        ))
    })?;
    Ok(CertUrl {
        url: source(&object.need("url")?)?,
        hosts: object.need("hosts")?.list(ProfileValue::string)?,
        path_suffix: object.read("path_suffix", ProfileValue::string)?,
        discovery,
        names: object
            .read("names", |value| value.list(ProfileValue::string))?
            .unwrap_or_default(),
        algorithm: cert_algorithm(&object.need("algorithm")?)?,
        from: source(&object.need("from")?)?,
        signed: cert_signed(&object.need("signed")?)?,
        bound: object
            .read("bound", |value| value.list(bound))?
            .unwrap_or_default(),
    })
}

fn cert_algorithm(value: &ProfileValue<'_>) -> ProfileResult<CertAlgorithm> {
    if value.as_text().is_some() {
        return Ok(CertAlgorithm::Fixed(algorithm(value)?, None));
    }
    let object = value.object(&["fixed", "from", "word", "table"])?;
    let from = source(&object.need("from")?)?;
    match object.get("table") {
        None => {
            let word = object.need("word")?.string()?;
            let fixed = algorithm(&object.need("fixed")?)?;
            Ok(CertAlgorithm::Fixed(fixed, Some((from, word))))
        }
        Some(table) => {
            let row =
                |(word, value): (&str, ProfileValue<'_>)| Ok((word.to_owned(), algorithm(&value)?));
            let table = table
                .members()?
                .all()
                .map(row)
                .collect::<ProfileResult<_>>()?;
            Ok(CertAlgorithm::Table(from, table))
        }
    }
}

fn cert_signed(value: &ProfileValue<'_>) -> ProfileResult<CertSigned> {
    if let Some(text) = value.as_text() {
        template::parse(text).map_err(|what| value.error(what))?;
        return Ok(CertSigned::Template(text.to_owned()));
    }
    let (_, lines) = value.kind(&["lines"])?;
    let row = |(kind, value): (&str, ProfileValue<'_>)| {
        Ok((kind.to_owned(), value.list(ProfileValue::string)?))
    };
    let rows = lines
        .members()?
        .all()
        .map(row)
        .collect::<ProfileResult<_>>()?;
    Ok(CertSigned::Lines(rows))
}

/// Reads a value that must equal a setting.
fn bound(value: &ProfileValue<'_>) -> ProfileResult<(Source, String)> {
    let object = value.object(&["from", "setting"])?;
    Ok((
        source(&object.need("from")?)?,
        object.need("setting")?.string()?,
    ))
}
