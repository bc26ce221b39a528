//! What the speaker says. Only committed facts are spoken.

use super::{Counter, Output};
use domain::attempt::Attempt;
use domain::evidence::Wallet;
use domain::refund::Refund;
use domain::tender::Tender;
use money::{Fen, spoken};

impl Counter {
    pub(super) fn amount_words(&self, amount: Fen) -> String {
        spoken(amount, self.config.reading)
    }

    /// A payment found after the cashier moved on is announced as late.
    pub(super) fn paid_phrase(&self, attempt: &Attempt, late: bool) -> String {
        let wallet = wallet_words(attempt.wallet);
        let amount = self.amount_words(attempt.amount);
        if late {
            format!("补到账，{wallet}收款，{amount}")
        } else {
            format!("{wallet}收款，{amount}")
        }
    }

    pub(super) fn say_tender(&mut self, tender: &Tender) {
        let phrase = match tender {
            Tender::Cash { received, change, .. } if !change.is_zero() => {
                format!("收您{}，找零{}", self.amount_words(*received), self.amount_words(*change))
            }
            Tender::Cash { received, .. } => format!("现金收款，{}", self.amount_words(*received)),
            // booked on another terminal, which has its own voice
            Tender::Record { .. } | Tender::Wallet { .. } | Tender::Deposit { .. } => return,
            Tender::Member { spent, .. } => format!("会员卡收款，{}", self.amount_words(spent.amount())),
        };
        self.out.push(Output::Say(phrase));
    }

    pub(super) fn say_refund(&mut self, refund: &Refund) {
        let phrase = format!("退款，{}", self.amount_words(refund.amount));
        self.out.push(Output::Say(phrase));
    }
}

pub(super) const fn wallet_words(wallet: Wallet) -> &'static str {
    match wallet {
        Wallet::WeChat => "微信",
        Wallet::Alipay => "支付宝",
        Wallet::OnlineCard => "微信会员卡",
    }
}
