//! What must hold for every sequence of top-up, payment, refund, transfer, adjustment, import and undo.

use super::table::fen;
use super::world::{World, acts, programmes};
use super::*;
use crate::ledger::{Account, balances};
use money::FenDelta;
use proptest::prelude::*;

/// No limits, so that every top-up is taken.
fn unlimited() -> impl Strategy<Value = Programme> {
    let free = Limits { named: Fen::MAX, unnamed: Fen::MAX, real_name_from: Fen::MAX, cash_back: Fen::MAX };
    programmes().prop_map(move |by| Programme { limits: free, any_amount: true, ..by })
}

/// What happens on one card: an amount loaded, or an amount paid.
fn uses() -> impl Strategy<Value = Vec<(bool, i64)>> {
    proptest::collection::vec((any::<bool>(), 1..700_i64), 1..12)
}

/// A card with its book: the postings of all its plans.
struct Solo {
    card: Card,
    txns: Vec<crate::ledger::Txn>,
}

impl Solo {
    fn new() -> Self {
        Self { card: Card::new(CardId(1), true, BusinessDate(20_261_126)), txns: Vec::new() }
    }

    fn commit(&mut self, plan: &Plan, other: Account) {
        self.card = plan.changes[0].after;
        self.txns.push(plan.txn("t", other));
    }

    fn book(&self) -> Vec<(Account, i64)> {
        let sums = balances(&self.txns).unwrap().into_iter();
        sums.map(|(account, sum)| (account, sum.get())).filter(|(_, sum)| *sum != 0).collect()
    }
}

/// What stands on one card: what came of each use, and how it is unwound in parts.
enum Done {
    Loaded(ToppedUp, Refunded),
    Paid(Spent, Spent),
}

fn use_up(solo: &mut Solo, by: &Programme, uses: &[(bool, i64)]) -> Vec<Done> {
    let mut done = Vec::new();
    for (loads, amount) in uses {
        if *loads {
            let it = top_up(&solo.card, by, Ask::Amount(fen(*amount))).unwrap();
            solo.commit(&it.plan, Account::CashDrawer);
            done.push(Done::Loaded(it.is, Refunded::default()));
        } else if let Ok(it) = spend_up_to(&solo.card, by, fen(*amount)) {
            solo.commit(&it.plan, Account::Sales);
            done.push(Done::Paid(it.is, Spent::default()));
        }
    }
    done
}

/// Gives one use back: a part first where it can be, then the rest.
fn unwind(solo: &mut Solo, by: &Programme, done: &mut Done, part: i64) {
    for amount in [Some(fen(part)), None] {
        match done {
            Done::Loaded(of, back) => {
                if let Ok(it) = refund_top_up(&solo.card, by, of, back, amount) {
                    *back = back.and(it.is).unwrap();
                    solo.commit(&it.plan, Account::CashDrawer);
                }
            }
            Done::Paid(of, back) => {
                if let Ok(it) = give_back(&solo.card, by, of, back, amount) {
                    *back = back.and(it.is).unwrap();
                    solo.commit(&it.plan, Account::Sales);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn balance_is_moves_is_postings(by in programmes(), acts in acts(60)) {
        let mut world = World::new(by);
        for act in acts {
            world.asked(act);
        }
    }

    #[test]
    fn refunding_everything_backwards_leaves_every_account_empty(
        by in unlimited(), uses in uses(), part in 1..400_i64,
    ) {
        let mut solo = Solo::new();
        let mut done = use_up(&mut solo, &by, &uses);
        for one in done.iter_mut().rev() {
            unwind(&mut solo, &by, one, part);
        }
        prop_assert_eq!(solo.card.total(), Fen::ZERO);
        prop_assert_eq!(solo.book(), vec![]);
    }

    #[test]
    fn refunding_everything_in_any_order_leaves_only_gifts_that_were_not_to_be_had(
        by in unlimited(), uses in uses(), part in 1..400_i64, turn in 0..12_usize,
    ) {
        let mut solo = Solo::new();
        let mut done = use_up(&mut solo, &by, &uses);
        let count = done.len().max(1);
        done.rotate_left(turn % count);
        // payments first: a top-up is refunded from what is there
        done.sort_by_key(|one| matches!(one, Done::Loaded(..)));
        for one in &mut done {
            unwind(&mut solo, &by, one, part);
        }
        let kept = |one: &Done| match one {
            Done::Paid(of, back) => of.earned.less(back.earned).unwrap().get(),
            Done::Loaded(..) => 0,
        };
        let kept: i64 = done.iter().map(kept).sum();
        prop_assert_eq!((solo.card.principal, solo.card.gift.get()), (Fen::ZERO, kept));
        let gifts = [(Account::MemberGift, -kept), (Account::GiftExpense, kept)];
        prop_assert_eq!(solo.book(), if kept == 0 { vec![] } else { gifts.to_vec() });
    }

    #[test]
    fn who_gets_his_top_up_back_has_paid_for_what_he_had(
        by in unlimited(), paid in 1..700_i64, spent in 0..1_400_i64, part in 1..700_i64,
    ) {
        let by = Programme { spending_gift: 0, shortfall: Shortfall::FromPrincipal, ..by };
        let mut solo = Solo::new();
        let it = top_up(&solo.card, &by, Ask::Amount(fen(paid))).unwrap();
        solo.commit(&it.plan, Account::CashDrawer);
        let spent = spent.min(solo.card.total().get());
        if spent > 0 {
            solo.commit(&spend(&solo.card, &by, fen(spent)).unwrap().plan, Account::Sales);
        }
        unwind(&mut solo, &by, &mut Done::Loaded(it.is, Refunded::default()), part);
        let drawer = solo.book().iter().find(|(account, _)| *account == Account::CashDrawer).map_or(0, |it| it.1);
        prop_assert_eq!(drawer, paid.min(spent));
        prop_assert_eq!(solo.card.principal, Fen::ZERO);
    }

    #[test]
    fn both_parts_of_a_payment_sum_to_it_and_are_there(
        by in programmes(), principal in 0..=Fen::MAX.get(), gift in 0..=Fen::MAX.get(), amount in 1..=Fen::MAX.get(),
    ) {
        let gift = gift.min(Fen::MAX.get() - principal);
        let card = Card { principal: fen(principal), gift: fen(gift), ..Solo::new().card };
        let Ok(it) = spend_up_to(&card, &by, fen(amount)) else {
            prop_assert!(card.total().is_zero());
            return Ok(());
        };
        prop_assert!(it.is.principal <= card.principal && it.is.gift <= card.gift);
        prop_assert_eq!(it.is.amount().plus(it.rest), Some(fen(amount)));
        if by.order == SpendOrder::Proportional {
            // the gift's share is the whole number of fen below the exact one
            let (taken, whole) = (i128::from(it.is.amount().get()), i128::from(card.total().get()));
            let (exact, share) = (taken * i128::from(gift), i128::from(it.is.gift.get()));
            prop_assert!(share * whole <= exact && exact < (share + 1) * whole);
        }
    }

    #[test]
    fn nothing_panics_on_cards_that_cannot_be(
        by in programmes(), percent in any::<u16>(), parts in proptest::array::uniform8(extreme()), closed in 0..3_u8,
    ) {
        let by = Programme {
            spending_gift: percent,
            tiers: vec![Tier { amount: parts[0], gift: Gift::Percent(percent) }],
            ..by
        };
        let standing = [Standing::Active, Standing::Lost, Standing::Closed][usize::from(closed)];
        let own = Card { principal: parts[1], gift: parts[2], standing, ..Solo::new().card };
        let other = Card { id: CardId(2), principal: parts[3], gift: parts[4], ..Solo::new().card };
        let spent = Spent { principal: parts[3], gift: parts[4], earned: parts[5] };
        let back = Spent { principal: parts[5], gift: parts[6], earned: parts[7] };
        let of = ToppedUp { paid: parts[3], gift: parts[4] };
        let gone = Refunded { principal: parts[5], gift: parts[6], withheld: parts[7], forgiven: parts[7] };
        let delta = FenDelta::new(-parts[6].get()).unwrap();
        let opening = Opening::Split { principal: parts[6], gift: parts[7] };
        let (principal, gift) = (parts[6].as_delta(), parts[7].as_delta());
        let brought = Move { card: own.id, kind: MoveKind::Opening, principal, gift };
        let plans = [
            top_up(&own, &by, Ask::Amount(parts[0])).map(|it| it.plan),
            top_up(&own, &by, Ask::Amount(parts[7])).map(|it| it.plan),
            spend(&own, &by, parts[7]).map(|it| it.plan),
            spend_up_to(&own, &by, parts[7]).map(|it| it.plan),
            give_back(&own, &by, &spent, &back, Some(parts[7])).map(|it| it.plan),
            give_back(&own, &by, &spent, &Spent::default(), None).map(|it| it.plan),
            refund_top_up(&own, &by, &of, &gone, Some(parts[0])).map(|it| it.plan),
            refund_top_up(&own, &by, &of, &Refunded::default(), None).map(|it| it.plan),
            move_card_to_card(&own, &other, &by, None),
            move_card_to_card(&own, &other, &by, Some(parts[7])),
            small_change(&own, &by, parts[7]),
            adjust(&own, &by, Part::Gift, delta),
            adjust(&own, &by, Part::Principal, delta.negated()),
            replace(&own, &other, &by),
            close(&own, &by).map(|it| it.plan),
            open_balance(&own, &by, opening).map(|it| it.plan),
            undo_opening(&own, &brought, &[]),
            lose(&own),
            found(&own),
        ];
        let whole = |card: &Card| card.principal.plus(card.gift).is_some();
        for plan in plans.into_iter().flatten() {
            prop_assert!(plan.changes.iter().all(|change| whole(&change.after)), "{plan:?}");
            prop_assert!(plan.changes.iter().all(|change| change.before.moved(&plan.moves).is_some()));
            if let Err(why) = check_postings(&plan.moves, &plan.txn("t", Account::Sales)) {
                // sums of cards that hold more than money can be
                prop_assert!(why == Breach::TooLarge || !whole(&own) || !whole(&other), "{plan:?}");
            }
        }
        if let Ok(it) = give_back(&own, &by, &spent, &back, Some(parts[7])) {
            // exactly what was asked for, and of neither part more than is left, whatever was told before
            prop_assert_eq!(it.is.amount(), parts[7]);
            prop_assert!(it.is.principal <= spent.principal.less_or_zero(back.principal));
            prop_assert!(it.is.gift <= spent.gift.less_or_zero(back.gift));
        }
        let _ = hint(&by, parts[7]);
        let _ = by.check();
    }
}

/// Small, anything, and the edge.
fn extreme() -> impl Strategy<Value = Fen> {
    prop_oneof![0..3_i64, 0..=Fen::MAX.get(), Fen::MAX.get() - 2..=Fen::MAX.get()].prop_map(fen)
}

#[test]
fn a_wrong_book_is_found() {
    let card = Card { principal: fen(5), ..Card::new(CardId(1), true, BusinessDate(1)) };
    let by = |principal: i64, gift: i64| Move {
        card: CardId(1),
        kind: MoveKind::TopUp,
        principal: FenDelta::new(principal).unwrap(),
        gift: FenDelta::new(gift).unwrap(),
    };
    assert_eq!(check_balance(&card, &[by(7, 3), by(-2, -3)]), Ok(()));
    assert_eq!(check_balance(&card, &[by(7, 3), by(-2, 0)]), Err(Breach::Differs));
    assert_eq!(check_balance(&card, &[by(-1, 0), by(6, 0)]), Err(Breach::Negative(0)));
    assert_eq!(check_balance(&card, &[by(5, 0), by(0, -1), by(0, 1)]), Err(Breach::Negative(1)));
    assert_eq!(check_balance(&card, &[Move { card: CardId(2), ..by(5, 0) }]), Err(Breach::Differs));
    let closed = Card { standing: Standing::Closed, ..card };
    assert_eq!(check_balance(&closed, &[by(5, 0)]), Err(Breach::ClosedWithMoney));
    let max = Fen::MAX.get();
    assert_eq!(check_balance(&card, &[by(max, 0), by(max, 0)]), Err(Breach::TooLarge));
    assert_eq!(flow(&[by(7, 3), by(-2, -3)]), Some(Flow { came: fen(10), went: fen(5), left: fen(5) }));
    assert_eq!(flow(&[by(1, 0), by(-2, 0)]), None);

    let plan = top_up(&card, &Programme::default(), Ask::Amount(fen(9))).unwrap().plan;
    let txn = plan.txn("t", Account::BankCard);
    assert_eq!(check_postings(&plan.moves, &txn), Ok(()));
    assert_eq!(check_postings(&[], &txn), Err(Breach::Postings));
    assert_eq!(check_postings(&[by(8, 0), by(0, 1)], &txn), Err(Breach::Postings));
    let mut lone = txn;
    lone.postings.pop();
    assert_eq!(check_postings(&plan.moves, &lone), Err(Breach::Unbalanced));

    let tight = Limits { named: fen(13), ..Limits::default() };
    assert_eq!(check_limit(&plan.changes[0], &plan.moves, &tight), Err(Breach::OverLimit));
    let brought = [Move { kind: MoveKind::Opening, ..plan.moves[0] }];
    assert_eq!(check_limit(&plan.changes[0], &brought, &tight), Ok(()));
    assert_eq!(check_limit(&plan.changes[0], &plan.moves, &Limits { named: fen(14), ..tight }), Ok(()));
}
