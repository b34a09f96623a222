//! The figures of all mutants.

use super::pool::{Outcome, Reply};
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// The figures of one document.
#[derive(Clone, Debug, Default)]
struct Row {
    name: String,
    mutants: u64,
    generated: u64,
    refused: u64,
    compiled: u64,
    failed: u64,
    slowest: Duration,
}

/// The figures of a run.
#[derive(Clone, Debug)]
pub struct Report {
    rows: Vec<Row>,
    /// The seeds of the failures, by kind.
    failures: BTreeMap<String, Vec<u64>>,
    /// CPU time, wall time and seed of the slowest mutants.
    slowest: Vec<(Duration, Duration, u64)>,
    peak_kib: u64,
    pub(super) compilations: u64,
}

impl Report {
    /// An empty report for these documents.
    pub fn new(documents: &[PathBuf]) -> Self {
        let name = |path: &PathBuf| {
            path.file_stem()
                .map(|name| name.to_string_lossy().into_owned())
        };
        let row = |path| Row {
            name: name(path).unwrap_or_default(),
            ..Row::default()
        };
        Self {
            rows: documents.iter().map(row).collect(),
            failures: BTreeMap::new(),
            slowest: Vec::new(),
            peak_kib: 0,
            compilations: 0,
        }
    }

    /// Whether there are no failures.
    pub fn is_good(&self) -> bool {
        self.failures.is_empty()
    }

    /// How many crates were generated, and how many of these were compiled.
    pub fn generated(&self) -> (u64, u64) {
        let sum = |of: fn(&Row) -> u64| self.rows.iter().map(of).sum();
        (sum(|row| row.generated), sum(|row| row.compiled))
    }

    pub(super) fn add(&mut self, seed: u64, reply: &Reply, compiled: bool, why: Option<String>) {
        let number = usize::try_from(seed).unwrap_or(0) % self.rows.len().max(1);
        let Some(row) = self.rows.get_mut(number) else {
            return;
        };
        row.mutants += 1;
        row.generated += u64::from(matches!(reply.outcome, Outcome::Generated(..)));
        row.refused += u64::from(reply.outcome == Outcome::Refused);
        row.compiled += u64::from(compiled);
        row.failed += u64::from(why.is_some());
        row.slowest = row.slowest.max(reply.cpu);
        self.slowest.push((reply.cpu, reply.wall, seed));
        self.slowest.sort_by(|one, other| other.cmp(one));
        self.slowest.truncate(10);
        if let Some(why) = why {
            self.failures.entry(kind(&why)).or_default().push(seed);
        }
    }

    pub(super) fn peak(&mut self, kib: u64) {
        self.peak_kib = self.peak_kib.max(kib);
    }
}

/// The kind of a failure: its text with numbers replaced and without the document's names, which are in backticks.
fn kind(why: &str) -> String {
    let mut kind = String::new();
    let mut quoted = false;
    for c in why.chars().take(400) {
        match c {
            '`' => {
                quoted = !quoted;
                kind.push('`');
            }
            _ if quoted => {}
            '0'..='9' if kind.ends_with('0') => {}
            '0'..='9' => kind.push('0'),
            c => kind.push(c),
        }
    }
    kind
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "mutants generated refused compiled failed  slowest  document"
        )?;
        let mut sum = Row {
            name: "all".to_owned(),
            ..Row::default()
        };
        for row in &self.rows {
            line(f, row)?;
            sum.mutants += row.mutants;
            sum.generated += row.generated;
            sum.refused += row.refused;
            sum.compiled += row.compiled;
            sum.failed += row.failed;
            sum.slowest = sum.slowest.max(row.slowest);
        }
        line(f, &sum)?;
        writeln!(f, "peak memory of a worker: {} MiB", self.peak_kib / 1024)?;
        for (cpu, wall, seed) in self
            .slowest
            .iter()
            .filter(|(cpu, ..)| *cpu > Duration::from_secs(1))
        {
            writeln!(
                f,
                "slow: seed {seed}, {:.1} s of CPU time in {:.1} s",
                cpu.as_secs_f32(),
                wall.as_secs_f32()
            )?;
        }
        for (kind, seeds) in &self.failures {
            let first: Vec<String> = seeds.iter().take(8).map(u64::to_string).collect();
            writeln!(
                f,
                "FAILED {} times: {kind}\n    seeds {}",
                seeds.len(),
                first.join(", ")
            )?;
        }
        Ok(())
    }
}

fn line(f: &mut fmt::Formatter<'_>, row: &Row) -> fmt::Result {
    writeln!(
        f,
        "{:7} {:9} {:7} {:8} {:6} {:7.2}s  {}",
        row.mutants,
        row.generated,
        row.refused,
        row.compiled,
        row.failed,
        row.slowest.as_secs_f32(),
        row.name
    )
}
