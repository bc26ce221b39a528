//! Payments and refunds as the cloud tells them.

use crate::order::{Order, Platform};
use crate::refund::{Refund, RefundStage};
use cpay::wire::identity::PayerId;
use cpay::wire::order::{AlipayOrder, CardOrder, FundBill, OrderContent, WechatOrder};
use cpay::wire::refund::{AlipayRefund, CardRefund, RefundOrderContent, WechatRefund};

/// Scale of `exchange_rate`.
const ONE: i64 = 100_000_000;
/// `trade_state` of every documented success.
pub const FINISHED: i64 = 4;

pub fn cny() -> Option<String> {
    Some("CNY".to_owned())
}

/// `order_content`.
pub fn order(order: &Order) -> OrderContent {
    let had_money = order.paid_ms.is_some();
    let open = order.is_open();
    let takes = order.takes.as_ref();
    OrderContent {
        out_trade_no: Some(order.no.clone()),
        transaction_id: had_money.then(|| order.transaction_id.clone()),
        trade_type: Some(if order.shown { 2 } else { 1 }),
        author_code: order.code.clone(),
        code_url: order.code_url.clone(),
        time_expire: takes.is_none().then_some(order.expires_ms / 1000),
        time_end: Some(order.paid_ms.unwrap_or(0) / 1000),
        nonce_str: Some(order.nonce.clone()),
        create_time: Some(order.created_ms / 1000),
        last_update_time: Some(order.updated_ms / 1000),
        is_transforming: Some(open),
        source_type: Some(0),
        client_flow_id: Some(order.flow.clone().unwrap_or_default()),
        exchange_rate: Some(ONE),
        trade_state: had_money.then_some(FINISHED),
        total_fee: Some(order.total),
        fee_type: cny(),
        cash_fee: had_money.then_some(order.cash),
        cash_fee_type: had_money.then(cny).flatten(),
        settlement_total_fee: had_money.then_some(order.settlement),
        refunded_fee: None,
        body: Some(order.body.clone()),
        detail: Some(String::new()),
        remark: Some(String::new()),
        coupon_infos: order.coupon.iter().filter(|_| had_money).cloned().collect(),
        out_freeze_no: takes.map(|takes| takes.freeze.clone()),
        freeze_fee: takes.map(|takes| takes.frozen),
        is_deposit_mode: takes.map(|_| true),
        is_confirm_unfreeze: takes.map(|takes| takes.confirm),
        manual_unfreeze_fee: takes.filter(|_| had_money).map(|takes| takes.freed),
        freeze_id: takes.map(|takes| takes.freeze_id.clone()),
        wxpay_order_content_ext: (order.platform == Platform::WeChat).then(|| wechat(order)),
        alipay_order_content_ext: (order.platform == Platform::Alipay).then(|| alipay(order)),
        card_order_content_ext: (order.platform == Platform::Card).then(|| card(order)),
    }
}

fn wechat(order: &Order) -> WechatOrder {
    let coupon = order.coupon.as_ref().filter(|_| order.paid_ms.is_some());
    WechatOrder {
        current_trade_state: Some(order.state()),
        attach: Some(String::new()),
        bank_type: order.paid_ms.is_some().then(|| "CFT".to_owned()),
        coupon_fee: coupon.and_then(|coupon| coupon.coupon_fee),
        coupon_count: coupon.map(|_| 1),
        trade_state_desc: order.refusal.as_ref().map(|refusal| refusal.description.clone()),
    }
}

fn alipay(order: &Order) -> AlipayOrder {
    let paid = order.paid_ms.is_some();
    AlipayOrder {
        current_trade_state: Some(order.state()),
        fund_bill_list: if paid { vec![bill(order.cash)] } else { Vec::new() },
        refund_fee: (!order.refunded.is_zero()).then_some(order.refunded),
        invoice_amount: paid.then_some(order.cash),
        ..AlipayOrder::default()
    }
}

fn card(order: &Order) -> CardOrder {
    CardOrder {
        current_trade_state: Some(order.state()),
        membership_number: order.paid_ms.map(|_| PayerId(order.payer.clone())),
    }
}

fn bill(amount: money::Fen) -> FundBill {
    FundBill {
        fund_channel: Some("ALIPAYACCOUNT".to_owned()),
        amount: Some(amount),
        real_amount: Some(amount),
    }
}

/// `refund_order_content`.
pub fn refund(refund: &Refund) -> RefundOrderContent {
    let done = refund.stage == RefundStage::Done;
    let under_way = refund.stage == RefundStage::Processing;
    RefundOrderContent {
        out_refund_no: Some(refund.no.clone()),
        refund_id: Some(refund.refund_id.clone()),
        out_trade_no: Some(refund.of.clone()),
        trade_type: None,
        nonce_str: Some(refund.nonce.clone()),
        create_time: Some(refund.created_ms / 1000),
        last_update_time: Some(refund.updated_ms / 1000),
        is_transforming: Some(under_way),
        refund_success_time: Some(if done { refund.updated_ms / 1000 } else { 0 }),
        total_fee: Some(refund.total),
        refund_fee: Some(refund.fee),
        refund_fee_type: cny(),
        settlement_refund_fee: Some(refund.settlement),
        client_refund_flow_id: Some(String::new()),
        trade_state: done.then_some(FINISHED),
        refund_reason: Some(refund.reason.clone()),
        coupon_infos: Vec::new(),
        is_deposit_mode: refund.deposit.as_ref().map(|_| true),
        out_freeze_no: refund.deposit.as_ref().map(|(freeze, _)| freeze.clone()),
        freeze_fee: refund.deposit.as_ref().map(|(_, frozen)| *frozen),
        wxpay_refund_order_content_ext: (refund.platform == Platform::WeChat).then(|| WechatRefund {
            state: Some(refund.state()),
            cash_refund_fee: Some(refund.fee),
            settlement_refund_fee: None,
            refund_channel: Some("ORIGINAL".to_owned()),
            refund_recv_account: Some("支付用户的零钱".to_owned()),
        }),
        alipay_refund_order_content_ext: (refund.platform == Platform::Alipay).then(|| AlipayRefund {
            refund_status: Some(refund.state()),
            fund_change: done.then(|| "Y".to_owned()),
            gmt_refund_pay: None,
            refund_detail_item_list: if done { vec![bill(refund.fee)] } else { Vec::new() },
        }),
        card_refund_order_content_ext: (refund.platform == Platform::Card)
            .then(|| CardRefund { state: Some(refund.state()) }),
    }
}
