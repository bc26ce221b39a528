//! `query_freeze_order` and `query_unfreeze_order`.

use super::content;
use crate::answer::Answer;
use crate::ask::{NO_ORDER, NO_REFUND};
use crate::asked::Asked;
use crate::cloud::Cloud;
use crate::refund::Refund;
use cpay::wire::deposit::{AskFreeze, AskUnfreeze};
use serde_json::{Value, json};

impl Cloud {
    /// No page names its fine code of "not found"; orders' is used.
    pub(crate) fn query_freeze_order(&mut self, asked: &Asked<'_>) -> Answer {
        let Some(ask) = asked.read::<AskFreeze>() else { return Answer::refused(2, "参数错误") };
        let nonce = self.nonce();
        let Some(hold) = self.holds.get_mut(&asked.name(&ask.out_freeze_no)) else {
            return Answer::refused(NO_ORDER, "押金订单不存在");
        };
        hold.freeze.ask(asked.now_ms);
        let mut detail = content::freeze_detail(hold, nonce);
        detail.order_client = Some(hold.freeze.client.clone());
        Answer::done("query_freeze_order", &detail)
    }

    /// No page names its fine code of "not found"; refunds' is used.
    pub(crate) fn query_unfreeze_order(&mut self, asked: &Asked<'_>) -> Answer {
        let Some(ask) = asked.read::<AskUnfreeze>() else { return Answer::refused(2, "参数错误") };
        let nonce = self.nonce();
        let Some(hold) = self.holds.get(&asked.name(&ask.out_freeze_no)) else {
            return Answer::refused(NO_REFUND, "押金订单不存在");
        };
        let mine = |release: &&Refund| {
            release.merchant == asked.merchant.out_sub_mch_id
                && release.of == ask.out_freeze_no
                && ask.out_unfreeze_no.as_ref().is_none_or(|no| *no == release.no)
        };
        let releases: Vec<&Refund> = self.releases.values().filter(mine).collect();
        let Some(first) = releases.first() else {
            return Answer::refused(NO_REFUND, "解冻单不存在");
        };
        let contents: Vec<_> = releases.iter().map(|release| content::release(release, hold)).collect();
        let clients: Vec<_> = releases.iter().map(|release| &release.client).collect();
        let detail: Value = json!({
            "pay_mch_key": first.key,
            "unfreeze_order_content": contents,
            "order_client": clients,
            "nonce_str": nonce,
        });
        Answer::done("query_unfreeze_order", &detail)
    }
}
