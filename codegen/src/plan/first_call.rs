//! Examples for a first call and a first endpoint. They are in the README of the crate and in its docs, whose examples are
//! compiled as tests.
//!
//! ```text
//! let client = bookshop::Client::new().bearer_auth("a token");
//! let response = client.books().list().await?;
//! println!("{response:?}");
//! ```

use super::Planner;
use super::items::{CallMethod, RustFile, RustItem};
use super::ty::{ArgumentTy, Ty};
use crate::ir::{ApiSecurityScheme, SecuritySchemeKind, Server};
use crate::names::{GroupNames, SecuritySchemeNames};

/// The width at which a chain of calls is wrapped, in characters.
const WIDTH: usize = 90;

/// An example.
#[derive(Clone, Debug)]
pub struct Example {
    /// The heading.
    pub title: &'static str,
    /// The lines before and after that rustdoc compiles and doesn't show.
    pub hidden_lines: [Vec<String>; 2],
    /// The lines that are shown.
    pub lines: Vec<String>,
}

impl Planner<'_> {
    /// The examples for a crate of these files.
    pub(super) fn examples(&self, files: &[RustFile]) -> Vec<Example> {
        let calls = self.has_client().then(|| self.first_call(files)).flatten();
        let mut events = [false, true].into_iter().filter(|at| self.has_events(*at));
        let endpoint = events
            .next()
            .map(|callbacks| self.first_endpoint(callbacks));
        calls.into_iter().chain(endpoint).collect()
    }

    fn first_call(&self, files: &[RustFile]) -> Option<Example> {
        let groups = files.iter().flat_map(|file| &file.items);
        let groups = groups.filter_map(|item| match item {
            RustItem::Group(group) => Some(group),
            _ => None,
        });
        let groups = groups.zip(&self.names.groups).enumerate();
        let methods = groups.flat_map(|(index, (group, names))| {
            let methods = group.methods.iter();
            methods.filter_map(move |method| Some((argument_cost(method)?, index, names, method)))
        });
        // The first of those that cost the least.
        let (_, index, names, method) = methods.min_by_key(|(argument_cost, ..)| *argument_cost)?;
        let (mut lines, call) = (self.client_lines(), call(names, method));
        lines.extend(chain("let response = client", &call, ".await?;"));
        lines.push("println!(\"{response:?}\");".to_owned());
        let feature = self.feature_of(index);
        Some(Example {
            title: "A first call",
            hidden_lines: hidden_lines("async fn", feature.as_deref()),
            lines,
        })
    }

    /// `let client = bookshop::Client::new();`
    fn client_lines(&self) -> Vec<String> {
        let mut calls = vec!["::new()".to_owned()];
        let url = self.api.servers.first().map(Server::default_url);
        let base = base_url(url.as_deref().unwrap_or_default());
        let note = base.as_ref().and_then(|base| base.note);
        calls.extend(base.map(|base| format!(".base_url(\"{}\")", base.url)));
        let schemes = self.api.schemes.iter().zip(&self.names.schemes);
        calls.extend(schemes.filter_map(credential).take(1));
        let start = format!("let client = {}::Client", self.names.library());
        let note = note.map(str::to_owned);
        note.into_iter().chain(chain(&start, &calls, ";")).collect()
    }

    fn first_endpoint(&self, callbacks: bool) -> Example {
        let module = self.names.events_module(callbacks);
        let handler = self.names.handler_trait(callbacks);
        let library = self.names.library();
        let features = self.names.features.as_ref();
        let feature = features.and_then(|features| features.events(callbacks));
        Example {
            title: "A first endpoint",
            hidden_lines: hidden_lines("fn", feature),
            lines: vec![
                format!("use {library}::{module}::{{self, {handler}}};"),
                String::new(),
                "struct Handler;".to_owned(),
                String::new(),
                "// Each event is a method. Events whose method is left out are acknowledged."
                    .to_owned(),
                format!("impl {handler} for Handler {{}}"),
                String::new(),
                "// A `tower` service, for the server of your choice.".to_owned(),
                format!(
                    "let endpoint = {module}::endpoint(Handler).secret(\"a secret\").build()?;"
                ),
            ],
        }
    }
}

/// A base URL that the caller must set.
struct BaseUrl {
    url: String,
    note: Option<&'static str>,
}

/// Whether a server of a document is a URL that calls can be sent to.
pub(super) fn is_complete(server: &str) -> bool {
    base_url(server).is_none()
}

/// The base URL that the caller must set because the document's server isn't a complete URL. A relative one keeps its path
/// (OpenAPI, Server Object). Only characters of URLs are shown.
fn base_url(server: &str) -> Option<BaseUrl> {
    let lower = server.to_ascii_lowercase();
    let absolute = lower.starts_with("http://") || lower.starts_with("https://");
    if absolute && !server.contains('{') {
        return None;
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:".contains(c);
    let shown = server.chars().all(plain) && !server.contains("://");
    let path = server.trim_start_matches("./").trim_end_matches('/');
    let host = path.strip_prefix("//").or_else(|| {
        // A URL that lacks its scheme: `api.example.com/v1`.
        let first = path.split('/').next().unwrap_or_default();
        first.contains(['.', ':']).then_some(path)
    });
    let url = match host {
        _ if !shown => "https://api.example".to_owned(),
        Some(host) => format!("https://{host}"),
        None if path.is_empty() => "https://api.example".to_owned(),
        None => format!("https://api.example/{}", path.trim_start_matches('/')),
    };
    let note = (shown && host.is_none() && !path.is_empty())
        .then_some("// The document's server is relative: its path is a part of the base URL.");
    Some(BaseUrl { url, note })
}

/// The start and the end of the function around an example.
fn hidden_lines(function: &str, feature: Option<&str>) -> [Vec<String>; 2] {
    let feature = feature.map(|feature| format!("#[cfg(feature = \"{feature}\")]"));
    let open = format!("{function} run() -> Result<(), Box<dyn std::error::Error>> {{");
    [
        feature.into_iter().chain([open]).collect(),
        vec!["Ok(())".to_owned(), "}".to_owned()],
    ]
}

/// How much a reader must know for a call: `get` costs less than other methods, few arguments less than many. `None` if an
/// argument can't be made up.
fn argument_cost(method: &CallMethod) -> Option<(bool, usize)> {
    let plain = |ty: &ArgumentTy| match ty {
        ArgumentTy::Str => true,
        ArgumentTy::Value(Ty::Builtin(name)) => *name != "String",
        _ => false,
    };
    let all = method.arguments.iter().all(|argument| plain(&argument.ty));
    all.then_some((method.verb != "get", method.arguments.len()))
}

fn call(group: &GroupNames, method: &CallMethod) -> Vec<String> {
    let arguments = method.arguments.iter().map(|argument| match &argument.ty {
        ArgumentTy::Value(Ty::Builtin("bool")) => "true".to_owned(),
        ArgumentTy::Value(Ty::Builtin("f64")) => "1.0".to_owned(),
        ArgumentTy::Value(_) => "1".to_owned(),
        _ => format!("{:?}", argument.name.bare()),
    });
    let arguments: Vec<String> = arguments.collect();
    vec![
        format!(".{}()", group.method),
        format!(".{}({})", method.name, arguments.join(", ")),
    ]
}

fn credential((scheme, names): (&ApiSecurityScheme, &SecuritySchemeNames)) -> Option<String> {
    match scheme.kind {
        SecuritySchemeKind::MutualTls => None,
        SecuritySchemeKind::Basic => Some(format!(".{}(\"a name\", \"a password\")", names.method)),
        _ => Some(format!(".{}(\"a token\")", names.method)),
    }
}

/// One line, or a line for each call.
fn chain(start: &str, calls: &[String], end: &str) -> Vec<String> {
    let line = format!("{start}{}{end}", calls.concat());
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![start.to_owned()];
    for call in calls {
        match call.strip_prefix("::") {
            // A path isn't wrapped.
            Some(_) => lines.iter_mut().for_each(|line| line.push_str(call)),
            None => lines.push(format!("    {call}")),
        }
    }
    lines
        .iter_mut()
        .next_back()
        .into_iter()
        .for_each(|line| line.push_str(end));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_server_keeps_its_path() {
        for (server, expected) in [
            ("https://h.example/v1", None),
            ("HTTP://h.example", None),
            ("", Some("https://api.example")),
            ("/", Some("https://api.example")),
            ("/api/v2", Some("https://api.example/api/v2")),
            ("/api/v2/", Some("https://api.example/api/v2")),
            ("./v2", Some("https://api.example/v2")),
            ("v2", Some("https://api.example/v2")),
            ("//cdn.example/y", Some("https://cdn.example/y")),
            ("api.example.com/v1", Some("https://api.example.com/v1")),
            ("https://{tenant}.example", Some("https://api.example")),
            ("/a\"); evil(\"", Some("https://api.example")),
            ("ws://h.example/x", Some("https://api.example")),
        ] {
            let base = base_url(server).map(|base| base.url);
            assert_eq!(base.as_deref(), expected, "{server}");
        }
    }
}
