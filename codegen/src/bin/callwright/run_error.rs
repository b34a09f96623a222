//! Why a command fails, and the exit code of each reason.

use std::process::ExitCode;

/// Why a command fails. The message has been printed already.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RunError {
    /// The document can't be used, the output can't be written, `--check` found a difference, or the receiver
    /// didn't accept the delivery.
    Failed,
    /// The command line or the configuration is wrong.
    Usage,
    /// The reader of the output has closed it (`| head`).
    BrokenPipe,
}

impl From<RunError> for ExitCode {
    fn from(error: RunError) -> Self {
        match error {
            RunError::Failed => Self::from(1),
            RunError::Usage => Self::from(2),
            RunError::BrokenPipe => Self::SUCCESS,
        }
    }
}
