//! The drivers that the settings name.

use crate::practice::Practice;
use crate::settings::{PrinterKind, ScannerKind, Settings, SpeakerKind};
use till::task::Devices;

pub(super) fn devices(settings: &Settings, practice: Option<&Practice>) -> Devices {
    Devices {
        printer: printer_of(settings, practice),
        speaker: speaker_of(settings, practice),
        scanner: scanner_of(settings),
    }
}

fn printer_of(settings: &Settings, practice: Option<&Practice>) -> Option<Box<dyn kit::Printer>> {
    let view = &settings.printer;
    let address = match view.kind {
        PrinterKind::None => return None,
        PrinterKind::Practice => return practice.map(Practice::printer),
        PrinterKind::Tcp => printer::PrinterAddress::Tcp { host: view.host.clone(), port: view.port },
        PrinterKind::Serial => printer::PrinterAddress::Serial {
            path: view.path.clone(),
            baud: view.baud,
            flow: printer::Flow::default(),
        },
        PrinterKind::File => printer::PrinterAddress::File { path: view.path.clone() },
    };
    Some(printer::open(address))
}

fn speaker_of(settings: &Settings, practice: Option<&Practice>) -> Option<Box<dyn kit::Speaker>> {
    let view = &settings.speaker;
    let profile = match view.kind {
        SpeakerKind::None => return None,
        SpeakerKind::Practice => return practice.map(Practice::speaker),
        SpeakerKind::Syn6288 => speaker::ProfileName::Syn6288,
        SpeakerKind::Xfs5152 => speaker::ProfileName::Xfs5152,
    };
    let (path, baud) = (view.path.clone(), Some(view.baud));
    Some(speaker::open(speaker::SpeakerAddress::Serial { path, baud, profile, volume: None }))
}

fn scanner_of(settings: &Settings) -> Option<Box<dyn kit::Scanner>> {
    let view = &settings.scanner;
    match view.kind {
        ScannerKind::Keyboard => None,
        ScannerKind::Serial => {
            let path = view.path.clone();
            Some(scanner::open(scanner::ScannerAddress::Serial { path, baud: view.baud }))
        }
    }
}
