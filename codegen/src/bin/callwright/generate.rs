//! `callwright generate`.

use crate::Failure;
use crate::args::GenerateArgs;
use crate::progress::Progress;
use crate::report::Reporter;
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

/// Writes the crate, or says what would be written.
///
/// # Errors
///
/// After saying why.
pub fn run(args: &GenerateArgs) -> Result<(), Failure> {
    let start = Instant::now();
    let reporter = Reporter::new(args.message_format);
    let mut config = settings::read(args.config.as_deref(), args.name.as_deref(), reporter)?;
    config.exercise |= args.exercise;
    if config.name.is_none() {
        // The docs call the crate by its name, and a manifest that is there keeps its own.
        config.name = cargo_toml::package_name(&args.out);
    }
    let runtime = runtime(args, reporter)?;
    if args.out.exists() && !args.out.is_dir() {
        let message = format!("--out {}: it is a file, not a folder", args.out.display());
        reporter.error("bad-out", &message, None);
        return Err(Failure::Usage);
    }

    let progress = Progress::start(reporter.is_human());
    let generated = document(&args.document, &config, reporter, progress)?;
    let manifest = manifest(&args.out, &config, &generated, runtime.as_deref());
    let manifest = manifest.map_err(|message| {
        reporter.error("bad-manifest", &message, None);
        Failure::Work
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
        Failure::Work
    })?;
    for path in &changes.kept {
        let message = format!(
            "{} was written by callwright once and is no longer needed; it was changed since, or stands behind a link, so it stays",
            args.out.join(path).display()
        );
        reporter.warning("kept-file", &message, None);
    }

    let mut summary = Summary::new(&generated, &changes);
    if args.dry_run || args.check {
        summary.only_compared(args.check);
    } else {
        changes.apply().map_err(|error| {
            reporter.error("unwritable-folder", &error.to_string(), None);
            Failure::Work
        })?;
    }
    let printed = summary.print(&changes, start.elapsed(), reporter);
    std::mem::forget(generated);
    if args.check && !changes.is_empty() {
        // Whether or not somebody read the list.
        differs(args, &changes, reporter);
        return Err(Failure::Work);
    }
    printed
}

/// The way to the runtime crate, if it isn't the published one.
fn runtime(args: &GenerateArgs, reporter: Reporter) -> Result<Option<String>, Failure> {
    let Some(folder) = &args.runtime_path else {
        return Ok(None);
    };
    let refuse = |reason: &str| {
        let message = format!("--runtime-path {}: {reason}", folder.display());
        reporter.error("bad-runtime-path", &message, None);
        Failure::Usage
    };
    if !folder.join("Cargo.toml").is_file() {
        return Err(refuse("there is no Cargo.toml in that folder"));
    }
    match runtime_path::way(&args.out, folder) {
        Ok(way) => Ok(Some(way)),
        Err(error) => Err(refuse(&error.to_string())),
    }
}

/// The sources of the crate. Everything that was found in the document is said here.
fn document(
    path: &Path,
    config: &Config,
    reporter: Reporter,
    progress: Progress,
) -> Result<GeneratedCrate, Failure> {
    let mut diags = Diagnostics::default();
    let mut sources = Sources::default();
    progress.phase("reading the document");
    let outcome = sources
        .read(path, &Limits::of(config), &mut diags)
        .and_then(|()| {
            generate_with_progress(&sources, config, &mut diags, &mut |phase| {
                progress.phase(phase)
            })
        });
    // Its line must be gone before anything else is written.
    drop(progress);
    reporter.messages(&diags, &sources);
    // The program ends soon, and gives all of it back at once.
    std::mem::forget(sources);
    outcome.map_err(|_| {
        let message = format!("{} can't be used; nothing was written", path.display());
        reporter.error("unusable-document", &message, None);
        Failure::Work
    })
}

fn differs(args: &GenerateArgs, changes: &FolderChanges, reporter: Reporter) {
    let count = changes.written.len() + changes.removed.len();
    let files = if count == 1 {
        "file differs"
    } else {
        "files differ"
    };
    let message = format!(
        "{} is not what {} generates: {count} {files}",
        args.out.display(),
        args.document.display()
    );
    reporter.error(
        "output-differs",
        &message,
        Some("run the same command without --check"),
    );
}
