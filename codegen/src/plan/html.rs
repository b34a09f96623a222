//! HTML as Markdown: some documents write their prose in it.

use std::borrow::Cow;

/// Replaces the tags of prose. Other tags are escaped later.
pub(super) fn to_markdown(prose: &str) -> Cow<'_, str> {
    let closing = prose.contains("</") || prose.contains("<br") || prose.contains("<p>");
    if !closing || prose.contains("```") {
        return Cow::Borrowed(prose);
    }
    let mut out = String::with_capacity(prose.len());
    let mut rest = prose;
    let mut targets: Vec<String> = Vec::new();
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('>') else {
            rest = &rest[open..];
            break;
        };
        let tag = &rest[open + 1..open + close];
        if !replace(tag, &mut out, &mut targets) {
            out.push_str(&rest[open..=open + close]);
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    let out = out
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
    Cow::Owned(out)
}

/// Writes the Markdown for a tag; false if it isn't a tag of prose.
fn replace(tag: &str, out: &mut String, targets: &mut Vec<String>) -> bool {
    let name = tag
        .split_whitespace()
        .next()
        .unwrap_or("")
        .trim_end_matches('/');
    let text = match name.to_ascii_lowercase().as_str() {
        "p" | "/p" | "div" | "/div" | "ul" | "/ul" | "ol" | "/ol" | "table" | "/table" => "\n\n",
        "br" | "/li" | "tr" | "/tr" => "\n",
        "li" => "\n- ",
        "code" | "/code" | "tt" | "/tt" => "`",
        "strong" | "/strong" | "b" | "/b" => "**",
        "em" | "/em" | "i" | "/i" => "*",
        "span" | "/span" | "sup" | "/sup" | "u" | "/u" | "small" | "/small" | "td" | "/td" => " ",
        "a" => {
            let target = tag.split_once("href=").map(|(_, value)| {
                let value = value.trim_start_matches(['"', '\'']);
                value
                    .split(['"', '\'', ' '])
                    .next()
                    .unwrap_or("")
                    .to_owned()
            });
            targets.push(target.unwrap_or_default());
            "["
        }
        "/a" => {
            let target = targets.pop().unwrap_or_default();
            out.push_str("](");
            out.push_str(&target);
            ")"
        }
        _ => return false,
    };
    out.push_str(text);
    true
}

#[cfg(test)]
mod tests {
    use super::to_markdown;

    #[test]
    fn tags_of_prose_become_markdown() {
        let html = "<p>An <code>id</code> of <a href=\"https://a.example\">this</a>.</p>";
        assert_eq!(
            to_markdown(html).trim(),
            "An `id` of [this](https://a.example)."
        );
        assert_eq!(to_markdown("a < b and List<T>"), "a < b and List<T>");
    }
}
