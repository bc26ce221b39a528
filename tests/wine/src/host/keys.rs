//! The key store of Windows, each step in a process of its own.

use super::windows::Windows;
use super::{Seen, same};

/// Set, read, set anew, read, deleted, gone; two names do not meet.
pub fn keeps(windows: &Windows) -> Seen {
    for secret in ["钥匙0123456789ABCDEF", "another"] {
        windows.run(&["key", "set", "lane 1", secret])?;
        windows.run(&["key", "set", "lane 2", "other"])?;
        same("the secret", windows.run(&["key", "get", "lane 1"])?, vec![secret.to_owned()])?;
    }
    windows.run(&["key", "delete", "lane 1"])?;
    let gone = windows.run(&["key", "get", "lane 1"])?;
    same("gone", gone.iter().all(|line| line.starts_with("none: ")), true)?;
    same("the other stays", windows.run(&["key", "get", "lane 2"])?, vec!["other".to_owned()])?;
    windows.run(&["key", "delete", "lane 2"])?;
    Ok("kept across processes, replaced, deleted".to_owned())
}
