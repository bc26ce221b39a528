//! Member cards on paper: with a sale or a refund, on slips of their own, and batches to be signed.

use super::sign;
use crate::line::{Line, Size};
use crate::words::{Hotel, Member, Words};
use domain::member::{CardId, MoveKind, Spent};
use domain::slip::{CardPart, Slip, SlipTender};
use money::{Fen, FenDelta};

/// Digits of a batch's mark that stand on paper.
const MARK: usize = 8;

/// Money that goes onto a card, or comes off again: no sale of goods.
pub(super) fn is_top_up(slip: &Slip) -> bool {
    let loads = |part: &CardPart| {
        matches!(part.kind, MoveKind::TopUp | MoveKind::TopUpRefund | MoveKind::GiftWithheld)
    };
    slip.cards.iter().any(loads)
}

/// Below the payments of a sale or a refund: what it did to cards.
pub(super) fn append(lines: &mut Vec<Line>, slip: &Slip, member: &Member) {
    for part in &slip.cards {
        lines.push(Line::Rule);
        lines.push(number(part.card, member));
        match (part.kind, spent(slip, part.card)) {
            (MoveKind::Spend, Some(spent)) => paid(lines, part, spent, member),
            _ => {
                returned(lines, slip, part, member);
                balance(lines, part, member.balance, member);
            }
        }
    }
}

/// At least six digits, so that it does not look like an amount.
pub(super) fn number(card: CardId, member: &Member) -> Line {
    strong(member.number, format!("{:06}", card.0))
}

/// What a sale took from this card, in one part or several.
fn spent(slip: &Slip, card: CardId) -> Option<Spent> {
    let mut parts = slip.tenders.iter().filter_map(|tender| match tender {
        SlipTender::Member { card: own, spent } if *own == card => Some(*spent),
        _ => None,
    });
    let first = parts.next()?;
    parts.try_fold(first, Spent::and)
}

fn paid(lines: &mut Vec<Line>, part: &CardPart, spent: Spent, member: &Member) {
    lines.push(Line::pair(member.spent, spent.amount().to_string()));
    lines.extend(apart(spent.principal, spent.gift, member));
    if !spent.earned.is_zero() {
        lines.push(Line::pair(member.earned, spent.earned.to_string()));
    }
    if let Some(before) = before(part) {
        lines.push(Line::pair(member.before, before.to_string()));
    }
    balance(lines, part, member.after, member);
}

/// What was on the card, in fen; `None` where the part does not hold together.
fn before(part: &CardPart) -> Option<Fen> {
    let after = [part.principal_after, part.gift_after].map(Fen::as_delta);
    FenDelta::sum(after.into_iter().chain([part.principal.negated(), part.gift.negated()]))?.as_fen()
}

/// What moved, with its sign: in all, then the guest's money and the gift.
fn moved(lines: &mut Vec<Line>, part: &CardPart, kept: Option<&Line>, member: &Member) {
    if part.principal.is_zero() && part.gift.is_zero() {
        return;
    }
    let sum = part.principal.plus(part.gift).map_or_else(String::new, signed);
    lines.push(Line::pair(member.moved(part.kind), sum));
    if !part.principal.is_zero() {
        lines.push(Line::pair(format!("  {}", member.principal), signed(part.principal)));
    }
    lines.extend(kept.cloned());
    if !part.gift.is_zero() {
        let gift = if part.kind == MoveKind::Close { member.expired } else { member.gift };
        lines.push(Line::pair(format!("  {gift}"), signed(part.gift)));
    }
}

/// On a refund's slip: what it did to this card. Between the money and the card's part lies what was kept.
fn returned(lines: &mut Vec<Line>, slip: &Slip, part: &CardPart, member: &Member) {
    match part.kind {
        // of the principal that came off, what was not paid out stands for gift already spent; with more
        // than one card the total tells nothing of one of them
        MoveKind::TopUpRefund | MoveKind::GiftWithheld => {
            let paid_out = Some(slip.total).filter(|_| slip.cards.len() == 1);
            let kept = kept(Some(part.principal.negated()), paid_out.map(Fen::as_delta));
            let kept = kept.map(|kept| Line::pair(member.withheld, kept.to_string()));
            moved(lines, part, kept.as_ref(), member);
        }
        // of the gift that came back, what the payment had earned went again
        MoveKind::GiveBack => {
            let kept = kept(given_back(slip, part.card), part.principal.plus(part.gift));
            let gift = kept.and_then(|kept| part.gift.plus(kept));
            let Some((kept, gift)) = kept.zip(gift) else { return moved(lines, part, None, member) };
            moved(lines, &CardPart { gift, ..*part }, None, member);
            lines.push(Line::pair(member.earned_back, kept.negated().to_string()));
        }
        _ => moved(lines, part, None, member),
    }
}

/// What `whole` has above `rest`; `None` where that is nothing.
fn kept(whole: Option<FenDelta>, rest: Option<FenDelta>) -> Option<FenDelta> {
    whole?.plus(rest?.negated()).filter(|kept| *kept > FenDelta::ZERO)
}

/// What of a refund went onto this card; zero where nothing did.
fn given_back(slip: &Slip, card: CardId) -> Option<FenDelta> {
    let amounts = slip.tenders.iter().filter_map(|tender| match tender {
        SlipTender::MemberRefund { card: own, amount } if *own == card => Some(*amount),
        _ => None,
    });
    Fen::sum(amounts).map(Fen::as_delta)
}

/// Both parts and their sum.
pub(super) fn balance(lines: &mut Vec<Line>, part: &CardPart, label: &str, member: &Member) {
    if let Some(sum) = part.principal_after.plus(part.gift_after) {
        lines.push(strong(label, sum.to_string()));
    }
    lines.extend(apart(part.principal_after, part.gift_after, member));
}

/// The guest's own money and the shop's gift are never told as one.
fn apart(principal: Fen, gift: Fen, member: &Member) -> [Line; 2] {
    [(member.principal, principal), (member.gift, gift)]
        .map(|(label, amount)| Line::pair(format!("  {label}"), amount.to_string()))
}

/// The body of a card's own slip; its payments follow.
pub(super) fn card(lines: &mut Vec<Line>, slip: &Slip, words: &Words, member: &Member) {
    for (n, part) in slip.cards.iter().enumerate() {
        if n > 0 {
            lines.push(Line::Rule);
        }
        lines.push(number(part.card, member));
        moved(lines, part, None, member);
        balance(lines, part, member.balance, member);
    }
    let closed = slip.cards.iter().any(|part| part.kind == MoveKind::Close);
    if closed && !slip.total.is_zero() {
        lines.push(Line::Rule);
        lines.push(large(member.paid_out, slip.total, words));
    }
}

/// The guest signs where money was paid out, moved or set right.
pub(super) fn signature(lines: &mut Vec<Line>, slip: &Slip, hotel: &Hotel) {
    let signs = |part: &CardPart| {
        let moves = !part.principal.is_zero() || !part.gift.is_zero();
        moves && part.kind != MoveKind::SmallChange
    };
    if slip.cards.iter().any(signs) {
        sign(lines, hotel.sign_guest);
    }
}

/// A batch of old balances, for the owner to sign.
pub(super) fn import(lines: &mut Vec<Line>, slip: &Slip, words: &Words, member: &Member) {
    let Some(import) = &slip.import else { return };
    lines.push(Line::pair(member.new_cards, import.cards.to_string()));
    lines.push(Line::pair(member.merged, import.merged.to_string()));
    lines.push(Line::pair(member.principal, import.principal.to_string()));
    lines.push(Line::pair(member.gift, import.gift.to_string()));
    if let Some(all) = import.principal.plus(import.gift) {
        lines.push(large(member.all, all, words));
    }
    if import.whole {
        lines.push(Line::text(member.whole));
    }
    let mark: String = import.identity.chars().take(MARK).collect();
    lines.push(Line::pair(member.identity, mark));
    lines.push(Line::Rule);
    lines.push(Line::text(member.undo));
    sign(lines, member.sign_importer);
    sign(lines, member.sign_owner);
}

/// With a plus where there is more on the card.
pub(super) fn signed(delta: FenDelta) -> String {
    if delta > FenDelta::ZERO { format!("+{delta}") } else { delta.to_string() }
}

pub(super) fn strong(label: &str, right: String) -> Line {
    Line::Pair { left: label.to_owned(), right, size: Size::One, bold: true }
}

fn large(label: &str, amount: Fen, words: &Words) -> Line {
    let right = format!("{}{amount}", words.yuan);
    Line::Pair { left: label.to_owned(), right, size: Size::Two, bold: true }
}
