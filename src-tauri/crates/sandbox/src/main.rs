//! The pretend cloud as a program.

use clap::Parser;
use sandbox::door::{Authority, Validity, serve};
use sandbox::{Cloud, Registered};
use std::error::Error;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tracing_subscriber::EnvFilter;

/// What the last two digits of a payment code do, in the order of `Script::by_magic`, and the strings.
const MAGIC: &str = "\
The last two digits of a payment code decide what its guest does:
  01 types a password (two questions hear \"paying\")   02 never answers (ends after 120 s)
  03 begins to type and stops                          04 answer 8 s late
  05 answer 20 s late                                  06 answer twice
  07 request lost                                      08 answer lost
  09 wrong authentication code
  11 balance too low   12 limit   13 code expired   14 code invalid
  15 guest cancels     16 bank declines   17 merchant not allowed
  21 status 3   22 status 103   23 HTTP 500   24 a web page   25 no authentication code
  26 another number   27 another amount   28 another merchant
  31 coupon of 1 yuan, paid for in advance   32 coupon of 1 yuan, lowers the settlement
  anything else: pays at once
Deposits are frozen behind the same codes; they take no coupons.
WeChat codes have 18 digits from 10 to 15, Alipay's 16 to 24 digits from 25 to 30, member cards' 18 digits from 99
(the length is this program's own; none is published). A code works once. Cards take no deposits and scan no codes.

Strings to pull, JSON by POST:
  /sandbox/script         {\"code\": \"…\", \"script\": {\"TypesPassword\": {\"queries\": 2}}}
  /sandbox/refund-script  {\"order\": \"…\", \"script\": {\"After\": {\"ms\": 5000}}}
  /sandbox/fault          {\"path\": \"/cpay/query_order\", \"fault\": \"DropAfter\"}
  /sandbox/phone          {\"code_url\": \"…\", \"does\": \"Pays\"}   (Opens, Pays, {\"PaysAfter\": {\"ms\": 3000}})
  /sandbox/switches       {\"reverse\": false, \"deposits\": false}   (those not named return to their defaults)
  /sandbox/draw-script    {\"freeze\": \"…\", \"script\": {\"After\": {\"ms\": 5000}}}   (consumptions and releases of a deposit)
  /sandbox/days           {\"days\": 30}   so many days pass at once; deposits of 30 days go back
  /sandbox/orders, /sandbox/refunds, /sandbox/holds, /sandbox/releases   what is in the books
  /sandbox/unaccounted    what does not add up in the deposits";

/// A pretend payment cloud that speaks the real protocol.
#[derive(Parser)]
#[command(name = "sandbox", after_help = MAGIC)]
struct Options {
    /// Port to listen on; 0 for any.
    #[arg(long, default_value_t = 8473)]
    port: u16,
    /// Address to listen on.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Serve HTTPS with a fresh private root.
    #[arg(long, requires = "ca_out")]
    tls: bool,
    /// Where the private root is written, as PEM.
    #[arg(long, value_name = "FILE")]
    ca_out: Option<PathBuf>,
    /// Merchant to serve instead of the practice merchant, as JSON.
    #[arg(long, value_name = "FILE")]
    merchant_file: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).init();
    let merchant = match &options.merchant_file {
        Some(file) => serde_json::from_str(&std::fs::read_to_string(file)?)?,
        None => Registered::practice(),
    };
    let tls = match (options.tls, &options.ca_out) {
        (true, Some(file)) => Some(acceptor(file, options.host)?),
        _ => None,
    };
    let scheme = if tls.is_some() { "https" } else { "http" };
    let mut cloud = Cloud::new([merchant.clone()]);
    cloud.switches.magic = true;
    let addr = SocketAddr::new(options.host, options.port);
    let server = serve(Arc::new(Mutex::new(cloud)), addr, tls).await?;
    println!("{scheme}://{}/cpay/", server.addr);
    println!("{}", serde_json::to_string_pretty(&merchant)?);
    tokio::signal::ctrl_c().await?;
    server.stop().await;
    Ok(())
}

fn acceptor(file: &Path, host: IpAddr) -> Result<tokio_rustls::TlsAcceptor, Box<dyn Error>> {
    let root = Authority::new()?;
    root.write(file)?;
    let host = host.to_string();
    let names = ["localhost", "pay.qcloud.com", host.as_str()];
    Ok(root.acceptor(&names, Validity::Running)?)
}
