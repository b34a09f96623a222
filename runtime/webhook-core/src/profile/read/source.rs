//! Where values stand.

use super::node::{Node, Read};
use crate::profile::Source;

pub(super) fn source(node: &Node<'_>) -> Read<Source> {
    if node.as_text().is_some() {
        return node.one_of(&[("path", Source::Path)]);
    }
    let (kind, node) = node.kind(&["header", "body", "item", "key", "query", "field"])?;
    Ok(match kind {
        "header" => Source::Header(node.header()?),
        "body" => Source::Body(node.pointer()?),
        "item" => Source::Item(node.pointer()?),
        "key" => Source::Key(node.pointer()?),
        "query" => Source::Query(node.string()?),
        _ => Source::Field(node.string()?),
    })
}
