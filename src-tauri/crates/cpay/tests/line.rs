//! What really goes over the wire: raw TCP servers count connections and requests.

#![allow(clippy::unwrap_used, clippy::panic)]

use cpay::{Client, Endpoint, Key, KeyTest, Merchant, RefundAuthority};
use domain::cloud::{CloudAnswer, CloudCall, ConsumeCall, FreezeCall, PayCall, PayCode, Reach};
use domain::cloud::{RefundCall, ReleaseCall, ShowCall, ShowFreezeCall};
use domain::evidence::{Doubt, Evidence, RefundEvidence, Wallet};
use domain::ids::{DeviceId, StaffId, TradeNo};
use money::Fen;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

fn merchant() -> Merchant {
    Merchant {
        key: Key::new("0123456789ABCDEF0123456789ABCDEF").unwrap(),
        out_mch_id: "provider".to_owned(),
        out_sub_mch_id: "merchant".to_owned(),
        out_shop_id: "shop".to_owned(),
        shop_id: None,
        device_id: DeviceId("1".to_owned()),
        staff_id: StaffId("2".to_owned()),
        machine_no: "3".to_owned(),
        sub_terminal_type: 0,
        sdk_version: "1.0".to_owned(),
        spbill_create_ip: "127.0.0.1".to_owned(),
        sn_code: None,
        prefix: "01000052".to_owned(),
        body_text: "店".to_owned(),
        refund: RefundAuthority::Admin,
        api_version: 1,
    }
}

fn no() -> TradeNo {
    TradeNo::new("01000052000100000100000001").unwrap()
}

fn pay() -> CloudCall {
    CloudCall::Pay(PayCall {
        no: no(),
        wallet: Wallet::WeChat,
        code: PayCode::new("134567890123456789"),
        amount: Fen::new(100).unwrap(),
        undiscountable: Fen::ZERO,
        flow: String::new(),
        nonce: "n".to_owned(),
    })
}

fn show() -> CloudCall {
    CloudCall::ShowCode(ShowCall {
        no: no(),
        wallet: Wallet::WeChat,
        amount: Fen::new(100).unwrap(),
        undiscountable: Fen::ZERO,
        flow: String::new(),
        nonce: "n".to_owned(),
        life_s: 120,
    })
}

fn ask() -> CloudCall {
    CloudCall::AskPayment { no: no(), wallet: Wallet::WeChat, amount: Fen::new(100).unwrap(), shown: false }
}

fn refund() -> CloudCall {
    CloudCall::Refund(RefundCall {
        no: no(),
        of: no(),
        wallet: Wallet::WeChat,
        total: Fen::new(100).unwrap(),
        amount: Fen::new(100).unwrap(),
        reason: String::new(),
        nonce: "n".to_owned(),
        freeze: None,
        by: None,
    })
}

fn freeze() -> CloudCall {
    CloudCall::Freeze(FreezeCall {
        no: no(),
        wallet: Wallet::WeChat,
        code: PayCode::new("134567890123456789"),
        amount: Fen::new(100).unwrap(),
        remark: String::new(),
        nonce: "n".to_owned(),
    })
}

fn show_freeze() -> CloudCall {
    CloudCall::ShowFreeze(ShowFreezeCall {
        no: no(),
        wallet: Wallet::Alipay,
        amount: Fen::new(100).unwrap(),
        remark: String::new(),
        nonce: "n".to_owned(),
        life_s: 120,
    })
}

fn consume() -> CloudCall {
    CloudCall::Consume(ConsumeCall {
        no: no(),
        freeze: no(),
        wallet: Wallet::WeChat,
        amount: Fen::new(100).unwrap(),
        release_rest: true,
        nonce: "n".to_owned(),
    })
}

fn release() -> CloudCall {
    CloudCall::Release(ReleaseCall {
        no: no(),
        freeze: no(),
        wallet: Wallet::WeChat,
        amount: Fen::new(100).unwrap(),
        nonce: "n".to_owned(),
        by: None,
    })
}

fn ask_hold() -> CloudCall {
    CloudCall::AskHold { no: no(), wallet: Wallet::WeChat, amount: Fen::new(100).unwrap() }
}

fn unsure(doubt: Doubt) -> CloudAnswer {
    CloudAnswer::Payment(Evidence::Unsure(doubt))
}

/// An answer came and could not be verified: what the raw servers' answers amount to.
fn answered() -> CloudAnswer {
    unsure(Doubt::Unverified)
}

/// What a raw server does with a request it has read to the end.
#[derive(Clone)]
enum Does {
    Answers,
    /// Answers, keeps alive in words, and hangs up.
    AnswersAndHangsUp,
    /// Says these bytes and hangs up.
    Says(Vec<u8>),
    HangsUp,
    Nothing,
}

struct Server {
    addr: SocketAddr,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    async fn that(does: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let requests = Arc::new(AtomicUsize::new(0));
        let (c, r) = (connections.clone(), requests.clone());
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                c.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, does.clone(), r.clone()));
            }
        });
        Self { addr, connections, requests }
    }

    fn base(&self) -> String {
        format!("http://{}", self.addr)
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

async fn serve(mut stream: TcpStream, does: Does, requests: Arc<AtomicUsize>) {
    while read_request(&mut stream).await {
        requests.fetch_add(1, Ordering::SeqCst);
        match &does {
            Does::Answers | Does::AnswersAndHangsUp => {
                stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await.unwrap();
                if matches!(does, Does::AnswersAndHangsUp) {
                    return;
                }
            }
            Does::Says(bytes) => {
                let _ = stream.write_all(bytes).await;
                return;
            }
            Does::HangsUp => return,
            Does::Nothing => tokio::time::sleep(Duration::from_secs(60)).await,
        }
    }
}

/// Head and body of one request; false when the other side is gone.
async fn read_request(stream: &mut TcpStream) -> bool {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return false,
        }
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    assert!(head.starts_with("post /cpay/"), "{head}");
    assert!(head.contains("content-type: application/json\r\n"), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    let mut body = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut body).await.is_ok()
}

/// A port on which nobody listens.
async fn closed() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

fn client(hosts: &[String]) -> Client {
    let endpoint = Endpoint {
        hosts: hosts.to_vec(),
        connect: Duration::from_millis(500),
        total: Duration::from_millis(2500),
        ..Endpoint::default()
    };
    Client::new(merchant(), endpoint).unwrap()
}

#[tokio::test]
async fn a_charge_is_never_sent_again() {
    for does in [
        Does::HangsUp,
        Does::Nothing,
        Does::Says(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"response".to_vec()),
        Does::Says(b"SSH-2.0-OpenSSH\r\n".to_vec()),
        Does::Says(b"HTTP/1.1 200 OK\r\n".to_vec()),
    ] {
        for call in [pay(), show(), refund(), freeze(), show_freeze(), consume(), release()] {
            let first = Server::that(does.clone()).await;
            let second = Server::that(Does::Answers).await;
            let client = client(&[first.base(), second.base()]);
            let answer = client.call(&call, "n").await;
            let silent = matches!(
                answer,
                CloudAnswer::Payment(Evidence::Unsure(Doubt::Silence))
                    | CloudAnswer::Refund(RefundEvidence::Unsure(Doubt::Silence))
            );
            assert!(silent, "{answer:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
            assert_eq!((first.requests(), second.requests()), (1, 0));
        }
    }
}

#[tokio::test]
async fn a_question_goes_to_the_next_host() {
    for does in [Does::HangsUp, Does::Nothing] {
        let first = Server::that(does).await;
        let second = Server::that(Does::Answers).await;
        let client = client(&[first.base(), second.base()]);
        assert_eq!(client.call(&ask(), "n").await, answered());
        assert_eq!((first.requests(), second.requests()), (1, 1));
        // the host that answered is asked first from then on
        assert_eq!(client.call(&ask(), "n").await, answered());
        assert_eq!((first.requests(), second.requests()), (1, 2));
        assert_eq!(client.call(&ask_hold(), "n").await, CloudAnswer::Hold(None));
        assert_eq!((first.requests(), second.requests()), (1, 3));
    }
}

#[tokio::test]
async fn a_host_without_connection_is_passed_over() {
    let good = Server::that(Does::Answers).await;
    let hosts = [closed().await, closed().await, good.base()];
    assert_eq!(client(&hosts).call(&pay(), "n").await, answered());
    assert_eq!(good.requests(), 1);
}

#[tokio::test]
async fn a_host_that_never_shakes_hands_is_passed_over() {
    let silent = Server::that(Does::Nothing).await;
    let good = Server::that(Does::Answers).await;
    let hosts = [format!("https://{}", silent.addr), good.base()];
    let mut told = 0;
    let answer = client(&hosts).call_telling(&pay(), "n", || told += 1).await;
    assert_eq!(answer, answered());
    assert_eq!((silent.requests(), good.requests(), told), (0, 1, 1));
}

#[tokio::test]
async fn nothing_leaves_without_a_connection() {
    let hosts = [closed().await, closed().await];
    let client = client(&hosts);
    let mut told = 0;
    let answer = client.call_telling(&pay(), "n", || told += 1).await;
    assert_eq!((answer, told), (CloudAnswer::Payment(Evidence::NeverLeft), 0));
    assert_eq!(client.call(&show(), "n").await, CloudAnswer::Payment(Evidence::NeverLeft));
    assert_eq!(client.call(&refund(), "n").await, CloudAnswer::Refund(RefundEvidence::NeverLeft));
    for call in [freeze(), show_freeze()] {
        assert_eq!(client.call(&call, "n").await, CloudAnswer::Payment(Evidence::NeverLeft));
    }
    for call in [consume(), release()] {
        assert_eq!(client.call(&call, "n").await, CloudAnswer::Refund(RefundEvidence::NeverLeft));
    }
    assert_eq!(client.call(&ask(), "n").await, unsure(Doubt::Silence));
    assert_eq!(client.call(&ask_hold(), "n").await, CloudAnswer::Hold(None));
    let reverse = CloudCall::Reverse { no: no(), wallet: Wallet::WeChat };
    assert_eq!(client.call(&reverse, "n").await, unsure(Doubt::Silence));
    assert_eq!(client.call(&CloudCall::Probe, "n").await, CloudAnswer::Probe(Reach::Away));
    assert_eq!(client.key_test("n").await, KeyTest::Unreachable);
}

#[tokio::test]
async fn one_line_carries_many_calls() {
    let server = Server::that(Does::Answers).await;
    let client = client(&[server.base()]);
    for call in [ask(), pay(), ask(), refund(), CloudCall::Probe, ask()] {
        client.call(&call, "n").await;
        tokio::time::sleep(Duration::from_millis(120)).await;
    }
    assert_eq!((server.connections(), server.requests()), (1, 6));
}

#[tokio::test]
async fn a_warm_line_is_used_and_a_shown_code_wants_an_unused_one() {
    let server = Server::that(Does::Answers).await;
    let client = client(&[server.base()]);
    client.warm().await;
    client.warm().await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!((server.connections(), server.requests()), (1, 0));
    assert_eq!(client.call(&pay(), "n").await, answered());
    assert_eq!(server.connections(), 1);
    assert_eq!(client.call(&show(), "n").await, answered());
    assert_eq!(server.connections(), 2);
    tokio::time::sleep(Duration::from_millis(120)).await;
    assert_eq!(client.call(&show_freeze(), "n").await, answered());
    assert_eq!(server.connections(), 3, "a rested line has carried something, too");
    client.warm().await;
    assert_eq!(client.call(&show_freeze(), "n").await, answered());
    assert_eq!((server.connections(), server.requests()), (4, 4));
}

#[tokio::test]
async fn a_line_that_was_hung_up_costs_nothing() {
    let server = Server::that(Does::AnswersAndHangsUp).await;
    let client = client(&[server.base()]);
    for count in 1..=5 {
        assert_eq!(client.call(&pay(), "n").await, answered());
        tokio::time::sleep(Duration::from_millis(120)).await;
        assert_eq!((server.connections(), server.requests()), (count, count));
    }
}

#[tokio::test]
async fn an_answer_without_end_is_not_read() {
    let mut bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 1048576\r\n\r\n".to_vec();
    bytes.resize(1024 * 1024, b' ');
    let server = Server::that(Does::Says(bytes)).await;
    assert_eq!(client(&[server.base()]).call(&pay(), "n").await, unsure(Doubt::Unverified));
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_redirection_is_not_followed() {
    let other = Server::that(Does::Answers).await;
    let answer = format!(
        "HTTP/1.1 307 Moved\r\nlocation: {}/cpay/micro_pay\r\ncontent-length: 0\r\n\r\n",
        other.base()
    );
    let server = Server::that(Does::Says(answer.into_bytes())).await;
    assert_eq!(client(&[server.base()]).call(&pay(), "n").await, unsure(Doubt::Unverified));
    assert_eq!((server.requests(), other.requests()), (1, 0));
}

#[tokio::test]
async fn a_silent_cloud_is_left_in_time() {
    let server = Server::that(Does::Nothing).await;
    let client = client(&[server.base()]);
    let began = std::time::Instant::now();
    assert_eq!(client.call(&pay(), "n").await, unsure(Doubt::Silence));
    let took = began.elapsed();
    assert!(took >= Duration::from_millis(2400) && took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test]
async fn endpoints_that_cannot_be() {
    let try_with = |hosts: Vec<&str>, ca_file| {
        let hosts = hosts.into_iter().map(str::to_owned).collect();
        Client::new(merchant(), Endpoint { hosts, ca_file, ..Endpoint::default() }).is_ok()
    };
    assert!(try_with(vec!["pay.qcloud.com"], None));
    assert!(!try_with(vec![], None));
    assert!(!try_with(vec!["http://pay.qcloud.com"], None));
    assert!(!try_with(vec!["pay.qcloud.com"], Some("/nowhere/ca.pem".into())));
    assert!(!try_with(vec!["pay.qcloud.com"], Some(file!().into())));
}
