/// A fenced block of a Markdown text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fence {
    /// What follows the opening backticks: the language and its arguments.
    pub language: String,
    /// The lines within, each with its line ending.
    pub text: String,
    /// The line of the opening backticks, from 1.
    pub line: usize,
}

/// The fenced blocks of a Markdown text, in order.
pub fn fences(markdown: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<Fence> = None;
    for (index, line) in markdown.lines().enumerate() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => {
                open = Some(Fence {
                    language: language.trim().to_owned(),
                    text: String::new(),
                    line: index + 1,
                });
            }
            (Some(_), Some(_)) => fences.extend(open.take()),
            (None, Some(fence)) => {
                fence.text.push_str(line);
                fence.text.push('\n');
            }
            (None, None) => {}
        }
    }
    fences
}
