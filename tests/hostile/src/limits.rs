//! Runs a program with limits on time and memory, and measures what it uses.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The CPU time that a document may take. Unlike wall time, it is the same on a busy machine.
pub const CPU: Duration = Duration::from_secs(10);

/// The wall time that a document may take. It is longer than [`CPU`] because the machine may be busy.
pub const WALL: Duration = Duration::from_secs(100);

/// The address space that a document may take, in KiB: 1 GiB.
pub const MEMORY_KIB: u64 = 1 << 20;

/// A command with this limit of address space, in KiB, and without core files.
pub fn limited(program: &Path, memory_kib: u64) -> Command {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg("ulimit -c 0; ulimit -v \"$0\" && exec \"$@\"")
        .arg(memory_kib.to_string())
        .arg(program)
        // Each arena of glibc reserves 64 MiB of addresses, even if it is unused.
        .env("MALLOC_ARENA_MAX", "2");
    command
}

/// How a run ended, and what it used.
#[derive(Debug, Default)]
pub struct FinishedRun {
    /// The exit status; `None` if it was stopped because it took too long.
    pub status: Option<ExitStatus>,
    /// What it wrote to its standard output.
    pub stdout: String,
    /// What it wrote to its standard error.
    pub stderr: String,
    /// The time from start to end.
    pub wall: Duration,
    /// The CPU time at the last measurement.
    pub cpu: Duration,
    /// The peak of resident memory at the last measurement, in KiB.
    pub peak_kib: u64,
}

impl FinishedRun {
    /// What is wrong with the run. Its exit status must be one of these.
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
            Some(code) => Some(format!("exit status {code}: {}", last_line(&self.stderr))),
            None => Some(format!("{status}: {}", last_line(&self.stderr))),
        }
    }
}

fn last_line(text: &str) -> &str {
    text.trim_end().lines().last().unwrap_or_default()
}

/// Runs a command until it ends or exceeds its limits. Its output goes through files in `scratch`.
///
/// # Errors
///
/// If it can't be started or waited for.
pub fn run(command: &mut Command, scratch: &Path) -> io::Result<FinishedRun> {
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
    Ok(FinishedRun {
        status,
        stdout: text(&out)?,
        stderr: text(&err)?,
        wall: start.elapsed(),
        cpu,
        peak_kib,
    })
}

/// Kills a child process.
pub fn stop(child: &mut Child) {
    // An error means that it has ended already.
    let _ = child.kill();
    let _ = child.wait();
}

/// The CPU time of a process, in steps of 10 ms; `None` after it has ended.
pub fn cpu_time(pid: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is the name in parentheses, which may contain spaces and parentheses.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks()? + ticks()?) * 10))
}

/// The peak of a process's resident memory, in KiB.
pub fn peak_memory(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
