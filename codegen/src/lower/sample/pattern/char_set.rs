//! The characters that one part of a pattern matches.
//!
//! ```yaml
//! pattern: "[^/]"      # all but the slash
//! ```

use regex_syntax::ast::{
    Ast, ClassBracketed, ClassPerl, ClassPerlKind, ClassSet, ClassSetItem, ClassSetUnion,
};

/// Characters, or all but these.
#[derive(Clone, Debug, Default)]
pub(super) struct CharSet {
    pub ranges: Vec<(char, char)>,
    not: bool,
}

impl CharSet {
    /// The characters of a literal, a dot or a class; `None` for other parts, and for classes that aren't
    /// understood.
    pub(super) fn of(part: &Ast) -> Option<Self> {
        match part {
            Ast::Literal(literal) => Some(Self::one(literal.c)),
            Ast::Dot(_) => Some(Self {
                ranges: vec![('\n', '\n'), ('\r', '\r')],
                not: true,
            }),
            Ast::ClassPerl(class) => Some(Self::perl(class)),
            Ast::ClassBracketed(class) => Self::bracketed(class),
            _ => None,
        }
    }

    pub(super) fn holds(&self, c: char) -> bool {
        let listed = self.ranges.iter().any(|(a, b)| (*a..=*b).contains(&c));
        listed != self.not
    }

    /// The first character that the pattern lists, unless it lists what isn't matched.
    pub(super) fn first(&self) -> Option<char> {
        let first = self.ranges.first().map(|(first, _)| *first);
        first.filter(|_| !self.not)
    }

    fn one(c: char) -> Self {
        Self {
            ranges: vec![(c, c)],
            not: false,
        }
    }

    fn perl(class: &ClassPerl) -> Self {
        let ranges = match class.kind {
            ClassPerlKind::Digit => vec![('0', '9')],
            ClassPerlKind::Word => vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')],
            ClassPerlKind::Space => vec![(' ', ' '), ('\t', '\r'), ('\u{a0}', '\u{a0}')],
        };
        Self {
            ranges,
            not: class.negated,
        }
    }

    fn bracketed(class: &ClassBracketed) -> Option<Self> {
        let items = match &class.kind {
            ClassSet::Item(ClassSetItem::Union(ClassSetUnion { items, .. })) => items.as_slice(),
            ClassSet::Item(item) => std::slice::from_ref(item),
            ClassSet::BinaryOp(_) => return None,
        };
        let mut ranges = Vec::new();
        for item in items {
            match item {
                ClassSetItem::Literal(literal) => ranges.push((literal.c, literal.c)),
                ClassSetItem::Range(range) => ranges.push((range.start.c, range.end.c)),
                ClassSetItem::Perl(class) if !class.negated => {
                    ranges.extend(Self::perl(class).ranges);
                }
                _ => return None,
            }
        }
        Some(Self {
            ranges,
            not: class.negated,
        })
    }
}
