//! The drivers that the settings name.

use super::{Ground, paper};
use crate::practice::Practice;
use crate::settings::{
    CameraKind, PoleKind, PrinterKind, PrinterView, ScannerKind, Settings, SpeakerKind, spot,
};
use domain::fact::Mode;
use till::task::Devices;

pub(super) fn devices(ground: &Ground, settings: &Settings, practice: Option<&Practice>) -> Devices {
    let mode = if practice.is_some() { Mode::Practice } else { Mode::Real };
    let printers = paper::printers(settings, mode);
    Devices {
        printers: printers.into_iter().map(|(_, view)| printer_of(view, practice)).collect(),
        speaker: speaker_of(settings, practice),
        scanner: scanner_of(settings),
        camera: camera_of(ground, settings, practice),
        display: display_of(settings, practice),
    }
}

/// A printer without an address is told as absent by its own driver.
fn printer_of(view: &PrinterView, practice: Option<&Practice>) -> Box<dyn kit::Printer> {
    let path = view.path.clone();
    let identity = view.identity.clone().map(kit::Identity::from);
    printer::open(match view.kind {
        PrinterKind::Practice if let Some(practice) = practice => return practice.printer(),
        PrinterKind::None | PrinterKind::Practice | PrinterKind::File => {
            printer::PrinterAddress::File { path }
        }
        PrinterKind::Tcp => printer::PrinterAddress::Tcp { host: view.host.clone(), port: view.port },
        PrinterKind::Serial => printer::PrinterAddress::Serial {
            path,
            baud: view.baud,
            flow: printer::Flow::default(),
            identity,
        },
        PrinterKind::Usb => printer::PrinterAddress::Usb { spot: spot(&path, view.identity.as_ref()) },
        PrinterKind::Spooler => printer::PrinterAddress::Spooler { queue: view.queue.clone() },
    })
}

fn speaker_of(settings: &Settings, practice: Option<&Practice>) -> Option<Box<dyn kit::Speaker>> {
    let view = &settings.speaker;
    let volume = view.volume;
    let chip = |profile| speaker::SpeakerAddress::Serial {
        path: view.path.clone(),
        baud: Some(view.baud),
        profile,
        volume,
        identity: view.identity.clone().map(kit::Identity::from),
        custom: None,
    };
    Some(speaker::open(match view.kind {
        SpeakerKind::None => return None,
        SpeakerKind::Practice => return practice.map(Practice::speaker),
        SpeakerKind::Syn6288 => chip(speaker::ProfileName::Syn6288),
        SpeakerKind::Xfs5152 => chip(speaker::ProfileName::Xfs5152),
        SpeakerKind::Sound => {
            let clips = view.clips.clone().filter(|folder| !folder.is_empty());
            speaker::SpeakerAddress::Sound { volume, clips }
        }
    }))
}

fn scanner_of(settings: &Settings) -> Option<Box<dyn kit::Scanner>> {
    let view = &settings.scanner;
    let spot = || spot(&view.path, view.identity.as_ref());
    Some(scanner::open(match view.kind {
        ScannerKind::Keyboard => return None,
        ScannerKind::Serial => scanner::ScannerAddress::Serial {
            path: view.path.clone(),
            baud: view.baud,
            identity: view.identity.clone().map(kit::Identity::from),
        },
        ScannerKind::HidPos => scanner::ScannerAddress::HidPos { spot: spot() },
        ScannerKind::Grab => scanner::ScannerAddress::Grab { spot: spot() },
    }))
}

fn camera_of(
    ground: &Ground,
    settings: &Settings,
    practice: Option<&Practice>,
) -> Option<Box<dyn kit::Camera>> {
    let view = &settings.devices.camera;
    match view.kind {
        CameraKind::None => None,
        CameraKind::Practice => practice.map(|practice| practice.camera(ground.glimpse.clone())),
        CameraKind::Device => {
            let spot = spot(&view.path, view.identity.as_ref());
            Some(camera::open(camera::CameraAddress::Device { spot }, ground.glimpse.clone()))
        }
    }
}

fn display_of(settings: &Settings, practice: Option<&Practice>) -> Option<Box<dyn kit::Display>> {
    let view = &settings.devices.pole;
    let kind = match view.kind {
        PoleKind::None => return None,
        PoleKind::Practice => return practice.map(Practice::display),
        PoleKind::Led8 => display::DisplayKind::Led8,
        PoleKind::Cd5220 => display::DisplayKind::Cd5220,
        PoleKind::Epson => display::DisplayKind::Epson,
    };
    Some(display::open(display::DisplayAddress::Serial {
        path: view.path.clone(),
        identity: view.identity.clone().map(kit::Identity::from),
        baud: view.baud,
        kind,
    }))
}
