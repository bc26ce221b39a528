//! `query_order` and `query_refund_order`.

use crate::answer::Answer;
use crate::asked::Asked;
use crate::cloud::Cloud;
use crate::content;
use cpay::wire::request::{AboutOrder, AskRefund};
use cpay::wire::response::{OrderDetail, RefundDetail};
use serde_json::{Value, json};

/// No such order.
pub const NO_ORDER: i64 = 400;
/// No such refund.
pub const NO_REFUND: i64 = 426;

impl Cloud {
    pub(crate) fn query_order(&mut self, asked: &Asked<'_>) -> Answer {
        let Some(ask) = asked.read::<AboutOrder>() else { return Answer::refused(2, "参数错误") };
        let nonce = self.nonce();
        let Some(order) = self.orders.get_mut(&asked.name(&ask.out_trade_no)) else {
            return Answer::refused(NO_ORDER, "订单不存在");
        };
        order.ask(asked.now_ms);
        let detail = OrderDetail {
            order_content: Some(content::order(order)),
            pay_mch_key: Some(order.told_key()),
            order_client: Some(order.client.clone()),
            nonce_str: Some(nonce),
        };
        Answer::done("query_order", &detail)
    }

    pub(crate) fn query_refund_order(&mut self, asked: &Asked<'_>) -> Answer {
        let Some(ask) = asked.read::<AskRefund>() else { return Answer::refused(2, "参数错误") };
        let nonce = self.nonce();
        let known = self.refunds.get(&asked.name(&ask.out_refund_no));
        let Some(refund) = known.filter(|refund| refund.of == ask.out_trade_no) else {
            return Answer::refused(NO_REFUND, "退款单不存在");
        };
        let detail = RefundDetail {
            refund_order_content: vec![content::refund(refund)],
            pay_mch_key: Some(refund.key.clone()),
            order_client: None,
            nonce_str: Some(nonce),
        };
        let mut answer = Answer::done("query_refund_order", &detail);
        // the example prints an array where the table says object
        if let Some((_, Value::Object(detail))) = &mut answer.detail {
            detail.insert("order_client".to_owned(), json!([refund.client]));
        }
        answer
    }
}
