use std::path::Path;

/// The language of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Language {
    Json,
    Yaml,
}

impl Language {
    /// The likely language of a text.
    pub(super) fn likely(name: &str, text: &str) -> Self {
        let named_json = Path::new(name)
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("json"));
        let begins_json = text.trim_start().starts_with(['{', '[']);
        if named_json || begins_json {
            Self::Json
        } else {
            Self::Yaml
        }
    }
}
