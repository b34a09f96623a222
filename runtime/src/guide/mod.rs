//! The guide: how to use Callwright, one topic a page.
//!
//! | page | what it covers |
//! |---|---|
//! | [`three_ways`] | a crate, a build script, a macro |
//! | [`calls`] | calls, their errors, limits, lenient decoding |
//! | [`compile_errors`] | what to do when a program with a generated crate doesn't compile |
//! | [`types`] | which Rust type a schema becomes |
//! | [`support`] | which parts of OpenAPI are supported |
//! | [`options`] | every option of the generator |
//! | [`webhooks`] | handlers, duplicates, running an endpoint, the log |
//! | [`providers`] | the built-in providers, and how each signs |
//! | [`trigger`] | signed test deliveries |
//! | [`sending`] | sending webhooks of your own |
//! | [`testing`] | testing your own code, without a server and without secrets |
//! | [`exercise`] | calling every operation against a mock server |
//! | [`limits`] | untrusted documents |
//! | [`publishing`] | publishing a generated crate |
//!
//! The pages exist only in the documentation. Their Rust examples are compiled and run as doctests.

#[doc = include_str!("calls.md")]
pub mod calls {}
#[doc = include_str!("compile_errors.md")]
pub mod compile_errors {}
#[doc = include_str!("exercise.md")]
pub mod exercise {}
#[doc = include_str!("limits.md")]
pub mod limits {}
#[doc = include_str!("options.md")]
pub mod options {}
#[doc = include_str!("providers.md")]
#[cfg_attr(
    feature = "webhooks",
    doc = "\nIn the reference: [`Profile`](crate::webhook::Profile)."
)]
pub mod providers {}
#[doc = include_str!("publishing.md")]
pub mod publishing {}
#[doc = include_str!("sending.md")]
#[cfg_attr(
    feature = "webhooks",
    doc = "\nIn the reference: [`Sender`](crate::webhook::Sender), [`Signer`](crate::webhook::Signer)."
)]
pub mod sending {}
#[doc = include_str!("support.md")]
pub mod support {}
#[doc = include_str!("testing.md")]
///
/// In the reference: `callwright::testing`.
pub mod testing {}
#[doc = include_str!("three_ways.md")]
pub mod three_ways {}
#[doc = include_str!("trigger.md")]
pub mod trigger {}
#[doc = include_str!("types.md")]
///
/// In the reference: [`types`](crate::types).
pub mod types {}
#[doc = include_str!("webhooks.md")]
#[cfg_attr(
    feature = "webhooks",
    doc = "\nIn the reference: [`Endpoint`](crate::webhook::Endpoint), [`EndpointBuilder`](crate::webhook::EndpointBuilder),",
    doc = "[`Delivery`](crate::webhook::Delivery), [`Store`](crate::webhook::Store)."
)]
pub mod webhooks {}
