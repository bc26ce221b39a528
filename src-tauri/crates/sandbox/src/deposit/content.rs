//! Deposits and releases as the cloud tells them.

use super::Hold;
use crate::content::cny;
use crate::order::Platform;
use crate::refund::{Refund, RefundStage};
use cpay::wire::freeze::{
    AlipayFreeze, AlipayUnfreeze, FreezeOrderContent, UnfreezeOrderContent, WechatFreeze, WechatUnfreeze,
};
use cpay::wire::response::FreezeDetail;
use money::Fen;

/// The detail of `micro_freeze` and `query_freeze_order`.
pub fn freeze_detail(hold: &Hold, nonce: String) -> FreezeDetail {
    FreezeDetail {
        freeze_order_content: Some(freeze(hold)),
        pay_mch_key: Some(hold.freeze.told_key()),
        order_client: None,
        nonce_str: Some(nonce),
    }
}

/// `freeze_order_content`.
fn freeze(hold: &Hold) -> FreezeOrderContent {
    let order = &hold.freeze;
    let had_money = order.paid_ms.is_some();
    let state = Some(hold.state());
    FreezeOrderContent {
        out_freeze_no: Some(order.no.clone()),
        freeze_id: had_money.then(|| order.transaction_id.clone()),
        trade_type: Some(if order.shown { 2 } else { 1 }),
        author_code: order.code.clone(),
        time_expire: Some(order.expires_ms / 1000),
        time_end: Some(order.paid_ms.unwrap_or(0) / 1000),
        create_time: Some(order.created_ms / 1000),
        last_update_time: Some(order.updated_ms / 1000),
        is_transforming: Some(order.is_open() || !hold.reserved.is_zero()),
        freeze_fee: Some(order.total),
        fee_type: cny(),
        cash_fee: had_money.then_some(order.cash),
        cash_fee_type: had_money.then(cny).flatten(),
        settlement_total_fee: had_money.then_some(order.settlement),
        body: Some(order.body.clone()),
        detail: Some(String::new()),
        remark: Some(hold.remark.clone()),
        total_consume_fee: Some(hold.consumed),
        total_manual_unfreeze_fee: Some(hold.released),
        total_auto_unfreeze_fee: Some(hold.lapsed),
        total_refund_fee: Some(hold.refunded),
        wxpay_freeze_order_content_ext: (order.platform == Platform::WeChat).then(|| WechatFreeze {
            current_trade_state: state,
            bank_type: had_money.then(|| "CFT".to_owned()),
            trade_state_desc: order.refusal.as_ref().map(|refusal| refusal.description.clone()),
        }),
        alipay_freeze_order_content_ext: (order.platform == Platform::Alipay)
            .then(|| AlipayFreeze { current_trade_state: state, product_code: Some("PRE_AUTH".to_owned()) }),
    }
}

/// `unfreeze_order_content`.
pub fn release(release: &Refund, hold: &Hold) -> UnfreezeOrderContent {
    let done = release.stage == RefundStage::Done;
    let state = Some(release.release_state());
    UnfreezeOrderContent {
        out_freeze_no: Some(release.of.clone()),
        out_unfreeze_no: Some(release.no.clone()),
        unfreeze_id: Some(release.refund_id.clone()),
        time_end: Some(if done { release.updated_ms / 1000 } else { 0 }),
        nonce_str: Some(release.nonce.clone()),
        create_time: Some(release.created_ms / 1000),
        last_update_time: Some(release.updated_ms / 1000),
        is_transforming: Some(release.stage == RefundStage::Processing),
        unfreeze_fee: Some(release.fee),
        fee_type: cny(),
        remark: Some(release.reason.clone()),
        freeze_id: Some(hold.freeze.transaction_id.clone()),
        wxpay_unfreeze_order_content_ext: (release.platform == Platform::WeChat)
            .then_some(WechatUnfreeze { current_trade_state: state }),
        alipay_unfreeze_order_content_ext: (release.platform == Platform::Alipay).then_some(AlipayUnfreeze {
            current_trade_state: state,
            credit_amount: Some(Fen::ZERO),
            fund_amount: Some(release.fee),
        }),
    }
}
