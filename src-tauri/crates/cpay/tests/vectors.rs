//! Published and synthetic exchanges in `tests/vectors`, signed by another program than ours.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{call, check_answers, check_damage, check_requests, merchant, text, vectors};
use cpay::envelope::{Sealed, check};
use cpay::key_test::{KeyTest, key_test_answer, key_test_request};
use cpay::{Key, Merchant, RefundAuthority, request};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::Evidence;
use serde_json::{Value, json};

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
    assert!(check_answers("cpay-answers.json") >= 75);
}

/// Whatever is cut off or flipped in a paid answer, "paid" with other content never comes out.
#[test]
fn a_damaged_answer_is_never_believed() {
    let given = vectors("cpay-answers.json");
    let cards = vectors("cpay-card-answers.json");
    for (given, wallet) in [(given, "WeChat"), (cards, "OnlineCard")] {
        let body = text(&given["answers"][0], "body");
        check_damage(&call("pay", wallet), body, |got| {
            matches!(got, CloudAnswer::Payment(Evidence::Unsure(_)))
        });
    }
}

#[test]
fn requests() {
    assert_eq!(check_requests("cpay-requests.json"), 9);
}

#[test]
fn member_cards() {
    assert!(check_answers("cpay-card-answers.json") >= 37);
    assert_eq!(check_requests("cpay-card-requests.json"), 5);
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
