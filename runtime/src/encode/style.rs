use super::percent::Escape;

/// How the value of a parameter is written: OpenAPI's `style`, `explode` and `allowReserved`.
///
/// The constants have OpenAPI's default for `explode`: true for `form`, `cookie` and `deepObject`, false for the others.
///
/// ```
/// use callwright::Style;
///
/// const TAGS: Style = Style::FORM.explode(false);
/// const NEXT: Style = Style::FORM.reserved();
/// # assert_ne!(TAGS, NEXT);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Style {
    pub(super) kind: StyleKind,
    pub(super) explode: bool,
    pub(super) reserved: bool,
    pub(super) indexed: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum StyleKind {
    Simple,
    Label,
    Matrix,
    Form,
    Space,
    Pipe,
    Deep,
    Cookie,
    Json,
}

impl Style {
    /// `blue,black,brown`: paths and headers.
    pub const SIMPLE: Self = Self::of(StyleKind::Simple, false);
    /// `.blue,black,brown`: paths.
    pub const LABEL: Self = Self::of(StyleKind::Label, false);
    /// `;color=blue,black,brown`: paths.
    pub const MATRIX: Self = Self::of(StyleKind::Matrix, false);
    /// `color=blue&color=black`: queries, forms and cookies (there as `color=blue; color=black`, percent-encoded).
    pub const FORM: Self = Self::of(StyleKind::Form, true);
    /// `color=blue%20black`: queries and forms.
    pub const SPACE_DELIMITED: Self = Self::of(StyleKind::Space, false);
    /// `color=blue%7Cblack`: queries and forms.
    pub const PIPE_DELIMITED: Self = Self::of(StyleKind::Pipe, false);
    /// `color[R]=100&color[G]=200`, brackets percent-encoded: queries and forms.
    ///
    /// OpenAPI leaves these cases open. An object in an object is `name[a][b]=1`; a list of plain values in an object repeats
    /// its name, `name[a]=1&name[a]=2`; a list of objects is numbered, `name[a][0][b]=1`; a list that is the whole value is
    /// `name[]=1&name[]=2`; a plain value is `name=1`. See [`Style::indexed`] for servers that require every list to be
    /// numbered.
    pub const DEEP_OBJECT: Self = Self::of(StyleKind::Deep, true);
    /// `color=blue; color=black` without percent-encoding: cookies (OpenAPI 3.2).
    pub const COOKIE: Self = Self::of(StyleKind::Cookie, true);
    /// The value as JSON text: parameters that have `content` instead of `schema`.
    pub const JSON: Self = Self::of(StyleKind::Json, false);

    const fn of(kind: StyleKind, explode: bool) -> Self {
        Self {
            kind,
            explode,
            reserved: false,
            indexed: false,
        }
    }

    /// Sets whether every item of a list and every property of an object is a pair of its own.
    #[must_use]
    pub const fn explode(self, explode: bool) -> Self {
        Self { explode, ..self }
    }

    /// Sets `allowReserved`: characters that RFC 3986 reserves aren't escaped, except those that would end the value (`&` and
    /// `#` in a query; `/`, `?` and `#` in a path).
    #[must_use]
    pub const fn reserved(self) -> Self {
        Self {
            reserved: true,
            ..self
        }
    }

    /// [`Style::DEEP_OBJECT`] with numbers in every list: `name[a][0]=1&name[a][1]=2` and `name[0]=1`.
    #[must_use]
    pub const fn indexed(self) -> Self {
        Self {
            indexed: true,
            ..self
        }
    }

    /// How it is escaped in a query or a form.
    pub(crate) const fn query_escape(self) -> Escape {
        if self.reserved {
            Escape::ReservedInQuery
        } else {
            Escape::All
        }
    }

    /// How it is escaped in a path segment.
    pub(crate) const fn path_escape(self) -> Escape {
        if self.reserved {
            Escape::ReservedInPath
        } else {
            Escape::All
        }
    }

    /// How it is escaped in a cookie: percent-encoded in `form`, unescaped in `cookie`.
    pub(crate) const fn cookie_escape(self) -> Escape {
        match self.kind {
            StyleKind::Cookie => Escape::Nothing,
            _ => self.query_escape(),
        }
    }
}
