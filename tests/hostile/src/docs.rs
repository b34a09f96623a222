//! Runs rustdoc on the crates of real documents. Warnings are errors.

use crate::{Artifacts, root};
use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::generate_sources;
use callwright_codegen::source::{Limits, Sources};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// How many lines of rustdoc's messages are shown for a document.
const SHOWN: usize = 12;

/// Documents the crate of each document, and prints a line for each and a summary. Returns whether rustdoc had no
/// warnings. Documents that are refused have no crate.
///
/// # Errors
///
/// If the runtime can't be built, or rustdoc can't be started.
pub fn docs(documents: &[PathBuf]) -> Result<bool, String> {
    let artifacts = Artifacts::build(false)?;
    let scratch = root().join("target/attacks/docs");
    let (mut failed, mut refused) = (0, 0);
    for path in documents {
        let begin = Instant::now();
        let messages = rustdoc(path, &scratch, &artifacts)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let verdict = match &messages {
            None => "refused",
            Some(messages) if messages.is_empty() => "ok     ",
            Some(_) => "FAILED ",
        };
        refused += usize::from(messages.is_none());
        let seconds = begin.elapsed().as_secs_f32();
        println!("{verdict} {seconds:6.1} s  {}", path.display());
        if let Some(messages) = messages.filter(|messages| !messages.is_empty()) {
            failed += 1;
            let lines = messages.lines().take(SHOWN);
            lines.for_each(|line| println!("        {line}"));
        }
    }
    println!(
        "{} documents, {refused} refused, {failed} failed",
        documents.len()
    );
    Ok(failed == 0)
}

/// Generates the crate of a document into an empty folder, and returns what rustdoc says about it: nothing if all is well.
/// `None` if the document is refused.
///
/// # Errors
///
/// If the files can't be written, or rustdoc can't be started.
pub fn rustdoc(path: &Path, folder: &Path, artifacts: &Artifacts) -> io::Result<Option<String>> {
    let (mut diags, mut sources) = (Diagnostics::default(), Sources::default());
    let read = sources.read(path, &Limits::default(), &mut diags);
    let config = Config::default();
    let Ok(generated) = read.and_then(|()| generate_sources(&sources, &config, &mut diags)) else {
        return Ok(None);
    };
    let _ = fs::remove_dir_all(folder);
    for file in &generated.files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, &file.text)?;
    }
    let mut rustdoc = Command::new("rustdoc");
    let name = generated.package.replace('-', "_");
    artifacts.library(&mut rustdoc, &folder.join("src/lib.rs"), &name);
    let output = rustdoc.arg("-o").arg(folder.join("doc")).output()?;
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(Some(match output.status.success() {
        true => messages,
        false => format!("rustdoc failed\n{messages}"),
    }))
}
