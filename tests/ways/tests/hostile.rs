//! Names of the user's that generated code must not meet, lints that it must not break, two documents
//! in one crate, at any depth. Another package compiles the same in the oldest edition that has paths
//! as generated code writes them.
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
    reason = "the user's own names, which nobody uses"
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

/// They hide the real ones in what follows, children and all.
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

    /// A path that another macro passes on.
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
    /// Within a function as well.
    #[test]
    fn a_module_in_a_function() {
        mod shop {
            callwright::api!("../../examples/documents/bookshop.yaml");
        }
        let call = shop::Client::new().books().get_book(17);
        let request = call.request().ok();
        let uri = request.map(|request| request.uri().to_string());
        assert_eq!(
            uri.as_deref(),
            Some("https://eu.bookshop.example/v1/books/17")
        );
    }
}

#[test]
fn each_is_a_client_of_its_own() {
    let _: beside::Client = beside::Client::new();
    let _: outer::by_macro::Client = outer::by_macro::Client::new();
    let _: outer::inner::innermost::Client = outer::inner::innermost::Client::new();
    let _: built::Client = built::Client::new();
}
