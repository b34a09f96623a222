//! Names that are shown where they don't belong.

use super::*;

#[test]
fn a_body_named_after_another_operation_is_foreign() {
    let body = json!({ "type": "object", "properties": { "text": { "type": "string" } } });
    let document = document(&body, &json!({ "problem": { "type": "object" } }));
    let types = format!(
        "pub struct GistsCreateBody {{ pub text: Option<String> }}
        wire::object!(GistsCreateBody {{ text \"text?\" }});
        {PROBLEM}"
    );
    let bad = written(&[
        ("src/gists.rs", &method("Gists", "GistsCreateBody")),
        ("src/issues.rs", &method("Issues", "GistsCreateBody")),
        ("src/types/common.rs", &types),
    ]);
    assert_eq!(
        foreign(&document, &bad),
        ["issues().create(body) shows GistsCreateBody: GistsCreate is an operation"]
    );
    // An alias hides it from the signature, but it is still there.
    let alias = format!("{types} pub type IssuesCreateBody = GistsCreateBody;");
    let behind = written(&[
        ("src/gists.rs", &method("Gists", "GistsCreateBody")),
        ("src/issues.rs", &method("Issues", "IssuesCreateBody")),
        ("src/types/common.rs", &alias),
    ]);
    assert_eq!(foreign(&document, &behind), [""; 0]);
    assert_eq!(
        figures(&document, &behind).behind_aliases,
        ["type IssuesCreateBody shows GistsCreateBody: GistsCreate is an operation"]
    );
    let neutral = alias.replace("GistsCreateBody", "NewText");
    let good = written(&[
        ("src/gists.rs", &method("Gists", "NewText")),
        ("src/issues.rs", &method("Issues", "IssuesCreateBody")),
        ("src/types/common.rs", &neutral),
    ]);
    assert_eq!(foreign(&document, &good), [""; 0]);
    assert_eq!(figures(&document, &good).behind_aliases, [""; 0]);
}

#[test]
fn a_component_that_the_schema_does_not_refer_to_is_foreign() {
    let body = json!({ "type": "object", "properties": {
        "owner": { "$ref": "#/components/schemas/owner" },
        "editors": { "type": "array", "items": { "anyOf": [{ "$ref": "#/components/schemas/owner" }, { "type": "null" }] } },
        "reader": { "type": "object", "properties": { "id": { "type": "string" } } },
    } });
    let schemas = json!({
        "problem": { "type": "object" },
        "owner": { "type": "object", "properties": { "id": { "type": "string" } } },
        "author": { "type": "object", "properties": { "id": { "type": "string" } } },
    });
    let document = document(&body, &schemas);
    let types = format!(
        "pub struct GistsCreateBody {{ pub owner: Author, pub editors: Vec<Option<Owner>>, pub reader: Option<Owner> }}
        wire::object!(GistsCreateBody {{ owner \"owner!\", editors \"editors?\", reader \"reader?\" }});
        pub struct Owner {{ pub id: String }}
        pub struct Author {{ pub id: String }}
        {PROBLEM}"
    );
    let written = written(&[
        ("src/gists.rs", &method("Gists", "GistsCreateBody")),
        ("src/types/common.rs", &types),
    ]);
    assert_eq!(
        foreign(&document, &written),
        [
            "GistsCreateBody.owner shows Author: Author is a component",
            "GistsCreateBody.reader shows Owner: Owner is a component",
        ]
    );
}

/// Fields of a component, by key, and what they show.
fn fields(properties: &Value, fields: &str, types: &str) -> Vec<String> {
    let schemas = json!({
        "card": { "type": "object", "properties": properties },
        "bank": { "type": "object", "properties": { "state": { "enum": ["a"] }, "logo": { "enum": ["b"] } } },
        "customer": { "type": "object", "properties": { "id": { "type": "string" } } },
    });
    let document = Document::new(json!({ "components": { "schemas": schemas } }));
    let types = format!(
        "pub struct Card {{ {fields} }}
        pub struct Bank {{ pub state: BankState, pub logo: Logo }}
        pub struct Customer {{ pub id: String }}
        wire::text_enums! {{ pub enum BankState {{ A = \"a\" }} pub enum Logo {{ B = \"b\" }} }}
        {types}"
    );
    foreign(&document, &written(&[("src/types/common.rs", &types)]))
}

#[test]
fn a_part_of_another_type_is_foreign() {
    let state = json!({ "state": { "enum": ["a"] } });
    assert_eq!(
        fields(&state, "pub state: Option<BankState>", ""),
        ["Card.state shows BankState: Bank is a part of another type"]
    );
    let own = "wire::text_enums! { pub enum CardState { A = \"a\" } }";
    assert_eq!(fields(&state, "pub state: Option<CardState>", own), [""; 0]);
}

#[test]
fn the_key_of_another_property_is_foreign() {
    let icon = json!({ "icon": { "enum": ["b"] } });
    assert_eq!(
        fields(&icon, "pub icon: Logo", ""),
        ["Card.icon shows Logo: Logo is another property"]
    );
    let titled = json!({ "icon": { "title": "Logo", "enum": ["b"] } });
    assert_eq!(fields(&titled, "pub icon: Logo", ""), [""; 0]);
    // The last word of its own key.
    let logo = json!({ "bank_logo": { "enum": ["b"] } });
    assert_eq!(fields(&logo, "pub bank_logo: Logo", ""), [""; 0]);
}

#[test]
fn a_name_may_say_what_a_thing_is() {
    let owner = json!({ "owner": { "anyOf": [{ "type": "string" }, { "$ref": "#/components/schemas/customer" }] } });
    let union = "wire::unions! { pub enum CustomerOrId { Id(String), Customer(Customer) } }";
    assert_eq!(fields(&owner, "pub owner: CustomerOrId", union), [""; 0]);
    let bank = json!({ "owner": { "anyOf": [{ "type": "string" }, { "$ref": "#/components/schemas/bank" }] } });
    assert_eq!(
        fields(&bank, "pub owner: CustomerOrId", union),
        [
            "Card.owner shows CustomerOrId: Customer is a component",
            "CustomerOrId.Customer shows Customer: Customer is a component",
        ]
    );
    let access = json!({ "access": { "enum": ["read", "write"] } });
    let either =
        "wire::text_enums! { pub enum ReadOrWrite { Read = \"read\", Write = \"write\" } }";
    assert_eq!(fields(&access, "pub access: ReadOrWrite", either), [""; 0]);
}

#[test]
fn an_error_named_after_another_operation_is_foreign() {
    let document = document(
        &json!({ "type": "string" }),
        &json!({ "problem": { "type": "object" } }),
    );
    let show = |error: &str| {
        let method = method("Issues", "Problem")
            .replace("&types::Problem", "&str")
            .replace("types::Problem", &format!("types::{error}"));
        let gists = method
            .replace("/issues`", "/gists`")
            .replace("impl Issues", "impl Gists");
        let types = format!("pub enum {error} {{ NotFound(Problem) }} {PROBLEM}");
        let written = written(&[
            ("src/issues.rs", &method),
            ("src/gists.rs", &gists),
            ("src/types/errors.rs", &types),
        ]);
        foreign(&document, &written)
    };
    assert_eq!(show("Error403Or404"), [""; 0]);
    assert_eq!(
        show("GistsCreateError"),
        ["issues().create error shows GistsCreateError: GistsCreate is an operation"]
    );
}

#[test]
fn the_setters_of_a_builder_are_followed() {
    let document = Document::new(json!({
        "paths": { "/gists": { "get": {
            "operationId": "gists/list",
            "parameters": [{ "name": "Sort<", "in": "query", "schema": { "$ref": "#/components/schemas/order" } }],
            "responses": { "200": { "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/gist" } } } } } },
        } } },
        "components": { "schemas": { "gist": { "type": "object" }, "order": { "enum": ["a"] }, "toy": { "type": "object" } } },
    }));
    let calls = |result: &str, sort: &str| {
        format!(
            "impl Gists {{
                /// `GET /gists`
                pub fn list(&self) -> List {{ self.client.get(\"/gists\").chain(List) }}
            }}
            wire::operations! {{
                /// The optional arguments.
                pub struct List -> json(Vec<types::{result}>, types::Problem) {{
                    /// The order.
                    pub fn sort(sort: types::{sort}) => query(\"Sort<\", &sort);
                }}
            }}"
        )
    };
    let types =
        "pub struct Gist {} pub struct Toy {} wire::text_enums! { pub enum Order { A = \"a\" } }";
    // Also where the builders have a file of their own.
    let moved = calls("Toy", "Gist");
    let (methods, builders) = moved.split_at(moved.find("wire::operations").unwrap_or(0));
    let methods = methods.replace("-> List", "-> builders::List");
    let files = [
        ("src/gists.rs", methods.as_str()),
        ("src/gists/builders.rs", builders),
        ("src/types/common.rs", types),
    ];
    assert_eq!(foreign(&document, &written(&files)).len(), 2);
    let show = |result: &str, sort: &str| {
        foreign(
            &document,
            &written(&[
                ("src/gists.rs", &calls(result, sort)),
                ("src/types/common.rs", types),
            ]),
        )
    };
    assert_eq!(show("Gist", "Order"), [""; 0]);
    assert_eq!(
        show("Toy", "Gist"),
        [
            "gists().list result shows Toy: Toy is a component",
            "gists().list(sort) shows Gist: Gist is a component"
        ]
    );
}

/// `POST /gists` has a parameter `comment`, and another operation is called `gists/create-comment`.
#[test]
fn a_longer_name_of_another_operation_is_no_finding() {
    let response = json!({ "204": { "description": "Done" } });
    let document = Document::new(json!({ "paths": {
        "/gists": { "post": {
            "operationId": "gists/create",
            "parameters": [{ "name": "comment", "in": "query", "schema": { "enum": ["a"] } }, { "name": "sort", "in": "query", "schema": { "enum": ["a"] } }],
            "responses": response,
        } },
        "/gists/comment": { "post": { "operationId": "gists/create-comment", "responses": response } },
    } }));
    let calls = "impl Gists {
        /// `POST /gists`
        pub fn create(&self, comment: types::GistsCreateComment, sort: types::GistsCreateCommentSort) -> Call<()> {
            self.client.post(\"/gists\").query(\"comment\", comment).query(\"sort\", &sort).empty()
        }
        /// `POST /gists/comment`
        pub fn create_comment(&self) -> Call<()> { self.client.post(\"/gists/comment\").empty() }
    }";
    let types = "wire::text_enums! { pub enum GistsCreateComment { A = \"a\" } pub enum GistsCreateCommentSort { A = \"a\" } }";
    let written = written(&[("src/gists.rs", calls), ("src/types/common.rs", types)]);
    assert_eq!(
        foreign(&document, &written),
        ["gists().create(sort) shows GistsCreateCommentSort: GistsCreateComment is an operation"]
    );
}
