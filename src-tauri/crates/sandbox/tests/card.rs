//! Member cards whose balance the cloud keeps, as the counter's own client reads it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{
    CARD, NOW, WECHAT, ask, ask_refund, cloud, done, fen, freeze, list, merchant, no, paid, pay, payment,
    refund, refunding, send, show,
};
use cpay::wire::list::QueryOrderList;
use domain::cloud::CloudCall;
use domain::evidence::{Doubt, Evidence, Reason, RefundEvidence, RefundReason, Wallet};
use money::Fen;
use sandbox::{Cloud, Platform, RefundScript, Refusal, Script, Stage};

const ASK: Wallet = Wallet::OnlineCard;

fn scripted(script: Script) -> Cloud {
    let mut cloud = cloud();
    cloud.script(CARD, script);
    cloud
}

#[test]
fn pays_at_once_and_tells_its_number_masked() {
    let mut cloud = cloud();
    let evidence = payment(&mut cloud, NOW, &pay(1, CARD, 12850));
    let facts = paid(&evidence);
    assert_eq!((facts.guest_paid, facts.settled), (fen(12850), fen(12850)));
    assert_eq!(facts.payer.as_ref().unwrap().len(), 4);
    assert_eq!(payment(&mut cloud, NOW + 5000, &ask(1, ASK, 12850)), evidence);
    assert_eq!(cloud.captured(no(1).as_str()), fen(12850));
    assert_eq!(cloud.orders()[0].platform, Platform::Card);
    let reply = send(&mut cloud, NOW, &ask(1, ASK, 12850));
    for said in [r#"\"pay_platform\":3"#, r#"\"sub_pay_platform\":300"#, r#"\"card_order_content_ext\""#] {
        assert!(reply.body.contains(said), "{}", reply.body);
    }
}

#[test]
fn asks_its_guest_first() {
    let mut cloud = scripted(Script::TypesPassword { queries: 1 });
    let question = ask(1, ASK, 100);
    assert_eq!(payment(&mut cloud, NOW, &pay(1, CARD, 100)), Evidence::Paying(Doubt::Typing));
    assert_eq!(payment(&mut cloud, NOW + 2000, &question), Evidence::Paying(Doubt::Typing));
    assert_eq!(cloud.captured(no(1).as_str()), Fen::ZERO);
    paid(&payment(&mut cloud, NOW + 4000, &question));
    let mut cloud = scripted(Script::NeverAnswers);
    payment(&mut cloud, NOW, &pay(1, CARD, 100));
    assert_eq!(payment(&mut cloud, NOW + 119_999, &question), Evidence::Paying(Doubt::Typing));
    assert_eq!(payment(&mut cloud, NOW + 120_000, &question), Evidence::Closed);
}

/// What is refused is closed, and what was never recorded is not found.
#[test]
fn refusals_and_their_traces() {
    use Refusal::{Balance, Bank, CodeExpired, CodeInvalid, GuestStopped, Limit, NotAllowed};
    let table = [
        (Balance, Reason::Balance, Evidence::Closed),
        (Limit, Reason::Limit, Evidence::Closed),
        (Bank, Reason::Declined, Evidence::Closed),
        (GuestStopped, Reason::GuestStopped, Evidence::Closed),
        (CodeExpired, Reason::CodeExpired, Evidence::Closed),
        (CodeInvalid, Reason::CodeInvalid, Evidence::Closed),
        (NotAllowed, Reason::NotAllowed, Evidence::NotFound),
    ];
    for (refusal, reason, later) in table {
        let mut cloud = scripted(Script::Refuses(refusal));
        assert_eq!(payment(&mut cloud, NOW, &pay(1, CARD, 100)), Evidence::Failed(reason));
        assert_eq!(payment(&mut cloud, NOW, &ask(1, ASK, 100)), later, "{refusal:?}");
        assert_eq!(cloud.captured(no(1).as_str()), Fen::ZERO);
    }
}

#[test]
fn a_code_works_once_and_for_its_wallet() {
    let mut cloud = cloud();
    paid(&payment(&mut cloud, NOW, &pay(1, CARD, 100)));
    let again = payment(&mut cloud, NOW, &pay(2, CARD, 100));
    assert_eq!(again, Evidence::Failed(Reason::CodeExpired));
    let as_card = |call| match call {
        CloudCall::Pay(call) => CloudCall::Pay(domain::cloud::PayCall { wallet: ASK, ..call }),
        other => other,
    };
    for (count, foreign) in [(3, WECHAT), (4, "99456789012345670"), (5, "9945678901234567001")] {
        let said = payment(&mut cloud, NOW, &as_card(pay(count, foreign, 100)));
        assert_eq!(said, Evidence::Failed(Reason::CodeInvalid), "{foreign}");
        assert_eq!(cloud.captured(no(count).as_str()), Fen::ZERO);
    }
}

/// An answer that was lost is found by the question, whether the money moved or not.
#[test]
fn lost_answers() {
    for (script, moved) in [(Script::DropAfter, true), (Script::DropBefore, false), (Script::WrongCode, true)]
    {
        let mut cloud = scripted(script.clone());
        send(&mut cloud, NOW, &pay(1, CARD, 100));
        let truth = payment(&mut cloud, NOW, &ask(1, ASK, 100));
        assert_eq!(matches!(truth, Evidence::Paid(_)), moved, "{script:?}");
        assert_eq!(truth == Evidence::NotFound, !moved, "{script:?}");
    }
}

#[test]
fn refunds_in_parts_and_whole() {
    let mut cloud = cloud();
    paid(&payment(&mut cloud, NOW, &pay(1, CARD, 1000)));
    let back = refund(2, 1, ASK, 1000, 400);
    let initial = RefundEvidence::Unsure(Doubt::CloudUnsure);
    assert_eq!(refunding(&mut cloud, NOW, &back), initial);
    let question = ask_refund(2, 1, ASK, 400);
    assert_eq!(refunding(&mut cloud, NOW + 1999, &question), initial);
    assert_eq!(refunding(&mut cloud, NOW + 2000, &question), done(400));
    assert_eq!(refunding(&mut cloud, NOW + 2000, &back), done(400));
    paid(&payment(&mut cloud, NOW, &ask(1, ASK, 1000)));
    let too_much = refunding(&mut cloud, NOW, &refund(3, 1, ASK, 1000, 601));
    assert_eq!(too_much, RefundEvidence::Failed(RefundReason::TooMuch));
    cloud.refund_script(no(1).as_str(), RefundScript::FailsAfter { ms: 0 });
    let failed = refunding(&mut cloud, NOW + 3000, &refund(4, 1, ASK, 1000, 600));
    assert_eq!(failed, RefundEvidence::Failed(RefundReason::Declined));
    cloud.refund_script(no(1).as_str(), RefundScript::AtOnce);
    assert_eq!(refunding(&mut cloud, NOW + 4000, &refund(5, 1, ASK, 1000, 600)), done(600));
    assert_eq!(payment(&mut cloud, NOW + 5000, &ask(1, ASK, 1000)), Evidence::GivenBack);
    assert_eq!(cloud.net_captured(no(1).as_str()), Fen::ZERO);
}

#[test]
fn reversing() {
    let reverse = CloudCall::Reverse { no: no(1), wallet: ASK };
    for (script, after) in
        [(Script::PaysAtOnce, Evidence::GivenBack), (Script::NeverAnswers, Evidence::Closed)]
    {
        let mut cloud = scripted(script);
        payment(&mut cloud, NOW, &pay(1, CARD, 100));
        assert_eq!(payment(&mut cloud, NOW + 15_000, &reverse), Evidence::Acknowledged);
        assert_eq!(payment(&mut cloud, NOW + 16_000, &ask(1, ASK, 100)), after);
        assert_eq!(cloud.captured(no(1).as_str()), Fen::ZERO);
    }
}

#[test]
fn neither_deposits_nor_codes_on_our_screen() {
    let mut cloud = cloud();
    let frozen = payment(&mut cloud, NOW, &freeze(1, CARD, 1000));
    assert_eq!(frozen, Evidence::Failed(Reason::NotAllowed));
    let shown = payment(&mut cloud, NOW, &show(2, ASK, 1000));
    assert_eq!(shown, Evidence::Failed(Reason::NotAllowed));
    assert!(cloud.holds().is_empty() && cloud.orders().is_empty());
}

/// The lists have no state of a card's order; they know it by its platform.
#[test]
fn lists_know_it_by_its_platform() {
    let mut cloud = cloud();
    paid(&payment(&mut cloud, NOW, &pay(1, CARD, 1000)));
    paid(&payment(&mut cloud, NOW, &pay(2, WECHAT, 1000)));
    assert!(cloud.orders().iter().all(|order| order.stage == Stage::Paid));
    let cards = QueryOrderList {
        out_sub_mch_id: Some(merchant().out_sub_mch_id),
        order_type: Some(3),
        sub_pay_platforms: vec![300],
        page_num: Some(1),
        page_size: Some(9),
        ..QueryOrderList::default()
    };
    let found = list(&mut cloud, &cards);
    let order = found.order_details[0].order.as_ref().unwrap();
    assert_eq!((found.total_count, order.out_trade_no.as_deref()), (Some(1), Some(no(1).as_str())));
    assert_eq!((order.wxpay_current_trade_state, order.alipay_current_trade_state), (None, None));
}
