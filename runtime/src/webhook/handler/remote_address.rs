//! The address that a delivery came from.

use std::net::SocketAddr;

/// The address that a delivery came from. Put it into the extensions of the request: an endpoint doesn't see the connection.
/// [`Delivery::remote_address`](crate::webhook::Delivery::remote_address) reads it.
///
/// In axum, a layer takes it from `ConnectInfo`, which needs `into_make_service_with_connect_info::<SocketAddr>()`:
///
/// ```
/// use axum::extract::{ConnectInfo, Request};
/// use axum::middleware::map_request;
/// use callwright::webhook::RemoteAddress;
/// use std::net::SocketAddr;
///
/// async fn remote_address(mut request: Request) -> Request {
///     let info = request.extensions().get::<ConnectInfo<SocketAddr>>();
///     if let Some(address) = info.map(|info| info.0) {
///         request.extensions_mut().insert(RemoteAddress(address));
///     }
///     request
/// }
///
/// let app: axum::Router = axum::Router::new()
///     // .route_service("/hooks", hooks)
///     .layer(map_request(remote_address));
/// let service = app.into_make_service_with_connect_info::<SocketAddr>();
/// # drop(service);
/// ```
///
/// Behind a proxy, this is the proxy's address. Anyone can write the headers `Forwarded` and `X-Forwarded-For`: trust them only
/// from a proxy that you know.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct RemoteAddress(pub SocketAddr);
