//! What `trigger` sends, to whom it is good enough, and how it ends.

mod bodies;
mod endpoints;
mod outcomes;
mod profiles;
mod receiver;
mod requests;
