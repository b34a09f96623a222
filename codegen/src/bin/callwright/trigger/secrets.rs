//! Secrets, which are taken from the environment: a command line can be read by others.

use super::needs::{self, Needs};
use crate::Failure;
use crate::args::TriggerArgs;
use crate::report::Reporter;
use callwright_webhook_core::Profile;
use callwright_webhook_core::SigningSecrets;

/// The settings that the command line names, with their values.
///
/// # Errors
///
/// [`Failure::Usage`], after saying what is wrong. What may be a secret is never shown.
pub fn known(
    args: &TriggerArgs,
    profile: &Profile,
    reporter: Reporter,
) -> Result<SigningSecrets, Failure> {
    let needs = Needs::of(profile);
    let help = needs::help(profile);
    let refuse = |code: &str, message: &str| {
        reporter.error(code, message, Some(&help));
        Failure::Usage
    };
    let mut known = SigningSecrets::default();
    for written in &args.secret {
        let Some((name, variable)) = parts(written) else {
            let message = "a secret isn't written on the command line, where others can read it: `--secret` names the \
                           environment variable that holds it";
            return Err(refuse("bare-secret", message));
        };
        let name = match name {
            Some(name) => name,
            None => needs.plain().ok_or_else(|| {
                let message = "`--secret` must say which it is: the profile takes no one secret";
                refuse("unclear-secret", message)
            })?,
        };
        let is_secret = needs.secrets.iter().any(|known| known == name);
        if !is_secret && !needs.values.iter().any(|known| known == name) {
            let message = "`--secret` gives what the profile doesn't take";
            return Err(refuse("unknown-secret", message));
        }
        let value = std::env::var(variable).map_err(|_| {
            let message = format!("{} isn't set, or is no text", shown(variable));
            refuse("missing-secret", &message)
        })?;
        match is_secret {
            true => known.secret(name, value),
            false => known.value(name, value),
        }
    }
    Ok(known)
}

/// `ENV:VARIABLE`, or with `NAME=` before it.
fn parts(written: &str) -> Option<(Option<&str>, &str)> {
    let (name, place) = match written.split_once("=ENV:") {
        Some((name, variable)) if !name.starts_with("ENV:") => (Some(name), variable),
        _ => (None, written.strip_prefix("ENV:")?),
    };
    let right = !place.is_empty() && name != Some("") && !place.contains(['=', '\0']);
    right.then_some((name, place))
}

/// A variable in words: not by its name where that may be the secret itself.
fn shown(variable: &str) -> String {
    let usual = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    match variable.bytes().all(usual) {
        true => format!("the environment variable {variable}"),
        false => "the environment variable that `--secret` names".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_variables_are_named() {
        for (written, expected) in [
            ("ENV:A", Some((None, "A"))),
            ("token=ENV:A", Some((Some("token"), "A"))),
            ("s3cret", None),
            ("s3cret=", None),
            ("=ENV:A", None),
            ("token=s3cret", None),
            ("ENV:", None),
            ("token=ENV:", None),
            ("ENV:A=ENV:B", None),
            ("env:A", None),
        ] {
            assert_eq!(parts(written), expected, "{written}");
        }
    }
}
