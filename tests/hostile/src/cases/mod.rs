//! Every document below a folder through every command and through the macro, each run in a process of its
//! own and under limits.

mod receiver;

use crate::compile::compile;
use crate::limits::{MEMORY_KIB, Ran, limited, run};
use crate::{Artifacts, root};
use receiver::Receiver;
use serde_json::Value;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many events of a document are sent.
const SENT: usize = 4;

/// The compiler's own address space. What it really holds may be as much as for the other programs.
const COMPILER_KIB: u64 = 4 * MEMORY_KIB;

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Cases {
    /// The folder; what is in folders below it counts too.
    pub folder: PathBuf,
    /// The program `callwright`.
    pub program: PathBuf,
    /// Whether what is generated is compiled.
    pub compile: bool,
    /// Whether the macro is tried.
    pub macros: bool,
}

/// Tries all documents, and prints a line for each and one for the sum; whether none failed.
///
/// # Errors
///
/// When a program doesn't start, or there are no documents.
pub fn cases(wanted: &Cases) -> Result<bool, String> {
    let mut documents = Vec::new();
    collect(&wanted.folder, &mut documents)
        .map_err(|error| format!("{}: {error}", wanted.folder.display()))?;
    if documents.is_empty() {
        return Err(format!("{} has no documents", wanted.folder.display()));
    }
    let artifacts = match wanted.compile || wanted.macros {
        true => Some(Artifacts::build(wanted.macros)?),
        false => None,
    };
    let scratch = root().join("target/attacks/cases");
    let receiver = Receiver::open().map_err(|error| error.to_string())?;
    let (mut failed, mut runs) = (0, 0);
    for path in &documents {
        let _ = fs::remove_dir_all(&scratch);
        fs::create_dir_all(&scratch).map_err(|error| error.to_string())?;
        let mut case = Case {
            wanted,
            path,
            scratch: &scratch,
            artifacts: artifacts.as_ref(),
            problems: Vec::new(),
            runs: 0,
            slowest: Ran::nothing(),
            peak_kib: 0,
        };
        case.all(&receiver.url())
            .map_err(|error| error.to_string())?;
        runs += case.runs;
        failed += usize::from(!case.problems.is_empty());
        let verdict = if case.problems.is_empty() {
            "ok    "
        } else {
            "FAILED"
        };
        let name = path.strip_prefix(&wanted.folder).unwrap_or(path).display();
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
    wanted: &'a Cases,
    path: &'a Path,
    scratch: &'a Path,
    artifacts: Option<&'a Artifacts>,
    problems: Vec<String>,
    runs: usize,
    slowest: Ran,
    peak_kib: u64,
}

impl Case<'_> {
    fn all(&mut self, url: &str) -> io::Result<()> {
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
        let made = self.callwright("generate --exercise", &full_arguments, &[0, 1])?;
        self.callwright("inspect", &[], &[0, 1])?;
        self.callwright("inspect --format json", &[], &[0, 1])?;
        self.callwright("events", &[], &[0, 1])?;
        let events = self.callwright("events --format json", &[], &[0, 1])?;
        for event in names(&events.stdout) {
            // 2: the document wants secrets by other names.
            let arguments = ["--to", url, "--secret", "ENV:HOSTILE_SECRET", "--", &event];
            self.callwright("trigger", &arguments, &[0, 1, 2])?;
        }
        let Some(artifacts) = self.artifacts else {
            return Ok(());
        };
        if self.wanted.macros {
            self.expand(artifacts)?;
        }
        if self.wanted.compile && made.status.is_some_and(|status| status.success()) {
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

    /// Runs a command of the program on the document; the options behind the command belong to it.
    fn callwright(
        &mut self,
        command: &str,
        arguments: &[&str],
        allowed: &[i32],
    ) -> io::Result<Ran> {
        let mut words = command.split(' ');
        let mut program = limited(&self.wanted.program, MEMORY_KIB);
        program
            .args(words.next())
            .arg(self.path)
            .args(words)
            .args(arguments);
        program.env(
            "HOSTILE_SECRET",
            "whsec_SXQncyBhIFNlY3JldCB0byBFdmVyeWJvZHk=",
        );
        let ran = run(&mut program, self.scratch)?;
        let problem = ran.problem(allowed);
        self.note(command, &ran, problem);
        Ok(ran)
    }

    /// A crate that is nothing but the macro.
    fn expand(&mut self, artifacts: &Artifacts) -> io::Result<()> {
        let source = self.scratch.join("expanded.rs");
        let path = Value::from(self.path.to_string_lossy().into_owned());
        fs::write(&source, format!("callwright::api!({path});\n"))?;
        let mut rustc = Command::new("rustc");
        // What is less than the document asks for is a warning.
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
        let ran = run(&mut limited, self.scratch)?;
        let coded = ran
            .stderr
            .lines()
            .find(|line| line.contains("error[E") || line.contains("warning:"));
        let problem = ran.problem(&[0, 1]).or(coded.map(str::to_owned));
        self.note("api!", &ran, problem);
        Ok(())
    }

    fn note(&mut self, what: &str, ran: &Ran, problem: Option<String>) {
        self.runs += 1;
        self.peak_kib = self.peak_kib.max(ran.peak_kib);
        let much = (ran.peak_kib > MEMORY_KIB).then(|| format!("{} MiB", ran.peak_kib / 1024));
        if let Some(problem) = problem.or(much) {
            self.problems.push(format!("{what}: {problem}"));
        }
        if ran.wall > self.slowest.wall {
            (self.slowest.wall, self.slowest.cpu) = (ran.wall, ran.cpu);
        }
    }
}

/// The first events that `events --format json` lists.
fn names(listed: &str) -> Vec<String> {
    let listed: Value = serde_json::from_str(listed).unwrap_or_default();
    let of = |key: &str| listed[key].as_array().cloned().unwrap_or_default();
    let all = of("webhooks").into_iter().chain(of("callbacks"));
    all.filter_map(|event| event["name"].as_str().map(str::to_owned))
        .take(SENT)
        .collect()
}
