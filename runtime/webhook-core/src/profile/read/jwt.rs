//! JSON Web Tokens.

use super::node::{Node, Read};
use super::source::source;
use super::words::token_form;
use crate::profile::{Jwt, TokenForm};

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
        hosts: object
            .read("hosts", |node| node.list(Node::string))?
            .unwrap_or_default(),
        claims: claims.unwrap_or_default(),
        fixed_claims: fixed_claims.unwrap_or_default(),
        body_hash: object.read("body_hash", Node::string)?,
        max_age: object.read("max_age", Node::seconds)?,
    })
}
