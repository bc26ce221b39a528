//! Refunds, lists and the envelope's own answers.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{
    ALIPAY, NOW, WECHAT, ask, ask_refund, call, cloud, done, fen, list, merchant, no, pay, payment, refund,
    refunding, send, wallet_of,
};
use cpay::key_test::{KeyTest, key_test_answer, key_test_request};
use cpay::wire::list::QueryOrderList;
use cpay::{Key, Merchant, RefundAuthority, request};
use domain::cloud::{CloudAnswer, CloudCall, Reach};
use domain::evidence::{Doubt, Evidence, RefundEvidence, RefundReason, Wallet};
use domain::ids::StaffId;
use money::Fen;
use sandbox::{Cloud, Fault, RefundScript, RefundStage};

fn sold(code: &str, amount: i64) -> Cloud {
    let mut cloud = cloud();
    assert!(matches!(payment(&mut cloud, NOW, &pay(1, code, amount)), Evidence::Paid(_)));
    cloud
}

#[test]
fn under_way_then_done() {
    for code in [WECHAT, ALIPAY] {
        let wallet = wallet_of(code);
        let mut cloud = sold(code, 1000);
        let back = refund(2, 1, wallet, 1000, 400);
        assert_eq!(refunding(&mut cloud, NOW, &back), RefundEvidence::Processing);
        let question = ask_refund(2, 1, wallet, 400);
        assert_eq!(refunding(&mut cloud, NOW + 1999, &question), RefundEvidence::Processing);
        assert_eq!(cloud.net_captured(no(1).as_str()), fen(1000));
        assert_eq!(refunding(&mut cloud, NOW + 2000, &question), done(400));
        assert_eq!(refunding(&mut cloud, NOW + 2000, &back), done(400));
        assert_eq!(cloud.net_captured(no(1).as_str()), fen(600));
        assert_eq!(cloud.captured(no(1).as_str()), fen(1000));
        // a part given back leaves the order paid, all of it does not
        assert!(matches!(payment(&mut cloud, NOW, &ask(1, wallet, 1000)), Evidence::Paid(_)));
        refunding(&mut cloud, NOW + 3000, &refund(3, 1, wallet, 1000, 600));
        assert_eq!(payment(&mut cloud, NOW + 9000, &ask(1, wallet, 1000)), Evidence::GivenBack);
        assert_eq!(cloud.net_captured(no(1).as_str()), Fen::ZERO);
    }
}

#[test]
fn never_more_than_was_paid() {
    let mut cloud = sold(WECHAT, 1000);
    refunding(&mut cloud, NOW, &refund(2, 1, Wallet::WeChat, 1000, 600));
    let too_much = RefundEvidence::Failed(RefundReason::TooMuch);
    assert_eq!(refunding(&mut cloud, NOW, &refund(3, 1, Wallet::WeChat, 1000, 401)), too_much);
    let rest = refunding(&mut cloud, NOW, &refund(4, 1, Wallet::WeChat, 1000, 400));
    assert_eq!(rest, RefundEvidence::Processing);
    let unknown = refunding(&mut cloud, NOW, &ask_refund(3, 1, Wallet::WeChat, 401));
    assert_eq!(unknown, RefundEvidence::NotFound);
    cloud.settle(NOW + 60_000);
    assert_eq!(cloud.net_captured(no(1).as_str()), Fen::ZERO);
}

#[test]
fn a_failed_refund_frees_its_amount() {
    let mut cloud = sold(WECHAT, 1000);
    cloud.refund_script(no(1).as_str(), RefundScript::FailsAfter { ms: 5000 });
    refunding(&mut cloud, NOW, &refund(2, 1, Wallet::WeChat, 1000, 1000));
    let question = ask_refund(2, 1, Wallet::WeChat, 1000);
    assert_eq!(refunding(&mut cloud, NOW + 4999, &question), RefundEvidence::Processing);
    let failed = RefundEvidence::Failed(RefundReason::Declined);
    assert_eq!(refunding(&mut cloud, NOW + 5000, &question), failed);
    cloud.refund_script(no(1).as_str(), RefundScript::AtOnce);
    let again = refunding(&mut cloud, NOW + 6000, &refund(3, 1, Wallet::WeChat, 1000, 1000));
    assert_eq!(again, done(1000));
    assert_eq!(cloud.net_captured(no(1).as_str()), Fen::ZERO);
}

#[test]
fn the_other_ends_of_a_refund() {
    let mut cloud = sold(WECHAT, 1000);
    let order = no(1);
    cloud.refund_script(order.as_str(), RefundScript::PayByHand);
    let by_hand = refunding(&mut cloud, NOW, &refund(2, 1, Wallet::WeChat, 1000, 100));
    assert_eq!(by_hand, RefundEvidence::Failed(RefundReason::PayByHand));
    cloud.refund_script(order.as_str(), RefundScript::BalanceTooLow);
    let low = RefundEvidence::Failed(RefundReason::MerchantBalance);
    assert_eq!(refunding(&mut cloud, NOW, &refund(3, 1, Wallet::WeChat, 1000, 100)), low);
    cloud.refund_script(order.as_str(), RefundScript::AtOnce);
    cloud.switches.merchant_balance = Some(fen(150));
    let ok = refunding(&mut cloud, NOW, &refund(4, 1, Wallet::WeChat, 1000, 100));
    assert_eq!(ok, done(100));
    assert_eq!(refunding(&mut cloud, NOW, &refund(5, 1, Wallet::WeChat, 1000, 100)), low);
    cloud.switches.merchant_balance = None;
    let old = refunding(&mut cloud, NOW + 366 * 86_400_000, &refund(6, 1, Wallet::WeChat, 1000, 100));
    assert_eq!(old, RefundEvidence::Failed(RefundReason::TooOld));
    let other_total = refunding(&mut cloud, NOW, &refund(7, 1, Wallet::WeChat, 1001, 100));
    assert_eq!(other_total, RefundEvidence::Failed(RefundReason::Declined));
    assert_eq!(cloud.net_captured(order.as_str()), fen(900));
}

#[test]
fn a_repeat_moves_no_more_money() {
    let mut cloud = sold(WECHAT, 1000);
    let back = refund(2, 1, Wallet::WeChat, 1000, 400);
    for _ in 0..5 {
        refunding(&mut cloud, NOW, &back);
    }
    let other = refunding(&mut cloud, NOW, &refund(2, 1, Wallet::WeChat, 1000, 300));
    assert_eq!(other, RefundEvidence::Failed(RefundReason::Declined));
    cloud.settle(NOW + 60_000);
    assert_eq!(cloud.net_captured(no(1).as_str()), fen(600));
    assert_eq!(cloud.refunds().len(), 1);
    assert_eq!(cloud.refunds()[0].stage, RefundStage::Done);
}

/// Refunds of the whole order take the whole settlement, to the fen, in whatever parts.
#[test]
fn a_coupons_part_is_not_taken_from_the_settlement() {
    for (prefunded, settlements) in [(false, [299, 299, 301]), (true, [333, 333, 334])] {
        let mut cloud = cloud();
        cloud.script(WECHAT, sandbox::Script::Coupon { off: fen(101), prefunded });
        assert!(matches!(payment(&mut cloud, NOW, &pay(1, WECHAT, 1000)), Evidence::Paid(_)));
        cloud.refund_script(no(1).as_str(), RefundScript::AtOnce);
        for ((count, part), settled) in (2..).zip([333, 333, 334]).zip(settlements) {
            let got = refunding(&mut cloud, NOW, &refund(count, 1, Wallet::WeChat, 1000, part));
            assert_eq!(got, done(settled), "{prefunded} {part}");
        }
    }
}

#[test]
fn faulty_refunds() {
    let table = [
        (Fault::DropBefore, None, false),
        (Fault::DropAfter, None, true),
        (Fault::WrongCode, Some(Doubt::Unverified), true),
        (Fault::Status103, Some(Doubt::CloudUnsure), true),
        (Fault::OtherNumber, Some(Doubt::Mismatch), true),
        (Fault::OtherAmount, Some(Doubt::Mismatch), true),
        (Fault::OtherMerchant, Some(Doubt::Mismatch), true),
    ];
    for (fault, doubt, moved) in table {
        let mut cloud = sold(WECHAT, 1000);
        cloud.refund_script(no(1).as_str(), RefundScript::Faulty { ms: 0, fault });
        let back = refund(2, 1, Wallet::WeChat, 1000, 400);
        match doubt {
            Some(doubt) => {
                assert_eq!(refunding(&mut cloud, NOW, &back), RefundEvidence::Unsure(doubt), "{fault:?}");
            }
            None => assert!(send(&mut cloud, NOW, &back).body.is_empty()),
        }
        let truth = refunding(&mut cloud, NOW, &ask_refund(2, 1, Wallet::WeChat, 400));
        let expected = if moved { done(400) } else { RefundEvidence::NotFound };
        assert_eq!(truth, expected, "{fault:?}");
    }
}

#[test]
fn refunds_of_what_is_not_there() {
    let mut cloud = cloud();
    let none = refunding(&mut cloud, NOW, &refund(2, 1, Wallet::WeChat, 1000, 400));
    assert_eq!(none, RefundEvidence::Failed(RefundReason::Declined));
    cloud.script(WECHAT, sandbox::Script::NeverAnswers);
    payment(&mut cloud, NOW, &pay(3, WECHAT, 1000));
    let unpaid = refunding(&mut cloud, NOW, &refund(4, 3, Wallet::WeChat, 1000, 400));
    assert_eq!(unpaid, RefundEvidence::Failed(RefundReason::Declined));
    assert!(cloud.refunds().is_empty());
}

#[test]
fn permissions_with_version_two() {
    let with = |id: &str, api_version| Merchant {
        refund: RefundAuthority::Staff { id: StaffId(id.to_owned()), name: Some("王".to_owned()) },
        api_version,
        ..merchant()
    };
    let mut cloud = sold(WECHAT, 1000);
    let mut give_back = |count, merchant: &Merchant| {
        let back = refund(count, 1, Wallet::WeChat, 1000, 100);
        let request = request(&back, merchant, "n", None).unwrap();
        let reply = cloud.handle(NOW, request.path, &request.body);
        cpay::answer(&back, merchant, reply.http_status, reply.body.as_bytes())
    };
    let refused = CloudAnswer::Refund(RefundEvidence::Failed(RefundReason::NotAllowed));
    let accepted = CloudAnswer::Refund(RefundEvidence::Processing);
    assert_eq!(give_back(2, &with("1002", 2)), refused);
    assert_eq!(give_back(3, &with("1002", 1)), accepted);
    assert_eq!(give_back(4, &with("1001", 2)), accepted);
    assert_eq!(give_back(5, &Merchant { api_version: 2, ..merchant() }), accepted);
}

#[test]
fn reversing_and_refunding_exclude_each_other() {
    let reverse = CloudCall::Reverse { no: no(1), wallet: Wallet::WeChat };
    let mut cloud = sold(WECHAT, 1000);
    payment(&mut cloud, NOW, &reverse);
    let refused = refunding(&mut cloud, NOW, &refund(2, 1, Wallet::WeChat, 1000, 100));
    assert_eq!(refused, RefundEvidence::Failed(RefundReason::Declined));
    let mut cloud = sold(WECHAT, 1000);
    refunding(&mut cloud, NOW, &refund(2, 1, Wallet::WeChat, 1000, 100));
    assert_eq!(payment(&mut cloud, NOW, &reverse), Evidence::Unsure(Doubt::CloudUnsure));
    assert_eq!(cloud.captured(no(1).as_str()), fen(1000));
}

#[test]
fn lists() {
    let mut cloud = sold(WECHAT, 1000);
    payment(&mut cloud, NOW + 1000, &pay(2, ALIPAY, 2000));
    refunding(&mut cloud, NOW + 2000, &refund(3, 1, Wallet::WeChat, 1000, 400));
    cloud.script("134567890123456799", sandbox::Script::refuses_balance());
    payment(&mut cloud, NOW + 3000, &pay(4, "134567890123456799", 100));
    let all = QueryOrderList {
        out_sub_mch_id: Some(merchant().out_sub_mch_id),
        order_type: Some(3),
        start_time: Some(NOW / 1000),
        end_time: Some(NOW / 1000 + 100),
        page_num: Some(1),
        page_size: Some(2),
        ..QueryOrderList::default()
    };
    let first = list(&mut cloud, &all);
    assert_eq!((first.total_count, first.order_details.len()), (Some(3), 2));
    let back = first.order_details[0].refund_order.as_ref().unwrap();
    assert_eq!((back.refund_fee, back.wxpay_refund_state), (Some(fen(400)), Some(2)));
    let second = list(&mut cloud, &QueryOrderList { page_num: Some(2), ..all.clone() });
    let order = second.order_details[0].order.as_ref().unwrap();
    assert_eq!(order.out_trade_no.as_deref(), Some(no(1).as_str()));
    assert_eq!((order.refunded_fee, order.remaining_settlement_fee), (Some(fen(400)), Some(fen(600))));
    let count = |cloud: &mut Cloud, ask: QueryOrderList| list(cloud, &ask).total_count;
    assert_eq!(count(&mut cloud, QueryOrderList { status: Some(1), ..all.clone() }), Some(4));
    assert_eq!(count(&mut cloud, QueryOrderList { order_type: Some(2), ..all.clone() }), Some(1));
    assert_eq!(count(&mut cloud, QueryOrderList { sub_pay_platforms: vec![200], ..all.clone() }), Some(1));
    assert_eq!(count(&mut cloud, QueryOrderList { end_time: Some(NOW / 1000), ..all.clone() }), Some(1));
    assert_eq!(count(&mut cloud, QueryOrderList { page_num: Some(0), ..all }), None);
}

#[test]
fn who_is_let_in() {
    let mut cloud = cloud();
    let mut test = |merchant: &Merchant| {
        let request = key_test_request(merchant, "n").unwrap();
        let reply = cloud.handle(NOW, request.path, &request.body);
        key_test_answer(merchant, reply.http_status, reply.body.as_bytes())
    };
    assert_eq!(test(&merchant()), KeyTest::Good);
    let other_key = Key::new("00000000000000000000000000000000").unwrap();
    assert_eq!(test(&Merchant { key: other_key, ..merchant() }), KeyTest::WrongKey);
    let nobody = Merchant { out_sub_mch_id: "sz01nobody".to_owned(), ..merchant() };
    assert_eq!(test(&nobody), KeyTest::WrongMerchant);
    let other_shop = Merchant { out_shop_id: "sz01another".to_owned(), ..merchant() };
    assert_eq!(test(&other_shop), KeyTest::WrongMerchant);
    for body in ["", "{}", "[]", r#"{"request_content":"x"}"#, r#"{"request_content":"{}"}"#] {
        let reply = cloud.handle(NOW, "/cpay/micro_pay", body);
        assert!(reply.body.contains(r#"\"status\":101"#) && !reply.body.contains("authen_info"), "{body}");
    }
}

#[test]
fn the_probe() {
    let here = CloudAnswer::Probe(Reach::Here { server_time: NOW / 1000 });
    let mut cloud = cloud();
    assert_eq!(call(&mut cloud, NOW, &CloudCall::Probe), here);
    cloud.fault("/cpay/ping", Fault::Http500);
    assert_eq!(call(&mut cloud, NOW, &CloudCall::Probe), CloudAnswer::Probe(Reach::Away));
}
