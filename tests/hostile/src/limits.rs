//! A program under limits, and what it took of them.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How much time a document may take: of a processor, so that a busy machine changes nothing.
pub const CPU: Duration = Duration::from_secs(10);

/// How long one may wait for it. It is more than [`CPU`] because the processors have other work too.
pub const WALL: Duration = Duration::from_secs(100);

/// How much address space a document may take, in KiB: 1 GiB.
pub const MEMORY_KIB: u64 = 1 << 20;

/// A command that may take so much address space, in KiB, and writes no core file.
pub fn limited(program: &Path, memory_kib: u64) -> Command {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg("ulimit -c 0; ulimit -v \"$0\" && exec \"$@\"")
        .arg(memory_kib.to_string())
        .arg(program)
        // Each arena of glibc reserves 64 MiB of addresses, used or not.
        .env("MALLOC_ARENA_MAX", "2");
    command
}

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    /// The exit status; none if it was stopped because it took too long.
    pub status: Option<ExitStatus>,
    /// What it wrote to its standard output.
    pub stdout: String,
    /// What it wrote to its standard error.
    pub stderr: String,
    /// From its start to its end.
    pub wall: Duration,
    /// What it took of the processors, as seen last.
    pub cpu: Duration,
    /// The most memory that it held, in KiB, as seen last.
    pub peak_kib: u64,
}

impl Ran {
    /// A run that took nothing.
    pub fn nothing() -> Self {
        Self {
            status: None,
            stdout: String::new(),
            stderr: String::new(),
            wall: Duration::ZERO,
            cpu: Duration::ZERO,
            peak_kib: 0,
        }
    }

    /// What is wrong with a run whose exit status has to be one of these.
    pub fn problem(&self, allowed: &[i32]) -> Option<String> {
        let Some(status) = self.status else {
            return Some(format!("over {} s", CPU.as_secs()));
        };
        if self.stderr.contains("panicked at") {
            let line = self
                .stderr
                .lines()
                .find(|line| line.contains("panicked at"));
            return Some(format!("panic: {}", line.unwrap_or_default()));
        }
        match status.code() {
            Some(code) if allowed.contains(&code) => None,
            Some(code) => Some(format!("exit status {code}: {}", last(&self.stderr))),
            None => Some(format!("{status}: {}", last(&self.stderr))),
        }
    }
}

fn last(text: &str) -> &str {
    text.trim_end().lines().last().unwrap_or_default()
}

/// Runs a command to its end or to its limits; its output goes through files in `scratch`.
///
/// # Errors
///
/// When it can't be started or watched.
pub fn run(command: &mut Command, scratch: &Path) -> io::Result<Ran> {
    let (out, err) = (scratch.join("stdout"), scratch.join("stderr"));
    command
        .stdin(Stdio::null())
        .stdout(File::create(&out)?)
        .stderr(File::create(&err)?);
    let start = Instant::now();
    let mut child = command.spawn()?;
    let (mut cpu, mut peak_kib) = (Duration::ZERO, 0);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        cpu = cpu_time(child.id()).unwrap_or(cpu).max(cpu);
        peak_kib = peak_memory(child.id()).unwrap_or(0).max(peak_kib);
        if cpu > CPU || start.elapsed() > WALL {
            stop(&mut child);
            break None;
        }
        std::thread::sleep(Duration::from_millis(4));
    };
    let text =
        |path: &Path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok(Ran {
        status,
        stdout: text(&out)?,
        stderr: text(&err)?,
        wall: start.elapsed(),
        cpu,
        peak_kib,
    })
}

/// Ends a child that was started here.
pub fn stop(child: &mut Child) {
    // It may have ended by itself meanwhile, which is as good.
    let _ = child.kill();
    let _ = child.wait();
}

/// What a process has taken of the processors, in steps of 10 ms; none once it has ended.
pub fn cpu_time(pid: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is the name in parentheses, which can hold anything.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks()? + ticks()?) * 10))
}

/// The most memory that a process has held, in KiB.
pub fn peak_memory(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
