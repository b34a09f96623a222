//! Mutants of a document. A seed decides the changes to its values, its text, or both.

mod bytes;
mod keys;
mod nasty;
mod nodes;
mod references;
mod schemas;
mod shapes;
mod write;

use crate::random::Random;
use nodes::Nodes;
use serde_json::Value;

/// A document whose mutants are checked.
#[derive(Clone, Debug)]
pub struct Original {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its parsed value.
    pub tree: Value,
    /// Whether it is YAML.
    pub yaml: bool,
}

impl Original {
    /// Parses a document.
    ///
    /// # Errors
    ///
    /// If it isn't valid YAML or JSON.
    pub fn read(bytes: Vec<u8>, yaml: bool) -> Result<Self, String> {
        let tree = if yaml {
            serde_yaml::from_slice(&bytes).map_err(|error| error.to_string())?
        } else {
            serde_json::from_slice(&bytes).map_err(|error| error.to_string())?
        };
        Ok(Self { bytes, tree, yaml })
    }
}

/// A mutated document.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// Its bytes, which need not be UTF-8.
    pub bytes: Vec<u8>,
    /// The name of its file, whose ending is that of JSON or YAML.
    pub name: &'static str,
    /// The names of the changes, in order.
    pub steps: Vec<&'static str>,
}

/// Changes values. `None` if there is nothing that it can change.
type Change = fn(&mut Value, &Nodes, &mut Random) -> Option<()>;

/// All changes, with their weights and names.
const CHANGES: &[(usize, &str, Change)] = &[
    (4, "delete", shapes::delete),
    (3, "duplicate", shapes::duplicate),
    (6, "replace by another", shapes::replace),
    (4, "swap", shapes::swap),
    (3, "merge with another", shapes::merge),
    (3, "nasty value", shapes::nasty_value),
    (8, "nasty scalar", shapes::nasty_scalar),
    (3, "shuffle", shapes::shuffle),
    (1, "repeat", shapes::repeat),
    (1, "nest deeply", shapes::nest),
    (8, "change a reference", references::retarget),
    (6, "refer to an ancestor", references::to_ancestor),
    (5, "refer to anything", references::to_anything),
    (10, "wrap a schema", schemas::wrap),
    (14, "add a keyword", schemas::keyword),
    (4, "add a keyword elsewhere", schemas::keyword_elsewhere),
    (1, "add a chain of schemas", schemas::chain),
    (5, "rename a key", keys::rename),
    (3, "add a similar key", keys::similar_key),
    (3, "rename a component", keys::rename_component),
];

/// The mutant of this seed.
pub fn mutate(original: &Original, seed: u64) -> Mutant {
    let mut random = Random::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let mut steps = Vec::new();
    // One mutant in eight changes only the original text.
    let raw = random.once_in(8);
    let (mut bytes, yaml) = if raw {
        (original.bytes.clone(), original.yaml)
    } else {
        let mut tree = original.tree.clone();
        change_values(&mut tree, &mut random, &mut steps);
        let yaml = original.yaml || random.once_in(6);
        let block = yaml && !random.once_in(4);
        (write::text(&tree, block).into_bytes(), yaml)
    };
    if raw || random.once_in(12) {
        for _ in 0..=random.below(3) {
            steps.push(bytes::change(&mut bytes, &mut random));
        }
    }
    let name = if yaml { "mutant.yaml" } else { "mutant.json" };
    Mutant { bytes, name, steps }
}

/// Makes at least one change, seldom more than six.
fn change_values(tree: &mut Value, random: &mut Random, steps: &mut Vec<&'static str>) {
    let sum: usize = CHANGES.iter().map(|(weight, ..)| weight).sum();
    loop {
        let nodes = Nodes::of(tree);
        let mut at = random.below(sum);
        for (weight, name, change) in CHANGES {
            if at < *weight {
                if change(tree, &nodes, random).is_some() {
                    steps.push(name);
                }
                break;
            }
            at -= weight;
        }
        if random.once_in(3) || steps.len() > 12 {
            break;
        }
    }
}
