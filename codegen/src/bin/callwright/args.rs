//! The arguments of the command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Generate a Rust client and webhook handlers from an OpenAPI document
#[derive(Debug, Parser)]
#[command(name = "callwright", version, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Generate a crate from a document
    Generate(GenerateArgs),
    /// List what a document contains, and what can't be generated from it
    Inspect(InspectArgs),
    /// List the events of a document, and the values that identify each
    Events(EventsArgs),
    /// Send a signed sample of an event to a receiver, and print its response
    Trigger(TriggerArgs),
}

#[derive(Debug, clap::Args)]
pub struct GenerateArgs {
    /// Path to the OpenAPI document (JSON or YAML)
    pub document: PathBuf,
    /// Directory of the crate; files that callwright didn't write are left alone
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Name of the crate [default: from the document's title]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Path to a TOML file with options
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Write nothing, and fail if the directory isn't up to date
    #[arg(long, conflicts_with = "dry_run")]
    pub check: bool,
    /// Write nothing, and list the files that would change
    #[arg(long)]
    pub dry_run: bool,
    /// Format of messages
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
    /// Also generate a test that calls every operation with sample arguments
    #[arg(long)]
    pub exercise: bool,
    /// Depend on the runtime crate in this directory instead of the published one
    #[arg(long, value_name = "DIR")]
    pub runtime_path: Option<PathBuf>,
}

/// The format of messages.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum MessageFormat {
    /// Text with excerpts of the document
    Human,
    /// One JSON object per line
    Json,
}

#[derive(Debug, clap::Args)]
pub struct InspectArgs {
    /// Path to the OpenAPI document (JSON or YAML)
    pub document: PathBuf,
    /// Format of the output
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: InspectFormat,
}

#[derive(Debug, clap::Args)]
pub struct EventsArgs {
    /// Path to the OpenAPI document (JSON or YAML)
    pub document: PathBuf,
    /// Profile of the provider, instead of the one in the configuration or the document
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Path to a TOML file with options
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Format of the output
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: InspectFormat,
}

#[derive(Debug, clap::Args)]
pub struct TriggerArgs {
    /// Path to the OpenAPI document (JSON or YAML)
    pub document: PathBuf,
    /// Name of the event, or the value that identifies it; `callbacks.NAME` is a callback with the name of a webhook
    pub event: String,
    /// URL of the receiver
    #[arg(long, value_name = "URL")]
    pub to: String,
    /// Profile of the provider, instead of the one in the configuration or the document
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Environment variable with the secret; if the profile needs several, each with its name: `private_key=ENV:KEY`
    #[arg(long, value_name = "[NAME=]ENV:VARIABLE", allow_hyphen_values = true)]
    pub secret: Vec<String>,
    /// File to send instead of a sample, unchanged except for a signature in the body; `-` is the standard input
    #[arg(long, value_name = "FILE")]
    pub payload: Option<PathBuf>,
    /// URL to sign, if the receiver is known by another one [default: the URL of --to]
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// Path to a TOML file with options
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Format of messages and of the response
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
}

/// The format of a list of a document's contents.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum InspectFormat {
    /// Text with columns
    Table,
    /// One JSON object
    Json,
}

/// Messages have the format of the output, so that a program needs one parser.
impl From<InspectFormat> for MessageFormat {
    fn from(format: InspectFormat) -> Self {
        match format {
            InspectFormat::Table => Self::Human,
            InspectFormat::Json => Self::Json,
        }
    }
}
