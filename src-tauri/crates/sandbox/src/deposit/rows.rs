//! Deposits and releases in `query_order_list`.

use super::Hold;
use crate::order::Platform;
use crate::refund::{Refund, RefundStage};
use cpay::wire::list::ListRow;
use cpay::wire::list_deposit::{ListedFreeze, ListedUnfreeze};

/// When it was made, in Unix ms, and its row.
pub fn freeze_row(hold: &Hold) -> (i64, ListRow) {
    let order = &hold.freeze;
    let frozen = order.paid_ms.is_some();
    let state = |platform| (order.platform == platform).then(|| hold.state());
    let row = ListedFreeze {
        out_mch_id: order.key.out_mch_id.clone(),
        out_sub_mch_id: Some(order.merchant.clone()),
        out_shop_id: order.key.out_shop_id.clone(),
        staff_id: order.client.staff_id.clone(),
        device_id: order.client.device_id.clone(),
        sub_pay_platform: order.key.sub_pay_platform,
        trade_type: Some(if order.shown { 2 } else { 1 }),
        out_freeze_no: Some(order.no.clone()),
        freeze_id: frozen.then(|| order.transaction_id.clone()),
        freeze_fee: Some(order.total),
        fee_type: Some("CNY".to_owned()),
        cash_fee: frozen.then_some(order.cash),
        settlement_total_fee: frozen.then_some(order.settlement),
        total_consume_fee: Some(hold.consumed),
        total_manual_unfreeze_fee: Some(hold.released),
        total_auto_unfreeze_fee: Some(hold.lapsed),
        total_refund_fee: Some(hold.refunded),
        create_time: Some(order.created_ms / 1000),
        last_update_time: Some(order.updated_ms / 1000),
        time_end: Some(order.paid_ms.unwrap_or(0) / 1000),
        body: Some(order.body.clone()),
        remark: Some(hold.remark.clone()),
        wxpay_current_trade_state: state(Platform::WeChat),
        alipay_current_trade_state: state(Platform::Alipay),
    };
    (order.created_ms, ListRow { freeze_order: Some(row), ..ListRow::default() })
}

/// When it was made, in Unix ms, and its row.
pub fn release_row(release: &Refund, freeze_id: Option<String>) -> (i64, ListRow) {
    let state = |platform| (release.platform == platform).then(|| release.release_state());
    let done = release.stage == RefundStage::Done;
    let row = ListedUnfreeze {
        out_mch_id: release.key.out_mch_id.clone(),
        out_sub_mch_id: Some(release.merchant.clone()),
        out_shop_id: release.key.out_shop_id.clone(),
        staff_id: release.client.staff_id.clone(),
        device_id: release.client.device_id.clone(),
        out_freeze_no: Some(release.of.clone()),
        out_unfreeze_no: Some(release.no.clone()),
        unfreeze_id: Some(release.refund_id.clone()),
        freeze_id,
        unfreeze_fee: Some(release.fee),
        fee_type: Some("CNY".to_owned()),
        time_end: Some(if done { release.updated_ms / 1000 } else { 0 }),
        create_time: Some(release.created_ms / 1000),
        last_update_time: Some(release.updated_ms / 1000),
        remark: Some(release.reason.clone()),
        wxpay_current_trade_state: state(Platform::WeChat),
        alipay_current_trade_state: state(Platform::Alipay),
    };
    (release.created_ms, ListRow { unfreeze_order: Some(row), ..ListRow::default() })
}
