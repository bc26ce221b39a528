//! `close_order` and `reverse`.

use crate::answer::Answer;
use crate::ask::NO_ORDER;
use crate::asked::Asked;
use crate::cloud::Cloud;
use crate::order::{Order, Platform, Stage};
use cpay::wire::request::AboutOrder;
use cpay::wire::response::BareDetail;

/// WeChat reverses for 7 days, Alipay for 24 hours. Of a card nothing is published; it goes as WeChat's. In ms.
const WECHAT_REVERSAL: i64 = 7 * 24 * 3_600_000;
const ALIPAY_REVERSAL: i64 = 24 * 3_600_000;

impl Cloud {
    pub(crate) fn close_order(&mut self, asked: &Asked<'_>) -> Answer {
        let Some(ask) = asked.read::<AboutOrder>() else { return Answer::refused(2, "参数错误") };
        let nonce = self.nonce();
        let Some(order) = self.orders.get_mut(&asked.name(&ask.out_trade_no)) else {
            return Answer::refused(NO_ORDER, "订单不存在");
        };
        if !order.shown {
            return Answer::refused(2, "刷卡支付时，订单不能关闭，只能撤单");
        }
        match order.stage {
            Stage::Paid | Stage::Reversed => return Answer::refused(2, "订单已支付，不能关闭"),
            Stage::Waiting | Stage::Typing => order.move_to(Stage::Closed, asked.now_ms),
            Stage::Stopped | Stage::Failed | Stage::Closed | Stage::Void => {}
        }
        let name = if self.switches.close_answers_as_query { "query_order" } else { "close_order" };
        Answer::done(name, &BareDetail { nonce_str: Some(nonce) })
    }

    pub(crate) fn reverse(&mut self, asked: &Asked<'_>) -> Answer {
        let Some(ask) = asked.read::<AboutOrder>() else { return Answer::refused(2, "参数错误") };
        if !self.switches.reverse {
            return Answer::refused(2, "接口未开放");
        }
        let nonce = self.nonce();
        let Some(order) = self.orders.get_mut(&asked.name(&ask.out_trade_no)) else {
            return Answer::refused(NO_ORDER, "订单不存在");
        };
        if order.client.device_id != ask.order_client.device_id {
            return Answer::refused(2, "只能在原终端撤单");
        }
        if let Some(text) = not_reversible(order, asked.now_ms) {
            return Answer::refused(2, text);
        }
        if order.stage != Stage::Reversed {
            order.move_to(Stage::Reversed, asked.now_ms);
        }
        Answer::done("reverse", &BareDetail { nonce_str: Some(nonce) })
    }
}

fn not_reversible(order: &Order, now_ms: i64) -> Option<&'static str> {
    let age = now_ms.saturating_sub(order.created_ms);
    match order.platform {
        _ if order.takes.is_some() => Some("押金消费不能撤单"),
        _ if !order.held.is_zero() => Some("订单已退款，不能撤单"),
        Platform::WeChat if order.shown => Some("只有刷卡支付可以撤单"),
        Platform::WeChat | Platform::Card if age > WECHAT_REVERSAL => Some("超过撤单期限"),
        Platform::Alipay if age > ALIPAY_REVERSAL => Some("超过撤单期限"),
        Platform::WeChat | Platform::Alipay | Platform::Card => None,
    }
}
