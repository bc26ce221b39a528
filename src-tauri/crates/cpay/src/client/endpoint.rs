//! Where the cloud is and how to get there.

use http::Uri;
use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// The four interchangeable hosts (cpay 569/32387).
pub const HOSTS: [&str; 4] =
    ["pay.qcloud.com", "sz.pay.qcloud.com", "sh.pay.qcloud.com", "tj.pay.qcloud.com"];

/// Where the cloud is. Redirects are never followed, the environment's proxy settings never read.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// Hosts in the order they are tried: `pay.qcloud.com`, `https://host:8443`, or, for a
    /// loopback address only, `http://127.0.0.1:8080`.
    pub hosts: Vec<String>,
    /// PEM file whose certificates are the only roots; without it the system's roots are used.
    pub ca_file: Option<PathBuf>,
    /// HTTP proxy of the shop's network.
    pub proxy: Option<Proxy>,
    /// Longest wait for one connection, its TLS handshake included.
    pub connect: Duration,
    /// Longest wait for one call, connecting included.
    pub total: Duration,
}

impl Default for Endpoint {
    fn default() -> Self {
        Self {
            hosts: HOSTS.iter().map(|host| (*host).to_owned()).collect(),
            ca_file: None,
            proxy: None,
            connect: Duration::from_secs(5),
            total: Duration::from_secs(15),
        }
    }
}

/// An HTTP proxy that takes `CONNECT` (cpay 569/12641).
#[derive(Clone)]
pub struct Proxy {
    /// Name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// User, when the proxy asks for one.
    pub user: Option<String>,
    /// Password of the user.
    pub password: Option<String>,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({}:{})", self.host, self.port)
    }
}

/// Why an [`Endpoint`] cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EndpointTrouble {
    /// No host at all.
    #[error("no host")]
    NoHost,
    /// Not a host and not a base address.
    #[error("not a host: {0}")]
    NotAHost(String),
    /// Unencrypted and not this machine.
    #[error("http is allowed for this machine only: {0}")]
    PlainHttp(String),
    /// The file with the roots cannot be read or holds none.
    #[error("no usable root certificate in {}", .0.display())]
    Roots(PathBuf),
    /// The system has no root certificates.
    #[error("the system has no root certificates")]
    NoSystemRoots,
    /// The TLS library refused its own defaults.
    #[error("tls: {0}")]
    Tls(#[from] rustls::Error),
}

/// One host, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Host {
    /// Encrypted?
    pub tls: bool,
    /// Name or address, without brackets.
    pub name: String,
    /// Port.
    pub port: u16,
}

impl Host {
    /// From a bare host or a base address.
    pub fn parse(text: &str) -> Result<Self, EndpointTrouble> {
        let wrong = || EndpointTrouble::NotAHost(text.to_owned());
        let full = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let uri: Uri = full.trim_end_matches('/').parse().map_err(|_| wrong())?;
        let name = uri.host().ok_or_else(wrong)?.trim_matches(['[', ']']).to_owned();
        let tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if is_loopback(&name) => false,
            Some("http") => return Err(EndpointTrouble::PlainHttp(text.to_owned())),
            _ => return Err(wrong()),
        };
        let extra = uri.path() != "/" || uri.query().is_some() || full.contains('@');
        if name.is_empty() || extra {
            return Err(wrong());
        }
        Ok(Self { tls, port: uri.port_u16().unwrap_or(if tls { 443 } else { 80 }), name })
    }

    /// As `host:port`, for `Host`, `CONNECT` and the socket.
    pub fn authority(&self) -> String {
        if self.name.contains(':') {
            format!("[{}]:{}", self.name, self.port)
        } else {
            format!("{}:{}", self.name, self.port)
        }
    }
}

fn is_loopback(name: &str) -> bool {
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(text: &str) -> String {
        match Host::parse(text) {
            Ok(host) => format!("{} {}", if host.tls { "tls" } else { "plain" }, host.authority()),
            Err(EndpointTrouble::PlainHttp(_)) => "plain refused".to_owned(),
            Err(_) => "refused".to_owned(),
        }
    }

    #[test]
    fn hosts() {
        let table = [
            ("pay.qcloud.com", "tls pay.qcloud.com:443"),
            ("https://pay.qcloud.com/", "tls pay.qcloud.com:443"),
            ("https://localhost:8443", "tls localhost:8443"),
            ("localhost:8443", "tls localhost:8443"),
            ("http://127.0.0.1:8080", "plain 127.0.0.1:8080"),
            ("http://[::1]:8080", "plain [::1]:8080"),
            ("http://localhost:8080", "plain localhost:8080"),
            ("http://pay.qcloud.com", "plain refused"),
            ("http://127.0.0.1.example.com", "plain refused"),
            ("http://10.0.0.1", "plain refused"),
            ("ftp://127.0.0.1", "refused"),
            ("https://pay.qcloud.com/cpay", "refused"),
            ("https://user@pay.qcloud.com", "refused"),
            ("", "refused"),
            ("a b", "refused"),
        ];
        for (text, expected) in table {
            assert_eq!(host(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_proxy_shows_no_password() {
        let proxy = Proxy {
            host: "proxy".to_owned(),
            port: 3128,
            user: Some("user".to_owned()),
            password: Some("secret".to_owned()),
        };
        assert_eq!(format!("{proxy:?}"), "Proxy(proxy:3128)");
    }
}
