//! The words of deposits, cash moves, handovers and summaries.

use super::Language;
use domain::fact::DrawerReason;
use domain::shift::{CashReason, CashWay, DifferenceReason};
use domain::slip::HoldKind;
use domain::tender::Method;

/// The fixed words of one language.
pub(crate) struct Hotel {
    pub deposit: &'static str,
    pub settlement: &'static str,
    pub cash_move: &'static str,
    pub handover: &'static str,
    pub shift_summary: &'static str,
    pub day_summary: &'static str,
    pub room: &'static str,
    pub payer: &'static str,
    pub number: &'static str,
    pub taken: &'static str,
    pub consumed: &'static str,
    pub returned: &'static str,
    pub left: &'static str,
    pub on_its_way: &'static str,
    pub arrives: &'static str,
    pub arrives_now: &'static str,
    pub keep_slip: &'static str,
    pub lets_go: [&'static str; 2],
    pub with_sale: &'static str,
    pub charged: &'static str,
    pub from_deposit: &'static str,
    pub sign_guest: &'static str,
    pub sign_staff: &'static str,
    pub sign_giver: &'static str,
    pub sign_taker: &'static str,
    pub approved_by: &'static str,
    pub shift: &'static str,
    pub owner: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub still_open: &'static str,
    pub day: &'static str,
    pub shifts: &'static str,
    pub next: &'static str,
    /// 交易金额 结算金额 实收金额 优惠金额 退款金额 退款结算金额 交易量 退款量.
    pub eight: [&'static str; 8],
    pub formula: &'static str,
    pub by_method: &'static str,
    pub times: &'static str,
    pub openings_unit: &'static str,
    pub unattended: &'static str,
    pub deposits: &'static str,
    /// Taken, consumed, returned, lapsed, still held.
    pub deposit_lines: [&'static str; 5],
    pub cash_block: &'static str,
    /// Float, found at the beginning, sales, refunds, deposits in, deposits out, in, out, dropped, expected.
    pub cash_lines: [&'static str; 10],
    pub counted: &'static str,
    pub over: &'static str,
    pub short: &'static str,
    pub even: &'static str,
    pub shop_discount: &'static str,
    pub orphans: &'static str,
    pub drawer: &'static str,
    pub carried: &'static str,
    /// Cases, charges to give back, held sales, slips.
    pub carried_lines: [&'static str; 4],
    pub anchor: &'static str,
    holds: [&'static str; 4],
    settled_holds: [&'static str; 4],
    methods: [&'static str; 6],
    ways: [&'static str; 3],
    reasons: [&'static str; 5],
    differences: [&'static str; 5],
    openings: [&'static str; 5],
}

const ZH: Hotel = Hotel {
    deposit: "押金单",
    settlement: "押金结算单",
    cash_move: "现金存取单",
    handover: "交班单",
    shift_summary: "当班汇总",
    day_summary: "日汇总",
    room: "房号",
    payer: "付款人",
    number: "冻结单号",
    taken: "押金",
    consumed: "消费",
    returned: "退回",
    left: "仍押",
    on_its_way: "退回处理中,以到账为准",
    arrives: "预计到账:零钱即时,储蓄卡1-3天,信用卡1-7天",
    arrives_now: "已付现金",
    keep_slip: "请保管好此单,退押金时出示。",
    lets_go: ["满", "天未结算,由支付平台自动退回。"],
    with_sale: "另付押金",
    charged: "共付",
    from_deposit: "押金抵付",
    sign_guest: "顾客签名",
    sign_staff: "收银员签名",
    sign_giver: "交出人",
    sign_taker: "接收人",
    approved_by: "批准人",
    shift: "班次",
    owner: "当班",
    from: "上班",
    to: "下班",
    still_open: "未交班",
    day: "营业日",
    shifts: "班次数",
    next: "接班",
    eight: ["交易金额", "结算金额", "实收金额", "优惠金额", "退款金额", "退款结算金额", "交易量", "退款量"],
    formula: "实收 = 结算 - 退款结算",
    by_method: "按支付方式",
    times: "笔",
    openings_unit: "次",
    unattended: "无人当班时段(不计入本班)",
    deposits: "押金",
    deposit_lines: ["收取", "消费", "退回", "平台自动退回", "仍押"],
    cash_block: "现金",
    cash_lines: [
        "备用金",
        "  其中接班差额",
        "现金收款",
        "现金退款",
        "收押金",
        "退押金",
        "放入",
        "取出",
        "存入保险柜",
        "应有现金",
    ],
    counted: "实点现金",
    over: "长款",
    short: "短款",
    even: "相符",
    shop_discount: "店内折扣",
    orphans: "误收未退",
    drawer: "开钱箱",
    carried: "移交下一班",
    carried_lines: ["未决单", "待退误收", "挂单", "未打印小票"],
    anchor: "账本校验码",
    holds: ["冻结,未扣款", "已付押金", "现金押金", "银行卡押金(登记)"],
    settled_holds: ["冻结押金", "已付押金", "现金押金", "银行卡押金"],
    methods: ["微信支付", "支付宝", "现金", "银行卡", "代金券", "挂房账"],
    ways: ["存入保险柜", "放入钱箱", "取出钱箱"],
    reasons: ["存保险柜或银行", "换零钱", "采购", "代客支付", "其他"],
    differences: ["找零有误", "漏记", "假币", "前次点错", "原因不明"],
    openings: ["收付现金", "换零钱", "点钞", "误开", "其他"],
};

const EN: Hotel = Hotel {
    deposit: "DEPOSIT",
    settlement: "DEPOSIT SETTLED",
    cash_move: "CASH MOVED",
    handover: "SHIFT HANDOVER",
    shift_summary: "SHIFT SO FAR",
    day_summary: "DAY SUMMARY",
    room: "Room",
    payer: "Payer",
    number: "Hold no.",
    taken: "Deposit",
    consumed: "Consumed",
    returned: "Returned",
    left: "Still held",
    on_its_way: "The return is on its way and not yet confirmed",
    arrives: "Expected: balance at once, debit card 1-3 days, credit card 1-7 days",
    arrives_now: "Paid out in cash",
    keep_slip: "Please keep this slip and show it when you leave.",
    lets_go: ["Returned by the wallet itself after", "days if not settled."],
    with_sale: "Deposit on top",
    charged: "Charged in all",
    from_deposit: "From the deposit",
    sign_guest: "Guest",
    sign_staff: "Cashier",
    sign_giver: "Given by",
    sign_taker: "Taken by",
    approved_by: "Approved by",
    shift: "Shift",
    owner: "On duty",
    from: "From",
    to: "To",
    still_open: "not handed over",
    day: "Business day",
    shifts: "Shifts",
    next: "Next",
    eight: [
        "Trade",
        "Settlement",
        "Received",
        "Discount",
        "Refunds",
        "Refunds settled",
        "Payments",
        "Refund count",
    ],
    formula: "Received = settlement - refunds settled",
    by_method: "By method",
    times: "x",
    openings_unit: "x",
    unattended: "Nobody on duty (not in this shift)",
    deposits: "Deposits",
    deposit_lines: ["Taken", "Consumed", "Returned", "Returned by wallet", "Still held"],
    cash_block: "Cash",
    cash_lines: [
        "Float",
        "  of it found at start",
        "Cash sales",
        "Cash refunds",
        "Deposits in",
        "Deposits out",
        "Paid in",
        "Paid out",
        "Dropped",
        "Expected",
    ],
    counted: "Counted",
    over: "Over",
    short: "Short",
    even: "Agrees",
    shop_discount: "Shop discounts",
    orphans: "Charges to return",
    drawer: "Drawer opened",
    carried: "Goes over to the next",
    carried_lines: ["Open cases", "Charges to return", "Held sales", "Slips not printed"],
    anchor: "Book anchor",
    holds: ["frozen, not charged", "paid deposit", "cash deposit", "bank card (booked)"],
    settled_holds: ["frozen deposit", "paid deposit", "cash deposit", "bank card deposit"],
    methods: ["WeChat Pay", "Alipay", "Cash", "Bank card", "Voucher", "Room account"],
    ways: ["To the safe", "Into the drawer", "Out of the drawer"],
    reasons: ["safe or bank", "change", "purchase", "for a guest", "other"],
    differences: ["wrong change", "not booked", "false note", "miscounted before", "unknown"],
    openings: ["cash", "change", "count", "mistake", "other"],
};

impl Hotel {
    pub(crate) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }

    pub(crate) const fn hold(&self, kind: HoldKind) -> &'static str {
        match kind {
            HoldKind::Frozen => self.holds[0],
            HoldKind::Paid => self.holds[1],
            HoldKind::Cash => self.holds[2],
            HoldKind::Booked => self.holds[3],
        }
    }

    /// On a settlement, where "not charged" would be wrong beside what was taken.
    pub(crate) const fn settled_hold(&self, kind: HoldKind) -> &'static str {
        match kind {
            HoldKind::Frozen => self.settled_holds[0],
            HoldKind::Paid => self.settled_holds[1],
            HoldKind::Cash => self.settled_holds[2],
            HoldKind::Booked => self.settled_holds[3],
        }
    }

    pub(crate) const fn method(&self, method: Method) -> &'static str {
        match method {
            Method::WeChat => self.methods[0],
            Method::Alipay => self.methods[1],
            Method::Cash => self.methods[2],
            Method::BankCard => self.methods[3],
            Method::Voucher => self.methods[4],
            Method::RoomAccount => self.methods[5],
        }
    }

    pub(crate) const fn way(&self, way: CashWay) -> &'static str {
        match way {
            CashWay::Drop => self.ways[0],
            CashWay::PayIn => self.ways[1],
            CashWay::PayOut => self.ways[2],
        }
    }

    pub(crate) const fn reason(&self, reason: CashReason) -> &'static str {
        match reason {
            CashReason::Safe => self.reasons[0],
            CashReason::Change => self.reasons[1],
            CashReason::Purchase => self.reasons[2],
            CashReason::ForGuest => self.reasons[3],
            CashReason::Other => self.reasons[4],
        }
    }

    pub(crate) const fn difference(&self, reason: DifferenceReason) -> &'static str {
        match reason {
            DifferenceReason::Change => self.differences[0],
            DifferenceReason::NotBooked => self.differences[1],
            DifferenceReason::Counterfeit => self.differences[2],
            DifferenceReason::Miscounted => self.differences[3],
            DifferenceReason::Unknown => self.differences[4],
        }
    }

    pub(crate) const fn opening(&self, reason: DrawerReason) -> &'static str {
        match reason {
            DrawerReason::Cash => self.openings[0],
            DrawerReason::Change => self.openings[1],
            DrawerReason::Count => self.openings[2],
            DrawerReason::Mistake => self.openings[3],
            DrawerReason::Other => self.openings[4],
        }
    }
}
