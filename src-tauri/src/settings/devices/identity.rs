//! How a device is known again.

use kit::{Identity, Spot};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a USB device is, so that it is found again at another port.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct IdentityView {
    pub vendor: u16,
    pub product: u16,
    pub serial: Option<String>,
    pub socket: Option<String>,
}

impl From<Identity> for IdentityView {
    fn from(identity: Identity) -> Self {
        let Identity { vendor, product, serial, socket } = identity;
        Self { vendor, product, serial, socket }
    }
}

impl From<IdentityView> for Identity {
    fn from(view: IdentityView) -> Self {
        let IdentityView { vendor, product, serial, socket } = view;
        Self { vendor, product, serial, socket }
    }
}

/// A path with what stood there.
pub fn spot(path: &str, identity: Option<&IdentityView>) -> Spot {
    Spot { path: path.to_owned(), identity: identity.cloned().map(Identity::from) }
}
