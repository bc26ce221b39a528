use kit::{Found, Spot};
use serde::{Deserialize, Serialize};

/// Where a camera is, as it stands in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CameraAddress {
    /// A camera of the system: `/dev/video0`, elsewhere its number.
    Device { spot: Spot },
}

/// The cameras that are plugged in. Nodes that give no pictures are left out.
#[cfg(target_os = "linux")]
#[must_use]
pub fn found() -> Vec<Found> {
    found_in(std::path::Path::new("/sys/class/video4linux"))
}

#[cfg(target_os = "linux")]
fn found_in(class: &std::path::Path) -> Vec<Found> {
    use kit::usb;

    let one = |node: std::path::PathBuf| {
        let file = node.file_name()?.to_string_lossy().into_owned();
        // a camera's further nodes carry what is not pictures
        let first = usb::text(&node.join("index")).is_none_or(|index| index == "0");
        if !file.starts_with("video") || !first {
            return None;
        }
        let name = usb::text(&node.join("name")).map(|name| told_once(&name));
        Some(Found {
            kind: kit::FoundKind::Camera,
            path: format!("/dev/{file}"),
            name: name.unwrap_or(file),
            identity: usb::device_of(&node).map(|device| device.identity),
        })
    };
    usb::nodes(class).into_iter().filter_map(one).collect()
}

/// Many drivers say the name twice: `HD Webcam: HD Webcam`.
#[cfg(target_os = "linux")]
fn told_once(name: &str) -> String {
    match name.split_once(": ") {
        Some((first, second)) if first == second || first.starts_with(second) => first.to_owned(),
        _ => name.to_owned(),
    }
}

/// The cameras that are plugged in.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn found() -> Vec<Found> {
    let all = nokhwa::query(nokhwa::utils::ApiBackend::Auto).unwrap_or_default();
    let one = |camera: nokhwa::utils::CameraInfo| Found {
        kind: kit::FoundKind::Camera,
        path: camera.index().as_string(),
        name: camera.human_name(),
        identity: None,
    };
    all.into_iter().map(one).collect()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_camera_is_listed_once_under_its_name() {
        let root = tempfile::tempdir().unwrap();
        for (node, index) in [("video0", "0"), ("video1", "1"), ("v4l-subdev0", "0")] {
            let node = root.path().join(node);
            std::fs::create_dir(&node).unwrap();
            std::fs::write(node.join("index"), index).unwrap();
            std::fs::write(node.join("name"), "HD Webcam: HD Webcam\n").unwrap();
        }
        let found = found_in(root.path());
        let listed: Vec<_> = found.iter().map(|one| (one.path.as_str(), one.name.as_str())).collect();
        assert_eq!(listed, [("/dev/video0", "HD Webcam")]);
        assert!(found_in(std::path::Path::new("/no/such/class")).is_empty());
    }
}
