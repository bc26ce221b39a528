//! Slips that never happened, for screens where forms are edited.

mod hotel;
mod member;

use crate::words::Language;
use domain::evidence::Wallet;
use domain::ids::{SaleId, SlipNo, TradeNo};
use domain::slip::{Slip, SlipKind, SlipTender};
use domain::tender::RecordKind;
use domain::time::Wall;
use money::{Fen, FenDelta};

/// The time on an example slip.
pub const SAMPLE_WHEN: &str = "2026-01-01 12:00:00";

/// Has every field that a form can switch: a coupon, a discount, a remark, change.
#[must_use]
pub fn sample(kind: SlipKind, language: Language) -> Slip {
    let word = |zh: &str, en: &str| match language {
        Language::Zh => zh.to_owned(),
        Language::En => en.to_owned(),
    };
    let (gross, discount, total) = match kind {
        SlipKind::Sale => (fen(31_850), fen(2_000), fen(29_850)),
        SlipKind::Refund => (fen(9_500), Fen::ZERO, fen(9_500)),
        SlipKind::Orphan => (fen(15_000), Fen::ZERO, fen(15_000)),
        SlipKind::Deposit => (fen(50_000), Fen::ZERO, fen(50_000)),
        SlipKind::Settlement => (fen(12_000), Fen::ZERO, fen(12_000)),
        SlipKind::CashMove => (fen(80_000), Fen::ZERO, fen(80_000)),
        SlipKind::Handover | SlipKind::Summary | SlipKind::Card | SlipKind::Statement | SlipKind::Import => {
            (Fen::ZERO, Fen::ZERO, Fen::ZERO)
        }
    };
    Slip {
        no: SlipNo("8000010100000001".to_owned()),
        kind,
        sale: SaleId(1),
        original: (kind == SlipKind::Refund).then(|| SlipNo("8000010100000000".to_owned())),
        wall: Wall(0),
        staff: word("王小丽", "Wang Xiaoli"),
        device: word("前台1", "Desk 1"),
        practice: false,
        gross,
        discount,
        total,
        tenders: tenders(kind),
        reason: match kind {
            SlipKind::Sale => word("房间 1208", "Room 1208"),
            SlipKind::Refund => word("提前退房", "Left early"),
            SlipKind::Card => word("家人共用", "For the family"),
            _ => String::new(),
        },
        deposits: hotel::deposits(kind),
        cash: (kind == SlipKind::CashMove).then(|| hotel::cash(language)),
        report: matches!(kind, SlipKind::Handover | SlipKind::Summary)
            .then(|| Box::new(hotel::report(kind, language))),
        cards: member::cards(kind),
        statement: if kind == SlipKind::Statement { member::statement() } else { Vec::new() },
        import: (kind == SlipKind::Import).then(member::import),
        approved_by: if kind == SlipKind::Card { word("陈经理", "Chen Jing") } else { String::new() },
    }
}

fn tenders(kind: SlipKind) -> Vec<SlipTender> {
    match kind {
        SlipKind::Sale => {
            let cash = SlipTender::Cash {
                amount: fen(9_850),
                rounding: FenDelta::ZERO,
                received: fen(10_000),
                change: fen(150),
            };
            let voucher = SlipTender::Record {
                kind: RecordKind::Voucher,
                amount: fen(5_000),
                reference: "A-0042".to_owned(),
            };
            paid(fen(15_000), fen(14_200)).into_iter().chain([cash, voucher]).collect()
        }
        SlipKind::Refund => {
            let cash = SlipTender::CashRefund { amount: fen(1_000) };
            let card = SlipTender::RecordRefund { kind: RecordKind::BankCard, amount: fen(500) };
            back(fen(8_000), true).into_iter().chain([cash, card]).collect()
        }
        SlipKind::Orphan => {
            paid(fen(15_000), fen(15_000)).into_iter().chain(back(fen(15_000), false)).collect()
        }
        _ => Vec::new(),
    }
}

fn paid(amount: Fen, guest_paid: Fen) -> Option<SlipTender> {
    Some(SlipTender::Wallet {
        wallet: Wallet::WeChat,
        amount,
        guest_paid,
        no: order(1)?,
        transaction_id: Some("4200000000202601010000000001".to_owned()),
    })
}

fn back(amount: Fen, arrived: bool) -> Option<SlipTender> {
    Some(SlipTender::WalletRefund { wallet: Wallet::WeChat, amount, no: order(2)?, of: order(1)?, arrived })
}

fn order(n: u8) -> Option<TradeNo> {
    TradeNo::new(format!("sz0100aBcD00010100000000000{n}"))
}

fn fen(amount: i64) -> Fen {
    Fen::new(amount).unwrap_or_default()
}

fn delta(amount: i64) -> FenDelta {
    FenDelta::new(amount).unwrap_or_default()
}
