//! Generates crates from documents of the corpus, and counts the names that nobody would have chosen.
//!
//!     naming --corpus FOLDER [--binary PATH]... [--only NAME]... [--verbose]
//!
//! Each `--binary` is a program `callwright`, such as that of an earlier version; it is compared with the library. The exit
//! code is 1 if a limit is exceeded.

use callwright_codegen::Generator;
use callwright_naming::document::Document;
use callwright_naming::figures::figures;
use callwright_naming::limits::LIMITS;
use callwright_naming::report::{Column, exceeded, longer, places, tables};
use callwright_naming::rows::{ROWS, look};
use callwright_naming::written::Written;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The documents, with their paths in the corpus.
const DOCUMENTS: &[(&str, &str)] = &[
    ("github", "specs/github/api.github.com.json"),
    ("stripe", "specs/stripe/spec3.yaml"),
    ("stripe.sdk", "specs/stripe/spec3.sdk.json"),
    ("openai", "specs/openai/openapi.yaml"),
    ("twilio", "specs/twilio/twilio_api_v2010.json"),
    ("datadog", "specs/datadog/v2.yaml"),
];

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("naming: {message}");
            ExitCode::from(2)
        }
    }
}

#[derive(Default)]
struct Arguments {
    corpus: PathBuf,
    binaries: Vec<PathBuf>,
    only: Vec<String>,
    verbose: bool,
}

fn arguments() -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--corpus" => arguments.corpus = PathBuf::from(value()?),
            "--binary" => arguments.binaries.push(PathBuf::from(value()?)),
            "--only" => arguments.only.push(value()?),
            "--verbose" => arguments.verbose = true,
            other => return Err(format!("{other} is no argument")),
        }
    }
    if arguments.corpus.as_os_str().is_empty() {
        return Err("--corpus is needed: a folder with `specs`".to_owned());
    }
    Ok(arguments)
}

fn run() -> Result<bool, String> {
    let arguments = arguments()?;
    let mut columns = Vec::new();
    let documents: Vec<_> = DOCUMENTS
        .iter()
        .filter(|(name, _)| {
            arguments.only.is_empty() || arguments.only.iter().any(|only| only == name)
        })
        .collect();
    let generators = arguments
        .binaries
        .iter()
        .map(|path| Some(path.as_path()))
        .chain([None]);
    for (index, generator) in generators.enumerate() {
        let title = match generator {
            Some(_) => format!("binary {}", index + 1),
            None => "now".to_owned(),
        };
        let mut column = Column {
            title,
            figures: Vec::new(),
            rows: vec![String::new(); rows(&documents).len()],
        };
        for (name, path) in &documents {
            let path = arguments.corpus.join(path);
            let folder = Path::new("target/naming")
                .join(format!("{index}"))
                .join(name);
            match generate(generator, &path, &folder).and_then(|()| Written::load(&folder)) {
                Ok(written) => {
                    let document = Document::load(&path)?;
                    column.figures.push(Some(figures(&document, &written)));
                    for (at, row) in rows(&documents).iter().enumerate() {
                        if row.document == *name
                            && let Some(shown) = column.rows.get_mut(at)
                        {
                            *shown = look(&document, &written, row.look);
                        }
                    }
                }
                Err(reason) => {
                    eprintln!("{name}, {}: {reason}", column.title);
                    column.figures.push(None);
                }
            }
        }
        columns.push(column);
    }
    let names: Vec<&str> = documents.iter().map(|(name, _)| *name).collect();
    println!("{}", tables(&names, &columns));
    let rows: Vec<(&str, &str)> = rows(&documents)
        .iter()
        .map(|row| (row.document, row.title))
        .collect();
    println!("{}", places(&rows, &columns));
    if arguments.verbose {
        list(&names, &columns);
    }
    let Some(now) = columns.last() else {
        return Ok(true);
    };
    let mut exceeded = exceeded(now);
    if let [before, .., _] = columns.as_slice() {
        exceeded.extend(longer(&names, before, now));
    }
    exceeded.iter().for_each(|reason| println!("{reason}"));
    Ok(exceeded.is_empty())
}

/// The places in these documents.
fn rows(documents: &[&(&str, &str)]) -> Vec<callwright_naming::rows::Row> {
    let rows = ROWS
        .iter()
        .filter(|row| documents.iter().any(|(name, _)| *name == row.document));
    rows.copied().collect()
}

/// Every finding.
fn list(names: &[&str], columns: &[Column]) {
    for column in columns {
        for (name, figures) in names.iter().zip(&column.figures) {
            for limit in LIMITS {
                let findings = figures
                    .as_ref()
                    .map(|figures| (limit.of)(figures))
                    .unwrap_or_default();
                for finding in findings {
                    println!("{}, {name}, {}: {finding}", column.title, limit.title);
                }
            }
        }
    }
}

/// Generates a crate with a program, or with the library.
fn generate(program: Option<&Path>, document: &Path, folder: &Path) -> Result<(), String> {
    match program {
        None => {
            let done = Generator::from_path(document).emit_to(folder);
            done.map(drop).map_err(|error| error.to_string())
        }
        Some(program) => {
            let mut command = Command::new(program);
            let output = command
                .arg("generate")
                .arg(document)
                .arg("--out")
                .arg(folder)
                .output();
            let output = output.map_err(|error| format!("{}: {error}", program.display()))?;
            match output.status.success() {
                true => Ok(()),
                false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
            }
        }
    }
}
