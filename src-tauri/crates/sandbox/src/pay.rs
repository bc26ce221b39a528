//! `micro_pay` and `scan_code_pay`.

use crate::answer::Answer;
use crate::asked::Asked;
use crate::chance::letters;
use crate::cloud::{Cloud, Said};
use crate::content;
use crate::fault::Fault;
use crate::order::{Order, Platform, SCANNED_LIFE, SHOWN_LIFE, Stage};
use crate::script::{Guest, Refusal, Script};
use cpay::wire::identity::PayMchKey;
use cpay::wire::order::CouponInfo;
use cpay::wire::request::Pay;
use cpay::wire::response::{CodeDetail, OrderDetail};
use money::Fen;

/// Same number, other content.
const OTHER_CONTENT: i64 = 407;

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
        let Some(mut order) = self.new_order(asked, &pay) else { return refused("参数错误") };
        let said = if Platform::of_code(&code) != Some(order.platform) {
            Err(("付款码与支付方式不匹配", Stage::Void))
        } else if !self.used_codes.insert(code) {
            Err(("付款码已使用", Stage::Void))
        } else {
            self.charge(&mut order, &script, asked.now_ms)
        };
        if let Err((text, stage)) = said {
            order.refusal = Some(Answer::refused(0, text));
            order.move_to(stage, asked.now_ms);
        }
        let answer = told(&order, "micro_pay", self.nonce());
        if said != Err((Refusal::NotAllowed.text(), Stage::Void)) {
            self.keep_order(order);
        }
        (answer, fault)
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
        });
        let answer = told(&order, "scan_code_pay", self.nonce());
        self.keep_order(order);
        (answer, fault)
    }

    /// A server-made nonce of 32 characters.
    pub(crate) fn nonce(&mut self) -> String {
        letters(self.next(), 32)
    }

    fn script_of(&self, code: &str) -> Script {
        match self.scripts.get(code) {
            Some(script) => script.clone(),
            None if self.switches.magic => Script::by_magic(code),
            None => Script::PaysAtOnce,
        }
    }

    /// What is wrong with the number or the amount, or the repeat of an earlier answer.
    fn not_a_new_order(&mut self, asked: &Asked<'_>, pay: &Pay, name: &'static str) -> Option<Answer> {
        let no = &pay.pay_content.out_trade_no;
        if let Some(answer) = asked.wrong_number(no) {
            return Some(answer);
        }
        let nonce = self.nonce();
        if let Some(earlier) = self.orders.get(&asked.name(no)) {
            let same = earlier.request == *asked.inner;
            return Some(if same {
                told(earlier, name, nonce)
            } else {
                Answer::refused(OTHER_CONTENT, "订单号重入，请求内容不一致")
            });
        }
        let content = &pay.pay_content;
        let wrong = content.total_fee.unwrap_or_default().is_zero()
            || content.fee_type.as_deref() != Some("CNY")
            || content.body.as_deref().unwrap_or_default().is_empty()
            || pay.nonce_str.is_empty()
            || pay.nonce_str.len() > 32
            || pay.order_client.device_id.is_none()
            || pay.order_client.machine_no.is_none();
        wrong.then(|| Answer::refused(2, "参数错误"))
    }

    fn new_order(&mut self, asked: &Asked<'_>, pay: &Pay) -> Option<Order> {
        let platform = Platform::of(pay.pay_mch_key.pay_platform?)?;
        let content = &pay.pay_content;
        let total = content.total_fee?;
        let count = self.next();
        Some(Order {
            merchant: asked.merchant.out_sub_mch_id.clone(),
            no: content.out_trade_no.clone(),
            platform,
            shown: false,
            total,
            cash: total,
            settlement: total,
            coupon: None,
            stage: Stage::Typing,
            created_ms: asked.now_ms,
            updated_ms: asked.now_ms,
            expires_ms: asked.now_ms.saturating_add(SCANNED_LIFE),
            paid_ms: None,
            transaction_id: transaction_id(platform, asked.now_ms, count),
            code: content.author_code.clone(),
            code_url: None,
            guest: Guest::Pays,
            refusal: None,
            request: asked.inner.clone(),
            nonce: pay.nonce_str.clone(),
            body: content.body.clone().unwrap_or_default(),
            flow: content.client_flow_id.clone(),
            client: pay.order_client.clone(),
            key: PayMchKey { sub_pay_platform: Some(platform.number() * 100), ..pay.pay_mch_key.clone() },
            refunded: Fen::ZERO,
            held: Fen::ZERO,
        })
    }
}

/// 28 digits: `4200…` for WeChat, a date for Alipay.
fn transaction_id(platform: Platform, now_ms: i64, count: u64) -> String {
    let seconds = now_ms / 1000;
    match platform {
        Platform::WeChat => format!("4200{seconds:012}{count:012}"),
        Platform::Alipay => format!("2026{seconds:012}{count:012}"),
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

/// What the maker of an order hears, the first time and every time.
fn told(order: &Order, name: &'static str, nonce: String) -> Answer {
    if let Some(refusal) = &order.refusal {
        return refusal.clone();
    }
    if order.shown {
        return Answer::done(name, &CodeDetail { code_url: order.code_url.clone(), nonce_str: Some(nonce) });
    }
    let detail = OrderDetail {
        order_content: Some(content::order(order)),
        pay_mch_key: Some(order.key.clone()),
        order_client: None,
        nonce_str: Some(nonce),
    };
    Answer::done(name, &detail)
}

fn refused(text: &str) -> Said {
    (Answer::refused(2, text), None)
}
