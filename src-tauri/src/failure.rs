//! What went wrong, as the page hears it: a closed code with a sentence in every language.

use domain::refusal::Refusal;
use serde::Serialize;
use specta::Type;

/// A failed command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Failure {
    /// A [`Refusal`] by name; its sentence stands under `code.<name>` in the words.
    pub code: String,
    /// For the log and for support; never shown as the message.
    pub detail: Option<String>,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self { code: format!("{refusal:?}"), detail: None }
    }
}

impl Failure {
    /// A refusal with what lies behind it.
    pub fn because(refusal: Refusal, detail: impl ToString) -> Self {
        Self { detail: Some(detail.to_string()), ..Self::from(refusal) }
    }
}

/// What every command answers.
pub type Answer<T> = Result<T, Failure>;
