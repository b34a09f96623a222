//! The figures by provider, as a table in Markdown.

use crate::judge::Report;
use std::collections::BTreeMap;

/// What came of a provider's deliveries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    rows: BTreeMap<String, Row>,
}

/// One provider: strict, then lenient.
#[derive(Clone, Debug, Default)]
struct Row {
    strict: Sums,
    lenient: Sums,
}

#[derive(Clone, Debug, Default)]
struct Sums {
    sent: usize,
    typed: usize,
    unknown: usize,
    handshakes: usize,
    deviating: usize,
    undecodable: usize,
    reasons: BTreeMap<&'static str, usize>,
    failures: usize,
}

impl Table {
    /// Adds what came of a subject.
    pub(crate) fn add(&mut self, subject: &str, lenient: bool, report: &Report) {
        let row = self.rows.entry(provider(subject)).or_default();
        let sums = match lenient {
            true => &mut row.lenient,
            false => &mut row.strict,
        };
        sums.sent += report.sent;
        sums.typed += report.typed;
        sums.unknown += report.unknown;
        sums.handshakes += report.handshakes;
        sums.deviating += report.deviating;
        sums.undecodable += report.undecodable.len();
        for (reason, count) in &report.reasons {
            *sums.reasons.entry(reason).or_default() += count;
        }
        sums.failures += report.failures.len();
    }

    /// Prints it.
    pub(crate) fn print(&self) {
        println!();
        println!(
            "| provider | sent | unknown | handshakes | strict: typed | undecodable | lenient: typed | of these told | undecodable | lost, made up |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|");
        for (provider, Row { strict, lenient }) in &self.rows {
            println!(
                "| {provider} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                strict.sent,
                strict.unknown,
                strict.handshakes,
                strict.typed,
                strict.why(),
                lenient.typed,
                lenient.deviating,
                lenient.why(),
                strict.failures + lenient.failures,
            );
        }
    }
}

impl Sums {
    /// How many are undecodable, and what made them so.
    fn why(&self) -> String {
        let all = self.reasons.iter();
        let all: Vec<String> = all.map(|(why, count)| format!("{count} {why}")).collect();
        match all.is_empty() {
            true => self.undecodable.to_string(),
            false => format!("{}: {}", self.undecodable, all.join(", ")),
        }
    }
}

/// Who sends a subject's deliveries. GitHub's newest samples are told apart from older ones, and from those in documents.
fn provider(subject: &str) -> String {
    match subject {
        "github api.github.com" => "github, newest".to_owned(),
        _ => {
            let end = subject.find([' ', '/']).unwrap_or(subject.len());
            match subject.split_at(end).0 {
                "github" => "github, other".to_owned(),
                name => name.to_owned(),
            }
        }
    }
}
