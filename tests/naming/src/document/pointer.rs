//! JSON pointers as text.

/// The pointer of a member.
pub fn join(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The unescaped keys of a pointer.
pub fn tokens(pointer: &str) -> Vec<String> {
    let keys = pointer.split('/').skip(1);
    keys.map(|key| key.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The part of a document that a place is in.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Owner {
    /// A component of this key.
    Component(String),
    /// An operation, by method and path.
    Operation(String, String),
    /// All operations of a path.
    Path(String),
    /// A response, a parameter, an event or another part.
    Other,
}

/// The part of a document that a pointer is in.
pub fn owner(pointer: &str) -> Owner {
    let keys = tokens(pointer);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    match keys.as_slice() {
        ["components", "schemas", key, ..] => Owner::Component((*key).to_owned()),
        ["paths", path, "parameters", ..] => Owner::Path((*path).to_owned()),
        ["paths", path, method, ..] => Owner::Operation((*method).to_owned(), (*path).to_owned()),
        _ => Owner::Other,
    }
}
