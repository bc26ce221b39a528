//! A fact of every kind that deposits, people and shifts have brought, with every part filled.

use super::*;
use crate::attempt::Means;
use crate::cloud::Authority;
use crate::deposit::{DrawKind, Hold};
use crate::evidence::{Reason, Wallet};
use crate::ids::DepositId;
use crate::member::{MoveKind, Refunded, Spent};
use crate::refund::{CardBack, Source};
use crate::report::{CashFigures, CashSlip, DepositFigures, Figures, Report, Scope};
use crate::shift::{CashReason, CashWay};
use crate::slip::{CardPart, DepositPart, HoldKind, SlipKind, SlipTender, StatementLine};
use crate::staff::Role;
use crate::tender::{Method, WalletPart};
use money::FenDelta;

fn fen(n: i64) -> Fen {
    Fen::new(n).unwrap()
}

fn no(count: u64) -> TradeNo {
    TradeNo::new(format!("130000520001123456{count:08}")).unwrap()
}

fn authority() -> Authority {
    Authority { staff: StaffId("7".to_owned()), name: "乙".to_owned(), admin: false }
}

fn paid_facts() -> PaidFacts {
    PaidFacts {
        transaction_id: Some("4200001".to_owned()),
        guest_paid: fen(50_000),
        settled: fen(50_000),
        paid_at: 1_700_000_000,
        payer: Some("…8f3a".to_owned()),
    }
}

fn deposit(hold: Hold) -> Deposit {
    let freeze = matches!(hold, Hold::Frozen { .. })
        .then(|| Attempt::prepare(no(7), SaleId::NONE, Wallet::Alipay, Means::Scanned, fen(50_000)));
    Deposit {
        id: DepositId(3),
        chain: DepositId(1),
        room: "806".to_owned(),
        amount: fen(50_000),
        hold,
        freeze,
        lapsed: Fen::ZERO,
        taken: Moment(9000),
        wall: Wall(1_700_000_000_000),
    }
}

fn shift() -> Shift {
    Shift {
        id: ShiftId(4),
        owner: StaffId("7".to_owned()),
        name: "乙".to_owned(),
        opened: Wall(1_700_000_000_000),
        day: BusinessDate(20_261_126),
        float: fen(20_000),
        count: None,
        closing: None,
    }
}

fn count() -> Count {
    Count {
        by: StaffId("7".to_owned()),
        notes: vec![(fen(10_000), 2), (fen(500), 1)],
        sum: fen(20_500),
        expected: FenDelta::new(20_700).unwrap(),
        wall: Wall(1_700_000_100_000),
    }
}

fn slip() -> Slip {
    let report = Report {
        scope: Scope::Day { day: BusinessDate(20_261_126), shifts: 2 },
        total: Figures { trades: 3, ..Figures::default() },
        methods: vec![(Method::OnlineCard, Figures::default()), (Method::Cash, Figures::default())],
        unattended: Some(Figures::default()),
        members: Some(crate::report::MemberFigures::default()),
        deposits: DepositFigures { held_count: 1, ..DepositFigures::default() },
        cash: CashFigures::default(),
        reason: None,
        note: String::new(),
        shop_discount: FenDelta::ZERO,
        orphans: FenDelta::ZERO,
        drawer: vec![(DrawerReason::Change, 2)],
        carried: crate::report::Carried::default(),
        anchor: "0123abcd 77".to_owned(),
    };
    let part = DepositPart {
        deposit: DepositId(3),
        room: "806".to_owned(),
        hold: HoldKind::Frozen,
        method: Method::Alipay,
        number: no(7).to_string(),
        payer: None,
        amount: fen(50_000),
        consumed: fen(38_000),
        returned: fen(12_000),
        left: Fen::ZERO,
        arrived: true,
        days: Some(30),
    };
    Slip {
        no: SlipNo("8000112300000001".to_owned()),
        kind: SlipKind::Settlement,
        sale: SaleId::NONE,
        original: None,
        wall: Wall(1_700_000_000_000),
        staff: "7".to_owned(),
        device: "D1".to_owned(),
        practice: false,
        gross: fen(38_000),
        discount: Fen::ZERO,
        total: fen(38_000),
        tenders: Vec::new(),
        reason: String::new(),
        deposits: vec![part],
        cash: Some(CashSlip {
            way: CashWay::Drop,
            amount: fen(100),
            reason: CashReason::Safe,
            note: String::new(),
        }),
        report: Some(Box::new(report)),
        cards: Vec::new(),
        statement: Vec::new(),
        import: None,
        approved_by: "甲".to_owned(),
    }
}

/// What money does.
pub(super) fn money_facts() -> Vec<Fact> {
    let consumed = Source::Consumed { of: no(8), freeze: no(7), wallet: Wallet::Alipay, total: fen(38_000) };
    let draw = Draw {
        no: no(8),
        deposit: DepositId(3),
        kind: DrawKind::Consume,
        amount: fen(38_000),
        freed: fen(12_000),
        nonce: "n".to_owned(),
        by: Some(authority()),
        phase: refund::Phase::Dispatched,
        dispatched: Moment(9000),
        settled: None,
        course: refund::Course::default(),
    };
    let refund = Refund {
        no: no(9),
        sale: SaleId(7),
        source: consumed.clone(),
        amount: fen(100),
        orphan: false,
        reason: String::new(),
        nonce: "n".to_owned(),
        phase: refund::Phase::Dispatched,
        dispatched: Moment(9000),
        by: Some(authority()),
        settled: Some(fen(99)),
        card: None,
        course: refund::Course::default(),
    };
    let taken = |tender| Fact::TenderTaken { sale: SaleId(7), tender };
    let mut attempt = Attempt::prepare(no(1), SaleId(7), Wallet::WeChat, Means::Shown, fen(80_000));
    attempt.held = fen(50_000);
    vec![
        Fact::DepositOpened { deposit: deposit(Hold::Frozen { wallet: Wallet::Alipay }) },
        Fact::DepositOpened {
            deposit: deposit(Hold::Paid {
                wallet: Wallet::WeChat,
                of: no(1),
                total: fen(80_000),
                sale: SaleId(7),
            }),
        },
        Fact::DepositOpened { deposit: deposit(Hold::Cash) },
        Fact::FreezeMoved { deposit: DepositId(3), phase: Phase::Refused(Reason::Balance), want: Want::Keep },
        Fact::DepositHeld { deposit: DepositId(3), paid: paid_facts(), want: Want::Keep },
        Fact::DrawOpened { draw },
        Fact::DrawMoved { no: no(8), phase: refund::Phase::Done, settled: Some(fen(37_900)) },
        Fact::DepositLapsed { deposit: DepositId(3), amount: fen(1) },
        Fact::AttemptDispatched { attempt },
        taken(Tender::Wallet {
            no: no(1),
            wallet: Wallet::WeChat,
            amount: fen(30_000),
            part: WalletPart::Open,
            held: fen(50_000),
        }),
        taken(Tender::Wallet {
            no: no(2),
            wallet: Wallet::OnlineCard,
            amount: fen(300),
            part: WalletPart::Open,
            held: Fen::ZERO,
        }),
        taken(Tender::Cash {
            amount: fen(1007),
            rounding: FenDelta::new(-7).unwrap(),
            received: fen(51_000),
            change: Fen::ZERO,
            held: fen(50_000),
        }),
        taken(Tender::Deposit { deposit: DepositId(3), back: consumed, amount: fen(38_000) }),
        Fact::RefundOpened { refund },
        Fact::RefundMoved { no: no(9), phase: refund::Phase::Done, settled: Some(fen(99)) },
        Fact::SlipIssued { slip: slip() },
    ]
}

/// What happens to member cards.
pub(super) fn card_facts() -> Vec<Fact> {
    let (card, batch) = (CardId(5), BatchId(2));
    let delta = |n| FenDelta::new(n).unwrap();
    let spent = Spent { principal: fen(1000), gift: fen(200), earned: fen(50) };
    let unloaded = Refunded { principal: fen(700), gift: fen(75), withheld: fen(10), forgiven: Fen::ZERO };
    let moved = member::Move { card, kind: MoveKind::Spend, principal: delta(-1000), gift: delta(-200) };
    let import = Import {
        cards: 2,
        merged: 1,
        principal: fen(30_000),
        gift: fen(100),
        whole: false,
        identity: "ab".repeat(32),
    };
    let refund = |source, back| Refund {
        no: no(11),
        sale: SaleId(8),
        source,
        amount: fen(600),
        orphan: false,
        reason: String::new(),
        nonce: "n".to_owned(),
        phase: refund::Phase::Done,
        dispatched: Moment(9000),
        by: None,
        settled: None,
        card: Some(back),
        course: refund::Course::default(),
    };
    let asked = crate::member::ToppedUp { paid: fen(50_000), gift: fen(7_500) };
    let part = CardPart {
        card,
        kind: MoveKind::Spend,
        principal: delta(-1000),
        gift: delta(-200),
        principal_after: fen(9_000),
        gift_after: Fen::ZERO,
    };
    let line = StatementLine {
        wall: Wall(1_700_000_000_000),
        kind: MoveKind::TopUp,
        principal: delta(10_000),
        gift: delta(200),
        after: fen(10_200),
    };
    vec![
        Fact::CardOpened { card: Card::new(card, true, BusinessDate(20_261_126)) },
        Fact::CardsMoved { moves: vec![moved], why: Why::Sale { sale: SaleId(7) }, note: "补".to_owned() },
        Fact::CardNamed { card, named: false },
        Fact::HolderSeen { card, reason: "失卡".to_owned() },
        Fact::HolderForgotten { card },
        Fact::MembersExported { count: 3, masked: true },
        Fact::CardsStaged { batch, first: CardId(6), rows: vec![(fen(1), fen(2)), (fen(3), Fen::ZERO)] },
        Fact::BalancesStaged { batch, rows: vec![(card, fen(1), fen(2))] },
        Fact::BatchImported { batch, import: import.clone() },
        Fact::BatchDropped { batch },
        Fact::BatchUndone { batch },
        Fact::SaleOpened { sale: Sale::top_up(SaleId(8), card, asked) },
        Fact::TenderTaken { sale: SaleId(7), tender: Tender::Member { card, spent } },
        Fact::RefundOpened { refund: refund(Source::Member { card, part: 1 }, CardBack::Spent(spent)) },
        Fact::RefundOpened { refund: refund(Source::Cash, CardBack::Unloaded { card, is: unloaded }) },
        Fact::SlipIssued {
            slip: Slip {
                kind: SlipKind::Card,
                cards: vec![part],
                statement: vec![line],
                import: Some(import),
                tenders: vec![
                    SlipTender::Member { card, spent },
                    SlipTender::MemberRefund { card, amount: fen(1) },
                ],
                ..slip()
            },
        },
    ]
}

/// What people and the drawer do.
pub(super) fn desk_facts() -> Vec<Fact> {
    let staff = StaffId("7".to_owned());
    let person = Staff {
        id: staff.clone(),
        name: "乙".to_owned(),
        role: Role::Manager,
        grants: Role::Manager.grants(),
    };
    let closing = Closing {
        by: staff.clone(),
        next: Some(StaffId("8".to_owned())),
        difference: FenDelta::new(-200).unwrap(),
        reason: Some(crate::shift::DifferenceReason::Change),
        note: "少找".to_owned(),
        wall: Wall(1_700_000_200_000),
    };
    let cash = CashMove {
        way: CashWay::PayOut,
        amount: fen(100),
        reason: CashReason::Purchase,
        note: String::new(),
    };
    vec![
        Fact::ShiftOpened { shift: ShiftId(4), staff: staff.clone(), begun: Some(Box::new(shift())) },
        Fact::ShiftCounted { shift: ShiftId(4), count: count() },
        Fact::ShiftClosed { shift: ShiftId(4), closing },
        Fact::CashMoved { cash },
        Fact::StaffSaved { staff: person },
        Fact::StaffRemoved { staff: staff.clone() },
        Fact::SecretSet { staff: staff.clone(), kind: SecretKind::Badge, set: true },
        Fact::SignedIn { staff: staff.clone(), by: SecretKind::Pin },
        Fact::SignedOut { staff: staff.clone() },
        Fact::PinMissed { staff: staff.clone(), misses: Misses::default() },
        Fact::PinUnlocked { staff: staff.clone() },
        Fact::Approved {
            act: Act::Refund,
            amount: fen(100),
            asker: staff,
            approver: StaffId("8".to_owned()),
        },
    ]
}
