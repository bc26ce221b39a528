//! How an order comes into the books, and what its maker hears.

use crate::answer::Answer;
use crate::asked::Asked;
use crate::chance::letters;
use crate::cloud::{Cloud, Said};
use crate::content;
use crate::order::{Order, Platform, SCANNED_LIFE, Stage};
use crate::script::Guest;
use cpay::wire::identity::PayMchKey;
use cpay::wire::request::Pay;
use cpay::wire::response::{CodeDetail, OrderDetail};
use money::Fen;

/// Same number, other content.
const OTHER_CONTENT: i64 = 407;

impl Cloud {
    /// A server-made nonce of 32 characters.
    pub(crate) fn nonce(&mut self) -> String {
        letters(self.next(), 32)
    }

    /// What is wrong with the number or the amount, or the repeat of an earlier answer.
    pub(crate) fn not_a_new_order(
        &mut self,
        asked: &Asked<'_>,
        pay: &Pay,
        name: &'static str,
    ) -> Option<Answer> {
        let no = &pay.pay_content.out_trade_no;
        if let Some(answer) = asked.wrong_number(no) {
            return Some(answer);
        }
        let nonce = self.nonce();
        if let Some(earlier) = self.orders.get(&asked.name(no)) {
            let same = earlier.request == *asked.inner;
            return Some(if same { told(earlier, name, nonce) } else { other_content() });
        }
        let wrong = incomplete(pay) || pay.order_client.machine_no.is_none();
        wrong.then(|| Answer::refused(2, "参数错误"))
    }

    pub(crate) fn new_order(&mut self, asked: &Asked<'_>, pay: &Pay) -> Option<Order> {
        let platform = Platform::of(pay.pay_mch_key.pay_platform?)?;
        let content = &pay.pay_content;
        let total = content.total_fee?;
        let count = self.next();
        Some(Order {
            merchant: asked.merchant.out_sub_mch_id.clone(),
            no: content.out_trade_no.clone(),
            platform,
            shown: false,
            total,
            cash: total,
            settlement: total,
            coupon: None,
            stage: Stage::Typing,
            created_ms: asked.now_ms,
            updated_ms: asked.now_ms,
            expires_ms: asked.now_ms.saturating_add(SCANNED_LIFE),
            paid_ms: None,
            transaction_id: transaction_id(platform, asked.now_ms, count),
            code: content.author_code.clone(),
            code_url: None,
            guest: Guest::Pays,
            refusal: None,
            request: asked.inner.clone(),
            nonce: pay.nonce_str.clone(),
            body: content.body.clone().unwrap_or_default(),
            flow: content.client_flow_id.clone(),
            client: pay.order_client.clone(),
            key: PayMchKey { sub_pay_platform: Some(platform.number() * 100), ..pay.pay_mch_key.clone() },
            payer: payer(platform, count),
            takes: None,
            refunded: Fen::ZERO,
            refunded_settlement: Fen::ZERO,
            held: Fen::ZERO,
        })
    }
}

/// True when something is missing that every charge needs.
pub fn incomplete(pay: &Pay) -> bool {
    let content = &pay.pay_content;
    content.total_fee.unwrap_or_default().is_zero()
        || content.fee_type.as_deref() != Some("CNY")
        || content.body.as_deref().unwrap_or_default().is_empty()
        || pay.nonce_str.is_empty()
        || pay.nonce_str.len() > 32
        || pay.order_client.device_id.is_none()
}

/// An open id of 28 characters for WeChat, 16 digits for Alipay, a card's number of 12. Every payment has another guest.
fn payer(platform: Platform, count: u64) -> String {
    match platform {
        Platform::WeChat => format!("o{}", letters(count, 27)),
        Platform::Alipay => format!("2088{count:012}"),
        Platform::Card => format!("88{count:010}"),
    }
}

/// 28 digits: `4200…` for WeChat, a date for Alipay, neither for a card.
fn transaction_id(platform: Platform, now_ms: i64, count: u64) -> String {
    let seconds = now_ms / 1000;
    match platform {
        Platform::WeChat => format!("4200{seconds:012}{count:012}"),
        Platform::Alipay => format!("2026{seconds:012}{count:012}"),
        Platform::Card => format!("9900{seconds:012}{count:012}"),
    }
}

/// What the maker of an order hears, the first time and every time.
pub fn told(order: &Order, name: &'static str, nonce: String) -> Answer {
    if let Some(refusal) = &order.refusal {
        return refusal.clone();
    }
    if order.shown {
        return Answer::done(name, &CodeDetail { code_url: order.code_url.clone(), nonce_str: Some(nonce) });
    }
    let detail = OrderDetail {
        order_content: Some(content::order(order)),
        pay_mch_key: Some(order.told_key()),
        order_client: None,
        nonce_str: Some(nonce),
    };
    Answer::done(name, &detail)
}

/// 104 with 407.
pub fn other_content() -> Answer {
    Answer::refused(OTHER_CONTENT, "订单号重入，请求内容不一致")
}

pub fn refused(text: &str) -> Said {
    (Answer::refused(2, text), None)
}
