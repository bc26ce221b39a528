//! `micro_freeze` and `scancode_freeze`.

use super::{Hold, content};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::chance::letters;
use crate::cloud::{Cloud, Said};
use crate::fault::Fault;
use crate::make::{incomplete, other_content, refused};
use crate::order::{Platform, SHOWN_LIFE, Stage};
use crate::script::{Guest, Script};
use cpay::wire::deposit::Freeze;
use cpay::wire::request::{Pay, PayContent};
use cpay::wire::response::CodeDetail;

const MICRO: &str = "micro_freeze";
/// Not its path's last part.
const SHOWN: &str = "scan_code_freeze";

impl Cloud {
    pub(crate) fn micro_freeze(&mut self, asked: &Asked<'_>) -> Said {
        let Some(ask) = asked.read::<Freeze>() else { return refused("参数错误") };
        let code = ask.freeze_content.author_code.as_ref().map(|code| code.0.clone()).unwrap_or_default();
        if code.is_empty() {
            return refused("缺少付款码");
        }
        let pay = as_payment(&ask);
        if let Some(answer) = self.not_a_new_freeze(asked, &pay, MICRO) {
            return (answer, None);
        }
        if pay.order_client.machine_no.is_none() {
            return refused("参数错误");
        }
        if pay.pay_mch_key.pay_platform == Some(Platform::Card.number()) {
            return refused("会员卡不支持押金");
        }
        let script = match self.script_of(&code) {
            // deposits take no coupons
            Script::Coupon { .. } => Script::PaysAtOnce,
            script => script,
        };
        let fault = script.fault();
        if let Some(answer) = fault.and_then(Fault::instead) {
            return (answer, fault);
        }
        let Some((freeze, recorded)) = self.scanned(asked, &pay, code, &script) else {
            return refused("参数错误");
        };
        let hold = Hold::new(freeze, ask.freeze_content.remark.unwrap_or_default());
        let answer = told(&hold, MICRO, self.nonce());
        if recorded {
            self.keep_hold(hold);
        }
        (answer, fault)
    }

    pub(crate) fn scancode_freeze(&mut self, asked: &Asked<'_>) -> Said {
        let Some(ask) = asked.read::<Freeze>() else { return refused("参数错误") };
        let pay = as_payment(&ask);
        if let Some(answer) = self.not_a_new_freeze(asked, &pay, SHOWN) {
            return (answer, None);
        }
        if pay.pay_mch_key.pay_platform != Some(Platform::Alipay.number()) {
            return refused("扫码押金不支持该支付方式");
        }
        let script = self.scripts.get(&pay.pay_content.out_trade_no).cloned().unwrap_or_default();
        let fault = script.fault();
        if let Some(answer) = fault.and_then(Fault::instead) {
            return (answer, fault);
        }
        if let Script::Refuses(refusal) = script {
            return refused(refusal.text());
        }
        let Some(mut freeze) = self.new_order(asked, &pay) else { return refused("参数错误") };
        let until = pay.pay_content.time_expire.and_then(|at| at.checked_mul(1000));
        freeze.shown = true;
        freeze.stage = Stage::Waiting;
        freeze.guest = Guest::Never;
        freeze.expires_ms = until.unwrap_or(asked.now_ms.saturating_add(SHOWN_LIFE));
        if freeze.expires_ms <= asked.now_ms {
            return refused("time_expire早于当前时间");
        }
        freeze.code_url = Some(format!("https://qr.alipay.com/fre0{}", letters(self.next(), 16)));
        let hold = Hold::new(freeze, ask.freeze_content.remark.unwrap_or_default());
        let answer = told(&hold, SHOWN, self.nonce());
        self.keep_hold(hold);
        (answer, fault)
    }

    /// What is wrong with the number or the amount, or the repeat of an earlier answer.
    fn not_a_new_freeze(&mut self, asked: &Asked<'_>, pay: &Pay, name: &'static str) -> Option<Answer> {
        let no = &pay.pay_content.out_trade_no;
        if let Some(answer) = asked.wrong_number(no) {
            return Some(answer);
        }
        let nonce = self.nonce();
        if let Some(earlier) = self.holds.get(&asked.name(no)) {
            let same = earlier.freeze.request == *asked.inner;
            return Some(if same { told(earlier, name, nonce) } else { other_content() });
        }
        if incomplete(pay) {
            return Some(Answer::refused(2, "参数错误"));
        }
        (!self.switches.deposits).then(|| Answer::refused(0, "商户未开通押金权限"))
    }

    fn keep_hold(&mut self, hold: Hold) {
        let name = (hold.freeze.merchant.clone(), hold.freeze.no.clone());
        self.open_holds.insert(name.clone());
        self.holds.insert(name, hold);
    }
}

/// A freeze walks like a payment.
fn as_payment(ask: &Freeze) -> Pay {
    let content = ask.freeze_content.clone();
    Pay {
        pay_content: PayContent {
            out_trade_no: content.out_freeze_no,
            author_code: content.author_code,
            total_fee: content.freeze_fee,
            fee_type: content.fee_type,
            body: content.body,
            time_expire: content.time_expire,
            ..PayContent::default()
        },
        pay_mch_key: ask.pay_mch_key.clone(),
        order_client: ask.order_client.clone(),
        nonce_str: ask.nonce_str.clone(),
    }
}

/// What the maker of a freeze hears, the first time and every time.
fn told(hold: &Hold, name: &'static str, nonce: String) -> Answer {
    if let Some(refusal) = &hold.freeze.refusal {
        return refusal.clone();
    }
    if hold.freeze.shown {
        let code_url = hold.freeze.code_url.clone();
        return Answer::done(name, &CodeDetail { code_url, nonce_str: Some(nonce) });
    }
    Answer::done(name, &content::freeze_detail(hold, nonce))
}
