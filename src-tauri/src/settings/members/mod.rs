//! The card programme, as the owner types it. Practice has one of its own, so that samples never sell for real.

mod fault;

pub(super) use fault::ProgrammeFault;

use super::Settings;
use domain::fact::Mode;
use domain::member::{Gift, Limits, Programme, Shortfall, SpendOrder, Tier};
use money::{AmountError, Fen, parse_amount};
use serde::{Deserialize, Serialize};
use specta::Type;
use till::view::ModeView;

/// The programme on the screen and in the file. Amounts are yuan as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct MembersEdit {
    /// The counter has member cards.
    pub on: bool,
    pub name: String,
    /// The fixed amounts; the first is on key 1.
    pub tiers: Vec<TierEdit>,
    pub any_amount: bool,
    /// Per cent of what is paid by the guest's own money; 0 is none.
    pub spending_gift: u16,
    pub order: SpendOrderView,
    pub shortfall: ShortfallView,
    /// The prepaid-card rules; an empty one is no limit.
    pub named: String,
    pub unnamed: String,
    pub real_name_from: String,
    pub cash_back: String,
}

/// A fixed amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct TierEdit {
    pub amount: String,
    pub gift: GiftEdit,
}

/// What comes on top of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct GiftEdit {
    pub kind: GiftKind,
    /// Yuan, or whole per cent; not read where there is none.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum GiftKind {
    None,
    Amount,
    Percent,
}

/// Which money of a card is spent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SpendOrderView {
    GiftFirst,
    PrincipalFirst,
    Proportional,
}

/// Who bears a gift that was spent when its top-up is refunded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ShortfallView {
    FromPrincipal,
    Forgive,
}

impl Default for MembersEdit {
    /// What a shop begins with: any amount, no gifts, the limits of the prepaid-card rules.
    fn default() -> Self {
        let Programme { name, any_amount, spending_gift, limits, .. } = Programme::default();
        Self {
            on: true,
            name,
            tiers: Vec::new(),
            any_amount,
            spending_gift,
            order: SpendOrderView::GiftFirst,
            shortfall: ShortfallView::FromPrincipal,
            named: typed(limits.named),
            unnamed: typed(limits.unnamed),
            real_name_from: typed(limits.real_name_from),
            cash_back: typed(limits.cash_back),
        }
    }
}

impl MembersEdit {
    /// What practice begins with.
    pub(super) fn sample() -> Self {
        let tier = |amount: &str, gift: Option<&str>| TierEdit {
            amount: amount.to_owned(),
            gift: GiftEdit {
                kind: if gift.is_some() { GiftKind::Amount } else { GiftKind::None },
                value: gift.unwrap_or_default().to_owned(),
            },
        };
        let tiers = vec![
            tier("100", None),
            tier("200", Some("20")),
            tier("500", Some("75")),
            tier("1000", Some("200")),
        ];
        Self { tiers, ..Self::default() }
    }

    /// The programme, whether it is on or not.
    ///
    /// # Errors
    /// The first field that cannot be.
    pub fn programme(&self) -> Result<Programme, ProgrammeFault> {
        let programme = self.read()?;
        let wrong = programme.check().into_iter().find(|trouble| !trouble.is_warning());
        wrong.map_or(Ok(programme), |trouble| Err(ProgrammeFault::Rules(trouble)))
    }

    /// What a person should look at twice, as codes; nothing while something cannot be.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let troubles = self.programme().map(|programme| programme.check()).unwrap_or_default();
        troubles.into_iter().map(|trouble| ProgrammeFault::Rules(trouble).to_string()).collect()
    }

    fn read(&self) -> Result<Programme, ProgrammeFault> {
        let limit = |name, text: &str| {
            if text.trim().is_empty() { Ok(Fen::MAX) } else { amount(text, ProgrammeFault::Limit(name)) }
        };
        Ok(Programme {
            name: self.name.trim().to_owned(),
            tiers: self.tiers.iter().enumerate().map(read_tier).collect::<Result<_, _>>()?,
            any_amount: self.any_amount,
            spending_gift: self.spending_gift,
            order: match self.order {
                SpendOrderView::GiftFirst => SpendOrder::GiftFirst,
                SpendOrderView::PrincipalFirst => SpendOrder::PrincipalFirst,
                SpendOrderView::Proportional => SpendOrder::Proportional,
            },
            limits: Limits {
                named: limit("named", &self.named)?,
                unnamed: limit("unnamed", &self.unnamed)?,
                real_name_from: limit("real_name_from", &self.real_name_from)?,
                cash_back: limit("cash_back", &self.cash_back)?,
            },
            shortfall: match self.shortfall {
                ShortfallView::FromPrincipal => Shortfall::FromPrincipal,
                ShortfallView::Forgive => Shortfall::Forgive,
            },
        })
    }
}

fn read_tier((place, tier): (usize, &TierEdit)) -> Result<Tier, ProgrammeFault> {
    let value = &tier.gift.value;
    let gift = match tier.gift.kind {
        GiftKind::None => Gift::None,
        GiftKind::Amount => Gift::Amount(amount(value, ProgrammeFault::GiftAmount(place))?),
        GiftKind::Percent => {
            let percent = value.trim().trim_end_matches(['%', '％']);
            Gift::Percent(percent.parse().map_err(|_| ProgrammeFault::GiftAmount(place))?)
        }
    };
    Ok(Tier { amount: amount(&tier.amount, ProgrammeFault::TierAmount(place))?, gift })
}

/// Yuan as typed; nothing is an amount here, too.
fn amount(text: &str, fault: ProgrammeFault) -> Result<Fen, ProgrammeFault> {
    match parse_amount(text) {
        Err(AmountError::Zero) => Ok(Fen::ZERO),
        read => read.map_err(|_| fault),
    }
}

/// Yuan as they are typed: `5000`, `0.50`.
fn typed(amount: Fen) -> String {
    let text = amount.to_string();
    text.strip_suffix(".00").unwrap_or(&text).to_owned()
}

impl Settings {
    /// What the owner has typed for this mode.
    #[must_use]
    pub const fn members(&self) -> &MembersEdit {
        match self.mode {
            ModeView::Practice => &self.practice_members,
            ModeView::Real => &self.members,
        }
    }

    /// The programme of a mode; `None` where the counter has no cards.
    #[must_use]
    pub fn programme(&self, mode: Mode) -> Option<Programme> {
        let edit = match mode {
            Mode::Practice => &self.practice_members,
            Mode::Real => &self.members,
        };
        if edit.on { edit.programme().ok() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(edit: &MembersEdit) -> String {
        edit.programme().unwrap_err().to_string()
    }

    fn with_tier(amount: &str, kind: GiftKind, value: &str) -> MembersEdit {
        let gift = GiftEdit { kind, value: value.to_owned() };
        let mut edit = MembersEdit::sample();
        edit.tiers[1] = TierEdit { amount: amount.to_owned(), gift };
        edit
    }

    #[test]
    fn what_shops_begin_with_is_sound() {
        let plain = MembersEdit::default().programme().unwrap();
        assert_eq!(plain, Programme::default());
        let sample = MembersEdit::sample().programme().unwrap();
        let gifts: Vec<String> = sample.tiers.iter().map(|t| t.gives().unwrap().to_string()).collect();
        assert_eq!(gifts, ["0.00", "20.00", "75.00", "200.00"]);
        assert_eq!(MembersEdit::sample().warnings(), Vec::<String>::new());
        assert_eq!(MembersEdit::default().named, "5000");
    }

    #[test]
    fn each_field_that_cannot_be_is_named() {
        let plain = MembersEdit::default;
        assert_eq!(told(&MembersEdit { name: " ".to_owned(), ..plain() }), "programme.name_empty");
        assert_eq!(told(&MembersEdit { any_amount: false, ..plain() }), "programme.nothing_sold");
        assert_eq!(told(&MembersEdit { spending_gift: 101, ..plain() }), "programme.spending_gift_percent");
        assert_eq!(told(&MembersEdit { cash_back: "x".to_owned(), ..plain() }), "programme.limit.cash_back");
        let mut many = MembersEdit::sample();
        many.tiers = (1..=10).map(|n| TierEdit { amount: n.to_string(), ..many.tiers[0].clone() }).collect();
        assert_eq!(told(&many), "programme.too_many_tiers");
        for (amount, kind, value, code) in [
            ("zwei", GiftKind::None, "", "tier_amount.1"),
            ("0", GiftKind::None, "", "tier_zero.1"),
            ("100", GiftKind::None, "", "tier_twice.1"),
            ("200", GiftKind::Amount, "", "gift_amount.1"),
            ("200", GiftKind::Percent, "7.5", "gift_amount.1"),
            ("200", GiftKind::Percent, "101%", "gift_percent.1"),
        ] {
            assert_eq!(told(&with_tier(amount, kind, value)), format!("programme.{code}"));
        }
        let generous = with_tier("200", GiftKind::Amount, "300");
        assert_eq!(generous.warnings(), ["programme.gift_above_amount.1"]);
        let none = MembersEdit { named: String::new(), cash_back: "0".to_owned(), ..plain() };
        let limits = none.programme().unwrap().limits;
        assert_eq!((limits.named, limits.cash_back), (Fen::MAX, Fen::ZERO));
    }

    #[test]
    fn each_mode_has_its_own() {
        let settings = Settings { mode: ModeView::Real, ..Settings::default() };
        assert!(settings.members().tiers.is_empty());
        assert_eq!(settings.programme(Mode::Practice).unwrap().tiers.len(), 4);
        let off = MembersEdit { on: false, ..MembersEdit::default() };
        assert_eq!(Settings { members: off, ..settings }.programme(Mode::Real), None);
    }
}
