/// Finds an item in generated code by its declaration (`struct Book`, `fn get_book`) and returns it with
/// its docs and attributes. `object! Book` finds the `wire::object!` call of a type.
pub fn item(text: &str, name: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let at = (0..lines.len()).find(|&at| declares(&lines[at..], name))?;
    let indent = lines[at].len() - lines[at].trim_start().len();
    let docs_or_attribute = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("///") || line.starts_with("#[")
    };
    let first = at
        - lines[..at]
            .iter()
            .rev()
            .take_while(|line| docs_or_attribute(line))
            .count();
    let ends = |line: &&str| {
        let rest = line.get(indent..).unwrap_or_default();
        !rest.starts_with(' ') && (rest.ends_with('}') || rest.ends_with(';'))
    };
    let last = at + lines[at..].iter().position(ends)?;
    let item = lines[first..=last].iter();
    Some(
        item.map(|line| format!("{}\n", line.get(indent..).unwrap_or_default()))
            .collect(),
    )
}

/// Whether the first of these lines declares the item of this name.
fn declares(lines: &[&str], name: &str) -> bool {
    let (Some(first), next) = (lines.first(), lines.get(1)) else {
        return false;
    };
    match name.split_once("! ") {
        Some((macro_name, argument)) => {
            let rest = first
                .trim_start()
                .strip_prefix(&format!("wire::{macro_name}!("));
            // The arguments of a long call begin on the next line.
            rest.is_some_and(|rest| match (rest, next) {
                ("", Some(next)) => begins(next.trim_start(), argument),
                _ => begins(rest, argument),
            })
        }
        None => {
            let rest = first.trim_start().strip_prefix("pub ");
            rest.is_some_and(|rest| begins(rest, name))
        }
    }
}

/// Whether a text begins with these whole words.
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}
