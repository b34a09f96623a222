//! Lines that are wrapped between tokens: after commas and semicolons, or between any two words if there are none. Lines
//! after the first are indented.

use super::columns::{fits, push_line};

/// A line, and where it may be wrapped.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// The text, without a line break.
    pub text: String,
    /// The spaces between tokens, as byte offsets.
    spaces: Vec<usize>,
    /// Those that follow a comma or a semicolon, and aren't between angle brackets.
    breaks: Vec<usize>,
    /// How many angle brackets are open.
    open: usize,
}

impl Line {
    /// A line with one token.
    pub fn of(token: &str) -> Self {
        let mut line = Self::default();
        line.push_str(token);
        line
    }

    /// Adds a token.
    pub fn push_str(&mut self, token: &str) {
        match token {
            "<" => self.open += 1,
            ">" if !self.text.ends_with(['-', '=']) => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        self.text.push_str(token);
    }

    /// Adds the tokens of another line.
    pub fn extend(&mut self, other: Self) {
        let start = self.text.len();
        self.spaces.extend(other.spaces.iter().map(|at| start + at));
        self.breaks.extend(other.breaks.iter().map(|at| start + at));
        self.text.push_str(&other.text);
    }

    /// The line with a token at its end.
    pub fn ended(mut self, token: &str) -> Self {
        self.push_str(token);
        self
    }

    /// Adds a space between tokens.
    pub fn space(&mut self) {
        self.spaces.push(self.text.len());
        if self.open == 0 && self.text.ends_with([',', ';']) {
            self.breaks.push(self.text.len());
        }
        self.text.push(' ');
    }
}

/// Writes a line, in as many lines as it needs.
pub(super) fn wrap(line: &Line, indent: usize, out: &mut String) {
    let (mut rest, mut at) = (0, indent);
    while !fits(&line.text[rest..], at) {
        let before = |end: &usize| fits(&line.text[rest..*end], at);
        let after = |ends: &[usize]| ends.partition_point(|end| *end <= rest);
        let last = |ends: &[usize]| {
            let ends = ends.iter().copied().skip(after(ends));
            ends.take_while(before).last()
        };
        // A token that is longer than a line has a line of its own.
        let next = || line.spaces.get(after(&line.spaces)).copied();
        let Some(end) = last(&line.breaks)
            .or_else(|| last(&line.spaces))
            .or_else(next)
        else {
            break;
        };
        push_line(&line.text[rest..end], at, out);
        (rest, at) = (end + 1, indent + 4);
    }
    push_line(&line.text[rest..], at, out);
}

#[cfg(test)]
mod tests {
    use super::super::columns::WIDTH;
    use super::{Line, wrap};

    /// The lines of tokens that have spaces between them, and commas that belong to the token before.
    fn wrapped(tokens: &[&str]) -> Vec<String> {
        let mut line = Line::default();
        for (at, token) in tokens.iter().enumerate() {
            if at > 0 && !matches!(*token, "," | "<" | ">") && !line.text.ends_with('<') {
                line.space();
            }
            line.push_str(token);
        }
        let mut out = String::new();
        wrap(&line, 4, &mut out);
        out.lines().map(str::to_owned).collect()
    }

    #[test]
    fn lines_end_after_commas() {
        let entry = [
            "published_from",
            "\"published, from?\"",
            ",",
            "of:",
            "Map",
            "<",
            "A",
            ",",
            "B",
            ">",
            ",",
        ];
        let lines = wrapped(&entry.repeat(9));
        assert!(lines.len() > 3, "{lines:#?}");
        for (at, line) in lines.iter().enumerate() {
            assert!(line.len() <= WIDTH && line.ends_with([',']), "{line}");
            let indent = if at == 0 { 4 } else { 8 };
            assert_eq!(line.len() - line.trim_start().len(), indent, "{line}");
            let opened = line.matches('<').count();
            assert_eq!(opened, line.matches('>').count(), "{line}");
        }
        assert_eq!(wrapped(&["a", "b", ",", "c"]), ["    a b, c"]);
    }

    #[test]
    fn without_commas_lines_end_anywhere_and_long_tokens_stay_whole() {
        assert!(
            wrapped(&["Word"; 40])
                .iter()
                .all(|line| line.len() <= WIDTH)
        );
        let long = format!("{:?}", "a b ".repeat(60));
        assert_eq!(
            wrapped(&["before", &long, "after"]),
            [
                "    before".to_owned(),
                format!("        {long}"),
                "        after".to_owned()
            ]
        );
    }
}
