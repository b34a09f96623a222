//! Runs every command and the macro on every document below a folder. Each run is a process of its own with
//! limits.

mod receiver;

use crate::compile::compile;
use crate::limits::{FinishedRun, MEMORY_KIB, limited, run};
use crate::{Artifacts, root};
use receiver::Receiver;
use serde_json::Value;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many events of a document are triggered.
const MAX_TRIGGERED: usize = 4;

/// The address space of the compiler. Its resident memory has the same limit as that of other programs.
const COMPILER_KIB: u64 = 4 * MEMORY_KIB;

/// Options of [`cases`].
#[derive(Clone, Debug)]
pub struct Cases {
    /// The folder with the documents; nested folders are searched too.
    pub folder: PathBuf,
    /// The program `callwright`.
    pub program: PathBuf,
    /// Whether the generated code is compiled.
    pub compile: bool,
    /// Whether the macro is run.
    pub macros: bool,
}

/// Runs all documents, and prints a line for each and a summary. Returns whether all passed.
///
/// # Errors
///
/// If a program can't be started, or there are no documents.
pub fn cases(options: &Cases) -> Result<bool, String> {
    let mut documents = Vec::new();
    collect(&options.folder, &mut documents)
        .map_err(|error| format!("{}: {error}", options.folder.display()))?;
    if documents.is_empty() {
        return Err(format!("{} has no documents", options.folder.display()));
    }
    let artifacts = match options.compile || options.macros {
        true => Some(Artifacts::build(options.macros)?),
        false => None,
    };
    let scratch = root().join("target/attacks/cases");
    let receiver = Receiver::open().map_err(|error| error.to_string())?;
    let (mut failed, mut runs) = (0, 0);
    for path in &documents {
        let _ = fs::remove_dir_all(&scratch);
        fs::create_dir_all(&scratch).map_err(|error| error.to_string())?;
        let mut case = Case {
            options,
            path,
            scratch: &scratch,
            artifacts: artifacts.as_ref(),
            problems: Vec::new(),
            runs: 0,
            slowest: FinishedRun::default(),
            peak_kib: 0,
        };
        case.run_all(&receiver.url())
            .map_err(|error| error.to_string())?;
        runs += case.runs;
        failed += usize::from(!case.problems.is_empty());
        let verdict = if case.problems.is_empty() {
            "ok    "
        } else {
            "FAILED"
        };
        let name = path.strip_prefix(&options.folder).unwrap_or(path).display();
        println!(
            "{verdict} {:3} runs, longest {:5.2} s ({:5.2} s of processors), most {:4} MiB  {name}",
            case.runs,
            case.slowest.wall.as_secs_f32(),
            case.slowest.cpu.as_secs_f32(),
            case.peak_kib / 1024
        );
        case.problems
            .iter()
            .for_each(|problem| println!("       {problem}"));
    }
    println!(
        "{} documents, {runs} runs, {failed} documents failed",
        documents.len()
    );
    Ok(failed == 0)
}

fn collect(folder: &Path, documents: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths {
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            collect(&path, documents)?;
        } else if matches!(ending, Some("json" | "yaml" | "yml")) {
            documents.push(path);
        }
    }
    Ok(())
}

struct Case<'a> {
    options: &'a Cases,
    path: &'a Path,
    scratch: &'a Path,
    artifacts: Option<&'a Artifacts>,
    problems: Vec<String>,
    runs: usize,
    slowest: FinishedRun,
    peak_kib: u64,
}

impl Case<'_> {
    fn run_all(&mut self, url: &str) -> io::Result<()> {
        let runtime = root().join("runtime");
        let runtime = runtime.to_string_lossy().into_owned();
        let (plain, full) = (self.scratch.join("plain"), self.scratch.join("full"));
        let out = |folder: &Path| folder.to_string_lossy().into_owned();
        self.callwright(
            "generate",
            &["--out", &out(&plain), "--runtime-path", &runtime],
            &[0, 1],
        )?;
        let full_arguments = [
            "--out",
            &out(&full),
            "--runtime-path",
            &runtime,
            "--message-format",
            "json",
        ];
        let generated = self.callwright("generate --exercise", &full_arguments, &[0, 1])?;
        self.callwright("inspect", &[], &[0, 1])?;
        self.callwright("inspect --format json", &[], &[0, 1])?;
        self.callwright("events", &[], &[0, 1])?;
        let events = self.callwright("events --format json", &[], &[0, 1])?;
        for event in event_names(&events.stdout) {
            // 2: the document names its secrets, and the option doesn't.
            let arguments = ["--to", url, "--secret", "ENV:HOSTILE_SECRET", "--", &event];
            self.callwright("trigger", &arguments, &[0, 1, 2])?;
        }
        let Some(artifacts) = self.artifacts else {
            return Ok(());
        };
        if self.options.macros {
            self.expand(artifacts)?;
        }
        if self.options.compile && generated.status.is_some_and(|status| status.success()) {
            let package = fs::read_to_string(full.join("Cargo.toml")).unwrap_or_default();
            let name = package
                .lines()
                .find_map(|line| line.strip_prefix("name = "));
            let name = name.unwrap_or_default().trim_matches('"');
            self.runs += 1;
            if let Err(why) = compile(&full, name, artifacts)? {
                self.problems.push(why);
            }
        }
        Ok(())
    }

    /// Runs a command of the program on the document. `command` may have options after its name.
    fn callwright(
        &mut self,
        command: &str,
        arguments: &[&str],
        allowed: &[i32],
    ) -> io::Result<FinishedRun> {
        let mut words = command.split(' ');
        let mut program = limited(&self.options.program, MEMORY_KIB);
        program
            .args(words.next())
            .arg(self.path)
            .args(words)
            .args(arguments);
        program.env(
            "HOSTILE_SECRET",
            "whsec_SXQncyBhIFNlY3JldCB0byBFdmVyeWJvZHk=",
        );
        let finished = run(&mut program, self.scratch)?;
        let problem = finished.problem(allowed);
        self.record(command, &finished, problem);
        Ok(finished)
    }

    /// Compiles a crate that only calls the macro.
    fn expand(&mut self, artifacts: &Artifacts) -> io::Result<()> {
        let source = self.scratch.join("expanded.rs");
        let path = Value::from(self.path.to_string_lossy().into_owned());
        fs::write(&source, format!("callwright::api!({path});\n"))?;
        let mut rustc = Command::new("rustc");
        // The macro reports what it can't generate as a use of something deprecated, which is allowed below.
        artifacts.rustc(
            &mut rustc,
            &source,
            "expanded",
            &self.scratch.join("libexpanded.rmeta"),
        );
        let mut limited = limited(Path::new("rustc"), COMPILER_KIB);
        limited
            .args(rustc.get_args())
            .args(["--allow", "deprecated"]);
        let finished = run(&mut limited, self.scratch)?;
        let unexpected = finished
            .stderr
            .lines()
            .find(|line| line.contains("error[E") || line.contains("warning:"));
        let problem = finished.problem(&[0, 1]).or(unexpected.map(str::to_owned));
        self.record("api!", &finished, problem);
        Ok(())
    }

    fn record(&mut self, what: &str, finished: &FinishedRun, problem: Option<String>) {
        self.runs += 1;
        self.peak_kib = self.peak_kib.max(finished.peak_kib);
        let too_large =
            (finished.peak_kib > MEMORY_KIB).then(|| format!("{} MiB", finished.peak_kib / 1024));
        if let Some(problem) = problem.or(too_large) {
            self.problems.push(format!("{what}: {problem}"));
        }
        if finished.wall > self.slowest.wall {
            (self.slowest.wall, self.slowest.cpu) = (finished.wall, finished.cpu);
        }
    }
}

/// The names of the first events in the output of `events --format json`.
fn event_names(output: &str) -> Vec<String> {
    let output: Value = serde_json::from_str(output).unwrap_or_default();
    let of = |key: &str| output[key].as_array().cloned().unwrap_or_default();
    let all = of("webhooks").into_iter().chain(of("callbacks"));
    all.filter_map(|event| event["name"].as_str().map(str::to_owned))
        .take(MAX_TRIGGERED)
        .collect()
}
