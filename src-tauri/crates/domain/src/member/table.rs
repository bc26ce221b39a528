//! What every plan does to cards of every kind, written out.

use super::*;
use crate::ledger::Account;
use money::FenDelta;

pub(super) fn fen(n: i64) -> Fen {
    Fen::new(n).unwrap()
}

fn number(text: &str) -> Fen {
    fen(text.parse().unwrap_or_else(|_| panic!("no number: {text}")))
}

fn delta(text: &str) -> FenDelta {
    FenDelta::new(text.parse().unwrap()).unwrap()
}

/// `100+50`.
fn pair(text: &str) -> (Fen, Fen) {
    let (principal, gift) = text.split_once('+').unwrap();
    (number(principal), number(gift))
}

/// `A100+50`: active, 100 fen principal, 50 gift. `L` is lost, `C` closed; small letters have no name.
pub(super) fn card(id: u64, word: &str) -> Card {
    let (letter, balance) = word.split_at(1);
    let (principal, gift) = pair(balance);
    let standing = match letter.to_ascii_uppercase().as_str() {
        "A" => Standing::Active,
        "L" => Standing::Lost,
        _ => Standing::Closed,
    };
    let named = letter.chars().all(char::is_uppercase);
    Card { standing, principal, gift, ..Card::new(CardId(id), named, BusinessDate(20_261_126)) }
}

fn word(card: &Card) -> String {
    let letter = match card.standing {
        Standing::Active => "A",
        Standing::Lost => "L",
        Standing::Closed => "C",
    };
    let letter = if card.named { letter.to_owned() } else { letter.to_lowercase() };
    format!("{letter}{}+{}", card.principal.get(), card.gift.get())
}

/// Tiers of 500 fen with 15 %, 200 with 20 fen, 333 with 10 %, 50 without; 15 % on spending.
pub(super) fn programme() -> Programme {
    let tier = |amount, gift| Tier { amount: fen(amount), gift };
    Programme {
        tiers: vec![
            tier(500, Gift::Percent(15)),
            tier(200, Gift::Amount(fen(20))),
            tier(333, Gift::Percent(10)),
            tier(50, Gift::None),
        ],
        spending_gift: 15,
        limits: Limits { named: fen(1000), unnamed: fen(300), real_name_from: fen(250), cash_back: fen(100) },
        ..Programme::default()
    }
}

/// `T:` sells tiers only, `P:` spends principal first, `R:` in the ratio, `F:` forgives, `X:` cannot be.
fn by(mark: &str) -> Programme {
    let mut by = programme();
    match mark {
        "T" => by.any_amount = false,
        "P" => by.order = SpendOrder::PrincipalFirst,
        "R" => by.order = SpendOrder::Proportional,
        "F" => by.shortfall = Shortfall::Forgive,
        "X" => {
            by.spending_gift = 101;
            by.tiers[0].gift = Gift::Percent(700);
        }
        _ => {}
    }
    by
}

/// The cards afterwards, then the moves. Whatever is planned must hold together.
fn told(plan: &Plan, programme: &Programme) -> String {
    let txn = plan.txn("t", Account::CashDrawer);
    assert_eq!(check_postings(&plan.moves, &txn), Ok(()), "{plan:?}");
    for change in &plan.changes {
        let Card { principal, gift, .. } = change.before.moved(&plan.moves).unwrap();
        assert_eq!((principal, gift), (change.after.principal, change.after.gift), "{plan:?}");
        assert_eq!(check_limit(change, &plan.moves, &programme.limits), Ok(()), "{plan:?}");
    }
    let cards: Vec<String> = plan.changes.iter().map(|change| word(&change.after)).collect();
    let line = |own: &Move| format!("{} {:+}{:+}", own.kind.code(), own.principal.get(), own.gift.get());
    let moves: Vec<String> = plan.moves.iter().map(line).collect();
    format!("{} | {}", cards.join(" "), moves.join(", "))
}

/// Does what is written to a card; numbers are fen. `of` is what was, `after` what has gone back of it.
pub(super) fn done(word: &str, act: &str) -> String {
    let (mark, act) = act.split_once(": ").unwrap_or(("", act));
    let programme = &by(mark);
    match acted(&card(1, word), act, programme) {
        Ok((plan, more)) => told(&plan, programme) + &more,
        Err(why) => why.code().to_owned(),
    }
}

fn acted(own: &Card, act: &str, programme: &Programme) -> Result<(Plan, String), MemberRefusal> {
    let mut words = act.split(' ');
    let mut next = || words.next().unwrap_or_default();
    let (verb, first) = (next(), next());
    let some = first.parse().ok().and_then(Fen::new);
    let more = |name: &str, fen: Fen| {
        if fen.is_zero() { String::new() } else { format!("; {name} {}", fen.get()) }
    };
    let flag = |name: &str, on: bool| if on { format!("; {name}") } else { String::new() };
    let bare = |plan: Plan| (plan, String::new());
    Ok(match verb {
        "top" | "tier" => {
            let ask =
                if verb == "top" { Ask::Amount(number(first)) } else { Ask::Tier(first.parse().unwrap()) };
            let it = top_up(own, programme, ask)?;
            let hint = it.hint.map(|hint| format!("; {} gives {}", hint.amount.get(), hint.gift.get()));
            (it.plan, hint.unwrap_or_default())
        }
        "spend" | "upto" => {
            let pays = if verb == "spend" { spend } else { spend_up_to };
            let it = pays(own, programme, number(first))?;
            (it.plan, more("rest", it.rest))
        }
        "back" => {
            let spent = |text: &str| {
                let (parts, earned) = text.split_once('^').unwrap();
                let (principal, gift) = pair(parts);
                Spent { principal, gift, earned: number(earned) }
            };
            let (_, of, _, back) = (next(), spent(next()), next(), next());
            let back = if back.is_empty() { Spent::default() } else { spent(back) };
            let it = give_back(own, programme, &of, &back, some)?;
            (it.plan, more("short", it.short) + &more("left", it.left_after) + &flag("over", it.over_limit))
        }
        "refund" => {
            let (_, (paid, gift), _, back) = (next(), pair(next()), next(), next());
            let mut gone = back.split('/').map(|text| if text.is_empty() { Fen::ZERO } else { number(text) });
            let mut one = || gone.next().unwrap_or_default();
            let back = Refunded { principal: one(), gift: one(), withheld: one(), forgiven: one() };
            let it = refund_top_up(own, programme, &ToppedUp { paid, gift }, &back, some)?;
            let words = more("out", it.paid_out) + &more("forgiven", it.is.forgiven);
            (it.plan, words + &more("left", it.left_after) + &flag("cash", it.in_cash))
        }
        "move" => bare(move_card_to_card(own, &card(2, next()), programme, some)?),
        "itself" => bare(move_card_to_card(own, own, programme, None)?),
        "small" => bare(small_change(own, programme, number(first))?),
        "principal" => bare(adjust(own, programme, Part::Principal, delta(first))?),
        "gift" => bare(adjust(own, programme, Part::Gift, delta(first))?),
        "lose" => bare(lose(own)?),
        "found" => bare(found(own)?),
        "replace" => bare(replace(own, &card(2, first), programme)?),
        "close" => {
            let it = close(own, programme)?;
            (it.plan, more("out", it.paid_out) + &more("expired", it.expired) + &flag("cash", it.in_cash))
        }
        "open" => {
            let opening = match some {
                Some(whole) => Opening::Whole(whole),
                None => Opening::Split { principal: pair(first).0, gift: pair(first).1 },
            };
            let it = open_balance(own, programme, opening)?;
            (it.plan, flag("unknown", it.unknown_split) + &flag("over", it.over_limit))
        }
        "undo" => {
            let moved = |kind, id, text: &str| {
                let (principal, gift) = pair(text);
                let (principal, gift) = (principal.as_delta(), gift.as_delta());
                Move { card: CardId(id), kind, principal, gift }
            };
            let since: Vec<Move> = act
                .split(' ')
                .skip(2)
                .map(|code| match code.strip_prefix("other:") {
                    Some(code) => moved(MoveKind::from_code(code).unwrap(), 9, "1+0"),
                    None => moved(MoveKind::from_code(code).unwrap(), 1, "1+0"),
                })
                .collect();
            bare(undo_opening(own, &moved(MoveKind::Opening, 1, first), &since)?)
        }
        other => panic!("unknown act {other}"),
    })
}

#[test]
fn every_line_of_the_table() {
    let lines = include_str!("table.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in lines {
        let (ask, expected) = line.split_once(" => ").unwrap();
        let (card, act) = ask.split_once(' ').unwrap();
        let outcome = done(card, act);
        wrong.extend((outcome != expected).then(|| format!("{line}\n    but it is {outcome}")));
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 100, "only {count} lines were read");
}
