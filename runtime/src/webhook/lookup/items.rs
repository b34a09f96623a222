//! The items of a batch.

use std::ops::Range;

use super::json_scan::{self, LookupError, Name};

/// The maximum number of items of a batch. Providers send at most a thousand.
const MOST: usize = 10_000;

/// Where the items of a batch are: a JSON pointer in which `*` is every item of an array.
///
/// The last segment points at an item, or at an array of items. A body that should be an array and isn't is one item.
#[derive(Clone, Debug)]
pub(crate) struct ItemsPointer {
    segments: Vec<Segment>,
}

/// The items of a body, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct BatchItems {
    pub(crate) items: Vec<BatchItem>,
    /// The surroundings of items: those in an outer array come before those in an inner one.
    pub(crate) surroundings: Vec<Surroundings>,
}

/// An item, and its surroundings.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct BatchItem {
    pub(crate) range: Range<usize>,
    /// The index of its surroundings, if it is in an item of another array: a change of Meta's is in an `entry`.
    pub(crate) outer: Option<usize>,
}

/// An item of an outer array, without its inner array of items.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Surroundings {
    /// The index of its own surroundings.
    pub(crate) outer: Option<usize>,
    pub(crate) before: Range<usize>,
    pub(crate) after: Range<usize>,
}

/// A value on the path to items.
#[derive(Clone, Copy)]
struct Step {
    at: usize,
    /// The end of the innermost item that contains it, where the search ends.
    to: usize,
    /// The start of the innermost item that contains it.
    within: Option<usize>,
    /// The index of that item's surroundings.
    outer: Option<usize>,
}

#[derive(Clone, Debug)]
enum Segment {
    Name(Box<Name>),
    Every,
}

impl ItemsPointer {
    /// Parses a pointer. `None` if it is neither empty nor begins with `/`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
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
        // A pointer with a `*` isn't expanded any further.
        if !segments
            .iter()
            .any(|segment| matches!(segment, Segment::Every))
        {
            segments.push(Segment::Every);
        }
        Some(Self { segments })
    }

    /// Finds the items. If a path ends early, the value at its end is an item, so that nothing is lost.
    pub(crate) fn of(&self, text: &[u8]) -> Result<BatchItems, LookupError> {
        let mut found = vec![Step {
            at: json_scan::start(text, 0)?,
            to: text.len(),
            within: None,
            outer: None,
        }];
        let mut ends = Vec::new();
        let mut surroundings: Vec<Surroundings> = Vec::new();
        for segment in &self.segments {
            let mut next = Vec::new();
            for step in found {
                let at = step.at;
                match segment {
                    Segment::Name(name) => match json_scan::member(inside(text, step), at, name)? {
                        Some(at) => next.push(Step { at, ..step }),
                        None => ends.push(step),
                    },
                    Segment::Every if text.get(at) == Some(&b'[') => {
                        let mut outer = step.outer;
                        if let Some(within) = step.within {
                            outer = Some(surroundings.len());
                            surroundings.push(Surroundings {
                                outer: step.outer,
                                before: within..at,
                                after: json_scan::end(text, at)?..json_scan::end(text, within)?,
                            });
                        }
                        json_scan::items(text, at, |item| {
                            if next.len() == MOST {
                                return Err(LookupError::Many);
                            }
                            next.push(Step {
                                at: item.start,
                                to: item.end,
                                within: Some(item.start),
                                outer,
                            });
                            Ok(())
                        })?;
                    }
                    Segment::Every => ends.push(step),
                }
            }
            found = next;
        }
        ends.extend(found);
        ends.sort_unstable_by_key(|step| step.at);
        let items = ends.into_iter().map(|step| {
            Ok(BatchItem {
                range: step.at..json_scan::end(text, step.at)?,
                outer: step.outer,
            })
        });
        Ok(BatchItems {
            items: items.collect::<Result<_, LookupError>>()?,
            surroundings,
        })
    }
}

/// The text up to the end of the item.
fn inside(text: &[u8], step: Step) -> &[u8] {
    text.get(..step.to).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items<'a>(text: &'a str, pointer: &str) -> Vec<&'a str> {
        let items = ItemsPointer::parse(pointer)
            .unwrap()
            .of(text.as_bytes())
            .unwrap();
        let items = items.items.into_iter();
        items.map(|item| &text[item.range]).collect()
    }

    #[test]
    fn what_stands_around_an_item_is_found() {
        let text =
            r#"{"entry":[{"id":1,"changes":[1,2],"time":5},{"id":2,"changes":[1]},{"id":3}]}"#;
        let batch = ItemsPointer::parse("/entry/*/changes/*").unwrap();
        let batch = batch.of(text.as_bytes()).unwrap();
        let outer = |item: &BatchItem| {
            let outer = &batch.surroundings[item.outer?];
            assert_eq!(outer.outer, None);
            Some([&text[outer.before.clone()], &text[outer.after.clone()]])
        };
        let found: Vec<_> = batch.items.iter().map(outer).collect();
        let first = Some([r#"{"id":1,"changes":"#, r#","time":5}"#]);
        let second = Some([r#"{"id":2,"changes":"#, "}"]);
        assert_eq!(found, [first, first, second, None]);
        let deep = ItemsPointer::parse("/*/a/*/b/*").unwrap();
        let deep = deep.of(br#"[{"a":[{"b":[1,2]}]}]"#).unwrap();
        assert_eq!(deep.items[1].outer, Some(1));
        assert_eq!(deep.surroundings[1].outer, Some(0));
        let flat = ItemsPointer::parse("/events/*").unwrap();
        assert!(
            flat.of(br#"{"events":[1]}"#)
                .unwrap()
                .surroundings
                .is_empty()
        );
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
