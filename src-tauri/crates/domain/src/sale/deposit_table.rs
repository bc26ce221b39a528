//! Every way of paying a sale that a deposit goes with.

use super::table::{fen, fresh, jiao, number, spent, written};
use super::*;

/// Due 10.07 and a deposit of 50.00; cash is rounded to jiao, the deposit never is.
const DUE: i64 = 1007;
const DEPOSIT: i64 = 5000;

/// Notation as in the table of sales without deposits; `Part400` has 4.00 in cash.
const COLUMNS: [&str; 3] = ["Fresh", "Part400", "Awaiting"];

const TABLE: &[(&str, [&str; 3])] = &[
    // a part pays the sale alone; the deposit comes with what covers the rest
    ("wallet 606", [">606", ">606", "AttemptOpen"]),
    ("wallet 607", [">607", ">607h5000", "AttemptOpen"]),
    ("wallet 1007", [">1007h5000", "AmountTooLarge", "AttemptOpen"]),
    ("wallet 6007", ["AmountTooLarge", "AmountTooLarge", "AttemptOpen"]),
    // a booked deposit has no way back by itself
    ("record 606", ["+606", "+606", "AttemptOpen"]),
    ("record 607", ["+607", "DepositNotByRecord", "AttemptOpen"]),
    ("record 1007", ["DepositNotByRecord", "AmountTooLarge", "AttemptOpen"]),
    ("member 606", ["+606", "+606", "AttemptOpen"]),
    ("member 607", ["+607", "DepositNotByRecord", "AttemptOpen"]),
    // rounded down 10.00 is asked of 10.07, and 6.00 of 6.07
    ("cash 0", ["AmountZero", "AmountZero", "AttemptOpen"]),
    ("cash 599", ["+599", "+599", "AttemptOpen"]),
    ("cash 600", ["+600", "DepositMissing", "AttemptOpen"]),
    ("cash 999", ["+999", "DepositMissing", "AttemptOpen"]),
    ("cash 1000", ["DepositMissing", "DepositMissing", "AttemptOpen"]),
    ("cash 5599", ["DepositMissing", "DepositMissing", "AttemptOpen"]),
    ("cash 5600", ["DepositMissing", "+607r-7h5000", "AttemptOpen"]),
    ("cash 5999", ["DepositMissing", "+607r-7c399h5000", "AttemptOpen"]),
    ("cash 6000", ["+1007r-7h5000", "+607r-7c400h5000", "AttemptOpen"]),
    ("cash 6007", ["+1007r-7c7h5000", "+607r-7c407h5000", "AttemptOpen"]),
    ("cash 10000", ["+1007r-7c4000h5000", "+607r-7c4400h5000", "AttemptOpen"]),
    // to the nearest 10.10 is asked of 10.07, and 6.10 of 6.07; what covers the due is enough
    ("near 606", ["+606", "+606", "AttemptOpen"]),
    ("near 607", ["+607", "DepositMissing", "AttemptOpen"]),
    ("near 1006", ["+1006", "DepositMissing", "AttemptOpen"]),
    ("near 1010", ["DepositMissing", "DepositMissing", "AttemptOpen"]),
    ("near 5607", ["DepositMissing", "+607h5000", "AttemptOpen"]),
    ("near 6006", ["DepositMissing", "+607r3c396h5000", "AttemptOpen"]),
    ("near 6007", ["+1007h5000", "+607r3c397h5000", "AttemptOpen"]),
    ("near 6008", ["+1007r1h5000", "+607r3c398h5000", "AttemptOpen"]),
    ("near 6010", ["+1007r3h5000", "+607r3c400h5000", "AttemptOpen"]),
    ("near 6100", ["+1007r3c90h5000", "+607r3c490h5000", "AttemptOpen"]),
    // change of 1,000 yuan is the most
    ("cash 105600", ["+1007r-7c99600h5000", "+607r-7c100000h5000", "AttemptOpen"]),
    ("cash 106000", ["+1007r-7c100000h5000", "CashUnreadable", "AttemptOpen"]),
    ("cash 106001", ["CashUnreadable", "CashUnreadable", "AttemptOpen"]),
];

fn sale(column: &str) -> Sale {
    let mut sale = fresh(DUE, DEPOSIT);
    let tender = match column {
        "Fresh" => return sale,
        "Part400" => sale.take_cash(fen(400), jiao(false)),
        "Awaiting" => sale.start_wallet(&number(1), Wallet::WeChat, fen(DUE)),
        other => panic!("unknown column {other}"),
    };
    sale.tenders.push(tender.unwrap());
    sale
}

#[test]
fn every_tender_of_a_sale_with_a_deposit() {
    for (act, cells) in TABLE {
        for (column, cell) in COLUMNS.into_iter().zip(cells) {
            let sale = sale(column);
            let (way, amount) = act.split_once(' ').unwrap();
            let amount = fen(amount.parse().unwrap());
            let told = match way {
                "wallet" => written(sale.start_wallet(&number(2), Wallet::Alipay, amount)),
                "record" => written(sale.take_record(RecordKind::BankCard, amount, "ref")),
                "member" => written(sale.take_member(CardId(1), spent(amount))),
                "cash" => written(sale.take_cash(amount, jiao(false))),
                "near" => written(sale.take_cash(amount, jiao(true))),
                other => panic!("unknown way {other}"),
            };
            assert_eq!(told, *cell, "{act} when {column}");
        }
    }
}

#[test]
fn the_deposit_is_held_with_the_whole_rest_and_with_nothing_else() {
    let sale = sale("Part400");
    let table = [(0, 0), (1, 0), (606, 0), (607, DEPOSIT), (608, 0), (DUE, 0)];
    for (amount, held) in table {
        assert_eq!(sale.held_with(fen(amount)), fen(held), "{amount}");
    }
    assert_eq!(fresh(DUE, 0).held_with(fen(DUE)), Fen::ZERO);
    // with nothing left to pay nothing is held a second time
    let mut paid = self::sale("Awaiting");
    paid.mark(&number(1), WalletPart::Paid);
    assert_eq!(paid.held_with(paid.rest()), Fen::ZERO);
}

/// A card's balance pays a part of the sale, and not the rest with which a deposit would be held.
#[test]
fn no_deposit_is_held_in_a_cards_balance() {
    for (column, rest) in [("Fresh", DUE), ("Part400", 607)] {
        let by_card = |n| written(sale(column).start_wallet(&number(2), Wallet::OnlineCard, fen(n)));
        assert_eq!(
            [by_card(rest - 1), by_card(rest)],
            [format!(">{}", rest - 1), "DepositChannel".to_owned()]
        );
    }
}

/// The deposit is no part of what the sale counts.
#[test]
fn a_deposit_neither_pays_the_sale_nor_is_awaited_for_it() {
    let mut sale = sale("Awaiting");
    assert_eq!((sale.counted(), sale.awaited(), sale.rest()), (Fen::ZERO, fen(DUE), fen(DUE)));
    sale.mark(&number(1), WalletPart::Paid);
    assert!(sale.is_paid_up());
    assert_eq!(sale.counted(), fen(DUE));
    // cash overtakes an open attempt with the deposit in it: that one is held once all the same
    let mut sale = self::sale("Awaiting");
    sale.mark(&number(1), WalletPart::Unwanted);
    let cash = sale.take_cash(fen(6000), jiao(false));
    assert_eq!(written(cash.clone()), "+1007r-7h5000");
    sale.tenders.push(cash.unwrap());
    assert!(sale.is_paid_up() && !sale.takes(&number(1)));
}
