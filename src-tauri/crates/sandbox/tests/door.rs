//! The counter's client against the pretend cloud over real HTTP, HTTPS and a real proxy.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{
    ALIPAY, WECHAT, ask, ask_freeze, ask_hold, ask_shown, cloud, consume, fen, freeze, merchant, no,
};
use common::{pay, refund, release, show};
use cpay::{Client, Endpoint, Key, KeyTest, Merchant, Proxy};
use domain::cloud::{CloudAnswer, CloudCall, HoldFacts, Reach};
use domain::evidence::{Doubt, Evidence, RefundEvidence, RefundReason, Wallet};
use money::Fen;
use sandbox::door::{Authority, Server, Shared, Validity, serve, unix_ms};
use sandbox::{Fault, RefundScript, Script};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

const ANY: &str = "127.0.0.1:0";

async fn open(tls: Option<TlsAcceptor>) -> (Shared, Server) {
    let cloud = Arc::new(Mutex::new(cloud()));
    let server = serve(cloud.clone(), ANY.parse().unwrap(), tls).await.unwrap();
    (cloud, server)
}

fn endpoint(host: String) -> Endpoint {
    Endpoint {
        hosts: vec![host],
        connect: Duration::from_secs(2),
        total: Duration::from_secs(6),
        ..Endpoint::default()
    }
}

fn client(server: &Server) -> Client {
    Client::new(merchant(), endpoint(format!("http://{}", server.addr))).unwrap()
}

fn is_paid(answer: &CloudAnswer) -> bool {
    matches!(answer, CloudAnswer::Payment(Evidence::Paid(_)))
}

fn unsure(doubt: Doubt) -> CloudAnswer {
    CloudAnswer::Payment(Evidence::Unsure(doubt))
}

fn captured(cloud: &Shared, count: u32) -> Fen {
    cloud.lock().unwrap().captured(no(count).as_str())
}

#[tokio::test]
async fn a_day_over_http() {
    let (cloud, server) = open(None).await;
    let client = client(&server);
    let CloudAnswer::Probe(Reach::Here { server_time }) = client.call(&CloudCall::Probe, "n").await else {
        panic!("away")
    };
    assert!((unix_ms() / 1000 - server_time).abs() <= 2);
    assert!(client.server_now().is_some_and(|now| now >= server_time));
    assert_eq!(client.key_test("n").await, KeyTest::Good);
    assert!(is_paid(&client.call(&pay(1, WECHAT, 12850), "n").await));
    assert!(is_paid(&client.call(&ask(1, Wallet::WeChat, 12850), "n").await));

    let CloudAnswer::Payment(Evidence::CodeReady(url)) =
        client.call(&show(2, Wallet::Alipay, 500), "n").await
    else {
        panic!("no code")
    };
    assert!(cloud.lock().unwrap().phone_pays(unix_ms(), &url));
    assert!(is_paid(&client.call(&ask_shown(2, Wallet::Alipay, 500), "n").await));

    cloud.lock().unwrap().refund_script(no(1).as_str(), RefundScript::AtOnce);
    let back = client.call(&refund(3, 1, Wallet::WeChat, 12850, 850), "n").await;
    assert_eq!(back, CloudAnswer::Refund(common::done(850)));
    assert_eq!(cloud.lock().unwrap().net_captured(no(1).as_str()), fen(12000));
}

#[tokio::test]
async fn a_deposit_over_http() {
    let (cloud, server) = open(None).await;
    let client = client(&server);
    let hold = |consumed, released, lapsed| {
        let frozen = fen(1000);
        let facts =
            HoldFacts { frozen, consumed: fen(consumed), released: fen(released), lapsed: fen(lapsed) };
        CloudAnswer::Hold(Some(facts))
    };
    let wallet = Wallet::Alipay;
    assert!(is_paid(&client.call(&freeze(1, ALIPAY, 1000), "n").await));
    assert!(is_paid(&client.call(&ask_freeze(1, wallet, 1000), "n").await));
    let taken = client.call(&consume(2, 1, wallet, 300, false), "n").await;
    assert_eq!(taken, CloudAnswer::Refund(common::done(300)));
    let given = client.call(&release(3, 1, wallet, 200), "n").await;
    assert_eq!(given, CloudAnswer::Refund(common::done(200)));
    assert_eq!(client.call(&ask_hold(1, wallet, 1000), "n").await, hold(300, 200, 0));
    assert_eq!(captured(&cloud, 2), fen(300));

    let holds = pull(server.addr, "holds", "").await.1;
    assert!(holds.contains(r#""rest":500"#) && !holds.contains(ALIPAY), "{holds}");
    assert!(pull(server.addr, "releases", "").await.1.contains(r#""fee":200"#));
    assert_eq!(pull(server.addr, "days", r#"{"days":29}"#).await.0, 200);
    assert_eq!(client.call(&ask_hold(1, wallet, 1000), "n").await, hold(300, 200, 0));
    assert_eq!(pull(server.addr, "days", r#"{"days":1}"#).await.0, 200);
    assert_eq!(client.call(&ask_hold(1, wallet, 1000), "n").await, hold(300, 200, 500));
    assert_eq!(pull(server.addr, "unaccounted", "").await, (200, "[]".to_owned()));
    assert_eq!(pull(server.addr, "days", r#"{"days":-1}"#).await.0, 400);

    let script = format!(r#"{{"freeze":"{}","script":"Refused"}}"#, no(4));
    assert_eq!(pull(server.addr, "draw-script", &script).await.0, 200);
    assert!(is_paid(&client.call(&freeze(4, WECHAT, 1000), "n").await));
    let refused = client.call(&release(5, 4, Wallet::WeChat, 1000), "n").await;
    assert_eq!(refused, CloudAnswer::Refund(RefundEvidence::Failed(RefundReason::Declined)));
}

/// A freeze is sent once, as a charge is: whatever becomes of its answer, only questions follow.
#[tokio::test]
async fn lost_and_late_freezes() {
    let (cloud, server) = open(None).await;
    let endpoint = Endpoint { total: Duration::from_secs(2), ..endpoint(format!("http://{}", server.addr)) };
    let client = Client::new(merchant(), endpoint).unwrap();
    let table = [
        (1, "134567890123456701", Script::DropBefore, false),
        (2, "134567890123456702", Script::DropAfter, true),
        (3, "134567890123456703", Script::Late { ms: 4000 }, true),
    ];
    for (count, code, script, moved) in table {
        cloud.lock().unwrap().script(code, script.clone());
        assert_eq!(client.call(&freeze(count, code, 100), "n").await, unsure(Doubt::Silence), "{script:?}");
        assert_eq!(cloud.lock().unwrap().heard("/cpay/micro_freeze", no(count).as_str()), 1);
        let truth = client.call(&ask_freeze(count, Wallet::WeChat, 100), "n").await;
        assert_eq!(is_paid(&truth), moved, "{script:?}");
    }
    cloud.lock().unwrap().script("134567890123456704", Script::Twice);
    assert!(is_paid(&client.call(&freeze(4, "134567890123456704", 100), "n").await));
    let next = client.call(&freeze(5, "134567890123456705", 200), "n").await;
    assert!(is_paid(&next), "the second copy is no answer to the next call: {next:?}");
}

#[tokio::test]
async fn lost_and_late_answers() {
    let (cloud, server) = open(None).await;
    let endpoint = Endpoint { total: Duration::from_secs(2), ..endpoint(format!("http://{}", server.addr)) };
    let client = Client::new(merchant(), endpoint).unwrap();
    let table = [
        (1, "134567890123456701", Script::DropBefore, false),
        (2, "134567890123456702", Script::DropAfter, true),
        (3, "134567890123456703", Script::Late { ms: 4000 }, true),
    ];
    for (count, code, script, moved) in table {
        cloud.lock().unwrap().script(code, script.clone());
        assert_eq!(client.call(&pay(count, code, 100), "n").await, unsure(Doubt::Silence), "{script:?}");
        assert_eq!(cloud.lock().unwrap().heard("/cpay/micro_pay", no(count).as_str()), 1);
        let truth = client.call(&ask(count, Wallet::WeChat, 100), "n").await;
        assert_eq!(is_paid(&truth), moved, "{script:?}");
    }
    cloud.lock().unwrap().script("134567890123456704", Script::Late { ms: 300 });
    assert!(is_paid(&client.call(&pay(4, "134567890123456704", 100), "n").await));
}

/// The second copy of an answer must never be taken for the answer to the next call.
#[tokio::test]
async fn an_answer_that_comes_twice() {
    let (cloud, server) = open(None).await;
    let client = client(&server);
    for round in 0..20 {
        let code = format!("1345678901234567{round:02}");
        let (one, two, three) = (3 * round + 1, 3 * round + 2, 3 * round + 3);
        cloud.lock().unwrap().script(&code, Script::Twice);
        assert!(is_paid(&client.call(&pay(one, &code, 100), "n").await));
        // at once, while the copy may still be on its way
        let shown = client.call(&show(two, Wallet::WeChat, 100), "n").await;
        assert!(matches!(shown, CloudAnswer::Payment(Evidence::CodeReady(_))), "{shown:?}");
        let next = client.call(&pay(three, &format!("1445678901234567{round:02}"), 200), "n").await;
        assert!(is_paid(&next), "{next:?}");
    }
    for round in 0..10 {
        cloud.lock().unwrap().fault("/cpay/query_order", Fault::Twice);
        assert!(is_paid(&client.call(&ask(3 * round + 1, Wallet::WeChat, 100), "n").await));
        // at once, and after the line has rested
        tokio::time::sleep(Duration::from_millis(if round % 2 == 0 { 0 } else { 120 })).await;
        let other = client.call(&ask(999, Wallet::WeChat, 200), "n").await;
        assert_eq!(other, CloudAnswer::Payment(Evidence::NotFound));
    }
}

#[tokio::test]
async fn hostile_answers_over_http() {
    let (cloud, server) = open(None).await;
    let client = client(&server);
    let table = [
        (Fault::Truncated, Doubt::Unverified),
        (Fault::Huge, Doubt::Unverified),
        (Fault::WrongCode, Doubt::Unverified),
        (Fault::NoCode, Doubt::Unverified),
        (Fault::NotJson, Doubt::Unverified),
        (Fault::Http500, Doubt::CloudUnsure),
        (Fault::Status3, Doubt::CloudUnsure),
        (Fault::Status103, Doubt::CloudUnsure),
        (Fault::OtherNumber, Doubt::Mismatch),
        (Fault::OtherAmount, Doubt::Mismatch),
        (Fault::OtherMerchant, Doubt::Mismatch),
    ];
    for (count, (fault, doubt)) in (1..).zip(table) {
        let code = format!("1345678901234567{count:02}");
        cloud.lock().unwrap().script(&code, Script::Faulty(fault));
        assert_eq!(client.call(&pay(count, &code, 100), "n").await, unsure(doubt), "{fault:?}");
        assert!(is_paid(&client.call(&ask(count, Wallet::WeChat, 100), "n").await), "{fault:?}");
        assert_eq!(cloud.lock().unwrap().heard("/cpay/micro_pay", no(count).as_str()), 1);
    }
}

#[tokio::test]
async fn a_door_can_be_closed_and_opened_again() {
    let (cloud, server) = open(None).await;
    let client = client(&server);
    assert!(is_paid(&client.call(&pay(1, WECHAT, 100), "n").await));
    let addr = server.addr;
    server.stop().await;
    let away = client.call(&pay(2, "144567890123456700", 100), "n").await;
    assert_eq!(away, CloudAnswer::Payment(Evidence::NeverLeft));
    let again = serve(cloud.clone(), addr, None).await.unwrap();
    assert_eq!(again.addr, addr);
    assert!(is_paid(&client.call(&pay(3, "144567890123456700", 100), "n").await));
    assert_eq!(captured(&cloud, 2), Fen::ZERO);
}

/// A root on disk, the folder that holds it, and a door behind a certificate.
struct Secure {
    cloud: Shared,
    server: Server,
    root: PathBuf,
    _folder: tempfile::TempDir,
}

async fn secure(names: &[&str], validity: Validity) -> Secure {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ca.pem");
    let authority = Authority::new().unwrap();
    authority.write(&root).unwrap();
    let (cloud, server) = open(Some(authority.acceptor(names, validity).unwrap())).await;
    Secure { cloud, server, root, _folder: folder }
}

impl Secure {
    fn client(&self, ca_file: Option<PathBuf>, proxy: Option<Proxy>) -> Client {
        let host = format!("https://localhost:{}", self.server.addr.port());
        Client::new(merchant(), Endpoint { ca_file, proxy, ..endpoint(host) }).unwrap()
    }
}

#[tokio::test]
async fn over_https_with_the_private_root() {
    let secure = secure(&["localhost"], Validity::Running).await;
    let client = secure.client(Some(secure.root.clone()), None);
    client.warm().await;
    assert!(is_paid(&client.call(&pay(1, WECHAT, 100), "n").await));
    assert!(is_paid(&client.call(&ask(1, Wallet::WeChat, 100), "n").await));
    assert_eq!(captured(&secure.cloud, 1), fen(100));
}

#[tokio::test]
async fn certificates_that_are_refused() {
    let good = secure(&["localhost"], Validity::Running).await;
    let other_host = secure(&["pay.qcloud.com"], Validity::Running).await;
    let ended = secure(&["localhost"], Validity::Ended).await;
    let stranger = secure(&["localhost"], Validity::Running).await;
    let table = [
        ("another root", &good, Some(stranger.root.clone())),
        ("another host", &other_host, Some(other_host.root.clone())),
        ("ended", &ended, Some(ended.root.clone())),
        ("the system's roots", &good, None),
    ];
    for (what, secure, root) in table {
        let client = secure.client(root, None);
        let never = CloudAnswer::Payment(Evidence::NeverLeft);
        assert_eq!(client.call(&pay(1, WECHAT, 100), "n").await, never, "{what}");
        assert_eq!(client.call(&ask(1, Wallet::WeChat, 100), "n").await, unsure(Doubt::Silence), "{what}");
        assert_eq!(client.call(&CloudCall::Probe, "n").await, CloudAnswer::Probe(Reach::Away), "{what}");
        assert_eq!(client.key_test("n").await, KeyTest::Unreachable, "{what}");
        assert_eq!(secure.cloud.lock().unwrap().heard("/cpay/micro_pay", no(1).as_str()), 0, "{what}");
    }
}

/// A proxy that takes `CONNECT` with one user and password, and counts tunnels.
async fn proxy_server(tunnels: Arc<Mutex<Vec<String>>>) -> SocketAddr {
    let listener = TcpListener::bind(ANY).await.unwrap();
    let addr = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let tunnels = tunnels.clone();
            tokio::spawn(async move {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    head.push(stream.read_u8().await.unwrap());
                }
                let head = String::from_utf8(head).unwrap();
                // counter:geheim
                if !head.contains("Proxy-Authorization: Basic Y291bnRlcjpnZWhlaW0=\r\n") {
                    let refused = b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
                    stream.write_all(refused).await.unwrap();
                    return;
                }
                let target = head.split(' ').nth(1).unwrap().to_owned();
                let mut behind = TcpStream::connect(&target).await.unwrap();
                tunnels.lock().unwrap().push(target);
                stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.unwrap();
                let _ = tokio::io::copy_bidirectional(&mut stream, &mut behind).await;
            });
        }
    });
    addr
}

#[tokio::test]
async fn through_the_shops_proxy() {
    let secure = secure(&["localhost"], Validity::Running).await;
    let tunnels = Arc::new(Mutex::new(Vec::new()));
    let at = proxy_server(tunnels.clone()).await;
    let proxy = |password: &str| Proxy {
        host: at.ip().to_string(),
        port: at.port(),
        user: Some("counter".to_owned()),
        password: Some(password.to_owned()),
    };
    let client = secure.client(Some(secure.root.clone()), Some(proxy("geheim")));
    assert!(is_paid(&client.call(&pay(1, WECHAT, 100), "n").await));
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert!(is_paid(&client.call(&ask(1, Wallet::WeChat, 100), "n").await));
    let target = format!("localhost:{}", secure.server.addr.port());
    assert_eq!(*tunnels.lock().unwrap(), [target]);

    let refused = secure.client(Some(secure.root.clone()), Some(proxy("wrong")));
    let never = CloudAnswer::Payment(Evidence::NeverLeft);
    assert_eq!(refused.call(&pay(2, "144567890123456700", 100), "n").await, never);
    let gone = Proxy { port: 1, ..proxy("geheim") };
    let nobody = secure.client(Some(secure.root.clone()), Some(gone));
    assert_eq!(nobody.call(&pay(2, "144567890123456700", 100), "n").await, never);
    assert_eq!(captured(&secure.cloud, 2), Fen::ZERO);
}

#[tokio::test]
async fn a_wrong_key_is_named_as_such() {
    let (cloud, server) = open(None).await;
    let key = Key::new("00000000000000000000000000000000").unwrap();
    let host = endpoint(format!("http://{}", server.addr));
    let client = Client::new(Merchant { key, ..merchant() }, host).unwrap();
    assert_eq!(client.key_test("n").await, KeyTest::WrongKey);
    assert_eq!(client.call(&pay(1, WECHAT, 100), "n").await, unsure(Doubt::Unverified));
    assert_eq!(captured(&cloud, 1), Fen::ZERO);
}

/// One plain HTTP request, for the strings.
async fn pull(addr: SocketAddr, name: &str, body: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(addr).await.unwrap();
    let head = format!(
        "POST /sandbox/{name} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    (status, answer.split("\r\n\r\n").nth(1).unwrap().to_owned())
}

#[tokio::test]
async fn strings_are_pulled_over_http() {
    let (cloud, server) = open(None).await;
    let client = client(&server);
    let addr = server.addr;
    let script = format!(r#"{{"code":"{WECHAT}","script":{{"TypesPassword":{{"queries":0}}}}}}"#);
    assert_eq!(pull(addr, "script", &script).await.0, 200);
    let answer = client.call(&pay(1, WECHAT, 100), "n").await;
    assert_eq!(answer, CloudAnswer::Payment(Evidence::Paying(Doubt::Typing)));
    assert!(is_paid(&client.call(&ask(1, Wallet::WeChat, 100), "n").await));

    assert_eq!(pull(addr, "fault", r#"{"path":"/cpay/query_order","fault":"WrongCode"}"#).await.0, 200);
    assert_eq!(client.call(&ask(1, Wallet::WeChat, 100), "n").await, unsure(Doubt::Unverified));

    let CloudAnswer::Payment(Evidence::CodeReady(url)) =
        client.call(&show(2, Wallet::WeChat, 100), "n").await
    else {
        panic!("no code")
    };
    let phone = |does: &str| format!(r#"{{"code_url":"{url}","does":{does}}}"#);
    assert_eq!(pull(addr, "phone", &phone(r#""Opens""#)).await, (200, r#"{"done":true}"#.to_owned()));
    assert_eq!(pull(addr, "phone", &phone(r#""Pays""#)).await.1, r#"{"done":true}"#);
    assert_eq!(pull(addr, "phone", &phone(r#"{"PaysAfter":{"ms":1}}"#)).await.1, r#"{"done":false}"#);
    assert_eq!(captured(&cloud, 2), fen(100));

    let refund_script = format!(r#"{{"order":"{}","script":"BalanceTooLow"}}"#, no(1));
    assert_eq!(pull(addr, "refund-script", &refund_script).await.0, 200);
    assert_eq!(pull(addr, "switches", r#"{"reverse":false,"magic":true}"#).await.0, 200);
    assert!(!cloud.lock().unwrap().switches.reverse);
    let orders = pull(addr, "orders", "").await.1;
    assert!(orders.contains(r#""stage":"Paid""#) && !orders.contains(WECHAT), "{orders}");
    assert_eq!(pull(addr, "refunds", "").await, (200, "[]".to_owned()));
    assert_eq!(pull(addr, "script", "{").await.0, 400);
    assert_eq!(pull(addr, "nothing", "").await.0, 404);
}
