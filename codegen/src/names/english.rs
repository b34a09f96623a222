//! What names need to know of English: the singular of a word, and which words are verbs.

/// Plurals that the rules don't cover.
const IRREGULAR: &[(&str, &str)] = &[
    ("ads", "ad"),
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("bonuses", "bonus"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("campuses", "campus"),
    ("children", "child"),
    ("criteria", "criterion"),
    ("diagnoses", "diagnosis"),
    ("feet", "foot"),
    ("ids", "id"),
    ("indices", "index"),
    ("ips", "ip"),
    ("leaves", "leaf"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("persons", "person"),
    ("quizzes", "quiz"),
    ("shelves", "shelf"),
    ("statuses", "status"),
    ("vertices", "vertex"),
    ("vms", "vm"),
    ("women", "woman"),
];

/// Words that end as plurals do and aren't any.
const SINGULAR: &[&str] = &[
    "always",
    "analytics",
    "diagnostics",
    "https",
    "kubernetes",
    "lens",
    "news",
    "preferences",
    "series",
    "settings",
    "species",
    "statistics",
];

/// Words in the singular that stand for many things.
const COLLECTIVE: &[&str] = &["all", "history", "inventory", "media", "people"];

/// The singular of a word in lower case; the word itself, unless it is a plural.
pub(super) fn singular(word: &str) -> String {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return (*one).to_owned();
    }
    let regular = word.len() > 3 && word.ends_with('s') && !SINGULAR.contains(&word);
    if !regular
        || ["ss", "us", "is", "as"]
            .iter()
            .any(|end| word.ends_with(end))
    {
        return word.to_owned();
    }
    let cut = |count: usize, end: &str| format!("{}{end}", &word[..word.len() - count]);
    if word.ends_with("ies") && word.len() > 4 {
        cut(3, "y")
    } else if ["ches", "shes", "sses", "xes", "zzes"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        cut(2, "")
    } else {
        cut(1, "")
    }
}

/// Whether a word stands for several things.
pub(super) fn is_plural(word: &str) -> bool {
    singular(word) != word || COLLECTIVE.contains(&word)
}

/// Whether two words differ at most in number.
pub(super) fn same_word(one: &str, other: &str) -> bool {
    let with_s = |one: &str, other: &str| one.strip_suffix('s') == Some(other);
    singular(one) == singular(other) || with_s(one, other) || with_s(other, one)
}

/// Whether two lists of words differ at most in number.
pub(super) fn same_words(one: &[String], other: &[String]) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(one, other)| same_word(one, other))
}

/// Whether a word says what is done.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

/// Whether a word says that things are read.
pub(super) fn is_reading_verb(word: &str) -> bool {
    matches!(
        word,
        "fetch" | "find" | "get" | "list" | "read" | "retrieve" | "show"
    )
}

/// Whether a verb is as often a noun: `test_clocks` are clocks.
pub(super) fn is_noun_too(word: &str) -> bool {
    NOUNS_TOO.binary_search(&word).is_ok()
}

/// Whether a word joins a thing to what is done.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "at" | "by" | "for" | "from" | "in" | "into" | "of" | "on" | "to" | "with"
    )
}

/// Whether a word is an article.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}

/// Verbs of interfaces, in alphabetical order.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abort", "accept", "acknowledge", "activate", "add", "adjust", "advance", "aggregate", "append", "apply",
    "approve", "archive", "assign", "associate", "attach", "authenticate", "authorize", "backup", "ban", "batch",
    "block", "bulk", "calculate", "cancel", "capture", "change", "charge", "check", "claim", "classify", "clear",
    "clone", "close", "compare", "complete", "compute", "configure", "confirm", "connect", "convert", "copy", "count",
    "create", "deactivate", "decline", "decrement", "delete", "deliver", "deny", "deploy", "deprovision", "detach",
    "detect", "diff", "disable", "discard", "disconnect", "dismiss", "dispatch", "download", "duplicate", "edit",
    "embed", "enable", "end", "enqueue", "enroll", "ensure", "estimate", "evaluate", "exchange", "execute", "expire",
    "export", "extend", "fail", "favorite", "fetch", "finalize", "find", "finish", "follow", "force", "fork",
    "forward", "fund", "generate", "get", "grant", "handle", "hangup", "head", "hide", "hold", "import", "increment",
    "init", "initialize", "initiate", "insert", "install", "invalidate", "invite", "invoke", "issue", "join", "kick",
    "launch", "leave", "like", "link", "list", "load", "lock", "login", "logout", "look", "lookup", "make", "map",
    "mark", "merge", "migrate", "modify", "move", "mute", "notify", "open", "order", "partial", "patch", "pause",
    "pay", "peek", "pin", "ping", "place", "play", "poll", "post", "predict", "present", "preview", "process",
    "promote", "provision", "publish", "purge", "push", "put", "query", "rank", "rate", "react", "read", "rebuild",
    "recover", "redact", "redeem", "redeliver", "refer", "refresh", "refund", "register", "reject", "release",
    "reload", "remove", "rename", "render", "renew", "reopen", "reorder", "replace", "replay", "reply", "report",
    "request", "rerun", "resend", "reserve", "reset", "resolve", "restart", "restore", "resume", "retrieve", "retry",
    "return", "reverse", "revert", "review", "revoke", "rotate", "run", "save", "scale", "schedule", "search",
    "select", "send", "set", "share", "ship", "show", "sign", "simulate", "skip", "snooze", "split", "star", "start",
    "stop", "store", "stream", "submit", "subscribe", "succeed", "suspend", "swap", "switch", "sync", "synchronize",
    "terminate", "test", "toggle", "touch", "track", "transfer", "translate", "trigger", "unarchive", "unassign",
    "unban", "unblock", "undelete", "undo", "unfollow", "unlink", "unlock", "unmute", "unpin", "unpublish",
    "unregister", "unstar", "unsubscribe", "unsuspend", "update", "upgrade", "upload", "upsert", "use", "validate",
    "verify", "view", "void", "vote", "watch", "withdraw", "write",
];

/// Verbs that are as often nouns, in alphabetical order.
#[rustfmt::skip]
const NOUNS_TOO: &[&str] = &[
    "batch", "block", "change", "charge", "check", "claim", "copy", "count", "exchange", "export", "fork", "fund", "import", "issue",
    "like", "link", "list", "login", "map", "order", "patch", "pin", "play", "poll", "post", "process", "query", "rate", "refund",
    "report", "request", "review", "run", "schedule", "search", "sign", "star", "store", "stream", "test", "track", "transfer",
    "trigger", "view", "vote", "watch",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        let table = [
            ("messages", "message"),
            ("entries", "entry"),
            ("batches", "batch"),
            ("boxes", "box"),
            ("people", "people"),
            ("ids", "id"),
            ("statuses", "status"),
            ("address", "address"),
            ("status", "status"),
            ("analysis", "analysis"),
            ("sms", "sms"),
            ("settings", "settings"),
            ("data", "data"),
            ("größes", "größe"),
        ];
        for (many, one) in table {
            assert_eq!(singular(many), one, "{many}");
        }
    }

    #[test]
    fn verbs_are_sorted() {
        assert!(VERBS.is_sorted());
        assert!(NOUNS_TOO.is_sorted());
        assert!(NOUNS_TOO.iter().all(|word| is_verb(word)));
    }
}
