//! What the cashier types to find a deposit: words in any order, each of them a hint.

use super::super::day::business;
use crate::limits::SEARCH_MAX;
use domain::ids::DepositId;
use domain::refusal::Refusal;
use domain::tender::Method;
use domain::time::BusinessDate;
use jiff::Span;
use jiff::civil::Date;
use money::parse_amount;
use store::{DepositSearch, Reader};

const BOOK: fn(store::BookError) -> Refusal = |_| Refusal::BookTrouble;
/// Words that may be a room, a name, a day or a number; more are passed over.
const FREE_MAX: usize = 3;
/// Fewest characters of the end of a number.
const TAIL_MIN: usize = 4;

/// What a free word may mean.
#[derive(Clone)]
enum Hint {
    Room(String),
    Name(String),
    Day(BusinessDate),
    Number(DepositId),
}

/// The deposits that a query names, without doubles.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub(super) fn find(
    reader: &Reader,
    day: BusinessDate,
    query: &str,
    open_only: bool,
) -> Result<Vec<DepositId>, Refusal> {
    let mut base = DepositSearch { open_only, limit: SEARCH_MAX, ..DepositSearch::default() };
    let mut free = Vec::new();
    for word in query.split_whitespace() {
        if let Some(amount) = word.strip_prefix(['=', '＝', '¥', '￥']) {
            // an amount that cannot be read names nothing
            let Ok(amount) = parse_amount(amount) else { return Ok(Vec::new()) };
            base.amount = Some(amount);
        } else if let Some(method) = method(word) {
            base.method = Some(method);
        } else if let Some(named) = day_word(word, day) {
            (base.from, base.to) = (Some(named), Some(named));
        } else if free.len() < FREE_MAX {
            free.push(hints(reader, word, day)?);
        }
    }
    let mut found: Vec<DepositId> = Vec::new();
    for meant in readings(&free) {
        for id in search(reader, &base, &meant)? {
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found.truncate(usize::try_from(SEARCH_MAX).unwrap_or(usize::MAX));
    Ok(found)
}

/// Every way to read the free words: one hint of each.
fn readings(free: &[Vec<Hint>]) -> Vec<Vec<Hint>> {
    let mut all: Vec<Vec<Hint>> = vec![Vec::new()];
    for hints in free {
        let longer = |known: &Vec<Hint>| {
            let known = known.clone();
            hints.iter().map(move |hint| known.iter().cloned().chain([hint.clone()]).collect::<Vec<_>>())
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

fn search(reader: &Reader, base: &DepositSearch, meant: &[Hint]) -> Result<Vec<DepositId>, Refusal> {
    let mut asked = base.clone();
    let mut number = None;
    for hint in meant {
        match hint {
            Hint::Room(room) => asked.room = Some(room.to_uppercase()),
            Hint::Name(name) => asked.name = Some(name.clone()),
            Hint::Day(day) => (asked.from, asked.to) = (Some(*day), Some(*day)),
            Hint::Number(id) => number = Some(*id),
        }
    }
    if let Some(id) = number {
        // the room is given so that the one row is among those answered
        let known = reader.deposit(id).map_err(BOOK)?;
        asked.room = asked.room.or(known.map(|deposit| deposit.room));
    }
    let rows = reader.deposits(&asked).map_err(BOOK)?;
    Ok(rows.into_iter().map(|row| row.id).filter(|id| number.is_none_or(|number| number == *id)).collect())
}

fn hints(reader: &Reader, word: &str, day: BusinessDate) -> Result<Vec<Hint>, Refusal> {
    let mut hints = vec![Hint::Room(word.to_owned())];
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    if !digits {
        hints.push(Hint::Name(word.to_owned()));
    }
    hints.extend(day_digits(word, day).map(Hint::Day));
    if word.len() >= TAIL_MIN && word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        let named = reader.deposit_by_number(word).map_err(BOOK)?;
        hints.extend(named.map(|deposit| Hint::Number(deposit.id)));
    }
    Ok(hints)
}

fn method(word: &str) -> Option<Method> {
    match word.to_lowercase().as_str() {
        "微信" | "wechat" | "wx" => Some(Method::WeChat),
        "支付宝" | "alipay" | "zfb" => Some(Method::Alipay),
        "现金" | "cash" | "xj" => Some(Method::Cash),
        "银行卡" | "刷卡" | "card" | "bank" => Some(Method::BankCard),
        _ => None,
    }
}

fn day_word(word: &str, day: BusinessDate) -> Option<BusinessDate> {
    let back = match word.to_lowercase().as_str() {
        "今天" | "today" => 0,
        "昨天" | "yesterday" => 1,
        "前天" => 2,
        _ => return None,
    };
    business(date(day)?.checked_sub(Span::new().days(back)).ok()?)
}

/// `1126`: that day of this year, or of the last one when it is still to come.
fn day_digits(word: &str, day: BusinessDate) -> Option<BusinessDate> {
    let named: u32 = word.parse().ok().filter(|_| word.len() == 4)?;
    let year = day.0 / 10_000;
    let year = if named > day.0 % 10_000 { year.checked_sub(1)? } else { year };
    business(date(BusinessDate(year * 10_000 + named))?)
}

fn date(day: BusinessDate) -> Option<Date> {
    let year = i16::try_from(day.0 / 10_000).ok()?;
    let (month, date) = (i8::try_from(day.0 / 100 % 100).ok()?, i8::try_from(day.0 % 100).ok()?);
    Date::new(year, month, date).ok()
}
