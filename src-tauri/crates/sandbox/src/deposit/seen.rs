//! What an auditor may see of deposits, and whether every fen of them is accounted for.

use super::Hold;
use crate::cloud::Cloud;
use crate::order::{Platform, Stage};
use crate::refund::{Refund, RefundStage};
use money::Fen;
use serde::Serialize;

/// A deposit, without its code. `frozen = consumed + released + lapsed + under_way + rest`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HoldSeen {
    /// `out_freeze_no`.
    pub no: String,
    /// Whose.
    pub merchant: String,
    /// Wallet.
    pub platform: Platform,
    /// Our code on the screen, or the guest's code scanned.
    pub shown: bool,
    /// Where the freeze stands; paid means frozen.
    pub stage: Stage,
    /// What was asked to be frozen, in fen.
    pub asked: Fen,
    /// What was frozen, in fen; zero when it never was.
    pub frozen: Fen,
    /// Taken by consumptions, in fen.
    pub consumed: Fen,
    /// Given back with consumptions or by releases, in fen.
    pub released: Fen,
    /// Given back by the wallet when its time was over, in fen.
    pub lapsed: Fen,
    /// Asked for by consumptions and releases that are not decided, in fen.
    pub under_way: Fen,
    /// Still frozen and free, in fen.
    pub rest: Fen,
    /// Refunded of consumptions, in fen.
    pub refunded: Fen,
    /// Frozen at, Unix ms.
    pub frozen_ms: Option<i64>,
    /// What the guest scans.
    pub code_url: Option<String>,
    /// Free text, such as the room.
    pub remark: String,
}

/// A release of a deposit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReleaseSeen {
    /// `out_unfreeze_no`.
    pub no: String,
    /// The deposit.
    pub of: String,
    /// Whose.
    pub merchant: String,
    /// Where it stands.
    pub stage: RefundStage,
    /// In fen.
    pub fee: Fen,
}

impl Cloud {
    /// All deposits, by merchant and number. Call [`Cloud::settle`] first.
    #[must_use]
    pub fn holds(&self) -> Vec<HoldSeen> {
        self.holds.values().map(HoldSeen::of).collect()
    }

    /// All releases, by merchant and number. Call [`Cloud::settle`] first.
    #[must_use]
    pub fn releases(&self) -> Vec<ReleaseSeen> {
        self.releases.values().map(ReleaseSeen::of).collect()
    }

    /// What of this deposit is neither taken nor given back, in fen.
    #[must_use]
    pub fn held(&self, no: &str) -> Fen {
        let hold = self.holds.values().find(|hold| hold.freeze.no == no);
        hold.map(|hold| hold.frozen().less_or_zero(hold.spent())).unwrap_or_default()
    }

    /// Adds up every deposit from the consumptions, releases and refunds in the books and compares with its running
    /// sums. Empty when every fen of every deposit is accounted for. Call [`Cloud::settle`] first.
    #[must_use]
    pub fn unaccounted(&self) -> Vec<String> {
        let mut findings: Vec<String> = self.holds.values().filter_map(|hold| self.finding(hold)).collect();
        let nobodys =
            |of: &str, merchant: &str| !self.holds.contains_key(&(merchant.to_owned(), of.to_owned()));
        for order in self.orders.values() {
            if order.takes.as_ref().is_some_and(|takes| nobodys(&takes.freeze, &order.merchant)) {
                findings.push(format!("{} takes from no deposit", order.no));
            }
        }
        for release in self.releases.values().filter(|release| nobodys(&release.of, &release.merchant)) {
            findings.push(format!("{} gives back no deposit", release.no));
        }
        findings
    }

    fn finding(&self, hold: &Hold) -> Option<String> {
        let no = &hold.freeze.no;
        let mine = |merchant: &str, of: &str| *merchant == *hold.freeze.merchant && of == no;
        let releases = || self.releases.values().filter(|release| mine(&release.merchant, &release.of));
        let (mut consumed, mut released, mut under_way) = (Vec::new(), Vec::new(), Vec::new());
        for order in self.consumptions(hold) {
            let freed = order.takes.as_ref().map(|takes| takes.freed).unwrap_or_default();
            if order.is_open() {
                under_way.extend([order.total, freed]);
            } else if order.stage == Stage::Paid {
                consumed.push(order.total);
                released.push(freed);
            }
        }
        released.extend(releases().filter(|r| r.stage == RefundStage::Done).map(|r| r.fee));
        under_way.extend(releases().filter(|r| r.stage == RefundStage::Processing).map(|r| r.fee));
        let refunds = self.refunds.values().filter(|refund| {
            let deposit = refund.deposit.as_ref();
            refund.stage == RefundStage::Done
                && deposit.is_some_and(|(freeze, _)| mine(&refund.merchant, freeze))
        });
        let sum = |parts: Vec<Fen>| Fen::sum(parts).unwrap_or(Fen::MAX);
        let refunded = sum(refunds.map(|refund| refund.fee).collect());
        let sums = [sum(consumed), sum(released), sum(under_way), refunded];
        let kept = [hold.consumed, hold.released, hold.reserved, hold.refunded];
        if sums != kept {
            return Some(format!("deposit {no}: the books say {sums:?}, its sums {kept:?}"));
        }
        let spent = sum(vec![hold.consumed, hold.released, hold.lapsed, hold.reserved]);
        if spent.plus(hold.rest()) != Some(hold.frozen()) {
            return Some(format!("deposit {no}: {} frozen and {spent} spent", hold.frozen()));
        }
        (refunded > hold.consumed).then(|| format!("deposit {no}: {refunded} of {} refunded", hold.consumed))
    }
}

impl HoldSeen {
    fn of(hold: &Hold) -> Self {
        let freeze = &hold.freeze;
        Self {
            no: freeze.no.clone(),
            merchant: freeze.merchant.clone(),
            platform: freeze.platform,
            shown: freeze.shown,
            stage: freeze.stage,
            asked: freeze.total,
            frozen: hold.frozen(),
            consumed: hold.consumed,
            released: hold.released,
            lapsed: hold.lapsed,
            under_way: hold.reserved,
            rest: hold.rest(),
            refunded: hold.refunded,
            frozen_ms: freeze.paid_ms,
            code_url: freeze.code_url.clone(),
            remark: hold.remark.clone(),
        }
    }
}

impl ReleaseSeen {
    fn of(release: &Refund) -> Self {
        Self {
            no: release.no.clone(),
            of: release.of.clone(),
            merchant: release.merchant.clone(),
            stage: release.stage,
            fee: release.fee,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merchant::Registered;
    use cpay::envelope::seal;
    use serde_json::{Value, json};

    const NO: &str = "01000052000100000100000001";
    const TAKEN: &str = "01000052000100000100000002";
    const GIVEN: &str = "01000052000100000100000003";

    /// Deposit of 1000 with Alipay, 300 taken, 200 given back.
    fn cloud() -> Cloud {
        let known = Registered::practice();
        let mut cloud = Cloud::new([known.clone()]);
        let key = json!({
            "pay_platform": 2, "out_mch_id": known.out_mch_id, "out_sub_mch_id": known.out_sub_mch_id,
            "out_shop_id": known.out_shop_id, "is_sub_mch_admin": true,
        });
        let client = json!({ "device_id": "1", "machine_no": "1" });
        let mut ask = |path: &str, name: &str, content: Value| {
            let inner =
                json!({ name: content, "pay_mch_key": key, "order_client": client, "nonce_str": "n" });
            let body = seal(inner.to_string(), &known.key().unwrap()).unwrap();
            assert!(cloud.handle(0, path, &body).body.contains("\\\"status\\\":0"), "{path}");
        };
        let freeze = json!({
            "out_freeze_no": NO, "author_code": "284567890123456700", "freeze_fee": 1000, "fee_type": "CNY",
            "body": "b",
        });
        ask("/cpay/micro_freeze", "freeze_content", freeze);
        let taken = json!({
            "out_trade_no": TAKEN, "out_freeze_no": NO, "total_fee": 300, "fee_type": "CNY", "body": "b",
            "is_confirm_unfreeze": false,
        });
        ask("/cpay/deposit_consume", "pay_content", taken);
        let given = json!({ "out_freeze_no": NO, "out_unfreeze_no": GIVEN, "unfreeze_fee": 200 });
        ask("/cpay/unfreeze", "unfreeze_content", given);
        cloud
    }

    fn name(no: &str) -> (String, String) {
        (Registered::practice().out_sub_mch_id, no.to_owned())
    }

    #[test]
    fn whatever_is_wrong_with_the_books_is_found() {
        type Spoil = fn(&mut Cloud, Fen);
        let one = Fen::new(1).unwrap();
        let table: [(&str, Spoil); 9] = [
            ("more taken", |cloud, one| cloud.holds.get_mut(&name(NO)).unwrap().consumed = one),
            ("less given", |cloud, _| cloud.holds.get_mut(&name(NO)).unwrap().released = Fen::ZERO),
            ("something under way", |cloud, one| cloud.holds.get_mut(&name(NO)).unwrap().reserve(one)),
            ("a refund nobody made", |cloud, one| cloud.holds.get_mut(&name(NO)).unwrap().refunded = one),
            ("more gone than frozen", |cloud, _| {
                cloud.holds.get_mut(&name(NO)).unwrap().lapsed = Fen::new(501).unwrap();
            }),
            ("never frozen", |cloud, _| cloud.holds.get_mut(&name(NO)).unwrap().freeze.stage = Stage::Void),
            ("a consumption of another amount", |cloud, one| {
                cloud.orders.get_mut(&name(TAKEN)).unwrap().total = one;
            }),
            ("a release of nothing", |cloud, _| {
                cloud.releases.get_mut(&name(GIVEN)).unwrap().of = TAKEN.to_owned();
            }),
            ("a deposit that is gone", |cloud, _| {
                cloud.holds.remove(&name(NO));
            }),
        ];
        assert_eq!(cloud().unaccounted(), Vec::<String>::new());
        for (what, spoil) in table {
            let mut cloud = cloud();
            spoil(&mut cloud, one);
            assert!(!cloud.unaccounted().is_empty(), "{what}");
        }
    }
}
