//! The lines of a text.

use crate::diag::LineColumn;

/// A text and the beginnings of its lines. A line ends with `\n`, like in editors.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The number of characters before each block of bytes, because columns are characters, and a line may be megabytes
    /// long.
    blocks: Vec<usize>,
}

const BLOCK: usize = 4096;

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0)
            .chain(ends.map(|(at, _)| at + 1))
            .collect();
        let mut before = 0;
        let block = |block: &[u8]| {
            let start = before;
            before += starts_of_characters(block);
            start
        };
        let blocks = text.as_bytes().chunks(BLOCK).map(block).collect();
        Self {
            text,
            starts,
            blocks,
        }
    }

    /// The text of a line without its end. Lines are counted from 1.
    pub(super) fn line(&self, line: usize) -> Option<&'t str> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let text = match self.starts.get(line) {
            Some(next) => self.text.get(start..next - 1)?,
            None => self.text.get(start..)?,
        };
        Some(text.strip_suffix('\r').unwrap_or(text))
    }

    /// The line of a byte, and the numbers of bytes and characters before it in the line.
    pub(super) fn line_at(&self, byte: usize) -> (usize, usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|at| self.starts.get(at));
        let start = start.copied().unwrap_or(0);
        (
            line,
            byte - start,
            self.characters(byte) - self.characters(start),
        )
    }

    /// The number of characters before a byte.
    fn characters(&self, byte: usize) -> usize {
        let block = byte / BLOCK;
        let counted = self.blocks.get(block).copied().unwrap_or(0);
        let rest = self
            .text
            .as_bytes()
            .get(block * BLOCK..byte)
            .unwrap_or_default();
        counted + starts_of_characters(rest)
    }

    /// The byte at a position, or the nearest one in the text.
    pub(super) fn offset(&self, position: LineColumn) -> usize {
        let line = position.line.clamp(1, self.starts.len());
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        start + column_to_byte(self.line(line).unwrap_or_default(), position.column)
    }
}

/// A text and the beginnings of its lines in YAML, which has more line breaks than editors.
pub(super) struct YamlLines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> YamlLines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut starts = vec![0];
        let bytes = text.bytes().enumerate();
        for (at, byte) in bytes {
            let next = text.as_bytes().get(at + 1..).unwrap_or_default();
            match byte {
                b'\n' => starts.push(at + 1),
                b'\r' if !next.starts_with(b"\n") => starts.push(at + 1),
                // U+0085, and U+2028 and U+2029.
                0xC2 if next.starts_with(&[0x85]) => starts.push(at + 2),
                0xE2 if matches!(next, [0x80, 0xA8 | 0xA9, ..]) => starts.push(at + 3),
                _ => {}
            }
        }
        Self { text, starts }
    }

    /// The byte at a line and a column of YAML, both from 1.
    pub(super) fn offset(&self, (line, column): (usize, usize)) -> usize {
        let line = line.clamp(1, self.starts.len());
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        start + column_to_byte(self.text.get(start..).unwrap_or_default(), column)
    }
}

/// Converts a line and a column of YAML, both from 1, to those of an editor.
pub(in crate::source) fn yaml_position(text: &str, line: usize, column: usize) -> LineColumn {
    let byte = YamlLines::of(text).offset((line, column));
    let lines = Lines::of(text);
    let (line, _, before) = lines.line_at(byte);
    LineColumn {
        line,
        column: before + 1,
    }
}

fn starts_of_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// The byte of a column, which is in characters from 1, or the end of the text if it is shorter.
fn column_to_byte(text: &str, column: usize) -> usize {
    let mut starts = text.char_indices().map(|(at, _)| at);
    starts.nth(column.saturating_sub(1)).unwrap_or(text.len())
}
