//! A printed report against the sums of the book's postings.

use domain::report::Figures;
use domain::shift::Shift;
use domain::tender::Method;
use e2e::{Paper, Printed};
use money::FenDelta;
use std::collections::BTreeMap;
use store::Sums;

/// Head and foot of the paper, and counts of things that are no money.
const NO_FIGURES: [&str; 17] = [
    "单号",
    "时间",
    "收银员",
    "设备",
    "班次",
    "当班",
    "上班",
    "下班",
    "营业日",
    "接班",
    "开钱箱",
    "收付现金",
    "账本校验码",
    "交出人:",
    "接收人:",
    "实收",
    "换零钱",
];

fn method(method: Method) -> &'static str {
    match method {
        Method::WeChat => "微信支付",
        Method::Alipay => "支付宝",
        Method::OnlineCard => "会员卡(微信)",
        Method::MemberCard => "会员卡",
        Method::Cash => "现金",
        Method::BankCard => "银行卡",
        Method::Voucher => "代金券",
        Method::RoomAccount => "挂房账",
    }
}

fn eight(into: &mut BTreeMap<String, Printed>, block: &str, figures: &Figures) {
    let mut put = |label: &str, amount: FenDelta, count: Option<u32>| {
        into.insert(format!("{block}{label}"), Printed { amount: amount.to_string(), count });
    };
    let many = |count: u32| (!block.is_empty() && count > 0).then_some(count);
    put("交易金额", figures.trade, many(figures.trades));
    put("结算金额", figures.settle, None);
    put("实收金额", figures.received, None);
    put("优惠金额", figures.discount, None);
    put("退款金额", figures.refund, many(figures.refunds));
    put("退款结算金额", figures.refund_settle, None);
    if block.is_empty() {
        for (label, count) in [("交易量", figures.trades), ("退款量", figures.refunds)] {
            into.insert(label.to_owned(), Printed { amount: count.to_string(), count: None });
        }
    }
}

fn expected(sums: &Sums, shift: &Shift) -> BTreeMap<String, Printed> {
    let mut all = BTreeMap::new();
    eight(&mut all, "", &sums.total);
    for (one, figures) in &sums.methods {
        eight(&mut all, &format!("按支付方式/{}/", method(*one)), figures);
    }
    let (held, cash) = (&sums.deposits, &sums.cash);
    let mut put = |label: &str, amount: FenDelta, count: u32| {
        let count = (count > 0).then_some(count);
        all.insert(label.to_owned(), Printed { amount: amount.to_string(), count });
    };
    put("押金/收取", held.taken, held.taken_count);
    put("押金/消费", held.consumed, held.consumed_count);
    put("押金/退回", held.returned, held.returned_count);
    put("押金/仍押", held.held, held.held_count);
    put("现金/备用金", cash.float, 0);
    put("现金/其中接班差额", cash.opening, 0);
    put("现金/现金收款", cash.sales, 0);
    put("现金/现金退款", cash.refunds.negated(), 0);
    put("现金/收押金", cash.deposits_in, 0);
    put("现金/退押金", cash.deposits_out.negated(), 0);
    put("现金/放入", cash.paid_in, 0);
    put("现金/取出", cash.paid_out.negated(), 0);
    put("现金/存入保险柜", cash.dropped.negated(), 0);
    put("现金/应有现金", cash.expected, 0);
    put("店内折扣", sums.shop_discount, 0);
    if let (Some(count), Some(closing)) = (&shift.count, &shift.closing) {
        put("现金/实点现金", count.sum.as_delta(), 0);
        let way = if closing.difference.get() < 0 { "现金/短款" } else { "现金/长款" };
        put(way, closing.difference, 0);
    }
    all
}

/// Every figure on the paper is the book's, and every one of `wanted` stands there.
pub fn assert_printed(paper: &Paper, sums: &Sums, shift: &Shift, wanted: &[&str]) {
    let (printed, expected) = (paper.figures(), expected(sums, shift));
    for (label, figure) in &printed {
        if label.starts_with("移交下一班/") || NO_FIGURES.iter().any(|one| label == one) {
            continue;
        }
        assert_eq!(Some(figure), expected.get(label), "{label} of {:#?}", paper.rows);
    }
    for label in wanted {
        assert!(printed.contains_key(*label), "{label} is missing on {:#?}", paper.rows);
    }
}
