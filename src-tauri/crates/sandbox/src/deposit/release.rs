//! `unfreeze`.

use super::{Hold, content};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::cloud::{Cloud, Said};
use crate::fault::Fault;
use crate::make::{other_content, refused};
use crate::order::{Platform, Stage};
use crate::refund::{Refund, RefundStage};
use crate::script::DrawScript;
use cpay::wire::deposit::Unfreeze;
use cpay::wire::identity::PayMchKey;
use money::Fen;
use serde_json::json;

impl Cloud {
    pub(crate) fn unfreeze(&mut self, asked: &Asked<'_>) -> Said {
        let Some(ask) = asked.read::<Unfreeze>() else { return refused("参数错误") };
        let no = ask.unfreeze_content.out_unfreeze_no.clone();
        if let Some(answer) = asked.wrong_number(&no) {
            return (answer, None);
        }
        if let Some(earlier) = self.releases.get(&asked.name(&no)).cloned() {
            let same = earlier.request == *asked.inner;
            return (if same { self.told_release(asked, &earlier) } else { other_content() }, None);
        }
        let freeze = ask.unfreeze_content.out_freeze_no.clone();
        let script = self.draw_scripts.get(&freeze).cloned().unwrap_or_default();
        let fault = script.fault();
        if let Some(answer) = fault.and_then(Fault::instead) {
            return (answer, fault);
        }
        match self.give(asked, &ask, &script) {
            Ok(release) => {
                let answer = self.told_release(asked, &release);
                let name = asked.name(&no);
                self.open_releases.insert(name.clone());
                self.releases.insert(name, release);
                self.settle(asked.now_ms);
                (answer, fault)
            }
            Err(text) => (Answer::refused(0, text), fault),
        }
    }

    /// A release that may be made, with its money reserved, or the sentence why not.
    fn give(
        &mut self,
        asked: &Asked<'_>,
        ask: &Unfreeze,
        script: &DrawScript,
    ) -> Result<Refund, &'static str> {
        let content = &ask.unfreeze_content;
        let name = asked.name(&content.out_freeze_no);
        let count = self.next();
        let hold = self.holds.get_mut(&name).ok_or("押金订单不存在")?;
        let fee = may_release(ask, hold)?;
        if *script == DrawScript::Refused {
            return Err("解冻失败");
        }
        hold.reserve(fee);
        let now_ms = asked.now_ms;
        let then = match script {
            DrawScript::AtOnce | DrawScript::Refused => (RefundStage::Done, now_ms),
            DrawScript::After { ms } | DrawScript::Faulty { ms, .. } => {
                (RefundStage::Done, now_ms.saturating_add(*ms))
            }
            DrawScript::FailsAfter { ms } => (RefundStage::Failed, now_ms.saturating_add(*ms)),
        };
        let mut release = Refund {
            merchant: hold.freeze.merchant.clone(),
            no: content.out_unfreeze_no.clone(),
            of: content.out_freeze_no.clone(),
            platform: hold.freeze.platform,
            total: hold.freeze.total,
            fee,
            stage: RefundStage::Processing,
            then,
            created_ms: now_ms,
            updated_ms: now_ms,
            refund_id: format!("5100{:012}{count:012}", now_ms / 1000),
            reason: content.remark.clone().unwrap_or_default(),
            request: asked.inner.clone(),
            nonce: ask.nonce_str.clone(),
            client: ask.order_client.clone(),
            key: PayMchKey {
                sub_pay_platform: Some(hold.freeze.platform.number() * 100),
                ..ask.pay_mch_key.clone()
            },
            settlement: fee,
            deposit: None,
        };
        release.advance(now_ms);
        Ok(release)
    }

    fn told_release(&mut self, asked: &Asked<'_>, release: &Refund) -> Answer {
        let nonce = self.nonce();
        let hold = self.holds.get(&asked.name(&release.of));
        let detail = json!({
            "pay_mch_key": release.key,
            "unfreeze_order_content": hold.map(|hold| content::release(release, hold)),
            "nonce_str": nonce,
        });
        Answer::done("unfreeze", &detail)
    }
}

/// What goes back, or the sentence why nothing does. WeChat gives back the whole deposit or nothing, and a consumption
/// leaves nothing of it (cpay 9.1: `deposit/reverse`).
fn may_release(ask: &Unfreeze, hold: &Hold) -> Result<Fen, &'static str> {
    let fee = ask.unfreeze_content.unfreeze_fee.filter(|fee| !fee.is_zero()).ok_or("解冻金额错误")?;
    let key = &ask.pay_mch_key;
    if ask.nonce_str.is_empty() || ask.order_client.device_id.is_none() {
        return Err("参数错误");
    }
    if !key.is_sub_mch_admin.ok_or("缺少is_sub_mch_admin")? && key.authorization_staff_id.is_none() {
        return Err("缺少authorization_staff_id");
    }
    if key.pay_platform != Some(hold.freeze.platform.number()) {
        return Err("支付平台与押金订单不一致");
    }
    if hold.freeze.stage != Stage::Paid {
        return Err("押金未冻结，不能解冻");
    }
    let rest = hold.rest();
    if hold.freeze.platform == Platform::WeChat && fee < rest {
        return Err("微信押金不支持部分解冻");
    }
    if fee > rest {
        return Err("押金剩余金额不足");
    }
    Ok(fee)
}
