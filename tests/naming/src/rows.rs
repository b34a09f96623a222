//! Places that were badly named once, and what is shown there.

use crate::document::{Document, join};
use crate::shown::title;
use crate::words::pascal;
use crate::written::{Call, Declared, Part, TypeName, TypeText, Written};

/// What to look at.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// The method of an operation: `POST`, path.
    Method(&'static str, &'static str),
    /// The body of an operation, and the keys that lead from it to the place.
    Body(&'static str, &'static str, &'static [&'static str]),
    /// The error of an operation.
    Error(&'static str, &'static str),
    /// The keys that lead from a component to the place.
    Component(&'static str, &'static [&'static str]),
    /// The variants of the union in the body of an operation.
    Variants(&'static str, &'static str, &'static [&'static str]),
    /// How a component is declared.
    Declaration(&'static str),
}

/// A place of a document.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The document.
    pub document: &'static str,
    /// What a person calls the place.
    pub title: &'static str,
    /// Where it is.
    pub look: Look,
}

/// The places.
pub const ROWS: &[Row] = &[
    row(
        "github",
        "`issues().create`, title",
        Look::Body("post", "/repos/{owner}/{repo}/issues", &["title"]),
    ),
    row(
        "github",
        "`issues().create`, label",
        Look::Variants("post", "/repos/{owner}/{repo}/issues", &["labels"]),
    ),
    row(
        "github",
        "`issues().create`, error",
        Look::Error("post", "/repos/{owner}/{repo}/issues"),
    ),
    row(
        "github",
        "`issues().update_comment`, body",
        Look::Body(
            "patch",
            "/repos/{owner}/{repo}/issues/comments/{comment_id}",
            &[],
        ),
    ),
    row(
        "github",
        "`gists().create`, error",
        Look::Error("post", "/gists"),
    ),
    row(
        "github",
        "`gists().update`, error",
        Look::Error("patch", "/gists/{gist_id}"),
    ),
    row(
        "github",
        "`AppPermissions.actions`",
        Look::Component("app-permissions", &["actions"]),
    ),
    row(
        "github",
        "`AppPermissions.issues`",
        Look::Component("app-permissions", &["issues"]),
    ),
    row(
        "stripe",
        "`PaymentIntent.payment_method`",
        Look::Component("payment_intent", &["payment_method"]),
    ),
    row(
        "stripe",
        "`PaymentIntent.customer`",
        Look::Component("payment_intent", &["customer"]),
    ),
    row(
        "stripe",
        "`branding.logo`",
        Look::Component("account_branding_settings", &["logo"]),
    ),
    row(
        "stripe",
        "`PaymentIntent.transfer_data`",
        Look::Component("payment_intent", &["transfer_data"]),
    ),
    row(
        "stripe",
        "new payment intent, `transfer_data`",
        Look::Body("post", "/v1/payment_intents", &["transfer_data"]),
    ),
    row(
        "stripe",
        "`PaymentIntent.confirmation_method`",
        Look::Component("payment_intent", &["confirmation_method"]),
    ),
    row(
        "stripe",
        "`POST /v1/customers/{customer}`",
        Look::Method("post", "/v1/customers/{customer}"),
    ),
    row(
        "stripe",
        "`POST /v1/payment_intents`",
        Look::Method("post", "/v1/payment_intents"),
    ),
    row(
        "twilio",
        "a new message",
        Look::Method("post", "/2010-04-01/Accounts/{AccountSid}/Messages.json"),
    ),
    row(
        "openai",
        "the role of a message",
        Look::Component("MessageObject", &["role"]),
    ),
    row(
        "openai",
        "`role: assistant`",
        Look::Component("ChatCompletionResponseMessage", &["role"]),
    ),
    row(
        "openai",
        "`verbosity`",
        Look::Component("CreateChatCompletionRequest", &["verbosity"]),
    ),
    row(
        "openai",
        "`OpenAiFile.object`",
        Look::Component("OpenAIFile", &["object"]),
    ),
    row(
        "openai",
        "`ChatCompletionFunctionCallOption`",
        Look::Declaration("ChatCompletionFunctionCallOption"),
    ),
];

const fn row(document: &'static str, title: &'static str, look: Look) -> Row {
    Row {
        document,
        title,
        look,
    }
}

/// What is shown at a place.
pub fn look(document: &Document, written: &Written, look: Look) -> String {
    find(document, written, look).unwrap_or_else(|| "not found".to_owned())
}

fn find(document: &Document, written: &Written, look: Look) -> Option<String> {
    match look {
        Look::Method(verb, path) => Some(title(written, call(written, verb, path)?)),
        Look::Error(verb, path) => Some(plain(&call(written, verb, path)?.error)),
        Look::Body(verb, path, keys) => Some(plain(&body(written, verb, path, keys)?.1)),
        Look::Variants(verb, path, keys) => {
            let (file, ty) = body(written, verb, path, keys)?;
            let leaves = written.leaves(&file, &ty);
            let union = leaves.first()?;
            let Declared::Union(parts) = written.types.get(union)? else {
                return Some(plain(&ty));
            };
            let parts = parts
                .iter()
                .map(|part| format!("{}({})", part.name, plain(&part.ty)));
            let parts: Vec<String> = parts.collect();
            Some(format!("{} {{ {} }}", union.name, parts.join(", ")))
        }
        Look::Component(key, keys) => {
            let name = component(document, key)?;
            let ty = TypeText {
                text: name.clone(),
                names: vec![(true, name)],
            };
            Some(plain(&step(written, "", &ty, keys)?.1))
        }
        Look::Declaration(key) => {
            let name = component(document, key)?;
            Some(match written.shared(&name)? {
                Declared::Struct(_) => format!("struct {name}"),
                Declared::Alias(ty) => format!("type {name} = {}", plain(ty)),
                Declared::Union(_) | Declared::Choice(_) | Declared::Enum(_) => {
                    format!("enum {name}")
                }
                Declared::Constant(value) => format!("{name} = {value:?}"),
            })
        }
    }
}

fn component(document: &Document, key: &str) -> Option<String> {
    document.get(&join("/components/schemas", key))?;
    Some(pascal(key))
}

fn call<'w>(written: &'w Written, verb: &str, path: &str) -> Option<&'w Call> {
    written
        .calls
        .iter()
        .find(|call| call.verb == verb && call.path == path)
}

/// The type at a place of the body of an operation, with the file that shows it.
fn body(written: &Written, verb: &str, path: &str, keys: &[&str]) -> Option<(String, TypeText)> {
    let call = call(written, verb, path)?;
    let parts = || call.arguments.iter().chain(&call.setters);
    match (parts().find(|part| part.key == "body"), keys.split_first()) {
        (Some(body), _) => step(written, &call.file, &body.ty, keys),
        // A setter for each property of a form.
        (None, Some((key, keys))) => {
            let setter = parts().find(|part| part.key == *key)?;
            step(written, &call.file, &setter.ty, keys)
        }
        (None, None) => None,
    }
}

/// The type behind the keys, with the file that shows it.
fn step(written: &Written, file: &str, ty: &TypeText, keys: &[&str]) -> Option<(String, TypeText)> {
    let Some((key, rest)) = keys.split_first() else {
        return Some((file.to_owned(), ty.clone()));
    };
    let leaves = written.leaves(file, ty);
    leaves.iter().find_map(|leaf| {
        let part = part(written, leaf, key, 0)?;
        step(written, &leaf.file, &part.ty, rest)
    })
}

/// The field of a key, also behind aliases and in the variants of unions.
fn part<'w>(written: &'w Written, name: &TypeName, key: &str, depth: usize) -> Option<&'w Part> {
    // A ring of types has no field.
    if depth > 8 {
        return None;
    }
    match written.types.get(name)? {
        Declared::Struct(parts) => parts.iter().find(|part| part.key == key),
        Declared::Alias(ty) => {
            let mut leaves = written.leaves(&name.file, ty).into_iter();
            leaves.find_map(|leaf| part(written, &leaf, key, depth + 1))
        }
        Declared::Union(parts) | Declared::Choice(parts) => parts.iter().find_map(|variant| {
            let mut leaves = written.leaves(&name.file, &variant.ty).into_iter();
            leaves.find_map(|leaf| part(written, &leaf, key, depth + 1))
        }),
        Declared::Enum(_) | Declared::Constant(_) => None,
    }
}

fn plain(ty: &TypeText) -> String {
    ty.text.replace("types::", "")
}
