//! What is typed about members: holders, signed amounts, reasons.

use crate::view::HolderEdit;
use ::members::{Code, Name, Note, Person, Phone};
use domain::refusal::Refusal;
use domain::shift::NOTE_MAX;
use money::{Fen, FenDelta, parse_amount};

/// Longest name of a holder, in characters.
const NAME_MAX: usize = 40;
/// Digits of a mobile number, which begins with 1.
const MOBILE: usize = 11;

/// What is put down of a holder. A phone that stands there masked stays what it was.
///
/// # Errors
/// [`Refusal::HolderName`], [`Refusal::HolderPhone`], [`Refusal::CardNumberTaken`] for a code that cannot be one,
/// [`Refusal::ReasonMissing`] for a remark that is too long.
pub(super) fn read_holder(edit: &HolderEdit, before: Option<&Person>) -> Result<Person, Refusal> {
    let name = Name::new(&edit.name).filter(|name| name.reveal().chars().count() <= NAME_MAX);
    let known = before.and_then(|person| person.phone);
    let phone = match edit.phone.trim() {
        "" => None,
        masked if known.is_some_and(|known| known.to_string() == masked) => known,
        typed => Some(Phone::parse(typed).ok_or(Refusal::HolderPhone)?),
    };
    Ok(Person {
        name: name.ok_or(Refusal::HolderName)?,
        phone,
        code: read_code(&edit.code)?,
        note: Note::new(&edit.note).ok_or(Refusal::ReasonMissing)?,
    })
}

/// What is printed on the plastic; `None` when nothing is.
///
/// # Errors
/// [`Refusal::CardNumberTaken`].
pub(super) fn read_code(code: &str) -> Result<Option<Code>, Refusal> {
    match code.trim() {
        "" => Ok(None),
        typed => Code::parse(typed).map(Some).ok_or(Refusal::CardNumberTaken),
    }
}

/// `+20`, `-3.5`. Without a sign nobody knows which way it was meant.
///
/// # Errors
/// As an amount's; [`Refusal::AmountUnreadable`] without a sign.
pub(super) fn read_signed(text: &str) -> Result<FenDelta, Refusal> {
    let text = text.trim();
    if let Some(more) = text.strip_prefix(['+', '＋']) {
        return Ok(parse_amount(more).map(Fen::as_delta)?);
    }
    let less = text.strip_prefix(['-', '－', '−']).ok_or(Refusal::AmountUnreadable)?;
    Ok(parse_amount(less)?.as_delta().negated())
}

/// Why something was done, for the book: mobile numbers in it are masked, as the book never forgets.
///
/// # Errors
/// [`Refusal::ReasonMissing`] when it is empty or too long.
pub(super) fn read_reason(text: &str) -> Result<String, Refusal> {
    let plain: String = text.trim().chars().filter(|c| !c.is_control()).collect();
    if plain.is_empty() || plain.chars().count() > NOTE_MAX {
        return Err(Refusal::ReasonMissing);
    }
    Ok(mask_mobiles(&plain))
}

fn mask_mobiles(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(at);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (run, after) = digits.split_at(end);
        out.push_str(before);
        match Phone::parse(run).filter(|_| run.len() == MOBILE && run.starts_with('1')) {
            Some(phone) => out.push_str(&phone.to_string()),
            None => out.push_str(run),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_amounts() {
        let got = |text: &str| read_signed(text).map(FenDelta::get);
        let table = [
            ("+20", Ok(2000)),
            (" ＋20.05", Ok(2005)),
            ("-3.5", Ok(-350)),
            ("－3.5", Ok(-350)),
            ("20", Err(Refusal::AmountUnreadable)),
            ("+0", Err(Refusal::AmountZero)),
            ("-", Err(Refusal::AmountEmpty)),
            ("+-3", Err(Refusal::AmountNegative)),
            ("", Err(Refusal::AmountUnreadable)),
        ];
        for (text, expected) in table {
            assert_eq!(got(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_reason_keeps_no_mobile_number() {
        let table = [
            ("打错了", "打错了"),
            ("客人13812345678要求", "客人138****5678要求"),
            ("13812345678/13900001111", "138****5678/139****1111"),
            ("单号123456789012", "单号123456789012"),
            ("2026年11月", "2026年11月"),
        ];
        for (text, expected) in table {
            assert_eq!(read_reason(text).as_deref(), Ok(expected));
        }
        assert_eq!(read_reason(" \n"), Err(Refusal::ReasonMissing));
        assert_eq!(read_reason(&"长".repeat(61)), Err(Refusal::ReasonMissing));
    }

    #[test]
    fn a_holder_as_typed() {
        let edit = |name: &str, phone: &str, code: &str| HolderEdit {
            name: name.to_owned(),
            phone: phone.to_owned(),
            code: code.to_owned(),
            note: String::new(),
        };
        let known = read_holder(&edit("张三", "138 1234 5678", "vip-7"), None).unwrap();
        assert_eq!(known.phone, Phone::parse("13812345678"));
        assert_eq!(known.code, Code::parse("VIP7"));
        // as it was shown it stays; another mask is no number
        let same = read_holder(&edit("张三", "138****5678", ""), Some(&known)).unwrap();
        assert_eq!((same.phone, same.code), (known.phone, None));
        let refused = |edit: HolderEdit| read_holder(&edit, Some(&known)).unwrap_err();
        assert_eq!(refused(edit("张三", "139****5678", "")), Refusal::HolderPhone);
        assert_eq!(refused(edit(&"长".repeat(41), "", "")), Refusal::HolderName);
        assert_eq!(refused(edit("", "", "卡")), Refusal::CardNumberTaken);
        assert_eq!(read_holder(&edit("", "", ""), None).unwrap(), Person::default());
    }
}
