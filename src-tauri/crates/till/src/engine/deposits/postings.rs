//! What draws do to the ledger.

use super::super::refunds::{coupon, recoup};
use super::slips::taken_of;
use domain::deposit::{Deposit, Draw, DrawKind, Hold};
use domain::fact::{Entry, Fact};
use domain::ledger::{Account, Move, Posting, Txn, TxnId};
use domain::refund::Phase;
use money::Fen;

/// The fact of a new draw: what goes through the cloud pends, the rest is final.
pub(super) fn opened_entry(deposit: &Deposit, draw: &Draw) -> Entry {
    let txn = draw_txn(deposit, draw);
    let step = if draw.phase == Phase::Done { Move::Direct(txn) } else { Move::Pend(txn) };
    Entry::with(Fact::DrawOpened { draw: draw.clone() }, vec![step])
}

pub(super) fn moved_entry(deposit: &Deposit, next: &Draw) -> Entry {
    let txn = txn_id(next);
    let account = deposit.hold.method().account();
    let moves = match next.phase {
        Phase::Done => {
            let cheaper = match (&deposit.hold, next.kind) {
                (Hold::Frozen { .. }, DrawKind::Consume) => {
                    next.settled.and_then(|settled| coupon(&next.no, account, next.amount, settled))
                }
                (Hold::Paid { .. }, DrawKind::Release) => {
                    recoup(&next.no, account, next.amount, next.settled)
                }
                _ => None,
            };
            std::iter::once(Move::Post(txn)).chain(cheaper).collect()
        }
        Phase::Failed(_) => vec![Move::Void(txn)],
        Phase::Dispatched | Phase::Asking(_) | Phase::Accepted => Vec::new(),
    };
    let (no, phase, settled) = (next.no.clone(), next.phase.clone(), next.settled);
    Entry::with(Fact::DrawMoved { no, phase, settled }, moves)
}

fn txn_id(draw: &Draw) -> TxnId {
    TxnId(match draw.kind {
        DrawKind::Consume => format!("consume-{}", draw.no),
        DrawKind::Release => format!("release-{}", draw.no),
    })
}

/// What a draw moves. Money that lies with the shop already goes out of its account and in again, so that the
/// method's sales are complete.
fn draw_txn(deposit: &Deposit, draw: &Draw) -> Txn {
    let TxnId(id) = txn_id(draw);
    let (method, liability) = (deposit.hold.method().account(), deposit.hold.liability());
    let (taken, gone) = (taken_of(draw), draw.amount.plus(draw.freed).unwrap_or(Fen::MAX));
    match (draw.kind, liability) {
        (DrawKind::Consume, Account::DepositsFrozen) => {
            let memorandum = [
                Posting { account: Account::DepositsFrozenContra, delta: gone.as_delta() },
                Posting { account: Account::DepositsFrozen, delta: gone.as_delta().negated() },
            ];
            let mut txn = Txn::transfer(id, method, Account::Sales, taken);
            txn.postings.extend(memorandum);
            txn
        }
        (DrawKind::Consume, _) => Txn::transfer(id, Account::DepositsPaid, Account::Sales, taken)
            .and(Txn::transfer("", method, method, taken)),
        (DrawKind::Release, Account::DepositsFrozen) => {
            Txn::transfer(id, Account::DepositsFrozenContra, Account::DepositsFrozen, gone)
        }
        (DrawKind::Release, _) => Txn::transfer(id, Account::DepositsPaid, method, gone),
    }
}
