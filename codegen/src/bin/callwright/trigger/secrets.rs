//! Secrets. They are read from environment variables, because other users can see a command line.

use super::required_settings::{self, RequiredSettings};
use crate::args::TriggerArgs;
use crate::report::Reporter;
use crate::run_error::RunError;
use callwright_webhook_core::Profile;
use callwright_webhook_core::SigningSecrets;

/// The secrets and values that `--secret` names.
///
/// # Errors
///
/// [`RunError::Usage`], after a message. Text that may be a secret is never printed.
pub fn known(
    args: &TriggerArgs,
    profile: &Profile,
    reporter: Reporter,
) -> Result<SigningSecrets, RunError> {
    let required = RequiredSettings::of(profile);
    let help = required_settings::help(profile);
    let refuse = |code: &str, message: &str| {
        reporter.error(code, message, Some(&help));
        RunError::Usage
    };
    let mut known = SigningSecrets::default();
    for written in &args.secret {
        let Some((name, variable)) = parts(written) else {
            let message = "other users can see a command line, so `--secret` takes the name of an environment variable, not the \
                           secret itself";
            return Err(refuse("bare-secret", message));
        };
        let name = match name {
            Some(name) => name,
            None => required.default_secret().ok_or_else(|| {
                let message = "`--secret` needs a name, because the profile takes several secrets";
                refuse("unclear-secret", message)
            })?,
        };
        let is_secret = required.secrets.iter().any(|known| known == name);
        if !is_secret && !required.values.iter().any(|known| known == name) {
            let message = "`--secret` has a name that the profile doesn't take";
            return Err(refuse("unknown-secret", message));
        }
        let value = std::env::var(variable).map_err(|_| {
            let message = format!("{} isn't set, or isn't UTF-8", description(variable));
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

/// A variable in words. Its name is left out if it could be the secret itself.
fn description(variable: &str) -> String {
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
    fn only_variables_are_accepted() {
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
