//! `refund`.

use crate::answer::Answer;
use crate::asked::Asked;
use crate::chance::letters;
use crate::cloud::{Cloud, Said};
use crate::content;
use crate::fault::Fault;
use crate::make::other_content;
use crate::order::{Order, Stage};
use crate::refund::{Refund, RefundStage};
use crate::script::RefundScript;
use cpay::wire::request;
use money::Fen;
use serde_json::json;

/// Wallets take refunds for a year, in ms.
const YEAR: i64 = 365 * 24 * 3_600_000;

impl Cloud {
    pub(crate) fn refund(&mut self, asked: &Asked<'_>) -> Said {
        let Some(ask) = asked.read::<request::Refund>() else {
            return (Answer::refused(2, "参数错误"), None);
        };
        let no = ask.refund_content.out_refund_no.clone();
        if let Some(answer) = asked.wrong_number(&no) {
            return (answer, None);
        }
        if let Some(earlier) = self.refunds.get(&asked.name(&no)).cloned() {
            let same = earlier.request == *asked.inner;
            let again = if same { self.told(&earlier) } else { other_content() };
            return (again, None);
        }
        let script = self.refund_scripts.get(&ask.refund_content.out_trade_no).cloned();
        let script = script.unwrap_or(RefundScript::After { ms: self.switches.refund_ms });
        let fault = if let RefundScript::Faulty { fault, .. } = &script { Some(*fault) } else { None };
        if let Some(answer) = fault.and_then(Fault::instead) {
            return (answer, fault);
        }
        match self.accept(asked, &ask, &script) {
            Ok(refund) => {
                let answer = self.told(&refund);
                self.keep_refund(refund, asked.now_ms);
                (answer, fault)
            }
            Err(text) => (Answer::refused(0, text), fault),
        }
    }

    /// A refund that may be made, or the sentence why not.
    fn accept(
        &mut self,
        asked: &Asked<'_>,
        ask: &request::Refund,
        script: &RefundScript,
    ) -> Result<Refund, &'static str> {
        let content = &ask.refund_content;
        let name = asked.name(&content.out_trade_no);
        let order = self.orders.get(&name).ok_or("原订单不存在")?;
        may_refund(asked, ask, order)?;
        let fee = content.refund_fee.ok_or("参数错误")?;
        if *script == RefundScript::BalanceTooLow {
            return Err("商户可用退款余额不足");
        }
        if let Some(balance) = self.switches.merchant_balance {
            let left = balance.less(fee).ok_or("商户可用退款余额不足")?;
            self.switches.merchant_balance = Some(left);
        }
        let count = self.next();
        let order = self.orders.get_mut(&name).ok_or("原订单不存在")?;
        let settlement = settlement(order, fee);
        order.held = order.held.plus(fee).ok_or("退款金额超过可退金额")?;
        let mut refund = Refund {
            merchant: order.merchant.clone(),
            no: content.out_refund_no.clone(),
            of: content.out_trade_no.clone(),
            platform: order.platform,
            total: order.total,
            fee,
            stage: RefundStage::Processing,
            then: outcome(script, asked.now_ms),
            created_ms: asked.now_ms,
            updated_ms: asked.now_ms,
            refund_id: format!("5000{:012}{count:012}", asked.now_ms / 1000),
            reason: reason(ask),
            request: asked.inner.clone(),
            nonce: ask.nonce_str.clone(),
            client: ask.order_client.clone(),
            key: order.key.clone(),
            settlement,
            deposit: order.takes.as_ref().map(|takes| (takes.freeze.clone(), takes.frozen)),
        };
        refund.advance(asked.now_ms);
        Ok(refund)
    }

    fn told(&mut self, refund: &Refund) -> Answer {
        let nonce = letters(self.next(), 32);
        let detail = json!({
            "pay_mch_key": refund.key,
            "refund_order_content": content::refund(refund),
            "nonce_str": nonce,
        });
        Answer::done("refund", &detail)
    }
}

fn may_refund(asked: &Asked<'_>, ask: &request::Refund, order: &Order) -> Result<(), &'static str> {
    let content = &ask.refund_content;
    let fee = content.refund_fee.filter(|fee| !fee.is_zero()).ok_or("退款金额错误")?;
    if content.refund_fee_type.as_deref() != Some("CNY") || ask.nonce_str.is_empty() {
        return Err("参数错误");
    }
    if ask.pay_mch_key.pay_platform != Some(order.platform.number()) {
        return Err("支付平台与原订单不一致");
    }
    if content.out_freeze_no != order.takes.as_ref().map(|takes| takes.freeze.clone()) {
        return Err("押金订单号与原订单不一致");
    }
    if order.stage != Stage::Paid {
        return Err("订单未支付，不能退款");
    }
    if content.total_fee != Some(order.total) {
        return Err("订单金额与原订单不一致");
    }
    if asked.now_ms.saturating_sub(order.created_ms) > YEAR {
        return Err("超过退款期限，不能退款");
    }
    if order.held.plus(fee).is_none_or(|sum| sum > order.total) {
        return Err("退款金额超过可退金额");
    }
    permitted(asked, ask)
}

/// With `api_version` 2 the operator or the authoriser needs the refund right.
fn permitted(asked: &Asked<'_>, ask: &request::Refund) -> Result<(), &'static str> {
    let key = &ask.pay_mch_key;
    let named = key.is_sub_mch_admin.ok_or("缺少is_sub_mch_admin")?;
    let member = key.authorization_staff_id.as_ref();
    let right = named || member.is_some_and(|id| asked.merchant.refund_staff.contains(id));
    let checks = ask.api_version.unwrap_or(1) >= 2;
    if checks && !right { Err("操作员没有退款权限") } else { Ok(()) }
}

fn outcome(script: &RefundScript, now_ms: i64) -> (RefundStage, i64) {
    match script {
        RefundScript::AtOnce | RefundScript::BalanceTooLow => (RefundStage::Done, now_ms),
        RefundScript::After { ms } | RefundScript::Faulty { ms, .. } => {
            (RefundStage::Done, now_ms.saturating_add(*ms))
        }
        RefundScript::FailsAfter { ms } => (RefundStage::Failed, now_ms.saturating_add(*ms)),
        RefundScript::PayByHand => (RefundStage::PayByHand, now_ms),
    }
}

/// The server appends operator and authoriser in lines of their own.
fn reason(ask: &request::Refund) -> String {
    let mut text = ask.refund_content.refund_reason.clone().unwrap_or_default();
    if let Some(staff) = &ask.order_client.staff_id {
        text.push_str(&format!("\n操作者：{staff}"));
    }
    if let Some(name) = &ask.pay_mch_key.authorization_name {
        text.push_str(&format!("\n授权者：{name}"));
    }
    text
}

/// The settlement's part of a refund: in proportion, so that refunds of the whole order take all of it.
fn settlement(order: &Order, fee: Fen) -> Fen {
    let part = |of: Fen| {
        let (of, settled) = (i128::from(of.get()), i128::from(order.settlement.get()));
        let part = of.saturating_mul(settled) / i128::from(order.total.get()).max(1);
        i64::try_from(part).ok().and_then(Fen::new).unwrap_or_default()
    };
    let before = order.held;
    part(before.plus(fee).unwrap_or(order.total)).less_or_zero(part(before))
}
