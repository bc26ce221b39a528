//! A form in its shop: everything that a document's layout needs beside the facts.

use crate::form::{Document, Form, MAX_COPIES};
use crate::layout::{Clock, dressed};
use crate::line::Line;
use crate::logo::Logo;
use crate::preview::{PreviewLine, preview};
use crate::sample::{SAMPLE_WHEN, sample};
use crate::template::{Paper, Template};
use crate::templates::Templates;
use crate::words::Language;
use domain::fact::Copy;
use domain::slip::{Slip, SlipKind};

/// What all documents of a shop share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    pub name: String,
    pub language: Language,
    pub paper: Paper,
    /// Made for this paper: a wider one is not printed.
    pub logo: Option<Logo>,
}

/// How one kind of document looks in this shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub template: Template,
    pub logo: Option<Logo>,
    /// The content of the QR code at the foot; empty for none.
    pub qr: String,
    /// How many are printed, 1 to 5.
    pub copies: u8,
}

impl Look {
    /// The owner's form in this shop.
    #[must_use]
    pub fn new(form: &Form, shop: &Shop) -> Self {
        Self {
            template: Template {
                shop: shop.name.clone(),
                header: form.header.clone(),
                footer: form.footer.clone(),
                language: shop.language,
                paper: shop.paper,
                fields: form.fields,
            },
            logo: shop.logo.clone().filter(|_| form.logo),
            qr: if form.qr { form.qr_text.clone() } else { String::new() },
            copies: form.copies.clamp(1, MAX_COPIES),
        }
    }

    /// As [`crate::layout`], with the logo above and the QR code below.
    #[must_use]
    pub fn layout(&self, slip: &Slip, copy: Copy, clock: Clock<'_>) -> Vec<Line> {
        dressed(slip, copy, &self.template, clock, self.logo.as_ref(), &self.qr)
    }

    /// An example slip of this kind as it will be on paper, for a screen where forms are edited.
    #[must_use]
    pub fn preview(&self, kind: SlipKind) -> Vec<PreviewLine> {
        let slip = sample(kind, self.template.language);
        preview(&self.layout(&slip, Copy::First, &|_| SAMPLE_WHEN.to_owned()), self.template.paper.columns)
    }
}

/// One look for each kind of document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    sale: Look,
    refund: Look,
    orphan: Look,
    deposit: Look,
    settlement: Look,
    cash_move: Look,
    summary: Look,
    card: Look,
    statement: Look,
    import: Look,
}

impl Looks {
    /// All of the owner's forms in this shop.
    #[must_use]
    pub fn new(templates: &Templates, shop: &Shop) -> Self {
        let look = |document| Look::new(templates.form(document), shop);
        Self {
            sale: look(Document::Sale),
            refund: look(Document::Refund),
            orphan: look(Document::Orphan),
            deposit: look(Document::Deposit),
            settlement: look(Document::Settlement),
            cash_move: look(Document::CashMove),
            summary: look(Document::Summary),
            card: look(Document::Card),
            statement: look(Document::Statement),
            import: look(Document::Import),
        }
    }

    /// The look of this kind of slip.
    #[must_use]
    pub const fn of(&self, kind: SlipKind) -> &Look {
        match Document::of(kind) {
            Document::Sale => &self.sale,
            Document::Refund => &self.refund,
            Document::Orphan => &self.orphan,
            Document::Deposit => &self.deposit,
            Document::Settlement => &self.settlement,
            Document::CashMove => &self.cash_move,
            Document::Summary => &self.summary,
            Document::Card => &self.card,
            Document::Statement => &self.statement,
            Document::Import => &self.import,
        }
    }
}
