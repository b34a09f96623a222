//! Enums to which the next version of a document may add. After `//~^` is a part of the compiler's message for the line above.

#![allow(dead_code)]

use golden_features::types::{Error404Or422, Genre};

fn without_other_values(genre: Genre) -> bool {
    match genre {
        //~^ `_` not covered
        Genre::Novel => true,
        Genre::Poetry | Genre::Unknown(_) => false,
    }
}

fn without_other_errors(error: Error404Or422) -> bool {
    match error {
        //~^ `_` not covered
        Error404Or422::NotFound(_) => true,
        Error404Or422::UnprocessableContent(_) => false,
    }
}

fn with_others(genre: Genre) -> bool {
    match genre {
        Genre::Novel => true,
        _ => false,
    }
}

fn main() {}
