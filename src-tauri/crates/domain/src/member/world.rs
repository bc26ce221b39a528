//! A small house with a few cards: whatever is asked, its book of cards must hold together.

use super::*;
use crate::ledger::{Account, Txn, balances};
use money::FenDelta;
use proptest::prelude::*;

/// Something asked of the house. Places count round; amounts are fen.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    TopUp(usize, i64),
    Tier(usize, usize),
    Spend(usize, i64),
    UpTo(usize, i64),
    GiveBack(usize, Option<i64>),
    Refund(usize, Option<i64>),
    Between(usize, usize, Option<i64>),
    Small(usize, i64),
    Adjust(usize, bool, i64),
    Lose(usize),
    Found(usize),
    Replace(usize),
    Close(usize),
    Open(usize, i64, Option<i64>),
    Undo(usize),
}

pub(super) fn acts(longest: usize) -> impl Strategy<Value = Vec<Act>> {
    let place = || 0..9_usize;
    let amount =
        || prop_oneof![8 => 0..700_i64, 1 => Just(500), 1 => 0..9_000_i64, 1 => Just(Fen::MAX.get())];
    let some = || prop_oneof![1 => Just(None), 2 => amount().prop_map(Some)];
    let act = prop_oneof![
        4 => (place(), amount()).prop_map(|(a, n)| Act::TopUp(a, n)),
        6 => (place(), 0..5_usize).prop_map(|(a, tier)| Act::Tier(a, tier)),
        8 => (place(), amount()).prop_map(|(a, n)| Act::Spend(a, n)),
        4 => (place(), amount()).prop_map(|(a, n)| Act::UpTo(a, n)),
        6 => (place(), some()).prop_map(|(a, n)| Act::GiveBack(a, n)),
        6 => (place(), some()).prop_map(|(a, n)| Act::Refund(a, n)),
        4 => (place(), place(), some()).prop_map(|(a, b, n)| Act::Between(a, b, n)),
        2 => (place(), 0..100_i64).prop_map(|(a, n)| Act::Small(a, n)),
        2 => (place(), any::<bool>(), -300..300_i64).prop_map(|(a, gift, n)| Act::Adjust(a, gift, n)),
        1 => place().prop_map(Act::Lose),
        1 => place().prop_map(Act::Found),
        1 => place().prop_map(Act::Replace),
        1 => place().prop_map(Act::Close),
        3 => (place(), amount(), some()).prop_map(|(a, n, gift)| Act::Open(a, n, gift)),
        3 => place().prop_map(Act::Undo),
    ];
    proptest::collection::vec(act, 1..longest)
}

pub(super) fn programmes() -> impl Strategy<Value = Programme> {
    let gift = || {
        prop_oneof![
            Just(Gift::None),
            (0..100_i64).prop_map(|n| Gift::Amount(table::fen(n))),
            (0..=100_u16).prop_map(Gift::Percent),
        ]
    };
    let tier = (1..700_i64, gift()).prop_map(|(n, gift)| Tier { amount: table::fen(n), gift });
    let order = prop_oneof![
        Just(SpendOrder::GiftFirst),
        Just(SpendOrder::PrincipalFirst),
        Just(SpendOrder::Proportional)
    ];
    let limit = || prop_oneof![Just(Fen::MAX), (300..3_000_i64).prop_map(table::fen)];
    let tiers = proptest::collection::vec(tier, 0..5);
    (tiers, any::<bool>(), 0..=100_u16, order, limit(), limit(), any::<bool>()).prop_map(
        |(tiers, any_amount, spending_gift, order, named, unnamed, forgive)| Programme {
            tiers,
            any_amount,
            spending_gift,
            order,
            limits: Limits { named, unnamed, ..Limits::default() },
            shortfall: if forgive { Shortfall::Forgive } else { Shortfall::FromPrincipal },
            ..Programme::default()
        },
    )
}

/// Sums of one payment or top-up: of which card, what it was, what has gone back.
struct Booked<A, B> {
    card: CardId,
    is: A,
    back: B,
}

pub(super) struct World {
    pub(super) programme: Programme,
    pub(super) cards: Vec<Card>,
    pub(super) log: Vec<Move>,
    pub(super) txns: Vec<Txn>,
    spends: Vec<Booked<Spent, Spent>>,
    tops: Vec<Booked<ToppedUp, Refunded>>,
}

impl World {
    pub(super) fn new(programme: Programme) -> Self {
        let card = |id: u64| Card::new(CardId(id), !id.is_multiple_of(3), BusinessDate(20_261_126));
        let cards = (1..=4).map(card).collect();
        Self { programme, cards, log: vec![], txns: vec![], spends: vec![], tops: vec![] }
    }

    /// Whatever the answer, the book holds together afterwards.
    pub(super) fn asked(&mut self, act: Act) {
        // a refusal changes nothing: there is nothing to undo
        let _ = self.acts(act);
        self.holds();
    }

    fn card(&self, place: usize) -> Card {
        self.cards[place % self.cards.len()]
    }

    fn of(&self, id: CardId) -> Card {
        *self.cards.iter().find(|card| card.id == id).unwrap()
    }

    fn commit(&mut self, plan: &Plan, other: Account) {
        let txn = plan.txn(format!("member-{}", self.txns.len()), other);
        assert_eq!(check_postings(&plan.moves, &txn), Ok(()), "{plan:?}");
        for change in &plan.changes {
            let place = self.cards.iter().position(|card| card.id == change.before.id).unwrap();
            assert_eq!(self.cards[place], change.before);
            assert_eq!(check_limit(change, &plan.moves, &self.programme.limits), Ok(()), "{plan:?}");
            self.cards[place] = change.after;
        }
        self.log.extend(&plan.moves);
        self.txns.push(txn);
    }

    fn acts(&mut self, act: Act) -> Result<(), MemberRefusal> {
        let programme = self.programme.clone();
        let by = &programme;
        let fen = |n: i64| Fen::new(n).unwrap();
        let (plan, other) = match act {
            Act::TopUp(place, n) => return self.top_up(&self.card(place), Ask::Amount(fen(n))),
            Act::Tier(place, tier) => return self.top_up(&self.card(place), Ask::Tier(tier)),
            Act::Spend(place, n) => {
                let card = self.card(place);
                let can = card.standing == Standing::Active && n > 0 && fen(n) <= card.total();
                let spend = spend(&card, by, fen(n));
                assert_eq!(spend.is_ok(), can, "{card:?} {n}");
                return self.spent(card.id, &spend?, fen(n));
            }
            Act::UpTo(place, n) => {
                let card = self.card(place);
                return self.spent(card.id, &spend_up_to(&card, by, fen(n))?, fen(n));
            }
            Act::GiveBack(place, n) => return self.give_back(place, n.map(fen)),
            Act::Refund(place, n) => return self.refund(place, n.map(fen)),
            Act::Between(a, b, n) => {
                let (from, to) = (self.card(a), self.card(b));
                (move_card_to_card(&from, &to, by, n.map(fen))?, Account::Sales)
            }
            Act::Small(place, n) => (small_change(&self.card(place), by, fen(n))?, Account::CashDrawer),
            Act::Adjust(place, gift, n) => {
                let part = if gift { Part::Gift } else { Part::Principal };
                (adjust(&self.card(place), by, part, FenDelta::new(n).unwrap())?, Account::Sales)
            }
            Act::Lose(place) => (lose(&self.card(place))?, Account::Sales),
            Act::Found(place) => (found(&self.card(place))?, Account::Sales),
            Act::Replace(place) => return self.replace(&self.card(place)),
            Act::Close(place) => (close(&self.card(place), by)?.plan, Account::CashDrawer),
            Act::Open(place, n, gift) => {
                let opening = match gift.map(fen) {
                    Some(gift) => Opening::Split { principal: fen(n), gift },
                    None => Opening::Whole(fen(n)),
                };
                (open_balance(&self.card(place), by, opening)?.plan, Account::Sales)
            }
            Act::Undo(place) => return self.undo(place),
        };
        self.commit(&plan, other);
        Ok(())
    }

    /// A gift comes with a tier and with nothing else, and no more than it says.
    fn top_up(&mut self, card: &Card, ask: Ask) -> Result<(), MemberRefusal> {
        let it = top_up(card, &self.programme, ask)?;
        let tiers = &self.programme.tiers;
        let told = match ask {
            Ask::Tier(place) => tiers.get(place),
            Ask::Amount(_) => tiers.iter().find(|tier| tier.amount == it.is.paid),
        };
        let gift = match told.map(|tier| tier.gift) {
            Some(Gift::Amount(gift)) => gift.get(),
            Some(Gift::Percent(percent)) => it.is.paid.get() * i64::from(percent) / 100,
            Some(Gift::None) | None => 0,
        };
        assert_eq!(it.is.gift.get(), gift);
        assert!(told.is_some() || self.programme.any_amount);
        self.commit(&it.plan, Account::CashDrawer);
        self.tops.push(Booked { card: card.id, is: it.is, back: Refunded::default() });
        Ok(())
    }

    /// What is spent is exact, and only principal earns.
    fn spent(&mut self, card: CardId, spend: &Spend, asked: Fen) -> Result<(), MemberRefusal> {
        assert_eq!(spend.is.amount().plus(spend.rest), Some(asked));
        let percent = i64::from(self.programme.spending_gift);
        assert_eq!(spend.is.earned.get(), spend.is.principal.get() * percent / 100);
        self.commit(&spend.plan, Account::Sales);
        self.spends.push(Booked { card, is: spend.is, back: Spent::default() });
        Ok(())
    }

    pub(super) fn give_back(&mut self, place: usize, amount: Option<Fen>) -> Result<(), MemberRefusal> {
        let Some(count) = self.spends.len().checked_sub(1) else { return Ok(()) };
        let place = place % (count + 1);
        let Booked { card, is, back } = &self.spends[place];
        let it = give_back(&self.of(*card), &self.programme, is, back, amount)?;
        let sum = back.and(it.is).unwrap();
        assert!(sum.principal <= is.principal && sum.gift <= is.gift && sum.earned <= is.earned);
        assert_eq!(sum.amount().plus(it.left_after), Some(is.amount()));
        if it.left_after.is_zero() {
            // the whole restores both parts exactly, and what was earned is back or short
            assert_eq!((sum.principal, sum.gift), (is.principal, is.gift));
            assert_eq!(sum.earned.plus(it.short), Some(is.earned));
        }
        self.spends[place].back = sum;
        self.commit(&it.plan, Account::Sales);
        Ok(())
    }

    pub(super) fn refund(&mut self, place: usize, amount: Option<Fen>) -> Result<(), MemberRefusal> {
        let Some(count) = self.tops.len().checked_sub(1) else { return Ok(()) };
        let place = place % (count + 1);
        let Booked { card, is, back } = &self.tops[place];
        let it = refund_top_up(&self.of(*card), &self.programme, is, back, amount)?;
        let sum = back.and(it.is).unwrap();
        assert!(sum.principal <= is.paid && sum.withheld <= sum.principal);
        let accounted = Fen::sum([sum.gift, sum.withheld, sum.forgiven]).unwrap();
        assert!(accounted <= is.gift);
        // no money is paid out while gift of it is owed
        assert!(it.paid_out.is_zero() || accounted == is.gift);
        assert_eq!(it.paid_out.plus(it.is.withheld), Some(it.is.principal));
        self.tops[place].back = sum;
        self.commit(&it.plan, Account::CashDrawer);
        Ok(())
    }

    fn replace(&mut self, old: &Card) -> Result<(), MemberRefusal> {
        let id = CardId(u64::try_from(self.cards.len()).unwrap() + 1);
        let new = Card::new(id, old.named, BusinessDate(20_261_127));
        let plan = replace(old, &new, &self.programme)?;
        self.cards.push(new);
        self.commit(&plan, Account::Sales);
        // payments and top-ups go on with the new card
        self.spends.iter_mut().filter(|own| own.card == old.id).for_each(|own| own.card = id);
        self.tops.iter_mut().filter(|own| own.card == old.id).for_each(|own| own.card = id);
        Ok(())
    }

    fn undo(&mut self, place: usize) -> Result<(), MemberRefusal> {
        let openings: Vec<usize> = self
            .log
            .iter()
            .enumerate()
            .filter_map(|(at, own)| (own.kind == MoveKind::Opening).then_some(at))
            .collect();
        let Some(at) = openings.get(place % openings.len().max(1)) else { return Ok(()) };
        let (opening, since) = (self.log[*at], &self.log[at + 1..]);
        let plan = undo_opening(&self.of(opening.card), &opening, since)?;
        self.commit(&plan, Account::Sales);
        Ok(())
    }

    /// Balance = moves = postings, never negative, every fen somewhere. Sums of many cards may leave the bound
    /// of money, so they are plain numbers here.
    fn holds(&self) {
        for card in &self.cards {
            assert_eq!(check_balance(card, &self.log), Ok(()), "{card:?}");
            // what went is what came without what is left, as far as all that ever came is money
            let own = self.log.iter().filter(|own| own.card == card.id);
            let gains = own.clone().flat_map(|own| [own.principal.get().max(0), own.gift.get().max(0)]);
            let came: i64 = gains.sum();
            let flow = flow(own);
            assert_eq!(flow.is_some(), came <= Fen::MAX.get(), "{card:?}");
            if let Some(flow) = flow {
                assert_eq!((flow.came.get(), flow.left), (came, card.total()), "{card:?}");
                assert_eq!(flow.went.plus(flow.left), Some(flow.came), "{card:?}");
            }
        }
        let lines = || self.txns.iter().flat_map(|txn| &txn.postings);
        let on = |account| -> i64 {
            lines().filter(|line| line.account == account).map(|line| line.delta.get()).sum()
        };
        let sum = |part: fn(&Card) -> Fen| self.cards.iter().map(|card| part(card).get()).sum::<i64>();
        assert_eq!(on(Account::MemberPrincipal), -sum(|card| card.principal));
        assert_eq!(on(Account::MemberGift), -sum(|card| card.gift));
        assert_eq!(lines().map(|line| line.delta.get()).sum::<i64>(), 0);
        if let Some(book) = balances(&self.txns) {
            assert!(book.into_iter().all(|(account, sum)| sum.get() == on(account)));
        }
    }
}
