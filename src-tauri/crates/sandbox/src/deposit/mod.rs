//! Deposits: frozen, taken from, given back, and given back by the wallet when their time is over (cpay 5.9).

mod ask;
mod consume;
mod content;
mod freeze;
mod release;
pub mod rows;
pub mod seen;

use crate::order::{Order, Platform, Stage, Takes};
use crate::refund::{Refund, RefundStage};
use crate::time::DAY;
use money::Fen;

/// The wallet gives back what is left so long after the freeze, in ms.
const HOLD_LIFE: i64 = 30 * DAY;

/// A deposit. Its running sums move with what happens; the audit adds them up again from the books.
#[derive(Clone)]
pub struct Hold {
    /// The freeze walks like a payment; paid means frozen.
    pub freeze: Order,
    pub remark: String,
    /// Taken by consumptions.
    pub consumed: Fen,
    /// Given back with consumptions or by releases.
    pub released: Fen,
    /// Given back by the wallet.
    pub lapsed: Fen,
    /// Asked for by consumptions and releases that are under way.
    pub reserved: Fen,
    /// Refunded of consumptions; no part of the deposit's own sum.
    pub refunded: Fen,
}

impl Hold {
    pub const fn new(freeze: Order, remark: String) -> Self {
        Self {
            freeze,
            remark,
            consumed: Fen::ZERO,
            released: Fen::ZERO,
            lapsed: Fen::ZERO,
            reserved: Fen::ZERO,
            refunded: Fen::ZERO,
        }
    }

    /// What was frozen; zero when it never was.
    pub const fn frozen(&self) -> Fen {
        if matches!(self.freeze.stage, Stage::Paid) { self.freeze.total } else { Fen::ZERO }
    }

    /// Taken or given back.
    pub fn spent(&self) -> Fen {
        Fen::sum([self.consumed, self.released, self.lapsed]).unwrap_or(Fen::MAX)
    }

    /// What may still be asked for.
    pub fn rest(&self) -> Fen {
        self.frozen().less_or_zero(self.spent()).less_or_zero(self.reserved)
    }

    /// Lets time pass until `now_ms`. What is under way when the time is over is decided first.
    pub fn advance(&mut self, now_ms: i64) {
        self.freeze.advance(now_ms);
        let due = self.freeze.paid_ms.map(|at| at.saturating_add(HOLD_LIFE));
        let rest = self.rest();
        if let Some(due) = due.filter(|due| *due <= now_ms)
            && !rest.is_zero()
        {
            self.lapsed = self.lapsed.plus(rest).unwrap_or(Fen::MAX);
            self.touch(due);
        }
    }

    /// True while time can still move it.
    pub fn is_open(&self) -> bool {
        self.freeze.is_open() || self.spent() < self.frozen()
    }

    /// Money that is asked for and not yet moved.
    pub fn reserve(&mut self, amount: Fen) {
        self.reserved = self.reserved.plus(amount).unwrap_or(Fen::MAX);
    }

    /// A consumption is decided.
    pub fn hear_of_consumption(&mut self, order: &Order, takes: &Takes) {
        self.reserved = self.reserved.less_or_zero(order.total.plus(takes.freed).unwrap_or(Fen::MAX));
        if order.stage == Stage::Paid {
            self.consumed = self.consumed.plus(order.total).unwrap_or(Fen::MAX);
            self.released = self.released.plus(takes.freed).unwrap_or(Fen::MAX);
        }
        self.touch(order.updated_ms);
    }

    /// A release has moved on.
    pub fn hear_of_release(&mut self, release: &Refund) {
        if release.stage == RefundStage::Processing {
            return;
        }
        self.reserved = self.reserved.less_or_zero(release.fee);
        if release.stage == RefundStage::Done {
            self.released = self.released.plus(release.fee).unwrap_or(Fen::MAX);
        }
        self.touch(release.updated_ms);
    }

    /// A refund of one of its consumptions has moved on.
    pub fn hear_of_refund(&mut self, refund: &Refund) {
        if refund.stage == RefundStage::Done {
            self.refunded = self.refunded.plus(refund.fee).unwrap_or(Fen::MAX);
            self.touch(refund.updated_ms);
        }
    }

    fn touch(&mut self, at_ms: i64) {
        self.freeze.updated_ms = self.freeze.updated_ms.max(at_ms);
    }

    /// `WxpayFreezeState` or `AlipayFreezeState`.
    pub fn state(&self) -> i64 {
        let over = self.spent() == self.freeze.total;
        match (self.freeze.platform, self.freeze.stage) {
            (Platform::WeChat, Stage::Waiting | Stage::Typing) => 3,
            (Platform::WeChat, Stage::Paid) if over => 5,
            (Platform::Alipay, Stage::Paid) if over => 3,
            (_, Stage::Paid) => 2,
            (Platform::WeChat, Stage::Stopped) => 4,
            (Platform::WeChat, Stage::Failed) => 6,
            (Platform::WeChat, Stage::Closed | Stage::Reversed | Stage::Void) => 7,
            (Platform::Alipay, Stage::Typing) => 1,
            (Platform::Alipay, Stage::Stopped | Stage::Failed | Stage::Closed | Stage::Reversed) => 3,
            (Platform::Alipay, Stage::Waiting | Stage::Void) => 4,
            // no card's balance is ever frozen
            (Platform::Card, _) => 0,
        }
    }
}
