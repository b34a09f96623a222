//! Changes of the text, regardless of its structure.

use crate::random::Random;

/// Bytes that are inserted.
const TOKENS: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"'",
    b":",
    b",",
    b"-",
    b"- ",
    b"? ",
    b": ",
    b"\n",
    b"\r",
    b"\t",
    b"\0",
    b"#",
    b" #",
    b"&a ",
    b"*a",
    b"!!str ",
    b"!",
    b"|\n",
    b">-\n",
    b"---\n",
    b"...\n",
    b"%YAML 1.1\n",
    b"<<: ",
    b"null",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"\xe2\x80\xa8",
    b"  ",
    b"    ",
    b"1e999",
    b"-",
    b".",
    b"/*",
    b"//",
    b"//\n",
    b"[[[[[[[[",
    b"{\"a\":",
    b"\"\"",
    b"``````",
    b"*/",
];

/// Makes one change and returns its name.
pub fn change(bytes: &mut Vec<u8>, random: &mut Random) -> &'static str {
    let at = random.below(bytes.len() + 1);
    let end = (at + 1 + random.below(200)).min(bytes.len());
    match random.below(9) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
            "flip a bit"
        }
        1 => {
            bytes.drain(at.min(end)..end);
            "cut out bytes"
        }
        2 => {
            let part: Vec<u8> = bytes.get(at..end).unwrap_or_default().to_vec();
            let to = random.below(bytes.len() + 1);
            bytes.splice(to..to, part);
            "copy bytes"
        }
        3 => {
            bytes.truncate(at);
            "cut off the end"
        }
        4 => {
            let text = super::nasty::text(random);
            bytes.splice(at..at, text.into_bytes());
            "insert a text"
        }
        5 => {
            swap_lines(bytes, random);
            "swap lines"
        }
        6 => {
            let lines = line_starts(bytes);
            if let Some(at) = random.one(&lines) {
                let spaces = vec![b' '; 1 + random.below(4)];
                bytes.splice(*at..*at, spaces);
            }
            "indent a line"
        }
        7 => {
            let token = random.one(TOKENS).copied().unwrap_or_default();
            let times = if random.once_in(20) { 20_000 } else { 1 };
            bytes.splice(at..at, token.repeat(times));
            "insert a token"
        }
        _ => {
            let token = random.one(TOKENS).copied().unwrap_or_default();
            let end = (at + token.len()).min(bytes.len());
            bytes.splice(at.min(end)..end, token.iter().copied());
            "overwrite bytes with a token"
        }
    }
}

/// The offsets of the lines after the first.
fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    breaks.map(|(at, _)| at + 1).collect()
}

fn swap_lines(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<Vec<u8>> = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let (one, other) = (random.below(lines.len()), random.below(lines.len()));
    lines.swap(one, other);
    *bytes = lines.join(&b'\n');
}
