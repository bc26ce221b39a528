//! An amount as it is said in Chinese.

use crate::Fen;

/// How the part below one yuan is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// 十二点五元
    #[default]
    Point,
    /// 十二元五角
    JiaoFen,
}

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// `128.50` -> 一百二十八点五元 or 一百二十八元五角; 0.05 -> 零点零五元 or 五分.
#[must_use]
pub fn spoken(amount: Fen, reading: Reading) -> String {
    let (yuan, jiao, fen) = (amount.get() / 100, amount.get() / 10 % 10, amount.get() % 10);
    match reading {
        Reading::Point => {
            let mut out = whole(yuan);
            if jiao != 0 || fen != 0 {
                out.push('点');
                out.push_str(digit(jiao));
                if fen != 0 {
                    out.push_str(digit(fen));
                }
            }
            out.push('元');
            out
        }
        Reading::JiaoFen => jiao_fen(yuan, jiao, fen),
    }
}

fn jiao_fen(yuan: i64, jiao: i64, fen: i64) -> String {
    let mut out = String::new();
    if yuan != 0 || (jiao == 0 && fen == 0) {
        out.push_str(&whole(yuan));
        out.push('元');
    }
    if jiao != 0 {
        out.push_str(digit(jiao));
        out.push('角');
    } else if fen != 0 && yuan != 0 {
        out.push('零');
    }
    if fen != 0 {
        out.push_str(digit(fen));
        out.push('分');
    }
    out
}

fn digit(n: i64) -> &'static str {
    usize::try_from(n).ok().and_then(|n| DIGITS.get(n)).copied().unwrap_or("零")
}

/// A whole number: 10 -> 十, 110 -> 一百一十, 1005 -> 一千零五, 100000 -> 十万.
fn whole(n: i64) -> String {
    if n == 0 {
        return "零".to_owned();
    }
    let groups = [(1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万"), (1, "")];
    let mut out = String::new();
    let mut rest = n;
    let mut skipped = false;
    for (size, unit) in groups {
        let group = rest / size;
        rest %= size;
        if group == 0 {
            skipped = !out.is_empty();
            continue;
        }
        if !out.is_empty() && (skipped || group < 1000) {
            out.push('零');
        }
        out.push_str(&below_ten_thousand(group));
        out.push_str(unit);
        skipped = false;
    }
    out.strip_prefix("一十").map_or(out.clone(), |tail| format!("十{tail}"))
}

fn below_ten_thousand(n: i64) -> String {
    let mut out = String::new();
    let mut zero = false;
    for (size, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let d = n / size % 10;
        if d == 0 {
            zero = !out.is_empty();
            continue;
        }
        if zero {
            out.push('零');
        }
        out.push_str(digit(d));
        out.push_str(unit);
        zero = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_they_are_said() {
        let table = [
            (1250, "十二点五元", "十二元五角"),
            (12850, "一百二十八点五元", "一百二十八元五角"),
            (5, "零点零五元", "五分"),
            (50, "零点五元", "五角"),
            (1000, "十元", "十元"),
            (11000, "一百一十元", "一百一十元"),
            (100_500, "一千零五元", "一千零五元"),
            (1_005_000, "一万零五十元", "一万零五十元"),
            (10_000_000, "十万元", "十万元"),
            (10_001_000, "十万零一十元", "十万零一十元"),
            (1_000_000_000, "一千万元", "一千万元"),
            (10_000_000_100, "一亿零一元", "一亿零一元"),
            (10_012_345_600, "一亿零一十二万三千四百五十六元", "一亿零一十二万三千四百五十六元"),
            (101, "一点零一元", "一元零一分"),
            (111, "一点一一元", "一元一角一分"),
            (0, "零元", "零元"),
            (200, "二元", "二元"),
        ];
        for (fen, point, jiao) in table {
            let amount = Fen::new(fen).unwrap_or_default();
            assert_eq!(spoken(amount, Reading::Point), point, "{fen}");
            assert_eq!(spoken(amount, Reading::JiaoFen), jiao, "{fen}");
        }
    }
}
