//! The owner's forms for slips, as the screen and the file know them.

use receipt::{Document, Fields, Form, TemplateFault, Templates};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which facts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct FieldsView {
    pub shop: bool,
    pub title: bool,
    pub time: bool,
    pub staff: bool,
    pub device: bool,
    pub order_no: bool,
    pub transaction_id: bool,
    pub guest_paid: bool,
    pub reason: bool,
    pub barcode: bool,
}

/// The form of one kind of document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct FormView {
    /// Below the lines that every document has at its head.
    pub header: Vec<String>,
    /// Above the lines that every document has at its foot.
    pub footer: Vec<String>,
    pub fields: FieldsView,
    pub logo: bool,
    pub qr: bool,
    pub qr_text: String,
    pub copies: u8,
}

/// One form for each kind of slip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct TemplatesView {
    pub sale: FormView,
    pub refund: FormView,
    pub orphan: FormView,
    pub deposit: FormView,
    pub settlement: FormView,
    pub cash_move: FormView,
    pub summary: FormView,
    pub card: FormView,
    pub statement: FormView,
    pub import: FormView,
}

/// A kind of slip with a form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DocumentView {
    Sale,
    Refund,
    Orphan,
    Deposit,
    Settlement,
    CashMove,
    Summary,
    Card,
    Statement,
    Import,
}

impl Default for FormView {
    fn default() -> Self {
        Self::from(Form::PLAIN)
    }
}

impl From<Form> for FormView {
    fn from(form: Form) -> Self {
        let Form { header, footer, fields, logo, qr, qr_text, copies } = form;
        Self { header, footer, fields: fields.into(), logo, qr, qr_text, copies }
    }
}

impl From<&FormView> for Form {
    fn from(view: &FormView) -> Self {
        let FormView { header, footer, fields, logo, qr, qr_text, copies } = view.clone();
        Self { header, footer, fields: fields.into(), logo, qr, qr_text, copies }
    }
}

impl From<Fields> for FieldsView {
    fn from(fields: Fields) -> Self {
        let Fields {
            shop,
            title,
            time,
            staff,
            device,
            order_no,
            transaction_id,
            guest_paid,
            reason,
            barcode,
        } = fields;
        Self { shop, title, time, staff, device, order_no, transaction_id, guest_paid, reason, barcode }
    }
}

impl From<FieldsView> for Fields {
    fn from(view: FieldsView) -> Self {
        let FieldsView {
            shop,
            title,
            time,
            staff,
            device,
            order_no,
            transaction_id,
            guest_paid,
            reason,
            barcode,
        } = view;
        Self { shop, title, time, staff, device, order_no, transaction_id, guest_paid, reason, barcode }
    }
}

impl TemplatesView {
    /// For the receipt room, with the lines that every document has laid around each form's own.
    #[must_use]
    pub fn templates(&self, header: &[String], footer: &[String]) -> Templates {
        let mut templates = Templates::default();
        for (document, view) in self.forms() {
            let mut form = Form::from(view);
            form.header.splice(0..0, header.iter().cloned());
            form.footer.extend(footer.iter().cloned());
            templates.set(document, form);
        }
        templates
    }

    /// Reads the text form of the receipt room.
    ///
    /// # Errors
    /// Names the field that is unknown or cannot be.
    pub fn read(text: &str) -> Result<Self, TemplateFault> {
        let templates = Templates::read(text)?;
        let form = |document| FormView::from(templates.form(document).clone());
        Ok(Self {
            sale: form(Document::Sale),
            refund: form(Document::Refund),
            orphan: form(Document::Orphan),
            deposit: form(Document::Deposit),
            settlement: form(Document::Settlement),
            cash_move: form(Document::CashMove),
            summary: form(Document::Summary),
            card: form(Document::Card),
            statement: form(Document::Statement),
            import: form(Document::Import),
        })
    }

    /// The text form of the receipt room.
    #[must_use]
    pub fn write(&self) -> String {
        self.templates(&[], &[]).write()
    }

    const fn forms(&self) -> [(Document, &FormView); 10] {
        [
            (Document::Sale, &self.sale),
            (Document::Refund, &self.refund),
            (Document::Orphan, &self.orphan),
            (Document::Deposit, &self.deposit),
            (Document::Settlement, &self.settlement),
            (Document::CashMove, &self.cash_move),
            (Document::Summary, &self.summary),
            (Document::Card, &self.card),
            (Document::Statement, &self.statement),
            (Document::Import, &self.import),
        ]
    }

    /// Every form can be printed as it is.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.forms().into_iter().all(|(_, view)| Form::from(view).check().is_ok())
    }
}
