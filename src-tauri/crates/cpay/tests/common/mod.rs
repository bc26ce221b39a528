//! The vectors' merchant and calls, and answers in words.

#![allow(dead_code)]

use cpay::{Key, Merchant, RefundAuthority};
use domain::cloud::{
    Authority, CloudAnswer, CloudCall, ConsumeCall, FreezeCall, PayCall, PayCode, Reach, RefundCall,
    ReleaseCall, ShowCall, ShowFreezeCall,
};
use domain::evidence::{Evidence, RefundEvidence, Wallet};
use domain::ids::{DeviceId, StaffId, TradeNo};
use money::Fen;
use serde_json::Value;
use std::path::Path;

/// The guest's payment code, and the code of a guest's card.
const CODE: &str = "134567890123456789";
const CARD: &str = "991234567890123456";

pub fn vectors(name: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors").join(name);
    serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap()
}

pub fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}"))
}

pub fn merchant() -> Merchant {
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

pub fn call(kind: &str, wallet: &str) -> CloudCall {
    let given = vectors("cpay-answers.json");
    let no = TradeNo::new(text(&given, "no")).unwrap();
    let refund_no = TradeNo::new(text(&given, "refund_no")).unwrap();
    let amount = Fen::new(given["amount"].as_i64().unwrap()).unwrap();
    let back = Fen::new(given["refund_amount"].as_i64().unwrap()).unwrap();
    let wallet = match wallet {
        "WeChat" => Wallet::WeChat,
        "Alipay" => Wallet::Alipay,
        "OnlineCard" => Wallet::OnlineCard,
        other => panic!("no wallet {other}"),
    };
    let undiscountable = Fen::new(500).unwrap();
    let flow = "17".to_owned();
    match kind {
        "pay" => CloudCall::Pay(PayCall {
            no,
            wallet,
            code: PayCode::new(if wallet.is_card() { CARD } else { CODE }),
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
            freeze: None,
            by: None,
        }),
        "ask refund" => CloudCall::AskRefund { no: refund_no, of: no, wallet, amount: back },
        "probe" => CloudCall::Probe,
        other => deposit_call(other, wallet, amount, back),
    }
}

pub fn words(answer: &CloudAnswer) -> String {
    match answer {
        CloudAnswer::Payment(Evidence::Paid(facts)) => format!(
            "paid guest {} settled {} at {} id {}{}",
            facts.guest_paid.get(),
            facts.settled.get(),
            facts.paid_at,
            facts.transaction_id.as_deref().unwrap_or("-"),
            facts.payer.as_ref().map(|payer| format!(" payer {payer}")).unwrap_or_default()
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
        CloudAnswer::Refund(RefundEvidence::Done(facts)) => {
            format!("refund done settled {}", facts.settled.get())
        }
        CloudAnswer::Refund(RefundEvidence::Processing) => "refund processing".to_owned(),
        CloudAnswer::Refund(RefundEvidence::Failed(reason)) => format!("refund failed {reason:?}"),
        CloudAnswer::Refund(RefundEvidence::NotFound) => "refund not found".to_owned(),
        CloudAnswer::Refund(RefundEvidence::NeverLeft) => "refund never left".to_owned(),
        CloudAnswer::Refund(RefundEvidence::Unsure(doubt)) => format!("refund unsure {doubt:?}"),
        CloudAnswer::Hold(None) => "hold unproven".to_owned(),
        CloudAnswer::Hold(Some(facts)) => format!(
            "hold frozen {} consumed {} released {} lapsed {}",
            facts.frozen.get(),
            facts.consumed.get(),
            facts.released.get(),
            facts.lapsed.get()
        ),
        CloudAnswer::Probe(Reach::Here { server_time }) => format!("here {server_time}"),
        CloudAnswer::Probe(Reach::Away) => "away".to_owned(),
    }
}

fn deposit_call(kind: &str, wallet: Wallet, amount: Fen, part: Fen) -> CloudCall {
    let given = vectors("cpay-deposit-answers.json");
    let freeze = TradeNo::new(text(&given, "freeze_no")).unwrap();
    let draw = TradeNo::new(text(&given, "draw_no")).unwrap();
    let refund = TradeNo::new(text(&vectors("cpay-answers.json"), "refund_no")).unwrap();
    let by = |id: &str, name: &str, admin| Authority {
        staff: StaffId(id.to_owned()),
        name: name.to_owned(),
        admin,
    };
    let release = |by| {
        let (no, freeze, nonce) = (draw.clone(), freeze.clone(), "releasenonce".to_owned());
        CloudCall::Release(ReleaseCall { no, freeze, wallet, amount: part, nonce, by })
    };
    let consume = |release_rest| {
        let (no, freeze, nonce) = (draw.clone(), freeze.clone(), "consumenonce".to_owned());
        CloudCall::Consume(ConsumeCall { no, freeze, wallet, amount: part, release_rest, nonce })
    };
    let remark = "302".to_owned();
    match kind {
        "freeze" => {
            let (code, nonce) = (PayCode::new(CODE), "freezenonce".to_owned());
            CloudCall::Freeze(FreezeCall { no: freeze, wallet, code, amount, remark, nonce })
        }
        "show freeze" => {
            let nonce = "showfreezenonce".to_owned();
            CloudCall::ShowFreeze(ShowFreezeCall { no: freeze, wallet, amount, remark, nonce, life_s: 120 })
        }
        "ask freeze" => CloudCall::AskFreeze { no: freeze, wallet, amount },
        "ask hold" => CloudCall::AskHold { no: freeze, wallet, amount },
        "consume" => consume(true),
        "consume and keep" => consume(false),
        "ask consume" => CloudCall::AskConsume { no: draw, freeze, wallet, amount: part },
        "release" => release(None),
        "release by a member" => release(Some(by("20", "陈", false))),
        "release by an administrator" => release(Some(by("1", "老板", true))),
        "ask release" => CloudCall::AskRelease { no: draw, freeze, wallet, amount: part },
        "refund consumption" => CloudCall::Refund(RefundCall {
            no: refund,
            of: draw,
            wallet,
            total: part,
            amount: Fen::new(50).unwrap(),
            reason: "退房".to_owned(),
            nonce: "refundnonce".to_owned(),
            freeze: Some(freeze),
            by: Some(by("20", "陈", false)),
        }),
        other => panic!("no call {other}"),
    }
}

/// Every answer of a file of vectors, as its row expects it. How many there were.
pub fn check_answers(file: &str) -> usize {
    let given = vectors(file);
    let rows = given["answers"].as_array().unwrap();
    for row in rows {
        let call = call(text(row, "call"), text(row, "wallet"));
        let status = u16::try_from(row["http_status"].as_u64().unwrap()).unwrap();
        let got = cpay::answer(&call, &merchant(), status, text(row, "body").as_bytes());
        assert_eq!(words(&got), text(row, "expect"), "{}", text(row, "name"));
    }
    rows.len()
}

/// Every request of a file of vectors: path, code and inner object. How many there were.
pub fn check_requests(file: &str) -> usize {
    let given = vectors(file);
    let rows = given["requests"].as_array().unwrap();
    for row in rows {
        let call = call(text(row, "call"), text(row, "wallet"));
        let merchant = merchant();
        let request = cpay::request(&call, &merchant, "callnonce", Some(1_568_810_077)).unwrap();
        assert_eq!(request.path, text(row, "path"));
        let sealed: cpay::envelope::Sealed = serde_json::from_str(&request.body).unwrap();
        assert!(sealed.authen_info.unwrap().vouches(&sealed.request_content, &merchant.key));
        let mut expected = row["inner"].clone();
        expected["order_client"]["terminal_type"] = serde_json::json!(cpay::merchant::terminal_type());
        let inner: Value = serde_json::from_str(&sealed.request_content).unwrap();
        assert_eq!(inner, expected, "{}", text(row, "name"));
        let shown = format!("{request:?} {call:?}");
        assert!(!shown.contains(CODE) && !shown.contains(CARD));
    }
    rows.len()
}

/// Whatever is cut off or flipped in this answer, nothing but doubt or the very same comes out.
pub fn check_damage(call: &CloudCall, body: &str, is_doubt: impl Fn(&CloudAnswer) -> bool) {
    let whole = cpay::answer(call, &merchant(), 200, body.as_bytes());
    assert!(!is_doubt(&whole));
    for place in 0..body.len() {
        let cut = cpay::answer(call, &merchant(), 200, &body.as_bytes()[..place]);
        assert!(is_doubt(&cut), "cut at {place}");
        for bit in [0x01, 0x20, 0x80] {
            let mut flipped = body.as_bytes().to_vec();
            flipped[place] ^= bit;
            let got = cpay::answer(call, &merchant(), 200, &flipped);
            assert!(is_doubt(&got) || got == whole, "byte {place}: {}", words(&got));
        }
    }
}
