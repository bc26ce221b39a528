//! What is wrong with a template, told so that a screen can point at the field.

/// A field and its problem.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", if field.is_empty() { "the template" } else { field })]
pub struct TemplateFault {
    /// The path, such as `documents.sale.fields.staff` or `header[2]`; empty for the whole text.
    pub field: String,
    pub problem: TemplateProblem,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateProblem {
    #[error("no JSON")]
    NotJson,
    /// A version this program does not know.
    #[error("another version")]
    Version,
    #[error("unknown field")]
    Unknown,
    /// A text where a switch is wanted, a number that is none, a field twice.
    #[error("a value of another kind")]
    WrongKind,
    #[error("more than {most}")]
    TooMany { most: usize },
    #[error("longer than {most}")]
    TooLong { most: usize },
    #[error("not printable ASCII")]
    NotAscii,
    #[error("not from {least} to {most}")]
    OutOfRange { least: usize, most: usize },
}

impl TemplateFault {
    pub(crate) fn new(field: &str, problem: TemplateProblem) -> Self {
        Self { field: field.to_owned(), problem }
    }

    /// The same fault seen from outside the part that has it.
    pub(crate) fn within(self, outer: &str) -> Self {
        Self { field: format!("{outer}.{}", self.field), ..self }
    }
}
