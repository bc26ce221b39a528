//! The table. Each case: the story, the sums worked out by hand, and the whole slip as text.

use crate::desk::{HOUR, WECHAT};
use crate::story::{Story, delta, text};
use domain::ids::SaleId;
use domain::report::{CashFigures, Figures, Report};
use domain::shift::{CashWay, DifferenceReason};
use domain::tender::CashRounding;
use till::engine::Command;

/// trade, settle, received, discount, refund, refund_settle in fen, then the two counts.
fn eight(figures: &Figures) -> [i64; 8] {
    [
        figures.trade.get(),
        figures.settle.get(),
        figures.received.get(),
        figures.discount.get(),
        figures.refund.get(),
        figures.refund_settle.get(),
        i64::from(figures.trades),
        i64::from(figures.refunds),
    ]
}

/// float, sales, refunds, in, out, expected, counted, difference in fen.
fn drawer(cash: &CashFigures) -> [i64; 8] {
    let out = cash.paid_out.plus(cash.dropped).unwrap();
    [
        cash.float.get(),
        cash.sales.get(),
        cash.refunds.get(),
        cash.paid_in.get(),
        out.get(),
        cash.expected.get(),
        cash.counted.unwrap_or_default().get(),
        cash.difference.unwrap_or_default().get(),
    ]
}

fn is(report: &Report, figures: [i64; 8], cash: [i64; 8]) {
    assert_eq!(eight(&report.total), figures, "the eight figures");
    assert_eq!(drawer(&report.cash), cash, "the drawer");
}

#[test]
fn case_01_change_is_not_income() {
    let mut story = Story::begins("500");
    story.cash("128.5", "150");
    story.cash("71.5", "100");
    let (slip, report) = story.hands_over("700", None);
    is(&report, [20_000, 20_000, 20_000, 0, 0, 0, 2, 0], [50_000, 20_000, 0, 0, 0, 70_000, 70_000, 0]);
    insta::assert_snapshot!("case_01", text(&slip));
}

#[test]
fn case_02_what_rounding_gives_up_is_a_discount() {
    let mut story = Story::begins("100");
    story.desk.set_up(|config| {
        config.cash_rounding = CashRounding { unit: crate::story::yuan(10), nearest: false };
    });
    // 12.37 is taken as 12.30, 8.88 as 8.80
    story.cash("12.37", "");
    story.cash("8.88", "");
    let (slip, report) = story.hands_over("121.1", None);
    is(&report, [2_125, 2_110, 2_110, 15, 0, 0, 2, 0], [10_000, 2_110, 0, 0, 0, 12_110, 12_110, 0]);
    insta::assert_snapshot!("case_02", text(&slip));
}

#[test]
fn case_03_a_refund_counts_where_it_is_given() {
    let mut story = Story::begins("0");
    let sale = story.wechat("300");
    let (_, first) = story.hands_over("0", None);
    is(&first, [30_000, 30_000, 30_000, 0, 0, 0, 1, 0], [0; 8]);
    story.on_duty("");
    story.refund(sale, "120", None);
    let (slip, second) = story.hands_over("0", None);
    is(&second, [0, 0, -12_000, 0, 12_000, 12_000, 0, 1], [0; 8]);
    // the first shift's figures have not moved
    let again = story.desk.counter.book().sums(store::Over::Shift(crate::story::shift_of(&first))).unwrap();
    assert_eq!(again.total, first.total);
    insta::assert_snapshot!("case_03", text(&slip));
}

#[test]
fn case_04_a_deposit_across_midnight() {
    let mut story = Story::begins("0");
    let deposit = story.freezes("806", "500");
    let (slip, first) = story.hands_over("0", None);
    assert_eq!(
        (first.deposits.taken.get(), first.deposits.held.get(), first.deposits.held_count),
        (50_000, 50_000, 1)
    );
    is(&first, [0; 8], [0; 8]);
    insta::assert_snapshot!("case_04_evening", text(&slip));
    // the next morning: 380 is taken, 120 goes back
    story.desk.wait(u64::try_from(18 * HOUR).unwrap());
    story.on_duty("");
    story.settles(deposit, "380");
    let (slip, second) = story.hands_over("0", None);
    let deposits = &second.deposits;
    assert_eq!((deposits.consumed.get(), deposits.returned.get(), deposits.held.get()), (38_000, 12_000, 0));
    is(&second, [38_000, 38_000, 38_000, 0, 0, 0, 1, 0], [0; 8]);
    insta::assert_snapshot!("case_04_morning", text(&slip));
}

#[test]
fn case_05_a_wallet_payment_given_back_in_cash_is_seen_as_what_it_is() {
    // the guest's card is dead: the wallet's money stays, notes go out as paid out
    let mut story = Story::begins("200");
    story.wechat("88");
    story.moves(CashWay::PayOut, "88");
    let (slip, report) = story.hands_over("112", None);
    is(&report, [8_800, 8_800, 8_800, 0, 0, 0, 1, 0], [20_000, 0, 0, 0, 8_800, 11_200, 11_200, 0]);
    insta::assert_snapshot!("case_05", text(&slip));
}

#[test]
fn case_06_a_cash_refund_leaves_the_drawer() {
    let mut story = Story::begins("300");
    let sale = story.cash("66", "100");
    story.refund(sale, "16", None);
    let (slip, report) = story.hands_over("350", None);
    is(
        &report,
        [6_600, 6_600, 5_000, 0, 1_600, 1_600, 1, 1],
        [30_000, 6_600, 1_600, 0, 0, 35_000, 35_000, 0],
    );
    insta::assert_snapshot!("case_06", text(&slip));
}

#[test]
fn case_07_coupons_lower_the_settlement_and_come_back_with_the_refund() {
    let mut story = Story::begins("0");
    // 100 with a coupon of 8 that the shop bears; half is given back, of which it bears 46
    let sale = story.wallet("100", WECHAT, Some(9_200));
    story.refund(sale, "50", Some(4_600));
    let (slip, report) = story.hands_over("0", None);
    is(&report, [10_000, 9_200, 4_600, 800, 5_000, 4_600, 1, 1], [0; 8]);
    insta::assert_snapshot!("case_07", text(&slip));
}

#[test]
fn case_08_over() {
    let mut story = Story::begins("500");
    story.cash("40", "50");
    let (slip, report) = story.hands_over("550", Some(DifferenceReason::Change));
    assert_eq!(report.cash.difference, Some(delta(1_000)));
    assert_eq!(report.reason, Some(DifferenceReason::Change));
    // what was found is what the next shift begins with
    assert_eq!(story.desk.picture().float.fen, 55_000);
    insta::assert_snapshot!("case_08", text(&slip));
}

#[test]
fn case_09_short() {
    let mut story = Story::begins("500");
    story.cash("40", "");
    let (slip, report) = story.hands_over("537.5", Some(DifferenceReason::Unknown));
    assert_eq!(report.cash.difference, Some(delta(-250)));
    insta::assert_snapshot!("case_09", text(&slip));
}

#[test]
fn case_10_a_payment_between_two_shifts_is_nobodys() {
    let mut story = Story::begins("0");
    let charge = story.starts("45");
    story.does(Command::Park);
    let (_, first) = story.hands_over("0", None);
    is(&first, [0; 8], [0; 8]);
    assert_eq!(first.carried.cases, 1);
    story.desk.paid(&charge);
    story.on_duty("");
    story.wechat("10");
    let (slip, second) = story.hands_over("0", None);
    is(&second, [1_000, 1_000, 1_000, 0, 0, 0, 1, 0], [0; 8]);
    assert_eq!(eight(&second.unattended.unwrap()), [4_500, 4_500, 4_500, 0, 0, 0, 1, 0]);
    insta::assert_snapshot!("case_10", text(&slip));
}

#[test]
fn case_11_cash_in_out_and_to_the_safe() {
    let mut story = Story::begins("200");
    story.cash("1000", "");
    story.moves(CashWay::Drop, "800");
    story.moves(CashWay::PayIn, "100");
    story.moves(CashWay::PayOut, "30");
    let (slip, report) = story.hands_over("470", None);
    is(
        &report,
        [100_000, 100_000, 100_000, 0, 0, 0, 1, 0],
        [20_000, 100_000, 0, 10_000, 83_000, 47_000, 47_000, 0],
    );
    insta::assert_snapshot!("case_11", text(&slip));
}

#[test]
fn case_12_a_clock_set_back_moves_nothing() {
    let mut story = Story::begins("0");
    story.wechat("10");
    story.desk.now.wall.0 -= 26 * HOUR;
    story.wechat("20");
    story.desk.now.wall.0 += 26 * HOUR;
    story.wechat("30");
    let (slip, report) = story.hands_over("0", None);
    is(&report, [6_000, 6_000, 6_000, 0, 0, 0, 3, 0], [0; 8]);
    let day = story.day();
    assert_eq!(day.total, report.total);
    insta::assert_snapshot!("case_12", text(&slip));
}

#[test]
fn case_13_a_night_belongs_to_the_day_it_began() {
    let mut story = Story::begins("0");
    // until after midnight and after the day's end at four
    story.desk.wait(u64::try_from(13 * HOUR).unwrap());
    story.wechat("88");
    story.desk.wait(u64::try_from(4 * HOUR).unwrap());
    let (slip, report) = story.hands_over("0", None);
    is(&report, [8_800, 8_800, 8_800, 0, 0, 0, 1, 0], [0; 8]);
    insta::assert_snapshot!("case_13", text(&slip));
}

#[test]
fn case_14_a_deposit_paid_with_the_room_is_no_income() {
    let mut story = Story::begins("100");
    story.desk.set_up(|config| config.limits.slash = domain::entry::Slash::Deposit);
    // 300 for the room and 500 to be given back, in one charge; then 300 and 200 in notes
    story.wechat("300/500");
    story.cash("300/200", "600");
    let (slip, report) = story.hands_over("600", None);
    assert_eq!(eight(&report.total), [60_000, 60_000, 60_000, 0, 0, 0, 2, 0]);
    assert_eq!((report.deposits.taken.get(), report.deposits.held.get()), (70_000, 70_000));
    assert_eq!((report.cash.sales.get(), report.cash.deposits_in.get()), (30_000, 20_000));
    assert_eq!(report.cash.expected.get(), 60_000);
    insta::assert_snapshot!("case_14", text(&slip));
}

#[test]
fn case_15_the_day_is_the_sum_of_its_shifts_and_of_nobodys_time() {
    let mut story = Story::begins("100");
    story.cash("50", "");
    let charge = story.starts("45");
    story.does(Command::Park);
    story.hands_over("150", None);
    story.desk.paid(&charge);
    story.on_duty("");
    let sale: SaleId = story.alipay("200");
    story.refund(sale, "20", None);
    story.hands_over("150", None);
    let day = story.day();
    assert_eq!(eight(&day.total), [29_500, 29_500, 27_500, 0, 2_000, 2_000, 3, 1]);
    let (slip, _) = story.last_report(domain::slip::SlipKind::Summary);
    insta::assert_snapshot!("case_15", text(&slip));
}
