//! How much of each thing is allowed in all documents together.

use crate::figures::Figures;

/// How many lines the output may have for 100 lines of an earlier version.
pub const LINES_PERCENT: usize = 108;

/// A figure, and its limit.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// What is counted.
    pub title: &'static str,
    /// The most that is allowed; `None` if it is only shown.
    pub most: Option<usize>,
    /// The findings.
    pub of: fn(&Figures) -> &[String],
}

/// What is counted, with its limits.
pub const LIMITS: &[Limit] = &[
    Limit {
        title: "names with `Variant<N>`",
        most: Some(4),
        of: |figures| &figures.variants,
    },
    Limit {
        title: "of these, something or null",
        most: Some(0),
        of: |figures| &figures.or_null,
    },
    Limit {
        title: "foreign names in signatures and fields",
        most: Some(0),
        of: |figures| &figures.foreign,
    },
    Limit {
        title: "foreign names behind aliases of inline types",
        most: None,
        of: |figures| &figures.behind_aliases,
    },
    Limit {
        title: "components that are aliases of inline types",
        most: Some(0),
        of: |figures| &figures.aliases,
    },
    Limit {
        title: "names over 60 letters",
        most: Some(14),
        of: |figures| &figures.long,
    },
    Limit {
        title: "components over 60 letters",
        most: None,
        of: |figures| &figures.long_components,
    },
    Limit {
        title: "vague files",
        most: Some(0),
        of: |figures| &figures.vague,
    },
    Limit {
        title: "types that no schema leads to",
        most: None,
        of: |figures| &figures.unreached,
    },
    Limit {
        title: "lines over 120 columns",
        most: None,
        of: |figures| &figures.wide,
    },
];
