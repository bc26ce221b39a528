//! The words that only an A4 page has.

use super::Language;

/// The fixed words of one language.
pub(crate) struct PageWords {
    pub method: &'static str,
    pub total: &'static str,
    pub figures: &'static str,
    /// Below the table, so it names what it explains.
    pub formula: &'static str,
    pub device: &'static str,
    pub printed: &'static str,
    pub note: &'static str,
    pub others: &'static str,
    /// Across the page in practice mode.
    pub watermark: &'static str,
}

const ZH: PageWords = PageWords {
    method: "支付方式",
    total: "合计",
    figures: "交易汇总(元)",
    formula: "实收 = 结算 - 退款结算",
    device: "设备",
    printed: "打印时间",
    note: "备注",
    others: "其他",
    watermark: "练习 非凭证",
};

const EN: PageWords = PageWords {
    method: "Method",
    total: "Total",
    figures: "Trade (CNY)",
    formula: "Received = settlement - refunds settled",
    device: "Counter",
    printed: "Printed",
    note: "Note",
    others: "Others",
    watermark: "PRACTICE",
};

impl PageWords {
    pub(crate) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}
