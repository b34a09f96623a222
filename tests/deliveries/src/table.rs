//! Prints the results by provider, as a Markdown table.

use crate::judge::Report;
use std::collections::BTreeMap;

/// The results of all providers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    rows: BTreeMap<String, Row>,
}

/// The results of one provider.
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
    /// Adds the results of a subject.
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

    /// Prints the table.
    pub(crate) fn print(&self) {
        println!();
        println!(
            "| provider | sent | unknown | handshakes | strict: typed | undecodable | lenient: typed | of these with deviations | undecodable | lost, changed |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|");
        for (provider, Row { strict, lenient }) in &self.rows {
            println!(
                "| {provider} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                strict.sent,
                strict.unknown,
                strict.handshakes,
                strict.typed,
                strict.undecodable_with_reasons(),
                lenient.typed,
                lenient.deviating,
                lenient.undecodable_with_reasons(),
                strict.failures + lenient.failures,
            );
        }
    }
}

impl Sums {
    /// How many are undecodable, with the kinds of errors.
    fn undecodable_with_reasons(&self) -> String {
        let all = self.reasons.iter();
        let all: Vec<String> = all.map(|(why, count)| format!("{count} {why}")).collect();
        match all.is_empty() {
            true => self.undecodable.to_string(),
            false => format!("{}: {}", self.undecodable, all.join(", ")),
        }
    }
}

/// The provider of a subject. GitHub's newest samples have a row of their own.
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
