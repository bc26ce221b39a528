//! The words of deposits, cash moves, handovers and summaries.

mod en;
mod zh;

use super::Language;
use domain::fact::DrawerReason;
use domain::shift::{CashReason, CashWay, DifferenceReason};
use domain::slip::HoldKind;
use domain::tender::Method;

/// The fixed words of one language.
pub(crate) struct Hotel {
    pub deposit: &'static str,
    pub settlement: &'static str,
    pub cash_move: &'static str,
    pub handover: &'static str,
    pub shift_summary: &'static str,
    pub day_summary: &'static str,
    pub room: &'static str,
    pub payer: &'static str,
    /// A freeze's number, and a charge's.
    pub number: [&'static str; 2],
    pub taken: &'static str,
    pub consumed: &'static str,
    pub returned: &'static str,
    /// Given back and not yet proven.
    pub returning: &'static str,
    pub left: &'static str,
    pub on_its_way: &'static str,
    /// Where the money goes, by method, and when it is expected.
    arrives: [&'static str; 2],
    /// What the bank's terminal gives back.
    pub arrives_by_bank: &'static str,
    pub arrives_now: &'static str,
    pub keep_slip: &'static str,
    pub lets_go: [&'static str; 2],
    pub with_sale: &'static str,
    pub charged: &'static str,
    pub from_deposit: &'static str,
    pub sign_guest: &'static str,
    pub sign_staff: &'static str,
    pub sign_giver: &'static str,
    pub sign_taker: &'static str,
    pub approved_by: &'static str,
    pub shift: &'static str,
    pub owner: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub still_open: &'static str,
    pub day: &'static str,
    pub shifts: &'static str,
    pub next: &'static str,
    /// 交易金额 结算金额 实收金额 优惠金额 退款金额 退款结算金额 交易量 退款量.
    pub eight: [&'static str; 8],
    pub formula: &'static str,
    pub by_method: &'static str,
    pub times: &'static str,
    pub openings_unit: &'static str,
    /// On a shift's report, which has it beside its own figures.
    pub unattended: &'static str,
    /// On a day's report, which has it among its figures.
    pub unattended_of_day: &'static str,
    pub deposits: &'static str,
    /// Taken, consumed, returned, lapsed, still held.
    pub deposit_lines: [&'static str; 5],
    pub cash_block: &'static str,
    /// Float, found at the beginning, sales, refunds, deposits in, deposits out, in, out, dropped, expected.
    pub cash_lines: [&'static str; 10],
    pub counted: &'static str,
    pub over: &'static str,
    pub short: &'static str,
    pub even: &'static str,
    pub shop_discount: &'static str,
    pub orphans: &'static str,
    pub drawer: &'static str,
    pub carried: &'static str,
    /// Cases, charges to give back, held sales, slips.
    pub carried_lines: [&'static str; 4],
    pub anchor: &'static str,
    holds: [&'static str; 4],
    settled_holds: [&'static str; 4],
    methods: [&'static str; 8],
    ways: [&'static str; 3],
    reasons: [&'static str; 5],
    differences: [&'static str; 5],
    openings: [&'static str; 5],
}

impl Hotel {
    pub(crate) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &zh::ZH,
            Language::En => &en::EN,
        }
    }

    pub(crate) const fn hold(&self, kind: HoldKind) -> &'static str {
        match kind {
            HoldKind::Frozen => self.holds[0],
            HoldKind::Paid => self.holds[1],
            HoldKind::Cash => self.holds[2],
            HoldKind::Booked => self.holds[3],
        }
    }

    /// On a settlement, where "not charged" would be wrong beside what was taken.
    pub(crate) const fn settled_hold(&self, kind: HoldKind) -> &'static str {
        match kind {
            HoldKind::Frozen => self.settled_holds[0],
            HoldKind::Paid => self.settled_holds[1],
            HoldKind::Cash => self.settled_holds[2],
            HoldKind::Booked => self.settled_holds[3],
        }
    }

    /// Where a deposit's rest goes; `None` for methods that are no wallet, and for cards, which hold none.
    pub(crate) const fn arrival(&self, method: Method) -> Option<&'static str> {
        match method {
            Method::WeChat => Some(self.arrives[0]),
            Method::Alipay => Some(self.arrives[1]),
            Method::OnlineCard
            | Method::MemberCard
            | Method::Cash
            | Method::BankCard
            | Method::Voucher
            | Method::RoomAccount => None,
        }
    }

    pub(crate) const fn number_of(&self, kind: HoldKind) -> &'static str {
        match kind {
            HoldKind::Frozen => self.number[0],
            HoldKind::Paid | HoldKind::Cash | HoldKind::Booked => self.number[1],
        }
    }

    pub(crate) const fn method(&self, method: Method) -> &'static str {
        match method {
            Method::WeChat => self.methods[0],
            Method::Alipay => self.methods[1],
            Method::OnlineCard => self.methods[2],
            Method::MemberCard => self.methods[3],
            Method::Cash => self.methods[4],
            Method::BankCard => self.methods[5],
            Method::Voucher => self.methods[6],
            Method::RoomAccount => self.methods[7],
        }
    }

    pub(crate) const fn way(&self, way: CashWay) -> &'static str {
        match way {
            CashWay::Drop => self.ways[0],
            CashWay::PayIn => self.ways[1],
            CashWay::PayOut => self.ways[2],
        }
    }

    pub(crate) const fn reason(&self, reason: CashReason) -> &'static str {
        match reason {
            CashReason::Safe => self.reasons[0],
            CashReason::Change => self.reasons[1],
            CashReason::Purchase => self.reasons[2],
            CashReason::ForGuest => self.reasons[3],
            CashReason::Other => self.reasons[4],
        }
    }

    pub(crate) const fn difference(&self, reason: DifferenceReason) -> &'static str {
        match reason {
            DifferenceReason::Change => self.differences[0],
            DifferenceReason::NotBooked => self.differences[1],
            DifferenceReason::Counterfeit => self.differences[2],
            DifferenceReason::Miscounted => self.differences[3],
            DifferenceReason::Unknown => self.differences[4],
        }
    }

    pub(crate) const fn opening(&self, reason: DrawerReason) -> &'static str {
        match reason {
            DrawerReason::Cash => self.openings[0],
            DrawerReason::Change => self.openings[1],
            DrawerReason::Count => self.openings[2],
            DrawerReason::Mistake => self.openings[3],
            DrawerReason::Other => self.openings[4],
        }
    }
}
