//! The lines of places. A text is scanned only when there is a message.
//!
//! Positions cost nothing without messages, and otherwise one more pass over each file with messages.

mod excerpt;
mod json;
mod lines;
mod pointer_tree;
mod yaml;

use std::collections::BTreeMap;

pub(super) use lines::yaml_position;

use super::language::Language;
use super::{SourceFile, Sources};
use crate::diag::{FileId, LineColumn, Locate, Place, TextLocation};
use lines::Lines;
use pointer_tree::PointerTree;

impl Locate for Sources {
    fn locate_all(&self, places: &[(&Place, Option<LineColumn>)]) -> Vec<Option<TextLocation>> {
        let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
        for (at, (place, _)) in places.iter().enumerate() {
            by_file.entry(place.file).or_default().push(at);
        }
        let mut located = vec![None; places.len()];
        for (id, indexes) in by_file {
            let Some(file) = self.file(id) else { continue };
            let of_file = indexes.iter().filter_map(|at| places.get(*at));
            let found = in_file(file, of_file.copied());
            for (at, found) in indexes.into_iter().zip(found) {
                if let Some(slot) = located.get_mut(at) {
                    *slot = Some(found);
                }
            }
        }
        located
    }
}

fn in_file<'p>(
    file: &SourceFile,
    places: impl Iterator<Item = (&'p Place, Option<LineColumn>)> + Clone,
) -> Vec<TextLocation> {
    let mut tree = PointerTree::default();
    for (place, position) in places.clone() {
        if position.is_none() {
            tree.add(&place.pointer);
        }
    }
    if file.broken.is_none() && !tree.is_empty() {
        match file.language {
            Some(Language::Json) => json::scan(&file.text, &mut tree),
            Some(Language::Yaml) => yaml::scan(&file.text, &mut tree),
            None => {}
        }
    }
    let lines = Lines::of(&file.text);
    places
        .map(|(place, position)| {
            let at = match position {
                Some(position) => lines.offset(position),
                None => tree.found(&place.pointer),
            };
            excerpt::at(&file.name, &lines, at)
        })
        .collect()
}
