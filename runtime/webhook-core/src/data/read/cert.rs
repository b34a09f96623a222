//! Tokens of JSON, certificates, message signatures.

use super::super::template;
use super::super::{CertAlgorithm, CertSigned, CertUrl, Jwt, KeyForm, MessageSignature, TokenForm};
use super::node::{Node, Read};
use super::scheme::{algorithm, bound, key_form, token_form};
use super::source::source;

pub(super) fn jwt(node: &Node<'_>) -> Read<Jwt> {
    let object = node.object(&[
        "from",
        "form",
        "algorithms",
        "key_url",
        "key_body",
        "hosts",
        "claims",
        "fixed_claims",
        "body_hash",
        "max_age",
    ])?;
    let claims = object.read("claims", |node| {
        let claim = |(name, node): (&str, Node<'_>)| Ok((name.to_owned(), node.string()?));
        node.members()?.all().map(claim).collect()
    })?;
    let fixed_claims = object.read("fixed_claims", |node| {
        let claim =
            |(name, node): (&str, Node<'_>)| Ok((name.to_owned(), node.list(Node::string)?));
        node.members()?.all().map(claim).collect()
    })?;
    Ok(Jwt {
        from: source(&object.need("from")?)?,
        form: object.read("form", token_form)?.unwrap_or(TokenForm::Plain),
        algorithms: object.need("algorithms")?.list(Node::string)?,
        key_url: object.read("key_url", Node::string)?,
        key_body: object.read("key_body", Node::string)?,
        hosts: object.read("hosts", hosts)?.unwrap_or_default(),
        claims: claims.unwrap_or_default(),
        fixed_claims: fixed_claims.unwrap_or_default(),
        body_hash: object.read("body_hash", Node::string)?,
        max_age: object.read("max_age", Node::seconds)?,
    })
}

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
        names: object.read("names", hosts)?.unwrap_or_default(),
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

pub(super) fn message_signature(node: &Node<'_>) -> Read<MessageSignature> {
    let object = node.object(&[
        "label",
        "algorithm",
        "key",
        "key_form",
        "components",
        "max_age",
    ])?;
    Ok(MessageSignature {
        label: object.read("label", Node::string)?,
        algorithm: object.need("algorithm")?.string()?,
        key: object
            .read("key", Node::string)?
            .unwrap_or_else(|| "secret".to_owned()),
        key_form: object
            .read("key_form", key_form)?
            .unwrap_or(KeyForm::Base64),
        components: object.need("components")?.list(Node::string)?,
        max_age: object.read("max_age", Node::seconds)?,
    })
}

fn hosts(node: &Node<'_>) -> Read<Vec<String>> {
    node.list(Node::string)
}
