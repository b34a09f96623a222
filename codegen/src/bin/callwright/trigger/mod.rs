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
use answer::Sent;
use callwright_codegen::analyze::{Router, analyze};
use callwright_codegen::diag::{Diagnostics, Severity};
use callwright_codegen::read_with_event_samples;
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::webhook::data::Profile;
use callwright_codegen::webhook::signing::{Outgoing, SetupError, Signer, new_id};
use serde_json::Value;
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
        config.webhooks.profile = Some(Value::String(name.clone()));
    }
    receiver::check("--to", &args.to, reporter)?;
    let limits = Limits {
        outside: config.outside_refs,
        ..Limits::default()
    };
    let mut diags = Diagnostics::default();
    let mut sources = Sources::default();
    let read = sources
        .read(&args.document, &limits, &mut diags)
        .and_then(|()| read_with_event_samples(&sources, &config, &mut diags));
    let facts = read.map(|api| {
        let facts = analyze(&api, &config);
        (api, facts)
    });
    let mut said = Diagnostics::default();
    if let Ok((_, facts)) = &facts {
        // What is only likely, `callwright events` tells.
        let wrong = facts
            .events
            .problems
            .iter()
            .filter(|p| p.severity == Severity::Error);
        wrong.for_each(|problem| said.push(problem.clone()));
    } else {
        said = diags;
    }
    reporter.messages(&said, &sources);
    let (Ok((api, facts)), false) = (facts, said.has_errors()) else {
        let message = format!("{} can't be used", args.document.display());
        reporter.error("unusable-document", &message, None);
        return Err(Failure::Work);
    };
    let chosen = choose::event(&api, &facts, &args.event, &args.document, reporter)?;
    let router = match chosen.event.is_callback() {
        true => &facts.events.callbacks,
        false => &facts.events.webhooks,
    };
    let profile = profile_of(router, args, reporter)?;
    let mut known = secrets::known(args, &profile, reporter)?;
    let url = receiver::url(&args.to, &profile, &chosen);
    known.public_url(args.public_url.clone().unwrap_or_else(|| url.clone()));
    let signer = Signer::new(&profile, &known).map_err(|error| {
        reporter.error(
            "bad-secret",
            &error.to_string(),
            Some(&needs::help(&profile)),
        );
        Failure::Usage
    })?;
    let unsendable = |error: SetupError| {
        reporter.error("unsendable", &error.to_string(), None);
        Failure::Work
    };
    let id = new_id().ok_or_else(|| unsendable(SetupError::new("there are no random numbers")))?;
    let payload = match &args.payload {
        Some(file) => payload::of_file(file, &chosen, &profile, reporter)?,
        None => payload::sample(&chosen, &profile, &id),
    };
    let outgoing = Outgoing {
        id: &id,
        event: &chosen.value,
        method: send::method(chosen.event.method),
        url: &url,
        media_type: &payload.media,
        body: payload.bytes,
    };
    let mut request = outgoing.request(&profile).map_err(unsendable)?;
    payload::headers(&mut request, &chosen);
    signer
        .sign(&mut request, &id, SystemTime::now())
        .map_err(unsendable)?;
    let answer = send::send(request).map_err(|why| {
        let message = format!("{} can't be reached: {why}", args.to);
        reporter.error("not-sent", &message, None);
        Failure::Work
    })?;
    let sent = Sent {
        event: &chosen.event.name,
        value: &chosen.value,
        profile: &profile.name,
        method: chosen.event.method.as_str(),
        url: &args.to,
        id: &id,
    };
    answer.show(&sent, reporter)
}

/// How the event is delivered: what the command line, the configuration or the document says.
fn profile_of(router: &Router, args: &TriggerArgs, reporter: Reporter) -> Result<Profile, Failure> {
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
