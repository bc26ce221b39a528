//! A verified answer with the detail of its interface, and what must agree before it is believed.

use crate::merchant::{Merchant, platform};
use crate::wire::freeze::{FreezeOrderContent, UnfreezeOrderContent};
use crate::wire::identity::PayMchKey;
use crate::wire::order::OrderContent;
use crate::wire::refund::RefundOrderContent;
use crate::wire::response::{FreezeDetail, Inner, OrderDetail, RefundDetail, UnfreezeDetail};
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
    let wechat = &order.wxpay_order_content_ext;
    match (wallet, wechat, &order.alipay_order_content_ext, &order.card_order_content_ext) {
        (_, None, None, None) => Ok(None),
        (Wallet::WeChat, Some(ext), None, None) => Ok(ext.current_trade_state),
        (Wallet::Alipay, None, Some(ext), None) => Ok(ext.current_trade_state),
        (Wallet::OnlineCard, None, None, Some(ext)) => Ok(ext.current_trade_state),
        _ => Err(()),
    }
}

/// The wallet's own state of a refund; `Err` when the answer speaks of another wallet.
pub fn refund_state(refund: &RefundOrderContent, wallet: Wallet) -> Result<Option<i64>, ()> {
    let (wechat, card) = (&refund.wxpay_refund_order_content_ext, &refund.card_refund_order_content_ext);
    match (wallet, wechat, &refund.alipay_refund_order_content_ext, card) {
        (_, None, None, None) => Ok(None),
        (Wallet::WeChat, Some(ext), None, None) => Ok(ext.state),
        (Wallet::Alipay, None, Some(ext), None) => Ok(ext.refund_status),
        (Wallet::OnlineCard, None, None, Some(ext)) => Ok(ext.state),
        _ => Err(()),
    }
}

/// The wallet's own state of a deposit; `Err` when the answer speaks of another wallet.
pub fn freeze_state(freeze: &FreezeOrderContent, wallet: Wallet) -> Result<Option<i64>, ()> {
    let wechat = &freeze.wxpay_freeze_order_content_ext;
    match (wallet, wechat, &freeze.alipay_freeze_order_content_ext) {
        (_, None, None) => Ok(None),
        (Wallet::WeChat, Some(ext), None) => Ok(ext.current_trade_state),
        (Wallet::Alipay, None, Some(ext)) => Ok(ext.current_trade_state),
        _ => Err(()),
    }
}

/// The wallet's own state of a release; `Err` when the answer speaks of another wallet.
pub fn release_state(release: &UnfreezeOrderContent, wallet: Wallet) -> Result<Option<i64>, ()> {
    let wechat = &release.wxpay_unfreeze_order_content_ext;
    match (wallet, wechat, &release.alipay_unfreeze_order_content_ext) {
        (_, None, None) => Ok(None),
        (Wallet::WeChat, Some(ext), None) => Ok(ext.current_trade_state),
        (Wallet::Alipay, None, Some(ext)) => Ok(ext.current_trade_state),
        _ => Err(()),
    }
}

/// Who paid, as a mask. The payer's id at WeChat and Alipay is in the answer's `pay_mch_key`; a card's number is in
/// its order.
pub fn payer(said: Option<&PayMchKey>, order: Option<&OrderContent>, wallet: Wallet) -> Option<String> {
    let id = match wallet {
        Wallet::WeChat => said?.wxpay_pay_mch_key_ext.as_ref()?.open_id.as_ref()?,
        Wallet::Alipay => said?.alipay_pay_mch_key_ext.as_ref()?.user_id.as_ref()?,
        Wallet::OnlineCard => order?.card_order_content_ext.as_ref()?.membership_number.as_ref()?,
    };
    id.mask()
}

/// True when a deposit that is over had been frozen: only then is there a time of it or something taken or given.
pub fn had_been_frozen(freeze: &FreezeOrderContent) -> bool {
    let totals = [freeze.total_consume_fee, freeze.total_manual_unfreeze_fee, freeze.total_auto_unfreeze_fee];
    freeze.time_end.is_some_and(|at| at > 0) || totals.iter().flatten().any(|total| !total.is_zero())
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

/// The detail of `micro_pay`, `query_order` or `deposit_consume`.
pub fn order_detail(inner: &Inner, name: &str) -> OrderDetail {
    inner.detail(&[name]).unwrap_or_default()
}

/// The detail of `refund` or `query_refund_order`.
pub fn refund_detail(inner: &Inner, name: &str) -> RefundDetail {
    inner.detail(&[name]).unwrap_or_default()
}

/// The detail of `micro_freeze` or `query_freeze_order`.
pub fn freeze_detail(inner: &Inner, name: &str) -> FreezeDetail {
    inner.detail(&[name]).unwrap_or_default()
}

/// The detail of `unfreeze` or `query_unfreeze_order`.
pub fn unfreeze_detail(inner: &Inner, name: &str) -> UnfreezeDetail {
    inner.detail(&[name]).unwrap_or_default()
}
