//! `micro_pay`.

use crate::answer::Answer;
use crate::asked::Asked;
use crate::cloud::{Cloud, Said};
use crate::fault::Fault;
use crate::make::{refused, told};
use crate::order::{Order, Platform, Stage};
use crate::script::{Guest, Refusal, Script};
use cpay::wire::order::CouponInfo;
use cpay::wire::request::Pay;
use money::Fen;

impl Cloud {
    pub(crate) fn micro_pay(&mut self, asked: &Asked<'_>) -> Said {
        let Some(pay) = asked.read::<Pay>() else { return refused("参数错误") };
        let code = pay.pay_content.author_code.as_ref().map(|code| code.0.clone()).unwrap_or_default();
        if code.is_empty() {
            return refused("缺少付款码");
        }
        if let Some(answer) = self.not_a_new_order(asked, &pay, "micro_pay") {
            return (answer, None);
        }
        let script = self.script_of(&code);
        let fault = script.fault();
        if let Some(answer) = fault.and_then(Fault::instead) {
            return (answer, fault);
        }
        let Some((order, recorded)) = self.scanned(asked, &pay, code, &script) else {
            return refused("参数错误");
        };
        let answer = told(&order, "micro_pay", self.nonce());
        if recorded {
            self.keep_order(order);
        }
        (answer, fault)
    }

    /// What becomes of a scanned code: the order, and whether the cloud keeps a record of it.
    pub(crate) fn scanned(
        &mut self,
        asked: &Asked<'_>,
        pay: &Pay,
        code: String,
        script: &Script,
    ) -> Option<(Order, bool)> {
        let mut order = self.new_order(asked, pay)?;
        let said = if Platform::of_code(&code) != Some(order.platform) {
            Err(("付款码与支付方式不匹配", Stage::Void))
        } else if !self.used_codes.insert(code) {
            Err(("付款码已使用", Stage::Void))
        } else {
            self.charge(&mut order, script, asked.now_ms)
        };
        if let Err((text, stage)) = said {
            order.refusal = Some(Answer::refused(0, text));
            order.move_to(stage, asked.now_ms);
        }
        Some((order, said != Err((Refusal::NotAllowed.text(), Stage::Void))))
    }

    /// What the wallet does. `Err` is its sentence and what becomes of the order.
    fn charge(&self, order: &mut Order, script: &Script, now_ms: i64) -> Result<(), (&'static str, Stage)> {
        if let Script::Refuses(refusal) = script {
            let stage = match refusal {
                Refusal::Balance | Refusal::Limit | Refusal::Bank => Stage::Failed,
                Refusal::GuestStopped => Stage::Stopped,
                Refusal::CodeExpired | Refusal::CodeInvalid | Refusal::NotAllowed => Stage::Void,
            };
            return Err((refusal.text(), stage));
        }
        if let Script::Coupon { off, prefunded } = script {
            apply_coupon(order, *off, *prefunded);
        }
        order.guest = script.guest(now_ms);
        order.stage = Stage::Typing;
        if order.guest == Guest::Pays {
            order.pay(now_ms);
        }
        order.advance(now_ms);
        Ok(())
    }

    /// The script of a payment code.
    pub(crate) fn script_of(&self, code: &str) -> Script {
        match self.scripts.get(code) {
            Some(script) => script.clone(),
            None if self.switches.magic => Script::by_magic(code),
            None => Script::PaysAtOnce,
        }
    }
}

fn apply_coupon(order: &mut Order, off: Fen, prefunded: bool) {
    let off = off.min(order.total);
    order.cash = order.total.less_or_zero(off);
    if !prefunded {
        order.settlement = order.cash;
    }
    order.coupon = Some(CouponInfo {
        coupon_id: Some("20260001".to_owned()),
        coupon_fee: Some(off),
        coupon_type: Some(if prefunded { "CASH" } else { "NO_CASH" }.to_owned()),
        contribute_type: Some(if prefunded { 2 } else { 1 }),
    });
}
