//! What happens to cards, as facts with their postings.

use super::back::Way;
use domain::fact::{Entry, Fact};
use domain::ledger::{Account, Move as Step, Txn};
use domain::member::{Card, Change, Move, Plan, Why};
use domain::refund::{CardBack, Refund};
use domain::sale::Sale;
use domain::tender::Tender;

/// One move of one card whose rules are over: what was paid comes on, whatever the limits say. `None` beyond the
/// bound of money.
pub(super) fn plan_of(before: Card, own: Move) -> Option<Plan> {
    let after = before.moved(&[own])?;
    Some(Plan { changes: vec![Change { before, after }], moves: vec![own] })
}

/// The fact of a plan; a transaction without lines is left out.
pub(super) fn moved_entry(plan: &Plan, why: Why, note: &str, txn: Txn) -> Entry {
    let steps = if txn.postings.is_empty() { Vec::new() } else { vec![Step::Direct(txn)] };
    Entry::with(Fact::CardsMoved { moves: plan.moves.clone(), why, note: note.to_owned() }, steps)
}

/// The card's side of a payment, before the tender stands in its sale: what it took is posted by the tender, what
/// it earned here.
pub(in super::super) fn spent_entry(sale: &Sale, tender: &Tender, plan: &Plan) -> Entry {
    let earned = match tender {
        Tender::Member { spent, .. } => spent.earned,
        _ => money::Fen::ZERO,
    };
    let id = format!("earn-{}-{}", sale.id.0, sale.tenders.len());
    let txn = Txn::transfer(id, Account::GiftExpense, Account::MemberGift, earned);
    moved_entry(plan, Why::Sale { sale: sale.id }, "", txn)
}

/// A complete top-up comes onto its card.
pub(in super::super) fn loaded_entry(sale: &Sale, plan: &Plan) -> Entry {
    let txn = plan.txn(format!("load-{}", sale.id.0), Account::TopUps);
    moved_entry(plan, Why::Sale { sale: sale.id }, "", txn)
}

/// The card's side of a way back.
pub(in super::super) fn way_entry(way: &Way, refund: &Refund) -> Option<Entry> {
    let plan = way.plan.as_ref()?;
    let (sale, no) = (refund.sale, refund.no.clone());
    match way.card? {
        CardBack::Spent(is) => {
            let id = format!("unearn-{no}");
            let txn = Txn::transfer(id, Account::MemberGift, Account::GiftExpense, is.earned);
            Some(moved_entry(plan, Why::GivenBack { sale, no, is }, "", txn))
        }
        CardBack::Unloaded { is, .. } => {
            let txn = plan.txn(format!("unload-{no}"), Account::TopUps);
            Some(moved_entry(plan, Why::Unloaded { sale, is }, "", txn))
        }
    }
}

/// A way back of a top-up failed: its money is on the card again.
pub(super) fn reloaded_entry(plan: &Plan, refund: &Refund) -> Entry {
    let txn = plan.txn(format!("reload-{}", refund.no), Account::TopUps);
    let why = Why::Reloaded { sale: refund.sale, no: refund.no.clone(), amount: refund.amount };
    moved_entry(plan, why, "", txn)
}
