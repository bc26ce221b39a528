//! `deposit_consume`.

use super::Hold;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::cloud::{Cloud, Said};
use crate::fault::Fault;
use crate::make::{incomplete, other_content, refused, told};
use crate::order::{Order, Platform, Stage, Takes};
use crate::script::{DrawScript, Guest};
use cpay::wire::request::Pay;
use money::Fen;

const NAME: &str = "deposit_consume";

impl Cloud {
    pub(crate) fn deposit_consume(&mut self, asked: &Asked<'_>) -> Said {
        let Some(mut pay) = asked.read::<Pay>() else { return refused("参数错误") };
        let no = pay.pay_content.out_trade_no.clone();
        if let Some(answer) = asked.wrong_number(&no) {
            return (answer, None);
        }
        let nonce = self.nonce();
        if let Some(earlier) = self.orders.get(&asked.name(&no)) {
            let same = earlier.request == *asked.inner;
            return (if same { told(earlier, NAME, nonce) } else { other_content() }, None);
        }
        let (Some(freeze), Some(confirm)) =
            (pay.pay_content.out_freeze_no.clone(), pay.pay_content.is_confirm_unfreeze)
        else {
            return refused("参数错误");
        };
        if incomplete(&pay) {
            return refused("参数错误");
        }
        let script = self.draw_scripts.get(&freeze).cloned().unwrap_or_default();
        let fault = script.fault();
        if let Some(answer) = fault.and_then(Fault::instead) {
            return (answer, fault);
        }
        match self.may_consume(asked, &pay, &freeze, confirm, &script) {
            Ok(platform) => pay.pay_mch_key.pay_platform = Some(platform.number()),
            Err(text) => return (Answer::refused(0, text), fault),
        }
        let Some(order) = self.take(asked, &pay, &freeze, confirm, &script) else {
            return refused("参数错误");
        };
        let answer = told(&order, NAME, nonce);
        self.keep_order(order);
        self.settle(asked.now_ms);
        (answer, fault)
    }

    /// The wallet of a consumption that may be made, or the sentence why not.
    fn may_consume(
        &self,
        asked: &Asked<'_>,
        pay: &Pay,
        freeze: &str,
        confirm: bool,
        script: &DrawScript,
    ) -> Result<Platform, &'static str> {
        let hold = self.holds.get(&asked.name(freeze)).ok_or("押金订单不存在")?;
        let platform = hold.freeze.platform;
        // its table wants the platform, its example leaves it out
        if pay.pay_mch_key.pay_platform.is_some_and(|said| said != platform.number()) {
            return Err("支付平台与押金订单不一致");
        }
        if hold.freeze.stage != Stage::Paid {
            return Err("押金未冻结，不能消费");
        }
        // so that one consumption leaves nothing for a second
        if platform == Platform::WeChat && !confirm {
            return Err("微信押金消费必须确认解冻");
        }
        if pay.pay_content.total_fee.is_none_or(|fee| fee > hold.rest()) {
            return Err("押金剩余金额不足");
        }
        if !self.switches.deposits {
            return Err("系统内部异常");
        }
        if *script == DrawScript::Refused {
            return Err("银行拒绝交易");
        }
        Ok(platform)
    }

    /// All consumptions of a deposit, whatever became of them.
    pub(super) fn consumptions<'a>(&'a self, hold: &'a Hold) -> impl Iterator<Item = &'a Order> {
        self.orders.values().filter(|order| {
            order.merchant == hold.freeze.merchant
                && order.takes.as_ref().is_some_and(|takes| takes.freeze == hold.freeze.no)
        })
    }

    /// The order of a consumption, with its money reserved.
    fn take(
        &mut self,
        asked: &Asked<'_>,
        pay: &Pay,
        freeze: &str,
        confirm: bool,
        script: &DrawScript,
    ) -> Option<Order> {
        let mut order = self.new_order(asked, pay)?;
        let hold = self.holds.get_mut(&asked.name(freeze))?;
        let rest = hold.rest();
        let freed = if confirm { rest.less_or_zero(order.total) } else { Fen::ZERO };
        hold.reserve(order.total.plus(freed)?);
        order.takes = Some(Takes {
            freeze: freeze.to_owned(),
            freeze_id: hold.freeze.transaction_id.clone(),
            frozen: hold.freeze.total,
            confirm,
            freed,
        });
        order.payer = hold.freeze.payer.clone();
        if order.platform == Platform::WeChat {
            // WeChat goes on under the deposit's own number
            order.transaction_id = hold.freeze.transaction_id.clone();
        }
        let now_ms = asked.now_ms;
        (order.guest, order.expires_ms) = match script {
            DrawScript::AtOnce | DrawScript::Refused => (Guest::PaysAt(now_ms), i64::MAX),
            DrawScript::After { ms } | DrawScript::Faulty { ms, .. } => {
                (Guest::PaysAt(now_ms.saturating_add(*ms)), i64::MAX)
            }
            DrawScript::FailsAfter { ms } => (Guest::Never, now_ms.saturating_add(*ms)),
        };
        order.advance(now_ms);
        Some(order)
    }
}
