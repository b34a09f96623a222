//! Small documents in, a brief form of what came out, and the messages.

mod files;
mod items;
mod keywords;
mod limits;
mod parts;
mod refs;
mod show;
mod webhooks;

use show::{brief, schema};
