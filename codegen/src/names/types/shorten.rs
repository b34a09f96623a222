//! Long names lose the words that they repeat.

use crate::names::words::pascal_words;

/// The longest name that stays as it is.
const LIMIT: usize = 60;

/// Words that a long name can do without.
const FILLERS: &[&str] = &[
    "And", "Body", "By", "For", "From", "In", "Object", "Of", "On", "Param", "Params", "Request",
    "Resource", "The", "To", "With",
];

/// A name of more than [`LIMIT`] letters without the words that come again later in it, then without fillers, then without
/// the words after the first.
pub(super) fn shorten(name: &str) -> String {
    if name.len() <= LIMIT {
        return name.to_owned();
    }
    let mut words = pascal_words(name);
    let mut at = 0;
    while at < words.len() {
        if words[at + 1..].contains(&words[at]) {
            words.remove(at);
        } else {
            at += 1;
        }
    }
    let length = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    if length(&words) > LIMIT {
        let last = words.len().saturating_sub(1);
        let mut at = 0;
        words.retain(|word| {
            at += 1;
            at > last || !FILLERS.contains(word)
        });
    }
    while length(&words) > LIMIT && words.len() > 2 {
        words.remove(1);
    }
    words.concat()
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn long_names_lose_repeated_words() {
        for (name, expected) in [
            ("Short", "Short"),
            (
                "CustomerBalanceResourceCashBalanceTransactionResourceFundedTransactionResourceBankTransfer",
                "CustomerCashBalanceFundedTransactionResourceBankTransfer",
            ),
            (
                "CodespacesListDevcontainersInRepositoryForAuthenticatedUserResponseDevcontainer",
                "CodespacesRepositoryAuthenticatedUserResponseDevcontainer",
            ),
        ] {
            assert_eq!(shorten(name), expected);
        }
    }
}
