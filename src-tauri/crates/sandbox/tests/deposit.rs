//! Deposits: every way to freeze, take and give back, as the counter's own client reads it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{
    ALIPAY, NOW, WECHAT, accounted, ask, ask_consume, ask_freeze, ask_hold, ask_release, cloud, consume,
    done, fen, freeze, frozen, held, hold, no, paid, pay, payment, refund, refund_consumption, refunding,
    release, send, show_freeze, wallet_of,
};
use domain::cloud::CloudCall;
use domain::evidence::{Doubt, Evidence, Reason, RefundEvidence, RefundReason, Wallet};
use money::Fen;
use sandbox::{DrawScript, Fault, RefundScript, Refusal, Script, Stage};

const DAY: i64 = 86_400_000;
const TOO_MUCH: RefundEvidence = RefundEvidence::Failed(RefundReason::TooMuch);
const DECLINED: RefundEvidence = RefundEvidence::Failed(RefundReason::Declined);
const NOT_ALLOWED: RefundEvidence = RefundEvidence::Failed(RefundReason::NotAllowed);

#[test]
fn frozen_at_once() {
    for code in [WECHAT, ALIPAY] {
        let wallet = wallet_of(code);
        let mut cloud = cloud();
        let evidence = payment(&mut cloud, NOW, &freeze(1, code, 1000));
        let facts = paid(&evidence);
        assert_eq!((facts.guest_paid, facts.settled, facts.paid_at), (fen(1000), fen(1000), NOW / 1000));
        assert_eq!(facts.transaction_id.as_ref().unwrap().len(), 28);
        assert_eq!(facts.payer.as_ref().unwrap().len(), 4);
        assert_eq!(payment(&mut cloud, NOW + 5000, &ask_freeze(1, wallet, 1000)), evidence);
        assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, wallet, 1000)), Some((0, 0, 0)));
        assert_eq!(held(&cloud), 1000);
        assert_eq!(cloud.captured(no(1).as_str()), Fen::ZERO, "a deposit is no charge");
        assert_eq!(payment(&mut cloud, NOW, &ask(1, wallet, 1000)), Evidence::NotFound);
        accounted(&mut cloud, NOW);
    }
}

#[test]
fn freezes_walk_like_charges() {
    for code in [WECHAT, ALIPAY] {
        let question = ask_freeze(1, wallet_of(code), 1000);
        let mut cloud = cloud();
        cloud.script(code, Script::TypesPassword { queries: 1 });
        let typing = Evidence::Paying(Doubt::Typing);
        assert_eq!(payment(&mut cloud, NOW, &freeze(1, code, 1000)), typing);
        assert_eq!(payment(&mut cloud, NOW, &question), typing);
        assert_eq!(held(&cloud), 0);
        paid(&payment(&mut cloud, NOW, &question));
        assert_eq!(held(&cloud), 1000);
    }
    for (code, end) in [(WECHAT, Evidence::Failed(Reason::Declined)), (ALIPAY, Evidence::Closed)] {
        let question = ask_freeze(1, wallet_of(code), 1000);
        let mut cloud = cloud();
        cloud.script(code, Script::NeverAnswers);
        payment(&mut cloud, NOW, &freeze(1, code, 1000));
        assert_eq!(payment(&mut cloud, NOW + 119_999, &question), Evidence::Paying(Doubt::Typing));
        assert_eq!(payment(&mut cloud, NOW + 120_000, &question), end);
        assert_eq!(held(&cloud), 0);
    }
    let mut cloud = cloud();
    cloud.script(WECHAT, Script::StopsTyping { queries: 0 });
    payment(&mut cloud, NOW, &freeze(1, WECHAT, 1000));
    let stopped = payment(&mut cloud, NOW, &ask_freeze(1, Wallet::WeChat, 1000));
    assert_eq!(stopped, Evidence::Failed(Reason::GuestStopped));
    cloud.script(ALIPAY, Script::PaysAfter { ms: 30_000 });
    payment(&mut cloud, NOW, &freeze(2, ALIPAY, 500));
    cloud.settle(NOW + 29_999);
    assert_eq!(cloud.held(no(2).as_str()), Fen::ZERO);
    cloud.settle(NOW + 30_000);
    assert_eq!(cloud.held(no(2).as_str()), fen(500));
}

#[test]
fn refused_freezes() {
    let table = [
        (Refusal::Balance, Reason::Balance, Evidence::Failed(Reason::Declined)),
        (Refusal::Limit, Reason::Limit, Evidence::Failed(Reason::Declined)),
        (Refusal::GuestStopped, Reason::GuestStopped, Evidence::Failed(Reason::GuestStopped)),
        (Refusal::CodeExpired, Reason::CodeExpired, Evidence::NotFound),
        (Refusal::CodeInvalid, Reason::CodeInvalid, Evidence::NotFound),
        (Refusal::NotAllowed, Reason::NotAllowed, Evidence::NotFound),
    ];
    for (refusal, reason, then) in table {
        let mut cloud = cloud();
        cloud.script(WECHAT, Script::Refuses(refusal));
        let call = freeze(1, WECHAT, 1000);
        assert_eq!(payment(&mut cloud, NOW, &call), Evidence::Failed(reason));
        if refusal != Refusal::NotAllowed {
            assert_eq!(payment(&mut cloud, NOW, &call), Evidence::Failed(reason), "a repeat hears the same");
        }
        assert_eq!(payment(&mut cloud, NOW, &ask_freeze(1, Wallet::WeChat, 1000)), then, "{refusal:?}");
        assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, Wallet::WeChat, 1000)), None);
        accounted(&mut cloud, NOW + 60 * DAY);
        assert_eq!(held(&cloud), 0);
    }
}

#[test]
fn what_goes_wrong_on_the_way_of_a_freeze() {
    let unsure = |doubt| Some(Evidence::Unsure(doubt));
    let table = [
        (Script::DropBefore, None, false),
        (Script::DropAfter, None, true),
        (Script::WrongCode, unsure(Doubt::Unverified), true),
        (Script::Status3, unsure(Doubt::CloudUnsure), true),
        (Script::Status103, unsure(Doubt::CloudUnsure), true),
        (Script::Faulty(Fault::Http500), unsure(Doubt::CloudUnsure), true),
        (Script::Faulty(Fault::NotJson), unsure(Doubt::Unverified), true),
        (Script::Faulty(Fault::Truncated), unsure(Doubt::Unverified), true),
        (Script::Faulty(Fault::NoCode), unsure(Doubt::Unverified), true),
        (Script::Faulty(Fault::OtherNumber), unsure(Doubt::Mismatch), true),
        (Script::Faulty(Fault::OtherAmount), unsure(Doubt::Mismatch), true),
        (Script::Faulty(Fault::OtherMerchant), unsure(Doubt::Mismatch), true),
        (Script::Faulty(Fault::Status103Lost), unsure(Doubt::CloudUnsure), false),
    ];
    for (script, heard, moved) in table {
        let mut cloud = cloud();
        cloud.script(WECHAT, script.clone());
        match heard {
            Some(heard) => {
                assert_eq!(payment(&mut cloud, NOW, &freeze(1, WECHAT, 1000)), heard, "{script:?}");
            }
            None => assert!(send(&mut cloud, NOW, &freeze(1, WECHAT, 1000)).body.is_empty()),
        }
        let truth = payment(&mut cloud, NOW, &ask_freeze(1, Wallet::WeChat, 1000));
        assert_eq!(matches!(truth, Evidence::Paid(_)), moved, "{script:?}: {truth:?}");
        assert_eq!(held(&cloud), if moved { 1000 } else { 0 });
        assert_eq!(cloud.heard("/cpay/micro_freeze", no(1).as_str()), 1);
    }
}

#[test]
fn a_coupon_lowers_no_deposit_and_a_code_works_once() {
    let mut cloud = cloud();
    cloud.script(WECHAT, Script::Coupon { off: fen(100), prefunded: false });
    let evidence = payment(&mut cloud, NOW, &freeze(1, WECHAT, 1000));
    assert_eq!((paid(&evidence).guest_paid, paid(&evidence).settled), (fen(1000), fen(1000)));
    let used = Evidence::Failed(Reason::CodeExpired);
    assert_eq!(payment(&mut cloud, NOW, &freeze(2, WECHAT, 1000)), used);
    assert_eq!(payment(&mut cloud, NOW, &pay(3, WECHAT, 1000)), used);
}

#[test]
fn the_same_number_freezes_once() {
    let mut cloud = frozen(WECHAT);
    for _ in 0..3 {
        paid(&payment(&mut cloud, NOW + 1000, &freeze(1, WECHAT, 1000)));
    }
    assert_eq!(payment(&mut cloud, NOW, &freeze(1, WECHAT, 999)), Evidence::NumberTaken);
    assert_eq!(payment(&mut cloud, NOW, &freeze(1, "144567890123456700", 1000)), Evidence::NumberTaken);
    assert_eq!((cloud.holds().len(), held(&cloud)), (1, 1000));
}

#[test]
fn a_code_on_our_screen_freezes_with_alipay_only() {
    let mut cloud = cloud();
    let refused = payment(&mut cloud, NOW, &show_freeze(1, Wallet::WeChat, 1000));
    assert_eq!(refused, Evidence::Failed(Reason::NotAllowed));
    let question = ask_freeze(1, Wallet::Alipay, 1000);
    let Evidence::CodeReady(url) = payment(&mut cloud, NOW, &show_freeze(1, Wallet::Alipay, 1000)) else {
        panic!("no code")
    };
    assert_eq!(
        payment(&mut cloud, NOW, &question),
        Evidence::NotFound,
        "the wallet knows it once it is scanned"
    );
    assert!(cloud.phone_opens(NOW, &url));
    assert_eq!(payment(&mut cloud, NOW, &question), Evidence::Paying(Doubt::Scanning));
    assert!(cloud.phone_pays(NOW, &url));
    assert!(!cloud.phone_pays(NOW, &url));
    paid(&payment(&mut cloud, NOW, &question));
    assert_eq!(cloud.holds()[0].code_url.as_deref(), Some(url.as_str()));
    assert_eq!((cloud.holds()[0].shown, held(&cloud)), (true, 1000));

    let Evidence::CodeReady(late) = payment(&mut cloud, NOW, &show_freeze(2, Wallet::Alipay, 500)) else {
        panic!("no code")
    };
    assert!(!cloud.phone_pays(NOW + 120_000, &late));
    let closed = payment(&mut cloud, NOW + 120_000, &ask_freeze(2, Wallet::Alipay, 500));
    assert_eq!(closed, Evidence::Closed);
    accounted(&mut cloud, NOW + 120_000);
}

#[test]
fn wechat_takes_once_and_gives_the_rest_back_at_once() {
    let wallet = Wallet::WeChat;
    let mut cloud = frozen(WECHAT);
    assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, wallet, 300, false)), DECLINED);
    assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, wallet, 1001, true)), TOO_MUCH);
    assert_eq!(refunding(&mut cloud, NOW, &ask_consume(2, 1, wallet, 300)), RefundEvidence::NotFound);
    assert_eq!(held(&cloud), 1000);
    assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, wallet, 300, true)), done(300));
    assert_eq!(refunding(&mut cloud, NOW, &ask_consume(2, 1, wallet, 300)), done(300));
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, wallet, 1000)), Some((300, 700, 0)));
    assert_eq!(payment(&mut cloud, NOW, &ask_freeze(1, wallet, 1000)), Evidence::GivenBack);
    assert_eq!(refunding(&mut cloud, NOW, &consume(3, 1, wallet, 100, true)), TOO_MUCH);
    assert_eq!(refunding(&mut cloud, NOW, &release(4, 1, wallet, 1000)), TOO_MUCH);
    assert_eq!((held(&cloud), cloud.captured(no(2).as_str())), (0, fen(300)));
    let order = cloud.orders().into_iter().find(|order| order.no == no(2).as_str()).unwrap();
    assert_eq!((order.freeze.as_deref(), order.freed), (Some(no(1).as_str()), fen(700)));
    accounted(&mut cloud, NOW + 40 * DAY);
}

#[test]
fn alipay_takes_several_times_and_keeps_or_gives_back_the_rest() {
    let wallet = Wallet::Alipay;
    let mut cloud = frozen(ALIPAY);
    assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, wallet, 300, false)), done(300));
    assert_eq!(held(&cloud), 700);
    assert_eq!(refunding(&mut cloud, NOW, &release(3, 1, wallet, 100)), done(100));
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, wallet, 1000)), Some((300, 100, 0)));
    paid(&payment(&mut cloud, NOW, &ask_freeze(1, wallet, 1000)));
    assert_eq!(refunding(&mut cloud, NOW, &consume(4, 1, wallet, 601, false)), TOO_MUCH);
    assert_eq!(refunding(&mut cloud, NOW, &release(5, 1, wallet, 601)), TOO_MUCH);
    assert_eq!(refunding(&mut cloud, NOW, &consume(6, 1, wallet, 200, true)), done(200));
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, wallet, 1000)), Some((500, 500, 0)));
    assert_eq!(payment(&mut cloud, NOW, &ask_freeze(1, wallet, 1000)), Evidence::GivenBack);
    assert_eq!(held(&cloud), 0);
    accounted(&mut cloud, NOW + 40 * DAY);
}

#[test]
fn wechat_gives_back_the_whole_deposit_or_nothing() {
    let wallet = Wallet::WeChat;
    let mut cloud = frozen(WECHAT);
    assert_eq!(refunding(&mut cloud, NOW, &release(2, 1, wallet, 400)), NOT_ALLOWED);
    assert_eq!(refunding(&mut cloud, NOW, &release(2, 1, wallet, 1001)), TOO_MUCH);
    assert_eq!(held(&cloud), 1000);
    assert_eq!(refunding(&mut cloud, NOW, &release(2, 1, wallet, 1000)), done(1000));
    assert_eq!(refunding(&mut cloud, NOW, &ask_release(2, 1, wallet, 1000)), done(1000));
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, wallet, 1000)), Some((0, 1000, 0)));
    assert_eq!(refunding(&mut cloud, NOW, &consume(3, 1, wallet, 100, true)), TOO_MUCH);
    accounted(&mut cloud, NOW + 40 * DAY);
}

#[test]
fn the_same_number_takes_and_gives_once() {
    let wallet = Wallet::Alipay;
    let mut cloud = frozen(ALIPAY);
    for _ in 0..4 {
        assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, wallet, 300, false)), done(300));
        assert_eq!(refunding(&mut cloud, NOW, &release(3, 1, wallet, 100)), done(100));
    }
    assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, wallet, 200, false)), DECLINED);
    assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, wallet, 300, true)), DECLINED);
    assert_eq!(refunding(&mut cloud, NOW, &release(3, 1, wallet, 50)), DECLINED);
    assert_eq!(payment(&mut cloud, NOW, &pay(2, "284567890123456799", 300)), Evidence::NumberTaken);
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, wallet, 1000)), Some((300, 100, 0)));
    assert_eq!(cloud.releases().len(), 1);
    accounted(&mut cloud, NOW);
}

#[test]
fn draws_that_take_their_time() {
    let wallet = Wallet::Alipay;
    let mut cloud = frozen(ALIPAY);
    cloud.draw_script(no(1).as_str(), DrawScript::After { ms: 5000 });
    let (take, asked) = (consume(2, 1, wallet, 300, false), ask_consume(2, 1, wallet, 300));
    assert_eq!(refunding(&mut cloud, NOW, &take), RefundEvidence::Unsure(Doubt::CloudUnsure));
    assert_eq!(refunding(&mut cloud, NOW, &release(3, 1, wallet, 700)), RefundEvidence::Processing);
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, wallet, 1000)), None, "halfway");
    assert_eq!((held(&cloud), cloud.holds()[0].under_way), (1000, fen(1000)));
    assert_eq!(refunding(&mut cloud, NOW, &consume(4, 1, wallet, 1, false)), TOO_MUCH);
    accounted(&mut cloud, NOW + 4999);
    assert_eq!(refunding(&mut cloud, NOW + 5000, &asked), done(300));
    assert_eq!(refunding(&mut cloud, NOW + 5000, &ask_release(3, 1, wallet, 700)), done(700));
    assert_eq!(hold(&mut cloud, NOW + 5000, &ask_hold(1, wallet, 1000)), Some((300, 700, 0)));
    accounted(&mut cloud, NOW + 5000);

    let mut cloud = frozen(WECHAT);
    cloud.draw_script(no(1).as_str(), DrawScript::After { ms: 5000 });
    let take = consume(2, 1, Wallet::WeChat, 300, true);
    assert_eq!(refunding(&mut cloud, NOW, &take), RefundEvidence::Processing);
    assert_eq!(refunding(&mut cloud, NOW + 5000, &take), done(300));
}

#[test]
fn draws_that_fail_free_their_money() {
    for (code, rest) in [(WECHAT, true), (ALIPAY, false)] {
        let wallet = wallet_of(code);
        let mut cloud = frozen(code);
        cloud.draw_script(no(1).as_str(), DrawScript::FailsAfter { ms: 5000 });
        refunding(&mut cloud, NOW, &consume(2, 1, wallet, 300, rest));
        assert_eq!(refunding(&mut cloud, NOW + 5000, &ask_consume(2, 1, wallet, 300)), DECLINED);
        refunding(&mut cloud, NOW + 6000, &release(3, 1, wallet, 1000));
        assert_eq!(refunding(&mut cloud, NOW + 11_000, &ask_release(3, 1, wallet, 1000)), DECLINED);
        cloud.draw_script(no(1).as_str(), DrawScript::Refused);
        assert_eq!(refunding(&mut cloud, NOW + 12_000, &consume(4, 1, wallet, 300, rest)), DECLINED);
        assert_eq!(refunding(&mut cloud, NOW + 12_000, &release(5, 1, wallet, 1000)), DECLINED);
        assert_eq!(hold(&mut cloud, NOW + 12_000, &ask_hold(1, wallet, 1000)), Some((0, 0, 0)));
        cloud.draw_script(no(1).as_str(), DrawScript::AtOnce);
        assert_eq!(refunding(&mut cloud, NOW + 13_000, &consume(6, 1, wallet, 300, true)), done(300));
        accounted(&mut cloud, NOW + 13_000);
    }
}

#[test]
fn what_goes_wrong_on_the_way_of_a_draw() {
    let unsure = |doubt| Some(RefundEvidence::Unsure(doubt));
    let table = [
        (Fault::DropBefore, None, false),
        (Fault::DropAfter, None, true),
        (Fault::WrongCode, unsure(Doubt::Unverified), true),
        (Fault::Status103, unsure(Doubt::CloudUnsure), true),
        (Fault::Truncated, unsure(Doubt::Unverified), true),
        (Fault::OtherNumber, unsure(Doubt::Mismatch), true),
        (Fault::OtherAmount, unsure(Doubt::Mismatch), true),
        (Fault::OtherMerchant, unsure(Doubt::Mismatch), true),
    ];
    let wallet = Wallet::Alipay;
    let draws = [
        (consume(2, 1, wallet, 300, false), ask_consume(2, 1, wallet, 300)),
        (release(2, 1, wallet, 300), ask_release(2, 1, wallet, 300)),
    ];
    for (fault, heard, moved) in table {
        for (draw, question) in &draws {
            let mut cloud = frozen(ALIPAY);
            cloud.draw_script(no(1).as_str(), DrawScript::Faulty { ms: 0, fault });
            match &heard {
                Some(heard) => assert_eq!(refunding(&mut cloud, NOW, draw), *heard, "{fault:?}"),
                None => assert!(send(&mut cloud, NOW, draw).body.is_empty()),
            }
            let expected = if moved { done(300) } else { RefundEvidence::NotFound };
            assert_eq!(refunding(&mut cloud, NOW, question), expected, "{fault:?}");
            assert_eq!(held(&cloud), if moved { 700 } else { 1000 });
            // the repeat that a "not found" earns moves the money once
            cloud.draw_script(no(1).as_str(), DrawScript::AtOnce);
            assert_eq!(refunding(&mut cloud, NOW, draw), done(300));
            assert_eq!(held(&cloud), 700);
            accounted(&mut cloud, NOW);
        }
    }
}

#[test]
fn a_consumption_is_refunded_with_its_deposits_number() {
    for (code, rest) in [(WECHAT, true), (ALIPAY, false)] {
        let wallet = wallet_of(code);
        let mut cloud = frozen(code);
        assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, wallet, 300, rest)), done(300));
        let reverse = CloudCall::Reverse { no: no(2), wallet };
        assert_eq!(payment(&mut cloud, NOW, &reverse), Evidence::Unsure(Doubt::CloudUnsure));
        assert_eq!(cloud.captured(no(2).as_str()), fen(300), "a consumption is not reversed");
        cloud.refund_script(no(2).as_str(), RefundScript::AtOnce);
        for wrong in [None, Some(2), Some(9)] {
            let back = refund_consumption(3, 2, wrong, wallet, 300, 100);
            assert_eq!(refunding(&mut cloud, NOW, &back), DECLINED, "{wrong:?}");
        }
        let back = refund_consumption(3, 2, Some(1), wallet, 300, 100);
        assert_eq!(refunding(&mut cloud, NOW, &back), done(100));
        assert_eq!(cloud.net_captured(no(2).as_str()), fen(200));
        assert_eq!(cloud.holds()[0].refunded, fen(100));
        let released = if rest { 700 } else { 0 };
        let left = hold(&mut cloud, NOW, &ask_hold(1, wallet, 1000));
        assert_eq!(left, Some((300, released, 0)), "a refund does not freeze again");
        let more = refund_consumption(4, 2, Some(1), wallet, 300, 201);
        assert_eq!(refunding(&mut cloud, NOW, &more), TOO_MUCH);
        accounted(&mut cloud, NOW);
    }
    let mut cloud = cloud();
    paid(&payment(&mut cloud, NOW, &pay(1, WECHAT, 1000)));
    let foreign = refund_consumption(2, 1, Some(1), Wallet::WeChat, 1000, 100);
    assert_eq!(refunding(&mut cloud, NOW, &foreign), DECLINED, "no deposit behind a plain payment");
    let plain = refund(3, 1, Wallet::WeChat, 1000, 100);
    assert_eq!(refunding(&mut cloud, NOW, &plain), RefundEvidence::Processing);
}

#[test]
fn after_thirty_days_the_rest_goes_back_by_itself() {
    for (code, taken) in [(WECHAT, 0), (ALIPAY, 0), (ALIPAY, 300)] {
        let wallet = wallet_of(code);
        let question = ask_hold(1, wallet, 1000);
        let mut cloud = frozen(code);
        if taken > 0 {
            refunding(&mut cloud, NOW + DAY, &consume(2, 1, wallet, taken, false));
        }
        assert_eq!(hold(&mut cloud, NOW + 30 * DAY - 1, &question), Some((taken, 0, 0)));
        let rest = 1000 - taken;
        assert_eq!(hold(&mut cloud, NOW + 30 * DAY, &question), Some((taken, 0, rest)));
        assert_eq!(hold(&mut cloud, NOW + 90 * DAY, &question), Some((taken, 0, rest)));
        let over = payment(&mut cloud, NOW + 90 * DAY, &ask_freeze(1, wallet, 1000));
        assert_eq!(over, Evidence::GivenBack);
        let late = refunding(&mut cloud, NOW + 90 * DAY, &consume(3, 1, wallet, 1, true));
        assert_eq!(late, TOO_MUCH);
        assert_eq!(refunding(&mut cloud, NOW + 90 * DAY, &release(4, 1, wallet, rest)), TOO_MUCH);
        assert_eq!(held(&cloud), 0);
        accounted(&mut cloud, NOW + 90 * DAY);
    }
}

/// Money that is asked for when the time runs out is decided first; what then is free goes back, too.
#[test]
fn a_draw_under_way_outlives_the_thirty_days() {
    for (script, expected) in
        [(DrawScript::After { ms: DAY }, (300, 0, 700)), (DrawScript::FailsAfter { ms: DAY }, (0, 0, 1000))]
    {
        let mut cloud = frozen(ALIPAY);
        let late = NOW + 30 * DAY - 1000;
        cloud.draw_script(no(1).as_str(), script);
        refunding(&mut cloud, late, &consume(2, 1, Wallet::Alipay, 300, false));
        cloud.settle(NOW + 30 * DAY);
        assert_eq!((cloud.holds()[0].lapsed, cloud.holds()[0].under_way), (fen(700), fen(300)));
        let question = ask_hold(1, Wallet::Alipay, 1000);
        assert_eq!(hold(&mut cloud, late + DAY, &question), Some(expected));
        accounted(&mut cloud, late + DAY);
    }
}

#[test]
fn days_pass_at_once() {
    let mut cloud = frozen(WECHAT);
    paid(&payment(&mut cloud, NOW, &pay(2, ALIPAY, 500)));
    cloud.pass_days(NOW, 29);
    assert_eq!(held(&cloud), 1000);
    paid(&payment(&mut cloud, NOW, &freeze(3, "144567890123456700", 700)));
    cloud.pass_days(NOW, 1);
    assert_eq!(held(&cloud), 0);
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, Wallet::WeChat, 1000)), Some((0, 0, 1000)));
    assert_eq!(cloud.held(no(3).as_str()), fen(700), "a younger deposit stays");
    let facts = payment(&mut cloud, NOW, &ask(2, Wallet::Alipay, 500));
    assert_eq!(paid(&facts).paid_at, (NOW - 30 * DAY) / 1000);
    cloud.pass_days(NOW, 336);
    let old = refunding(&mut cloud, NOW, &refund(4, 2, Wallet::Alipay, 500, 100));
    assert_eq!(old, RefundEvidence::Failed(RefundReason::TooOld));
    accounted(&mut cloud, NOW);
}

#[test]
fn a_merchant_without_the_deposit_contract() {
    let mut cloud = frozen(WECHAT);
    cloud.switches.deposits = false;
    let refused = Evidence::Failed(Reason::NotAllowed);
    assert_eq!(payment(&mut cloud, NOW, &freeze(2, ALIPAY, 500)), refused);
    assert_eq!(payment(&mut cloud, NOW, &show_freeze(3, Wallet::Alipay, 500)), refused);
    let odd = refunding(&mut cloud, NOW, &consume(4, 1, Wallet::WeChat, 300, true));
    assert_eq!(odd, RefundEvidence::Unsure(Doubt::CloudUnsure));
    let nothing = refunding(&mut cloud, NOW, &ask_consume(4, 1, Wallet::WeChat, 300));
    assert_eq!((nothing, held(&cloud)), (RefundEvidence::NotFound, 1000));
}

#[test]
fn deposits_that_are_not_there() {
    let mut cloud = frozen(WECHAT);
    let wallet = Wallet::WeChat;
    assert_eq!(payment(&mut cloud, NOW, &ask_freeze(9, wallet, 1000)), Evidence::NotFound);
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(9, wallet, 1000)), None);
    assert_eq!(refunding(&mut cloud, NOW, &consume(2, 9, wallet, 100, true)), DECLINED);
    assert_eq!(refunding(&mut cloud, NOW, &release(2, 9, wallet, 100)), DECLINED);
    assert_eq!(refunding(&mut cloud, NOW, &ask_release(2, 1, wallet, 100)), RefundEvidence::NotFound);
    assert_eq!(refunding(&mut cloud, NOW, &ask_release(2, 9, wallet, 100)), RefundEvidence::NotFound);
    assert_eq!(refunding(&mut cloud, NOW, &consume(2, 1, Wallet::Alipay, 100, true)), DECLINED);
    assert_eq!(refunding(&mut cloud, NOW, &release(2, 1, Wallet::Alipay, 1000)), DECLINED);
    assert_eq!(hold(&mut cloud, NOW, &ask_hold(1, wallet, 999)), None, "another amount");
    cloud.script("144567890123456700", Script::NeverAnswers);
    payment(&mut cloud, NOW, &freeze(3, "144567890123456700", 500));
    assert_eq!(refunding(&mut cloud, NOW, &consume(4, 3, wallet, 100, true)), DECLINED);
    assert_eq!(refunding(&mut cloud, NOW, &release(4, 3, wallet, 500)), DECLINED);
    assert_eq!(cloud.holds().iter().filter(|hold| hold.stage == Stage::Paid).count(), 1);
    accounted(&mut cloud, NOW);
}
