//! The engine's configuration and the slip's template, from the settings.

use crate::settings::{CashUnit, PrinterKind, Reading, ReceiptLanguage, Settings};
use domain::entry::EntryLimits;
use domain::fact::Mode;
use domain::ids::{DeviceId, Numbering, StaffId};
use domain::policy::Policies;
use domain::tender::CashRounding;
use jiff::tz::TimeZone;
use money::{Fen, parse_amount};
use till::config::Config;

/// `ready`: a client for the payment cloud exists.
pub(super) fn config(
    settings: &Settings,
    mode: Mode,
    device: &str,
    numbering: &Numbering,
    ready: bool,
) -> Config {
    let ceiling = parse_amount(&settings.ceiling).unwrap_or(Fen::MAX);
    Config {
        mode,
        shop: settings.shop_name.clone(),
        device: DeviceId(device.to_owned()),
        staff: StaffId(settings.merchant.staff_id.clone()),
        staff_name: settings.merchant.staff_name.clone(),
        numbering: numbering.clone(),
        limits: EntryLimits { ceiling, ..EntryLimits::default() },
        cash_rounding: cash_rounding(settings.cash_unit),
        policies: Policies::default(),
        can_reverse: settings.merchant.can_reverse,
        refund_orphans: true,
        wallets_ready: ready,
        reading: match settings.reading {
            Reading::Point => money::Reading::Point,
            Reading::JiaoFen => money::Reading::JiaoFen,
        },
        template: template(settings),
        zone: TimeZone::system(),
        wallet_ceiling: ceiling,
        has_printer: match settings.printer.kind {
            PrinterKind::None => false,
            PrinterKind::Practice => mode == Mode::Practice,
            PrinterKind::Tcp | PrinterKind::Serial | PrinterKind::File => true,
        },
    }
}

fn cash_rounding(unit: CashUnit) -> CashRounding {
    let fen = match unit {
        CashUnit::None => 0,
        CashUnit::Jiao => 10,
        CashUnit::Yuan => 100,
    };
    CashRounding { unit: Fen::new(fen).unwrap_or_default(), nearest: false }
}

/// What a slip looks like; 32 columns when the settings name no usable width.
pub fn template(settings: &Settings) -> receipt::Template {
    let columns = usize::try_from(settings.columns).ok().and_then(receipt::Columns::of);
    receipt::Template {
        shop: settings.shop_name.clone(),
        header: settings.header.clone(),
        footer: settings.footer.clone(),
        language: match settings.receipt_language {
            ReceiptLanguage::Zh => receipt::Language::Zh,
            ReceiptLanguage::En => receipt::Language::En,
        },
        paper: receipt::Paper::new(columns.unwrap_or(receipt::Columns::C32)),
        fields: receipt::Fields::default(),
    }
}
