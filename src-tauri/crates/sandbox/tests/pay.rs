//! Payments: every script, as the counter's own client reads it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{
    ALIPAY, NOW, WECHAT, ask, ask_shown, call, cloud, fen, merchant, no, paid, pay, payment, send, show,
    wallet_of,
};
use domain::cloud::CloudCall;
use domain::evidence::{Doubt, Evidence, Reason, Wallet};
use money::Fen;
use sandbox::{Cloud, Fate, Fault, Refusal, Script, Stage};

fn scripted(code: &str, script: Script) -> Cloud {
    let mut cloud = cloud();
    cloud.script(code, script);
    cloud
}

#[test]
fn pays_at_once() {
    for code in [WECHAT, ALIPAY] {
        let mut cloud = cloud();
        let evidence = payment(&mut cloud, NOW, &pay(1, code, 12850));
        let facts = paid(&evidence);
        assert_eq!(facts.guest_paid, fen(12850));
        assert_eq!(facts.settled, fen(12850));
        assert_eq!(facts.paid_at, NOW / 1000);
        let id = facts.transaction_id.clone().unwrap();
        assert_eq!(id.len(), 28);
        assert!(id.starts_with(if code == WECHAT { "4200" } else { "2026" }));
        assert_eq!(cloud.captured(no(1).as_str()), fen(12850));
        let asked = payment(&mut cloud, NOW + 5000, &ask(1, wallet_of(code), 12850));
        assert_eq!(asked, evidence);
    }
}

#[test]
fn types_a_password() {
    for code in [WECHAT, ALIPAY] {
        let mut cloud = scripted(code, Script::TypesPassword { queries: 2 });
        let question = ask(1, wallet_of(code), 100);
        assert_eq!(payment(&mut cloud, NOW, &pay(1, code, 100)), Evidence::Paying(Doubt::Typing));
        assert_eq!(payment(&mut cloud, NOW + 2000, &question), Evidence::Paying(Doubt::Typing));
        assert_eq!(payment(&mut cloud, NOW + 4000, &question), Evidence::Paying(Doubt::Typing));
        assert_eq!(cloud.captured(no(1).as_str()), Fen::ZERO);
        paid(&payment(&mut cloud, NOW + 6000, &question));
        assert_eq!(cloud.captured(no(1).as_str()), fen(100));
    }
}

#[test]
fn pays_after_a_while_even_when_nobody_asks() {
    let mut cloud = scripted(WECHAT, Script::PaysAfter { ms: 30_000 });
    payment(&mut cloud, NOW, &pay(1, WECHAT, 100));
    cloud.settle(NOW + 29_999);
    assert_eq!(cloud.captured(no(1).as_str()), Fen::ZERO);
    cloud.settle(NOW + 30_000);
    assert_eq!(cloud.captured(no(1).as_str()), fen(100));
    let facts = payment(&mut cloud, NOW + 90_000, &ask(1, Wallet::WeChat, 100));
    assert_eq!(paid(&facts).paid_at, (NOW + 30_000) / 1000);
}

#[test]
fn stops_typing() {
    let mut cloud = scripted(WECHAT, Script::StopsTyping { queries: 1 });
    let question = ask(1, Wallet::WeChat, 100);
    payment(&mut cloud, NOW, &pay(1, WECHAT, 100));
    assert_eq!(payment(&mut cloud, NOW, &question), Evidence::Paying(Doubt::Typing));
    assert_eq!(payment(&mut cloud, NOW, &question), Evidence::Failed(Reason::GuestStopped));
}

#[test]
fn never_answers_until_the_order_ends() {
    for (code, end) in [(WECHAT, Evidence::Failed(Reason::Declined)), (ALIPAY, Evidence::Closed)] {
        let mut cloud = scripted(code, Script::NeverAnswers);
        let question = ask(1, wallet_of(code), 100);
        payment(&mut cloud, NOW, &pay(1, code, 100));
        assert_eq!(payment(&mut cloud, NOW + 119_999, &question), Evidence::Paying(Doubt::Typing));
        assert_eq!(payment(&mut cloud, NOW + 120_000, &question), end);
    }
}

#[test]
fn refusals_and_their_traces() {
    use Refusal::{Balance, Bank, CodeExpired, CodeInvalid, GuestStopped, Limit, NotAllowed};
    let declined = Evidence::Failed(Reason::Declined);
    let table = [
        (Balance, Reason::Balance, declined.clone(), Evidence::Closed),
        (Limit, Reason::Limit, declined.clone(), Evidence::Closed),
        (Bank, Reason::Declined, declined.clone(), Evidence::Closed),
        (GuestStopped, Reason::GuestStopped, Evidence::Failed(Reason::GuestStopped), Evidence::Closed),
        (CodeExpired, Reason::CodeExpired, Evidence::NotFound, Evidence::NotFound),
        (CodeInvalid, Reason::CodeInvalid, Evidence::NotFound, Evidence::NotFound),
        (NotAllowed, Reason::NotAllowed, Evidence::NotFound, Evidence::NotFound),
    ];
    for (refusal, reason, wechat, alipay) in table {
        for (code, later) in [(WECHAT, wechat), (ALIPAY, alipay)] {
            let mut cloud = scripted(code, Script::Refuses(refusal));
            assert_eq!(payment(&mut cloud, NOW, &pay(1, code, 100)), Evidence::Failed(reason));
            assert_eq!(payment(&mut cloud, NOW, &ask(1, wallet_of(code), 100)), later, "{refusal:?}");
            assert_eq!(cloud.captured(no(1).as_str()), Fen::ZERO);
        }
    }
}

#[test]
fn a_code_works_once_and_for_its_wallet() {
    let mut cloud = cloud();
    paid(&payment(&mut cloud, NOW, &pay(1, WECHAT, 100)));
    let again = payment(&mut cloud, NOW, &pay(2, WECHAT, 100));
    assert_eq!(again, Evidence::Failed(Reason::CodeExpired));
    let CloudCall::Pay(mut foreign) = pay(3, ALIPAY, 100) else { panic!() };
    foreign.wallet = Wallet::WeChat;
    let foreign = payment(&mut cloud, NOW, &CloudCall::Pay(foreign));
    assert_eq!(foreign, Evidence::Failed(Reason::CodeInvalid));
    assert_eq!(cloud.captured(no(2).as_str()), Fen::ZERO);
    assert_eq!(cloud.captured(no(3).as_str()), Fen::ZERO);
}

#[test]
fn the_same_request_hears_the_same_and_another_is_blocked() {
    let mut cloud = cloud();
    let first = payment(&mut cloud, NOW, &pay(1, WECHAT, 100));
    assert_eq!(payment(&mut cloud, NOW + 9000, &pay(1, WECHAT, 100)), first);
    assert_eq!(payment(&mut cloud, NOW, &pay(1, WECHAT, 101)), Evidence::NumberTaken);
    assert_eq!(payment(&mut cloud, NOW, &pay(1, "134567890123456799", 100)), Evidence::NumberTaken);
    assert_eq!(cloud.captured(no(1).as_str()), fen(100));
    assert_eq!(cloud.heard("/cpay/micro_pay", no(1).as_str()), 4);

    cloud.script("134567890123456711", Script::refuses_balance());
    let refused = pay(2, "134567890123456711", 100);
    assert_eq!(payment(&mut cloud, NOW, &refused), Evidence::Failed(Reason::Balance));
    assert_eq!(payment(&mut cloud, NOW, &refused), Evidence::Failed(Reason::Balance));
}

#[test]
fn a_foreign_prefix_and_no_amount() {
    let mut cloud = cloud();
    let CloudCall::Pay(mut foreign) = pay(1, WECHAT, 100) else { panic!() };
    foreign.no = domain::ids::TradeNo::new("99000052000100000100000001").unwrap();
    let said = payment(&mut cloud, NOW, &CloudCall::Pay(foreign));
    assert_eq!(said, Evidence::Failed(Reason::NumberTaken));
    assert_eq!(payment(&mut cloud, NOW, &pay(1, WECHAT, 0)), Evidence::Failed(Reason::Declined));
    assert!(cloud.orders().is_empty());
}

#[test]
fn coupons() {
    let table = [(true, 12850, "CASH"), (false, 12650, "NO_CASH")];
    for (prefunded, settled, kind) in table {
        let mut cloud = scripted(WECHAT, Script::Coupon { off: fen(200), prefunded });
        let reply = send(&mut cloud, NOW, &pay(1, WECHAT, 12850));
        assert!(reply.body.contains(&format!(r#"\"coupon_type\":\"{kind}\""#)));
        let evidence = payment(&mut cloud, NOW, &ask(1, Wallet::WeChat, 12850));
        assert_eq!(paid(&evidence).guest_paid, fen(12650));
        assert_eq!(paid(&evidence).settled, fen(settled));
        assert_eq!(cloud.captured(no(1).as_str()), fen(12850));
    }
}

/// Fate, evidence of the first answer, whether the money moved.
#[test]
fn faults() {
    let unsure = |doubt| Some(Evidence::Unsure(doubt));
    let faulty = Script::Faulty;
    let table = [
        (Script::DropBefore, Fate::DropBefore, None, false),
        (Script::DropAfter, Fate::DropAfter, None, true),
        (Script::WrongCode, Fate::Deliver, unsure(Doubt::Unverified), true),
        (Script::Status3, Fate::Deliver, unsure(Doubt::CloudUnsure), true),
        (Script::Status103, Fate::Deliver, unsure(Doubt::CloudUnsure), true),
        (faulty(Fault::Status3Lost), Fate::Deliver, unsure(Doubt::CloudUnsure), false),
        (faulty(Fault::Status103Lost), Fate::Deliver, unsure(Doubt::CloudUnsure), false),
        (faulty(Fault::NoCode), Fate::Deliver, unsure(Doubt::Unverified), true),
        (faulty(Fault::Http500), Fate::Deliver, unsure(Doubt::CloudUnsure), true),
        (faulty(Fault::NotJson), Fate::Deliver, unsure(Doubt::Unverified), true),
        (faulty(Fault::Truncated), Fate::Deliver, unsure(Doubt::Unverified), true),
        (faulty(Fault::Huge), Fate::Deliver, unsure(Doubt::Unverified), true),
        (faulty(Fault::OtherNumber), Fate::Deliver, unsure(Doubt::Mismatch), true),
        (faulty(Fault::OtherAmount), Fate::Deliver, unsure(Doubt::Mismatch), true),
        (faulty(Fault::OtherMerchant), Fate::Deliver, unsure(Doubt::Mismatch), true),
    ];
    for (script, fate, evidence, moved) in table {
        let mut cloud = scripted(WECHAT, script.clone());
        let reply = send(&mut cloud, NOW, &pay(1, WECHAT, 100));
        assert_eq!(reply.fate, fate, "{script:?}");
        if let Some(expected) = evidence {
            let got =
                cpay::answer(&pay(1, WECHAT, 100), &merchant(), reply.http_status, reply.body.as_bytes());
            assert_eq!(got, domain::cloud::CloudAnswer::Payment(expected), "{script:?}");
        }
        let captured = if moved { fen(100) } else { Fen::ZERO };
        assert_eq!(cloud.captured(no(1).as_str()), captured, "{script:?}");
        let truth = payment(&mut cloud, NOW, &ask(1, Wallet::WeChat, 100));
        assert_eq!(matches!(truth, Evidence::Paid(_)), moved, "{script:?}");
        assert_eq!(truth == Evidence::NotFound, !moved, "{script:?}");
    }
    let mut late = scripted(WECHAT, Script::Late { ms: 9000 });
    let reply = send(&mut late, NOW, &pay(1, WECHAT, 100));
    assert_eq!((reply.fate, reply.body.is_empty()), (Fate::Delay(9000), false));
    let mut twice = scripted(WECHAT, Script::Twice);
    assert_eq!(send(&mut twice, NOW, &pay(1, WECHAT, 100)).fate, Fate::Twice);
}

#[test]
fn faults_of_any_call_queue_up() {
    let mut cloud = cloud();
    payment(&mut cloud, NOW, &pay(1, WECHAT, 100));
    cloud.fault("/cpay/query_order", Fault::DropAfter);
    cloud.fault("/cpay/query_order", Fault::WrongCode);
    let question = ask(1, Wallet::WeChat, 100);
    assert_eq!(send(&mut cloud, NOW, &question).fate, Fate::DropAfter);
    assert_eq!(payment(&mut cloud, NOW, &question), Evidence::Unsure(Doubt::Unverified));
    paid(&payment(&mut cloud, NOW, &question));
}

#[test]
fn shown_codes() {
    for wallet in [Wallet::WeChat, Wallet::Alipay] {
        let mut cloud = cloud();
        let Evidence::CodeReady(url) = payment(&mut cloud, NOW, &show(1, wallet, 500)) else { panic!() };
        let head =
            if wallet == Wallet::WeChat { "weixin://wxpay/bizpayurl?pr=" } else { "https://qr.alipay.com/" };
        assert!(url.starts_with(head) && url.len() <= 64, "{url}");
        let again = payment(&mut cloud, NOW, &show(1, wallet, 500));
        assert_eq!(again, Evidence::CodeReady(url.clone()));
        let question = ask_shown(1, wallet, 500);
        let waiting =
            if wallet == Wallet::WeChat { Evidence::Paying(Doubt::Scanning) } else { Evidence::NotFound };
        assert_eq!(payment(&mut cloud, NOW, &question), waiting);
        assert!(cloud.phone_opens(NOW + 10_000, &url));
        assert_eq!(payment(&mut cloud, NOW + 10_000, &question), Evidence::Paying(Doubt::Scanning));
        assert!(cloud.phone_pays(NOW + 20_000, &url));
        assert!(!cloud.phone_pays(NOW + 20_000, &url), "paid twice");
        assert_eq!(paid(&payment(&mut cloud, NOW + 21_000, &question)).paid_at, (NOW + 20_000) / 1000);
        assert_eq!(cloud.captured(no(1).as_str()), fen(500));
    }
    assert!(!cloud().phone_pays(NOW, "weixin://wxpay/bizpayurl?pr=unknown"));
}

#[test]
fn a_shown_code_ends_when_it_was_told_to() {
    let mut cloud = cloud();
    let Evidence::CodeReady(url) = payment(&mut cloud, NOW, &show(1, Wallet::WeChat, 500)) else { panic!() };
    assert!(!cloud.phone_pays(NOW + 120_000, &url));
    let question = ask_shown(1, Wallet::WeChat, 500);
    assert_eq!(payment(&mut cloud, NOW + 120_000, &question), Evidence::Closed);
}

#[test]
fn closing() {
    let mut cloud = cloud();
    let Evidence::CodeReady(url) = payment(&mut cloud, NOW, &show(1, Wallet::WeChat, 500)) else { panic!() };
    let close = |count, wallet| CloudCall::Close { no: no(count), wallet };
    assert_eq!(payment(&mut cloud, NOW, &close(1, Wallet::WeChat)), Evidence::Acknowledged);
    assert!(!cloud.phone_pays(NOW, &url));
    assert_eq!(payment(&mut cloud, NOW, &ask_shown(1, Wallet::WeChat, 500)), Evidence::Closed);
    cloud.switches.close_answers_as_query = true;
    assert_eq!(payment(&mut cloud, NOW, &close(1, Wallet::WeChat)), Evidence::Acknowledged);

    payment(&mut cloud, NOW, &pay(2, WECHAT, 100));
    let reply = send(&mut cloud, NOW, &close(2, Wallet::WeChat));
    assert!(reply.body.contains(r"\\u5237\\u5361\\u652F\\u4ED8"), "{}", reply.body);
    assert_eq!(cloud.captured(no(2).as_str()), fen(100));
    let unknown = payment(&mut cloud, NOW, &close(9, Wallet::WeChat));
    assert_eq!(unknown, Evidence::Unsure(Doubt::CloudUnsure));
}

#[test]
fn reversing() {
    let reverse = |count, wallet| CloudCall::Reverse { no: no(count), wallet };
    for (code, script, after) in [
        (WECHAT, Script::PaysAtOnce, Evidence::GivenBack),
        (WECHAT, Script::NeverAnswers, Evidence::GivenBack),
        (ALIPAY, Script::PaysAtOnce, Evidence::GivenBack),
        (ALIPAY, Script::NeverAnswers, Evidence::Closed),
    ] {
        let mut cloud = scripted(code, script);
        let wallet = wallet_of(code);
        payment(&mut cloud, NOW, &pay(1, code, 100));
        assert_eq!(payment(&mut cloud, NOW + 15_000, &reverse(1, wallet)), Evidence::Acknowledged);
        assert_eq!(payment(&mut cloud, NOW + 16_000, &ask(1, wallet, 100)), after);
        assert_eq!(payment(&mut cloud, NOW + 17_000, &reverse(1, wallet)), Evidence::Acknowledged);
        assert_eq!(cloud.captured(no(1).as_str()), Fen::ZERO);
    }
    let mut cloud = cloud();
    let refused = Evidence::Unsure(Doubt::CloudUnsure);
    payment(&mut cloud, NOW, &pay(1, WECHAT, 100));
    cloud.switches.reverse = false;
    assert_eq!(payment(&mut cloud, NOW, &reverse(1, Wallet::WeChat)), refused);
    cloud.switches.reverse = true;
    assert_eq!(payment(&mut cloud, NOW + 8 * 86_400_000, &reverse(1, Wallet::WeChat)), refused);
    assert_eq!(payment(&mut cloud, NOW, &reverse(9, Wallet::WeChat)), refused);
    assert_eq!(cloud.captured(no(1).as_str()), fen(100));
}

#[test]
fn peculiarities_do_not_confuse_the_client() {
    let mut cloud = cloud();
    cloud.switches.capital_internal_status = true;
    cloud.switches.trailing_newline = true;
    paid(&payment(&mut cloud, NOW, &pay(1, WECHAT, 100)));
    assert_eq!(payment(&mut cloud, NOW, &ask(9, Wallet::WeChat, 100)), Evidence::NotFound);
    let reply = send(&mut cloud, NOW, &ask(1, Wallet::WeChat, 100));
    assert!(reply.body.contains(r#"\"Internal_status\":0"#), "{}", reply.body);
    assert!(reply.body.contains(r"\u64CD\\u4F5C") && reply.body.is_ascii(), "{}", reply.body);
    assert!(reply.body.contains(r"\\\/"), "the body text holds a slash: {}", reply.body);
    assert!(reply.body.contains(r#"\n","authen_info""#), "{}", reply.body);
}

#[test]
fn magic_digits_only_when_switched_on() {
    let mut cloud = cloud();
    paid(&payment(&mut cloud, NOW, &pay(1, "134567890123456711", 100)));
    cloud.switches.magic = true;
    let refused = payment(&mut cloud, NOW, &pay(2, "144567890123456711", 100));
    assert_eq!(refused, Evidence::Failed(Reason::Balance));
    cloud.script("154567890123456711", Script::PaysAtOnce);
    paid(&payment(&mut cloud, NOW, &pay(3, "154567890123456711", 100)));
}

#[test]
fn auditors_see_no_codes() {
    let mut cloud = cloud();
    call(&mut cloud, NOW, &pay(1, WECHAT, 100));
    assert_eq!(cloud.orders()[0].stage, Stage::Paid);
    assert!(!format!("{cloud:?} {:?}", cloud.orders()).contains(WECHAT));
}
