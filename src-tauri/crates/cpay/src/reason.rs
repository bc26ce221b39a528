//! The reason of a refusal, read from its Chinese sentence. There is no published list of fine
//! codes (cpay 12.1), so the sentence is all there is; an unknown sentence is a plain "declined".

use domain::evidence::{Doubt, Reason, RefundReason};

/// What a refusal's sentence says about a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A no with this reason.
    No(Reason),
    /// The sentence does not fit a no: the guest is still typing, the order is paid, the system
    /// is busy. The next question decides.
    Doubtful(Doubt),
}

/// Sentences that are no refusal although the call was refused.
const DOUBTFUL: &[(&[&str], Doubt)] = &[
    (&["输入支付密码", "输入密码", "支付中", "等待用户"], Doubt::Typing),
    (&["已支付", "已经支付", "系统", "超时", "繁忙", "稍后", "未知"], Doubt::CloudUnsure),
];

/// First match wins: the special before the general.
const PAYMENT: &[(&[&str], Reason)] = &[
    (&["订单号重复", "订单号已", "单号重复"], Reason::NumberTaken),
    (&["余额不足", "资金不足", "金额不足"], Reason::Balance),
    (&["限额", "额度", "超限"], Reason::Limit),
    (&["过期", "失效", "已使用", "已被使用", "重新扫", "刷新"], Reason::CodeExpired),
    (&["付款码", "授权码", "条码", "条形码", "二维码"], Reason::CodeInvalid),
    (&["取消", "放弃", "密码错误", "密码不正确", "终止"], Reason::GuestStopped),
    (&["已关闭", "已关单"], Reason::Closed),
    (&["权限", "未开通", "签约", "未授权", "不支持", "商户", "门店"], Reason::NotAllowed),
];

/// First match wins.
const REFUND: &[(&[&str], RefundReason)] = &[
    (&["余额不足", "资金不足", "金额不足"], RefundReason::MerchantBalance),
    (&["期限", "一年", "太久", "过期", "逾期", "时间"], RefundReason::TooOld),
    (&["超过", "超出", "大于", "已全额", "全部退", "可退金额"], RefundReason::TooMuch),
    (&["权限", "授权", "未开通"], RefundReason::NotAllowed),
    (&["注销", "销户", "线下"], RefundReason::PayByHand),
];

/// First match wins. What is short here is the deposit, never the merchant's balance.
const DRAW: &[(&[&str], RefundReason)] = &[
    (&["期限", "太久", "过期", "逾期"], RefundReason::TooOld),
    (&["不足", "超过", "超出", "大于", "剩余", "已消费", "已解冻", "已关闭", "已退"], RefundReason::TooMuch),
    (&["权限", "授权", "未开通", "不支持"], RefundReason::NotAllowed),
];

/// Sentences of a refused refund, consumption or release that do not fit a no.
const BUSY: &[(&[&str], Doubt)] =
    &[(&["系统", "超时", "繁忙", "稍后", "未知", "处理中"], Doubt::CloudUnsure)];

/// The reason of a refused payment.
#[must_use]
pub fn payment(description: &str) -> Said {
    first(DOUBTFUL, description)
        .map_or_else(|| Said::No(first(PAYMENT, description).unwrap_or(Reason::Declined)), Said::Doubtful)
}

/// The reason of a refused refund. `Err` when the sentence does not fit a no.
///
/// # Errors
/// The doubt that is left.
pub fn refund(description: &str) -> Result<RefundReason, Doubt> {
    given(REFUND, description)
}

/// The reason of a refused consumption or release. `Err` when the sentence does not fit a no; the typical one of a
/// merchant without the deposit contract is such a sentence (cpay 569/36463: 系统内部异常).
///
/// # Errors
/// The doubt that is left.
pub fn draw(description: &str) -> Result<RefundReason, Doubt> {
    given(DRAW, description)
}

fn given(list: &[(&[&str], RefundReason)], description: &str) -> Result<RefundReason, Doubt> {
    match first(BUSY, description) {
        Some(doubt) => Err(doubt),
        None => Ok(first(list, description).unwrap_or(RefundReason::Declined)),
    }
}

fn first<T: Copy>(list: &[(&[&str], T)], text: &str) -> Option<T> {
    list.iter().find(|(words, _)| words.iter().any(|word| text.contains(word))).map(|(_, found)| *found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_payments() {
        let table = [
            ("账户余额不足", Said::No(Reason::Balance)),
            ("银行卡可用余额不足，请更换银行卡", Said::No(Reason::Balance)),
            ("超出单笔支付限额", Said::No(Reason::Limit)),
            ("付款码已过期，请刷新后重试", Said::No(Reason::CodeExpired)),
            ("二维码已过期，请用户在微信上刷新后再试", Said::No(Reason::CodeExpired)),
            ("付款码已失效", Said::No(Reason::CodeExpired)),
            ("付款码已使用", Said::No(Reason::CodeExpired)),
            ("付款码无效", Said::No(Reason::CodeInvalid)),
            ("授权码检验错误", Said::No(Reason::CodeInvalid)),
            ("用户取消支付", Said::No(Reason::GuestStopped)),
            ("支付密码错误", Said::No(Reason::GuestStopped)),
            ("订单已关闭", Said::No(Reason::Closed)),
            ("商户订单号重复", Said::No(Reason::NumberTaken)),
            ("商户未开通此支付权限", Said::No(Reason::NotAllowed)),
            ("银行拒绝交易", Said::No(Reason::Declined)),
            ("", Said::No(Reason::Declined)),
            ("declined", Said::No(Reason::Declined)),
            ("需要用户输入支付密码", Said::Doubtful(Doubt::Typing)),
            ("用户支付中，需要输入密码", Said::Doubtful(Doubt::Typing)),
            ("该订单已支付", Said::Doubtful(Doubt::CloudUnsure)),
            ("系统内部异常", Said::Doubtful(Doubt::CloudUnsure)),
            ("银行系统超时", Said::Doubtful(Doubt::CloudUnsure)),
        ];
        for (text, expected) in table {
            assert_eq!(payment(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_of_refunds() {
        let table = [
            ("商户可用退款余额不足", Ok(RefundReason::MerchantBalance)),
            ("退款金额超过可退金额", Ok(RefundReason::TooMuch)),
            ("订单已全额退款", Ok(RefundReason::TooMuch)),
            ("超过退款期限，不能退款", Ok(RefundReason::TooOld)),
            ("订单支付已超过一年", Ok(RefundReason::TooOld)),
            ("操作员没有退款权限", Ok(RefundReason::NotAllowed)),
            ("用户帐号注销", Ok(RefundReason::PayByHand)),
            ("退款失败", Ok(RefundReason::Declined)),
            ("系统繁忙，请稍后再试", Err(Doubt::CloudUnsure)),
        ];
        for (text, expected) in table {
            assert_eq!(refund(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_of_draws() {
        let table = [
            ("押金剩余金额不足", Ok(RefundReason::TooMuch)),
            ("消费金额大于押金金额", Ok(RefundReason::TooMuch)),
            ("押金已消费，不能解冻", Ok(RefundReason::TooMuch)),
            ("押金已全部解冻，订单已关闭", Ok(RefundReason::TooMuch)),
            ("押金已过期", Ok(RefundReason::TooOld)),
            ("操作员没有退款权限", Ok(RefundReason::NotAllowed)),
            ("微信不支持部分解冻", Ok(RefundReason::NotAllowed)),
            ("解冻失败", Ok(RefundReason::Declined)),
            ("", Ok(RefundReason::Declined)),
            ("系统内部异常", Err(Doubt::CloudUnsure)),
            ("处理中，请稍后查询", Err(Doubt::CloudUnsure)),
        ];
        for (text, expected) in table {
            assert_eq!(draw(text), expected, "{text}");
        }
    }
}
