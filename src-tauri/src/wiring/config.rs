//! The engine's configuration and the slip's template, from the settings.

use super::paper::plans;
use crate::logo::LogoFile;
use crate::settings::{
    CameraKind, CashUnit, DrawerView, PoleKind, Reading, ScannerKind, Settings, SpeakerKind, channels,
};
use domain::entry::EntryLimits;
use domain::fact::Mode;
use domain::ids::{DeviceId, Numbering, StaffId};
use domain::policy::Policies;
use domain::tender::CashRounding;
use jiff::tz::TimeZone;
use money::{Fen, parse_amount};
use till::config::{Config, Drawer, Fitted, Speech};

/// `ready`: a client for the payment cloud exists.
pub(super) fn config(
    settings: &Settings,
    mode: Mode,
    device: &str,
    numbering: &Numbering,
    ready: bool,
    logo: Option<&LogoFile>,
) -> Config {
    let ceiling = parse_amount(&settings.ceiling).unwrap_or(Fen::MAX);
    Config {
        mode,
        shop: settings.shop_name.clone(),
        device: DeviceId(device.to_owned()),
        staff: StaffId(settings.merchant.staff_id.clone()),
        staff_name: settings.merchant.staff_name.clone(),
        numbering: numbering.clone(),
        limits: EntryLimits { ceiling, slash: settings.slash(), ..EntryLimits::default() },
        cash_rounding: cash_rounding(settings.cash_unit),
        policies: Policies::default(),
        can_reverse: settings.merchant.can_reverse,
        refund_orphans: true,
        wallets_ready: ready,
        online_cards: mode == Mode::Practice || settings.merchant.online_cards,
        reading: match settings.reading {
            Reading::Point => money::Reading::Point,
            Reading::JiaoFen => money::Reading::JiaoFen,
        },
        zone: TimeZone::system(),
        wallet_ceiling: ceiling,
        printers: plans(settings, mode, logo),
        drawer: match settings.devices.drawer {
            DrawerView::None => Drawer::None,
            DrawerView::Printer => Drawer::Printer,
            DrawerView::Display => Drawer::Display,
        },
        fitted: fitted(settings, mode == Mode::Practice),
        speech: Speech { waiting: settings.devices.speech.waiting, failed: settings.devices.speech.failed },
        work: settings.work(),
        channels: channels(settings),
        members: settings.programme(mode),
        day_ends_h: settings.day_ends_h,
        idle_lock_ms: u64::from(settings.idle_lock_min) * 60_000,
    }
}

/// Practice devices exist in practice mode only.
fn fitted(settings: &Settings, practising: bool) -> Fitted {
    Fitted {
        speaker: match settings.speaker.kind {
            SpeakerKind::None => false,
            SpeakerKind::Practice => practising,
            SpeakerKind::Syn6288 | SpeakerKind::Xfs5152 | SpeakerKind::Sound => true,
        },
        scanner: settings.scanner.kind != ScannerKind::Keyboard,
        camera: match settings.devices.camera.kind {
            CameraKind::None => false,
            CameraKind::Practice => practising,
            CameraKind::Device => true,
        },
        display: match settings.devices.pole.kind {
            PoleKind::None => false,
            PoleKind::Practice => practising,
            PoleKind::Led8 | PoleKind::Cd5220 | PoleKind::Epson => true,
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
