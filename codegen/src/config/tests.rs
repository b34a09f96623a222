use super::Config;

#[test]
fn all_choices_are_read() {
    let config = Config::from_toml(
        r#"
        name = "book-shop"
        share-equal-types = false
        extra = true
        outside-refs = true
        [formats]
        date-time = "chrono::DateTime<chrono::Utc>"
        [types]
        Money = "::shop::Money"
        [dependencies]
        shop = { path = "../shop" }
        chrono = "0.4"
        "#,
    )
    .unwrap();
    assert_eq!(config.name.as_deref(), Some("book-shop"));
    assert!(config.extra && config.outside_refs && !config.share_equal_types);
    assert_eq!(config.types.len(), 1);
    assert_eq!(config.dependencies.len(), 2);
    assert_eq!(Config::from_toml("").unwrap(), Config::default());
}

#[test]
fn errors_have_their_place() {
    for (text, expected) in [
        (
            "extra = true\nshare_equal_types = false\n",
            "line 2, column 1: there is no option `share_equal_types` \
             (did you mean `share-equal-types`?)",
        ),
        (
            "[formats]\ndate-time = 1\n",
            "line 2, column 13: invalid type: integer `1`, expected a string",
        ),
        (
            "[types]\nMoney = \"i64 and more\"\n",
            "`types.Money` is `i64 and more`, which isn't the path of a Rust type",
        ),
        (
            "[formats]\nuuid = \"\"\n",
            "`formats.uuid` is ``, which isn't the path of a Rust type",
        ),
        (
            "[dependencies]\nchrono = 4\n",
            "`dependencies.chrono` is `4`, which is neither a version nor a table",
        ),
        (
            "[dependencies]\n\"a b\" = \"1\"\n",
            "the dependency `a b` has characters other than letters, digits, `-` and `_`",
        ),
    ] {
        let error = Config::from_toml(text).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }
    for (text, expected) in [
        (
            "webhooks = 1\n",
            "line 1, column 12: invalid type: integer `1`, expected `true`, `false` or a table",
        ),
        (
            "[webhooks]\nprofil = \"github\"\n",
            "line 2, column 1: there is no option `profil` (did you mean `profile`?)",
        ),
        (
            "[webhooks.envelope]\nschema = \"event\"\npaylod = \"/data\"\n",
            "line 3, column 1: there is no option `paylod` (did you mean `payload`?)",
        ),
        (
            "[webhooks]\npaths = [\"hooks/*\"]\n",
            "`webhooks.paths` contains `hooks/*`, which doesn't begin with `/`",
        ),
        (
            "[webhooks]\nroute = \"/type\"\n",
            "`webhooks.route` isn't a list (write `route = [{ body = \"/type\" }]`)",
        ),
        (
            "[webhooks.envelope]\nschema = \"event\"\npayload = \"data\"\n",
            "line 3, column 11: `data` isn't a JSON pointer: a JSON pointer is empty or begins with `/`",
        ),
        (
            "[webhooks.envelope]\npayload = \"/data\"\n",
            "`webhooks.envelope` has a `payload`, but no `schema` that contains it",
        ),
        (
            "[webhooks.envelope]\nschema = \"event\"\npayload = \"/data\"\n",
            "`webhooks.envelope` names no events: it needs `events` or `from-extension`",
        ),
    ] {
        let error = Config::from_toml(text).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }
    let error = Config::from_toml("colour = 1").unwrap_err().to_string();
    assert!(error.contains("the options are name, share-equal-types, extra"));
}

#[test]
fn names_of_crates() {
    let with = |name: &str| Config {
        name: Some(name.to_owned()),
        ..Config::default()
    };
    for good in ["shop", "book-shop", "book_shop2", "_shop", "Shop", "types"] {
        assert_eq!(with(good).check(), Ok(()), "{good}");
    }
    for bad in [
        "",
        "2shop",
        "-shop",
        "book shop",
        "bücher",
        "a/b",
        "../x",
        "fn",
        "self",
        "type",
        "_",
        "std",
        "test",
        "proc-macro",
        "callwright",
        "shop\n",
    ] {
        assert!(with(bad).check().is_err(), "{bad}");
    }
}

/// The page has a section for each option and no other, with its default and an example.
#[test]
fn the_page_has_every_option() {
    let page = include_str!("options.md");
    let error = Config::from_toml("no-such-key = 1").unwrap_err();
    let help = error.help.unwrap();
    let keys = help.strip_prefix("the options are ").unwrap().split(", ");
    let sections: Vec<&str> = page.split("\n# `").skip(1).collect();
    let headings = sections.iter().map(|text| text.lines().next().unwrap());
    let expected: Vec<String> = keys.map(|key| format!("{key}`")).collect();
    assert_eq!(headings.collect::<Vec<_>>(), expected);

    for section in sections {
        let key = section.split('`').next().unwrap();
        let default = section
            .lines()
            .find_map(|line| line.strip_prefix("Default: "));
        let default = default.unwrap_or_else(|| panic!("`{key}` has no default"));
        if let Some(value) = default.strip_prefix('`') {
            let value = value.split('`').next().unwrap();
            let config = Config::from_toml(&format!("{key} = {value}")).unwrap();
            assert_eq!(config, Config::default(), "{key}");
        }
        let example = section.split("```toml\n").nth(1).unwrap();
        let example = example.split("```").next().unwrap();
        assert!(example.contains(key), "{key}");
        assert_ne!(
            Config::from_toml(example).unwrap(),
            Config::default(),
            "{key}"
        );
    }
}
