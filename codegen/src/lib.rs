//! Reads an OpenAPI document and writes Rust: a typed client and typed handlers of webhooks, as a crate or as a
//! module.
//!
//! # Ways in
//!
//! | | what one writes | where the code is |
//! |---|---|---|
//! | command line | `callwright generate openapi.yaml --out acme` | a crate that is checked in |
//! | build script | `Generator::from_path("openapi.yaml").emit_to_out_dir()` in `build.rs`, and `callwright::include_api!()` | `OUT_DIR` |
//! | macro | `callwright::api!("openapi.yaml")` | in place |
//! | program | [`Generator::generate`], `Generator::emit_to`, or the phases below | where it is put |
//! | test | `Generator::check` | the crate that is checked in: is it current? |
//!
//! All take the same [choices](config) and make the same code: what is a file in a crate is a
//! module in a module, which can stand at any depth, also beside another document's. The macro and
//! the build script tell the compiler and cargo which files were read. A build script is the
//! better of the two for large documents: it runs only when they change, while a macro runs whenever
//! its crate is compiled. Cargo builds both without optimisation unless told otherwise
//! (`[profile.dev.build-override]`, `opt-level = 3`).
//!
//! A build script is this, and where the code is wanted stands `mod api { callwright::include_api!(); }`:
//!
//! ```no_run
//! use callwright_codegen::{GenerateError, Generator};
//!
//! fn main() -> Result<(), GenerateError> {
//!     Generator::from_path("openapi.yaml").emit_to_out_dir()
//! }
//! ```
//!
//! A program gets the code, the files that were read, and what there is to say of them:
//!
//! ```
//! use callwright_codegen::Generator;
//!
//! let bookshop = Generator::from_path("../examples/documents/bookshop.yaml");
//! let output = bookshop.webhooks(false).generate();
//! assert_eq!(output.messages(), []);
//! assert!(!output.code.is_empty());
//!
//! let output = Generator::from_path("nowhere.yaml").generate();
//! assert!(output.code.is_empty());
//! let why = output.messages();
//! assert_eq!(why[0].to_string(), "nowhere.yaml can't be read: there is no such file");
//! ```
//!
//! Features: `cli` (default) is the command line, `package` are whole crates (`Generator::emit_to`),
//! `toml` are choices in a file. Without any, `default-features = false`, the library needs 26 crates
//! and 25 seconds of one core from cold (debug build, no debug info, a small cloud machine); with
//! `toml` these are 32 crates and 27 seconds, with `cli`, which sends over TLS, 67 and 43.
//!
//! # The pipeline
//!
//! A document goes through nine phases, each a module that imports only those before it (and
//! [`diag`] and [`config`]); a test holds the arrows.
//!
//! | phase | takes | gives |
//! |---|---|---|
//! | [`source`] | files | value trees, with every limit and the places in the text |
//! | [`dialect`] | value trees of any version | the 3.0 form of `openapiv3`, and tables for what it has no word for |
//! | [`lower`] | that | the model |
//! | [`ir`] | | the model: types, operations, security; no version, no Rust |
//! | [`analyze`] | the model | answers: which types are equal, boxed, sent; what an operation comes to |
//! | [`names`] | model and answers | every identifier, each born once |
//! | [`plan`] | all of these | the output, Rust-shaped and decided, file by file |
//! | [`emit`] | the plan | tokens |
//! | [`render`] | tokens | text |
//!
//! [`generator`] stands behind them all and is what build scripts and the macro call. As a program
//! the pipeline is this:
//!
//! ```
//! use callwright_codegen::{analyze, config::Config, dialect, diag::Diagnostics, emit, lower, names, plan, render};
//! use callwright_codegen::source::Sources;
//!
//! let document = r#"
//! openapi: 3.1.0
//! info: { title: Bookshop, version: "1" }
//! paths:
//!   /books/{id}:
//!     get:
//!       operationId: getBook
//!       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!       responses:
//!         "200":
//!           description: The book
//!           content:
//!             application/json:
//!               schema: { type: object, properties: { title: { type: string } } }
//! "#;
//! let (config, mut diags) = (Config::default(), Diagnostics::default());
//! let sources = Sources::from_text("bookshop.yaml", document.to_owned(), &mut diags).unwrap();
//! let document = dialect::read(&sources, &mut diags).unwrap();
//! let api = lower::lower(&document, &config, &mut diags);
//! let facts = analyze::analyze(&api, &config);
//! let names = names::assign(&api, &facts, &config);
//! let plan = plan::plan(&api, &facts, &names, &config);
//! let files = render::render(&plan, "", emit::file).unwrap();
//! assert!(files.iter().any(|file| file.path == "src/books.rs"));
//! assert_eq!(diags.iter().count(), 0);
//! ```
//!
//! [`generate`] is the same in one call.
//!
//! # Why it is built so
//!
//! - **The documents are read by hand into `openapiv3`'s types**, not by its serde: the walk is ten
//!   times faster, reports every problem at its place and goes on after each. All schemas take the
//!   mixed form (`SchemaKind::Any`), so that `lower` has one form to read.
//! - **References to anything but schemas are gone after `dialect`**: a shared response stands where
//!   it is used, and carries where it came from. One place is lowered once ([`ir::Origin`]).
//! - **Unions are settled when all types are known**, since what an alternative is decides whether
//!   strings, enums and numbers are one type, and which property tells objects apart.
//! - **Equal schemas are one type** ([`analyze`]): hashes are refined until no two types that were
//!   taken for equal are told apart, so recursive ones are found as well. Components keep their
//!   names as aliases.
//! - **However a document says an event, it is one thing** ([`ir::Event`]): a webhook, a callback, a
//!   path of the receiver, or what the configuration declares over an envelope. What tells events
//!   apart is looked for in their payloads where nobody says it; two that can't be told apart are an
//!   error, and what is only likely is a warning.
//! - **What providers do, and how they sign, is in a crate below the runtime** (`callwright-webhook-core`), since the runtime
//!   offers the macro that runs this crate. `analyze` reads its profiles, which are data; only the command line signs.
//! - **Sample arguments are made of the document**, by `lower`: the model has no bounds, since no
//!   type depends on them. What is shown is taken only if it is what the schema says.
//! - **No serde derives in the output**: a struct has one line, `wire::object!`, that leaves the
//!   compiler a tuple of its fields to read and one to write; the rest is in the runtime. Of the
//!   derives, `Clone` stays, since a macro's is no cheaper; `Debug` prints what is sent, and two are
//!   equal that send the same: `PartialEq` field by field was the dearest of all. Cost goes by the number of impls and of expressions, so strings' enums have few impls,
//!   those of one string that nobody has to name are constants, and only what can be part of a
//!   request has a constructor.
//! - **Unions that no property tells apart are decoded by what fits best** (keys known, literals
//!   known), not by the first that doesn't fail; what none of them holds wholly stays JSON.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod analyze;
#[cfg(feature = "package")]
pub mod cargo_toml;
pub mod config;
pub mod diag;
pub mod dialect;
pub mod emit;
pub mod generator;
pub mod ir;
pub mod lower;
pub mod names;
pub mod plan;
pub mod render;
pub mod source;

mod pipeline;

pub use generator::{GenerateError, Generator};
pub use pipeline::{
    GeneratedCrate, generate, generate_module, generate_sources, generate_with_progress, read_api,
    read_api_with_event_samples, types_at,
};
