use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, human};
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::{GeneratedCrate, generate_sources};
use std::path::Path;

/// One run of the generator.
#[derive(Debug)]
pub struct Run {
    /// The generated crate; `None` if the document can't be used.
    pub generated: Option<GeneratedCrate>,
    /// The diagnostics.
    pub diags: Diagnostics,
    /// The diagnostics as text, without colours.
    pub messages: String,
}

impl Run {
    /// The text of a generated file.
    pub fn file(&self, path: &str) -> Option<&str> {
        let files = self.generated.iter().flat_map(|generated| &generated.files);
        let file = files.into_iter().find(|file| file.path == path)?;
        Some(&file.text)
    }

    /// All generated files in one text, each after its path.
    pub fn all(&self) -> String {
        let files = self.generated.iter().flat_map(|generated| &generated.files);
        files
            .map(|file| format!("=== {}\n{}", file.path, file.text))
            .collect()
    }
}

/// Generates from a text; messages call the document `name`.
pub fn run(name: &str, text: &str, config: &Config) -> Run {
    let mut diags = Diagnostics::default();
    match Sources::from_text(name, text.to_owned(), &mut diags) {
        Ok(sources) => finish(&sources, config, diags),
        // The source isn't kept, but its position is.
        Err(_) => Run {
            generated: None,
            messages: human(&diags, &Sources::default(), false),
            diags,
        },
    }
}

/// Generates from a file and the files that it references.
pub fn run_file(path: &Path, config: &Config) -> Run {
    let mut diags = Diagnostics::default();
    let mut sources = Sources::default();
    let limits = Limits::default();
    match sources.read(path, &limits, &mut diags) {
        Ok(()) => finish(&sources, config, diags),
        Err(_) => Run {
            generated: None,
            messages: human(&diags, &sources, false),
            diags,
        },
    }
}

fn finish(sources: &Sources, config: &Config, mut diags: Diagnostics) -> Run {
    let generated = generate_sources(sources, config, &mut diags).ok();
    Run {
        generated,
        messages: human(&diags, sources, false),
        diags,
    }
}
