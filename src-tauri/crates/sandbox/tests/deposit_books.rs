//! The books of deposits: lists, rights, and where every fen is.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{
    ALIPAY, NOW, accounted, cloud, consume, fen, freeze, frozen, held, list, merchant, no, payment,
    refund_consumption, refunding, release, send,
};
use cpay::envelope::{Opened, Sealed, check, seal};
use cpay::wire::list::QueryOrderList;
use domain::cloud::CloudCall;
use domain::evidence::Wallet;
use sandbox::{Cloud, DrawScript, RefundScript, RefundStage, Script, Stage};
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;

/// Sends a release in whose key something was changed. What the cloud says in its sentence.
fn release_with(cloud: &mut Cloud, count: u32, change: impl Fn(&mut Value)) -> String {
    let key = merchant().key;
    let call = release(count, 1, Wallet::Alipay, 100);
    let request = cpay::request(&call, &merchant(), "n", None).unwrap();
    let sealed: Sealed = serde_json::from_str(&request.body).unwrap();
    let mut inner: Value = serde_json::from_str(&sealed.request_content).unwrap();
    change(&mut inner["pay_mch_key"]);
    let reply = cloud.handle(NOW, request.path, &seal(inner.to_string(), &key).unwrap());
    match check(reply.body.as_bytes(), &key) {
        Ok(Opened::Verified(text)) => {
            let inner: Value = serde_json::from_str(&text).unwrap();
            inner["description"].as_str().unwrap().to_owned()
        }
        _ => panic!("{}", reply.body),
    }
}

#[test]
fn who_may_give_back() {
    let mut cloud = frozen(ALIPAY);
    let nobody = release_with(&mut cloud, 2, |key| key["is_sub_mch_admin"] = Value::Null);
    assert_eq!(nobody, "缺少is_sub_mch_admin");
    let unnamed = release_with(&mut cloud, 2, |key| key["is_sub_mch_admin"] = json!(false));
    assert_eq!(unnamed, "缺少authorization_staff_id");
    assert_eq!(held(&cloud), 1000);
    let member = release_with(&mut cloud, 2, |key| {
        key["is_sub_mch_admin"] = json!(false);
        key["authorization_staff_id"] = json!("20");
    });
    assert_eq!((member.as_str(), held(&cloud)), ("操作成功。", 900));
    assert_eq!(release_with(&mut cloud, 3, |_| {}), "操作成功。");
    assert_eq!(held(&cloud), 800);
}

#[test]
fn lists_of_deposits_and_releases() {
    let mut cloud = frozen(ALIPAY);
    cloud.script("144567890123456700", Script::refuses_balance());
    payment(&mut cloud, NOW + 1000, &freeze(2, "144567890123456700", 500));
    refunding(&mut cloud, NOW + 2000, &consume(3, 1, Wallet::Alipay, 300, false));
    refunding(&mut cloud, NOW + 3000, &release(4, 1, Wallet::Alipay, 100));
    cloud.refund_script(no(3).as_str(), RefundScript::AtOnce);
    refunding(&mut cloud, NOW + 4000, &refund_consumption(5, 3, Some(1), Wallet::Alipay, 300, 50));
    let of_type = |order_type| QueryOrderList {
        out_sub_mch_id: Some(merchant().out_sub_mch_id),
        order_type: Some(order_type),
        start_time: Some(NOW / 1000),
        end_time: Some(NOW / 1000 + 100),
        page_num: Some(1),
        page_size: Some(10),
        ..QueryOrderList::default()
    };
    let freezes = list(&mut cloud, &of_type(4));
    assert_eq!((freezes.total_count, freezes.order_details.len()), (Some(1), 1));
    let row = freezes.order_details[0].freeze_order.as_ref().unwrap();
    assert_eq!(row.out_freeze_no.as_deref(), Some(no(1).as_str()));
    assert_eq!((row.freeze_fee, row.total_consume_fee), (Some(fen(1000)), Some(fen(300))));
    assert_eq!((row.total_manual_unfreeze_fee, row.total_refund_fee), (Some(fen(100)), Some(fen(50))));
    assert_eq!((row.alipay_current_trade_state, row.remark.as_deref()), (Some(2), Some("302")));
    let all = list(&mut cloud, &QueryOrderList { status: Some(1), ..of_type(4) });
    assert_eq!(all.total_count, Some(2));
    let releases = list(&mut cloud, &of_type(5));
    assert_eq!(releases.total_count, Some(1));
    let row = releases.order_details[0].unfreeze_order.as_ref().unwrap();
    assert_eq!((row.out_unfreeze_no.as_deref(), row.unfreeze_fee), (Some(no(4).as_str()), Some(fen(100))));
    assert_eq!(
        (row.out_freeze_no.as_deref(), row.alipay_current_trade_state),
        (Some(no(1).as_str()), Some(2))
    );
    let rest = list(&mut cloud, &of_type(3));
    assert_eq!(rest.total_count, Some(2), "deposits are in no list of payments");
    let order = rest.order_details.iter().find_map(|row| row.order.as_ref()).unwrap();
    assert_eq!((order.is_deposit_mode, order.out_freeze_no.as_deref()), (Some(true), Some(no(1).as_str())));
    let back = rest.order_details.iter().find_map(|row| row.refund_order.as_ref()).unwrap();
    assert_eq!((back.is_deposit_mode, back.freeze_fee), (Some(true), Some(fen(1000))));
}

/// Thousands of calls in no order: whatever is asked for, every fen of every deposit is in one place.
#[test]
fn every_fen_is_somewhere() {
    let mut happened = [false; 6];
    for seed in 0..40_u64 {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1);
        let mut draw = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        let mut cloud = cloud();
        let mut now = NOW;
        let mut taken = Vec::new();
        for count in 1..=80_u32 {
            let of = u32::try_from(draw(8)).unwrap() + 1;
            let amount = i64::try_from(draw(700)).unwrap() + 1;
            let wallet = if of.is_multiple_of(2) { Wallet::WeChat } else { Wallet::Alipay };
            let ms = i64::try_from(draw(DAY.unsigned_abs())).unwrap();
            let script = match draw(4) {
                0 => DrawScript::After { ms },
                1 => DrawScript::FailsAfter { ms },
                _ => DrawScript::AtOnce,
            };
            cloud.draw_script(no(of).as_str(), script);
            let head = if wallet == Wallet::WeChat { "13" } else { "28" };
            let code = format!("{head}45678901234{count:05}");
            let asked = match draw(7) {
                0 | 1 => freeze(of, &code, 1000),
                2 => consume(100 + count, of, wallet, amount, true),
                3 => consume(100 + count, of, wallet, amount, false),
                4 => release(100 + count, of, wallet, amount),
                5 => release(100 + count, of, wallet, 1000),
                _ => match taken.last() {
                    Some((no, of, wallet, total)) => {
                        refund_consumption(200 + count, *no, Some(*of), *wallet, *total, 1 + total / 3)
                    }
                    None => continue,
                },
            };
            if let CloudCall::Consume(_) = asked {
                taken.push((100 + count, of, wallet, amount));
            }
            send(&mut cloud, now, &asked);
            if draw(20) == 0 {
                cloud.pass_days(now, u16::try_from(draw(20)).unwrap());
            }
            now += i64::try_from(draw(DAY.unsigned_abs())).unwrap();
            accounted(&mut cloud, now);
        }
        now += 40 * DAY;
        accounted(&mut cloud, now);
        for hold in cloud.holds() {
            assert!(hold.rest.is_zero() && hold.under_way.is_zero(), "{hold:?}");
            happened[0] |= !hold.consumed.is_zero();
            happened[1] |= !hold.released.is_zero();
            happened[2] |= !hold.lapsed.is_zero();
            happened[3] |= !hold.refunded.is_zero();
        }
        happened[4] |= cloud.releases().iter().any(|release| release.stage == RefundStage::Failed);
        happened[5] |= cloud.orders().iter().any(|order| order.stage == Stage::Failed);
    }
    assert_eq!(happened, [true; 6], "a walk that meets everything");
}
