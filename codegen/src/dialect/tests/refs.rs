//! References to schemas.

use super::schema;
use super::show::Shown;

const HEAD: &str = "info: {title: T, version: '1'}\npaths: {}\n";

fn read(version: &str, components: &str) -> Shown {
    Shown::of(&format!("openapi: {version}\n{HEAD}{components}"))
}

#[test]
fn siblings_count_by_version() {
    let pet = "$ref: '#/components/schemas/Pet'\n";
    for (siblings, in_3_0, in_3_1) in [
        (
            "",
            "{$ref: #/components/schemas/Pet}",
            "{$ref: #/components/schemas/Pet}",
        ),
        (
            "description: A",
            "{description: A, allOf: [{$ref: #/components/schemas/Pet}]}",
            "{description: A, allOf: [{$ref: #/components/schemas/Pet}]}",
        ),
        (
            "nullable: true",
            "{nullable: true, allOf: [{$ref: #/components/schemas/Pet}]}",
            "{nullable: true, allOf: [{$ref: #/components/schemas/Pet}]}",
        ),
        (
            "required: [a]\ntitle: B",
            "{title: B, allOf: [{$ref: #/components/schemas/Pet}]}",
            "{title: B, required: [a], allOf: [{$ref: #/components/schemas/Pet}]}",
        ),
        (
            "type: object",
            "{$ref: #/components/schemas/Pet}",
            "{type: object, allOf: [{$ref: #/components/schemas/Pet}]}",
        ),
        (
            "allOf: [{type: object}]",
            "{$ref: #/components/schemas/Pet}",
            "{allOf: [{$ref: #/components/schemas/Pet}, {type: object}]}",
        ),
        (
            "x-go-type: B",
            "{$ref: #/components/schemas/Pet}",
            "{$ref: #/components/schemas/Pet}",
        ),
    ] {
        let yaml = format!("{pet}{siblings}");
        assert_eq!(
            schema("3.0.3", &yaml),
            (in_3_0.to_owned(), vec![]),
            "{yaml}"
        );
        assert_eq!(
            schema("3.1.0", &yaml),
            (in_3_1.to_owned(), vec![]),
            "{yaml}"
        );
    }
}

#[test]
fn references_that_lead_nowhere() {
    for (reference, code) in [
        ("#/components/schemas/Dog", "dangling-ref"),
        ("#/components/schemas", "ok"),
        ("#", "dangling-ref"),
        ("#dog", "dangling-ref"),
        ("Pet", "dangling-ref"),
        ("other.yaml#/Dog", "dangling-ref"),
        ("https://example.com/pet.json", "remote-ref"),
    ] {
        let yaml = format!("properties: {{a: {{$ref: '{reference}'}}}}");
        let (shown, messages) = schema("3.0.3", &yaml);
        if code == "ok" {
            // Odd, but the place exists.
            assert_eq!(messages, [""; 0], "{reference}");
            continue;
        }
        let expected = format!("{{properties: {{a: {{x-callwright-unresolved: {reference}}}}}}}");
        assert_eq!(shown, expected);
        assert_eq!(
            messages,
            [format!("{code} /properties/a/$ref")],
            "{reference}"
        );
    }
    let (shown, messages) = schema("3.1.0", "$ref: '#/components/schemas/Dog'\ntitle: A");
    assert_eq!(
        shown,
        "{title: A, x-callwright-unresolved: #/components/schemas/Dog}"
    );
    assert_eq!(messages, ["dangling-ref /$ref"]);
    let (shown, messages) = schema("3.1.0", "$ref: 3\ntitle: A");
    assert_eq!(shown, "{title: A}");
    assert_eq!(messages, ["wrong-kind /$ref"]);
}

#[test]
fn a_schema_that_is_no_component_becomes_one() {
    let shown = read(
        "3.0.3",
        "components:
  schemas:
    Pet:
      properties:
        tag: {type: string}
        again: {$ref: '#/components/schemas/Pet/properties/tag'}
        alias: {$ref: '#/components/schemas/Pet/properties/again'}
        self: {$ref: '#/components/schemas/Pet/properties/tree'}
        tree: {type: object, properties: {up: {$ref: '#/components/schemas/Pet/properties/tree'}}}
    tag: {type: integer}
",
    );
    assert_eq!(shown.messages, [""; 0]);
    assert_eq!(
        shown.hoisted(),
        [
            "#1 0/components/schemas/Pet/properties/tag",
            "#2 0/components/schemas/Pet/properties/tree",
        ]
    );
    assert_eq!(shown.keys(), ["Pet", "tag", "#1", "#2"]);
    assert_eq!(shown.schema("#1"), "{type: string}");
    assert_eq!(
        shown.schema("#2"),
        "{type: object, properties: {up: {$ref: #/components/schemas/#2}}}"
    );
    let pet = shown.schema("Pet");
    assert!(
        pet.contains("again: {$ref: #/components/schemas/#1}"),
        "{pet}"
    );
    assert!(
        pet.contains("alias: {$ref: #/components/schemas/#1}"),
        "{pet}"
    );
    assert_eq!(
        shown.document.side.place_of_schema("#2").pointer,
        "/components/schemas/Pet/properties/tree"
    );
    assert_eq!(
        shown.document.side.place_of_schema("a/b").pointer,
        "/components/schemas/a~1b"
    );
}

#[test]
fn aliases_stay_and_circles_break() {
    let shown = read(
        "3.0.3",
        "components:
  schemas:
    A: {$ref: '#/components/schemas/B'}
    B: {$ref: '#/components/schemas/C'}
    C: {type: string}
    X: {$ref: '#/components/schemas/Y'}
    Y: {$ref: '#/components/schemas/X'}
    Z: {$ref: '#/components/schemas/X'}
    Own: {$ref: '#/components/schemas/Own'}
    In: {properties: {a: {$ref: '#/x-loop/a'}}}
x-loop:
  a: {$ref: '#/x-loop/b'}
  b: {$ref: '#/x-loop/a'}
",
    );
    assert_eq!(shown.schema("A"), "{$ref: #/components/schemas/B}");
    assert_eq!(shown.schema("B"), "{$ref: #/components/schemas/C}");
    assert_eq!(
        shown.schema("X"),
        "{x-callwright-unresolved: #/components/schemas/Y}"
    );
    assert_eq!(shown.schema("Y"), "{$ref: #/components/schemas/X}");
    assert_eq!(shown.schema("Z"), "{$ref: #/components/schemas/X}");
    assert_eq!(
        shown.schema("Own"),
        "{x-callwright-unresolved: #/components/schemas/Own}"
    );
    assert_eq!(
        shown.schema("In"),
        "{properties: {a: {x-callwright-unresolved: #/x-loop/a}}}"
    );
    assert_eq!(
        shown.messages,
        [
            "ref-cycle /x-loop/b/$ref",
            "ref-cycle /components/schemas/X/$ref",
            "ref-cycle /components/schemas/Own/$ref",
        ]
    );
}

#[test]
fn keys_are_unescaped() {
    let shown = read(
        "3.0.3",
        "components:
  schemas:
    'a/b c': {type: string}
    'd~e%f': {type: string}
    It:
      properties:
        one: {$ref: '#/components/schemas/a~1b%20c'}
        two: {$ref: '#/components/schemas/a~1b c'}
        three: {$ref: '#/components/schemas/d~0e%25f'}
",
    );
    assert_eq!(shown.messages, [""; 0]);
    assert_eq!(
        shown.schema("It"),
        "{properties: {one: {$ref: #/components/schemas/a/b c}, \
         two: {$ref: #/components/schemas/a/b c}, three: {$ref: #/components/schemas/d~e%f}}}"
    );
}

#[test]
fn names_within_a_schema() {
    let shown = read(
        "3.1.0",
        "components:
  schemas:
    Tree:
      $dynamicAnchor: tree
      properties:
        up: {$ref: '#tree'}
        left: {$dynamicRef: '#tree'}
        leaf: {$ref: '#/$defs/Leaf'}
        lost: {$dynamicRef: '#bush'}
      $defs:
        Leaf: {$anchor: leaf, type: string}
    List:
      $recursiveAnchor: true
      properties:
        next: {$recursiveRef: '#'}
        leaf: {$ref: '#leaf'}
",
    );
    assert_eq!(
        shown.schema("Tree"),
        "{properties: {up: {$ref: #/components/schemas/Tree}, \
         left: {allOf: [{$ref: #/components/schemas/Tree}]}, \
         leaf: {$ref: #/components/schemas/#1}, lost: {}}}"
    );
    assert_eq!(
        shown.schema("List"),
        "{properties: {next: {allOf: [{$ref: #/components/schemas/List}]}, \
         leaf: {$ref: #/components/schemas/#1}}}"
    );
    assert_eq!(shown.hoisted(), ["#1 0/components/schemas/Tree/$defs/Leaf"]);
    assert_eq!(
        shown.messages,
        ["dangling-ref /components/schemas/Tree/properties/lost/$dynamicRef"]
    );
}

#[test]
fn schemas_by_their_ids() {
    let shown = read(
        "3.1.0",
        "components:
  schemas:
    City:
      $id: https://schemas.example.com/city
      type: object
      properties: {mayor: {$ref: '#/$defs/Person'}}
      $defs:
        Person: {$anchor: person, type: string}
    Home:
      properties:
        city: {$ref: 'https://schemas.example.com/city'}
        mayor: {$ref: 'https://schemas.example.com/city#person'}
        same: {$ref: 'https://schemas.example.com/city#/$defs/Person'}
        lost: {$ref: 'https://schemas.example.com/town'}
        none: {$ref: 'https://schemas.example.com/city#nobody'}
",
    );
    assert_eq!(
        shown.schema("Home"),
        "{properties: {city: {$ref: #/components/schemas/City}, \
         mayor: {$ref: #/components/schemas/#1}, same: {$ref: #/components/schemas/#1}, \
         lost: {x-callwright-unresolved: https://schemas.example.com/town}, \
         none: {x-callwright-unresolved: https://schemas.example.com/city#nobody}}}"
    );
    assert_eq!(
        shown.messages,
        [
            "remote-ref /components/schemas/Home/properties/lost/$ref",
            "remote-ref /components/schemas/Home/properties/none/$ref"
        ]
    );
}

#[test]
fn references_are_relative_to_the_id_around_them() {
    let shown = read(
        "3.1.0",
        "components:
  schemas:
    Order:
      $id: https://s.example/shop/order
      properties:
        line: {$ref: line}
        up: {$ref: ../town}
        root: {$ref: /town}
        self: {$ref: '#'}
        part: {$ref: '#/properties/line'}
        inner: {$ref: inner#it}
      $defs:
        Inner: {$id: inner, $defs: {It: {$anchor: it, type: boolean}}}
    Line: {$id: https://s.example/shop/line, type: string}
    Town: {$id: https://s.example/town, type: integer}
    Plain: {properties: {line: {$ref: line}}}
",
    );
    assert_eq!(
        shown.schema("Order"),
        "{properties: {line: {$ref: #/components/schemas/Line}, \
         up: {$ref: #/components/schemas/Town}, root: {$ref: #/components/schemas/Town}, \
         self: {$ref: #/components/schemas/Order}, part: {$ref: #/components/schemas/Line}, \
         inner: {$ref: #/components/schemas/#1}}}"
    );
    assert_eq!(
        shown.messages,
        ["dangling-ref /components/schemas/Plain/properties/line/$ref"]
    );
}

#[test]
fn a_dynamic_reference_that_others_bind_is_any_json() {
    let shown = read(
        "3.1.0",
        "components:
  schemas:
    Page:
      properties: {items: {type: array, items: {$dynamicRef: '#item'}}}
      $defs: {item: {$dynamicAnchor: item, not: {}}}
    Users:
      $ref: '#/components/schemas/Page'
      $defs: {item: {$dynamicAnchor: item, type: string}}
    Tree:
      $dynamicAnchor: node
      properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
    Labelled:
      $dynamicAnchor: node
      allOf: [{$ref: '#/components/schemas/Tree'}]
      properties: {label: {type: string}}
",
    );
    assert_eq!(
        shown.schema("Page"),
        "{properties: {items: {type: array, items: {}}}}"
    );
    assert_eq!(
        shown.schema("Tree"),
        "{properties: {children: {type: array, items: {allOf: [{$ref: #/components/schemas/Tree}]}}}}"
    );
    assert_eq!(
        shown.messages,
        [
            "dynamic-ref /components/schemas/Page/properties/items/items/$dynamicRef",
            "dynamic-ref /components/schemas/Tree/properties/children/items/$dynamicRef"
        ]
    );
}
