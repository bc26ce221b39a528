//! Charges, sales, refunds and what the ledger says the cloud owes.

use super::Ledger;
use domain::attempt::Phase;
use domain::evidence::Wallet;
use domain::ledger::Account;
use domain::refund;
use domain::sale::SaleStatus;
use domain::tender::Tender;
use money::Fen;
use sandbox::{Cloud, Platform, RefundStage};
use std::collections::BTreeMap;
use store::{Book, Over};

/// Every attempt is decided, and the cloud says the same about the money.
pub(super) fn charges(ledger: &Ledger, cloud: &Cloud, out: &mut Vec<String>) {
    for (no, attempt) in &ledger.attempts {
        let captured = cloud.captured(no);
        let net = cloud.net_captured(no);
        match &attempt.phase {
            Phase::Paid(_) => {
                if captured != attempt.amount {
                    out.push(format!("{no}: paid {} here, {captured} at the cloud", attempt.amount));
                }
                let expected = attempt.amount.less_or_zero(ledger.given_back(no));
                if net != expected {
                    out.push(format!("{no}: {expected} should be left, the cloud holds {net}"));
                }
                if !ledger.counted.contains(no) && !net.is_zero() {
                    out.push(format!("{no}: an orphan charge of {net} was not given back"));
                }
            }
            phase if phase.is_dead() => {
                if !net.is_zero() {
                    out.push(format!("{no}: dead here, but the cloud holds {net}"));
                }
            }
            phase => out.push(format!("{no}: still {} after quiet time", phase.code())),
        }
    }
}

/// Every charge with our prefix belongs to exactly one attempt.
pub(super) fn orders(ledger: &Ledger, cloud: &Cloud, out: &mut Vec<String>) {
    for order in cloud.orders() {
        let no = order.no.as_str();
        let known = ledger.attempts.contains_key(no) || ledger.draws.contains_key(no);
        if !cloud.captured(no).is_zero() && !known {
            out.push(format!("{no}: charged at the cloud, unknown here"));
        }
    }
}

/// A settled sale holds its due exactly once; no sale holds more.
pub(super) fn sales(ledger: &Ledger, out: &mut Vec<String>) {
    for (id, sale) in &ledger.sales {
        let wallets = ledger.attempts.values().filter(|a| a.sale.0 == *id);
        let counted = wallets.filter(|a| ledger.counted.contains(a.no.as_str()));
        let paid = counted.map(|a| a.amount.less_or_zero(a.held));
        let others = sale.tenders.iter().map(Tender::counted);
        let held = Fen::sum(paid.chain(others)).unwrap_or(Fen::MAX);
        let good = match sale.status {
            SaleStatus::Settled => held == sale.entry.due,
            SaleStatus::Open => held < sale.entry.due,
            SaleStatus::Abandoned => held <= sale.entry.due,
        };
        if !good {
            out.push(format!("sale {id}: {held} of {} ({:?})", sale.entry.due, sale.status));
        }
    }
}

pub(super) fn refunds(ledger: &Ledger, cloud: &Cloud, out: &mut Vec<String>) {
    let mut given: BTreeMap<&str, Fen> = BTreeMap::new();
    for (no, refund) in &ledger.refunds {
        if !refund.phase.is_final() {
            out.push(format!("refund {no}: still {} after quiet time", refund.phase.code()));
        }
        let Some((of, ..)) = refund.source.order() else { continue };
        let done = cloud.refunds().iter().any(|refund| refund.no == *no && refund.stage == RefundStage::Done);
        if done != (refund.phase == refund::Phase::Done) {
            out.push(format!("refund {no}: {} here, done={done} at the cloud", refund.phase.code()));
        }
        if !matches!(refund.phase, refund::Phase::Failed(_)) {
            let sum = given.entry(of.as_str()).or_default();
            *sum = sum.plus(refund.amount).unwrap_or(Fen::MAX);
        }
    }
    for (of, sum) in given {
        let charged = ledger.attempts.get(of).map(|a| a.amount);
        let amount = charged.or_else(|| ledger.draws.get(of).map(|draw| draw.amount)).unwrap_or_default();
        if sum > amount {
            out.push(format!("{of}: {sum} given back of {amount}"));
        }
    }
}

/// What the ledger says the cloud owes is what the cloud holds.
pub(super) fn clearing(book: &Book, cloud: &Cloud, out: &mut Vec<String>) {
    let Ok(balances) = book.balances(Over::Everything) else {
        out.push("balances cannot be read".to_owned());
        return;
    };
    for wallet in Wallet::ALL {
        let ours = balances.get(&Account::Clearing(wallet)).copied().unwrap_or_default();
        let orders = cloud.orders();
        let platform = match wallet {
            Wallet::WeChat => Platform::WeChat,
            Wallet::Alipay => Platform::Alipay,
            Wallet::OnlineCard => Platform::Card,
        };
        let own = orders.iter().filter(|order| order.platform == platform);
        let theirs = Fen::sum(own.map(|order| cloud.net_captured(&order.no))).unwrap_or(Fen::MAX);
        if ours != theirs.as_delta() {
            out.push(format!("clearing {wallet:?}: {ours} here, {theirs} at the cloud"));
        }
    }
    let total = balances.values().copied();
    if money::FenDelta::sum(total) != Some(money::FenDelta::ZERO) {
        out.push("the ledger does not sum to zero".to_owned());
    }
    match book.pending_total() {
        Ok(pending) if pending.is_zero() => {}
        Ok(pending) => out.push(format!("{pending} still pending after quiet time")),
        Err(error) => out.push(error.to_string()),
    }
}
