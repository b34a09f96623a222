//! Runs one document through every entry point of the generator, in this process.

use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, human, json_lines};
use callwright_codegen::generator::manifest;
use callwright_codegen::render::RenderedFile;
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::{
    GeneratedCrate, Generator, generate_sources, read_api_with_event_samples,
};
use std::path::{Component, Path};

/// The result for a document.
#[derive(Debug)]
pub struct Checked {
    /// The files of the crate, with sample calls; `None` if the document was refused.
    pub files: Option<Vec<RenderedFile>>,
    /// The name of the crate.
    pub package: String,
}

/// Whether a character must not be in messages or code: control characters and those that change the direction
/// of text.
fn is_dangerous(c: char) -> bool {
    let control = c.is_control() && c != '\n' && c != '\t';
    control || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Generates a crate with sample calls, a module without them, and samples of the events.
///
/// # Errors
///
/// The kind of the failure, a colon, and the details.
pub fn check(path: &Path) -> Result<Checked, String> {
    let config = Config {
        exercise: true,
        ..Config::default()
    };
    let (mut diags, mut sources) = (Diagnostics::default(), Sources::default());
    let read = sources.read(path, &Limits::default(), &mut diags);
    let generated = read.and_then(|()| generate_sources(&sources, &config, &mut diags));
    check_messages(&diags, &sources, generated.is_ok())?;
    let module = Generator::from_path(path).generate();
    if module.code.is_empty() && generated.is_ok() {
        return Err("different: the crate is generated, but the module isn't".to_owned());
    }
    let Ok(generated) = generated else {
        return Ok(Checked {
            files: None,
            package: String::new(),
        });
    };
    let mut others = Diagnostics::default();
    let samples = read_api_with_event_samples(&sources, &Config::default(), &mut others);
    if samples.is_err() {
        return Err(
            "different: the crate is generated, but there are no samples of events".to_owned(),
        );
    }
    let files = check_files(&config, generated)?;
    Ok(Checked {
        package: files.0,
        files: Some(files.1),
    })
}

/// Checks that messages are safe to print, and that there is an error if and only if nothing is generated.
fn check_messages(diags: &Diagnostics, sources: &Sources, generated: bool) -> Result<(), String> {
    if let Some(broken) = diags.iter().find(|diag| diag.code == "broken-template") {
        return Err(format!("broken template: {}", broken.message));
    }
    if diags.has_errors() == generated {
        let what = if generated {
            "generated despite an error"
        } else {
            "refused without an error"
        };
        return Err(format!("messages: {what}"));
    }
    let text = human(diags, sources, false);
    if let Some(c) = text.chars().find(|c| is_dangerous(*c)) {
        return Err(format!("terminal: {c:?} in a readable message"));
    }
    let lines = json_lines(diags, sources);
    if let Some(c) = lines.chars().find(|c| is_dangerous(*c)) {
        return Err(format!("terminal: {c:?} in a JSON message"));
    }
    Ok(())
}

/// All files of the crate. Checks that their paths stay below the folder and that their text has no dangerous
/// characters.
fn check_files(
    config: &Config,
    generated: GeneratedCrate,
) -> Result<(String, Vec<RenderedFile>), String> {
    let manifest = manifest(Path::new("/nowhere"), config, &generated, None);
    let manifest = manifest.map_err(|error| format!("manifest: {error}"))?;
    let mut files = generated.files;
    files.push(manifest);
    for file in &files {
        for part in Path::new(&file.path).components() {
            let plain = matches!(part, Component::Normal(name) if name.len() <= 120);
            if !plain {
                return Err(format!("file name: {:?}", file.path));
            }
        }
        if let Some(c) = file.text.chars().find(|c| is_dangerous(*c)) {
            return Err(format!("raw character: {c:?} in {}", file.path));
        }
    }
    Ok((generated.package, files))
}
