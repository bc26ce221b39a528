//! A counter of the practice merchant that speaks to the cloud by direct call.

#![allow(dead_code)]

use cpay::wire::list::{OrderList, QueryOrderList};
use cpay::wire::response::Inner;
use cpay::{Key, Merchant, RefundAuthority, answer, request};
use domain::cloud::{CloudAnswer, CloudCall, ConsumeCall, FreezeCall, HoldFacts, PayCall, PayCode};
use domain::cloud::{RefundCall, ReleaseCall, ShowCall, ShowFreezeCall};
use domain::evidence::{Evidence, PaidFacts, RefundEvidence, RefundFacts, Wallet};
use domain::ids::{DeviceId, StaffId, TradeNo};
use money::Fen;
use sandbox::{Cloud, Registered, Reply};

/// 2026-11-23 14:00 in China, in Unix ms.
pub const NOW: i64 = 1_795_413_600_000;

pub const WECHAT: &str = "134567890123456700";
pub const ALIPAY: &str = "284567890123456700";
pub const CARD: &str = "994567890123456700";

pub fn merchant() -> Merchant {
    let known = Registered::practice();
    Merchant {
        key: Key::new(known.key.as_str()).unwrap(),
        out_mch_id: known.out_mch_id,
        out_sub_mch_id: known.out_sub_mch_id,
        out_shop_id: known.out_shop_id,
        shop_id: Some(known.shop_id),
        device_id: DeviceId("1".to_owned()),
        staff_id: StaffId("1001".to_owned()),
        machine_no: "machine-1".to_owned(),
        sub_terminal_type: 0,
        sdk_version: "1.0".to_owned(),
        spbill_create_ip: "127.0.0.1".to_owned(),
        sn_code: None,
        prefix: known.prefix,
        body_text: "前台/客房".to_owned(),
        refund: RefundAuthority::Admin,
        api_version: 1,
    }
}

pub fn cloud() -> Cloud {
    Cloud::new([Registered::practice()])
}

pub fn no(count: u32) -> TradeNo {
    TradeNo::new(format!("010000520001000001{count:08}")).unwrap()
}

pub fn fen(fen: i64) -> Fen {
    Fen::new(fen).unwrap()
}

pub fn wallet_of(code: &str) -> Wallet {
    match code.get(..1) {
        Some("1") => Wallet::WeChat,
        Some("9") => Wallet::OnlineCard,
        _ => Wallet::Alipay,
    }
}

pub fn pay(count: u32, code: &str, amount: i64) -> CloudCall {
    CloudCall::Pay(PayCall {
        no: no(count),
        wallet: wallet_of(code),
        code: PayCode::new(code),
        amount: fen(amount),
        undiscountable: Fen::ZERO,
        flow: "1".to_owned(),
        nonce: format!("pay{count}"),
    })
}

pub fn show(count: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::ShowCode(ShowCall {
        no: no(count),
        wallet,
        amount: fen(amount),
        undiscountable: Fen::ZERO,
        flow: "1".to_owned(),
        nonce: format!("show{count}"),
        life_s: 120,
    })
}

pub fn ask(count: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::AskPayment { no: no(count), wallet, amount: fen(amount), shown: false }
}

pub fn ask_shown(count: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::AskPayment { no: no(count), wallet, amount: fen(amount), shown: true }
}

pub fn refund(count: u32, of: u32, wallet: Wallet, total: i64, amount: i64) -> CloudCall {
    CloudCall::Refund(RefundCall {
        no: no(count),
        of: no(of),
        wallet,
        total: fen(total),
        amount: fen(amount),
        reason: "退房".to_owned(),
        nonce: format!("refund{count}"),
        freeze: None,
        by: None,
    })
}

pub fn ask_refund(count: u32, of: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::AskRefund { no: no(count), of: no(of), wallet, amount: fen(amount) }
}

pub fn freeze(count: u32, code: &str, amount: i64) -> CloudCall {
    CloudCall::Freeze(FreezeCall {
        no: no(count),
        wallet: wallet_of(code),
        code: PayCode::new(code),
        amount: fen(amount),
        remark: "302".to_owned(),
        nonce: format!("freeze{count}"),
    })
}

pub fn show_freeze(count: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::ShowFreeze(ShowFreezeCall {
        no: no(count),
        wallet,
        amount: fen(amount),
        remark: "302".to_owned(),
        nonce: format!("show{count}"),
        life_s: 120,
    })
}

pub fn ask_freeze(count: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::AskFreeze { no: no(count), wallet, amount: fen(amount) }
}

pub fn ask_hold(count: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::AskHold { no: no(count), wallet, amount: fen(amount) }
}

pub fn consume(count: u32, of: u32, wallet: Wallet, amount: i64, release_rest: bool) -> CloudCall {
    CloudCall::Consume(ConsumeCall {
        no: no(count),
        freeze: no(of),
        wallet,
        amount: fen(amount),
        release_rest,
        nonce: format!("consume{count}"),
    })
}

pub fn ask_consume(count: u32, of: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::AskConsume { no: no(count), freeze: no(of), wallet, amount: fen(amount) }
}

pub fn release(count: u32, of: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::Release(ReleaseCall {
        no: no(count),
        freeze: no(of),
        wallet,
        amount: fen(amount),
        nonce: format!("release{count}"),
        by: None,
    })
}

pub fn ask_release(count: u32, of: u32, wallet: Wallet, amount: i64) -> CloudCall {
    CloudCall::AskRelease { no: no(count), freeze: no(of), wallet, amount: fen(amount) }
}

/// A refund of consumption `of` of deposit `deposit`.
pub fn refund_consumption(
    count: u32,
    of: u32,
    deposit: Option<u32>,
    wallet: Wallet,
    total: i64,
    amount: i64,
) -> CloudCall {
    match refund(count, of, wallet, total, amount) {
        CloudCall::Refund(call) => CloudCall::Refund(RefundCall { freeze: deposit.map(no), ..call }),
        other => other,
    }
}

pub fn done(settled: i64) -> RefundEvidence {
    RefundEvidence::Done(RefundFacts { settled: fen(settled) })
}

/// What is left of a deposit, as the counter reads it: consumed, released, lapsed.
pub fn hold(cloud: &mut Cloud, now_ms: i64, asked: &CloudCall) -> Option<(i64, i64, i64)> {
    match call(cloud, now_ms, asked) {
        CloudAnswer::Hold(facts) => facts.map(|HoldFacts { consumed, released, lapsed, .. }| {
            (consumed.get(), released.get(), lapsed.get())
        }),
        other => panic!("not about a deposit: {other:?}"),
    }
}

/// `query_order_list`, asked 60 s after [`NOW`].
pub fn list(cloud: &mut Cloud, ask: &QueryOrderList) -> OrderList {
    let key = merchant().key;
    let body = cpay::envelope::seal(serde_json::to_string(ask).unwrap(), &key).unwrap();
    let reply = cloud.handle(NOW + 60_000, "/cpay/query_order_list", &body);
    let Ok(cpay::envelope::Opened::Verified(text)) = cpay::envelope::check(reply.body.as_bytes(), &key)
    else {
        panic!("{}", reply.body)
    };
    let inner: Inner = serde_json::from_str(&text).unwrap();
    inner.detail(&["query_order_list"]).unwrap_or_default()
}

/// A cloud with deposit 1 of 1000 fen behind this code.
pub fn frozen(code: &str) -> Cloud {
    let mut cloud = cloud();
    paid(&payment(&mut cloud, NOW, &freeze(1, code, 1000)));
    cloud
}

/// What of deposit 1 is neither taken nor given back.
pub fn held(cloud: &Cloud) -> i64 {
    cloud.held(no(1).as_str()).get()
}

/// Every fen of every deposit is in one place.
#[track_caller]
pub fn accounted(cloud: &mut Cloud, now_ms: i64) {
    cloud.settle(now_ms);
    assert_eq!(cloud.unaccounted(), Vec::<String>::new());
    for hold in cloud.holds() {
        let parts = [hold.consumed, hold.released, hold.lapsed, hold.under_way, hold.rest];
        assert_eq!(Fen::sum(parts).unwrap(), hold.frozen, "{hold:?}");
    }
}

/// Sends the request of a call.
pub fn send(cloud: &mut Cloud, now_ms: i64, call: &CloudCall) -> Reply {
    let request = request(call, &merchant(), "nonce", Some(now_ms / 1000)).unwrap();
    cloud.handle(now_ms, request.path, &request.body)
}

/// Sends a call and reads the answer, whatever its fate.
pub fn call(cloud: &mut Cloud, now_ms: i64, call: &CloudCall) -> CloudAnswer {
    let reply = send(cloud, now_ms, call);
    answer(call, &merchant(), reply.http_status, reply.body.as_bytes())
}

pub fn payment(cloud: &mut Cloud, now_ms: i64, asked: &CloudCall) -> Evidence {
    match call(cloud, now_ms, asked) {
        CloudAnswer::Payment(evidence) => evidence,
        other => panic!("not about a payment: {other:?}"),
    }
}

pub fn refunding(cloud: &mut Cloud, now_ms: i64, asked: &CloudCall) -> RefundEvidence {
    match call(cloud, now_ms, asked) {
        CloudAnswer::Refund(evidence) => evidence,
        other => panic!("not about a refund: {other:?}"),
    }
}

pub fn paid(evidence: &Evidence) -> &PaidFacts {
    match evidence {
        Evidence::Paid(facts) => facts,
        other => panic!("not paid: {other:?}"),
    }
}
