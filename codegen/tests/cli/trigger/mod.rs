//! What `trigger` sends, to whom it is good enough, and how it ends.

mod endpoints;
mod outcomes;
mod profiles;
mod receiver;
mod requests;
