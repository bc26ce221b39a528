//! Published and synthetic exchanges in `tests/vectors`, signed by another program than ours.

#![allow(clippy::unwrap_used, clippy::panic)]

use cpay::envelope::{Sealed, check};
use cpay::key_test::{KeyTest, key_test_answer, key_test_request};
use cpay::merchant::terminal_type;
use cpay::{Key, Merchant, RefundAuthority, answer, request};
use domain::cloud::{CloudAnswer, CloudCall, PayCall, PayCode, Reach, RefundCall, ShowCall};
use domain::evidence::{Evidence, RefundEvidence, Wallet};
use domain::ids::{DeviceId, StaffId, TradeNo};
use money::Fen;
use serde_json::{Value, json};
use std::path::Path;

fn vectors(name: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors").join(name);
    serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}"))
}

fn merchant() -> Merchant {
    let given = vectors("cpay-answers.json");
    Merchant {
        key: Key::new(text(&given, "key")).unwrap(),
        out_mch_id: text(&given, "out_mch_id").to_owned(),
        out_sub_mch_id: text(&given, "out_sub_mch_id").to_owned(),
        out_shop_id: text(&given, "out_shop_id").to_owned(),
        shop_id: Some("229776".to_owned()),
        device_id: DeviceId("61204".to_owned()),
        staff_id: StaffId("178424".to_owned()),
        machine_no: "32-62-A8-14-B3-C0".to_owned(),
        sub_terminal_type: 0,
        sdk_version: "1.0".to_owned(),
        spbill_create_ip: "10.0.0.8".to_owned(),
        sn_code: None,
        prefix: "01000052".to_owned(),
        body_text: "前台/客房".to_owned(),
        refund: RefundAuthority::Staff { id: StaffId("178424".to_owned()), name: Some("王".to_owned()) },
        api_version: 1,
    }
}

fn call(kind: &str, wallet: &str) -> CloudCall {
    let given = vectors("cpay-answers.json");
    let no = TradeNo::new(text(&given, "no")).unwrap();
    let refund_no = TradeNo::new(text(&given, "refund_no")).unwrap();
    let amount = Fen::new(given["amount"].as_i64().unwrap()).unwrap();
    let back = Fen::new(given["refund_amount"].as_i64().unwrap()).unwrap();
    let wallet = if wallet == "Alipay" { Wallet::Alipay } else { Wallet::WeChat };
    let undiscountable = Fen::new(500).unwrap();
    let flow = "17".to_owned();
    match kind {
        "pay" => CloudCall::Pay(PayCall {
            no,
            wallet,
            code: PayCode::new("134567890123456789"),
            amount,
            undiscountable,
            flow,
            nonce: "paynonce".to_owned(),
        }),
        "show" => {
            let nonce = "shownonce".to_owned();
            CloudCall::ShowCode(ShowCall { no, wallet, amount, undiscountable, flow, nonce, life_s: 120 })
        }
        "ask" | "ask shown" => CloudCall::AskPayment { no, wallet, amount, shown: kind == "ask shown" },
        "close" => CloudCall::Close { no, wallet },
        "reverse" => CloudCall::Reverse { no, wallet },
        "refund" => CloudCall::Refund(RefundCall {
            no: refund_no,
            of: no,
            wallet,
            total: amount,
            amount: back,
            reason: "退房".to_owned(),
            nonce: "refundnonce".to_owned(),
        }),
        "ask refund" => CloudCall::AskRefund { no: refund_no, of: no, wallet, amount: back },
        "probe" => CloudCall::Probe,
        other => panic!("no call {other}"),
    }
}

fn words(answer: &CloudAnswer) -> String {
    match answer {
        CloudAnswer::Payment(Evidence::Paid(facts)) => format!(
            "paid guest {} settled {} at {} id {}",
            facts.guest_paid.get(),
            facts.settled.get(),
            facts.paid_at,
            facts.transaction_id.as_deref().unwrap_or("-")
        ),
        CloudAnswer::Payment(Evidence::Paying(doubt)) => format!("paying {doubt:?}"),
        CloudAnswer::Payment(Evidence::CodeReady(url)) => format!("code {url}"),
        CloudAnswer::Payment(Evidence::Failed(reason)) => format!("failed {reason:?}"),
        CloudAnswer::Payment(Evidence::NumberTaken) => "number taken".to_owned(),
        CloudAnswer::Payment(Evidence::Closed) => "closed".to_owned(),
        CloudAnswer::Payment(Evidence::GivenBack) => "given back".to_owned(),
        CloudAnswer::Payment(Evidence::NotFound) => "not found".to_owned(),
        CloudAnswer::Payment(Evidence::Acknowledged) => "acknowledged".to_owned(),
        CloudAnswer::Payment(Evidence::NeverLeft) => "never left".to_owned(),
        CloudAnswer::Payment(Evidence::Unsure(doubt)) => format!("unsure {doubt:?}"),
        CloudAnswer::Refund(RefundEvidence::Done) => "refund done".to_owned(),
        CloudAnswer::Refund(RefundEvidence::Processing) => "refund processing".to_owned(),
        CloudAnswer::Refund(RefundEvidence::Failed(reason)) => format!("refund failed {reason:?}"),
        CloudAnswer::Refund(RefundEvidence::NotFound) => "refund not found".to_owned(),
        CloudAnswer::Refund(RefundEvidence::NeverLeft) => "refund never left".to_owned(),
        CloudAnswer::Refund(RefundEvidence::Unsure(doubt)) => format!("refund unsure {doubt:?}"),
        CloudAnswer::Probe(Reach::Here { server_time }) => format!("here {server_time}"),
        CloudAnswer::Probe(Reach::Away) => "away".to_owned(),
    }
}

#[test]
fn codes() {
    let rows = vectors("cpay-hmac.json");
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 6);
    for row in rows {
        let key = Key::new(text(row, "key")).unwrap();
        assert_eq!(key.code(text(row, "message").as_bytes()), text(row, "code"), "{}", text(row, "name"));
    }
}

#[test]
fn answers() {
    let given = vectors("cpay-answers.json");
    let rows = given["answers"].as_array().unwrap();
    assert!(rows.len() >= 70, "only {} answers", rows.len());
    for row in rows {
        let call = call(text(row, "call"), text(row, "wallet"));
        let status = u16::try_from(row["http_status"].as_u64().unwrap()).unwrap();
        let got = answer(&call, &merchant(), status, text(row, "body").as_bytes());
        assert_eq!(words(&got), text(row, "expect"), "{}", text(row, "name"));
    }
}

/// Whatever is cut off or flipped in a paid answer, "paid" with other content never comes out.
#[test]
fn a_damaged_answer_is_never_believed() {
    let given = vectors("cpay-answers.json");
    let body = text(&given["answers"][0], "body").as_bytes().to_vec();
    let call = call("pay", "WeChat");
    let whole = answer(&call, &merchant(), 200, &body);
    for place in 0..body.len() {
        let cut = answer(&call, &merchant(), 200, &body[..place]);
        assert!(matches!(cut, CloudAnswer::Payment(Evidence::Unsure(_))), "cut at {place}");
        for bit in [0x01, 0x20, 0x80] {
            let mut flipped = body.clone();
            flipped[place] ^= bit;
            let got = answer(&call, &merchant(), 200, &flipped);
            let doubt = matches!(got, CloudAnswer::Payment(Evidence::Unsure(_)));
            assert!(doubt || got == whole, "byte {place}: {}", words(&got));
        }
    }
}

#[test]
fn requests() {
    let given = vectors("cpay-requests.json");
    for row in given["requests"].as_array().unwrap() {
        let call = call(text(row, "call"), text(row, "wallet"));
        let merchant = merchant();
        let request = request(&call, &merchant, "callnonce", Some(1_568_810_077)).unwrap();
        assert_eq!(request.path, text(row, "path"));
        let sealed: Sealed = serde_json::from_str(&request.body).unwrap();
        assert!(sealed.authen_info.unwrap().vouches(&sealed.request_content, &merchant.key));
        let mut expected = row["inner"].clone();
        expected["order_client"]["terminal_type"] = json!(terminal_type());
        let inner: Value = serde_json::from_str(&sealed.request_content).unwrap();
        assert_eq!(inner, expected, "{}", text(row, "name"));
        assert!(!format!("{request:?}").contains("134567890123456789"));
    }
}

#[test]
fn a_repeated_refund_is_the_same_bytes() {
    let call = call("refund", "WeChat");
    let first = request(&call, &merchant(), "one", Some(1)).unwrap();
    let again = request(&call, &merchant(), "two", None).unwrap();
    assert_eq!(first, again);
}

#[test]
fn without_the_clouds_clock_a_shown_code_has_no_end() {
    let request = request(&call("show", "WeChat"), &merchant(), "n", None).unwrap();
    assert!(!request.body.contains("time_expire"));
}

#[test]
fn the_probe_is_bare() {
    let request = request(&CloudCall::Probe, &merchant(), "n", None).unwrap();
    assert_eq!((request.path, request.body.as_str()), ("/cpay/ping", "{}"));
}

#[test]
fn an_administrators_refund_names_nobody() {
    let merchant = Merchant { refund: RefundAuthority::Admin, ..merchant() };
    let request = request(&call("refund", "WeChat"), &merchant, "n", None).unwrap();
    assert!(request.body.contains(r#"\"is_sub_mch_admin\":true"#));
    assert!(!request.body.contains("authorization_"));
}

#[test]
fn nothing_of_the_key_or_code_is_shown() {
    let shown = format!("{:?} {:?}", merchant(), call("pay", "WeChat"));
    assert!(!shown.contains("0123456789ABCDEF") && !shown.contains("134567890123456789"), "{shown}");
}

#[test]
fn key_tests() {
    let merchant = merchant();
    let signed = |inner: Value| {
        let text = inner.to_string();
        let info = cpay::envelope::AuthenInfo::of(&text, &merchant.key);
        json!({ "response_content": text, "authen_info": info }).to_string()
    };
    let bare = |inner: Value| json!({ "response_content": inner.to_string() }).to_string();
    let table = [
        (200, signed(json!({"status": 104, "internal_status": 400})), KeyTest::Good),
        (200, signed(json!({"status": 0, "query_order": {}})), KeyTest::Good),
        (200, signed(json!({"status": 104, "description": "门店不存在"})), KeyTest::WrongMerchant),
        (200, signed(json!({"status": 103})), KeyTest::Unclear),
        (200, signed(json!({"status": 104, "description": "失败"})), KeyTest::Unclear),
        (200, bare(json!({"status": 101, "internal_status": 7})), KeyTest::WrongKey),
        (200, bare(json!({"status": 101, "internal_status": 5})), KeyTest::WrongMerchant),
        (200, bare(json!({"status": 0})), KeyTest::Unclear),
        (200, bare(json!({"status": 3})), KeyTest::Unclear),
        (500, signed(json!({"status": 104, "internal_status": 400})), KeyTest::Unclear),
        (200, "<html>".to_owned(), KeyTest::Unclear),
    ];
    for (status, body, expected) in table {
        assert_eq!(key_test_answer(&merchant, status, body.as_bytes()), expected, "{body}");
    }
    let asked: Sealed = serde_json::from_str(&key_test_request(&merchant, "n").unwrap().body).unwrap();
    assert!(asked.request_content.contains(r#""out_trade_no":"01000052000000000000000000""#));
    assert!(check(asked.request_content.as_bytes(), &merchant.key).is_err());
}
