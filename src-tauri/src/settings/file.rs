//! The settings file: a damaged one is put aside, never overwritten unseen.

use super::merge::over_defaults;
use super::{Settings, VERSION};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What was found.
#[derive(Debug)]
pub struct Loaded {
    pub settings: Settings,
    /// There was no file.
    pub first_run: bool,
    /// Codes of what was wrong; the defaults stand in for it.
    pub problems: Vec<String>,
}

/// Largest file that is read, in bytes.
const FILE_MAX: u64 = 1024 * 1024;

/// Reads the file. Whatever is wrong with it, the counter opens.
#[must_use]
pub fn load(path: &Path) -> Loaded {
    let text = match read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Loaded { settings: Settings::default(), first_run: true, problems: Vec::new() };
        }
        Err(error) => {
            tracing::error!(%error, "settings cannot be read");
            return fallen_back(path, "settings_unreadable");
        }
    };
    match serde_json::from_str(&text).and_then(over_defaults) {
        Ok(settings) if settings.version > VERSION => fallen_back(path, "settings_newer"),
        Ok(settings) if settings.check().is_err() => fallen_back(path, "settings_invalid"),
        Ok(settings) => {
            // what an older form does not name has its default by now
            let settings = Settings { version: VERSION, ..settings };
            Loaded { settings, first_run: false, problems: Vec::new() }
        }
        Err(error) => {
            tracing::error!(line = error.line(), "settings are damaged");
            fallen_back(path, "settings_damaged")
        }
    }
}

fn read(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.len() > FILE_MAX {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "the file is too large"));
    }
    fs::read_to_string(path)
}

/// Defaults, with the file kept beside for a person to look at.
fn fallen_back(path: &Path, problem: &str) -> Loaded {
    let aside = path.with_extension("json.damaged");
    if let Err(error) = fs::copy(path, &aside) {
        tracing::error!(%error, "the damaged settings could not be kept");
    }
    Loaded { settings: Settings::default(), first_run: false, problems: vec![problem.to_owned()] }
}

/// Writes the file whole: beside, flushed, then in place.
///
/// # Errors
/// What the file system says; the old file stays.
pub fn save(path: &Path, settings: &Settings) -> io::Result<()> {
    let text = serde_json::to_string_pretty(settings).map_err(io::Error::other)?;
    let beside = path.with_extension("json.new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_the_file_and_a_damaged_file_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.json");
        assert!(load(&path).first_run);

        let settings = Settings { shop_name: "海景酒店".to_owned(), columns: 48, ..Settings::default() };
        save(&path, &settings).unwrap();
        assert_eq!(load(&path).settings, settings);

        for damage in ["{", "[]", "{\"columns\": 33}", "{\"version\": 99}", "{\"unheard_of\": 1}", "\u{0}"] {
            fs::write(&path, damage).unwrap();
            let loaded = load(&path);
            assert_eq!(loaded.settings, Settings::default(), "{damage}");
            assert_eq!(loaded.problems.len(), 1, "{damage}");
            assert_eq!(fs::read_to_string(path.with_extension("json.damaged")).unwrap(), damage);
        }
    }

    #[test]
    fn a_file_of_the_form_before_cards_is_taken_over() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.json");
        let mut older = serde_json::to_value(Settings::default()).unwrap();
        let fields = older.as_object_mut().unwrap();
        fields.insert("version".to_owned(), 4.into());
        fields.insert("shop_name".to_owned(), "海景酒店".into());
        assert!(fields.remove("members").is_some() && fields.remove("practice_members").is_some());
        fs::write(&path, older.to_string()).unwrap();
        let loaded = load(&path);
        assert!(loaded.problems.is_empty());
        assert_eq!(loaded.settings, Settings { shop_name: "海景酒店".to_owned(), ..Settings::default() });
    }

    #[test]
    fn an_installer_may_write_a_few_fields() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.json");
        fs::write(&path, r#"{"shop_name": "店", "merchant": {"prefix": "01000052", "lane": 3}}"#).unwrap();
        let loaded = load(&path);
        assert!(loaded.problems.is_empty());
        assert_eq!((loaded.settings.merchant.lane, loaded.settings.merchant.online_cards), (3, false));
        assert_eq!(loaded.settings.columns, 32);
    }
}
