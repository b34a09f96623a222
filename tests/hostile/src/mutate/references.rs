//! Changes of references: wrong targets and cycles.

use super::nasty;
use super::nodes::{NodeIndex, Nodes};
use crate::random::Random;
use serde_json::{Value, json};

/// References without a target, or to something outside of the document.
const BAD: &[&str] = &[
    "",
    "#",
    "#/",
    "#/components",
    "#/components/schemas",
    "#/components/schemas/",
    "#/components/schemas/~2",
    "#/components/schemas/Nowhere",
    "#x",
    "##",
    "#/paths",
    "#/info",
    "#/openapi",
    "x.yaml",
    "../x.yaml#/a",
    "mutant.json",
    "mutant.yaml",
    "./mutant.json#/components/schemas",
    "/etc/passwd",
    "/dev/zero",
    "/dev/stdin",
    "file:///etc/passwd",
    "http://x.example/y",
    "#%2Fcomponents",
    "#/components/schemas/%zz",
    "#/components/schemas/a%00",
    "\n",
    "#/a\n",
];

/// Changes the target of a reference.
pub fn retarget(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.reference(random)?;
    let target = target(tree, nodes, nodes.parent(at), random)?;
    *nodes.get_mut(tree, at)? = Value::String(target);
    Some(())
}

fn target(tree: &Value, nodes: &Nodes, at: NodeIndex, random: &mut Random) -> Option<String> {
    Some(match random.below(8) {
        0 => nodes.pointer(at),
        1 | 2 => nodes.pointer(*random.one(&nodes.ancestors(at))?),
        3 => nodes.pointer(nodes.any(random)?),
        4 => (*random.one(BAD)?).to_owned(),
        5 => nasty::text(random),
        6 => nodes.pointer(nodes.schema(random)?),
        _ => component(tree, random)?,
    })
}

/// A reference to a schema in the components.
pub fn component(tree: &Value, random: &mut Random) -> Option<String> {
    let schemas = tree.get("components")?.get("schemas")?.as_object()?;
    let names: Vec<&String> = schemas.keys().collect();
    let name = random.one(&names)?.replace('~', "~0").replace('/', "~1");
    Some(format!("#/components/schemas/{name}"))
}

/// The reference to the component that contains a value, or to the value itself if none does.
pub fn enclosing_component(nodes: &Nodes, at: NodeIndex) -> String {
    let mut ancestors = nodes.ancestors(at);
    ancestors.insert(0, at);
    // The document, `components`, `schemas`, the schema.
    let component = ancestors.iter().rev().nth(3);
    let pointer = nodes.pointer(component.copied().unwrap_or(at));
    if pointer.starts_with("#/components/schemas/") {
        pointer
    } else {
        nodes.pointer(at)
    }
}

/// Replaces a schema by a reference to a value that contains it.
pub fn to_ancestor(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.schema(random)?;
    let pointer = match random.below(3) {
        0 => nodes.pointer(*random.one(&nodes.ancestors(at))?),
        _ => enclosing_component(nodes, at),
    };
    let reference = match random.below(4) {
        0 => json!({ "allOf": [{ "$ref": pointer }, { "description": "a sibling" }] }),
        1 => json!({ "$ref": pointer, "description": "a sibling", "nullable": true }),
        _ => json!({ "$ref": pointer }),
    };
    *nodes.get_mut(tree, at)? = reference;
    Some(())
}

/// Replaces any value by a reference.
pub fn to_anything(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = if random.once_in(2) {
        nodes.any(random)?
    } else {
        nodes.schema(random)?
    };
    let target = target(tree, nodes, at, random)?;
    *nodes.get_mut(tree, at)? = json!({ "$ref": target });
    Some(())
}
