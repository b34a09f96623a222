//! The width of lines, in characters.

/// The width of a line. Lines of generated code are shorter than 120 columns.
pub(super) const WIDTH: usize = 118;

/// Whether a line fits.
pub(super) fn fits(line: &str, indent: usize) -> bool {
    line.chars().nth(WIDTH.saturating_sub(indent)).is_none()
}

/// Writes a line.
pub(super) fn push_line(line: &str, indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(line);
    out.push('\n');
}
