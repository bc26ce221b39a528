//! The owner's forms for all documents, as one JSON text.

use crate::fault::{TemplateFault, TemplateProblem};
use crate::form::{Document, Form};
use serde::{Deserialize, Serialize};

/// The version of the text that is written and read.
const VERSION: u32 = 1;
/// Bytes of a text that are read; all limits reached at once stay far below.
const MAX_TEXT: usize = 256 << 10;

/// One form per kind of document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Templates {
    #[serde(default)]
    version: u32,
    #[serde(default)]
    documents: Documents,
}

/// A kind that the text leaves out has the plain form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Documents {
    sale: Form,
    refund: Form,
    orphan: Form,
    deposit: Form,
    settlement: Form,
    cash_move: Form,
    summary: Form,
    card: Form,
    statement: Form,
    import: Form,
}

impl Default for Templates {
    fn default() -> Self {
        Self { version: VERSION, documents: Documents::default() }
    }
}

impl Templates {
    /// Reads what [`Self::write`] has written, or a person by hand: what is left out has its default.
    ///
    /// # Errors
    ///
    /// Names the field that is unknown, of another kind or out of its limits.
    pub fn read(text: &str) -> Result<Self, TemplateFault> {
        if text.len() > MAX_TEXT {
            return Err(TemplateFault::new("", TemplateProblem::TooLong { most: MAX_TEXT }));
        }
        let mut json = serde_json::Deserializer::from_str(text);
        let read: Self = serde_path_to_error::deserialize(&mut json).map_err(|fault| named(&fault))?;
        json.end().map_err(|_| TemplateFault::new("", TemplateProblem::NotJson))?;
        if read.version != VERSION {
            return Err(TemplateFault::new("version", TemplateProblem::Version));
        }
        read.check()?;
        Ok(read)
    }

    /// The text form, with every field of every form.
    #[must_use]
    pub fn write(&self) -> String {
        // texts, numbers and switches always have a JSON form
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The form of this kind of document.
    #[must_use]
    pub const fn form(&self, document: Document) -> &Form {
        match document {
            Document::Sale => &self.documents.sale,
            Document::Refund => &self.documents.refund,
            Document::Orphan => &self.documents.orphan,
            Document::Deposit => &self.documents.deposit,
            Document::Settlement => &self.documents.settlement,
            Document::CashMove => &self.documents.cash_move,
            Document::Summary => &self.documents.summary,
            Document::Card => &self.documents.card,
            Document::Statement => &self.documents.statement,
            Document::Import => &self.documents.import,
        }
    }

    /// Takes another form for this kind of document.
    pub fn set(&mut self, document: Document, form: Form) {
        let place = match document {
            Document::Sale => &mut self.documents.sale,
            Document::Refund => &mut self.documents.refund,
            Document::Orphan => &mut self.documents.orphan,
            Document::Deposit => &mut self.documents.deposit,
            Document::Settlement => &mut self.documents.settlement,
            Document::CashMove => &mut self.documents.cash_move,
            Document::Summary => &mut self.documents.summary,
            Document::Card => &mut self.documents.card,
            Document::Statement => &mut self.documents.statement,
            Document::Import => &mut self.documents.import,
        };
        *place = form;
    }

    /// Checks every form, see [`Form::check`].
    ///
    /// # Errors
    ///
    /// Names the document and its field.
    pub fn check(&self) -> Result<(), TemplateFault> {
        Document::ALL.into_iter().try_for_each(|document| {
            let outer = || format!("documents.{}", document.word());
            self.form(document).check().map_err(|fault| fault.within(&outer()))
        })
    }
}

fn named(fault: &serde_path_to_error::Error<serde_json::Error>) -> TemplateFault {
    let inner = fault.inner();
    let path = fault.path().to_string();
    if !inner.is_data() {
        return TemplateFault::new("", TemplateProblem::NotJson);
    }
    // serde tells an unknown name by its words alone
    let unknown = inner.to_string().starts_with("unknown field");
    let problem = if unknown { TemplateProblem::Unknown } else { TemplateProblem::WrongKind };
    TemplateFault::new(if path == "." { "" } else { &path }, problem)
}
