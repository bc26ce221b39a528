//! Example slips of deposits, cash moves and summaries.

use super::{delta, fen, member};
use crate::words::Language;
use domain::fact::DrawerReason;
use domain::ids::{DepositId, ShiftId, StaffId};
use domain::report::{Carried, CashFigures, CashSlip, DepositFigures, Figures, Report, Scope};
use domain::shift::{CashReason, CashWay, DifferenceReason};
use domain::slip::{DepositPart, HoldKind, SlipKind};
use domain::tender::Method;
use domain::time::{BusinessDate, Wall};
use money::FenDelta;

/// 500 yuan frozen; settled, 380 are taken and 120 go back.
pub(super) fn deposits(kind: SlipKind) -> Vec<DepositPart> {
    let taken = DepositPart {
        deposit: DepositId(1),
        room: "1208".to_owned(),
        hold: HoldKind::Frozen,
        method: Method::WeChat,
        number: "sz0100aBcD000101000000000003".to_owned(),
        payer: Some("a8Qk".to_owned()),
        amount: fen(50_000),
        consumed: fen(0),
        returned: fen(0),
        left: fen(50_000),
        arrived: true,
        days: Some(30),
    };
    match kind {
        SlipKind::Deposit => vec![taken],
        SlipKind::Settlement => {
            vec![DepositPart {
                consumed: fen(38_000),
                returned: fen(12_000),
                left: fen(0),
                arrived: false,
                ..taken
            }]
        }
        _ => Vec::new(),
    }
}

pub(super) fn cash(language: Language) -> CashSlip {
    let note = match language {
        Language::Zh => "送银行",
        Language::En => "to the bank",
    };
    CashSlip { way: CashWay::Drop, amount: fen(80_000), reason: CashReason::Safe, note: note.to_owned() }
}

fn figures(all: [i64; 6], trades: u32, refunds: u32) -> Figures {
    let [trade, settle, received, discount, refund, refund_settle] = all.map(delta);
    Figures { trade, settle, received, discount, refund, refund_settle, trades, refunds }
}

/// A shift with something of everything.
pub(super) fn report(kind: SlipKind, language: Language) -> Report {
    let name = |zh: &str, en: &str| match language {
        Language::Zh => zh.to_owned(),
        Language::En => en.to_owned(),
    };
    let day = BusinessDate(20_260_101);
    let handover = kind == SlipKind::Handover;
    let scope = if handover {
        Scope::Shift {
            shift: ShiftId(42),
            owner: StaffId("7".to_owned()),
            name: name("王小丽", "Wang Xiaoli"),
            opened: Wall(0),
            closed: Some(Wall(0)),
            day,
            next: Some(name("李明", "Li Ming")),
        }
    } else {
        Scope::Day { day, shifts: 3 }
    };
    Report {
        scope,
        total: figures([348_850, 346_650, 328_450, 2_200, 18_200, 18_200], 33, 2),
        methods: vec![
            (Method::WeChat, figures([180_000, 178_400, 168_400, 1_600, 10_000, 10_000], 17, 1)),
            (Method::Alipay, figures([60_000, 59_400, 59_400, 600, 0, 0], 6, 0)),
            (Method::MemberCard, figures([20_000, 20_000, 20_000, 0, 0, 0], 2, 0)),
            (Method::Cash, figures([88_850, 88_850, 80_650, 0, 8_200, 8_200], 8, 1)),
        ],
        unattended: Some(figures([6_600, 6_600, 6_600, 0, 0, 0], 1, 0)),
        deposits: DepositFigures {
            taken: delta(150_000),
            taken_count: 3,
            consumed: delta(38_000),
            consumed_count: 1,
            returned: delta(62_000),
            returned_count: 2,
            lapsed: FenDelta::ZERO,
            held: delta(250_000),
            held_count: 5,
        },
        members: Some(member::figures()),
        cash: CashFigures {
            float: delta(50_000),
            opening: FenDelta::ZERO,
            sales: delta(88_850),
            refunds: delta(8_200),
            deposits_in: delta(50_000),
            deposits_out: delta(50_000),
            paid_in: FenDelta::ZERO,
            paid_out: delta(2_000),
            dropped: delta(80_000),
            expected: delta(48_650),
            counted: handover.then(|| delta(48_150)),
            difference: handover.then(|| delta(-500)),
        },
        reason: handover.then_some(DifferenceReason::Change),
        note: String::new(),
        shop_discount: delta(2_000),
        orphans: FenDelta::ZERO,
        drawer: vec![(DrawerReason::Cash, 12), (DrawerReason::Change, 1)],
        carried: Carried { cases: 1, orphans: 0, held_sales: 1, unprinted: 0 },
        anchor: "3fa1c07b-4711".to_owned(),
    }
}
