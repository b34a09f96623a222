//! The program finds names that nobody would have chosen, and no others: tiny crates beside tiny documents.

use callwright_naming::document::Document;
use callwright_naming::figures::{Figures, figures};
use callwright_naming::report::{Column, exceeded, longer, tables};
use callwright_naming::rows::{Look, look};
use callwright_naming::written::{Written, WrittenFile};
use serde_json::{Value, json};

/// A crate with these files. The client has the groups `gists` and `issues`.
fn written(files: &[(&str, &str)]) -> Written {
    let client = "impl Client {
        pub fn gists(&self) -> super::gists::Gists { todo!() }
        pub fn issues(&self) -> super::issues::Issues { todo!() }
    }";
    let files = files.iter().copied().chain([("src/client.rs", client)]);
    let files = files.map(|(path, text)| WrittenFile {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    });
    Written::parse(files.collect()).expect("the files are Rust")
}

/// A document with two operations that take a body of this schema.
fn document(body: &Value, schemas: &Value) -> Document {
    let operation = |id: &str| {
        json!({ "post": {
            "operationId": id,
            "requestBody": { "content": { "application/json": { "schema": body } } },
            "responses": { "404": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/problem" } } } } },
        } })
    };
    Document::new(json!({
        "paths": { "/gists": operation("gists/create"), "/issues": operation("issues/create") },
        "components": { "schemas": schemas },
    }))
}

fn method(group: &str, body: &str) -> String {
    format!(
        "impl {group} {{
            /// Creates one.
            ///
            /// `POST /{}`
            pub fn create(&self, body: &types::{body}) -> Call<(), types::Problem> {{
                self.client.post(\"/x\").body_json(body).empty()
            }}
        }}",
        group.to_lowercase()
    )
}

fn foreign(document: &Document, written: &Written) -> Vec<String> {
    figures(document, written).foreign
}

const PROBLEM: &str = "pub struct Problem { pub message: String }
wire::object!(Problem { message \"message!\" });";

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

/// The figures of a crate with these types, of a document with one component `pet` that has these properties.
fn count(properties: &Value, path: &str, types: &str) -> Figures {
    let document = Document::new(
        json!({ "components": { "schemas": { "pet": { "properties": properties }, "toy": { "type": "object" } } } }),
    );
    figures(&document, &written(&[(path, types)]))
}

#[test]
fn numbered_variants_are_found() {
    let home = json!({ "home": { "anyOf": [{ "type": "object" }, { "type": "null" }] } });
    let types = "pub struct Pet { pub home: Option<PetHomeVariant1>, pub size: PetSize }
        pub struct PetHomeVariant1 { pub street: String }
        wire::unions! { pub enum PetSize { Text(String), Variant2(i64) } }";
    let found = count(&home, "src/types/common.rs", types);
    assert_eq!(found.variants, ["PetHomeVariant1", "PetSize::Variant2"]);
    assert_eq!(found.or_null, ["PetHomeVariant1"]);
    // A value of the document itself.
    let value =
        "wire::text_enums! { pub enum Size { Variant2 = \"variant_2\", VariantAll = \"all\" } }";
    assert_eq!(count(&home, "src/types/common.rs", value).variants, [""; 0]);
}

#[test]
fn aliases_of_inline_types_are_found() {
    let types = "pub type Pet = ToyOwner; pub struct ToyOwner { pub id: String }";
    assert_eq!(
        count(&json!({}), "src/types/common.rs", types).aliases,
        ["Pet is ToyOwner"]
    );
    let list = "pub type Pet = Vec<ToyOwner>; pub struct ToyOwner { pub id: String }";
    assert_eq!(
        count(&json!({}), "src/types/common.rs", list).aliases,
        [""; 0]
    );
    let other = "pub type Pet = Toy; pub struct Toy { pub id: String }";
    assert_eq!(
        count(&json!({}), "src/types/common.rs", other).aliases,
        [""; 0]
    );
}

#[test]
fn long_names_vague_files_and_wide_lines_are_found() {
    let long = format!("Pet{}", "Home".repeat(15));
    let types = format!(
        "pub struct {long} {{ pub id: String }}\n// {}\n",
        "x".repeat(118)
    );
    let found = count(&json!({}), "src/types/pets_and_others_2.rs", &types);
    assert_eq!(found.long, [long]);
    assert_eq!(found.vague, ["src/types/pets_and_others_2.rs"]);
    assert_eq!(found.wide.len(), 1, "{:?}", found.wide);
    assert_eq!(count(&json!({}), "src/types/pets_v2.rs", "").vague, [""; 0]);
    assert_eq!(count(&json!({}), "src/types/pets_13.rs", "").vague.len(), 1);
}

#[test]
fn a_place_is_looked_up() {
    let body = json!({ "type": "object", "properties": { "title": { "type": "string" } } });
    let document = document(
        &body,
        &json!({ "problem": { "type": "object" }, "pet_shop": { "type": "object" } }),
    );
    let types = format!(
        "pub type PetShop = Shop; pub struct Shop {{ pub r#type: Option<Title> }} wire::object!(Shop {{ r#type \"kind?\" }});
        pub struct GistsCreateBody {{ pub title: Option<Title>, pub label: Vec<Label> }}
        wire::unions! {{ pub enum Label {{ Text(String), NewLabel(Title) }} }} wire::text_enums! {{ pub enum Title {{ A = \"a\" }} }} {PROBLEM}"
    );
    let written = written(&[
        ("src/gists.rs", &method("Gists", "GistsCreateBody")),
        ("src/types/common.rs", &types),
    ]);
    let at = |place| look(&document, &written, place);
    assert_eq!(at(Look::Method("post", "/gists")), "gists().create");
    assert_eq!(at(Look::Error("post", "/gists")), "Problem");
    assert_eq!(at(Look::Body("post", "/gists", &[])), "&GistsCreateBody");
    assert_eq!(
        at(Look::Body("post", "/gists", &["title"])),
        "Option<Title>"
    );
    assert_eq!(
        at(Look::Variants("post", "/gists", &["label"])),
        "Label { Text(String), NewLabel(Title) }"
    );
    assert_eq!(at(Look::Component("pet_shop", &["kind"])), "Option<Title>");
    assert_eq!(at(Look::Declaration("pet_shop")), "type PetShop = Shop");
    assert_eq!(at(Look::Method("post", "/nowhere")), "not found");
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

#[test]
fn a_limit_that_is_exceeded_is_reported() {
    let mut figures = Figures {
        variants: vec!["A::Variant1".to_owned(); 4],
        ..Figures::default()
    };
    let column = |figures: &Figures| Column {
        title: "now".to_owned(),
        figures: vec![Some(figures.clone())],
        rows: Vec::new(),
    };
    assert_eq!(exceeded(&column(&figures)), [""; 0]);
    figures.variants.push("A::Variant5".to_owned());
    assert_eq!(
        exceeded(&column(&figures)),
        ["names with `Variant<N>`: 5, and 4 are allowed"]
    );
    let table = tables(&["pets"], &[column(&figures)]);
    assert!(
        table.contains("| names with `Variant<N>` | 5 | 5 | 4 |"),
        "{table}"
    );
    let lines = |lines: usize| {
        column(&Figures {
            lines,
            ..Figures::default()
        })
    };
    assert_eq!(longer(&["pets"], &lines(100), &lines(108)), [""; 0]);
    assert_eq!(
        longer(&["pets"], &lines(100), &lines(109)),
        ["pets: 109 lines, 100 before"]
    );
    let failed = Column {
        title: "now".to_owned(),
        figures: vec![None],
        rows: Vec::new(),
    };
    assert_eq!(exceeded(&failed), ["a document wasn't generated"]);
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
