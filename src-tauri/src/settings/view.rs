//! The settings as the screen and the file know them.

use super::devices::{DevicesView, PrinterView, ScannerView, SpeakerView};
use super::members::MembersEdit;
use super::templates::TemplatesView;
use super::work::ChannelView;
use serde::{Deserialize, Serialize};
use specta::Type;
use till::view::{ModeView, WorkView};

/// Language of the slip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptLanguage {
    #[default]
    Zh,
    En,
}

/// How amounts are read out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    #[default]
    Point,
    JiaoFen,
}

/// The smallest coin that is handled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CashUnit {
    #[default]
    None,
    Jiao,
    Yuan,
}

/// The shop's HTTP proxy; its password stands in the key store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct ProxyView {
    pub host: String,
    pub port: u16,
    pub user: Option<String>,
}

/// Who the counter is in the payment cloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct MerchantView {
    pub out_mch_id: String,
    pub out_sub_mch_id: String,
    pub out_shop_id: String,
    pub shop_id: String,
    pub device_id: String,
    pub staff_id: String,
    pub staff_name: String,
    pub lane: u16,
    pub prefix: String,
    pub hosts: Vec<String>,
    pub ca_file: Option<String>,
    pub proxy: Option<ProxyView>,
    pub can_reverse: bool,
    /// Member cards whose balance the payment cloud holds are taken.
    pub online_cards: bool,
    pub is_admin: bool,
}

impl Default for MerchantView {
    fn default() -> Self {
        Self {
            out_mch_id: String::new(),
            out_sub_mch_id: String::new(),
            out_shop_id: String::new(),
            shop_id: String::new(),
            device_id: String::new(),
            staff_id: "1".to_owned(),
            staff_name: "收银员".to_owned(),
            lane: 1,
            prefix: String::new(),
            hosts: cpay::HOSTS.iter().map(|host| (*host).to_owned()).collect(),
            ca_file: None,
            proxy: None,
            can_reverse: false,
            online_cards: false,
            is_admin: true,
        }
    }
}

/// The settings on the screen. Keys and passwords are never in it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct SettingsView {
    pub mode: ModeView,
    pub language: String,
    pub shop_name: String,
    pub header: Vec<String>,
    pub footer: Vec<String>,
    pub columns: u32,
    pub receipt_language: ReceiptLanguage,
    pub reading: Reading,
    pub cash_unit: CashUnit,
    pub ceiling: String,
    pub merchant: MerchantView,
    pub key_set: bool,
    pub key_place: super::KeyPlace,
    pub printer: PrinterView,
    pub speaker: SpeakerView,
    pub scanner: ScannerView,
    pub devices: DevicesView,
    pub templates: TemplatesView,
    pub work: WorkView,
    pub slash_deposit: bool,
    pub deposit_wechat: ChannelView,
    pub deposit_alipay: ChannelView,
    pub day_ends_h: u8,
    pub idle_lock_min: u8,
    /// The card programme of this mode.
    pub members: MembersEdit,
    /// Codes of what a person should look at twice: `programme.<code>`.
    pub programme_warnings: Vec<String>,
    /// Codes of what was wrong in the settings file.
    pub problems: Vec<String>,
}

/// Changed settings. A missing key or password stays what it is.
#[derive(Clone, Deserialize, Type)]
pub struct SettingsEdit {
    pub language: String,
    pub shop_name: String,
    pub header: Vec<String>,
    pub footer: Vec<String>,
    pub columns: u32,
    pub receipt_language: ReceiptLanguage,
    pub reading: Reading,
    pub cash_unit: CashUnit,
    pub ceiling: String,
    pub merchant: MerchantView,
    pub printer: PrinterView,
    pub speaker: SpeakerView,
    pub scanner: ScannerView,
    pub devices: DevicesView,
    pub templates: TemplatesView,
    pub work: WorkView,
    pub slash_deposit: bool,
    pub deposit_wechat: ChannelView,
    pub deposit_alipay: ChannelView,
    pub day_ends_h: u8,
    pub idle_lock_min: u8,
    pub members: MembersEdit,
    pub key: Option<String>,
    pub proxy_password: Option<String>,
}
