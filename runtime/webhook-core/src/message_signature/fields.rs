//! The part of structured fields (RFC 8941) that signatures need: dictionaries of items and inner lists.
//!
//! A key that appears twice is refused, while the RFC takes the last: a verifier and a proxy could read different values. The
//! crate `sfv` could do it with visitors, but brings syn into the build of everyone who receives webhooks.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The maximum number of members of a dictionary, of items of a list and of parameters.
const MOST: usize = 64;

/// A value without parameters.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum BareItem {
    Integer(i64),
    /// A decimal, in its canonical form.
    Decimal(String),
    String(String),
    Token(String),
    Bytes(Vec<u8>),
    Boolean(bool),
}

/// The parameters after a `;`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FieldParameters(pub Vec<(String, BareItem)>);

/// An item: a value with parameters.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FieldItem {
    pub value: BareItem,
    pub parameters: FieldParameters,
}

/// An inner list, in parentheses.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct InnerList {
    pub items: Vec<FieldItem>,
    pub parameters: FieldParameters,
}

/// A member of a dictionary.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FieldMember {
    Item(FieldItem),
    List(InnerList),
}

impl FieldParameters {
    pub fn get(&self, name: &str) -> Option<&BareItem> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value)
    }
}

/// Reads a dictionary. `None` if it isn't one.
pub fn dictionary(text: &str) -> Option<Vec<(String, FieldMember)>> {
    let mut input = FieldParser(text.trim_matches(' ').as_bytes());
    let mut members = Vec::new();
    loop {
        let key = input.key()?;
        let member = match input.eat(b'=') {
            true => input.member()?,
            false => FieldMember::Item(FieldItem {
                value: BareItem::Boolean(true),
                parameters: input.parameters()?,
            }),
        };
        add(&mut members, key, member)?;
        input.skip(b" \t");
        if input.0.is_empty() {
            return Some(members);
        }
        if !input.eat(b',') {
            return None;
        }
        input.skip(b" \t");
    }
}

/// Reads parameters alone: `;sf;key="a"`.
pub fn parameters(text: &str) -> Option<FieldParameters> {
    let mut input = FieldParser(text.as_bytes());
    let parameters = input.parameters()?;
    input.0.is_empty().then_some(parameters)
}

/// Adds a value, unless its key is already there.
fn add<T>(all: &mut Vec<(String, T)>, key: String, value: T) -> Option<()> {
    if all.len() == MOST || all.iter().any(|(there, _)| *there == key) {
        return None;
    }
    all.push((key, value));
    Some(())
}

struct FieldParser<'a>(&'a [u8]);

impl FieldParser<'_> {
    fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    fn next(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        if there {
            self.next();
        }
        there
    }

    fn skip(&mut self, bytes: &[u8]) {
        while self.peek().is_some_and(|byte| bytes.contains(&byte)) {
            self.next();
        }
    }

    fn take_while(&mut self, is: impl Fn(u8) -> bool) -> String {
        let mut text = String::new();
        while let Some(byte) = self.peek().filter(|&byte| byte.is_ascii() && is(byte)) {
            text.push(char::from(byte));
            self.next();
        }
        text
    }

    fn key(&mut self) -> Option<String> {
        let first = self.peek()?;
        if !first.is_ascii_lowercase() && first != b'*' {
            return None;
        }
        Some(self.take_while(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-.*".contains(&byte)
        }))
    }

    fn member(&mut self) -> Option<FieldMember> {
        match self.peek()? {
            b'(' => self.list().map(FieldMember::List),
            _ => self.item().map(FieldMember::Item),
        }
    }

    fn list(&mut self) -> Option<InnerList> {
        self.next();
        let mut items = Vec::new();
        loop {
            self.skip(b" ");
            if self.eat(b')') {
                let parameters = self.parameters()?;
                return Some(InnerList { items, parameters });
            }
            if items.len() == MOST {
                return None;
            }
            items.push(self.item()?);
            if !matches!(self.peek(), Some(b' ' | b')')) {
                return None;
            }
        }
    }

    fn item(&mut self) -> Option<FieldItem> {
        Some(FieldItem {
            value: self.bare()?,
            parameters: self.parameters()?,
        })
    }

    fn parameters(&mut self) -> Option<FieldParameters> {
        let mut parameters = Vec::new();
        while self.eat(b';') {
            self.skip(b" ");
            let key = self.key()?;
            let value = match self.eat(b'=') {
                true => self.bare()?,
                false => BareItem::Boolean(true),
            };
            add(&mut parameters, key, value)?;
        }
        Some(FieldParameters(parameters))
    }

    fn bare(&mut self) -> Option<BareItem> {
        match self.peek()? {
            b'-' | b'0'..=b'9' => self.number(),
            b'"' => self.string(),
            b':' => {
                self.next();
                let text = self.take_while(|byte| byte != b':');
                let bytes = STANDARD.decode(text).ok()?;
                self.eat(b':').then_some(BareItem::Bytes(bytes))
            }
            b'?' => {
                self.next();
                match self.next()? {
                    b'0' => Some(BareItem::Boolean(false)),
                    b'1' => Some(BareItem::Boolean(true)),
                    _ => None,
                }
            }
            first if first.is_ascii_alphabetic() || first == b'*' => {
                let token =
                    |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~:/".contains(&byte);
                Some(BareItem::Token(self.take_while(token)))
            }
            _ => None,
        }
    }

    fn number(&mut self) -> Option<BareItem> {
        let sign = if self.eat(b'-') { "-" } else { "" };
        let whole = self.take_while(|byte| byte.is_ascii_digit());
        if !self.eat(b'.') {
            let right = (1..=15).contains(&whole.len());
            return right.then(|| format!("{sign}{whole}").parse().ok().map(BareItem::Integer))?;
        }
        let fraction = self.take_while(|byte| byte.is_ascii_digit());
        if !(1..=12).contains(&whole.len()) || !(1..=3).contains(&fraction.len()) {
            return None;
        }
        let whole: u64 = whole.parse().ok()?;
        let fraction = match fraction.trim_end_matches('0') {
            "" => "0",
            fraction => fraction,
        };
        Some(BareItem::Decimal(format!("{sign}{whole}.{fraction}")))
    }

    fn string(&mut self) -> Option<BareItem> {
        self.next();
        let mut text = String::new();
        loop {
            match self.next()? {
                b'"' => return Some(BareItem::String(text)),
                b'\\' => match self.next()? {
                    escaped @ (b'"' | b'\\') => text.push(char::from(escaped)),
                    _ => return None,
                },
                byte @ b' '..=b'~' => text.push(char::from(byte)),
                _ => return None,
            }
        }
    }
}

impl fmt::Display for BareItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => write!(f, "{number}"),
            Self::Decimal(text) | Self::Token(text) => f.write_str(text),
            Self::String(text) => {
                let text = text.replace('\\', "\\\\").replace('"', "\\\"");
                write!(f, "\"{text}\"")
            }
            Self::Bytes(bytes) => write!(f, ":{}:", STANDARD.encode(bytes)),
            Self::Boolean(yes) => f.write_str(if *yes { "?1" } else { "?0" }),
        }
    }
}

impl fmt::Display for FieldParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (key, value) in &self.0 {
            match value {
                BareItem::Boolean(true) => write!(f, ";{key}")?,
                value => write!(f, ";{key}={value}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for FieldItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.value, self.parameters)
    }
}

impl fmt::Display for InnerList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        for (number, item) in self.items.iter().enumerate() {
            let space = if number == 0 { "" } else { " " };
            write!(f, "{space}{item}")?;
        }
        write!(f, "){}", self.parameters)
    }
}

impl fmt::Display for FieldMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(item) => item.fmt(f),
            Self::List(list) => list.fmt(f),
        }
    }
}

/// Writes a dictionary.
pub fn write(members: &[(String, FieldMember)]) -> String {
    let members = members.iter().map(|(key, member)| match member {
        FieldMember::Item(FieldItem {
            value: BareItem::Boolean(true),
            parameters,
        }) => format!("{key}{parameters}"),
        member => format!("{key}={member}"),
    });
    members.collect::<Vec<_>>().join(", ")
}
