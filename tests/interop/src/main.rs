//! Our side of the tests with vendors' own libraries: `serve` receives what they sign, `send` sends JSON that they verify,
//! and `sign` signs other bodies.
//!
//! Each reads JSON objects, one a line, and replies to each with one. `tests/interop/run` starts them.

mod config;
mod delivery;
mod documents;
mod handler;
mod send;
mod serve;
mod sign;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    match std::env::args().nth(1).as_deref() {
        Some("serve") => serve::serve(),
        Some("send") => send::send(),
        Some("sign") => sign::sign(),
        _ => Err("usage: `callwright-interop serve`, `send` or `sign`".into()),
    }
}
