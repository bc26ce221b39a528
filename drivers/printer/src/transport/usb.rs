//! USB printers by their device files.

use kit::Found;

/// The USB printers that are plugged in.
#[cfg(target_os = "linux")]
#[must_use]
pub fn plugged() -> Vec<Found> {
    found_in(std::path::Path::new("/sys/class/usbmisc"), std::path::Path::new("/dev/usb"))
}

/// Elsewhere the system's spooler has them.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn plugged() -> Vec<Found> {
    Vec::new()
}

#[cfg(target_os = "linux")]
fn found_in(class: &std::path::Path, devices: &std::path::Path) -> Vec<Found> {
    use kit::usb;

    let one = |node: std::path::PathBuf| {
        let file = node.file_name()?.to_string_lossy().into_owned();
        if !file.starts_with("lp") {
            return None;
        }
        let device = usb::device_of(&node);
        let told = usb::text(&node.join("device/ieee1284_id")).map(|id| model(&id));
        let named = told.filter(|name| !name.is_empty());
        let named = named.or_else(|| device.as_ref().map(|device| device.name.clone()));
        let path = devices.join(&file).display().to_string();
        Some(Found {
            kind: kit::FoundKind::Printer,
            path,
            name: named.filter(|name| !name.is_empty()).unwrap_or(file),
            identity: device.map(|device| device.identity),
        })
    };
    usb::nodes(class).into_iter().filter_map(one).collect()
}

/// Maker and model of an IEEE 1284 device id (`MFG:Xprinter;CMD:ESC/POS;MDL:XP-80C;`).
#[cfg(target_os = "linux")]
fn model(id: &str) -> String {
    let of = |names: [&str; 2]| {
        let fields = id.split(';').filter_map(|field| field.split_once(':'));
        fields.into_iter().find(|(name, _)| names.contains(&name.trim())).map(|(_, value)| value.trim())
    };
    let maker = of(["MFG", "MANUFACTURER"]).unwrap_or_default();
    let model = of(["MDL", "MODEL"]).unwrap_or_default();
    format!("{maker} {model}").trim().to_owned()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn a_printer_has_a_name_and_is_known_again() {
        let root = tempfile::tempdir().unwrap();
        let device = root.path().join("devices/1-2");
        let node = device.join("1-2:1.0/usbmisc/lp3");
        fs::create_dir_all(node.join("device")).unwrap();
        fs::write(device.join("idVendor"), "0483\n").unwrap();
        fs::write(device.join("idProduct"), "5743\n").unwrap();
        fs::write(device.join("serial"), "RIG0001\n").unwrap();
        fs::write(node.join("device/ieee1284_id"), "MFG:Xprinter;CMD:ESC/POS;MDL:XP-80C;CLS:PRINTER;")
            .unwrap();
        let class = root.path().join("class");
        fs::create_dir(&class).unwrap();
        std::os::unix::fs::symlink(&node, class.join("lp3")).unwrap();
        let found = found_in(&class, Path::new("/dev/usb"));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].path.as_str()), ("Xprinter XP-80C", "/dev/usb/lp3"));
        let spot = kit::Spot { path: "/dev/usb/lp0".into(), identity: found[0].identity.clone() };
        assert_eq!(spot.resolve(&found).unwrap(), "/dev/usb/lp3");
        assert!(found_in(Path::new("/no/such/class"), Path::new("/dev/usb")).is_empty());
    }

    #[test]
    fn an_id_without_names_gives_none() {
        assert_eq!(model("MANUFACTURER:EPSON;MODEL:TM-T20III"), "EPSON TM-T20III");
        assert_eq!(model("garbage"), "");
    }
}
