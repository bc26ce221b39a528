//! `query_order_list`: newest first, as the examples show it.

use crate::answer::Answer;
use crate::asked::Asked;
use crate::cloud::Cloud;
use crate::deposit::rows::{freeze_row, release_row};
use crate::order::{Order, Platform, Stage};
use crate::refund::{Refund, RefundStage};
use cpay::wire::identity::OrderClient;
use cpay::wire::list::{ListRow, ListedOrder, ListedRefund, OrderList, QueryOrderList};

/// Payments, consumptions of deposits among them.
const PAYMENTS: i64 = 1;
/// Refunds.
const REFUNDS: i64 = 2;
/// Both.
const ALL: i64 = 3;
/// Deposits.
const FREEZES: i64 = 4;
/// Releases of deposits.
const RELEASES: i64 = 5;

impl Cloud {
    pub(crate) fn query_order_list(&mut self, asked: &Asked<'_>) -> Answer {
        let Some(ask) = asked.read::<QueryOrderList>() else { return Answer::refused(2, "参数错误") };
        let (Some(page), Some(size)) = (positive(ask.page_num), positive(ask.page_size)) else {
            return Answer::refused(2, "分页参数错误");
        };
        if ask.out_shop_id.is_none() && (ask.staff_id.is_some() || ask.device_id.is_some()) {
            return Answer::refused(2, "缺少out_shop_id");
        }
        let wanted = ask.order_type.unwrap_or(ALL);
        let merchant = &asked.merchant.out_sub_mch_id;
        let orders = self.orders.values().filter(|_| matches!(wanted, PAYMENTS | ALL));
        let orders = orders.filter(|o| o.merchant == *merchant && order_fits(o, &ask)).map(order_row);
        let refunds = self.refunds.values().filter(|_| matches!(wanted, REFUNDS | ALL));
        let refunds = refunds.filter(|r| r.merchant == *merchant && refund_fits(r, &ask)).map(refund_row);
        let freezes = self
            .holds
            .values()
            .filter(|_| wanted == FREEZES)
            .filter(|hold| hold.freeze.merchant == *merchant && order_fits(&hold.freeze, &ask));
        let releases = self.releases.values().filter(|_| wanted == RELEASES);
        let releases = releases.filter(|r| r.merchant == *merchant && refund_fits(r, &ask)).map(|release| {
            let hold = self.holds.get(&asked.name(&release.of));
            release_row(release, hold.map(|hold| hold.freeze.transaction_id.clone()))
        });
        let deposits = freezes.map(freeze_row).chain(releases);
        let mut rows: Vec<(i64, ListRow)> = orders.chain(refunds).chain(deposits).collect();
        rows.sort_by_key(|(created, _)| std::cmp::Reverse(*created));
        let total_count = i64::try_from(rows.len()).ok();
        let skip = page.saturating_sub(1).saturating_mul(size);
        let order_details = rows.into_iter().skip(skip).take(size).map(|(_, row)| row).collect();
        let nonce_str = Some(self.nonce());
        Answer::done("query_order_list", &OrderList { total_count, order_details, nonce_str })
    }
}

fn positive(number: Option<i64>) -> Option<usize> {
    number.filter(|n| *n > 0).and_then(|n| usize::try_from(n).ok())
}

fn order_fits(order: &Order, ask: &QueryOrderList) -> bool {
    let successful = order.stage == Stage::Paid;
    let at = match (ask.pay_time_type, order.paid_ms) {
        (Some(1), _) | (_, None) => order.created_ms,
        (_, Some(paid)) => paid,
    };
    let shown = if order.shown { 2 } else { 1 };
    (ask.status == Some(1) || successful)
        && in_time(at, ask)
        && ask.trade_type.is_none_or(|kind| kind == shown)
        && who_fits(order.platform, &order.client, ask)
}

fn refund_fits(refund: &Refund, ask: &QueryOrderList) -> bool {
    (ask.status == Some(1) || refund.stage == RefundStage::Done)
        && in_time(refund.created_ms, ask)
        && who_fits(refund.platform, &refund.client, ask)
}

/// Both ends are inclusive.
fn in_time(at_ms: i64, ask: &QueryOrderList) -> bool {
    let at = at_ms / 1000;
    ask.start_time.is_none_or(|start| at >= start) && ask.end_time.is_none_or(|end| at <= end)
}

fn who_fits(platform: Platform, client: &OrderClient, ask: &QueryOrderList) -> bool {
    let named = |asked: &Option<String>, ours: &Option<String>| asked.is_none() || asked == ours;
    let platforms = &ask.sub_pay_platforms;
    (platforms.is_empty() || platforms.contains(&(platform.number() * 100)))
        && named(&ask.staff_id, &client.staff_id)
        && named(&ask.device_id, &client.device_id)
}

fn order_row(order: &Order) -> (i64, ListRow) {
    let paid = order.paid_ms.is_some();
    let takes = order.takes.as_ref();
    let state = |platform| (order.platform == platform).then(|| order.state());
    let row = ListedOrder {
        out_mch_id: order.key.out_mch_id.clone(),
        out_sub_mch_id: Some(order.merchant.clone()),
        out_shop_id: order.key.out_shop_id.clone(),
        staff_id: order.client.staff_id.clone(),
        device_id: order.client.device_id.clone(),
        sub_pay_platform: order.key.sub_pay_platform,
        trade_type: Some(if order.shown { 2 } else { 1 }),
        out_trade_no: Some(order.no.clone()),
        transaction_id: paid.then(|| order.transaction_id.clone()),
        total_fee: Some(order.total),
        fee_type: Some("CNY".to_owned()),
        cash_fee: paid.then_some(order.cash),
        settlement_total_fee: paid.then_some(order.settlement),
        discount_fee: paid.then(|| order.total.less_or_zero(order.settlement)),
        remaining_settlement_fee: paid.then(|| order.settlement.less_or_zero(order.refunded_settlement)),
        refunded_fee: Some(order.refunded),
        coupon_infos: order.coupon.iter().cloned().collect(),
        time_end: Some(order.paid_ms.unwrap_or(0) / 1000),
        create_time: Some(order.created_ms / 1000),
        last_update_time: Some(order.updated_ms / 1000),
        body: Some(order.body.clone()),
        client_flow_id: order.flow.clone(),
        source_type: Some(0),
        out_freeze_no: takes.map(|takes| takes.freeze.clone()),
        freeze_fee: takes.map(|takes| takes.frozen),
        is_deposit_mode: takes.map(|_| true),
        is_confirm_unfreeze: takes.map(|takes| takes.confirm),
        manual_unfreeze_fee: takes.filter(|_| paid).map(|takes| takes.freed),
        wxpay_current_trade_state: state(Platform::WeChat),
        alipay_current_trade_state: state(Platform::Alipay),
    };
    (order.created_ms, ListRow { order: Some(row), ..ListRow::default() })
}

fn refund_row(refund: &Refund) -> (i64, ListRow) {
    let state = |platform| (refund.platform == platform).then(|| refund.state());
    let row = ListedRefund {
        out_mch_id: refund.key.out_mch_id.clone(),
        out_sub_mch_id: Some(refund.merchant.clone()),
        out_shop_id: refund.key.out_shop_id.clone(),
        staff_id: refund.client.staff_id.clone(),
        device_id: refund.client.device_id.clone(),
        sub_pay_platform: refund.key.sub_pay_platform,
        out_trade_no: Some(refund.of.clone()),
        out_refund_no: Some(refund.no.clone()),
        refund_id: Some(refund.refund_id.clone()),
        total_fee: Some(refund.total),
        refund_fee: Some(refund.fee),
        refund_fee_type: Some("CNY".to_owned()),
        settlement_refund_fee: Some(refund.settlement),
        create_time: Some(refund.created_ms / 1000),
        last_update_time: Some(refund.updated_ms / 1000),
        refund_reason: Some(refund.reason.clone()),
        is_deposit_mode: refund.deposit.as_ref().map(|_| true),
        out_freeze_no: refund.deposit.as_ref().map(|(freeze, _)| freeze.clone()),
        freeze_fee: refund.deposit.as_ref().map(|(_, frozen)| *frozen),
        wxpay_refund_state: state(Platform::WeChat),
        alipay_refund_state: state(Platform::Alipay),
        ..ListedRefund::default()
    };
    (refund.created_ms, ListRow { refund_order: Some(row), ..ListRow::default() })
}
