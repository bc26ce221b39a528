//! Every way of paying in every state of a sale.

use super::*;

/// Due 10.07; cash is rounded to jiao.
const DUE: i64 = 1007;
const PHASES: usize = 7;

/// What was paid before, by column. `Unwanted`: an open attempt that cash has overtaken.
const COLUMNS: [&str; PHASES] = ["Fresh", "Part400", "Awaiting", "Unwanted", "Dead", "Settled", "Abandoned"];

/// `+` counts so much at once, `>` awaits so much, `r` cash rounding, `c` change, `h` held as a deposit; else the refusal.
const TABLE: &[(&str, [&str; PHASES])] = &[
    //                   Fresh  Part400  Awaiting  Unwanted  Dead  Settled  Abandoned
    (
        "wallet 0",
        ["AmountZero", "AmountZero", "AttemptOpen", "AmountZero", "AmountZero", "SaleNotOpen", "SaleNotOpen"],
    ),
    ("wallet 607", [">607", ">607", "AttemptOpen", ">607", ">607", "SaleNotOpen", "SaleNotOpen"]),
    (
        "wallet 1007",
        [">1007", "AmountTooLarge", "AttemptOpen", ">1007", ">1007", "SaleNotOpen", "SaleNotOpen"],
    ),
    (
        "wallet 1008",
        [
            "AmountTooLarge",
            "AmountTooLarge",
            "AttemptOpen",
            "AmountTooLarge",
            "AmountTooLarge",
            "SaleNotOpen",
            "SaleNotOpen",
        ],
    ),
    (
        "record 0",
        ["AmountZero", "AmountZero", "AttemptOpen", "AmountZero", "AmountZero", "SaleNotOpen", "SaleNotOpen"],
    ),
    ("record 607", ["+607", "+607", "AttemptOpen", "+607", "+607", "SaleNotOpen", "SaleNotOpen"]),
    (
        "record 1008",
        [
            "AmountTooLarge",
            "AmountTooLarge",
            "AttemptOpen",
            "AmountTooLarge",
            "AmountTooLarge",
            "SaleNotOpen",
            "SaleNotOpen",
        ],
    ),
    (
        "cash 0",
        ["AmountZero", "AmountZero", "AttemptOpen", "AmountZero", "AmountZero", "SaleNotOpen", "SaleNotOpen"],
    ),
    (
        "member 0",
        ["AmountZero", "AmountZero", "AttemptOpen", "AmountZero", "AmountZero", "SaleNotOpen", "SaleNotOpen"],
    ),
    ("member 607", ["+607", "+607", "AttemptOpen", "+607", "+607", "SaleNotOpen", "SaleNotOpen"]),
    (
        "member 1008",
        [
            "AmountTooLarge",
            "AmountTooLarge",
            "AttemptOpen",
            "AmountTooLarge",
            "AmountTooLarge",
            "SaleNotOpen",
            "SaleNotOpen",
        ],
    ),
    // rounded down 10.00 is asked of 10.07, and 6.00 of 6.07
    ("cash 599", ["+599", "+599", "AttemptOpen", "+599", "+599", "SaleNotOpen", "SaleNotOpen"]),
    ("cash 600", ["+600", "+607r-7", "AttemptOpen", "+600", "+600", "SaleNotOpen", "SaleNotOpen"]),
    ("cash 999", ["+999", "+607r-7c399", "AttemptOpen", "+999", "+999", "SaleNotOpen", "SaleNotOpen"]),
    (
        "cash 1000",
        ["+1007r-7", "+607r-7c400", "AttemptOpen", "+1007r-7", "+1007r-7", "SaleNotOpen", "SaleNotOpen"],
    ),
    (
        "cash 1007",
        [
            "+1007r-7c7",
            "+607r-7c407",
            "AttemptOpen",
            "+1007r-7c7",
            "+1007r-7c7",
            "SaleNotOpen",
            "SaleNotOpen",
        ],
    ),
    // to the nearest 10.10 is asked of 10.07, and 6.10 of 6.07
    ("near 599", ["+599", "+599", "AttemptOpen", "+599", "+599", "SaleNotOpen", "SaleNotOpen"]),
    ("near 607", ["+607", "+607", "AttemptOpen", "+607", "+607", "SaleNotOpen", "SaleNotOpen"]),
    ("near 1007", ["+1007", "+607r3c397", "AttemptOpen", "+1007", "+1007", "SaleNotOpen", "SaleNotOpen"]),
    // enough for the due, not for the rounding: nothing is counted beyond the due
    (
        "near 1008",
        ["+1007r1", "+607r3c398", "AttemptOpen", "+1007r1", "+1007r1", "SaleNotOpen", "SaleNotOpen"],
    ),
    (
        "near 1010",
        ["+1007r3", "+607r3c400", "AttemptOpen", "+1007r3", "+1007r3", "SaleNotOpen", "SaleNotOpen"],
    ),
    (
        "near 2000",
        [
            "+1007r3c990",
            "+607r3c1390",
            "AttemptOpen",
            "+1007r3c990",
            "+1007r3c990",
            "SaleNotOpen",
            "SaleNotOpen",
        ],
    ),
    // change of 1,000 yuan is the most; more is a typing slip
    (
        "cash 101000",
        [
            "+1007r-7c100000",
            "CashUnreadable",
            "AttemptOpen",
            "+1007r-7c100000",
            "+1007r-7c100000",
            "SaleNotOpen",
            "SaleNotOpen",
        ],
    ),
    (
        "cash 101001",
        [
            "CashUnreadable",
            "CashUnreadable",
            "AttemptOpen",
            "CashUnreadable",
            "CashUnreadable",
            "SaleNotOpen",
            "SaleNotOpen",
        ],
    ),
    // whether a payment of the earlier attempt counts when it comes in
    ("takes", ["no", "no", "yes", "no", "no", "no", "no"]),
];

pub(super) fn fen(n: i64) -> Fen {
    Fen::new(n).unwrap()
}

pub(super) fn number(count: usize) -> TradeNo {
    TradeNo::new(format!("1300005200011234{count:08}")).unwrap()
}

pub(super) fn fresh(due: i64, deposit: i64) -> Sale {
    let due = fen(due);
    let entry =
        Entry { gross: due, discount: Fen::ZERO, undiscountable: Fen::ZERO, due, deposit: fen(deposit) };
    Sale::open(SaleId(7), entry)
}

fn sale(column: &str) -> Sale {
    let mut sale = fresh(DUE, 0);
    let attempt = |part| Tender::Wallet {
        no: number(1),
        wallet: Wallet::WeChat,
        amount: fen(DUE),
        part,
        held: Fen::ZERO,
    };
    match column {
        "Fresh" => {}
        "Part400" => sale.tenders.push(sale.take_record(RecordKind::Voucher, fen(400), "").unwrap()),
        "Awaiting" => sale.tenders.push(attempt(WalletPart::Open)),
        "Unwanted" => sale.tenders.push(attempt(WalletPart::Unwanted)),
        "Dead" => sale.tenders.push(attempt(WalletPart::Dead)),
        "Settled" => {
            sale.tenders.push(attempt(WalletPart::Paid));
            sale.status = SaleStatus::Settled;
        }
        "Abandoned" => sale.status = SaleStatus::Abandoned,
        other => panic!("unknown column {other}"),
    }
    sale
}

/// Nothing for nothing, else the letter and the fen.
fn apart(letter: char, n: i64) -> String {
    if n == 0 { String::new() } else { format!("{letter}{n}") }
}

pub(super) fn written(outcome: Result<Tender, Refusal>) -> String {
    match outcome {
        Err(refusal) => format!("{refusal:?}"),
        Ok(Tender::Wallet { amount, part: WalletPart::Open, held, .. }) => {
            format!(">{}{}", amount.get(), apart('h', held.get()))
        }
        Ok(Tender::Wallet { part, .. }) => format!("{part:?}"),
        Ok(Tender::Record { amount, .. }) => format!("+{}", amount.get()),
        Ok(Tender::Cash { amount, rounding, change, held, .. }) => {
            let [rounding, change, held] = [('r', rounding.get()), ('c', change.get()), ('h', held.get())]
                .map(|(letter, n)| apart(letter, n));
            format!("+{}{rounding}{change}{held}", amount.get())
        }
        Ok(Tender::Member { spent, .. }) => format!("+{}", spent.amount().get()),
        Ok(Tender::Deposit { .. }) => "deposit".to_owned(),
    }
}

pub(super) fn jiao(nearest: bool) -> CashRounding {
    CashRounding { unit: fen(10), nearest }
}

#[test]
fn every_tender_in_every_state() {
    let mut ways = std::collections::BTreeSet::new();
    for (act, cells) in TABLE {
        for (column, cell) in COLUMNS.into_iter().zip(cells) {
            let sale = sale(column);
            let (way, amount) = act.split_once(' ').unwrap_or((act, "0"));
            let amount = fen(amount.parse().unwrap());
            ways.insert(way);
            let told = match way {
                "wallet" => written(sale.start_wallet(&number(2), Wallet::Alipay, amount)),
                "record" => written(sale.take_record(RecordKind::BankCard, amount, "ref")),
                "member" => written(sale.take_member(CardId(1), spent(amount))),
                "cash" => written(sale.take_cash(amount, jiao(false))),
                "near" => written(sale.take_cash(amount, jiao(true))),
                "takes" => if sale.takes(&number(1)) { "yes" } else { "no" }.to_owned(),
                other => panic!("unknown way {other}"),
            };
            assert_eq!(told, *cell, "{act} when {column}");
        }
    }
    assert_eq!(ways.into_iter().collect::<Vec<_>>(), ["cash", "member", "near", "record", "takes", "wallet"]);
}

/// A fen of it was a gift.
pub(super) fn spent(amount: Fen) -> Spent {
    let gift = amount.min(fen(1));
    Spent { principal: amount.less_or_zero(gift), gift, earned: Fen::ZERO }
}

#[test]
fn a_card_is_not_loaded_by_a_card() {
    let asked = crate::member::ToppedUp { paid: fen(500), gift: fen(75) };
    let sale = Sale::top_up(SaleId(7), CardId(1), asked);
    assert_eq!(sale.take_member(CardId(2), spent(fen(500))), Err(Refusal::CardByCard));
    let by_wallet = |wallet| written(sale.start_wallet(&number(2), wallet, fen(500)));
    assert_eq!(Wallet::ALL.map(by_wallet), [">500", ">500", "CardByCard"]);
    assert_eq!((sale.rest(), sale.purpose.credit()), (fen(500), crate::ledger::Account::TopUps));
    assert_eq!(written(sale.take_cash(fen(600), jiao(false))), "+500c100");
}

#[test]
fn a_payment_counts_only_while_there_is_room() {
    let mut sale = sale("Awaiting");
    assert!(sale.takes(&number(1)) && !sale.takes(&number(9)));
    assert!(!sale.is_paid_up());
    // cash came first
    sale.mark(&number(1), WalletPart::Unwanted);
    assert!(!sale.takes(&number(1)));
    let cash = sale.take_cash(fen(1000), jiao(false)).unwrap();
    sale.tenders.push(cash);
    assert!(sale.is_paid_up());
    sale.mark(&number(1), WalletPart::Orphan);
    assert_eq!((sale.counted(), sale.rest(), sale.awaited()), (fen(DUE), Fen::ZERO, Fen::ZERO));
}
