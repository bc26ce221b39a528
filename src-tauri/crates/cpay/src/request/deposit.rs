//! The requests of deposits.

use super::{BODY_MAX, clip};
use crate::merchant::Merchant;
use crate::wire::deposit::{AskFreeze, AskUnfreeze, Freeze, FreezeContent, Unfreeze, UnfreezeContent};
use crate::wire::order::AuthorCode;
use crate::wire::request::{Pay, PayContent};
use domain::cloud::{ConsumeCall, FreezeCall, ReleaseCall, ShowFreezeCall};
use domain::evidence::Wallet;
use domain::ids::TradeNo;
use money::Fen;

/// Longest `remark`, in characters.
const REMARK_MAX: usize = 128;

/// `micro_freeze`.
pub fn freeze(call: &FreezeCall, merchant: &Merchant) -> Freeze {
    let content = content(&call.no, call.amount, &call.remark, merchant);
    let author_code = Some(AuthorCode(call.code.reveal().to_owned()));
    freezing(FreezeContent { author_code, ..content }, call.wallet, &call.nonce, merchant)
}

/// `scancode_freeze`.
pub fn show(call: &ShowFreezeCall, merchant: &Merchant, server_now: Option<i64>) -> Freeze {
    let content = content(&call.no, call.amount, &call.remark, merchant);
    let time_expire = server_now.and_then(|now| now.checked_add(i64::from(call.life_s)));
    freezing(FreezeContent { time_expire, ..content }, call.wallet, &call.nonce, merchant)
}

fn content(no: &TradeNo, amount: Fen, remark: &str, merchant: &Merchant) -> FreezeContent {
    FreezeContent {
        out_freeze_no: no.as_str().to_owned(),
        freeze_fee: Some(amount),
        fee_type: Some("CNY".to_owned()),
        body: Some(clip(&merchant.body_text, BODY_MAX)),
        remark: (!remark.is_empty()).then(|| clip(remark, REMARK_MAX)),
        ..FreezeContent::default()
    }
}

fn freezing(freeze_content: FreezeContent, wallet: Wallet, nonce: &str, merchant: &Merchant) -> Freeze {
    Freeze {
        freeze_content,
        pay_mch_key: merchant.mch_key(wallet),
        order_client: merchant.order_client(),
        nonce_str: nonce.to_owned(),
    }
}

/// `query_freeze_order`.
pub fn ask_freeze(no: &TradeNo, wallet: Wallet, nonce: &str, merchant: &Merchant) -> AskFreeze {
    AskFreeze {
        pay_mch_key: merchant.mch_key(wallet),
        order_client: merchant.order_client(),
        out_freeze_no: no.as_str().to_owned(),
        nonce_str: nonce.to_owned(),
    }
}

/// `deposit_consume`.
pub fn consume(call: &ConsumeCall, merchant: &Merchant) -> Pay {
    Pay {
        pay_content: PayContent {
            out_freeze_no: Some(call.freeze.as_str().to_owned()),
            is_confirm_unfreeze: Some(call.release_rest),
            ..super::content(&call.no, call.amount, "", merchant)
        },
        pay_mch_key: merchant.mch_key(call.wallet),
        order_client: merchant.order_client(),
        nonce_str: call.nonce.clone(),
    }
}

/// `unfreeze`.
pub fn release(call: &ReleaseCall, merchant: &Merchant) -> Unfreeze {
    Unfreeze {
        unfreeze_content: UnfreezeContent {
            out_freeze_no: call.freeze.as_str().to_owned(),
            out_unfreeze_no: call.no.as_str().to_owned(),
            unfreeze_fee: Some(call.amount),
            remark: None,
        },
        pay_mch_key: merchant.giving_key(call.wallet, call.by.as_ref()),
        order_client: merchant.order_client(),
        nonce_str: call.nonce.clone(),
    }
}

/// `query_unfreeze_order`.
pub fn ask_release(
    no: &TradeNo,
    freeze: &TradeNo,
    wallet: Wallet,
    nonce: &str,
    merchant: &Merchant,
) -> AskUnfreeze {
    AskUnfreeze {
        pay_mch_key: merchant.mch_key(wallet),
        order_client: merchant.order_client(),
        out_freeze_no: freeze.as_str().to_owned(),
        out_unfreeze_no: Some(no.as_str().to_owned()),
        nonce_str: nonce.to_owned(),
    }
}
