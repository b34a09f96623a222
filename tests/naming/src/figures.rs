//! The figures of one crate: what is counted, and where.

use crate::document::Document;
use crate::foreign::Foreign;
use crate::judge::{behind_aliases, foreign};
use crate::shown::{ShownTypes, shown};
use crate::words::{pascal, variant_number};
use crate::written::{Declared, TypeName, Written};
use std::collections::BTreeSet;

/// The longest name that is no finding, in letters.
const LONG: usize = 60;

/// The widest line that is no finding, in characters.
const WIDE: usize = 120;

/// What is counted in one crate. A list has a text for each finding.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Names of types and variants with `Variant2`.
    pub variants: Vec<String>,
    /// Those of them where the document has one thing or null.
    pub or_null: Vec<String>,
    /// Signatures and fields that show a name that doesn't belong there.
    pub foreign: Vec<String>,
    /// Names behind aliases that don't belong to them.
    pub behind_aliases: Vec<String>,
    /// Components that are another name of an inline type.
    pub aliases: Vec<String>,
    /// Long names of types, without components.
    pub long: Vec<String>,
    /// Long names of components.
    pub long_components: Vec<String>,
    /// Files whose names don't say what they hold.
    pub vague: Vec<String>,
    /// Wide lines.
    pub wide: Vec<String>,
    /// How many lines there are.
    pub lines: usize,
    /// How many places show a type.
    pub shown: usize,
    /// The types that no schema of the document leads to: they aren't judged.
    pub unreached: Vec<String>,
}

/// Counts everything in a crate.
pub fn figures(document: &Document, written: &Written) -> Figures {
    let types = shown(document, written);
    let components: BTreeSet<String> = document.components().map(|key| pascal(key)).collect();
    let mut figures = Figures {
        shown: types.shown.len(),
        unreached: unreached(&types),
        ..Figures::default()
    };
    figures.variants(document, written, &types, &components);
    let list = |found: Vec<Foreign>| found.iter().map(ToString::to_string).collect();
    figures.foreign = list(foreign(document, written, &types));
    figures.behind_aliases = list(behind_aliases(document, written, &types));
    for (name, declared) in written
        .types
        .iter()
        .filter(|(name, _)| name.file.is_empty())
    {
        if name.name.chars().count() > LONG {
            let own = components.contains(&name.name);
            let list = if own {
                &mut figures.long_components
            } else {
                &mut figures.long
            };
            list.push(name.name.clone());
        }
        if let Declared::Alias(ty) = declared
            && components.contains(&name.name)
        {
            // An alias of a list isn't one of the item's type.
            let target = written.leaves("", ty);
            let inline = target
                .iter()
                .filter(|leaf| leaf.name == ty.text && !components.contains(&leaf.name));
            figures
                .aliases
                .extend(inline.map(|leaf| format!("{} is {}", name.name, leaf.name)));
        }
    }
    for file in &written.files {
        figures.lines += file.text.lines().count();
        if is_vague(&file.path) {
            figures.vague.push(file.path.clone());
        }
        let lines = file.text.lines().enumerate();
        let wide = lines.filter(|(_, line)| line.chars().count() > WIDE);
        figures.wide.extend(wide.map(|(index, line)| {
            let start: String = line.chars().take(60).collect();
            format!("{}:{}: {start}", file.path, index + 1)
        }));
    }
    figures
}

impl Figures {
    fn variants(
        &mut self,
        document: &Document,
        written: &Written,
        types: &ShownTypes,
        components: &BTreeSet<String>,
    ) {
        for (name, declared) in &written.types {
            if variant_number(&name.name).is_some() && !components.contains(&name.name) {
                let places = types.places.get(name);
                self.variant(
                    name.name.clone(),
                    places
                        .into_iter()
                        .flatten()
                        .any(|place| within_or_null(document, place)),
                );
            }
            let names: Vec<&String> = match declared {
                Declared::Union(parts) | Declared::Choice(parts) => {
                    parts.iter().map(|part| &part.name).collect()
                }
                Declared::Enum(values) => values.iter().map(|(name, _)| name).collect(),
                _ => Vec::new(),
            };
            for variant in names {
                if variant_number(variant).is_some() && !is_value(declared, variant) {
                    self.variant(
                        format!("{}::{variant}", name.name),
                        self::or_null(document, types, name),
                    );
                }
            }
        }
    }

    fn variant(&mut self, name: String, or_null: bool) {
        if or_null {
            self.or_null.push(name.clone());
        }
        self.variants.push(name);
    }
}

/// The types of the module `types` that weren't reached.
fn unreached(types: &ShownTypes) -> Vec<String> {
    let shared = types.unreached.iter().filter(|name| name.file.is_empty());
    shared.map(|name| name.name.clone()).collect()
}

/// Whether the value of an enum itself is `variant2`.
fn is_value(declared: &Declared, variant: &str) -> bool {
    match declared {
        Declared::Enum(values) => values
            .iter()
            .any(|(name, value)| name == variant && value.to_lowercase().contains("variant")),
        _ => false,
    }
}

/// Whether a place is in a schema that is one thing or null.
fn within_or_null(document: &Document, place: &str) -> bool {
    let mut current = place;
    while let Some((parent, _)) = current.rsplit_once('/') {
        if document.is_or_null(current) || document.has_or_null(current) {
            return true;
        }
        current = parent;
    }
    false
}

/// Whether a union is one thing or null in the document.
fn or_null(document: &Document, types: &ShownTypes, union: &TypeName) -> bool {
    let places = types.places.get(union).into_iter().flatten();
    places.into_iter().any(|place| document.has_or_null(place))
}

/// `actions_and_others.rs`, `types_2.rs`; `errors_403_404.rs` says what it holds.
fn is_vague(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let last = stem.rsplit('_').next().unwrap_or(stem);
    let numbered =
        stem.contains('_') && !last.is_empty() && last.chars().all(|c| c.is_ascii_digit());
    let statuses = stem.starts_with("errors_") && last.len() == 3;
    stem.contains("_and_others") || (numbered && !statuses)
}
