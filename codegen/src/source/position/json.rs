//! Finds pointers in JSON by scanning the text, without building a value.

use std::borrow::Cow;

use super::pointer_tree::{NodeId, PointerTree};

/// Finds the pointers of a tree. If the text isn't JSON, the scan ends early.
pub(super) fn scan(text: &str, tree: &mut PointerTree) {
    let mut scan = JsonScan { text, at: 0 };
    // What was found before an early end stays found.
    let _ended = scan.value(tree, PointerTree::ROOT);
}

struct JsonScan<'t> {
    text: &'t str,
    at: usize,
}

/// Methods return `None` if the text ends or isn't JSON.
impl<'t> JsonScan<'t> {
    /// Scans a value that may contain pointers of the tree.
    fn value(&mut self, tree: &mut PointerTree, node: NodeId) -> Option<()> {
        if !tree.has_children(node) {
            return self.skip();
        }
        match self.peek()? {
            b'{' => self.object(tree, node),
            b'[' => self.array(tree, node),
            _ => self.skip(),
        }
    }

    fn object(&mut self, tree: &mut PointerTree, node: NodeId) -> Option<()> {
        self.at += 1;
        while self.peek()? != b'}' {
            let start = self.at;
            let key = self.string()?;
            if self.peek()? != b':' {
                return None;
            }
            self.at += 1;
            match tree.child(node, &key) {
                Some(child) => {
                    tree.set(child, start);
                    self.value(tree, child)?;
                }
                None => self.skip()?,
            }
            if self.peek()? == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
        Some(())
    }

    fn array(&mut self, tree: &mut PointerTree, node: NodeId) -> Option<()> {
        self.at += 1;
        for index in 0_usize.. {
            if self.peek()? == b']' {
                self.at += 1;
                break;
            }
            match tree.child(node, &index.to_string()) {
                Some(child) => {
                    tree.set(child, self.at);
                    self.value(tree, child)?;
                }
                None => self.skip()?,
            }
            if self.peek()? == b',' {
                self.at += 1;
            }
        }
        Some(())
    }

    /// Skips a value.
    fn skip(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.raw_string()?;
                }
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    open = open.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => self.at += 1,
                _ => self.word(),
            }
            if open == 0 {
                return Some(());
            }
        }
    }

    /// A number, `true`, `false`, `null`.
    fn word(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let ends = |b: &u8| matches!(b, b',' | b'}' | b']' | b':' | b' ' | b'\t' | b'\r' | b'\n');
        // At least one byte, so that the scan ends on any text.
        self.at += rest.iter().position(ends).unwrap_or(rest.len()).max(1);
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        let quoted = self.raw_string()?;
        if quoted.contains('\\') {
            serde_json::from_str(quoted).ok().map(Cow::Owned)
        } else {
            quoted
                .get(1..quoted.len().checked_sub(1)?)
                .map(Cow::Borrowed)
        }
    }

    /// A string with quotes.
    fn raw_string(&mut self) -> Option<&'t str> {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..)?;
        let mut bytes = rest.iter().enumerate();
        if bytes.next()?.1 != &b'"' {
            return None;
        }
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'\\' => {
                    bytes.next()?;
                }
                b'"' => {
                    self.at = start + at + 1;
                    return self.text.get(start..self.at);
                }
                _ => {}
            }
        }
        None
    }

    /// The next byte that isn't white space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let space = rest
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'))
            .count();
        self.at += space;
        rest.get(space).copied()
    }
}
