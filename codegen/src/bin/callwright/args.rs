//! What can be written on the command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads an OpenAPI document and writes a Rust crate: a typed client, typed handlers of webhooks.
#[derive(Debug, Parser)]
#[command(name = "callwright", version, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a crate for a document
    Generate(GenerateArgs),
    /// Show what a document holds, and what would be skipped
    Inspect(InspectArgs),
    /// Show the events that a document tells, and by what each is known
    Events(EventsArgs),
    /// Send a signed sample of an event to a receiver, and show what it answers
    Trigger(TriggerArgs),
}

/// Where from, where to, and how.
#[derive(Debug, clap::Args)]
pub struct GenerateArgs {
    /// The OpenAPI document, JSON or YAML
    pub document: PathBuf,
    /// The folder of the crate; what is yours in it stays as it is
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The name of the crate [default: made of the document's title]
    #[arg(long, value_name = "CRATE")]
    pub name: Option<String>,
    /// A TOML file with further choices
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Write nothing; fail if the folder isn't what would be written
    #[arg(long, conflicts_with = "dry_run")]
    pub check: bool,
    /// Write nothing; list what would be
    #[arg(long)]
    pub dry_run: bool,
    /// How messages are shown
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
    /// Also write a test target that calls every operation with sample arguments
    #[arg(long)]
    pub exercise: bool,
    /// Depend on the runtime crate in this folder instead of its published version
    #[arg(long, value_name = "DIR")]
    pub runtime_path: Option<PathBuf>,
}

/// How messages are shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum MessageFormat {
    /// As text with excerpts of the document
    Human,
    /// As one JSON object a line
    Json,
}

/// What to look at.
#[derive(Debug, clap::Args)]
pub struct InspectArgs {
    /// The OpenAPI document, JSON or YAML
    pub document: PathBuf,
    /// How it is shown
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: InspectFormat,
}

/// Which events to show.
#[derive(Debug, clap::Args)]
pub struct EventsArgs {
    /// The OpenAPI document, JSON or YAML
    pub document: PathBuf,
    /// The profile of the sender, in the place of what the document and the configuration say
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// A TOML file with further choices
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How they are shown
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: InspectFormat,
}

/// What to send, where to, and how it is signed.
#[derive(Debug, clap::Args)]
pub struct TriggerArgs {
    /// The OpenAPI document, JSON or YAML
    pub document: PathBuf,
    /// The event, by its name or by what stands for it on the wire; `callbacks.NAME` is a callback that is called
    /// like a webhook
    pub event: String,
    /// Where it is sent
    #[arg(long, value_name = "URL")]
    pub to: String,
    /// The profile of the sender, in the place of what the document and the configuration say
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// The environment variable that holds the secret; where a profile takes several, each by its
    /// name: `private_key=ENV:KEY`
    #[arg(long, value_name = "[NAME=]ENV:VARIABLE", allow_hyphen_values = true)]
    pub secret: Vec<String>,
    /// What is sent, byte for byte, in the place of a sample; `-` is the standard input. A signature that stands
    /// in the body is put into it
    #[arg(long, value_name = "FILE")]
    pub payload: Option<PathBuf>,
    /// The URL that the receiver knows as its own, where that is signed [default: that of --to]
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// A TOML file with further choices
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How messages and the answer are shown
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
}

/// How the content of a document is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum InspectFormat {
    /// As text with columns
    Table,
    /// As one JSON object
    Json,
}

/// Messages follow the format of the output, so that a program needs one parser.
impl From<InspectFormat> for MessageFormat {
    fn from(format: InspectFormat) -> Self {
        match format {
            InspectFormat::Table => Self::Human,
            InspectFormat::Json => Self::Json,
        }
    }
}
