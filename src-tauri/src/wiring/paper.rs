//! The printers' plans: who prints what, on which paper, in which look.

use crate::logo::LogoFile;
use crate::settings::{PrintWay, PrinterKind, PrinterView, ReceiptLanguage, Settings};
use domain::fact::{Mode, PaperRole};
use domain::report::Report;
use domain::time::Wall;
use jiff::tz::TimeZone;
use receipt::{Columns, Paper, Shop, Way};
use till::config::PrinterPlan;

/// The printers that are set up, in the order of their numbers.
///
/// Each with its place in the shop's list, from 1: one that is switched off keeps its place.
pub fn printers(settings: &Settings, mode: Mode) -> Vec<(u32, &PrinterView)> {
    let there = |(_, view): &(u32, &PrinterView)| match view.kind {
        PrinterKind::None => false,
        PrinterKind::Practice => mode == Mode::Practice,
        _ => true,
    };
    let all = std::iter::once(&settings.printer).chain(&settings.devices.more_printers);
    (1..).zip(all).filter(there).collect()
}

/// What the engine has to know of each.
pub fn plans(settings: &Settings, mode: Mode, logo: Option<&LogoFile>) -> Vec<PrinterPlan> {
    let templates = settings.templates.templates(&settings.header, &settings.footer);
    let plan = |(place, view): (u32, &PrinterView)| {
        let shop = shop(settings, Some(view), logo);
        PrinterPlan {
            place,
            label: view.label.clone(),
            roles: view.roles.iter().copied().map(PaperRole::from).collect(),
            way: way(view.way),
            ..PrinterPlan::plain(&templates, &shop)
        }
    };
    printers(settings, mode).into_iter().map(plan).collect()
}

/// The shop on the paper of a printer; 32 columns when the settings name no usable width.
pub fn shop(settings: &Settings, printer: Option<&PrinterView>, logo: Option<&LogoFile>) -> Shop {
    let count = printer.and_then(|printer| printer.columns).unwrap_or(settings.columns);
    let columns = usize::try_from(count).ok().and_then(Columns::of).unwrap_or(Columns::C32);
    Shop {
        name: settings.shop_name.clone(),
        language: match settings.receipt_language {
            ReceiptLanguage::Zh => receipt::Language::Zh,
            ReceiptLanguage::En => receipt::Language::En,
        },
        paper: Paper::new(columns),
        logo: logo.and_then(|logo| logo.on(columns)),
    }
}

/// The room's word for the way of a printer.
pub const fn way(way: PrintWay) -> Way {
    match way {
        PrintWay::Gbk => Way::Gbk,
        PrintWay::GbkPlain => Way::GbkPlain,
        PrintWay::Utf8 => Way::Utf8,
        PrintWay::Raster => Way::Raster,
    }
}

/// The A4 page of a report, as this shop prints it.
///
/// # Errors
/// When the page cannot be made.
pub fn a4(settings: &Settings, report: &Report, printed: &str) -> Result<Vec<u8>, receipt::a4::Fault> {
    let practice = settings.mode == till::view::ModeView::Practice;
    let head = receipt::a4::A4Head {
        shop: settings.shop_name.clone(),
        device: settings.merchant.device_id.clone(),
        language: match settings.receipt_language {
            ReceiptLanguage::Zh => receipt::Language::Zh,
            ReceiptLanguage::En => receipt::Language::En,
        },
        practice,
        printed: printed.to_owned(),
    };
    receipt::a4::pdf(report, &head, &written)
}

/// A wall time as people here write it; empty when it is out of any calendar.
pub fn written(wall: Wall) -> String {
    jiff::Timestamp::from_millisecond(wall.0)
        .map(|stamp| stamp.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string())
        .unwrap_or_default()
}
