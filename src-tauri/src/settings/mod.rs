//! What the shop has set: one file, read with care, written whole, never holding a secret.

mod devices;
mod file;
mod install;
mod key;
mod members;
mod merge;
mod sealed;
mod templates;
mod view;
mod work;

pub use devices::{
    CameraKind, DevicesView, DrawerView, IdentityView, PoleKind, PrintWay, PrinterKind, PrinterView,
    ScannerKind, ScannerView, SpeakerKind, SpeakerView, spot,
};
pub use file::{load, save};
pub use install::take_in;
pub use key::{KeyPlace, KeyStore};
pub use members::MembersEdit;
pub use templates::{DocumentView, TemplatesView};
pub use view::{CashUnit, MerchantView, Reading, ReceiptLanguage, SettingsEdit, SettingsView};
pub use work::{ChannelView, channels};

use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use till::view::{ModeView, WorkView};

/// The newest form of the file.
pub const VERSION: u32 = 5;

/// The settings. Fields missing in the file take their default, so that an installer may write a few.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub version: u32,
    pub mode: ModeView,
    /// `zh-CN` or `en`.
    pub language: String,
    pub shop_name: String,
    pub header: Vec<String>,
    pub footer: Vec<String>,
    pub columns: u32,
    pub receipt_language: ReceiptLanguage,
    pub reading: Reading,
    pub cash_unit: CashUnit,
    /// Largest amount of one sale, in yuan as typed.
    pub ceiling: String,
    pub merchant: MerchantView,
    pub printer: PrinterView,
    pub speaker: SpeakerView,
    pub scanner: ScannerView,
    pub devices: DevicesView,
    pub templates: TemplatesView,
    /// Cashier, deposits, or both.
    pub work: WorkView,
    /// `/` on the amount line begins a deposit that is paid with the sale.
    pub slash_deposit: bool,
    pub deposit_wechat: ChannelView,
    pub deposit_alipay: ChannelView,
    /// The business day ends at this hour of the morning.
    pub day_ends_h: u8,
    /// The counter locks itself after so many minutes without a key; 0 never.
    pub idle_lock_min: u8,
    /// The card programme, of real mode and of practice.
    pub members: MembersEdit,
    pub practice_members: MembersEdit,
}

impl Default for Settings {
    fn default() -> Self {
        let (deposit_wechat, deposit_alipay) = work::published();
        Self {
            version: VERSION,
            mode: ModeView::Practice,
            language: "zh-CN".to_owned(),
            shop_name: "前台".to_owned(),
            header: Vec::new(),
            footer: vec!["谢谢惠顾".to_owned()],
            columns: 32,
            receipt_language: ReceiptLanguage::Zh,
            reading: Reading::Point,
            cash_unit: CashUnit::None,
            ceiling: "100000".to_owned(),
            merchant: MerchantView::default(),
            printer: PrinterView::default(),
            speaker: SpeakerView::default(),
            scanner: ScannerView::default(),
            devices: DevicesView::default(),
            templates: TemplatesView::default(),
            work: WorkView::Both,
            slash_deposit: false,
            deposit_wechat,
            deposit_alipay,
            day_ends_h: 4,
            idle_lock_min: 3,
            members: MembersEdit::default(),
            practice_members: MembersEdit::sample(),
        }
    }
}

impl Settings {
    /// Everything in here has a valid form; what real mode needs is asked by [`Self::real_problems`].
    ///
    /// # Errors
    /// [`Refusal::SettingInvalid`].
    pub fn check(&self) -> Result<(), Refusal> {
        let short =
            |text: &str, max: usize| text.chars().count() <= max && !text.chars().any(char::is_control);
        let m = &self.merchant;
        let ids = [&m.out_mch_id, &m.out_sub_mch_id, &m.out_shop_id, &m.shop_id, &m.device_id, &m.staff_id];
        let prefix = m.prefix.len() <= 10 && m.prefix.bytes().all(|b| b.is_ascii_alphanumeric());
        let good = short(&self.shop_name, 60)
            && self.header.iter().chain(&self.footer).all(|line| short(line, 60))
            && matches!(self.columns, 32 | 42 | 48)
            && matches!(self.language.as_str(), "zh-CN" | "en")
            && money::parse_amount(&self.ceiling).is_ok()
            && ids.iter().all(|id| short(id, 64))
            && short(&m.staff_name, 60)
            && prefix
            && domain::ids::LANES.contains(&m.lane)
            && m.hosts.len() <= 8
            && m.hosts.iter().all(|host| short(host, 200) && !host.trim().is_empty())
            && self.printer.is_valid()
            && self.devices.is_valid()
            && self.templates.is_valid()
            && self.deposit_wechat.is_valid()
            && self.deposit_alipay.is_valid()
            && self.day_ends_h <= 12
            && [&self.members, &self.practice_members].iter().all(|members| members.programme().is_ok());
        if good { Ok(()) } else { Err(Refusal::SettingInvalid) }
    }

    /// True when real mode has everything but the key.
    #[must_use]
    pub fn real_ready(&self) -> bool {
        let m = &self.merchant;
        [&m.out_mch_id, &m.out_sub_mch_id, &m.out_shop_id, &m.device_id, &m.prefix]
            .iter()
            .all(|id| !id.is_empty())
    }
}
