//! ```text
//! /// Handles the events of Bookshop.
//! pub trait Webhooks: Send + Sync + 'static {
//!     /// An order was sent.
//!     ///
//!     /// `order.sent`
//!     fn order_sent(&self, delivery: Delivery<types::OrderSent>) -> impl Future<Output = Outcome> + Send {
//!         delivery.not_handled()
//!     }
//! }
//!
//! /// An event of Bookshop, to match on.
//! #[derive(Clone, Debug, PartialEq)]
//! #[non_exhaustive]
//! pub enum Event {
//!     /// An order was sent.
//!     OrderSent(Box<types::OrderSent>),
//! }
//!
//! wire::webhooks! {
//!     Webhooks Event r#"{"route":[{"body":"/type"}]}"#;
//!     order_sent OrderSent(types::OrderSent) -> 204 = "orderSent": "order.sent";
//! }
//! ```

use super::parts::{docs, json, token, ty, word};
use crate::plan::{EventHandlers, EventItem, HeaderStruct, ReplyCase, ReplyItem};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn events(events: &EventHandlers) -> TokenStream {
    let handler = token(&events.handler);
    let trait_docs = docs(&events.trait_docs);
    let enum_docs = docs(&events.enum_docs);
    let endpoint_docs = docs(&events.endpoint_docs);
    let methods = events.events.iter().map(method);
    let variants = events.events.iter().map(variant);
    let choices = events.events.iter().filter_map(choice);
    let headers = events.headers.iter().map(header_struct);
    let profile = json(&events.profile);
    let rows = events.events.iter().map(row);
    quote! {
        #trait_docs
        #[doc = ""]
        #[doc = " Every method has a default, which acknowledges the event without handling it."]
        pub trait #handler: Send + Sync + 'static {
            #(#methods)*
            #[doc = " An event that isn't in the document. By default it is acknowledged, so that it isn't sent again."]
            fn unknown(&self, delivery: Delivery<UnknownEvent>) -> impl Future<Output = Outcome> + Send {
                delivery.not_handled()
            }
            #[doc = " An event whose payload doesn't match the document. By default it is refused, so that it is sent again."]
            fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> impl Future<Output = Outcome> + Send {
                delivery.refused()
            }
        }
        #enum_docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Event {
            #(#variants)*
            #[doc = " An event that isn't in the document."]
            Unknown(UnknownEvent),
        }
        #(#choices)*
        #(#headers)*
        wire::webhooks! { #handler Event #profile; #(#rows;)* }
        #endpoint_docs
        pub fn endpoint(handler: impl #handler) -> EndpointBuilder {
            Mount(handler).into()
        }
        #[doc = " A receiver that reads deliveries as [`Event`]s, for a server of your own."]
        pub fn receiver() -> ReceiverBuilder<Event> {
            ReceiverBuilder::new()
        }
    }
}

fn method(event: &EventItem) -> TokenStream {
    let docs = docs(&event.docs);
    let name = token(&event.method);
    let payload = ty(&event.payload, true);
    let headers = event.headers.iter().map(token);
    let outcome = match &event.reply {
        ReplyItem::Usual | ReplyItem::Status(_) => None,
        ReplyItem::One(case) => case.body.as_ref().map(|(reply, _)| ty(reply, true)),
        ReplyItem::Choice { name, .. } => {
            let name = token(name);
            Some(quote! { #name })
        }
    };
    let outcome = outcome.map(|outcome| quote! { <#outcome> });
    quote! {
        #docs
        fn #name(
            &self,
            delivery: Delivery<#payload #(, #headers)*>,
        ) -> impl Future<Output = Outcome #outcome> + Send {
            delivery.not_handled()
        }
    }
}

fn variant(event: &EventItem) -> TokenStream {
    let docs = docs(&event.short);
    let name = token(&event.variant);
    let payload = ty(&event.payload, true);
    if event.boxed {
        quote! { #docs #name(Box<#payload>), }
    } else {
        quote! { #docs #name(#payload), }
    }
}

fn row(event: &EventItem) -> TokenStream {
    let method = token(&event.method);
    let variant = token(&event.variant);
    let payload = ty(&event.payload, true);
    let kind = event.kind.map(|kind| {
        let kind = word(kind);
        quote! { as #kind }
    });
    let headers = event.headers.as_ref().map(|headers| {
        let headers = token(headers);
        quote! { with #headers }
    });
    let reply = match &event.reply {
        ReplyItem::Usual => None,
        ReplyItem::Status(status) => {
            let status = Literal::u16_unsuffixed(*status);
            Some(quote! { -> #status })
        }
        ReplyItem::One(case) => {
            let form = form(case);
            Some(quote! { -> #form })
        }
        ReplyItem::Choice { .. } => Some(quote! { -> reply }),
    };
    let name = &event.name;
    let values = (!event.values.is_empty()).then(|| {
        let values = &event.values;
        quote! { : #(#values)|* }
    });
    quote! { #method #variant(#payload) #kind #headers #reply = #name #values }
}

/// `200 json`
fn form(case: &ReplyCase) -> TokenStream {
    let status = Literal::u16_unsuffixed(case.status);
    let format = case.body.iter().map(|(_, format)| word(format));
    let media = &case.media;
    quote! { #status #(#format)* #media }
}

fn choice(event: &EventItem) -> Option<TokenStream> {
    let ReplyItem::Choice {
        docs: lines,
        name,
        cases,
    } = &event.reply
    else {
        return None;
    };
    let docs = docs(lines);
    let name = token(name);
    let variants = cases.iter().map(|(name, case)| {
        let name = token(name);
        let body = body(case);
        quote! { #name #body, }
    });
    let rows = cases.iter().map(|(name, case)| {
        let name = token(name);
        let body = body(case);
        let form = form(case);
        quote! { #name #body = #form }
    });
    Some(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #(#variants)* }
        wire::replies!(#name { #(#rows);* });
    })
}

fn body(case: &ReplyCase) -> Option<TokenStream> {
    let (body, _) = case.body.as_ref()?;
    let body = ty(body, true);
    Some(quote! { (#body) })
}

fn header_struct(headers: &HeaderStruct) -> TokenStream {
    let docs = docs(&headers.docs);
    let name = token(&headers.name);
    let fields = headers.fields.iter().map(|field| {
        let docs = self::docs(&field.docs);
        let name = token(&field.name);
        let ty = ty(&field.ty, true);
        quote! { #docs pub #name: Option<#ty>, }
    });
    let rows = headers.fields.iter().map(|field| {
        let (name, header) = (token(&field.name), &field.header);
        quote! { #name #header }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct #name { #(#fields)* }
        wire::parameters!(#name { #(#rows),* });
    }
}
