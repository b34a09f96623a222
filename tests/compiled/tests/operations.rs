//! Methods are called what people would call them, and each sends its own method and path.
#![allow(clippy::unwrap_used)]

use callwright_compiled::text;
use golden_operations::Client;
use golden_operations::types::CustomersUpdateBody;

/// Checks the request line of each call, and that nothing else is sent.
macro_rules! lines {
    ($($call:expr => $line:literal,)*) => {
        $(assert_eq!(text($call.request()), format!("{}\n", $line), "{}", stringify!($call));)*
    };
}

#[test]
fn each_method_sends_its_own_request() {
    let api = Client::new().base_url("http://x");
    let customers = api.customers();
    lines! {
        customers.list() => "GET http://x/v1/customers",
        customers.create() => "POST http://x/v1/customers",
        customers.search() => "GET http://x/v1/customers/search",
        customers.get("c") => "GET http://x/v1/customers/c",
        customers.delete("c") => "DELETE http://x/v1/customers/c",
        customers.list_sources("c") => "GET http://x/v1/customers/c/sources",
        customers.create_source("c") => "POST http://x/v1/customers/c/sources",
        customers.get_source("c", "s") => "GET http://x/v1/customers/c/sources/s",
        customers.verify_source("c", "s") => "POST http://x/v1/customers/c/sources/s/verify",
        customers.update_cash_balance("c") => "POST http://x/v1/customers/c/cash_balance",
        api.assistants().list() => "GET http://x/assistants",
        api.assistants().create() => "POST http://x/assistants",
        api.assistants().add_permission("a") => "POST http://x/assistants/a/permissions",
        api.chat().create_completion() => "POST http://x/chat/completions",
        api.admin().get_api_key("k") => "GET http://x/keys/k",
        api.users().list() => "GET http://x/users",
        api.users().delete("u") => "DELETE http://x/users/u",
        api.users().delete_users() => "POST http://x/users/delete",
        api.users().list_by_list("u") => "GET http://x/users/u/lists",
        api.users().get_current() => "GET http://x/users/current",
        api.messages().list("a") => "GET http://x/2010-04-01/Accounts/a/Messages.json",
        api.messages().create("a") => "POST http://x/2010-04-01/Accounts/a/Messages.json",
        api.ledger_entries().retrieve("l") => "GET http://x/v2/ledger-entries/l",
        api.ledger_entries().amend("l") => "PATCH http://x/v2/ledger-entries/l",
        api.refunds().all_reasons("r") => "GET http://x/v2/refunds/r/reasons",
    }
}

#[test]
fn types_of_an_operation_are_named_as_its_method_is() {
    let body = CustomersUpdateBody {
        name: Some("Ursula".to_owned()),
    };
    let call = Client::new()
        .base_url("http://x")
        .customers()
        .update("c", &body);
    assert_eq!(
        text(call.request()),
        "POST http://x/v1/customers/c\ncontent-type: application/json\n\n{\"name\":\"Ursula\"}"
    );
}
