//! Attacks the generator with documents.
//!
//!     hostile cases FOLDER [--bin CALLWRIGHT] [--macro] [--compile]
//!     hostile mutants [--seed N] [--count N] [--compile N] [--jobs N] [--folder DIR] [--corpus DIR] DOCUMENT...
//!     hostile docs [--corpus DIR] [DOCUMENT]...
//!     hostile shrink DOCUMENT [--compile]
//!     hostile worker SCRATCH DOCUMENT...
//!
//! The exit code is 1 if the generator crashed, exceeded its limits, or generated code that doesn't compile, and with
//! `docs` if rustdoc has warnings about the crate of a document; there `--corpus` adds all documents of the corpus.
//! `mutants` takes the ten documents of `documents.txt` from the corpus. Mutants that fail are kept below
//! `--folder`, with the reason.

use callwright_hostile::{
    Artifacts, Cases, Mutants, all_documents, cases, docs, documents_by_id, mutants, root,
    run_worker, shrink,
};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const LIST: &str = include_str!("../documents.txt");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("hostile: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<bool, String> {
    let Some((command, arguments)) = arguments.split_first() else {
        return Err("a command is missing: cases, docs, mutants, shrink".to_owned());
    };
    if command == "worker" {
        let Some((scratch, documents)) = arguments.split_first() else {
            return Err("the folder is missing".to_owned());
        };
        let documents: Vec<PathBuf> = documents.iter().map(PathBuf::from).collect();
        return run_worker(Path::new(scratch), &documents).map(|()| true);
    }
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let options = Options::read(arguments, command)?;
    match command.as_str() {
        "cases" => cases(&Cases {
            folder: options.one_path()?,
            program: options.bin.unwrap_or(program.with_file_name("callwright")),
            compile: options.compile > 0,
            macros: options.macros,
        }),
        "mutants" => {
            let mut documents = options.paths.clone();
            if let Some(corpus) = &options.corpus {
                documents.extend(documents_by_id(corpus, LIST)?);
            }
            if documents.is_empty() {
                return Err("there are no documents: give some, or a --corpus".to_owned());
            }
            let report = mutants(&Mutants {
                program,
                documents,
                seed: options.seed,
                count: options.count,
                compile: options.compile,
                jobs: options.jobs,
                folder: options.folder,
            })?;
            print!("{report}");
            Ok(report.is_good())
        }
        "docs" => {
            let mut documents = options.paths.clone();
            if let Some(corpus) = &options.corpus {
                documents.extend(all_documents(corpus)?);
            }
            docs(&documents)
        }
        "shrink" => {
            let artifacts = match options.compile {
                0 => None,
                _ => Some(Artifacts::build(false)?),
            };
            println!(
                "{}",
                shrink(&options.one_path()?, program, artifacts.as_ref())?
            );
            Ok(true)
        }
        other => Err(format!("there is no command {other}")),
    }
}

struct Options {
    paths: Vec<PathBuf>,
    bin: Option<PathBuf>,
    corpus: Option<PathBuf>,
    folder: PathBuf,
    macros: bool,
    compile: u64,
    seed: u64,
    count: u64,
    jobs: usize,
}

impl Options {
    fn read(arguments: &[String], command: &str) -> Result<Self, String> {
        let mut options = Self {
            paths: Vec::new(),
            bin: None,
            corpus: None,
            folder: root().join("target/attacks/mutants"),
            macros: false,
            compile: 0,
            seed: 1,
            count: 1000,
            jobs: 2,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            let number = |text: &String| {
                text.parse::<u64>()
                    .map_err(|_| format!("{argument} {text}: not a number"))
            };
            match argument.as_str() {
                "--bin" => options.bin = Some(PathBuf::from(value()?)),
                "--corpus" => options.corpus = Some(PathBuf::from(value()?)),
                "--folder" => options.folder = PathBuf::from(value()?),
                "--macro" => options.macros = true,
                "--compile" if command != "mutants" => options.compile = 1,
                "--compile" => options.compile = number(value()?)?,
                "--seed" => options.seed = number(value()?)?,
                "--count" => options.count = number(value()?)?,
                "--jobs" => options.jobs = usize::try_from(number(value()?)?).unwrap_or(1),
                option if option.starts_with("--") => {
                    return Err(format!("there is no option {option}"));
                }
                path => options.paths.push(PathBuf::from(path)),
            }
        }
        Ok(options)
    }

    /// The only path; an error if there are none or several.
    fn one_path(&self) -> Result<PathBuf, String> {
        match self.paths.as_slice() {
            [path] => std::path::absolute(path).map_err(|error| error.to_string()),
            _ => Err("one path is needed".to_owned()),
        }
    }
}
