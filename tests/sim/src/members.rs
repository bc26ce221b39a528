//! Member cards: opened, loaded, spent, set right, moved, lost, replaced, closed.

use crate::chance::Chance;
use crate::deeds::scan_guest;
use crate::world::World;
use domain::member::{Card, CardId, Gift, Limits, Programme, Shortfall, SpendOrder, Tier};
use domain::tender::RecordKind;
use money::Fen;
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::view::{CardPartView, HolderEdit, PayOutView};

/// What is done with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardDeed {
    Open,
    /// A tier or any amount, then paid in some way, or left standing.
    TopUp,
    /// An amount is typed and paid by card, all or a part, the rest in some other way.
    Pay,
    /// The change of a sale in notes, or of nothing.
    KeepChange,
    Adjust,
    Transfer,
    Lose,
    Found,
    Replace,
    Close,
    /// Something that stands in the card's statement goes back: a payment or a top-up, all or a part.
    GiveBack,
}

/// Draws a deed; the common ones more often.
#[must_use]
pub fn deed(chance: &mut Chance) -> CardDeed {
    match chance.below(30) {
        0..=2 => CardDeed::Open,
        3..=9 => CardDeed::TopUp,
        10..=15 => CardDeed::Pay,
        16 => CardDeed::KeepChange,
        17 => CardDeed::Adjust,
        18 => CardDeed::Transfer,
        19 => CardDeed::Lose,
        20 | 21 => CardDeed::Found,
        22 => CardDeed::Replace,
        23 => CardDeed::Close,
        _ => CardDeed::GiveBack,
    }
}

/// The shop's programme, drawn from the seed.
pub fn programme(chance: &mut Chance) -> Programme {
    let fen = |fen: i64| Fen::new(fen).unwrap_or(Fen::MAX);
    let order = [SpendOrder::GiftFirst, SpendOrder::PrincipalFirst, SpendOrder::Proportional];
    let shortfall = [Shortfall::FromPrincipal, Shortfall::Forgive];
    Programme {
        tiers: vec![
            Tier { amount: fen(10_000), gift: Gift::None },
            Tier { amount: fen(20_000), gift: Gift::Amount(fen(2_500)) },
            Tier { amount: fen(50_001), gift: Gift::Percent(15) },
        ],
        any_amount: chance.hits(80),
        spending_gift: if chance.hits(50) { 7 } else { 0 },
        order: *chance.pick(&order).unwrap_or(&order[0]),
        shortfall: *chance.pick(&shortfall).unwrap_or(&shortfall[0]),
        limits: Limits { cash_back: fen(30_000), ..Limits::default() },
        ..Programme::default()
    }
}

/// Three cards, each loaded in another way, before the doors open.
pub fn founding() -> Vec<Command> {
    let open = || Command::Member(MemberCommand::Open { holder: HolderEdit::default() });
    let load = |card, tier| {
        Command::Member(MemberCommand::TopUp { card: CardId(card), tier: Some(tier), amount: String::new() })
    };
    let cash = || Command::Cash { received: String::new() };
    let (kind, amount, reference) = (RecordKind::BankCard, String::new(), "6222".to_owned());
    let bank = Command::Record { kind, amount, reference };
    vec![
        open(),
        open(),
        open(),
        load(1, 2),
        cash(),
        Command::Dismiss,
        load(2, 3),
        bank,
        Command::Dismiss,
        load(3, 1),
        cash(),
        Command::Dismiss,
    ]
}

pub fn act(world: &mut World, deed: CardDeed) {
    if deed == CardDeed::Open {
        wish(world, MemberCommand::Open { holder: HolderEdit::default() });
        return;
    }
    let Some(card) = any_card(world) else { return };
    match deed {
        CardDeed::Open => {}
        CardDeed::TopUp => top_up(world, card),
        CardDeed::Pay => pay(world, card),
        CardDeed::KeepChange => {
            if world.chance.hits(80) {
                world.key(Command::Dismiss);
                world.type_line("8.8");
                world.key(Command::Cash { received: "50".to_owned() });
            }
            wish(world, MemberCommand::KeepChange { card });
        }
        CardDeed::Adjust => {
            let part = if world.chance.hits(50) { CardPartView::Principal } else { CardPartView::Gift };
            let amount = one_of(world, &["+20", "-3.5", "-9999", "+0.01"]);
            wish(world, MemberCommand::Adjust { card, part, amount, reason: "盘点".to_owned() });
        }
        CardDeed::Transfer => {
            let Some(to) = any_card(world) else { return };
            let amount = one_of(world, &["", "10", "0.37"]);
            wish(world, MemberCommand::Transfer { from: card, to, amount, agreed: true });
        }
        CardDeed::Lose => {
            wish(world, MemberCommand::Lose { card });
        }
        CardDeed::Found => {
            wish(world, MemberCommand::Found { card });
        }
        CardDeed::Replace => {
            wish(world, MemberCommand::Replace { card, code: String::new() });
        }
        CardDeed::Close => {
            let pay_out = if world.chance.hits(50) { PayOutView::Cash } else { PayOutView::Bank };
            wish(world, MemberCommand::Close { card, pay_out });
        }
        CardDeed::GiveBack => give_back(world, card),
    }
}

fn wish(world: &mut World, wish: MemberCommand) -> bool {
    world.key(Command::Member(wish))
}

fn one_of(world: &mut World, texts: &[&str]) -> String {
    world.chance.pick(texts).map(|text| (*text).to_owned()).unwrap_or_default()
}

/// Closed ones, too: what must be refused is refused by the counter.
fn any_card(world: &mut World) -> Option<CardId> {
    let count = world.counter.as_ref()?.book().head().counters.card;
    let id = CardId(world.chance.between(1, count.saturating_sub(1).max(1)));
    card(world, id).map(|card| card.id)
}

fn card(world: &World, id: CardId) -> Option<Card> {
    world.counter.as_ref()?.book().card(id).ok().flatten()
}

fn top_up(world: &mut World, card: CardId) {
    let tier = if world.chance.hits(70) { u8::try_from(world.chance.between(1, 3)).ok() } else { None };
    let amount = if tier.is_none() { one_of(world, &["100", "50", "33.33", "0"]) } else { String::new() };
    if !wish(world, MemberCommand::TopUp { card, tier, amount }) {
        return;
    }
    finish(world);
}

fn give_back(world: &mut World, card: CardId) {
    let span = store::StatementSpan { limit: 20, ..store::StatementSpan::default() };
    let lines = world.counter.as_ref().and_then(|counter| counter.book().statement(card, &span).ok());
    let sales: Vec<_> = lines.unwrap_or_default().iter().filter_map(|line| line.sale).collect();
    let Some(sale) = world.chance.pick(&sales).copied() else { return };
    let amount = one_of(world, &["", "", "5", "50"]);
    world.key(Command::Refund { sale, amount, reason: "退".to_owned() });
}

/// Some way of paying what stands in front, or none.
fn finish(world: &mut World) {
    match world.chance.below(8) {
        0..=2 => scan_guest(world, ""),
        3 | 4 => {
            world.key(Command::Cash { received: String::new() });
        }
        5 => {
            let (kind, amount, reference) = (RecordKind::BankCard, String::new(), "6222".to_owned());
            world.key(Command::Record { kind, amount, reference });
        }
        6 => {
            world.key(Command::Dismiss);
        }
        _ => {}
    }
}

fn pay(world: &mut World, card: CardId) {
    let text = one_of(world, &["8.8", "25", "130.01", "600"]);
    world.type_line(&text);
    let amount = if world.chance.hits(30) { "5".to_owned() } else { String::new() };
    wish(world, MemberCommand::Pay { card, amount });
    let asked = world.picture().and_then(|picture| picture.question);
    if let Some(question) = asked {
        world.key(Command::Answer { id: question.id, yes: true });
    }
    if world.chance.hits(60) {
        finish(world);
    }
}
