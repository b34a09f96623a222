//! Texts that try to become code.

/// An identifier in the code of every text. Generated code must not contain it as a token.
pub const MARK: &str = "INJECTED";

/// An item that fails to compile.
macro_rules! item {
    () => {
        "pub const INJECTED: () = compile_error!(\"INJECTED\");"
    };
}
/// A statement for doctests. If it runs, the test fails and a file is left.
macro_rules! run {
    () => {
        "std::fs::write(\"INJECTED\", \"\").unwrap(); panic!(\"INJECTED\");"
    };
}

/// Texts for every position.
pub const TEXTS: &[&str] = &[
    // Line breaks that end a comment for rustc or for code that splits lines.
    concat!("a\n", item!(), "\n//"),
    concat!("a\n    ", item!(), "\n    //"),
    concat!("a\r\n", item!(), "\r\n//"),
    concat!("a\r", item!(), "\r//"),
    concat!("a\u{85}", item!(), "\u{85}//"),
    concat!("a\u{2028}", item!(), "\u{2028}//"),
    concat!("a\u{2029}", item!(), "\u{2029}//"),
    concat!("a\u{b}", item!(), "\u{c}//"),
    concat!("\n\n", item!(), "\n\n"),
    // Ends of comments, strings and blocks.
    concat!("*/ ", item!(), " /*"),
    concat!("**/\n", item!(), "\n/**"),
    concat!("\"; ", item!(), " //"),
    concat!("\\\"; ", item!(), " //"),
    concat!("\"#; ", item!(), " //"),
    concat!("\"##; ", item!(), " r##\""),
    concat!("\"###\"##\"#\"; ", item!()),
    concat!("\")] ", item!(), " #[doc(alias = \""),
    concat!("]] ", item!(), " [["),
    concat!("} ", item!(), " mod a {"),
    concat!("}}\n", item!(), "\n{{"),
    concat!("{0} {} {INJECTED:?} ", item!()),
    concat!("#![allow(warnings)]\n", item!()),
    concat!("//! a\n", item!()),
    concat!("--> ", item!(), " <!--"),
    concat!("'\"'; ", item!(), " \\"),
    "ends with a backslash \\",
    concat!("a = 1\n[dependencies]\nINJECTED = \"1\"\n# ", item!()),
    "\n[build-dependencies]\nINJECTED = '1'\n",
    // Fences.
    concat!("```\n", run!(), "\n```"),
    concat!("~~~\n", run!(), "\n~~~"),
    concat!("a\n\n~~~rust\n", run!(), "\n~~~\n\nb"),
    concat!("````rust\n```\n", run!(), "\n````"),
    concat!("```text\na\n```\n~~~\n", run!(), "\n~~~"),
    concat!("~~~text\n```\n~~~\n", run!(), "\n~~~\n```"),
    concat!("- ~~~\n  ", run!(), "\n  ~~~"),
    concat!("- a\n\n  ~~~\n  ", run!(), "\n  ~~~"),
    concat!("1. ```rust\n   ", run!(), "\n   ```"),
    concat!("10) a\n\n    ```\n    ", run!(), "\n    ```"),
    concat!("> ~~~\n> ", run!(), "\n> ~~~"),
    concat!("> - > ```\n> - > ", run!(), "\n> - > ```"),
    concat!("> ```text\n", run!(), "\n~~~\n", run!(), "\n~~~"),
    concat!("a<br>~~~<br>", run!(), "<br>~~~"),
    concat!("<p>a</p>~~~\n", run!(), "\n~~~"),
    concat!("\u{202e}~~~\n", run!(), "\n\u{200b}~~~"),
    concat!("~\u{0}~~\n", run!(), "\n~\u{feff}~~"),
    concat!("| a | b |\n|---|---|\n~~~\n", run!(), "\n~~~"),
    concat!("# a\n~~~\n", run!(), "\n~~~"),
    concat!("a\n===\n~~~\n", run!(), "\n~~~"),
    concat!("[a]: <b\n~~~\n", run!(), "\n~~~"),
    concat!("`\n~~~\n", run!(), "\n~~~\n`"),
    concat!("```a`\n", run!(), "\n```"),
    concat!("\\```\n", run!(), "\n\\```"),
    // Indented code, also after blocks that end a paragraph.
    concat!("    ", run!()),
    concat!("\t", run!()),
    concat!("a\n\n    ", run!(), "\n\n    b"),
    concat!("# a\n    ", run!()),
    concat!("***\n    ", run!()),
    concat!("-     ", run!()),
    concat!("- a\n\n      ", run!(), "\n"),
    concat!(
        "   1. # a heading that goes on and on and on, further than the line of docs that it is put into can hold ",
        run!()
    ),
    concat!(">     ", run!()),
    concat!("|\n    ", run!()),
    concat!("\u{a0}   ", run!(), "\n\n\u{2003}\u{2003}    ", run!()),
    // Fences that line wrapping may move to the start of a line.
    concat!(
        "This sentence is so long that the line of docs it is put into ends about where the word that comes next is: ``` ",
        run!(),
        " ```"
    ),
    concat!(
        "This sentence is so long that the line of docs it is put into ends about where the word that comes next: ~~~ ",
        run!(),
        " ~~~"
    ),
    concat!(
        "This sentence is so long that the line of docs it is put into ends about where the next is: ``a ``` b`` ```",
        run!(),
        "```"
    ),
    concat!(
        "This sentence is so long that the line of docs it is put into ends about where the code begins, here: `a <pre>",
        run!(),
        " b`"
    ),
    // HTML, links, tables.
    concat!(
        "<pre><code class=\"language-rust\">\n",
        run!(),
        "\n</code></pre>"
    ),
    concat!("<div>\n\n~~~\n", run!(), "\n~~~\n</div>"),
    concat!("<!-- a\n\n~~~\n", run!(), "\n~~~ -->"),
    concat!("</summary></details><script>", run!(), "</script>"),
    concat!(
        "`a | <img src=x onerror=alert(1)> ` | [x](javascript:alert(1)) ",
        run!()
    ),
    concat!("| `a | <script>alert(1)</script> ` |\n|---|---|\n", run!()),
    concat!(
        "[to INJECTED]: https://a.example\n[a][to INJECTED] [`crate::INJECTED`] ",
        run!()
    ),
    // Characters that control terminals or are invisible.
    "a\u{1b}[2J\u{9b}2J\u{7}\u{8}\u{7f}\u{0} b",
    "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c} b",
    "\u{e0041}\u{fff9}\u{2060}\u{ad}\u{3164}\u{115f} b",
    "",
    "*/",
    "````````````````````````````````````````````````````````````````````````````````",
    "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    "self::super::crate::r#Self",
];
