//! Member cards: what a counter makes of the domain's plans, and a model of what must come of it.

use super::batches::Batch;
use super::hotel::{delta, txn};
use super::{Shop, fen};
use domain::fact::{Entry, Fact};
use domain::ids::{SaleId, TradeNo};
use domain::ledger::{Account, Move as Step, Txn};
use domain::member::{
    self, Ask, Card, CardId, Gift, Limits, Move, MoveKind, Part, Plan, Programme, Refunded, Spent, Standing,
    Tier, ToppedUp, Why,
};
use domain::refund::{self, CardBack, Refund, Source};
use domain::sale::Sale;
use domain::slip::{CardPart, Slip, SlipKind, SlipTender};
use domain::tender::{RecordKind, Tender};
use domain::time::{BusinessDate, Moment};
use money::{Fen, FenDelta};
use std::collections::BTreeMap;

/// One line as a statement must tell it: kind, what moved, what is there then.
pub type Line = (MoveKind, FenDelta, FenDelta, Fen, Fen);

/// A payment by card or a top-up that can go back.
#[derive(Clone)]
pub enum Paid {
    Card { sale: SaleId, card: CardId, of: Spent, back: Spent },
    TopUp { sale: SaleId, card: CardId, of: ToppedUp, back: Refunded },
}

/// A shop with cards.
#[derive(Default)]
pub struct Deck {
    pub shop: Shop,
    pub programme: Programme,
    /// Those that count, closed ones among them.
    pub cards: BTreeMap<CardId, Card>,
    /// Oldest first.
    pub lines: BTreeMap<CardId, Vec<Line>>,
    pub heirs: BTreeMap<CardId, CardId>,
    pub paid: Vec<Paid>,
    pub batches: Vec<Batch>,
    pub next_card: u64,
    pub next_batch: u64,
    names: u64,
}

fn postings(own: &[Move]) -> impl Iterator<Item = (Account, i64)> {
    let sums = own.iter().fold((0, 0), |sum, own| (sum.0 + own.principal.get(), sum.1 + own.gift.get()));
    [(Account::MemberPrincipal, -sums.0), (Account::MemberGift, -sums.1)].into_iter()
}

impl Deck {
    pub fn on(shop: Shop) -> Self {
        let tier = |yuan: i64, gift| Tier { amount: fen(yuan * 100), gift };
        let programme = Programme {
            tiers: vec![
                tier(100, Gift::None),
                tier(300, Gift::Amount(fen(3_000))),
                tier(500, Gift::Percent(15)),
            ],
            spending_gift: 5,
            limits: Limits {
                named: Fen::MAX,
                unnamed: Fen::MAX,
                real_name_from: Fen::MAX,
                cash_back: Fen::MAX,
            },
            ..Programme::default()
        };
        Self { shop, programme, next_card: 1, next_batch: 1, ..Self::default() }
    }

    pub fn card(&self, id: CardId) -> &Card {
        &self.cards[&id]
    }

    fn name(&mut self) -> u64 {
        self.names += 1;
        self.names
    }

    pub fn open(&mut self, named: bool) -> CardId {
        let card = Card::new(CardId(self.next_card), named, BusinessDate(self.shop.date));
        self.next_card += 1;
        self.cards.insert(card.id, card);
        self.lines.insert(card.id, Vec::new());
        self.shop.act(vec![Entry::plain(Fact::CardOpened { card })]);
        card.id
    }

    pub fn call(&mut self, card: CardId, named: bool) {
        self.cards.get_mut(&card).unwrap().named = named;
        self.shop.act(vec![Entry::plain(Fact::CardNamed { card, named })]);
    }

    pub fn line(&mut self, own: &Move) {
        let before = self.lines[&own.card].last().map_or((0, 0), |line| (line.3.get(), line.4.get()));
        let after = (fen(before.0 + own.principal.get()), fen(before.1 + own.gift.get()));
        let line = (own.kind, own.principal, own.gift, after.0, after.1);
        self.lines.get_mut(&own.card).unwrap().push(line);
    }

    /// What the plan does, as a fact; the model takes it over.
    fn plan(&mut self, plan: &Plan, why: Why, txns: Vec<Txn>) -> Entry {
        for change in &plan.changes {
            self.cards.insert(change.after.id, change.after);
        }
        for own in &plan.moves {
            self.line(own);
        }
        let note = if why == Why::Desk { "柜台".to_owned() } else { String::new() };
        let moves = txns.into_iter().filter(|txn| !txn.postings.is_empty()).map(Step::Direct).collect();
        Entry::with(Fact::CardsMoved { moves: plan.moves.clone(), why, note }, moves)
    }

    fn desk(&mut self, plan: &Plan, txns: Vec<Txn>) {
        let entry = self.plan(plan, Why::Desk, txns);
        self.shop.act(vec![entry]);
    }

    /// Paid in notes, or on the terminal.
    pub fn top_up(&mut self, id: CardId, yuan: i64, cash: bool) -> Option<SaleId> {
        let told = member::top_up(self.card(id), &self.programme, Ask::Amount(fen(yuan * 100))).ok()?;
        let sale = self.shop.sale_of(|sale| Sale::top_up(sale, id, told.is));
        let paid = told.is.paid;
        let (tender, account) = if cash {
            let (rounding, change, held) = (FenDelta::ZERO, Fen::ZERO, Fen::ZERO);
            (Tender::Cash { amount: paid, rounding, received: paid, change, held }, Account::CashDrawer)
        } else {
            let kind = RecordKind::BankCard;
            (Tender::Record { kind, amount: paid, reference: String::new() }, Account::BankCard)
        };
        let taken = Txn::transfer(format!("tender-{}-0", sale.0), account, Account::TopUps, paid);
        let taken = Entry::with(Fact::TenderTaken { sale, tender }, vec![Step::Direct(taken)]);
        let load = told.plan.txn(format!("load-{}", sale.0), Account::TopUps);
        let load = self.plan(&told.plan, Why::Sale { sale }, vec![load]);
        let card = *self.card(id);
        let slip = self.slip(sale, card);
        let settled = Entry::plain(Fact::SaleSettled { sale, slip: slip.no.clone() });
        self.shop.act(vec![taken, settled, load, Entry::plain(Fact::SlipIssued { slip })]);
        self.paid.push(Paid::TopUp { sale, card: id, of: told.is, back: Refunded::default() });
        Some(sale)
    }

    fn slip(&mut self, sale: SaleId, card: Card) -> Slip {
        let part = CardPart {
            card: card.id,
            kind: MoveKind::TopUp,
            principal: delta(1),
            gift: delta(0),
            principal_after: card.principal,
            gift_after: card.gift,
        };
        let line = SlipTender::CashRefund { amount: fen(1) };
        Slip { cards: vec![part], ..self.shop.slip_of(sale, SlipKind::Sale, 1, line) }
    }

    pub fn spend(&mut self, id: CardId, amount: i64) -> Option<SaleId> {
        let told = member::spend(self.card(id), &self.programme, fen(amount)).ok()?;
        let sale = self.shop.sale(amount);
        let tender = Tender::Member { card: id, spent: told.is };
        let spent: Vec<_> = postings(&told.plan.moves[..1]).chain([(Account::Sales, -amount)]).collect();
        let taken = txn(format!("tender-{}-0", sale.0), &spent);
        let taken = Entry::with(Fact::TenderTaken { sale, tender }, vec![Step::Direct(taken)]);
        let earned = told.is.earned;
        let earned =
            Txn::transfer(format!("earn-{}-0", sale.0), Account::GiftExpense, Account::MemberGift, earned);
        let moved = self.plan(&told.plan, Why::Sale { sale }, vec![earned]);
        self.shop.act(vec![taken, moved]);
        self.paid.push(Paid::Card { sale, card: id, of: told.is, back: Spent::default() });
        Some(sale)
    }

    fn refund(&mut self, sale: SaleId, source: Source, amount: Fen, card: CardBack, done: bool) -> Refund {
        Refund {
            no: self.shop.trade_no(),
            sale,
            source,
            amount,
            orphan: false,
            reason: String::new(),
            nonce: "n".into(),
            phase: if done { refund::Phase::Done } else { refund::Phase::Dispatched },
            dispatched: Moment(self.shop.ms),
            by: None,
            settled: None,
            card: Some(card),
            course: refund::Course::default(),
        }
    }

    /// The card that takes what goes back to this one.
    pub fn now(&self, mut id: CardId) -> CardId {
        while let Some(next) = self.heirs.get(&id) {
            id = *next;
        }
        id
    }

    /// A payment goes back onto the card, a top-up into the guest's hand.
    pub fn give_back(&mut self, at: usize, amount: Option<i64>, fails: bool) -> bool {
        match self.paid[at].clone() {
            Paid::Card { sale, card, of, back } => self.give_back_spent(at, sale, card, of, back, amount),
            Paid::TopUp { sale, card, of, back } => self.unload(at, sale, card, of, back, amount, fails),
        }
    }

    fn give_back_spent(
        &mut self,
        at: usize,
        sale: SaleId,
        card: CardId,
        of: Spent,
        back: Spent,
        amount: Option<i64>,
    ) -> bool {
        let now = *self.card(self.now(card));
        let Ok(told) = member::give_back(&now, &self.programme, &of, &back, amount.map(fen)) else {
            return false;
        };
        let source = Source::Member { card, part: 0 };
        let refund = self.refund(sale, source, told.is.amount(), CardBack::Spent(told.is), true);
        let no = refund.no.clone();
        let lines: Vec<_> =
            postings(&told.plan.moves[..1]).chain([(Account::Refunds, told.is.amount().get())]).collect();
        let given = Step::Direct(txn(format!("refund-{no}"), &lines));
        let given = Entry::with(Fact::RefundOpened { refund }, vec![given]);
        let back_again =
            Txn::transfer(format!("unearn-{no}"), Account::MemberGift, Account::GiftExpense, told.is.earned);
        let moved = self.plan(&told.plan, Why::GivenBack { sale, no, is: told.is }, vec![back_again]);
        self.shop.act(vec![given, moved]);
        self.paid[at] = Paid::Card { sale, card, of, back: back.and(told.is).unwrap() };
        true
    }

    #[allow(clippy::too_many_arguments)] // the parts of one top-up
    fn unload(
        &mut self,
        at: usize,
        sale: SaleId,
        id: CardId,
        of: ToppedUp,
        back: Refunded,
        amount: Option<i64>,
        fails: bool,
    ) -> bool {
        let card = *self.card(id);
        let told = member::refund_top_up(&card, &self.programme, &of, &back, amount.map(fen));
        let Ok(told) = told else { return false };
        let back_of = CardBack::Unloaded { card: id, is: told.is };
        let refund = self.refund(sale, Source::Cash, told.paid_out, back_of, !fails);
        let no = refund.no.clone();
        let off = told.plan.txn(format!("unload-{no}"), Account::TopUps);
        let moved = self.plan(&told.plan, Why::Unloaded { sale, is: told.is }, vec![off]);
        let mut entries = vec![moved];
        if !told.paid_out.is_zero() {
            let out =
                Txn::transfer(format!("refund-{no}"), Account::TopUps, Account::CashDrawer, told.paid_out);
            let step = if fails { Step::Pend(out) } else { Step::Direct(out) };
            entries.push(Entry::with(Fact::RefundOpened { refund }, vec![step]));
        }
        self.shop.act(entries);
        if fails && !told.paid_out.is_zero() {
            self.reload(sale, &no, id, told.paid_out);
        }
        self.paid[at] = Paid::TopUp { sale, card: id, of, back: back.and(told.is).unwrap() };
        true
    }

    fn reload(&mut self, sale: SaleId, no: &TradeNo, id: CardId, amount: Fen) {
        let phase = refund::Phase::Failed(domain::evidence::RefundReason::PayByHand);
        self.shop.refund_moved(no, phase);
        let own =
            Move { card: id, kind: MoveKind::TopUp, principal: amount.as_delta(), gift: FenDelta::ZERO };
        let (before, after) = (*self.card(id), self.card(id).moved(&[own]).unwrap());
        let plan = Plan { changes: vec![member::Change { before, after }], moves: vec![own] };
        let txn = plan.txn(format!("reload-{no}"), Account::TopUps);
        let moved = self.plan(&plan, Why::Reloaded { sale, no: no.clone(), amount }, vec![txn]);
        self.shop.act(vec![moved]);
    }

    pub fn change(&mut self, id: CardId, amount: i64) -> bool {
        let Ok(plan) = member::small_change(self.card(id), &self.programme, fen(amount)) else {
            return false;
        };
        let sale = self.shop.sale(1_000);
        let name = format!("change-{}-{}", id.0, self.name());
        let txn = plan.txn(name, Account::CashDrawer);
        let entry = self.plan(&plan, Why::Change { sale }, vec![txn]);
        self.shop.act(vec![entry]);
        true
    }

    pub fn adjust(&mut self, id: CardId, part: Part, by: i64) -> bool {
        let Ok(plan) = member::adjust(self.card(id), &self.programme, part, delta(by)) else { return false };
        let txn = plan.txn(format!("card-{}-{}", id.0, self.name()), Account::Sales);
        self.desk(&plan, vec![txn]);
        true
    }

    pub fn transfer(&mut self, from: CardId, to: CardId, amount: Option<i64>) -> bool {
        let (a, b) = (*self.card(from), *self.card(to));
        let Ok(plan) = member::move_card_to_card(&a, &b, &self.programme, amount.map(fen)) else {
            return false;
        };
        let txn = plan.txn(format!("card-{}-{}", from.0, self.name()), Account::Sales);
        self.desk(&plan, vec![txn]);
        true
    }

    /// Lost when it is active, found when it is lost.
    pub fn report(&mut self, id: CardId) -> bool {
        let card = *self.card(id);
        let plan = match card.standing {
            Standing::Active => member::lose(&card),
            Standing::Lost => member::found(&card),
            Standing::Closed => return false,
        };
        self.desk(&plan.unwrap(), Vec::new());
        true
    }

    pub fn replace(&mut self, old: CardId, new: CardId) -> bool {
        let (a, b) = (*self.card(old), *self.card(new));
        let Ok(plan) = member::replace(&a, &b, &self.programme) else { return false };
        let txn = plan.txn(format!("card-{}-{}", old.0, self.name()), Account::Sales);
        self.desk(&plan, vec![txn]);
        self.heirs.insert(old, new);
        true
    }

    pub fn close(&mut self, id: CardId, cash: bool) -> bool {
        let Ok(told) = member::close(self.card(id), &self.programme) else { return false };
        let account = if cash { Account::CashDrawer } else { Account::BankCard };
        let txn = told.plan.txn(format!("close-{}", id.0), account);
        self.desk(&told.plan, vec![txn]);
        true
    }
}

impl Shop {
    /// A sale that is made with its number.
    pub fn sale_of(&mut self, make: impl FnOnce(SaleId) -> Sale) -> SaleId {
        self.sale += 1;
        let id = SaleId(self.sale);
        self.act(vec![Entry::plain(Fact::SaleOpened { sale: make(id) })]);
        id
    }

    /// Every kind of fact of member cards, on the day that is there, with something left of everything.
    pub fn with_members(self) -> Deck {
        let mut deck = Deck::on(self);
        let one = deck.open(false);
        let two = deck.open(true);
        deck.call(one, true);
        deck.top_up(one, 300, true).unwrap();
        deck.top_up(two, 500, false).unwrap();
        deck.spend(one, 10_000).unwrap();
        assert!(deck.give_back(2, Some(4_000), false));
        assert!(deck.give_back(1, Some(10_000), false));
        assert!(deck.give_back(1, Some(5_000), true));
        assert!(
            deck.change(two, 350) && deck.adjust(two, Part::Gift, 60) && deck.adjust(one, Part::Principal, 7)
        );
        assert!(deck.transfer(one, two, Some(1_000)));
        let three = deck.open(true);
        assert!(deck.report(two) && deck.report(two) && deck.report(two) && deck.replace(two, three));
        let seen = Fact::HolderSeen { card: one, reason: "失卡".into() };
        let others =
            [seen, Fact::HolderForgotten { card: two }, Fact::MembersExported { count: 2, masked: true }];
        deck.shop.act(others.map(Entry::plain).to_vec());
        let gone = deck.stage(vec![(1, 2); 3], vec![(one, 4, 0)], 2);
        deck.drop(&gone);
        let kept = deck.stage(vec![(12_000, 500), (0, 0), (777, 0)], vec![(three, 100, 9)], 2);
        deck.go_live(kept);
        let back = deck.stage(vec![(50, 0)], vec![(one, 60, 6)], 9);
        deck.go_live(back);
        deck.undo(1);
        let four = deck.open(true);
        deck.change(four, 88);
        assert!(deck.close(four, true));
        deck.stage(vec![(5, 5)], vec![(one, 6, 6)], 9);
        deck
    }
}

/// Every kind that [`Shop::with_members`] adds.
pub const MEMBER_KINDS: [&str; 11] = [
    "batch.balances",
    "batch.cards",
    "batch.dropped",
    "batch.imported",
    "batch.undone",
    "card.moved",
    "card.named",
    "card.opened",
    "holder.forgotten",
    "holder.seen",
    "members.exported",
];
