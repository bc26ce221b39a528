//! The words that head columns, in Chinese and English.

use crate::clean::{clean, half};
use crate::fault::Field;

/// Words of each field, as [`plain`] leaves them.
const WORDS: &[(Field, &[&str])] = &[
    (
        Field::Name,
        &[
            "会员",
            "会员名称",
            "会员姓名",
            "姓名",
            "名称",
            "名字",
            "会员名",
            "客户姓名",
            "客户名称",
            "顾客姓名",
            "顾客",
            "持卡人",
            "持卡人姓名",
            "name",
            "membername",
            "fullname",
            "customer",
            "customername",
            "cardholder",
        ],
    ),
    (
        Field::Phone,
        &[
            "手机号",
            "手机号码",
            "手机",
            "电话",
            "电话号码",
            "联系电话",
            "联系方式",
            "会员手机",
            "会员手机号",
            "移动电话",
            "phone",
            "phoneno",
            "phonenumber",
            "mobile",
            "mobileno",
            "mobilenumber",
            "mobilephone",
            "tel",
            "telephone",
            "cell",
            "cellphone",
        ],
    ),
    (
        Field::CardNo,
        &[
            "卡号",
            "会员卡号",
            "会员编号",
            "会员号",
            "会员卡",
            "卡编号",
            "实体卡号",
            "card",
            "cardno",
            "cardnumber",
            "cardid",
            "membercard",
            "memberno",
            "membernumber",
            "memberid",
        ],
    ),
    (
        Field::Balance,
        &[
            "余额",
            "卡余额",
            "账户余额",
            "储值余额",
            "当前余额",
            "会员余额",
            "可用余额",
            "卡内余额",
            "总余额",
            "剩余金额",
            "金额",
            "balance",
            "amount",
            "cardbalance",
            "currentbalance",
            "totalbalance",
        ],
    ),
    (
        Field::Principal,
        &[
            "本金",
            "本金余额",
            "储值本金",
            "充值本金",
            "充值余额",
            "实充余额",
            "principal",
            "principalbalance",
            "paid",
        ],
    ),
    (
        Field::Gift,
        &[
            "赠送",
            "赠送余额",
            "赠送金额",
            "赠金",
            "赠金余额",
            "赠额",
            "gift",
            "giftbalance",
            "bonus",
            "bonusbalance",
        ],
    ),
    (
        Field::Remark,
        &["备注", "说明", "附注", "remark", "remarks", "note", "notes", "comment", "comments", "memo"],
    ),
    (Field::Ignore, &["序号", "问题", "problem", "problems", "问题/problem"]),
];

/// The field whose word this is.
pub(crate) fn word(text: &str) -> Option<Field> {
    let word = plain(text);
    WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(field, _)| *field)
}

/// The word that heads a column in a file of ours: the source's template, where it has one.
#[must_use]
pub const fn heading(field: Field) -> &'static str {
    match field {
        Field::Name => "会员名称",
        Field::Phone => "手机号",
        Field::CardNo => "卡号",
        Field::Balance => "余额",
        Field::Principal => "本金",
        Field::Gift => "赠送",
        Field::Remark => "备注",
        Field::Ignore => "",
    }
}

/// Lower case, half-width, without what stands in brackets, blanks and marks.
fn plain(text: &str) -> String {
    let text = clean(text);
    let mut out = String::new();
    let mut depth = 0_u32;
    for c in text.chars().map(half) {
        match c {
            '(' | '[' | '【' | '<' => depth = depth.saturating_add(1),
            ')' | ']' | '】' | '>' => depth = depth.saturating_sub(1),
            ' ' | '*' | ':' | '_' | '-' | '.' | '#' => {}
            c if depth == 0 => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// A line of sums: its first words say so.
pub(crate) fn is_total(text: &str) -> bool {
    let word = plain(text);
    ["小计", "合计", "总计", "共计", "汇总", "总额"].iter().any(|start| word.starts_with(start))
        || matches!(word.as_str(), "total" | "totals" | "grandtotal" | "sum" | "sumtotal")
}
