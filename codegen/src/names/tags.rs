//! The words of a tag. What a program wrote into it besides the thing's name is left out: `Api20100401Message` is `message`,
//! `ConversationsV1Participant` is `participant` in the document `Conversations`.

use super::english::same_word;
use super::operation_id::is_version_word;
use super::url_path::{segments, words};

/// The words of a tag.
pub(super) struct TagWords {
    /// The words that name the group.
    pub words: Vec<String>,
    /// The version that was left out of a tag that a program made.
    pub version: Option<String>,
}

/// The words of a tag in a document with this title.
pub(super) fn tag_words(tag: &str, title: &str) -> TagWords {
    let all = words(tag);
    let one_word = tag.chars().all(char::is_alphanumeric);
    let version = all.iter().rposition(|word| is_version(word));
    if let Some(at) = version.filter(|at| one_word && at + 1 < all.len()) {
        let (front, after) = all.split_at(at + 1);
        let title = words(title);
        // What the title says, and what is said again.
        let idle = |word: &String| {
            word == "api"
                || title.contains(word)
                || after.iter().any(|other| same_word(word, other))
        };
        let kept = front.iter().take(at).filter(|word| !idle(word));
        return TagWords {
            words: kept.chain(after).cloned().collect(),
            version: front.last().cloned(),
        };
    }
    TagWords {
        words: all,
        version: None,
    }
}

/// The words with the last one as the paths write it: `messages` for `message` in `/Accounts/{Sid}/Messages.json`.
pub(super) fn as_in_path<'p>(
    words: &[String],
    paths: impl Iterator<Item = &'p str>,
) -> Vec<String> {
    let mut in_paths = paths.flat_map(segments).filter_map(|segment| {
        let fixed = segment.fixed()?;
        let (last, front) = fixed.split_last()?;
        let same = words.last().is_some_and(|word| same_word(word, last));
        let end = words.len().checked_sub(fixed.len())?;
        (same && words[end..].starts_with(front)).then(|| last.clone())
    });
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        let other = in_paths.find(|word| word != last);
        *last = other.unwrap_or_else(|| last.clone());
    }
    words
}

/// `v1`, or `api20100401`.
fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix("api").filter(|digits| !digits.is_empty());
    is_version_word(word) || digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_lose_versions_and_repetitions() {
        let table = [
            ("Twilio - Api", "Api20100401Message", "message"),
            ("Twilio - Api", "Api20100401CallRecording", "call_recording"),
            (
                "Twilio - Conversations",
                "ConversationsV1Conversation",
                "conversation",
            ),
            ("Twilio - Verify", "VerifyV2Service", "service"),
            ("Shop", "UsersV2Address", "users_address"),
            ("Shop", "Users v2 admin", "users_v2_admin"),
            ("Shop", "V2", "v2"),
            ("Shop", "Fine-tuning", "fine_tuning"),
        ];
        for (title, tag, expected) in table {
            assert_eq!(tag_words(tag, title).words.join("_"), expected, "{tag}");
        }
    }

    #[test]
    fn groups_are_plural_where_paths_are() {
        let table = [
            ("message", "/Accounts/{Sid}/Messages.json", "messages"),
            (
                "call_recording",
                "/Calls/{Sid}/Recordings/{Sid}.json",
                "call_recordings",
            ),
            (
                "sip_ip_address",
                "/SIP/Lists/{Sid}/IpAddresses.json",
                "sip_ip_addresses",
            ),
            (
                "assigned_add_on",
                "/Numbers/{Sid}/AssignedAddOns.json",
                "assigned_add_ons",
            ),
            ("balance", "/Accounts/{Sid}/Balance.json", "balance"),
            ("new_key", "/Accounts/{Sid}/Keys.json", "new_keys"),
        ];
        for (tag, path, expected) in table {
            let words = as_in_path(&words(tag), [path].into_iter());
            assert_eq!(words.join("_"), expected, "{tag}");
        }
    }
}
