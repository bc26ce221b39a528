//! Deposits: every status with every state, and exchanges signed by another program than ours.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{call, check_answers, check_damage, check_requests, merchant, text, vectors};
use cpay::request;
use cpay::table::{FreezeKind, RefundKind, RefundRuling, Ruling, Status, consumption, freeze, release};
use domain::cloud::CloudAnswer;
use domain::evidence::Doubt::{CloudUnsure, Scanning, Typing, Unknown};
use domain::evidence::Reason::{Declined, GuestStopped, NumberTaken, Rejected};
use domain::evidence::Wallet::{Alipay, OnlineCard, WeChat};
use domain::evidence::{Evidence, RefundEvidence, RefundReason, Wallet};

const FREEZES: [FreezeKind; 3] = [FreezeKind::Freeze, FreezeKind::Show, FreezeKind::Ask];
const STATUSES: [Option<i64>; 10] =
    [None, Some(-1), Some(0), Some(1), Some(3), Some(101), Some(102), Some(103), Some(104), Some(105)];
const CODES: [Option<i64>; 7] = [None, Some(0), Some(7), Some(400), Some(407), Some(426), Some(431)];

/// All states of the enums, one below, one above, none, and nonsense.
fn states() -> Vec<Option<i64>> {
    (0..=15).map(Some).chain([None, Some(-1), Some(99), Some(i64::MAX)]).collect()
}

#[test]
fn every_state_of_a_freeze() {
    for shown in [false, true] {
        let waiting = Ruling::Paying(if shown { Scanning } else { Typing });
        for state in states() {
            let wechat = match state {
                Some(1 | 3) => waiting,
                Some(2) => Ruling::Paid,
                Some(4) => Ruling::Failed(GuestStopped),
                Some(5) => Ruling::GivenBack,
                Some(6) => Ruling::Failed(Declined),
                Some(7) => Ruling::NotFound,
                _ => Ruling::Unsure(Unknown),
            };
            let alipay = match state {
                Some(1) => waiting,
                Some(2) => Ruling::Paid,
                Some(3) => Ruling::ClosedOrGivenBack,
                Some(4) => Ruling::NotFound,
                _ => Ruling::Unsure(Unknown),
            };
            let card = Ruling::Unsure(Unknown);
            for (wallet, expected) in [(WeChat, wechat), (Alipay, alipay), (OnlineCard, card)] {
                let ruling = |kind| freeze(kind, Status::Done, Some(0), wallet, state, shown);
                assert_eq!(ruling(FreezeKind::Freeze), expected, "{wallet:?} {state:?}");
                assert_eq!(ruling(FreezeKind::Ask), expected, "{wallet:?} {state:?}");
                assert_eq!(ruling(FreezeKind::Show), Ruling::CodeReady);
            }
        }
    }
}

#[test]
fn every_other_status_of_a_freeze() {
    let (sure, odd) = (Ruling::Unsure(CloudUnsure), Ruling::Unsure(Unknown));
    let (words, rejected, taken) =
        (Ruling::FailedByWords, Ruling::Failed(Rejected), Ruling::Failed(NumberTaken));
    // status, fine code, micro_freeze and scancode_freeze, query_freeze_order
    let table = [
        (Some(3), None, sure, sure),
        (Some(3), Some(400), sure, sure),
        (Some(103), Some(426), sure, sure),
        (Some(101), None, rejected, sure),
        (Some(101), Some(400), rejected, Ruling::NotFound),
        (Some(102), None, taken, sure),
        (Some(102), Some(426), taken, Ruling::NotFound),
        (Some(104), None, words, sure),
        (Some(104), Some(407), Ruling::NumberTaken, sure),
        (Some(104), Some(400), words, Ruling::NotFound),
        (Some(104), Some(426), words, Ruling::NotFound),
        (Some(104), Some(431), words, sure),
        (None, Some(400), odd, odd),
        (Some(1), Some(426), odd, odd),
        (Some(105), None, odd, odd),
    ];
    for (status, internal, made, asked) in table {
        for wallet in Wallet::ALL {
            for state in states() {
                for (kind, expected) in FREEZES.into_iter().zip([made, made, asked]) {
                    let ruling = freeze(kind, Status::of(status), internal, wallet, state, false);
                    assert_eq!(ruling, expected, "{kind:?} {status:?} {internal:?} {state:?}");
                }
            }
        }
    }
}

/// Frozen, taken and given back come out of nothing but a zero with the one state that says so.
#[test]
fn only_a_zero_with_the_right_state_moves_money() {
    for status in STATUSES {
        for internal in CODES {
            for wallet in Wallet::ALL {
                for state in states() {
                    let good = status == Some(0);
                    let status = Status::of(status);
                    for kind in FREEZES {
                        let ruling = freeze(kind, status, internal, wallet, state, false);
                        let says = state == Some(2) && wallet != OnlineCard;
                        let frozen = good && says && kind != FreezeKind::Show;
                        assert_eq!(ruling == Ruling::Paid, frozen);
                    }
                    for kind in [RefundKind::Refund, RefundKind::Ask] {
                        let took = consumption(kind, status, internal, wallet, state);
                        let done = state == Some(2) && wallet != OnlineCard;
                        let says = done || (wallet == WeChat && state == Some(14));
                        assert_eq!(took == RefundRuling::Done, good && says, "{wallet:?} {state:?}");
                        let gave = release(kind, status, internal, wallet, state);
                        assert_eq!(gave == RefundRuling::Done, good && done);
                    }
                }
            }
        }
    }
}

#[test]
fn every_state_of_a_consumption_and_of_a_release() {
    use RefundRuling::{Closed, Done, Failed, NotFound, Processing, Unsure};
    let declined = Failed(RefundReason::Declined);
    for kind in [RefundKind::Refund, RefundKind::Ask] {
        for state in states() {
            let wechat = match state {
                Some(1) => Unsure(CloudUnsure),
                Some(2 | 14) => Done,
                Some(10) => declined,
                Some(11) => NotFound,
                Some(12) => Processing,
                _ => Unsure(Unknown),
            };
            let alipay = match state {
                Some(1) => Unsure(CloudUnsure),
                Some(2) => Done,
                Some(5) => Closed,
                Some(7) => NotFound,
                _ => Unsure(Unknown),
            };
            assert_eq!(consumption(kind, Status::Done, None, WeChat, state), wechat, "{state:?}");
            assert_eq!(consumption(kind, Status::Done, None, Alipay, state), alipay, "{state:?}");
            assert_eq!(consumption(kind, Status::Done, None, OnlineCard, state), Unsure(Unknown));
            for wallet in Wallet::ALL {
                let expected = match state {
                    _ if wallet == OnlineCard => Unsure(Unknown),
                    Some(1) => Processing,
                    Some(2) => Done,
                    Some(3) => declined,
                    Some(4) => Unsure(CloudUnsure),
                    Some(5) if wallet == Alipay => NotFound,
                    _ => Unsure(Unknown),
                };
                assert_eq!(release(kind, Status::Done, None, wallet, state), expected, "{state:?}");
            }
        }
    }
}

#[test]
fn every_other_status_of_a_consumption_and_of_a_release() {
    use RefundRuling::{Failed, FailedByWords, NotFound, Unsure};
    let (sure, odd, declined) = (Unsure(CloudUnsure), Unsure(Unknown), Failed(RefundReason::Declined));
    // status, fine code, the call itself, the question about a consumption, and about a release
    let table = [
        (Some(3), Some(426), sure, sure, sure),
        (Some(103), None, sure, sure, sure),
        (Some(101), Some(7), Failed(RefundReason::Rejected), sure, sure),
        (Some(102), None, declined, sure, sure),
        (Some(104), None, FailedByWords, sure, sure),
        (Some(104), Some(407), declined, sure, sure),
        (Some(104), Some(400), FailedByWords, NotFound, NotFound),
        (Some(104), Some(426), FailedByWords, sure, NotFound),
        (Some(104), Some(431), FailedByWords, sure, sure),
        (None, Some(426), odd, odd, odd),
        (Some(2), None, odd, odd, odd),
    ];
    for (status, internal, made, taken, given) in table {
        for wallet in Wallet::ALL {
            for state in states() {
                let status = Status::of(status);
                let take = |kind| consumption(kind, status, internal, wallet, state);
                let give = |kind| release(kind, status, internal, wallet, state);
                assert_eq!(take(RefundKind::Refund), made, "{status:?} {internal:?}");
                assert_eq!(give(RefundKind::Refund), made, "{status:?} {internal:?}");
                assert_eq!(take(RefundKind::Ask), taken, "{status:?} {internal:?}");
                assert_eq!(give(RefundKind::Ask), given, "{status:?} {internal:?}");
            }
        }
    }
}

#[test]
fn answers_about_deposits() {
    assert!(check_answers("cpay-deposit-answers.json") >= 130);
}

#[test]
fn requests_about_deposits() {
    assert_eq!(check_requests("cpay-deposit-requests.json"), 12);
}

#[test]
fn damaged_answers_about_deposits_are_never_believed() {
    let given = vectors("cpay-deposit-answers.json");
    let named = |name: &str| {
        let rows = given["answers"].as_array().unwrap();
        let row = rows.iter().find(|row| text(row, "name") == name).unwrap();
        (call(text(row, "call"), text(row, "wallet")), text(row, "body").to_owned())
    };
    let doubt = |got: &CloudAnswer| {
        matches!(
            got,
            CloudAnswer::Payment(Evidence::Unsure(_))
                | CloudAnswer::Refund(RefundEvidence::Unsure(_))
                | CloudAnswer::Hold(None)
        )
    };
    for name in ["nothing taken yet", "consumed, as documented"] {
        let (call, body) = named(name);
        check_damage(&call, &body, doubt);
    }
}

/// A repeat is the same bytes whatever nonce or clock the client has at hand, so the cloud can tell it from another
/// use of the number.
#[test]
fn repeated_draws_are_the_same_bytes() {
    for kind in ["consume", "release", "refund consumption"] {
        let call = call(kind, "WeChat");
        let first = request(&call, &merchant(), "one", Some(1)).unwrap();
        assert_eq!(first, request(&call, &merchant(), "two", None).unwrap(), "{kind}");
    }
}

#[test]
fn without_the_clouds_clock_a_freezing_code_has_no_end() {
    let request = request(&call("show freeze", "Alipay"), &merchant(), "n", None).unwrap();
    assert!(!request.body.contains("time_expire"));
}
