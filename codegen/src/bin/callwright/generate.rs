//! `callwright generate`: writes a crate.

use crate::args::GenerateArgs;
use crate::progress::Progress;
use crate::report::Reporter;
use crate::run_error::RunError;
use crate::runtime_path;
use crate::settings;
use crate::summary::Summary;
use callwright_codegen::cargo_toml;
use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::generator::manifest;
use callwright_codegen::render::{FolderChanges, compare};
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::{GeneratedCrate, generate_with_progress};
use std::path::Path;
use std::time::Instant;

/// Writes the crate, or lists what would be written.
///
/// # Errors
///
/// After a message.
pub fn run(args: &GenerateArgs) -> Result<(), RunError> {
    let start = Instant::now();
    let reporter = Reporter::new(args.message_format);
    let mut config = settings::read(args.config.as_deref(), args.name.as_deref(), reporter)?;
    config.exercise |= args.exercise;
    if config.name.is_none() {
        // The docs use the crate's name, and an existing manifest keeps its name.
        config.name = cargo_toml::package_name(&args.out);
    }
    let runtime = runtime(args, reporter)?;
    if args.out.exists() && !args.out.is_dir() {
        let message = format!("--out {} is a file, not a directory", args.out.display());
        reporter.error("bad-out", &message, None);
        return Err(RunError::Usage);
    }

    let progress = Progress::start(reporter.is_human());
    let generated = document(&args.document, &config, reporter, progress)?;
    let manifest = manifest(&args.out, &config, &generated, runtime.as_deref());
    let manifest = manifest.map_err(|message| {
        reporter.error("bad-manifest", &message, None);
        RunError::Failed
    })?;
    let changes = compare(&args.out, &generated.files, &[manifest]).map_err(|errors| {
        for error in errors {
            let code = if error.foreign {
                "file-in-the-way"
            } else {
                "unwritable-folder"
            };
            reporter.error(code, &error.to_string(), None);
        }
        RunError::Failed
    })?;
    for path in &changes.kept {
        let message = format!(
            "{} was written by callwright and is no longer needed; it isn't removed, because it was changed or is behind a symbolic link",
            args.out.join(path).display()
        );
        reporter.warning("kept-file", &message, None);
    }

    let mut summary = Summary::new(&generated, &changes);
    if args.dry_run || args.check {
        summary.set_dry_run(args.check);
    } else {
        changes.apply().map_err(|error| {
            reporter.error("unwritable-folder", &error.to_string(), None);
            RunError::Failed
        })?;
    }
    let printed = summary.print(&changes, start.elapsed(), reporter);
    std::mem::forget(generated);
    if args.check && !changes.is_empty() {
        // Also if printing the list failed.
        report_difference(args, &changes, reporter);
        return Err(RunError::Failed);
    }
    printed
}

/// The path of the runtime crate for `Cargo.toml`, if it isn't the published one.
fn runtime(args: &GenerateArgs, reporter: Reporter) -> Result<Option<String>, RunError> {
    let Some(folder) = &args.runtime_path else {
        return Ok(None);
    };
    let refuse = |reason: &str| {
        let message = format!("--runtime-path {}: {reason}", folder.display());
        reporter.error("bad-runtime-path", &message, None);
        RunError::Usage
    };
    if !folder.join("Cargo.toml").is_file() {
        return Err(refuse("there is no Cargo.toml in that folder"));
    }
    match runtime_path::path_from(&args.out, folder) {
        Ok(path) => Ok(Some(path)),
        Err(error) => Err(refuse(&error.to_string())),
    }
}

/// Generates the crate, and prints all messages about the document.
fn document(
    path: &Path,
    config: &Config,
    reporter: Reporter,
    progress: Progress,
) -> Result<GeneratedCrate, RunError> {
    let mut diags = Diagnostics::default();
    let mut sources = Sources::default();
    progress.set_step("reading the document");
    let outcome = sources
        .read(path, &Limits::of(config), &mut diags)
        .and_then(|()| {
            generate_with_progress(&sources, config, &mut diags, &mut |step| {
                progress.set_step(step)
            })
        });
    // Clears the progress line before anything else is printed.
    drop(progress);
    reporter.messages(&diags, &sources);
    // The process ends soon; freeing this would take time.
    std::mem::forget(sources);
    outcome.map_err(|_| {
        let message = format!("{} can't be used; nothing was written", path.display());
        reporter.error("unusable-document", &message, None);
        RunError::Failed
    })
}

fn report_difference(args: &GenerateArgs, changes: &FolderChanges, reporter: Reporter) {
    let count = changes.written.len() + changes.removed.len();
    let files = if count == 1 {
        "file differs"
    } else {
        "files differ"
    };
    let message = format!(
        "{} is not up to date with {}: {count} {files}",
        args.out.display(),
        args.document.display()
    );
    reporter.error(
        "output-differs",
        &message,
        Some("run the same command without `--check`"),
    );
}
