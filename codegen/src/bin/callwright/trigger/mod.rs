//! `callwright trigger`: sends a signed sample of an event, and shows what is answered.

mod answer;
mod batch;
mod choose;
mod needs;
mod payload;
mod receiver;
mod secrets;
mod send;
mod tags;

use crate::Failure;
use crate::args::TriggerArgs;
use crate::report::Reporter;
use crate::settings;
use crate::told;
use answer::Sent;
use callwright_codegen::analyze::{EventRouting, Facts};
use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, Severity};
use callwright_codegen::ir::Api;
use callwright_codegen::read_api_with_event_samples;
use callwright_webhook_core::Profile;
use callwright_webhook_core::{Outgoing, SetupError, Signer, new_id};
use http::header::CONTENT_TYPE;
use payload::Body;
use serde_json::Value;
use std::path::Path;
use std::time::SystemTime;

/// Sends the delivery, and prints the answer.
///
/// # Errors
///
/// After saying why; also where the receiver answers no success.
pub fn run(args: &TriggerArgs) -> Result<(), Failure> {
    let reporter = Reporter::new(args.message_format);
    let mut config = settings::read(args.config.as_deref(), None, reporter)?;
    if let Some(name) = &args.profile {
        choose::profile(name, reporter)?;
    }
    told::by_profile(&mut config, args.profile.as_ref());
    receiver::check("--to", &args.to, reporter)?;
    if let Some(url) = &args.public_url {
        receiver::check("--public-url", url, reporter)?;
    }
    let (api, facts) = read(&args.document, &config, reporter)?;
    let chosen = choose::event(&api, &facts, &args.event, &args.document, reporter)?;
    let router = match chosen.event.is_callback() {
        true => &facts.events.callbacks,
        false => &facts.events.webhooks,
    };
    let profile = profile_of(router, args, reporter)?;
    let url = receiver::url(&args.to, &profile, &chosen);
    let mut known = secrets::known(args, &profile, reporter)?;
    known.public_url(args.public_url.as_ref().unwrap_or(&url));
    let signer = Signer::new(&profile, &known).map_err(|error| {
        match profile.verify.as_ref().is_some_and(needs::is_unsignable) {
            true => reporter.error("unsignable", &error.to_string(), None),
            false => {
                let help = needs::help(&profile);
                reporter.error("bad-secret", &error.to_string(), Some(&help));
            }
        }
        Failure::Usage
    })?;
    let unsendable = |error: SetupError| {
        reporter.error("unsendable", &error.to_string(), None);
        Failure::Work
    };
    let id = new_id().ok_or_else(|| unsendable(SetupError::new("there are no random numbers")))?;
    let method = send::method(chosen.event.method);
    let takes_body = send::takes_body(&method);
    let payload = match &args.payload {
        Some(_) if !takes_body => {
            let message = format!("`{}` comes by {method}, which has no body", chosen.value);
            let help = "leave `--payload` away";
            reporter.error("needless-payload", &message, Some(help));
            return Err(Failure::Usage);
        }
        Some(file) => payload::of_file(file, &chosen, &profile, reporter)?,
        None if takes_body => payload::sample(&chosen, &profile, &id),
        None => Body::none(),
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
    payload::headers(&mut request, &chosen);
    signer
        .sign(&mut request, &id, SystemTime::now())
        .map_err(unsendable)?;
    if !takes_body && !request.body().is_empty() {
        let why = "the signature stands in the body, and the method has none";
        return Err(unsendable(SetupError::new(why)));
    }
    let answer = send::send(request).map_err(|why| {
        let message = format!("{url} can't be reached: {why}");
        reporter.error("not-sent", &message, None);
        Failure::Work
    })?;
    let sent = Sent {
        event: &chosen.event.name,
        value: &chosen.value,
        profile: &profile.name,
        method: chosen.event.method.as_str(),
        url: &url,
        id: &id,
    };
    answer.show(&sent, reporter)
}

/// The document, with samples of its events. Of these, only what is wrong is told: what is only likely, `callwright events`
/// tells.
fn read(document: &Path, config: &Config, reporter: Reporter) -> Result<(Api, Facts), Failure> {
    let told = told::told(document, config, read_api_with_event_samples, reporter)?;
    let mut wrong = Diagnostics::default();
    let errors = told.said.iter().filter(|d| d.severity == Severity::Error);
    errors.for_each(|error| wrong.push(error.clone()));
    reporter.messages(&wrong, &told.sources);
    if wrong.has_errors() {
        told::unusable(document, reporter);
        return Err(Failure::Work);
    }
    Ok((told.api, told.facts))
}

/// How the event is delivered: what the command line, the configuration or the document says.
fn profile_of(
    router: &EventRouting,
    args: &TriggerArgs,
    reporter: Reporter,
) -> Result<Profile, Failure> {
    let said = Value::Object(router.profile.clone());
    // That it can be read, or why not, is among the problems of the events.
    let mut profile = Profile::from_value(&said).ok();
    // A callback is signed as the command line says, and routed as the document does.
    let unsaid = profile.as_ref().is_none_or(|said| said.verify.is_none());
    if let Some(mut named) = args.profile.as_deref().and_then(Profile::named)
        && unsaid
    {
        named.route = profile.map(|said| said.route).unwrap_or_default();
        profile = Some(named);
    }
    match profile.filter(|profile| profile.verify.is_some()) {
        Some(profile) => Ok(profile),
        None => {
            let message = "nobody says how deliveries of this event are signed";
            let help = "say it: `--profile NAME`, or `[webhooks] profile = \"NAME\"` in a file for `--config`";
            reporter.error("no-profile", message, Some(help));
            Err(Failure::Usage)
        }
    }
}
