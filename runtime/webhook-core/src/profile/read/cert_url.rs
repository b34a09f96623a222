//! Signatures by certificates.

use super::node::{Node, Read};
use super::source::source;
use super::words::algorithm;
use crate::profile::{CertAlgorithm, CertSigned, CertUrl, Source};
use crate::template;

pub(super) fn cert_url(node: &Node<'_>) -> Read<CertUrl> {
    let object = node.object(&[
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
    let discovery = object.read("discovery", |node| {
        let object = node.object(&["path", "pointer"])?;
        Ok((
            object.need("path")?.string()?,
            object.need("pointer")?.pointer()?,
        ))
    })?;
    Ok(CertUrl {
        url: source(&object.need("url")?)?,
        hosts: object.need("hosts")?.list(Node::string)?,
        path_suffix: object.read("path_suffix", Node::string)?,
        discovery,
        names: object
            .read("names", |node| node.list(Node::string))?
            .unwrap_or_default(),
        algorithm: cert_algorithm(&object.need("algorithm")?)?,
        from: source(&object.need("from")?)?,
        signed: cert_signed(&object.need("signed")?)?,
        bound: object
            .read("bound", |node| node.list(bound))?
            .unwrap_or_default(),
    })
}

fn cert_algorithm(node: &Node<'_>) -> Read<CertAlgorithm> {
    if node.as_text().is_some() {
        return Ok(CertAlgorithm::Fixed(algorithm(node)?, None));
    }
    let object = node.object(&["fixed", "from", "word", "table"])?;
    let from = source(&object.need("from")?)?;
    match object.get("table") {
        None => {
            let word = object.need("word")?.string()?;
            let fixed = algorithm(&object.need("fixed")?)?;
            Ok(CertAlgorithm::Fixed(fixed, Some((from, word))))
        }
        Some(table) => {
            let row = |(word, node): (&str, Node<'_>)| Ok((word.to_owned(), algorithm(&node)?));
            let table = table.members()?.all().map(row).collect::<Read<_>>()?;
            Ok(CertAlgorithm::Table(from, table))
        }
    }
}

fn cert_signed(node: &Node<'_>) -> Read<CertSigned> {
    if let Some(text) = node.as_text() {
        template::parse(text).map_err(|what| node.error(what))?;
        return Ok(CertSigned::Template(text.to_owned()));
    }
    let (_, lines) = node.kind(&["lines"])?;
    let row = |(kind, node): (&str, Node<'_>)| Ok((kind.to_owned(), node.list(Node::string)?));
    let rows = lines.members()?.all().map(row).collect::<Read<_>>()?;
    Ok(CertSigned::Lines(rows))
}

/// A value that must equal a setting.
fn bound(node: &Node<'_>) -> Read<(Source, String)> {
    let object = node.object(&["from", "setting"])?;
    Ok((
        source(&object.need("from")?)?,
        object.need("setting")?.string()?,
    ))
}
