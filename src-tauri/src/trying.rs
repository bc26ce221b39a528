//! Trying devices and templates out, from the devices page.

use crate::app::App;
use crate::commands::devices::SpokenSample;
use crate::failure::{Answer, Failure};
use crate::practice::{BenchLine, rows};
use crate::settings::{DocumentView, PrinterView, SettingsEdit};
use crate::{logo, wiring};
use domain::refusal::Refusal;
use domain::slip::SlipKind;
use receipt::{Form, Look, Paper};

impl App {
    /// What the camera sees.
    pub fn glimpse(&self) -> &kit::Glimpse {
        &self.ground.glimpse
    }

    /// A page that shows what the printer can do.
    pub async fn test_print(&self, printer: u32) -> Answer<()> {
        let (number, view, paper) = self.printer(printer)?;
        let page = receipt::encode_way(&receipt::test_page(&paper), &paper, wiring::way(view.way));
        Ok(self.till()?.test_print(number, page)?)
    }

    /// The page that finds out how the printer wants to be spoken to.
    pub async fn self_test(&self, printer: u32) -> Answer<()> {
        let (number, _, paper) = self.printer(printer)?;
        Ok(self.till()?.test_print(number, receipt::self_test(&paper))?)
    }

    /// A saved printer with its number among those at work.
    fn printer(&self, printer: u32) -> Answer<(usize, PrinterView, Paper)> {
        let inner = self.inner();
        let mode = inner.running.as_ref().map(|running| running.mode).ok_or(Refusal::BookTrouble)?;
        let place = printer.saturating_add(1);
        let at_work = wiring::printers(&inner.settings, mode).into_iter().enumerate();
        let wanted = at_work.into_iter().find(|(_, (known, _))| *known == place);
        let (number, (_, view)) = wanted.ok_or(Refusal::DeviceTrouble)?;
        let paper = wiring::shop(&inner.settings, Some(view), None).paper;
        Ok((number, view.clone(), paper))
    }

    /// A phrase as the counter would speak it, of a pretend sale.
    pub async fn test_speak(&self, sample: SpokenSample) -> Answer<()> {
        let amount = "12.5";
        let reading = match self.inner().settings.reading {
            crate::settings::Reading::Point => money::Reading::Point,
            crate::settings::Reading::JiaoFen => money::Reading::JiaoFen,
        };
        let amount = money::parse_amount(amount).map(|fen| money::spoken(fen, reading)).unwrap_or_default();
        let phrase = match sample {
            SpokenSample::Test => format!("语音测试，收款{amount}"),
            SpokenSample::Paid => format!("微信收款，{amount}"),
            SpokenSample::Waiting => "正在核实，请稍候".to_owned(),
            SpokenSample::Failed => "未付款，请换一种方式".to_owned(),
            SpokenSample::Refunded => format!("退款，{amount}"),
            SpokenSample::Deposit => format!("已收押金，{amount}"),
            SpokenSample::TopUp => format!("会员卡充值，{amount}"),
            SpokenSample::Late => format!("补到账，微信收款，{amount}"),
        };
        Ok(self.till()?.test_say(phrase)?)
    }

    /// The example slip of a document with edited settings, as it will be on the first printer's paper.
    pub fn template_preview(&self, edit: &SettingsEdit, document: DocumentView) -> Answer<Vec<BenchLine>> {
        let settings = self.edited(edit.clone());
        let (view, kind) = match document {
            DocumentView::Sale => (&settings.templates.sale, SlipKind::Sale),
            DocumentView::Refund => (&settings.templates.refund, SlipKind::Refund),
            DocumentView::Orphan => (&settings.templates.orphan, SlipKind::Orphan),
            DocumentView::Deposit => (&settings.templates.deposit, SlipKind::Deposit),
            DocumentView::Settlement => (&settings.templates.settlement, SlipKind::Settlement),
            DocumentView::CashMove => (&settings.templates.cash_move, SlipKind::CashMove),
            DocumentView::Summary => (&settings.templates.summary, SlipKind::Handover),
            DocumentView::Card => (&settings.templates.card, SlipKind::Card),
            DocumentView::Statement => (&settings.templates.statement, SlipKind::Statement),
            DocumentView::Import => (&settings.templates.import, SlipKind::Import),
        };
        Form::from(view).check().map_err(|fault| Failure::because(Refusal::TemplateInvalid, fault))?;
        let templates = settings.templates.templates(&settings.header, &settings.footer);
        let logo = logo::load(&self.ground.folder);
        let shop = wiring::shop(&settings, Some(&settings.printer), logo.as_ref());
        let look = Look::new(templates.form(receipt::Document::of(kind)), &shop);
        Ok(look.preview(kind).into_iter().map(rows::of_preview).collect())
    }

    /// Keeps another logo, or none, and prints with it from now on.
    pub fn set_logo(&self, file: Option<&[u8]>) -> Answer<()> {
        match file {
            Some(bytes) => {
                logo::keep(&self.ground.folder, bytes)
                    .map_err(|trouble| Failure::because(Refusal::LogoInvalid, trouble))?;
            }
            None => logo::forget(&self.ground.folder)
                .map_err(|error| Failure::because(Refusal::LogoInvalid, error))?,
        }
        let mut inner = self.inner();
        let settings = inner.settings.clone();
        match &mut inner.running {
            Some(running) => Ok(wiring::restart_parts(&self.ground, &settings, running)?),
            None => Ok(()),
        }
    }

    /// The guest's window is to open by itself where a second screen is there.
    pub fn wants_guest_screen(&self) -> bool {
        self.inner().settings.devices.guest_screen
    }
}
