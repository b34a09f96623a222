//! Counts of names, files and lines, the rows of the table, and the limits.

use super::*;

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
