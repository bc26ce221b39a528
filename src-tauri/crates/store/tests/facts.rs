//! What goes into the book comes out of it.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::attempt::Phase;
use domain::evidence::Wallet;
use domain::fact::{Copy, Entry, Fact, Mode, PaperRole, PrintState};
use domain::ids::{JobId, SaleId, ShiftId, SlipNo};
use domain::ledger::{Account, balances};
use domain::ledger::{Move, Txn};
use domain::refund;
use domain::sale::SaleStatus;
use domain::tender::{Tender, WalletPart};
use domain::time::BusinessDate;
use shop::hotel::HOTEL_KINDS;
use shop::members::{Deck, MEMBER_KINDS};
use shop::{KINDS, Shop, device, fen, numbering};
use std::collections::{BTreeMap, BTreeSet};
use store::{Book, Opening, Over, Search, verify_book};

fn opening(shop: &mut Shop) -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: shop.stamp() }
}

fn book(shop: &Shop) -> Book {
    let mut book = Book::in_memory(&opening(&mut Shop::default())).unwrap();
    for (stamp, entries) in &shop.acts {
        book.append(stamp, entries).unwrap();
    }
    book
}

#[test]
fn every_kind_of_fact_comes_back_as_it_was_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut shop = Shop::hotel_day().with_members().shop;
    let opening = opening(&mut Shop::default());
    let mut book = Book::open(&path, &opening).unwrap();
    for (stamp, entries) in &shop.acts {
        book.append(stamp, entries).unwrap();
    }
    let (head, work) = (book.head().clone(), book.open_work().unwrap());
    drop(book);

    let mut book = Book::open(&path, &opening).unwrap();
    assert_eq!(book.head(), &head);
    assert_eq!(book.open_work().unwrap(), work);
    assert_eq!(Book::reader(&path).unwrap().head().unwrap(), head);

    let rows = book.journal(0, u32::MAX).unwrap();
    let kinds: BTreeSet<&str> = rows.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, KINDS.into_iter().chain(HOTEL_KINDS).chain(MEMBER_KINDS).collect());
    let wanted: Vec<_> =
        shop.acts.iter().flat_map(|(stamp, all)| all.iter().map(move |e| (stamp, e))).collect();
    assert_eq!(rows.len(), wanted.len() + 1);
    for (row, (stamp, entry)) in rows.iter().skip(1).zip(wanted) {
        assert_eq!(&row.entry().unwrap(), entry);
        assert_eq!(&row.stamp, stamp);
        assert_eq!(row.device, "lane-7");
    }
    let Fact::BookOpened { mode, .. } = rows[0].entry().unwrap().fact else { panic!("{:?}", rows[0]) };
    assert_eq!(mode, Mode::Practice);

    // and the book goes on where it stopped
    shop.acts.clear();
    shop.open_shift();
    let (stamp, entries) = &shop.acts[0];
    book.append(stamp, entries).unwrap();
    assert_eq!(book.head().seq, head.seq + 1);
    drop(book);
    let report = store::verify(&path).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!(report.facts, head.seq + 1);
}

#[test]
fn a_replay_makes_the_same_book_byte_for_byte() {
    let (one, two) = (book(&Shop::hotel_day()), book(&Shop::hotel_day()));
    assert_eq!(one.head(), two.head());
    assert_eq!(verify_book(&one).unwrap().findings, []);
    assert_eq!(verify_book(&one).unwrap().head, one.head().hash);
    assert!(one.holds(5, &one.journal(4, 1).unwrap()[0].hash).unwrap());
    assert!(!one.holds(6, &one.journal(4, 1).unwrap()[0].hash).unwrap());
}

#[test]
fn counters_go_on_after_the_highest_number_used() {
    let book = book(&Shop::day());
    let counters = book.head().counters;
    assert_eq!(counters, book.open_work().unwrap().counters);
    assert_eq!((counters.sale, counters.shift), (7, 2));
    // attempts and refunds share their numbers
    assert_eq!((counters.trade, counters.slip, counters.job), (10, 5, 5));
    assert_eq!(book.head().shift, ShiftId(1));
    assert_eq!(book.head().business_date, BusinessDate(20_261_123));
}

#[test]
fn open_work_is_everything_undecided_and_nothing_else() {
    let book = book(&Shop::day());
    let work = book.open_work().unwrap();
    assert_eq!(work.open_sales.iter().map(|s| s.id).collect::<Vec<_>>(), [SaleId(6)]);
    assert_eq!(work.open_attempts.len(), 1);
    assert_eq!(work.open_attempts[0].amount, fen(7_700));
    assert_eq!(work.open_attempts[0].phase, Phase::Dispatched);
    assert_eq!(work.open_refunds, []);
    let jobs: Vec<_> = work.print_jobs.iter().map(|job| (job.id, job.copy, job.state)).collect();
    assert_eq!(
        jobs,
        [(JobId(3), Copy::First, PrintState::Queued), (JobId(4), Copy::First, PrintState::Unclear)]
    );
    assert_eq!(work.orphans.len(), 1, "its only refund failed, so it is owed still");
    assert_eq!(work.orphans[0].sale, SaleId(4));
    assert_eq!(book.pending_total().unwrap(), fen(7_700));
}

#[test]
fn an_orphan_with_a_refund_under_way_is_not_owed_twice() {
    let mut shop = Shop::day();
    let before = book(&shop);
    let orphan = before.open_work().unwrap().orphans[0].clone();
    let source =
        refund::Source::Wallet { of: orphan.no.clone(), wallet: Wallet::WeChat, total: orphan.amount };
    let back = shop.refund(orphan.sale, source, 8_800, true);
    let during = book(&shop);
    assert_eq!(during.open_work().unwrap().orphans, []);
    assert_eq!(during.open_work().unwrap().open_refunds[0].no, back);
    shop.refund_moved(&back, refund::Phase::Done);
    let after = book(&shop).open_work().unwrap();
    assert_eq!((after.orphans, after.open_refunds), (vec![], vec![]));
}

#[test]
fn a_sale_carries_its_tenders_and_their_parts() {
    let book = book(&Shop::day());
    let parts = |id: u64| -> Vec<WalletPart> {
        let sale = book.sale(SaleId(id)).unwrap().unwrap();
        let wallet = |tender: &Tender| match tender {
            Tender::Wallet { part, .. } => Some(*part),
            _ => None,
        };
        sale.tenders.iter().filter_map(wallet).collect()
    };
    assert_eq!(parts(1), [WalletPart::Paid]);
    assert_eq!(parts(3), [WalletPart::Dead]);
    assert_eq!(parts(4), [WalletPart::Orphan]);
    assert_eq!(parts(5), [WalletPart::Dead]);
    assert_eq!(parts(6), [WalletPart::Dead, WalletPart::Open]);
    let three = book.sale(SaleId(3)).unwrap().unwrap();
    assert_eq!((three.status, three.counted()), (SaleStatus::Settled, fen(3_333)));
    assert_eq!(book.sale(SaleId(99)).unwrap(), None);
}

#[test]
fn an_unwanted_part_is_unwanted_until_it_is_decided() {
    let mut shop = Shop::default();
    let sale = shop.sale(900);
    let no = shop.dispatch(sale, Wallet::WeChat, 900);
    shop.moved(&no, Phase::Asking(domain::evidence::Doubt::Silence), domain::attempt::Want::GiveBack);
    let book = book(&shop);
    let sale = book.sale(sale).unwrap().unwrap();
    assert!(matches!(&sale.tenders[..], [Tender::Wallet { part: WalletPart::Unwanted, .. }]));
    assert_eq!(sale.awaited(), fen(0));
}

#[test]
fn sales_are_found_by_every_number_on_paper() {
    let book = book(&Shop::day());
    let one = book.sale(SaleId(1)).unwrap();
    let attempts = book.attempts_of(SaleId(1)).unwrap();
    let refunds = book.refunds_of(SaleId(1)).unwrap();
    let slips = book.slips_of(SaleId(1)).unwrap();
    assert_eq!((attempts.len(), refunds.len(), slips.len()), (1, 1, 2));
    for slip in &slips {
        assert_eq!(book.sale_by_slip(&slip.no).unwrap(), one);
        assert_eq!(book.slip(&slip.no).unwrap().as_ref(), Some(slip));
    }
    assert_eq!(book.sale_by_trade(attempts[0].no.as_str()).unwrap(), one);
    assert_eq!(book.sale_by_trade(refunds[0].no.as_str()).unwrap(), one);
    let Phase::Paid(paid) = &attempts[0].phase else { panic!("not paid") };
    assert_eq!(book.sale_by_voucher(paid.transaction_id.as_deref().unwrap()).unwrap(), one);
    assert_eq!(book.attempt(attempts[0].no.as_str()).unwrap().as_ref(), attempts.first());
    assert_eq!(book.refund(refunds[0].no.as_str()).unwrap().as_ref(), refunds.first());
    assert_eq!(book.reprints_of(&slips[0].no).unwrap(), 1);
    assert_eq!(book.reprints_of(&slips[1].no).unwrap(), 0);
    let nothing = SlipNo("8000000000000000".into());
    assert_eq!(book.sale_by_slip(&nothing).unwrap(), None);
    assert_eq!(book.sale_by_trade("QT").unwrap(), None);
    assert_eq!(book.sale_by_voucher("").unwrap(), None);
    assert_eq!(book.reprints_of(&nothing).unwrap(), 0);
}

#[test]
fn search_by_day_digits_and_amount() {
    let book = book(&Shop::day());
    let found = |search: Search| -> Vec<u64> {
        book.search(&search).unwrap().into_iter().map(|row| row.id.0).collect()
    };
    let all = Search { limit: 50, ..Search::default() };
    assert_eq!(found(all.clone()), [6, 5, 4, 3, 2, 1]);
    assert_eq!(found(Search { limit: 2, ..all.clone() }), [6, 5]);
    assert_eq!(found(Search { amount: Some(fen(2_000)), ..all.clone() }), [2]);
    assert_eq!(found(Search { amount: Some(fen(2_001)), ..all.clone() }), [0; 0]);
    let day = |from, to| Search { from: Some(BusinessDate(from)), to: Some(BusinessDate(to)), ..all.clone() };
    assert_eq!(found(day(20_261_123, 20_261_123)).len(), 6);
    assert_eq!(found(day(20_261_124, 20_261_130)), [0; 0]);
    let digits = |text: &str| Search { digits: Some(text.into()), ..all.clone() };
    let of_refund = book.refunds_of(SaleId(1)).unwrap()[0].no.clone();
    assert_eq!(found(digits(of_refund.as_str())), [1]);
    let slip = book.slips_of(SaleId(2)).unwrap()[0].no.0.clone();
    assert_eq!(found(digits(&format!(" {} ", &slip[8..]))), [2]);
    assert_eq!(found(digits("00000005")), [4], "an attempt's number");
    assert_eq!(found(digits("00000003")), [2], "a slip's and a refund's number");
    assert_eq!(found(digits(&slip)), [2]);
    assert_eq!(found(digits("%")), [0; 0]);

    let rows = book.search(&digits(of_refund.as_str())).unwrap();
    assert_eq!((rows[0].counted, rows[0].refunded), (fen(12_850), fen(6_000)));
    assert_eq!((rows[0].gross, rows[0].discount, rows[0].due), (fen(12_950), fen(100), fen(12_850)));
    let two = book.search(&Search { amount: Some(fen(2_000)), ..all }).unwrap();
    assert_eq!(two[0].refunded, fen(0), "a failed refund gave nothing");
    assert_eq!(two[0].status, SaleStatus::Settled);
    assert_eq!(two[0].slip, Some(SlipNo(slip)));
}

/// The same sums from the journal alone, by the domain's own fold.
fn folded(book: &Book) -> BTreeMap<Account, money::FenDelta> {
    let (mut pending, mut posted) = (BTreeMap::new(), Vec::<Txn>::new());
    for row in book.journal(0, u32::MAX).unwrap() {
        for step in row.entry().unwrap().moves {
            match step {
                Move::Pend(txn) => drop(pending.insert(txn.id.clone(), txn)),
                Move::Direct(txn) => posted.push(txn),
                Move::Post(id) => posted.extend(pending.remove(&id)),
                Move::Void(id) => drop(pending.remove(&id)),
            }
        }
    }
    balances(&posted).unwrap()
}

#[test]
fn balances_are_the_sums_of_what_was_posted() {
    let mut shop = Shop::day();
    let late = shop.sale(4_000);
    let no = shop.dispatch(late, Wallet::WeChat, 4_000);
    // paid in the next shift on the next day: its figures belong there
    (shop.shift, shop.date) = (2, 20_261_124);
    shop.open_shift();
    shop.paid(late, &no, Wallet::WeChat, 4_000);
    let book = book(&shop);
    let all = book.balances(Over::Everything).unwrap();
    assert_eq!(all, folded(&book));
    assert_eq!(all.values().map(|delta| delta.get()).sum::<i64>(), 0);
    assert_eq!(all[&Account::Clearing(Wallet::WeChat)].get(), 12_850 - 6_000 + 8_800 + 4_000);
    assert_eq!(all[&Account::CashDrawer].get(), 2_000);
    assert_eq!(all[&Account::Refunds].get(), 6_000);
    assert!(!all.contains_key(&Account::Clearing(Wallet::Alipay)), "pending and voided count nothing");
    let second = book.balances(Over::Shift(ShiftId(2))).unwrap();
    assert_eq!(second[&Account::Clearing(Wallet::WeChat)].get(), 4_000);
    let day = |n| Over::Days { from: BusinessDate(n), to: BusinessDate(n) };
    assert_eq!(book.balances(day(20_261_124)).unwrap(), second);
    assert_eq!(
        book.balances(day(20_261_123)).unwrap()[&Account::Clearing(Wallet::WeChat)].get(),
        12_850 - 6_000 + 8_800
    );
    assert_eq!(book.balances(day(20_261_125)).unwrap(), BTreeMap::new());
}

#[test]
fn the_usual_amount_needs_ten_sales() {
    let mut shop = Shop::default();
    for due in 1..=9 {
        let sale = shop.sale(due * 100);
        shop.cash(sale, due * 100);
    }
    assert_eq!(book(&shop).usual_due(20).unwrap(), None);
    let sale = shop.sale(1_000_000);
    shop.cash(sale, 1_000_000);
    let open = shop.sale(1);
    // what is put on cards says nothing of what is sold
    let mut deck = Deck::on(shop);
    let card = deck.open(true);
    deck.top_up(card, 300, true);
    deck.top_up(card, 300, true);
    let book = book(&deck.shop);
    assert_eq!(book.usual_due(20).unwrap(), Some(fen(500)));
    assert_eq!(book.usual_due(9).unwrap(), None);
    assert_eq!(book.sale(open).unwrap().unwrap().status, SaleStatus::Open);
}

#[test]
fn a_device_keeps_its_chain_under_a_new_name() {
    let mut shop = Shop::default();
    let renamed = domain::ids::Numbering { prefix: "ZZ".into(), lane: 9, book: 5 };
    let device = domain::ids::DeviceId("lane-9".into());
    let fact = Fact::DeviceNamed { device: device.clone(), numbering: renamed.clone() };
    shop.act(vec![Entry::plain(fact)]);
    shop.open_shift();
    let book = book(&shop);
    assert_eq!((&book.head().device, &book.head().numbering), (&device, &renamed));
    let rows = book.journal(0, 9).unwrap();
    assert_eq!(
        rows.iter().map(|row| row.device.as_str()).collect::<Vec<_>>(),
        ["lane-7", "lane-7", "lane-9"]
    );
    assert_eq!(verify_book(&book).unwrap().findings, []);
}

#[test]
fn a_sale_belongs_to_the_day_and_shift_that_closed_it() {
    let mut shop = Shop::default();
    let sale = shop.sale(100);
    (shop.shift, shop.date) = (2, 20_261_124);
    shop.cash(sale, 100);
    let book = book(&shop);
    let rows = book.search(&Search { limit: 9, ..Search::default() }).unwrap();
    assert_eq!((rows[0].business_date, rows[0].shift), (BusinessDate(20_261_124), ShiftId(2)));
    assert_eq!(verify_book(&book).unwrap().findings, []);
}

#[test]
fn the_guests_slip_keeps_the_form_it_always_had() {
    let queued = |role| {
        let (job, slip, copy) = (JobId(7), SlipNo("8000".into()), Copy::First);
        serde_json::to_string(&Fact::PrintQueued { job, slip, copy, role }).unwrap()
    };
    let old = r#"{"PrintQueued":{"job":7,"slip":"8000","copy":"First"}}"#;
    assert_eq!(queued(PaperRole::Guest), old);
    assert!(queued(PaperRole::Shop).contains(r#""role":"Shop""#));
    let read: Fact = serde_json::from_str(old).unwrap();
    assert!(matches!(read, Fact::PrintQueued { role: PaperRole::Guest, .. }));
}
