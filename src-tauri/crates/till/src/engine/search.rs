//! Finding sales again: pure reading, done on the book's second door so that no sale waits for it.

use super::members::{Way, is_all_back, left_of, plan_back};
use crate::limits::SEARCH_MAX;
use crate::view::{
    AttemptLine, Code, MethodView, ModeView, MoneyView, RecordView, RefundLine, RefundPartView,
    RefundPreview, SaleDetail, SaleRow, SaleStateView, SlipLine, TenderView, WalletView,
};
use domain::attempt::{Attempt, Phase};
use domain::fact::Mode;
use domain::ids::{SaleId, SlipNo};
use domain::member::Programme;
use domain::refund::{self, Refund, Source};
use domain::refusal::Refusal;
use domain::sale::{Sale, SaleStatus};
use domain::slip::{Slip, SlipKind};
use domain::tender::{RecordKind, Tender, WalletPart};
use domain::time::{BusinessDate, Wall};
use money::{Fen, parse_amount};
use store::{Reader, Search};

const BOOK: fn(store::BookError) -> Refusal = |_| Refusal::BookTrouble;

/// Finds today's sales: everything, or those whose slip or order number ends in the digits typed,
/// or whose amount is the number typed.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub fn search(reader: &Reader, day: BusinessDate, query: &str) -> Result<Vec<SaleRow>, Refusal> {
    let text = query.trim().trim_start_matches(['¥', '￥', '=']);
    let amount = parse_amount(text).ok();
    let digits =
        (text.len() >= 4 && text.bytes().all(|b| b.is_ascii_alphanumeric())).then(|| text.to_owned());
    // a long number names one sale, whatever its day
    let named = digits.as_ref().is_some_and(|digits| digits.len() >= 8);
    let days = if named { None } else { Some(day) };
    let (from, to) = (days, days);
    let by_number = Search { from, to, digits, amount: None, limit: SEARCH_MAX };
    let by_amount = Search { from: Some(day), to: Some(day), digits: None, amount, limit: SEARCH_MAX };
    let mut found = if by_number.digits.is_some() || amount.is_none() {
        reader.search(&by_number).map_err(BOOK)?
    } else {
        Vec::new()
    };
    if amount.is_some() {
        found.extend(reader.search(&by_amount).map_err(BOOK)?);
    }
    found.dedup_by_key(|row| row.id);
    if !text.is_empty() && by_number.digits.is_none() && amount.is_none() {
        return Ok(Vec::new());
    }
    found.iter().map(|row| found_row(reader, row)).collect()
}

fn found_row(reader: &Reader, row: &store::SaleRow) -> Result<SaleRow, Refusal> {
    let sale = reader.sale(row.id).map_err(BOOK)?.ok_or(Refusal::SaleUnknown)?;
    sale_row(reader, &sale, row.slip.as_ref(), row.wall)
}

fn sale_row(reader: &Reader, sale: &Sale, slip: Option<&SlipNo>, wall: Wall) -> Result<SaleRow, Refusal> {
    let refunds = reader.refunds_of(sale.id).map_err(BOOK)?;
    let refunded = refunded(&refunds);
    let state = match sale.status {
        SaleStatus::Open => SaleStateView::Open,
        SaleStatus::Abandoned => SaleStateView::Abandoned,
        SaleStatus::Settled if refunded.is_zero() => SaleStateView::Settled,
        SaleStatus::Settled if is_all_back(sale, &refunds) => SaleStateView::Refunded,
        SaleStatus::Settled => SaleStateView::PartlyRefunded,
    };
    Ok(SaleRow {
        sale: sale.id.0,
        slip: slip.map(|slip| slip.0.clone()).unwrap_or_default(),
        wall_ms: wall.0,
        due: MoneyView::from(sale.entry.due),
        state,
        tenders: sale.tenders.iter().filter(|t| super::pictures::is_shown(t)).map(tender_view).collect(),
        refunded: MoneyView::from(refunded),
    })
}

fn refunded(refunds: &[Refund]) -> Fen {
    let counted = refunds.iter().filter(|r| !r.orphan && !matches!(r.phase, refund::Phase::Failed(_)));
    Fen::sum(counted.map(|r| r.amount)).unwrap_or(Fen::MAX)
}

pub(super) fn tender_view(tender: &Tender) -> TenderView {
    match tender {
        Tender::Wallet { wallet, amount, part, held, .. } => TenderView::Wallet {
            wallet: WalletView::from(*wallet),
            amount: MoneyView::from(amount.plus(*held).unwrap_or(*amount)),
            guest_paid: None,
            state: match part {
                WalletPart::Open => "open",
                WalletPart::Unwanted => "unwanted",
                WalletPart::Paid => "paid",
                WalletPart::Dead => "dead",
                WalletPart::Orphan => "orphan",
            }
            .to_owned(),
        },
        Tender::Cash { amount, received, change, held, .. } => TenderView::Cash {
            amount: MoneyView::from(amount.plus(*held).unwrap_or(*amount)),
            received: MoneyView::from(*received),
            change: MoneyView::from(*change),
        },
        Tender::Record { kind, amount, reference } => TenderView::Record {
            kind: record_view(*kind),
            amount: MoneyView::from(*amount),
            reference: reference.clone(),
        },
        Tender::Member { card, spent } => TenderView::Member {
            card: card.0,
            amount: MoneyView::from(spent.amount()),
            principal: MoneyView::from(spent.principal),
            gift: MoneyView::from(spent.gift),
        },
        Tender::Deposit { deposit, back, amount } => TenderView::Deposit {
            deposit: deposit.0,
            method: MethodView::from(super::settle::method_of(back)),
            amount: MoneyView::from(*amount),
        },
    }
}

const fn record_view(kind: RecordKind) -> RecordView {
    match kind {
        RecordKind::BankCard => RecordView::BankCard,
        RecordKind::Voucher => RecordView::Voucher,
        RecordKind::RoomAccount => RecordView::RoomAccount,
    }
}

/// One sale with its attempts, refunds and slips.
///
/// # Errors
/// [`Refusal::SaleUnknown`], [`Refusal::BookTrouble`].
pub fn detail(reader: &Reader, mode: Mode, id: SaleId) -> Result<SaleDetail, Refusal> {
    let sale = reader.sale(id).map_err(BOOK)?.ok_or(Refusal::SaleUnknown)?;
    let refunds = reader.refunds_of(id).map_err(BOOK)?;
    let left = left_of(reader, &sale, &refunds)?;
    let slips = reader.slips_of(id).map_err(BOOK)?;
    let own = slips.iter().find(|slip| slip.kind == SlipKind::Sale);
    let wall = own.map(|slip| slip.wall).unwrap_or_default();
    Ok(SaleDetail {
        row: sale_row(reader, &sale, own.map(|slip| &slip.no), wall)?,
        mode: if mode == Mode::Practice { ModeView::Practice } else { ModeView::Real },
        gross: MoneyView::from(sale.entry.gross),
        discount: MoneyView::from(sale.entry.discount),
        deposit: (!sale.entry.deposit.is_zero()).then(|| MoneyView::from(sale.entry.deposit)),
        left_to_refund: MoneyView::from(if sale.status == SaleStatus::Open { Fen::ZERO } else { left }),
        attempts: reader.attempts_of(id).map_err(BOOK)?.iter().map(attempt_line).collect(),
        refunds: refunds.iter().map(refund_line).collect(),
        slips: slips.iter().map(slip_line).collect(),
    })
}

pub(super) fn slip_line(slip: &Slip) -> SlipLine {
    let kind = match slip.kind {
        SlipKind::Sale => "sale",
        SlipKind::Refund => "refund",
        SlipKind::Orphan => "orphan",
        SlipKind::Deposit => "deposit",
        SlipKind::Settlement => "settlement",
        SlipKind::CashMove => "cash_move",
        SlipKind::Handover => "handover",
        SlipKind::Summary => "summary",
        SlipKind::Card => "card",
        SlipKind::Statement => "statement",
        SlipKind::Import => "import",
    };
    SlipLine { no: slip.no.0.clone(), kind: kind.to_owned(), total: MoneyView::from(slip.total) }
}

fn attempt_line(attempt: &Attempt) -> AttemptLine {
    AttemptLine {
        no: attempt.no.to_string(),
        wallet: WalletView::from(attempt.wallet),
        amount: MoneyView::from(attempt.amount),
        phase: attempt.phase.code().to_owned(),
        why: match &attempt.phase {
            Phase::Refused(reason) => Some(Code::from(*reason)),
            Phase::Asking(doubt) => Some(Code::from(*doubt)),
            _ => None,
        },
        transaction_id: match &attempt.phase {
            Phase::Paid(facts) => facts.transaction_id.clone(),
            _ => None,
        },
    }
}

fn refund_line(refund: &Refund) -> RefundLine {
    RefundLine {
        no: refund.no.to_string(),
        amount: MoneyView::from(refund.amount),
        phase: refund.phase.code().to_owned(),
        why: match &refund.phase {
            refund::Phase::Failed(reason) => Some(Code::from(*reason)),
            refund::Phase::Asking(doubt) => Some(Code::from(*doubt)),
            _ => None,
        },
        source: source_code(&refund.source).to_owned(),
    }
}

const fn source_code(source: &Source) -> &'static str {
    match source {
        Source::Wallet { .. } | Source::Consumed { .. } => "wallet",
        Source::Cash => "cash",
        Source::Record(_) => "record",
        Source::Member { .. } => "member",
    }
}

/// What a refund would do, before it is done.
///
/// # Errors
/// Every [`Refusal`] the refund itself would meet but for the state of the cloud.
pub fn refund_preview(
    reader: &Reader,
    programme: &Programme,
    id: SaleId,
    amount: &str,
) -> Result<RefundPreview, Refusal> {
    let sale = reader.sale(id).map_err(BOOK)?.ok_or(Refusal::SaleUnknown)?;
    let refunds = reader.refunds_of(id).map_err(BOOK)?;
    let amount = if amount.trim().is_empty() { None } else { Some(parse_amount(amount)?) };
    let before = left_of(reader, &sale, &refunds)?;
    let back = plan_back(reader, programme, &sale, &refunds, amount)?;
    Ok(RefundPreview {
        cards: back.card_views(),
        unload: back.unload_view(),
        sale: id.0,
        amount: MoneyView::from(back.total()),
        left_before: MoneyView::from(before),
        left_after: MoneyView::from(back.left_after),
        parts: back
            .ways
            .iter()
            .map(|Way { part, .. }| RefundPartView {
                source: source_code(&part.source).to_owned(),
                wallet: part.source.order().map(|(_, wallet, _)| WalletView::from(wallet)),
                amount: MoneyView::from(part.amount),
            })
            .collect(),
    })
}
