use callwright::__private::v1 as wire;
use callwright::{Bytes, Multipart, Style};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Book {
    pub id: String,
    pub title: String,
    pub price: f64,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct NewBook {
    pub title: String,
    pub tags: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct BookPage {
    pub items: Vec<Book>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Problem {
    pub message: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Genre {
    Fiction,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PutFile {
    Ok(Book),
    Created(Book),
    Text(String),
    Raw(Bytes),
    NoContent,
    NotModified,
}

wire::responses!(PutFile {
    Ok 200 json "application/json",
    Created 201 json "application/json",
    Text 200 text "text/plain",
    Raw 200 bytes "image/*",
    NoContent "2XX" empty,
    NotModified 304 empty,
});

#[derive(Clone, Debug, PartialEq)]
pub enum PutFileError {
    NotFound(Problem),
    Client(String),
    Teapot,
}

wire::errors!(PutFileError {
    NotFound 404 json "application/json",
    Client "4XX" text "text/plain",
    Teapot 418 empty,
});

#[derive(Clone, Debug, PartialEq)]
pub enum AnyError {
    Missing,
    Raw(Bytes),
    Other(Problem),
}

wire::errors!(AnyError {
    Missing 404 empty,
    Raw "5XX" bytes "*/*",
    Other default json "application/json",
});

#[derive(Clone, Debug)]
pub enum NoteBody {
    Json(NewBook),
    Form(NewBook),
    Text(String),
    Bytes(Bytes),
    Multipart(Multipart),
}

wire::bodies!(NoteBody {
    Json json "application/vnd.note+json",
    Form form "application/x-www-form-urlencoded" { "tags" Style::PIPE_DELIMITED },
    Text text "text/markdown",
    Bytes bytes "application/octet-stream",
    Multipart multipart "multipart/form-data",
});
