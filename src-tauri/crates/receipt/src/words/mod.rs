//! Every word this crate puts on paper by itself, in both languages.

mod hotel;
mod member;
mod page;

pub(crate) use hotel::Hotel;
pub(crate) use member::Member;
pub(crate) use page::PageWords;

use domain::evidence::Wallet;
use domain::tender::RecordKind;

/// The language of a slip's own words. Names and remarks stay as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Zh,
    En,
}

/// The fixed words of one language.
pub(crate) struct Words {
    pub practice: &'static str,
    pub reprint: &'static str,
    pub sale: &'static str,
    pub refund: &'static str,
    pub orphan: &'static str,
    pub orphan_story: &'static str,
    pub orphan_open: &'static str,
    pub slip_no: &'static str,
    pub original: &'static str,
    pub time: &'static str,
    pub staff: &'static str,
    pub device: &'static str,
    pub gross: &'static str,
    pub discount: &'static str,
    pub total: &'static str,
    pub returned: &'static str,
    pub yuan: &'static str,
    pub guest_paid: &'static str,
    pub coupon: &'static str,
    pub order_no: &'static str,
    pub refund_no: &'static str,
    pub transaction_id: &'static str,
    pub cash: &'static str,
    pub received: &'static str,
    pub change: &'static str,
    pub rounded_down: &'static str,
    pub rounded_up: &'static str,
    pub reference: &'static str,
    pub back: &'static str,
    pub arrived: &'static str,
    pub accepted: &'static str,
    pub cash_back: &'static str,
    pub record_back: &'static str,
    pub remark: &'static str,
    pub reason: &'static str,
    wallets: [&'static str; 3],
    arrivals: [&'static str; 3],
    records: [&'static str; 3],
}

const ZH: Words = Words {
    practice: "*** 练习 不是付款凭证 ***",
    reprint: "补打",
    sale: "收款小票",
    refund: "退款小票",
    orphan: "误收退回单",
    orphan_story: "此笔款项未计入任何交易,全额退还顾客。",
    orphan_open: "退回尚未提交,请凭此单向收银台查询。",
    slip_no: "单号",
    original: "原单号",
    time: "时间",
    staff: "收银员",
    device: "设备",
    gross: "原价",
    discount: "折扣",
    total: "合计",
    returned: "退款合计",
    yuan: "￥",
    guest_paid: "  实付",
    coupon: "  优惠",
    order_no: "  订单号",
    refund_no: "  退款单号",
    transaction_id: "  交易号",
    cash: "现金",
    received: "  实收",
    change: "  找零",
    rounded_down: "  抹零",
    rounded_up: "  进位",
    reference: "  参考号",
    back: "退款",
    arrived: "  已到账",
    accepted: "  已受理,原路退回,预计到账:",
    cash_back: "  已付现金",
    record_back: "  已登记,请按原方式办理",
    remark: "备注",
    reason: "原因",
    wallets: ["微信支付", "支付宝", "会员卡(微信)"],
    arrivals: ["零钱即时,储蓄卡1-3天,信用卡1-7天", "余额即时,储蓄卡1-3天,信用卡1-7天", "会员卡余额"],
    records: ["银行卡", "代金券", "挂房账"],
};

const EN: Words = Words {
    practice: "*** PRACTICE - NOT A RECEIPT ***",
    reprint: "REPRINT",
    sale: "RECEIPT",
    refund: "REFUND",
    orphan: "CHARGE RETURNED",
    orphan_story: "This charge belongs to no sale and is returned to the guest in full.",
    orphan_open: "The return is not submitted yet. Keep this slip and ask at the counter.",
    slip_no: "Slip",
    original: "Original slip",
    time: "Time",
    staff: "Cashier",
    device: "Counter",
    gross: "Gross",
    discount: "Discount",
    total: "TOTAL",
    returned: "RETURNED",
    yuan: "￥",
    guest_paid: "  Paid by guest",
    coupon: "  Coupon",
    order_no: "  Order",
    refund_no: "  Refund no.",
    transaction_id: "  Transaction",
    cash: "Cash",
    received: "  Received",
    change: "  Change",
    rounded_down: "  Rounded down",
    rounded_up: "  Rounded up",
    reference: "  Reference",
    back: "refund",
    arrived: "  Arrived",
    accepted: "  Accepted, returns to the payer",
    cash_back: "  Paid out in cash",
    record_back: "  Booked; to be returned the way it was paid",
    remark: "Note",
    reason: "Reason",
    wallets: ["WeChat Pay", "Alipay", "Online card"],
    arrivals: [
        "Expected: balance at once, debit card 1-3 days, credit card 1-7 days",
        "Expected: balance at once, debit card 1-3 days, credit card 1-7 days",
        "Expected: on the card's balance",
    ],
    records: ["Bank card", "Voucher", "Room account"],
};

impl Words {
    /// The words of this language.
    pub(crate) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }

    /// The wallet's name.
    pub(crate) const fn wallet(&self, wallet: Wallet) -> &'static str {
        match wallet {
            Wallet::WeChat => self.wallets[0],
            Wallet::Alipay => self.wallets[1],
            Wallet::OnlineCard => self.wallets[2],
        }
    }

    /// When refunded money is expected, by where it came from.
    pub(crate) const fn arrival(&self, wallet: Wallet) -> &'static str {
        match wallet {
            Wallet::WeChat => self.arrivals[0],
            Wallet::Alipay => self.arrivals[1],
            Wallet::OnlineCard => self.arrivals[2],
        }
    }

    /// The name of a kind of bookkeeping payment.
    pub(crate) const fn record(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::BankCard => self.records[0],
            RecordKind::Voucher => self.records[1],
            RecordKind::RoomAccount => self.records[2],
        }
    }
}
