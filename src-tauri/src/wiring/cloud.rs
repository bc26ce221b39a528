//! The payment cloud of a mode: merchant, key, hosts, way out.

use super::{Ground, KEY, PROXY_PASSWORD};
use crate::practice::Practice;
use crate::settings::{KeyStore, Settings};
use cpay::{Client, Endpoint, Key, Merchant, Proxy, RefundAuthority};
use domain::ids::{DeviceId, StaffId};
use std::path::PathBuf;
use std::sync::Arc;
use till::task::{Cloud, CpayCloud};

/// The client of the mode; `None` while real mode lacks a merchant, a key or a usable address.
pub(super) fn cloud(
    ground: &Ground,
    settings: &Settings,
    practice: Option<&Practice>,
) -> Option<Arc<dyn Cloud>> {
    let client = match practice {
        Some(practice) => practice.client(),
        None => real_client(&ground.keys, settings),
    };
    client.map(|client| Arc::new(CpayCloud::new(client)) as Arc<dyn Cloud>)
}

/// A client for the merchant in the settings.
pub fn real_client(keys: &KeyStore, settings: &Settings) -> Option<Client> {
    if !settings.real_ready() {
        return None;
    }
    let key = Key::new(keys.get(KEY)?.as_str())?;
    match Client::new(merchant(settings, key), endpoint(keys, settings)) {
        Ok(client) => Some(client),
        Err(error) => {
            tracing::error!(%error, "the payment cloud's address cannot be used");
            None
        }
    }
}

fn merchant(settings: &Settings, key: Key) -> Merchant {
    let m = &settings.merchant;
    let authority = if m.is_admin {
        RefundAuthority::Admin
    } else {
        RefundAuthority::Staff { id: StaffId(m.staff_id.clone()), name: Some(m.staff_name.clone()) }
    };
    Merchant {
        key,
        out_mch_id: m.out_mch_id.clone(),
        out_sub_mch_id: m.out_sub_mch_id.clone(),
        out_shop_id: m.out_shop_id.clone(),
        shop_id: (!m.shop_id.is_empty()).then(|| m.shop_id.clone()),
        device_id: DeviceId(m.device_id.clone()),
        staff_id: StaffId(m.staff_id.clone()),
        machine_no: machine_no(&m.device_id),
        sub_terminal_type: 0,
        sdk_version: "1.0".to_owned(),
        spbill_create_ip: own_address(),
        sn_code: None,
        prefix: m.prefix.clone(),
        body_text: settings.shop_name.clone(),
        refund: authority,
        api_version: 1,
    }
}

/// Unique per counter: the device number, marked with this machine's own.
fn machine_no(device: &str) -> String {
    let machine = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
    let tail: String = machine.trim().chars().take(12).collect();
    format!("{device}-{tail}").chars().take(32).collect()
}

/// The address this machine would use; asking for the way sends nothing.
fn own_address() -> String {
    let probe = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    probe.map_or_else(|_| "127.0.0.1".to_owned(), |address| address.ip().to_string())
}

fn endpoint(keys: &KeyStore, settings: &Settings) -> Endpoint {
    let m = &settings.merchant;
    let proxy = m.proxy.as_ref().filter(|proxy| !proxy.host.is_empty()).map(|proxy| Proxy {
        host: proxy.host.clone(),
        port: proxy.port,
        user: proxy.user.clone().filter(|user| !user.is_empty()),
        password: keys.get(PROXY_PASSWORD).map(|password| password.to_string()),
    });
    Endpoint {
        hosts: m.hosts.clone(),
        ca_file: m.ca_file.as_ref().filter(|file| !file.is_empty()).map(PathBuf::from),
        proxy,
        ..Endpoint::default()
    }
}
