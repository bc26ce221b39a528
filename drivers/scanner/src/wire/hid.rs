//! Scanners that report as HID-POS: they type nothing, so no input method and no focus can harm a scan.

#[cfg(unix)]
pub use unix::{HidWire, found};
#[cfg(windows)]
pub use windows::{HidWire, found};

use super::report::Layout;
use crate::reading::{LONGEST, Reading};
use std::time::Instant;

/// Joins the reports of one code.
#[derive(Default)]
pub struct Joiner {
    code: Vec<u8>,
    overlong: bool,
}

impl Joiner {
    /// Takes a report; a whole code goes to `reading`.
    pub fn take(&mut self, layout: &Layout, report: &[u8], reading: &mut Reading) {
        let Some((bytes, more)) = layout.read(report) else { return };
        let room = LONGEST.saturating_sub(self.code.len());
        self.overlong |= bytes.len() > room;
        self.code.extend(bytes.iter().take(room));
        if more {
            return;
        }
        let code = std::mem::take(&mut self.code);
        if !std::mem::take(&mut self.overlong) {
            // a line end within a code is a control character like any other, and does nothing
            let code: Vec<u8> = code.into_iter().filter(|byte| !byte.is_ascii_control()).collect();
            reading.feed(&code, Instant::now());
            reading.feed(b"\r", Instant::now());
        }
    }
}

#[cfg(unix)]
mod unix {
    use super::super::Wire;
    use super::super::report::{DESCRIPTOR_MAX, Layout, layout};
    use super::Joiner;
    use crate::reading::Reading;
    use kit::line::{Line, PollFile};
    use kit::{Found, Trouble, TroubleKind};
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    const CLASS: &str = "/sys/class/hidraw";

    /// An open `/dev/hidraw*`.
    pub struct HidWire {
        file: PollFile,
        layout: Layout,
        joiner: Joiner,
        /// A device node gives one report at a time, of whatever length; a terminal gives a stream of them.
        pending: Option<Vec<u8>>,
    }

    impl HidWire {
        /// Opens the node and reads its layout; without a descriptor the usual one is taken.
        ///
        /// # Errors
        /// The trouble met; `Unsupported` when the device describes no scanner.
        pub fn open(path: &str) -> Result<Self, Trouble> {
            let file = PollFile::open(Path::new(path))?;
            let (layout, pending) = match descriptor(&node(path)) {
                Some(bytes) => {
                    let layout = layout(&bytes).ok_or_else(|| {
                        Trouble::new(TroubleKind::Unsupported, "no scanner by its description")
                    })?;
                    (layout, None)
                }
                None => (Layout::default(), Some(Vec::new())),
            };
            Ok(Self { file, layout, joiner: Joiner::default(), pending })
        }
    }

    impl Wire for HidWire {
        fn listen(&mut self, reading: &mut Reading, wait: Duration) -> Result<(), Trouble> {
            let mut bytes = [0; 1024];
            let count = self.file.read(&mut bytes, wait)?;
            let Some(pending) = &mut self.pending else {
                self.joiner.take(&self.layout, &bytes[..count], reading);
                return Ok(());
            };
            pending.extend_from_slice(&bytes[..count]);
            let length = self.layout.length.max(1);
            while pending.len() >= length {
                let report: Vec<u8> = pending.drain(..length).collect();
                self.joiner.take(&self.layout, &report, reading);
            }
            Ok(())
        }
    }

    /// The node in sysfs of a device file.
    fn node(path: &str) -> PathBuf {
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| PathBuf::from(path));
        Path::new(CLASS).join(real.file_name().unwrap_or_default())
    }

    fn descriptor(node: &Path) -> Option<Vec<u8>> {
        let bytes = std::fs::read(node.join("device/report_descriptor")).ok()?;
        (bytes.len() <= DESCRIPTOR_MAX).then_some(bytes)
    }

    /// The HID-POS scanners that are plugged in.
    #[must_use]
    pub fn found() -> Vec<Found> {
        #[cfg(target_os = "linux")]
        return kit::usb::nodes(Path::new(CLASS)).into_iter().filter_map(|node| one(&node)).collect();
        #[cfg(not(target_os = "linux"))]
        return Vec::new();
    }

    #[cfg(target_os = "linux")]
    fn one(node: &Path) -> Option<Found> {
        layout(&descriptor(node)?)?;
        let file = node.file_name()?.to_string_lossy().into_owned();
        let device = kit::usb::device_of(node);
        let told = kit::usb::text(&node.join("device/uevent"));
        let named = told.and_then(|_| uevent_name(node));
        let named = named.or_else(|| device.as_ref().map(|device| device.name.clone()));
        Some(Found {
            kind: kit::FoundKind::HidScanner,
            path: format!("/dev/{file}"),
            name: named.filter(|name| !name.is_empty()).unwrap_or(file),
            identity: device.map(|device| device.identity),
        })
    }

    /// `HID_NAME=RIG Barcode Scanner`
    #[cfg(target_os = "linux")]
    fn uevent_name(node: &Path) -> Option<String> {
        let told = std::fs::read_to_string(node.join("device/uevent")).ok()?;
        told.lines().find_map(|line| line.strip_prefix("HID_NAME=")).map(|name| name.trim().to_owned())
    }
}

#[cfg(windows)]
mod windows {
    use super::super::Wire;
    use super::super::report::{DESCRIPTOR_MAX, Layout, layout};
    use super::Joiner;
    use crate::reading::Reading;
    use hidapi::{HidApi, HidDevice};
    use kit::{Found, FoundKind, Identity, Trouble, TroubleKind};
    use std::ffi::CString;
    use std::time::Duration;

    /// Usage page of bar code scanners.
    const PAGE: u16 = 0x8c;

    /// An open HID-POS device.
    pub struct HidWire {
        device: HidDevice,
        layout: Layout,
        joiner: Joiner,
    }

    impl HidWire {
        /// Opens the device by the system's path.
        ///
        /// # Errors
        /// The trouble met.
        pub fn open(path: &str) -> Result<Self, Trouble> {
            let gone = |error: hidapi::HidError| Trouble::new(TroubleKind::NotFound, error.to_string());
            let path = CString::new(path).map_err(|_| Trouble::new(TroubleKind::NotFound, "no path"))?;
            let device = HidApi::new().and_then(|api| api.open_path(&path)).map_err(gone)?;
            let mut bytes = [0; DESCRIPTOR_MAX];
            let read = device.get_report_descriptor(&mut bytes).unwrap_or(0);
            let layout = bytes.get(..read).and_then(layout).unwrap_or_default();
            Ok(Self { device, layout, joiner: Joiner::default() })
        }
    }

    impl Wire for HidWire {
        fn listen(&mut self, reading: &mut Reading, wait: Duration) -> Result<(), Trouble> {
            let mut report = [0; 1024];
            let wait = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
            let gone = |error: hidapi::HidError| Trouble::new(TroubleKind::Disconnected, error.to_string());
            let count = self.device.read_timeout(&mut report, wait).map_err(gone)?;
            if let Some(report) = report.get(..count).filter(|report| !report.is_empty()) {
                self.joiner.take(&self.layout, report, reading);
            }
            Ok(())
        }
    }

    /// The HID-POS scanners that are plugged in.
    #[must_use]
    pub fn found() -> Vec<Found> {
        let Ok(api) = HidApi::new() else { return Vec::new() };
        let one = |device: &hidapi::DeviceInfo| Found {
            kind: FoundKind::HidScanner,
            path: device.path().to_string_lossy().into_owned(),
            name: device.product_string().unwrap_or("HID-POS").to_owned(),
            identity: Some(Identity {
                vendor: device.vendor_id(),
                product: device.product_id(),
                serial: device.serial_number().filter(|serial| !serial.is_empty()).map(str::to_owned),
                socket: None,
            }),
        };
        api.device_list().filter(|device| device.usage_page() == PAGE).map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn report(piece: &[u8], more: bool) -> Vec<u8> {
        let mut report = vec![0; 64];
        report[0] = 2;
        report[1] = u8::try_from(piece.len()).unwrap_or(0);
        report[5..5 + piece.len()].copy_from_slice(piece);
        report[63] = u8::from(more);
        report
    }

    #[test]
    fn a_short_report_of_another_number_between_two_is_nobodys() {
        let (layout, mut reading, mut joiner) = (Layout::default(), Reading::default(), Joiner::default());
        for report in [report(b"1345", true), vec![4, 1, 0], report(b"6789", false), vec![9]] {
            joiner.take(&layout, &report, &mut reading);
        }
        assert_eq!(reading.take().as_deref(), Some("13456789"));
        assert_eq!(reading.take(), None);
    }

    proptest! {
        #[test]
        fn any_reports_give_clean_codes_of_bounded_length(
            reports in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..80), 0..40),
        ) {
            let (layout, mut reading, mut joiner) = (Layout::default(), Reading::default(), Joiner::default());
            for report in &reports {
                joiner.take(&layout, report, &mut reading);
            }
            while let Some(code) = reading.take() {
                prop_assert!(code.len() <= LONGEST && code.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            }
        }
    }
}
