//! The items of a batch.

use std::ops::Range;

use super::scan::{self, Fault, Name};

/// How many items a batch may have. Providers send a thousand at most.
const MOST: usize = 10_000;

/// Where the items of a batch stand: a JSON pointer in which `*` is every item of an array.
///
/// What the last segment points at is an item, or an array of them; a body that should be an array and isn't is one item.
#[derive(Clone, Debug)]
pub(in crate::webhook) struct Items {
    segments: Vec<Segment>,
}

#[derive(Clone, Debug)]
enum Segment {
    Name(Box<Name>),
    Every,
}

impl Items {
    /// Reads a pointer; `None` where it isn't empty and doesn't begin with `/`.
    pub(in crate::webhook) fn parse(text: &str) -> Option<Self> {
        let mut segments: Vec<Segment> = match text {
            "" => Vec::new(),
            text => {
                let names = text.strip_prefix('/')?.split('/');
                let segments = names.map(|name| match name {
                    "*" => Segment::Every,
                    name => {
                        let name = name.replace("~1", "/").replace("~0", "~");
                        Segment::Name(Box::new(Name::new(&name)))
                    }
                });
                segments.collect()
            }
        };
        // After an object in an array nothing more is expanded.
        if !segments
            .iter()
            .any(|segment| matches!(segment, Segment::Every))
        {
            segments.push(Segment::Every);
        }
        Some(Self { segments })
    }

    /// The items. Where the way to some ends early, what it ends at is an item, so that nothing is lost.
    pub(in crate::webhook) fn of(&self, text: &[u8]) -> Result<Vec<Range<usize>>, Fault> {
        let mut found = vec![scan::start(text, 0)?];
        let mut items = Vec::new();
        for segment in &self.segments {
            let mut next = Vec::new();
            for at in found {
                match segment {
                    Segment::Name(name) => match scan::member(text, at, name)? {
                        Some(at) => next.push(at),
                        None => items.push(at),
                    },
                    Segment::Every if text.get(at) == Some(&b'[') => {
                        scan::items(text, at, |item| {
                            if next.len() == MOST {
                                return Err(Fault::Many);
                            }
                            next.push(item.start);
                            Ok(())
                        })?;
                    }
                    Segment::Every => items.push(at),
                }
            }
            found = next;
        }
        items.extend(found);
        items.sort_unstable();
        items
            .into_iter()
            .map(|at| Ok(at..scan::end(text, at)?))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items<'a>(text: &'a str, pointer: &str) -> Vec<&'a str> {
        let items = Items::parse(pointer).unwrap().of(text.as_bytes()).unwrap();
        items.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn items_are_found() {
        assert_eq!(
            items(r#" [1, {"a":[2]}, "x"] "#, ""),
            ["1", r#"{"a":[2]}"#, "\"x\""]
        );
        assert_eq!(items("[]", ""), [""; 0]);
        assert_eq!(items(r#"{"id":1}"#, ""), [r#"{"id":1}"#]);
        assert_eq!(items(r#"{"events":[1,2]}"#, "/events"), ["1", "2"]);
        assert_eq!(items(r#"{"events":[1,2]}"#, "/events/*"), ["1", "2"]);
        assert_eq!(items(r#"{"events":[]}"#, "/events"), [""; 0]);
        let adyen = r#"{"live":"false","items":[{"Item":{"a":1}},{"Item":{"a":2}}]}"#;
        assert_eq!(items(adyen, "/items/*/Item"), [r#"{"a":1}"#, r#"{"a":2}"#]);
    }

    #[test]
    fn what_the_way_ends_at_is_an_item() {
        let meta = r#"{"entry":[{"changes":[1,2]},{"messaging":[3]},{"changes":[4]}]}"#;
        let expected = ["1", "2", r#"{"messaging":[3]}"#, "4"];
        assert_eq!(items(meta, "/entry/*/changes/*"), expected);
        assert_eq!(items(r#"{"x":1}"#, "/events"), [r#"{"x":1}"#]);
    }
}
