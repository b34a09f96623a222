//! Text to nodes.

use super::{Node, Set};
use std::iter::Peekable;
use std::str::Chars;

/// The most that is repeated: what a document wants more of isn't written out.
const TIMES: usize = 4096;

/// How deep groups may stand in each other.
const DEEP: usize = 32;

/// The longest pattern that is looked at, in bytes.
const LONG: usize = 10_000;

pub(super) fn parse(pattern: &str) -> Option<Node> {
    if pattern.len() > LONG {
        return None;
    }
    // Some write it with the slashes of JavaScript.
    let inner = pattern
        .strip_prefix('/')
        .and_then(|rest| rest.strip_suffix('/'));
    let mut chars = inner.unwrap_or(pattern).chars().peekable();
    let node = either(&mut chars, 0)?;
    chars.next().is_none().then_some(node)
}

fn either(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Option<Node> {
    if depth > DEEP {
        return None;
    }
    let mut all = vec![sequence(chars, depth)?];
    while chars.next_if_eq(&'|').is_some() {
        all.push(sequence(chars, depth)?);
    }
    Some(match all.pop() {
        Some(one) if all.is_empty() => one,
        Some(last) => {
            all.push(last);
            Node::Either(all)
        }
        None => Node::Sequence(Vec::new()),
    })
}

fn sequence(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Option<Node> {
    let mut nodes = Vec::new();
    while chars.peek().is_some_and(|c| !matches!(c, '|' | ')')) {
        let node = atom(chars, depth)?;
        nodes.push(repeated(chars, node)?);
    }
    Some(Node::Sequence(nodes))
}

fn atom(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Option<Node> {
    Some(match chars.next()? {
        '^' => Node::Start,
        '$' => Node::End,
        '.' => Node::Set(Set {
            ranges: vec![('\n', '\n'), ('\r', '\r')],
            not: true,
        }),
        '(' => {
            if chars.next_if_eq(&'?').is_some() {
                group_kind(chars)?;
            }
            let inner = either(chars, depth + 1)?;
            chars.next_if_eq(&')')?;
            inner
        }
        '[' => Node::Set(class(chars)?),
        '\\' => match chars.next()? {
            'b' => Node::Border,
            escape => Node::Set(escaped(escape, chars)?),
        },
        '*' | '+' | '?' => return None,
        c => Node::Set(one(c)),
    })
}

/// `(?:...)` and `(?<name>...)` are groups; what looks around is not understood.
fn group_kind(chars: &mut Peekable<Chars<'_>>) -> Option<()> {
    match chars.next()? {
        ':' => Some(()),
        '<' if chars.peek().is_some_and(|c| c.is_alphabetic()) => {
            chars.find(|c| *c == '>').map(|_| ())
        }
        _ => None,
    }
}

fn repeated(chars: &mut Peekable<Chars<'_>>, node: Node) -> Option<Node> {
    let (least, most) = match chars.peek() {
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('?') => (0, Some(1)),
        Some('{') => {
            chars.next();
            let text: String = std::iter::from_fn(|| chars.next_if(|c| *c != '}')).collect();
            chars.next_if_eq(&'}')?;
            let (least, most) = match text.split_once(',') {
                None => (text.parse().ok()?, Some(text.parse().ok()?)),
                Some((least, "")) => (least.parse().ok()?, None),
                Some((least, most)) => (least.parse().ok()?, Some(most.parse().ok()?)),
            };
            lazy(chars);
            let times: usize = least;
            return (times <= TIMES).then(|| Node::Repeat(Box::new(node), least, most));
        }
        _ => return Some(node),
    };
    chars.next();
    lazy(chars);
    Some(Node::Repeat(Box::new(node), least, most))
}

/// Whether as few as possible are taken makes no difference to what matches.
fn lazy(chars: &mut Peekable<Chars<'_>>) {
    let _ = chars.next_if_eq(&'?');
}

fn class(chars: &mut Peekable<Chars<'_>>) -> Option<Set> {
    let not = chars.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        let first = match chars.next()? {
            ']' => break,
            '\\' => {
                let set = match chars.next()? {
                    'b' => one('\u{8}'),
                    escape => escaped(escape, chars)?,
                };
                match set.ranges.as_slice() {
                    [(a, b)] if a == b && !set.not => *a,
                    _ if set.not => return None,
                    several => {
                        ranges.extend(several);
                        continue;
                    }
                }
            }
            c => c,
        };
        let mut ahead = chars.clone();
        let dash = ahead.next() == Some('-') && ahead.peek().is_some_and(|c| *c != ']');
        if !dash {
            ranges.push((first, first));
            continue;
        }
        chars.next();
        let last = match chars.next()? {
            '\\' => {
                let escape = chars.next()?;
                match escaped(escape, chars)?.ranges.as_slice() {
                    [(a, b)] if a == b => *a,
                    _ => return None,
                }
            }
            c => c,
        };
        if last < first {
            return None;
        }
        ranges.push((first, last));
    }
    Some(Set { ranges, not })
}

fn one(c: char) -> Set {
    Set {
        ranges: vec![(c, c)],
        not: false,
    }
}

fn escaped(escape: char, chars: &mut Peekable<Chars<'_>>) -> Option<Set> {
    let digits = vec![('0', '9')];
    let words = vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')];
    let spaces = vec![(' ', ' '), ('\t', '\r'), ('\u{a0}', '\u{a0}')];
    let set = |ranges, not| Some(Set { ranges, not });
    match escape {
        'd' => set(digits, false),
        'D' => set(digits, true),
        'w' => set(words, false),
        'W' => set(words, true),
        's' => set(spaces, false),
        'S' => set(spaces, true),
        't' => Some(one('\t')),
        'n' => Some(one('\n')),
        'r' => Some(one('\r')),
        'f' => Some(one('\u{c}')),
        'v' => Some(one('\u{b}')),
        'x' => hex(chars, 2),
        'u' => hex(chars, 4),
        c if c.is_ascii_alphanumeric() => None,
        c => Some(one(c)),
    }
}

fn hex(chars: &mut Peekable<Chars<'_>>, length: usize) -> Option<Set> {
    let text: String = chars.by_ref().take(length).collect();
    let number = u32::from_str_radix(&text, 16).ok()?;
    char::from_u32(number).map(one)
}
