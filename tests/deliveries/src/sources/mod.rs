//! What providers have delivered, each file one provider's.

mod github;

use crate::corpus::Corpus;
use crate::subject::Subject;

/// All subjects.
pub(crate) fn all(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let mut all = Vec::new();
    for source in [github::github] {
        all.extend(source(corpus)?);
    }
    Ok(all)
}
