//! What an auditor may see of the cloud's books: payments and refunds. Deposits are in [`crate::deposit::seen`].

use crate::cloud::Cloud;
use crate::order::{Order, Platform, Stage};
use crate::refund::{Refund, RefundStage};
use money::Fen;
use serde::Serialize;

/// A payment, without its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderSeen {
    /// `out_trade_no`.
    pub no: String,
    /// Whose.
    pub merchant: String,
    /// Wallet.
    pub platform: Platform,
    /// Our code on the screen, or the guest's code scanned.
    pub shown: bool,
    /// Where it stands.
    pub stage: Stage,
    /// Ordered, in fen.
    pub total: Fen,
    /// Paid by the guest in money, in fen.
    pub cash: Fen,
    /// Settled to the merchant, in fen.
    pub settlement: Fen,
    /// Done refunds, in fen.
    pub refunded: Fen,
    /// The deposit that it takes from; consumptions only.
    pub freeze: Option<String>,
    /// Given back with it of that deposit, in fen.
    pub freed: Fen,
    /// Paid at, Unix ms; also when it was reversed later.
    pub paid_ms: Option<i64>,
    /// What the guest scans.
    pub code_url: Option<String>,
}

/// A refund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefundSeen {
    /// `out_refund_no`.
    pub no: String,
    /// The order.
    pub of: String,
    /// Whose.
    pub merchant: String,
    /// Where it stands.
    pub stage: RefundStage,
    /// In fen.
    pub fee: Fen,
    /// Taken from the settlement, in fen.
    pub settlement: Fen,
}

impl Cloud {
    /// All payments, consumptions of deposits among them, by merchant and number. Call [`Cloud::settle`] first.
    #[must_use]
    pub fn orders(&self) -> Vec<OrderSeen> {
        self.orders.values().map(OrderSeen::of).collect()
    }

    /// All refunds, by merchant and number.
    #[must_use]
    pub fn refunds(&self) -> Vec<RefundSeen> {
        self.refunds.values().map(RefundSeen::of).collect()
    }

    /// What was taken from the guest under this number and not reversed, in fen.
    #[must_use]
    pub fn captured(&self, no: &str) -> Fen {
        self.orders.values().find(|order| order.no == no).map(Order::captured).unwrap_or_default()
    }

    /// The same less done refunds, in fen.
    #[must_use]
    pub fn net_captured(&self, no: &str) -> Fen {
        self.orders
            .values()
            .find(|order| order.no == no)
            .map(|order| order.captured().less_or_zero(order.refunded))
            .unwrap_or_default()
    }

    /// How often a verified request of this path came with this number.
    #[must_use]
    pub fn heard(&self, path: &str, no: &str) -> u32 {
        self.heard.get(&(path.to_owned(), no.to_owned())).copied().unwrap_or(0)
    }
}

impl OrderSeen {
    fn of(order: &Order) -> Self {
        Self {
            no: order.no.clone(),
            merchant: order.merchant.clone(),
            platform: order.platform,
            shown: order.shown,
            stage: order.stage,
            total: order.total,
            cash: order.cash,
            settlement: order.settlement,
            refunded: order.refunded,
            freeze: order.takes.as_ref().map(|takes| takes.freeze.clone()),
            freed: order.takes.as_ref().map(|takes| takes.freed).unwrap_or_default(),
            paid_ms: order.paid_ms,
            code_url: order.code_url.clone(),
        }
    }
}

impl RefundSeen {
    fn of(refund: &Refund) -> Self {
        Self {
            no: refund.no.clone(),
            of: refund.of.clone(),
            merchant: refund.merchant.clone(),
            stage: refund.stage,
            fee: refund.fee,
            settlement: refund.settlement,
        }
    }
}
