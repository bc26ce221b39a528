//! A verified answer with the detail of its interface, and what must agree before it is believed.

use crate::merchant::{Merchant, platform};
use crate::wire::identity::PayMchKey;
use crate::wire::order::OrderContent;
use crate::wire::refund::RefundOrderContent;
use crate::wire::response::{Inner, OrderDetail, RefundDetail};
use domain::evidence::Wallet;
use money::Fen;

/// True when the answer speaks of this merchant and wallet. What it does not mention agrees: the
/// key that verified it is the merchant's own.
pub fn same_merchant(said: Option<&PayMchKey>, merchant: &Merchant, wallet: Wallet) -> bool {
    let Some(said) = said else {
        return true;
    };
    let same = |said: Option<&String>, ours: &String| said.is_none_or(|said| said == ours);
    same(said.out_sub_mch_id.as_ref(), &merchant.out_sub_mch_id)
        && same(said.out_mch_id.as_ref(), &merchant.out_mch_id)
        && said.pay_platform.is_none_or(|said| said == platform(wallet))
}

/// The wallet's own state of an order; `Err` when the answer speaks of another wallet.
pub fn order_state(order: &OrderContent, wallet: Wallet) -> Result<Option<i64>, ()> {
    match (wallet, &order.wxpay_order_content_ext, &order.alipay_order_content_ext) {
        (_, None, None) => Ok(None),
        (Wallet::WeChat, Some(ext), None) => Ok(ext.current_trade_state),
        (Wallet::Alipay, None, Some(ext)) => Ok(ext.current_trade_state),
        _ => Err(()),
    }
}

/// The wallet's own state of a refund; `Err` when the answer speaks of another wallet.
pub fn refund_state(refund: &RefundOrderContent, wallet: Wallet) -> Result<Option<i64>, ()> {
    let wechat = &refund.wxpay_refund_order_content_ext;
    match (wallet, wechat, &refund.alipay_refund_order_content_ext) {
        (_, None, None) => Ok(None),
        (Wallet::WeChat, Some(ext), None) => Ok(ext.state),
        (Wallet::Alipay, None, Some(ext)) => Ok(ext.refund_status),
        _ => Err(()),
    }
}

/// True when a closed Alipay order had been paid: only then is there a payment time or a refund.
pub fn had_been_paid(order: &OrderContent) -> bool {
    let paid = order.time_end.is_some_and(|at| at > 0);
    let back = order.refunded_fee.is_some_and(|fen| !fen.is_zero());
    let by_wallet = order.alipay_order_content_ext.as_ref().is_some_and(|ext| {
        let said = |text: &Option<String>| text.as_deref().is_some_and(|t| !t.is_empty() && t != "0");
        ext.refund_fee.is_some_and(|fen| fen != Fen::ZERO)
            || said(&ext.gmt_refund)
            || said(&ext.send_pay_date)
    });
    paid || back || by_wallet
}

/// The detail of `micro_pay` or `query_order`.
pub fn order_detail(inner: &Inner, name: &str) -> OrderDetail {
    inner.detail(&[name]).unwrap_or_default()
}

/// The detail of `refund` or `query_refund_order`.
pub fn refund_detail(inner: &Inner, name: &str) -> RefundDetail {
    inner.detail(&[name]).unwrap_or_default()
}
