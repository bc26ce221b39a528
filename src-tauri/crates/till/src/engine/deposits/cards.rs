//! A deposit as a card.

use super::super::cases::label;
use crate::view::{DepositCard, DepositStateView, HoldView, MethodView, MoneyView, WalletView, hold_kind};
use domain::deposit::{Channels, Deposit, Draw, Hold, Times, standing};
use domain::ids::SlipNo;
use domain::time::Wall;

/// A day, in ms.
const DAY_MS: i64 = 86_400_000;

/// What stands elsewhere: beside the journal, and on paper.
#[derive(Default)]
pub(super) struct Extras {
    pub name: Option<String>,
    pub slip: Option<SlipNo>,
}

/// Whole days since it was taken; never negative.
pub(super) fn age_days(deposit: &Deposit, wall: Wall) -> i64 {
    wall.0.saturating_sub(deposit.wall.0).max(0) / DAY_MS
}

/// The card of a deposit; `draws` may be others' too.
pub(super) fn card(
    deposit: &Deposit,
    draws: &[Draw],
    extras: Extras,
    channels: &Channels,
    wall: Wall,
) -> DepositCard {
    let stands = standing(deposit, draws);
    let age = age_days(deposit, wall);
    let wallet = match &deposit.hold {
        Hold::Frozen { wallet } | Hold::Paid { wallet, .. } => Some(*wallet),
        Hold::Cash | Hold::Record(_) => None,
    };
    let channel = match &deposit.hold {
        Hold::Frozen { wallet } => Some(channels.of(*wallet)),
        Hold::Paid { .. } | Hold::Cash | Hold::Record(_) => None,
    };
    let lasts = channel.filter(|_| !stands.left.is_zero());
    let days_left = lasts.map(|channel| i64::from(channel.days).saturating_sub(age));
    let warns = lasts.map_or(0, |channel| i64::from(channel.warn_days));
    let state = if deposit.is_dead() {
        DepositStateView::Dead
    } else if !deposit.is_held() {
        DepositStateView::Taking
    } else if stands.left.is_zero() && stands.unknown.is_zero() {
        DepositStateView::Spent
    } else {
        DepositStateView::Held
    };
    let returned = stands.released.plus(stands.lapsed).unwrap_or(money::Fen::MAX);
    DepositCard {
        id: deposit.id.0,
        chain: deposit.chain.0,
        room: deposit.room.clone(),
        name: extras.name,
        hold: HoldView::from(hold_kind(&deposit.hold)),
        method: MethodView::from(deposit.hold.method()),
        wallet: wallet.map(WalletView::from),
        payer: deposit.payer().map(str::to_owned),
        amount: MoneyView::from(deposit.amount),
        consumed: MoneyView::from(stands.consumed),
        returned: MoneyView::from(returned),
        unknown: MoneyView::from(stands.unknown),
        left: MoneyView::from(stands.left),
        state,
        wall_ms: deposit.wall.0,
        age_days: u32::try_from(age).unwrap_or(u32::MAX),
        days_left: days_left.map(|days| i32::try_from(days).unwrap_or(i32::MIN)),
        ageing: days_left.is_some_and(|days| days <= warns),
        label: deposit.number().map_or_else(|| deposit.id.0.to_string(), |no| label(no.as_str())),
        slip: extras.slip.map(|slip| slip.0),
        keeps_rest: channel.is_none_or(|channel| channel.keeps_rest && channel.consumptions == Times::Many),
    }
}
