//! Every status with every state, for every kind of call.

#![allow(clippy::unwrap_used, clippy::panic)]

use cpay::table::{Kind, RefundKind, RefundRuling, Ruling, Status, payment, refund};
use domain::evidence::Doubt::{CloudUnsure, Scanning, Typing, Unknown};
use domain::evidence::Reason::{Declined, GuestStopped, NumberTaken, Rejected};
use domain::evidence::Wallet::{Alipay, OnlineCard, WeChat};
use domain::evidence::{RefundReason, Wallet};

const KINDS: [Kind; 6] =
    [Kind::Pay, Kind::ShowCode, Kind::AskScanned, Kind::AskShown, Kind::Close, Kind::Reverse];

/// All states of the enum, one below, one above, none, and nonsense.
fn states() -> Vec<Option<i64>> {
    (0..=15).map(Some).chain([None, Some(-1), Some(99), Some(i64::MAX)]).collect()
}

/// Wallet, state, then the ruling for a scanned code and for a shown one.
const ORDER_STATES: &[(Wallet, Option<i64>, Ruling, Ruling)] = &[
    (WeChat, None, Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (WeChat, Some(-1), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (WeChat, Some(0), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (WeChat, Some(1), Ruling::Unsure(CloudUnsure), Ruling::Unsure(CloudUnsure)),
    (WeChat, Some(2), Ruling::Paid, Ruling::Paid),
    (WeChat, Some(3), Ruling::Paid, Ruling::Paid),
    (WeChat, Some(4), Ruling::GivenBack, Ruling::GivenBack),
    (WeChat, Some(5), Ruling::Failed(GuestStopped), Ruling::Failed(GuestStopped)),
    (WeChat, Some(6), Ruling::Paying(Typing), Ruling::Paying(Scanning)),
    (WeChat, Some(7), Ruling::Closed, Ruling::Closed),
    (WeChat, Some(8), Ruling::GivenBack, Ruling::GivenBack),
    (WeChat, Some(9), Ruling::Paying(Typing), Ruling::Paying(Typing)),
    (WeChat, Some(10), Ruling::Failed(Declined), Ruling::Failed(Declined)),
    (WeChat, Some(11), Ruling::NotFound, Ruling::NotFound),
    (WeChat, Some(12), Ruling::Unsure(CloudUnsure), Ruling::Unsure(CloudUnsure)),
    (WeChat, Some(13), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (WeChat, Some(14), Ruling::Paid, Ruling::Paid),
    (WeChat, Some(15), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (WeChat, Some(99), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (WeChat, Some(i64::MAX), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, None, Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(-1), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(0), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(1), Ruling::Unsure(CloudUnsure), Ruling::Unsure(CloudUnsure)),
    (Alipay, Some(2), Ruling::Paid, Ruling::Paid),
    (Alipay, Some(3), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(4), Ruling::Paying(Typing), Ruling::Paying(Scanning)),
    (Alipay, Some(5), Ruling::ClosedOrGivenBack, Ruling::ClosedOrGivenBack),
    (Alipay, Some(6), Ruling::Paid, Ruling::Paid),
    (Alipay, Some(7), Ruling::NotFound, Ruling::NotFound),
    (Alipay, Some(8), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(9), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(10), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(11), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(12), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(13), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(14), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(15), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(99), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (Alipay, Some(i64::MAX), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, None, Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(-1), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(0), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(1), Ruling::Unsure(CloudUnsure), Ruling::Unsure(CloudUnsure)),
    (OnlineCard, Some(2), Ruling::Paid, Ruling::Paid),
    (OnlineCard, Some(3), Ruling::Paying(Typing), Ruling::Paying(Scanning)),
    (OnlineCard, Some(4), Ruling::GivenBack, Ruling::GivenBack),
    (OnlineCard, Some(5), Ruling::Closed, Ruling::Closed),
    (OnlineCard, Some(6), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(7), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(8), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(9), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(10), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(11), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(12), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(13), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(14), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(15), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(99), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
    (OnlineCard, Some(i64::MAX), Ruling::Unsure(Unknown), Ruling::Unsure(Unknown)),
];

const SURE: Ruling = Ruling::Unsure(CloudUnsure);
const ODD: Ruling = Ruling::Unsure(Unknown);
const WORDS: Ruling = Ruling::FailedByWords;

/// Status, fine code, then the ruling per kind in the order of `KINDS`; no state changes it.
const OTHER_STATUS: &[(Option<i64>, Option<i64>, [Ruling; 6])] = &[
    (Some(3), None, [SURE; 6]),
    (Some(3), Some(407), [SURE; 6]),
    (Some(3), Some(400), [SURE; 6]),
    (Some(103), None, [SURE; 6]),
    (Some(103), Some(407), [SURE; 6]),
    (Some(103), Some(400), [SURE; 6]),
    (Some(101), None, [Ruling::Failed(Rejected), Ruling::Failed(Rejected), SURE, SURE, SURE, SURE]),
    (Some(101), Some(7), [Ruling::Failed(Rejected), Ruling::Failed(Rejected), SURE, SURE, SURE, SURE]),
    (
        Some(101),
        Some(400),
        [Ruling::Failed(Rejected), Ruling::Failed(Rejected), Ruling::NotFound, Ruling::NotFound, SURE, SURE],
    ),
    (Some(102), None, [Ruling::Failed(NumberTaken), Ruling::Failed(NumberTaken), SURE, SURE, SURE, SURE]),
    (
        Some(102),
        Some(400),
        [
            Ruling::Failed(NumberTaken),
            Ruling::Failed(NumberTaken),
            Ruling::NotFound,
            Ruling::NotFound,
            SURE,
            SURE,
        ],
    ),
    (Some(104), None, [WORDS, WORDS, SURE, SURE, SURE, SURE]),
    (Some(104), Some(0), [WORDS, WORDS, SURE, SURE, SURE, SURE]),
    (Some(104), Some(407), [Ruling::NumberTaken, Ruling::NumberTaken, SURE, SURE, SURE, SURE]),
    (Some(104), Some(400), [WORDS, WORDS, Ruling::NotFound, Ruling::NotFound, SURE, SURE]),
    (Some(104), Some(426), [WORDS, WORDS, SURE, SURE, SURE, SURE]),
    (None, None, [ODD; 6]),
    (None, Some(400), [ODD; 6]),
    (Some(1), Some(400), [ODD; 6]),
    (Some(-1), None, [ODD; 6]),
    (Some(105), None, [ODD; 6]),
];

#[test]
fn every_state_of_an_order() {
    for wallet in Wallet::ALL {
        for state in states() {
            let row = ORDER_STATES.iter().find(|row| row.0 == wallet && row.1 == state);
            let (_, _, scanned, shown) = row.unwrap_or_else(|| panic!("no row for {wallet:?} {state:?}"));
            for internal in [None, Some(0), Some(400), Some(407)] {
                let ruling = |kind| payment(kind, Status::Done, internal, wallet, state);
                assert_eq!(ruling(Kind::Pay), *scanned, "{wallet:?} {state:?}");
                assert_eq!(ruling(Kind::AskScanned), *scanned, "{wallet:?} {state:?}");
                assert_eq!(ruling(Kind::AskShown), *shown, "{wallet:?} {state:?}");
                assert_eq!(ruling(Kind::ShowCode), Ruling::CodeReady);
                assert_eq!(ruling(Kind::Close), Ruling::Acknowledged);
                assert_eq!(ruling(Kind::Reverse), Ruling::Acknowledged);
            }
        }
    }
}

#[test]
fn every_other_status_whatever_the_state() {
    for (status, internal, expected) in OTHER_STATUS {
        for wallet in Wallet::ALL {
            for state in states() {
                for (kind, expected) in KINDS.iter().zip(expected) {
                    let ruling = payment(*kind, Status::of(*status), *internal, wallet, state);
                    assert_eq!(ruling, *expected, "{kind:?} {status:?} {internal:?} {state:?}");
                }
            }
        }
    }
}

#[test]
fn only_a_zero_with_a_paid_state_is_paid() {
    for status in [None, Some(-1), Some(0), Some(1), Some(3), Some(101), Some(102), Some(103), Some(104)] {
        for internal in [None, Some(0), Some(7), Some(400), Some(407), Some(426)] {
            for wallet in Wallet::ALL {
                for state in states() {
                    for kind in KINDS {
                        let ruling = payment(kind, Status::of(status), internal, wallet, state);
                        let paid_state = match wallet {
                            WeChat => matches!(state, Some(2 | 3 | 14)),
                            Alipay => matches!(state, Some(2 | 6)),
                            OnlineCard => state == Some(2),
                        };
                        let tells = matches!(kind, Kind::Pay | Kind::AskScanned | Kind::AskShown);
                        assert_eq!(ruling == Ruling::Paid, status == Some(0) && paid_state && tells);
                    }
                }
            }
        }
    }
}

#[test]
fn every_state_of_a_refund() {
    use RefundRuling::{Done, Failed, NotFound, Processing, Unsure};
    let declined = Failed(RefundReason::Declined);
    for kind in [RefundKind::Refund, RefundKind::Ask] {
        for state in states() {
            let wechat = match state {
                Some(1 | 4) => Processing,
                Some(2) => Done,
                Some(3 | 6) => declined,
                Some(5) => Failed(RefundReason::PayByHand),
                _ => Unsure(Unknown),
            };
            let alipay = match state {
                Some(1 | 4) => Processing,
                Some(2) => Done,
                Some(3) => declined,
                Some(5) => NotFound,
                _ => Unsure(Unknown),
            };
            let card = match state {
                Some(1) => Unsure(CloudUnsure),
                Some(2) => Done,
                Some(3) => declined,
                _ => Unsure(Unknown),
            };
            assert_eq!(refund(kind, Status::Done, None, OnlineCard, state), card, "{state:?}");
            assert_eq!(refund(kind, Status::Done, None, WeChat, state), wechat, "{state:?}");
            assert_eq!(refund(kind, Status::Done, None, Alipay, state), alipay, "{state:?}");
        }
    }
}

#[test]
fn every_other_status_of_a_refund() {
    use RefundRuling::{Failed, FailedByWords, NotFound, Unsure};
    let sure = Unsure(CloudUnsure);
    let odd = Unsure(Unknown);
    let declined = Failed(RefundReason::Declined);
    // status, fine code, refund, query_refund_order
    let table = [
        (Some(3), None, sure, sure),
        (Some(3), Some(426), sure, sure),
        (Some(103), None, sure, sure),
        (Some(101), Some(7), Failed(RefundReason::Rejected), sure),
        (Some(101), Some(426), Failed(RefundReason::Rejected), NotFound),
        (Some(102), None, declined, sure),
        (Some(102), Some(426), declined, NotFound),
        (Some(104), None, FailedByWords, sure),
        (Some(104), Some(407), declined, sure),
        (Some(104), Some(426), FailedByWords, NotFound),
        (Some(104), Some(400), FailedByWords, sure),
        (None, Some(426), odd, odd),
        (Some(2), None, odd, odd),
    ];
    for (status, internal, one, two) in table {
        for wallet in Wallet::ALL {
            for state in states() {
                let ruling = |kind| refund(kind, Status::of(status), internal, wallet, state);
                assert_eq!(ruling(RefundKind::Refund), one, "{status:?} {internal:?}");
                assert_eq!(ruling(RefundKind::Ask), two, "{status:?} {internal:?}");
            }
        }
    }
}
