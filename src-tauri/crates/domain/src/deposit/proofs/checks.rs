//! What a plan, a refusal and every instant must fulfil, by sums of their own.

use super::House;
use crate::deposit::{Deposit, Draw, DrawKind, Hold, Plan, Standing, Times, standing};
use crate::refund;
use crate::refusal::Refusal;
use money::Fen;

impl House {
    fn left(&self, deposit: &Deposit) -> i64 {
        let own = self.draws.iter().filter(|draw| draw.deposit == deposit.id);
        let gone = own.filter(|draw| !matches!(draw.phase, refund::Phase::Failed(_)));
        let gone: i64 = gone.map(|draw| draw.amount.get() + draw.freed.get()).sum();
        deposit.amount.get() - gone - deposit.lapsed.get()
    }

    fn in_doubt(&self, deposit: &Deposit) -> bool {
        self.draws.iter().any(|draw| draw.deposit == deposit.id && !draw.phase.is_final())
    }

    fn used(&self, deposit: &Deposit) -> bool {
        self.draws.iter().any(|draw| {
            let failed = matches!(draw.phase, refund::Phase::Failed(_));
            draw.deposit == deposit.id && draw.kind == DrawKind::Consume && !failed
        })
    }

    fn once(&self, deposit: &Deposit) -> bool {
        match deposit.hold {
            Hold::Frozen { wallet } => self.channels.of(wallet).consumptions == Times::Once,
            _ => false,
        }
    }

    fn keeps_rest(&self, deposit: &Deposit) -> bool {
        match deposit.hold {
            Hold::Frozen { wallet } => self.channels.of(wallet).keeps_rest,
            _ => true,
        }
    }

    /// A plan takes what was asked, from the oldest first, and leaves nothing unaccounted.
    pub(super) fn check(&self, chosen: &[Deposit], consume: Option<Fen>, plan: &Plan) {
        let total: i64 = chosen.iter().map(|it| self.left(it)).sum();
        let asked = consume.map_or(total, Fen::get);
        let (mut consumed, mut released, mut kept) = (0, 0, 0);
        for it in chosen {
            assert!(it.is_held() && !self.in_doubt(it), "planned on a deposit in doubt: {it:?}");
            let left = self.left(it);
            let share = plan.shares.iter().find(|share| share.deposit == it.id);
            let (take, back) = share.map_or((0, 0), |share| (share.consume.get(), share.release.get()));
            assert_eq!(take, left.min(asked - consumed), "oldest first: {plan:?}");
            assert!(take == 0 || !(self.once(it) && self.used(it)), "consumed twice: {it:?}");
            assert!(take == 0 || !it.is_unwanted(), "given up and consumed: {it:?}");
            assert!(back == 0 || back == left - take, "a rest goes back whole: {plan:?}");
            let rest = left - take;
            assert!(take == 0 || back == rest || self.keeps_rest(it), "a rest that cannot stay: {plan:?}");
            let frozen = matches!(it.hold, Hold::Frozen { .. });
            let apart = share.is_some_and(|share| share.apart);
            assert_eq!(
                apart,
                back > 0 && (take == 0 || !frozen),
                "only a frozen rest is freed along: {plan:?}"
            );
            (consumed, released, kept) = (consumed + take, released + back, kept + left - take - back);
        }
        assert_eq!(consumed, asked, "{plan:?}");
        assert_eq!([plan.consume, plan.release, plan.kept].map(Fen::get), [consumed, released, kept]);
        assert_eq!(consumed + released + kept, total);
        assert!(asked != total || released == 0, "the full sum keeps all: {plan:?}");
        assert!(plan.shares.is_sorted_by(|a, b| a.deposit < b.deposit), "each once: {plan:?}");
    }

    /// Each refusal has its reason, and only its own.
    pub(super) fn check_refusal(&self, chosen: &[Deposit], consume: Option<Fen>, keep: bool, why: Refusal) {
        let total: i64 = chosen.iter().map(|it| self.left(it)).sum();
        let asked = consume.map_or(total, Fen::get);
        let mut before = 0;
        let takes: Vec<_> = chosen
            .iter()
            .filter(|it| {
                let take = self.left(it).min(asked - before);
                before += take;
                take > 0
            })
            .collect();
        let given_up = takes.iter().any(|it| it.is_unwanted());
        let reason = match why {
            Refusal::DepositNotHeld => chosen.iter().any(|it| !it.is_held()) || given_up,
            Refusal::DepositInDoubt => chosen.iter().any(|it| self.in_doubt(it)),
            Refusal::DepositNothingLeft => total == 0,
            Refusal::DepositTooMuch => asked > total && total > 0,
            Refusal::DepositUsedOnce => takes.iter().any(|it| self.once(it) && self.used(it)),
            Refusal::AmountZero => asked == 0 && total > 0 && keep,
            _ => false,
        };
        assert!(reason, "{why:?} of {asked} of {total}, {chosen:?}");
    }

    /// At every instant.
    pub(super) fn holds_together(&self) {
        for it in &self.deposits {
            let Standing { consumed, released, lapsed, unknown, left } = standing(it, &self.draws);
            let gone = [consumed, released, lapsed, unknown].map(Fen::get).iter().sum::<i64>();
            assert!(gone <= it.amount.get(), "{it:?} {:?}", self.draws);
            assert_eq!(left.get(), if it.is_held() { self.left(it) } else { 0 }, "{it:?}");
            assert_eq!(gone, it.amount.get() - self.left(it), "{it:?}");
            assert!(it.is_held() || gone == 0, "drawn from what was not held: {it:?}");
            let live = |draw: &&Draw| draw.deposit == it.id && draw.kind == DrawKind::Consume;
            let consumptions = self.draws.iter().filter(live).filter(|draw| !draw.takes().is_zero()).count();
            assert!(consumptions <= 1 || !self.once(it), "consumed twice: {it:?}");
        }
    }
}
