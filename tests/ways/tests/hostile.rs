//! Generated code compiles beside items of the user with the names of the prelude, under strict lints, and for several
//! documents in one crate, at any depth. Another package compiles this file in the 2018 edition, the oldest with the
//! paths that generated code uses.
#![deny(
    missing_docs,
    unreachable_pub,
    unused_qualifications,
    warnings,
    clippy::pedantic
)]
#![allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unused_macros,
    reason = "these items only shadow others"
)]

macro_rules! hostile_names {
    () => {
        struct String;
        struct Option;
        struct Vec;
        struct Box;
        struct Value;
        struct Bytes;
        struct u8;
        struct i64;
        struct bool;
        struct str;
        type Result = ();
        trait Into {}
        trait From {}
        trait Default {}
        trait Clone {}
        trait PartialEq {}
        trait Debug {}
        trait IntoFuture {}
        mod std {}
        mod core {}
        mod alloc {}
        mod wire {}
        mod serde {}
        fn Ok() {}
        fn Err() {}
        fn Some() {}
        const None: () = ();
    };
}

/// These macros shadow the real ones in the rest of the file, including nested modules.
macro_rules! matches {
    () => {};
}
macro_rules! stringify {
    () => {};
}
macro_rules! concat {
    () => {};
}
macro_rules! include_bytes {
    () => {};
}
macro_rules! vec {
    () => {};
}

mod beside {
    callwright::api!("../../examples/documents/bookshop.yaml");

    hostile_names!();
}

mod outer {
    pub(crate) mod inner {
        hostile_names!();

        pub(crate) mod innermost {
            callwright::api!("../goldens/names/openapi.yaml", { extra: true });
        }
    }

    /// A macro that passes a path to `api!`.
    macro_rules! document {
        ($path:literal, $extra:literal) => {
            callwright::api!($path, { extra: $extra, share_equal_types: false });
        };
    }

    pub(crate) mod by_macro {
        document!("../../examples/documents/bookshop.yaml", true);
    }

    hostile_names!();
}

mod built {
    callwright::include_api!("names");

    hostile_names!();
}

mod function {
    /// The macro works in a function too.
    #[test]
    fn a_module_in_a_function() {
        mod shop {
            callwright::api!("../../examples/documents/bookshop.yaml");
        }
        let call = shop::Client::new().books().get(17);
        let request = call.request().ok();
        let uri = request.map(|request| request.uri().to_string());
        assert_eq!(
            uri.as_deref(),
            Some("https://eu.bookshop.example/v1/books/17")
        );
    }
}

#[test]
fn each_module_has_a_client() {
    let _: beside::Client = beside::Client::new();
    let _: outer::by_macro::Client = outer::by_macro::Client::new();
    let _: outer::inner::innermost::Client = outer::inner::innermost::Client::new();
    let _: built::Client = built::Client::new();
}
