//! The names that a document gets, by what they name.

use crate::document::{Document, join};
use crate::shown::{shown, title};
use crate::written::{Declared, Part, Written, WrittenFile};
use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, FileId, human};
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::{generate_sources, types_at};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One name.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// What kind of thing it names.
    pub fingerprint: String,
}

/// All names of a document.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The names, by what they name.
    pub entries: BTreeMap<String, Entry>,
}

impl Snapshot {
    /// The names that a document gets.
    ///
    /// # Errors
    ///
    /// If it can't be generated.
    pub fn of_text(text: &str) -> Result<Self, String> {
        let mut diags = Diagnostics::default();
        let sources = Sources::from_text("openapi.yaml", text.to_owned(), &mut diags);
        let sources = sources.map_err(|_| human(&diags, &Sources::default(), false))?;
        Self::of(&sources)
    }

    /// The names that a file gets.
    ///
    /// # Errors
    ///
    /// If it can't be generated.
    pub fn of_file(path: &Path) -> Result<Self, String> {
        let mut diags = Diagnostics::default();
        let sources = Sources::load(path, &Limits::default(), &mut diags);
        let sources = sources.map_err(|_| human(&diags, &Sources::default(), false))?;
        Self::of(&sources)
    }

    fn of(sources: &Sources) -> Result<Self, String> {
        let (config, mut diags) = (Config::default(), Diagnostics::default());
        let failed = |diags: &Diagnostics| human(diags, sources, false);
        let generated =
            generate_sources(sources, &config, &mut diags).map_err(|_| failed(&diags))?;
        let types = types_at(sources, &config, &mut diags).map_err(|_| failed(&diags))?;
        let files = generated
            .files
            .iter()
            .filter(|file| file.path.ends_with(".rs"));
        let files = files.map(|file| WrittenFile {
            path: file.path.clone(),
            text: file.text.clone(),
        });
        let written = Written::parse(files.collect())?;
        let document = Document::new(sources.value(FileId(0)).clone());
        let mut snapshot = Self::default();
        for (place, ty) in types {
            if place.file == FileId(0) {
                let pointer = place.pointer.as_str();
                snapshot.add(
                    &document,
                    format!("the type at {}", document.stable_place(pointer)),
                    &ty,
                    [pointer],
                );
            }
        }
        snapshot.calls(&document, &written);
        snapshot.types(&document, &written);
        Ok(snapshot)
    }

    fn add<'p>(
        &mut self,
        document: &Document,
        what: String,
        name: &str,
        places: impl IntoIterator<Item = &'p str>,
    ) {
        let fingerprints: BTreeSet<String> = places
            .into_iter()
            .map(|place| document.fingerprint(place))
            .collect();
        let fingerprint = fingerprints.into_iter().collect::<Vec<_>>().join("; ");
        // Boxes depend on which types are recursive, and constants on who else needs the type.
        let mut words: Vec<&str> = name
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .collect();
        words.retain(|word| !word.is_empty() && !["Box", "Constant", "types"].contains(word));
        let name = words.join(" ");
        self.entries.insert(what, Entry { name, fingerprint });
    }

    /// Methods, arguments and what signatures show.
    fn calls(&mut self, document: &Document, written: &Written) {
        for call in &written.calls {
            let operation = format!("{} {}", call.verb.to_uppercase(), call.path);
            self.add(
                document,
                format!("the method of {operation}"),
                &title(written, call),
                [],
            );
            for part in call.arguments.iter().chain(&call.setters) {
                self.add(
                    document,
                    format!("{} of {operation}", part.key),
                    &part.name,
                    [],
                );
            }
            let place = join(&join("/paths", &call.path), &call.verb);
            let responses = join(&place, "responses");
            let statuses = document
                .object(&responses)
                .map(|(status, _)| status.clone());
            let contents: Vec<String> = statuses
                .flat_map(|status| {
                    let contents = document.contents(&join(&responses, &status));
                    contents.into_iter().chain([join(&responses, &status)])
                })
                .collect();
            let statuses: Vec<&String> = document
                .object(&responses)
                .map(|(status, _)| status)
                .collect();
            for (what, ty) in [("result", &call.result), ("error", &call.error)] {
                let what = format!("the {what} of {operation} with {statuses:?}");
                self.add(
                    document,
                    what,
                    &ty.text,
                    contents.iter().map(String::as_str),
                );
            }
        }
    }

    /// Fields, variants and values.
    fn types(&mut self, document: &Document, written: &Written) {
        let types = shown(document, written);
        for (name, places) in &types.places {
            let Some(declared) = written.types.get(name) else {
                continue;
            };
            for place in places {
                match declared {
                    Declared::Struct(parts) => {
                        for part in parts {
                            self.field(document, place, part);
                        }
                    }
                    Declared::Enum(values) => {
                        for (variant, value) in values {
                            let what =
                                format!("the value {value} at {}", document.stable_place(place));
                            self.add(document, what, variant, []);
                        }
                    }
                    Declared::Union(parts) => {
                        for part in parts.iter().filter(|part| unique(parts, part)) {
                            let what = format!(
                                "the variant {} at {}",
                                part.ty.text,
                                document.stable_place(place)
                            );
                            self.add(document, what, &part.name, []);
                        }
                    }
                    Declared::Choice(_) | Declared::Alias(_) | Declared::Constant(_) => {}
                }
            }
        }
    }

    fn field(&mut self, document: &Document, place: &str, part: &Part) {
        let closure = document.closure(place);
        let places = document.properties(&closure, &part.key);
        if let [property] = places.as_slice() {
            let what = format!("the field at {}", document.stable_place(property));
            self.add(document, what.clone(), &part.name, []);
            self.add(
                document,
                format!("the type of {what}"),
                &plain(&part.ty.text),
                [property.as_str()],
            );
        }
    }
}

/// Whether a variant is the only one of its type.
fn unique(parts: &[Part], part: &Part) -> bool {
    parts
        .iter()
        .filter(|other| other.ty.text == part.ty.text)
        .count()
        == 1
}

/// Whether a key is required isn't a matter of names.
fn plain(ty: &str) -> String {
    ty.replace("Maybe<", "<").replace("Option<", "<")
}
