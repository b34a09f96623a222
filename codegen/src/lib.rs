//! Generates Rust from an OpenAPI document: a typed client and typed webhook handlers, as a crate or as a module.
//!
//! # Ways to use it
//!
//! | | how | the code is in |
//! |---|---|---|
//! | command line | `callwright generate openapi.yaml --out acme` | a crate that is checked in |
//! | build script | `Generator::from_path("openapi.yaml").emit_to_out_dir()` in `build.rs`, and `callwright::include_api!()` | `OUT_DIR` |
//! | macro | `callwright::api!("openapi.yaml")` | the module of the call |
//! | program | [`Generator::generate`], `Generator::emit_to`, or the phases below | memory, or a folder |
//! | test | `Generator::check` | a crate that is checked in, and must be up to date |
//!
//! All have the same [options](config) and generate the same code: a file of the crate is a nested module in a module,
//! which can be at any depth, also next to the module of another document. The macro and the build script tell the
//! compiler and cargo which files were read. For a large document, a build script is better than the macro: it runs only
//! when the document changes, while a macro runs whenever its crate is compiled. Cargo builds both without optimisation
//! unless configured otherwise (`[profile.dev.build-override]`, `opt-level = 3`).
//!
//! This is a build script; the code is included with `mod api { callwright::include_api!(); }`:
//!
//! ```no_run
//! use callwright_codegen::{GenerateError, Generator};
//!
//! fn main() -> Result<(), GenerateError> {
//!     Generator::from_path("openapi.yaml").emit_to_out_dir()
//! }
//! ```
//!
//! A program gets the code, the files that were read, and the messages:
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
//! let messages = output.messages();
//! assert_eq!(messages[0].to_string(), "nowhere.yaml can't be read: there is no such file");
//! ```
//!
//! Features: `cli` (default) is the command line, `package` generates whole crates (`Generator::emit_to`), `toml` reads
//! options from a file. Without any (`default-features = false`), the library needs 26 crates and 25 seconds of one core
//! from cold (debug build, no debug info, a small cloud machine); with `toml` 32 crates and 27 seconds; with `cli`, which
//! sends over TLS, 67 crates and 43 seconds.
//!
//! # The pipeline
//!
//! A document goes through nine phases. Each is a module that imports only those before it, [`diag`] and [`config`]; a
//! test checks this. `pipeline.rs` calls them all in one function.
//!
//! | phase | takes | gives |
//! |---|---|---|
//! | [`source`] | files | value trees, with limits and with the places of values in the text |
//! | [`dialect`] | value trees of any OpenAPI version | the 3.0 form of `openapiv3`, and tables for what 3.0 has no keyword for |
//! | [`lower`] | that | the model |
//! | [`ir`] | | the model: types, operations, events, security; no OpenAPI version, no Rust |
//! | [`analyze`] | the model | facts: which types are equal, boxed or sent; what an operation returns; what identifies an event |
//! | [`names`] | model and facts | every identifier |
//! | [`plan`] | all of these | the Rust items of each file, with nothing left to decide |
//! | [`emit`] | the plan | tokens |
//! | [`render`] | tokens | text |
//!
//! [`generator`] calls the pipeline for build scripts and the macro. A program can also call the phases:
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
//! [`generate`] does this in one call.
//!
//! # Design decisions
//!
//! - **The documents are read by hand into `openapiv3`'s types**, not with its serde impls: this is ten times faster,
//!   reports every problem at its place, and goes on after each. All schemas have the mixed form (`SchemaKind::Any`), so
//!   that `lower` has one form to read.
//! - **After `dialect`, only schemas are referenced.** A shared response is copied to where it is used, with its origin.
//!   Each place is lowered once ([`ir::Origin`]).
//! - **Unions are resolved when all types are known**, because the types of the alternatives decide whether strings, enums
//!   and numbers become one type, and which property identifies an object.
//! - **Equal schemas share a definition, not a name** ([`analyze`]): hashes are refined until they separate all different
//!   types, so equal recursive types are found too. A field or a signature shows its own name, an alias where the definition
//!   has another one. Small types share a definition only if their last words are the same.
//! - **Names follow from rules alone** ([`names`]). A file of names beside the crate would keep more of them when a document
//!   grows, but a build script and the macro have no place for it, and two people who generate from one document would get
//!   different names.
//! - **All events have one form** ([`ir::Event`]), whether they are webhooks, callbacks, paths of the receiver, or declared
//!   by the configuration in an envelope. If the document doesn't say what identifies an event, it is inferred from the
//!   payloads. Two events that can't be distinguished are an error; a result that is only likely is a warning.
//! - **What a provider does, and how it signs, is in `callwright-webhook-core`**, which the runtime uses too. The generator
//!   reads its profiles; only the command line signs.
//! - **Sample arguments are made from the document** by `lower`, because the model has no bounds: no type depends on them.
//!   An example of the document is used only if it matches its schema.
//! - **The generated code has no serde derives**: a struct has one line, `wire::object!`, which gives the compiler one tuple
//!   of its fields to read and one to write; the rest is in the runtime. `Clone` is derived, because a macro is no faster.
//!   `Debug` and `PartialEq` visit the fields as a derive does, but a derive was the slowest of all to compile. Compile time depends on the number of impls and expressions, so string enums have few impls, enums of
//!   one string that nobody has to name are constants, and only types in requests have constructors.
//! - **A type of an answer has a sample, not a constructor** (option `samples`). A server adds required properties at any
//!   time: each would change the arguments of `new`, while `..Book::sample()` stays. A sample is JSON text, which is fitted to
//!   the type when it is generated ([`analyze::type_samples`]), so it decodes whatever the document's examples are.
//! - **Unions without an identifying property are decoded as the best match** (known keys, known literals), not as the first
//!   alternative that doesn't fail. What no alternative represents completely stays JSON.
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
