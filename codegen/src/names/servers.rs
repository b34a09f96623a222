//! Servers: constants, or functions that take the server's variables.

use super::ident::Ident;
use super::scope::Scope;
use super::words::snake;
use crate::ir::{Api, Server};

/// The names of a server.
#[derive(Clone, Debug)]
pub struct ServerNames {
    /// The constant; for a server with variables, the function.
    pub name: Ident,
    /// The function's arguments, one for each variable.
    pub variables: Vec<Ident>,
}

pub(super) fn servers(api: &Api) -> Vec<ServerNames> {
    let mut taken = Scope::default();
    let names = api.servers.iter().enumerate().map(|(index, server)| {
        let word = server.description.as_deref().map(short).unwrap_or_default();
        let words = [word, host_word(server), format!("server {}", index + 1)];
        let found = words
            .iter()
            .filter(|word| !word.is_empty())
            .map(|word| snake(word));
        let found: Vec<String> = match server.variables.is_empty() {
            true => found.map(|name| name.to_uppercase()).collect(),
            false => found.collect(),
        };
        let mut arguments = Scope::default();
        let variables = server.variables.iter();
        ServerNames {
            name: taken.value(&found),
            variables: variables
                .map(|variable| arguments.value(&[snake(&variable.name)]))
                .collect(),
        }
    });
    names.collect()
}

/// The first phrase of a description, if it is short.
fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    let line = line.split(['.', ',', '(', ':']).next().unwrap_or(line);
    if line.split_whitespace().count() <= 4 {
        line.to_owned()
    } else {
        String::new()
    }
}

/// The first label of the host, unless it is one that most hosts have.
fn host_word(server: &Server) -> String {
    let host = server.url.split("://").nth(1).unwrap_or_default();
    let label = host.split(['.', '/', ':']).next().unwrap_or_default();
    match label {
        "api" | "www" | "" => String::new(),
        label if label.contains('{') => String::new(),
        label => label.to_owned(),
    }
}
