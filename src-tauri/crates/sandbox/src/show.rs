//! `scan_code_pay`.

use crate::asked::Asked;
use crate::chance::letters;
use crate::cloud::{Cloud, Said};
use crate::fault::Fault;
use crate::make::{refused, told};
use crate::order::{Platform, SHOWN_LIFE, Stage};
use crate::script::{Guest, Script};
use cpay::wire::request::Pay;

impl Cloud {
    pub(crate) fn scan_code_pay(&mut self, asked: &Asked<'_>) -> Said {
        let Some(pay) = asked.read::<Pay>() else { return refused("参数错误") };
        if let Some(answer) = self.not_a_new_order(asked, &pay, "scan_code_pay") {
            return (answer, None);
        }
        let script = self.scripts.get(&pay.pay_content.out_trade_no).cloned().unwrap_or_default();
        let fault = script.fault();
        if let Some(answer) = fault.and_then(Fault::instead) {
            return (answer, fault);
        }
        if let Script::Refuses(refusal) = script {
            return refused(refusal.text());
        }
        let Some(mut order) = self.new_order(asked, &pay) else { return refused("参数错误") };
        let until = pay.pay_content.time_expire.and_then(|at| at.checked_mul(1000));
        order.shown = true;
        order.stage = Stage::Waiting;
        order.guest = Guest::Never;
        order.expires_ms = until.unwrap_or(asked.now_ms.saturating_add(SHOWN_LIFE));
        if order.expires_ms <= asked.now_ms {
            return refused("time_expire早于当前时间");
        }
        let count = self.next();
        order.code_url = Some(match order.platform {
            Platform::WeChat => format!("weixin://wxpay/bizpayurl?pr={}", letters(count, 7)),
            Platform::Alipay => format!("https://qr.alipay.com/bax0{}", letters(count, 16)),
            // a card shows its own code and scans none
            Platform::Card => return refused("扫码支付不支持会员卡"),
        });
        let answer = told(&order, "scan_code_pay", self.nonce());
        self.keep_order(order);
        (answer, fault)
    }
}
