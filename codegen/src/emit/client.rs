//! ```text
//! /// A client of Bookshop.
//! #[derive(Clone, Debug)]
//! pub struct Client {
//!     inner: callwright::Client,
//! }
//!
//! impl Client {
//!     pub fn new() -> Self { ... }
//!     pub fn bearer_auth(self, token: &str) -> Self { ... }
//!     pub fn books(&self) -> super::books::Books { ... }
//! }
//!
//! // In a crate with features.
//! callwright::__private::v1::missing_features! {
//!     Client;
//!     books "books" "`books()` needs the feature `books`";
//! }
//! ```

use super::parts::{cfg_feature, docs, token, word};
use crate::plan::{ClientItem, CredentialMethod, GroupMethod, ServerItem};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn client(client: &ClientItem) -> TokenStream {
    let docs = docs(&client.docs);
    let service = service(client);
    let credentials = client.credentials.iter().map(credential);
    let groups = client.groups.iter().map(group);
    let missing_features = missing_features(&client.groups);
    quote! {
        #service
        #docs
        #[derive(Clone, Debug)]
        pub struct Client { inner: callwright::Client }
        impl Client {
            #[doc = " A client for the first server of the document, without credentials."]
            pub fn new() -> Self {
                Self { inner: callwright::Client::new(&SERVICE) }
            }
            #[doc = " Uses another server. The URL includes the base path; an invalid one is reported by the first call."]
            #[must_use]
            pub fn base_url(self, url: &str) -> Self {
                Self { inner: self.inner.base_url(url) }
            }
            #[doc = " Sends requests with another transport: a `reqwest::Client`, or a function in a test."]
            #[must_use]
            pub fn transport(self, transport: impl callwright::Transport + 'static) -> Self {
                Self { inner: self.inner.transport(transport) }
            }
            #[doc = " Sends a header with every call."]
            #[must_use]
            pub fn header(self, name: &str, value: &str) -> Self {
                Self { inner: self.inner.header(name, value) }
            }
            #[doc = " Accepts responses in which required strings, arrays, maps or objects of these are missing. Numbers and"]
            #[doc = " booleans are never made up. See [`callwright::Client::lenient`]."]
            #[must_use]
            pub fn lenient(self) -> Self {
                Self { inner: self.inner.lenient() }
            }
            #[doc = " Limits the time of a whole call: 60 seconds by default, `None` for no limit."]
            #[must_use]
            pub fn timeout(self, limit: impl Into<Option<std::time::Duration>>) -> Self {
                Self { inner: self.inner.timeout(limit) }
            }
            #[doc = " Limits the time to connect: 10 seconds by default, `None` for no limit of its own."]
            #[must_use]
            pub fn connect_timeout(self, limit: impl Into<Option<std::time::Duration>>) -> Self {
                Self { inner: self.inner.connect_timeout(limit) }
            }
            #[doc = " Limits the body of a response, in bytes: 64 MiB by default, `None` for no limit."]
            #[must_use]
            pub fn response_limit(self, bytes: impl Into<Option<usize>>) -> Self {
                Self { inner: self.inner.response_limit(bytes) }
            }
            #(#credentials)*
            #(#groups)*
        }
        impl Default for Client {
            fn default() -> Self {
                Self::new()
            }
        }
        #missing_features
    }
}

fn service(client: &ClientItem) -> TokenStream {
    let agent = &client.agent;
    let base_url = &client.base_url;
    let schemes = client.schemes.iter().map(|scheme| {
        let (name, variant) = (&scheme.name, word(scheme.variant));
        let argument = scheme.argument.iter();
        quote! { (#name, callwright::SecurityScheme::#variant #((#argument))*) }
    });
    let security = client
        .security
        .iter()
        .map(|names| quote! { &[#(#names),*] });
    quote! {
        const SERVICE: callwright::Service = callwright::Service {
            name: #agent,
            base_url: #base_url,
            schemes: &[#(#schemes),*],
            security: &[#(#security),*],
        };
    }
}

fn credential(method: &CredentialMethod) -> TokenStream {
    let docs = docs(&method.docs);
    let name = token(&method.name);
    let scheme = &method.scheme;
    if method.pair {
        quote! {
            #docs
            #[must_use]
            pub fn #name(self, user: &str, password: &str) -> Self {
                Self { inner: self.inner.basic_credential(#scheme, user, password) }
            }
        }
    } else {
        quote! {
            #docs
            #[must_use]
            pub fn #name(self, credential: &str) -> Self {
                Self { inner: self.inner.credential(#scheme, credential) }
            }
        }
    }
}

fn group(method: &GroupMethod) -> TokenStream {
    let docs = docs(&method.docs);
    let name = token(&method.name);
    let module = token(&method.module);
    let ty = token(&method.ty);
    let cfg_feature = cfg_feature(method.feature.as_slice());
    quote! {
        #docs
        #cfg_feature
        pub fn #name(&self) -> super::#module::#ty {
            super::#module::#ty { client: self.inner.clone() }
        }
    }
}

/// What the compiler says where the method of a group is called and its feature is off.
fn missing_features(groups: &[GroupMethod]) -> Option<TokenStream> {
    let rows: Vec<_> = groups
        .iter()
        .filter_map(|group| {
            let (name, feature) = (token(&group.name), group.feature.as_ref()?);
            let message = format!("`{name}()` needs the feature `{feature}`");
            Some(quote! { #name #feature #message; })
        })
        .collect();
    (!rows.is_empty()).then(|| {
        quote! { callwright::__private::v1::missing_features! { Client; #(#rows)* } }
    })
}

pub(super) fn servers(servers: &[ServerItem]) -> TokenStream {
    let items = servers.iter().map(server);
    quote! {
        #[doc = " The servers of the document, for [`Client::base_url`]."]
        pub mod servers { #(#items)* }
    }
}

fn server(server: &ServerItem) -> TokenStream {
    let docs = docs(&server.docs);
    let name = token(&server.name);
    let url = &server.url;
    if server.variables.is_empty() {
        return quote! { #docs pub const #name: &str = #url; };
    }
    let variables: Vec<_> = server
        .variables
        .iter()
        .map(|(_, name)| token(name))
        .collect();
    let placeholders = server.variables.iter().map(|(placeholder, _)| placeholder);
    quote! {
        #docs
        pub fn #name(#(#variables: &str),*) -> String {
            #url.to_owned() #(.replace(#placeholders, #variables))*
        }
    }
}
