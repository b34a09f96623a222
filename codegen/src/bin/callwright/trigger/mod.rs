//! `callwright trigger`: sends a signed sample of an event, and prints the response.

mod batch;
mod body;
mod payload;
mod receiver;
mod required_settings;
mod response;
mod secrets;
mod select;
mod send;

use crate::args::TriggerArgs;
use crate::event_document::{self, EventDocument};
use crate::report::Reporter;
use crate::run_error::RunError;
use crate::settings;
use body::DeliveryBody;
use callwright_codegen::analyze::{EventRouting, Facts};
use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, Severity};
use callwright_codegen::ir::Api;
use callwright_codegen::read_api_with_event_samples;
use callwright_webhook_core::Profile;
use callwright_webhook_core::{Outgoing, SetupError, Signer, new_id};
use http::header::CONTENT_TYPE;
use response::SentDelivery;
use serde_json::Value;
use std::path::Path;
use std::time::SystemTime;

/// Sends the delivery, and prints the response.
///
/// # Errors
///
/// After a message; also if the response isn't a success.
pub fn run(args: &TriggerArgs) -> Result<(), RunError> {
    let reporter = Reporter::new(args.message_format);
    let mut config = settings::read(args.config.as_deref(), None, reporter)?;
    if let Some(name) = &args.profile {
        select::check_profile(name, reporter)?;
    }
    event_document::set_profile(&mut config, args.profile.as_ref());
    receiver::check("--to", &args.to, reporter)?;
    if let Some(url) = &args.public_url {
        receiver::check("--public-url", url, reporter)?;
    }
    let (api, facts) = read(&args.document, &config, reporter)?;
    let chosen = select::event(&api, &facts, &args.event, &args.document, reporter)?;
    let router = match chosen.event.is_callback() {
        true => &facts.events.callbacks,
        false => &facts.events.webhooks,
    };
    let profile = profile_of(router, args, reporter)?;
    let url = receiver::url(&args.to, &profile, &chosen);
    let mut known = secrets::known(args, &profile, reporter)?;
    known.public_url(args.public_url.as_ref().unwrap_or(&url));
    let signer = Signer::new(&profile, &known).map_err(|error| {
        match profile
            .verify
            .as_ref()
            .is_some_and(required_settings::is_unsignable)
        {
            true => reporter.error("unsignable", &error.to_string(), None),
            false => {
                let help = required_settings::help(&profile);
                reporter.error("bad-secret", &error.to_string(), Some(&help));
            }
        }
        RunError::Usage
    })?;
    let unsendable = |error: SetupError| {
        reporter.error("unsendable", &error.to_string(), None);
        RunError::Failed
    };
    let id = new_id().ok_or_else(|| unsendable(SetupError::new("there are no random numbers")))?;
    let method = send::method(chosen.event.method);
    let takes_body = send::takes_body(&method);
    let payload = match &args.payload {
        Some(_) if !takes_body => {
            let message = format!(
                "`{}` is sent with {method}, which has no body",
                chosen.value
            );
            let help = "leave out `--payload`";
            reporter.error("needless-payload", &message, Some(help));
            return Err(RunError::Usage);
        }
        Some(file) => body::of_file(file, &chosen, &profile, reporter)?,
        None if takes_body => body::sample(&chosen, &profile, &id),
        None => DeliveryBody::none(),
    };
    let outgoing = Outgoing {
        id: &id,
        event: &chosen.value,
        method,
        url: &url,
        media_type: &payload.media,
        body: payload.bytes,
    };
    let mut request = outgoing.request(&profile).map_err(unsendable)?;
    if request.body().is_empty() {
        request.headers_mut().remove(CONTENT_TYPE);
    }
    body::add_headers(&mut request, &chosen);
    signer
        .sign(&mut request, &id, SystemTime::now())
        .map_err(unsendable)?;
    if !takes_body && !request.body().is_empty() {
        let reason = "the signature is in the body, and the method has no body";
        return Err(unsendable(SetupError::new(reason)));
    }
    let answer = send::send(request).map_err(|reason| {
        let message = format!("{url} can't be reached: {reason}");
        reporter.error("not-sent", &message, None);
        RunError::Failed
    })?;
    let sent = SentDelivery {
        event: &chosen.event.key,
        value: &chosen.value,
        profile: &profile.name,
        method: chosen.event.method.as_str(),
        url: &url,
        id: &id,
    };
    answer.show(&sent, reporter)
}

/// Reads the document, with samples of its events. Prints only errors; `callwright events` prints warnings too.
fn read(document: &Path, config: &Config, reporter: Reporter) -> Result<(Api, Facts), RunError> {
    let read = EventDocument::read(document, config, read_api_with_event_samples, reporter)?;
    let mut errors = Diagnostics::default();
    let found = read.diags.iter().filter(|d| d.severity == Severity::Error);
    found.for_each(|error| errors.push(error.clone()));
    reporter.messages(&errors, &read.sources);
    if errors.has_errors() {
        return Err(event_document::unusable(document, reporter));
    }
    Ok((read.api, read.facts))
}

/// The profile of the event: from the command line, the configuration or the document.
fn profile_of(
    router: &EventRouting,
    args: &TriggerArgs,
    reporter: Reporter,
) -> Result<Profile, RunError> {
    let value = Value::Object(router.profile.clone());
    // If it can't be read, the problems of the events say why.
    let mut profile = Profile::from_value(&value).ok();
    // The command line decides how a callback is signed, the document how it is routed.
    let unsigned = profile
        .as_ref()
        .is_none_or(|profile| profile.verify.is_none());
    if let Some(mut named) = args.profile.as_deref().and_then(Profile::named)
        && unsigned
    {
        named.route = profile.map(|profile| profile.route).unwrap_or_default();
        profile = Some(named);
    }
    match profile.filter(|profile| profile.verify.is_some()) {
        Some(profile) => Ok(profile),
        None => {
            let message = "it is unknown how deliveries of this event are signed";
            let help =
                "add `--profile NAME`, or `[webhooks] profile = \"NAME\"` in a file for `--config`";
            reporter.error("no-profile", message, Some(help));
            Err(RunError::Usage)
        }
    }
}
