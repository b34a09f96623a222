//! Receives what vendors' libraries sign.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::BufRead;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::runtime::Builder;

use crate::documents::documents;
use crate::handler::Handled;
use crate::told::Told;

/// Whose deliveries are received, and what may be fetched for it.
#[derive(Deserialize)]
struct Order {
    /// By path.
    mounts: BTreeMap<String, Told>,
    /// By URL.
    documents: BTreeMap<String, String>,
}

/// Serves on loopback until the input ends. Its first line says what, and is answered with the port, and with what can't
/// be served.
pub(crate) fn serve() -> Result<(), Box<dyn Error>> {
    let mut lines = std::io::stdin().lock().lines();
    let order = lines.next().ok_or("nobody said what to serve")??;
    let order: Order = serde_json::from_str(&order)?;
    let (router, refused) = router(&order);
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
    let port = listener.local_addr()?.port();
    println!("{}", json!({ "port": port, "refused": refused }));
    runtime.spawn(async move { axum::serve(listener, router).await });
    for line in lines {
        line?;
    }
    Ok(())
}

/// An endpoint at the name of each mount, and what it has handled at `/handled/` and its name; and which couldn't be
/// built, with why.
fn router(order: &Order) -> (Router, BTreeMap<&str, String>) {
    let handled = Handled::default();
    let mut refused = BTreeMap::new();
    let mut router = Router::new().route("/handled/{name}", get(bodies));
    for (name, told) in &order.mounts {
        let endpoint = handled
            .endpoint(name)
            .transport(documents(&order.documents));
        match told
            .tell(endpoint)
            .and_then(|endpoint| Ok(endpoint.build()?))
        {
            Ok(endpoint) => router = router.route_service(&format!("/{name}"), endpoint),
            Err(error) => {
                refused.insert(name.as_str(), error.to_string());
            }
        }
    }
    (router.with_state(handled), refused)
}

async fn bodies(State(handled): State<Handled>, Path(name): Path<String>) -> String {
    json!(handled.bodies(&name)).to_string()
}
