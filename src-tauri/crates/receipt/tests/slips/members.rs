//! What paper says of member cards: paid by card, topped up, given back, moved, told and brought in.

use crate::golden::{as_text, compare};
use crate::reader::read;
use domain::evidence::Wallet;
use domain::fact::Copy;
use domain::member::{CardId, MoveKind, Spent};
use domain::slip::{CardPart, Slip, SlipKind, SlipTender, StatementLine};
use domain::time::Wall;
use money::{Fen, FenDelta};
use receipt::{Columns, Language, Looks, Paper, SAMPLE_WHEN, Shop, Templates, encode, preview, sample};

fn fen(amount: i64) -> Fen {
    Fen::new(amount).unwrap()
}

fn delta(amount: i64) -> FenDelta {
    FenDelta::new(amount).unwrap()
}

fn part(kind: MoveKind, moved: (i64, i64), after: (i64, i64)) -> CardPart {
    CardPart {
        card: CardId(123),
        kind,
        principal: delta(moved.0),
        gift: delta(moved.1),
        principal_after: fen(after.0),
        gift_after: fen(after.1),
    }
}

/// 298.50, of which 220 by card and the rest in notes; the card earns 30.
fn card_sale(language: Language) -> Slip {
    let sale = sample(SlipKind::Sale, language);
    let spent = Spent { principal: fen(20_000), gift: fen(2_000), earned: fen(3_000) };
    let cash = SlipTender::Cash {
        amount: fen(7_850),
        rounding: FenDelta::ZERO,
        received: fen(8_000),
        change: fen(150),
    };
    Slip {
        tenders: vec![SlipTender::Member { card: CardId(123), spent }, cash],
        cards: vec![part(MoveKind::Spend, (-20_000, 1_000), (30_000, 8_500))],
        ..sale
    }
}

/// 500 by wallet, with a gift of 75.
fn top_up(language: Language) -> Slip {
    let sale = sample(SlipKind::Sale, language);
    let no = domain::ids::TradeNo::new("sz0100aBcD000101000000000009").unwrap();
    let wallet = SlipTender::Wallet {
        wallet: Wallet::Alipay,
        amount: fen(50_000),
        guest_paid: fen(50_000),
        no,
        transaction_id: None,
    };
    Slip {
        gross: fen(50_000),
        discount: Fen::ZERO,
        total: fen(50_000),
        tenders: vec![wallet],
        reason: String::new(),
        cards: vec![part(MoveKind::TopUp, (50_000, 7_500), (80_000, 16_000))],
        ..sale
    }
}

/// 500 go off the card with what is left of their gift; 15 are kept for gift that is spent.
fn top_up_refund(language: Language) -> Slip {
    Slip {
        total: fen(48_500),
        tenders: vec![SlipTender::CashRefund { amount: fen(48_500) }],
        cards: vec![part(MoveKind::TopUpRefund, (-50_000, -6_000), (30_000, 0))],
        ..sample(SlipKind::Refund, language)
    }
}

/// 110 go back onto the card, and the 15 that they had earned go off it.
fn give_back(language: Language) -> Slip {
    Slip {
        total: fen(11_000),
        tenders: vec![SlipTender::MemberRefund { card: CardId(123), amount: fen(11_000) }],
        cards: vec![part(MoveKind::GiveBack, (10_000, -500), (40_000, 8_000))],
        ..sample(SlipKind::Refund, language)
    }
}

/// The principal is paid out in notes and the gift expires.
fn closed(language: Language) -> Slip {
    Slip {
        total: fen(30_000),
        tenders: vec![SlipTender::CashRefund { amount: fen(30_000) }],
        cards: vec![part(MoveKind::Close, (-30_000, -8_500), (0, 0))],
        ..sample(SlipKind::Card, language)
    }
}

fn rows(slip: &Slip, language: Language, columns: Columns) -> Vec<String> {
    let shop = Shop { name: "海景酒店".to_owned(), language, paper: Paper::new(columns), logo: None };
    let looks = Looks::new(&Templates::default(), &shop);
    let lines = looks.of(slip.kind).layout(slip, Copy::First, &|_| SAMPLE_WHEN.to_owned());
    let rows = preview(&lines, columns);
    let printed = read(&encode(&lines, &shop.paper), columns.count());
    assert_eq!(printed.rows, rows, "paper and screen");
    rows.into_iter().map(|row| row.text).collect()
}

/// Rows without the spaces between label and figure, in Chinese on wide paper.
fn told(slip: &Slip) -> Vec<String> {
    rows(slip, Language::Zh, Columns::C48)
        .into_iter()
        .map(|row| row.split_whitespace().collect::<String>())
        .collect()
}

/// All of these rows, in this order.
fn says(rows: &[String], wanted: &[&str]) {
    let mut rest = rows.iter();
    for row in wanted {
        assert!(rest.any(|one| one == row), "{row} in {rows:#?}");
    }
}

/// A paper by its name, and the slip of it.
type Paged = (&'static str, fn(Language) -> Slip);

const PAPERS: [Paged; 5] = [
    ("sale", card_sale),
    ("topup", top_up),
    ("unload", top_up_refund),
    ("giveback", give_back),
    ("close", closed),
];

#[test]
fn every_paper_is_as_it_was_looked_at() {
    for (word, language) in [("zh", Language::Zh), ("en", Language::En)] {
        for columns in [Columns::C32, Columns::C48] {
            let shop =
                Shop { name: "海景酒店".to_owned(), language, paper: Paper::new(columns), logo: None };
            let looks = Looks::new(&Templates::default(), &shop);
            for (name, slip) in PAPERS {
                let slip = slip(language);
                let lines = looks.of(slip.kind).layout(&slip, Copy::First, &|_| SAMPLE_WHEN.to_owned());
                let rows = preview(&lines, columns);
                let printed = read(&encode(&lines, &shop.paper), columns.count());
                assert_eq!(printed.rows, rows, "{name}: paper and screen");
                let name = format!("member_{name}_{word}_{}.txt", columns.count());
                compare(&name, as_text(&rows).as_bytes());
            }
        }
    }
}

#[test]
fn a_payment_by_card_explains_the_balance() {
    let rows = told(&card_sale(Language::Zh));
    says(
        &rows,
        &[
            "收款小票",
            "合计￥298.50",
            "会员卡220.00",
            "现金78.50",
            "会员号000123",
            "本次消费220.00",
            "本金200.00",
            "赠送20.00",
            "获赠30.00",
            "消费前余额575.00",
            "消费后余额385.00",
            "本金300.00",
            "赠送85.00",
        ],
    );
}

#[test]
fn a_balance_that_does_not_hold_together_is_not_told() {
    let mut slip = card_sale(Language::Zh);
    slip.cards[0].principal = delta(40_000);
    let rows = told(&slip);
    assert!(!rows.iter().any(|row| row.contains("消费前余额")), "{rows:#?}");
    says(&rows, &["消费后余额385.00"]);
}

/// The kind of paper is told even where the owner's form leaves titles out.
#[test]
fn a_top_up_is_no_sale() {
    let rows = told(&top_up(Language::Zh));
    says(
        &rows,
        &[
            "会员充值",
            "充值金额￥500.00",
            "支付宝500.00",
            "会员号000123",
            "充值+575.00",
            "本金+500.00",
            "赠送+75.00",
        ],
    );
    says(&rows, &["余额960.00", "本金800.00", "赠送160.00"]);
    for absent in ["收款小票", "合计", "消费"] {
        assert!(!rows.iter().any(|row| row.contains(absent)), "{absent} in {rows:#?}");
    }
    let sale = told(&card_sale(Language::Zh));
    assert!(!sale.iter().any(|row| row.contains("充值")), "{sale:#?}");
}

#[test]
fn a_refunded_top_up_says_what_came_off_and_what_was_kept() {
    let rows = told(&top_up_refund(Language::Zh));
    says(
        &rows,
        &[
            "会员充值退款",
            "退款合计￥485.00",
            "会员号000123",
            "充值退款-560.00",
            "本金-500.00",
            "其中抵扣已用赠送15.00",
            "赠送-60.00",
            "余额300.00",
        ],
    );
    let mut plain = top_up_refund(Language::Zh);
    plain.total = fen(50_000);
    assert!(!told(&plain).iter().any(|row| row.contains("抵扣")));
}

#[test]
fn a_payment_that_went_back_onto_the_card_says_so() {
    let rows = told(&give_back(Language::Zh));
    says(
        &rows,
        &[
            "退款小票",
            "退款合计￥110.00",
            "退回会员卡110.00",
            "已退回卡内余额",
            "会员号000123",
            "消费退回+110.00",
            "本金+100.00",
            "赠送+10.00",
            "收回获赠-15.00",
            "余额480.00",
        ],
    );
}

#[test]
fn a_card_slip_is_called_what_happened_and_signed_where_money_moved() {
    let table = [
        (MoveKind::Adjust, (-500, 0), "余额调整", true),
        (MoveKind::CardOut, (-500, -10), "转卡", true),
        (MoveKind::ReplaceOut, (-500, -10), "换卡", true),
        (MoveKind::Close, (-500, -10), "销卡", true),
        (MoveKind::Lost, (0, 0), "挂失", false),
        (MoveKind::Found, (0, 0), "解除挂失", false),
        (MoveKind::SmallChange, (70, 0), "零钱存卡", false),
        (MoveKind::OpeningUndone, (-500, 0), "会员卡业务单", true),
    ];
    for (kind, moved, title, signed) in table {
        let slip =
            Slip { cards: vec![part(kind, moved, (1_200, 30))], ..sample(SlipKind::Card, Language::Zh) };
        let rows = told(&slip);
        says(&rows, &[title, "会员号000123", "余额12.30", "批准人陈经理", "原因:家人共用"]);
        let signs = rows.iter().any(|row| row.starts_with("顾客签名"));
        assert_eq!(signs, signed, "{title}: {rows:#?}");
    }
    says(&told(&closed(Language::Zh)), &["销卡-385.00", "本金-300.00", "赠送作废-85.00", "退还￥300.00"]);
    let none = Slip { cards: Vec::new(), ..sample(SlipKind::Card, Language::Zh) };
    says(&told(&none), &["会员卡业务单"]);
}

#[test]
fn a_statement_adds_up_before_the_guests_eyes() {
    let slip = sample(SlipKind::Statement, Language::Zh);
    let rows = rows(&slip, Language::Zh, Columns::C48);
    for row in [
        "时间                项目         金额       余额",
        "期初余额                                    0.00",
        "2026-01-01 12:00:00 充值            +575.00 575.00",
        "2026-01-01 12:00:00 消费            -130.00 445.00",
        "2026-01-01 12:00:00 消费获赠          +1.80 446.80",
    ] {
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        assert!(rows.iter().any(|one| squeezed(one) == squeezed(row)), "{row} in {rows:#?}");
    }
    says(
        &told(&slip),
        &["会员号000123", "存入合计+596.80", "支出合计-130.00", "余额466.80", "本金400.00", "赠送66.80"],
    );
    let none = Slip { statement: Vec::new(), ..slip };
    says(&told(&none), &["没有变动", "存入合计0.00", "支出合计0.00", "余额466.80"]);
}

/// The largest amounts that money can be, and every kind: all of it is there on every paper.
#[test]
fn nothing_of_the_largest_figures_is_clipped() {
    let most = Fen::MAX;
    let line = |(n, kind)| StatementLine {
        wall: Wall(n),
        kind,
        principal: if n % 2 == 0 { most.as_delta() } else { most.as_delta().negated() },
        gift: FenDelta::ZERO,
        after: most,
    };
    let all =
        CardPart { card: CardId(u64::MAX), principal_after: most, ..part(MoveKind::Adjust, (0, 0), (0, 0)) };
    for language in [Language::Zh, Language::En] {
        let mut statement = sample(SlipKind::Statement, language);
        statement.statement = (0..).zip(MoveKind::ALL).map(line).collect();
        statement.cards = vec![all];
        let mut card = sample(SlipKind::Card, language);
        card.cards = vec![CardPart { principal: most.as_delta(), gift: delta(-1), ..all }];
        let mut report = sample(SlipKind::Handover, language);
        let figures = report.report.as_mut().unwrap().members.as_mut().unwrap();
        figures.topped_up = most.as_delta();
        figures.topped_up_count = u32::MAX;
        figures.principal = most.as_delta().negated();
        for columns in Columns::ALL {
            let times = |slip: &Slip, text: &str| {
                rows(slip, language, columns).iter().filter(|row| row.contains(text)).count()
            };
            let word = most.to_string();
            assert_eq!(times(&statement, &format!("+{word}")), 9, "{language:?} {columns:?}");
            assert_eq!(times(&statement, &format!("-{word}")), 9, "{language:?} {columns:?}");
            assert!(times(&card, &word) >= 2 && times(&card, "18446744073709551615") == 1);
            assert_eq!(times(&report, &word), 2, "{language:?} {columns:?}");
        }
    }
}

#[test]
fn a_batch_says_what_the_owner_signs() {
    let mut slip = sample(SlipKind::Import, Language::Zh);
    let rows = told(&slip);
    says(
        &rows,
        &[
            "会员余额导入单",
            "新卡(张)7812",
            "并入已有卡(笔)188",
            "本金3124800.50",
            "赠送281600.00",
            "合计￥3406400.50",
            "文件校验码3fa1c07b",
        ],
    );
    assert!(rows.iter().any(|row| row.starts_with("店主签名")), "{rows:#?}");
    assert!(!rows.iter().any(|row| row.contains("未区分")), "{rows:#?}");
    slip.import.as_mut().unwrap().whole = true;
    assert!(told(&slip).iter().any(|row| row.contains("文件未区分")));
}

#[test]
fn a_report_without_cards_says_nothing_of_them() {
    let mut slip = sample(SlipKind::Handover, Language::Zh);
    says(&told(&slip), &["会员卡", "充值2笔1000.00", "赠送150.00", "消费本金2笔170.00", "消费赠送30.00"]);
    says(&told(&slip), &["退出50.00", "调整-2.00", "期末本金312480.50", "期末赠送28160.00", "会员卡张数812"]);
    assert!(!told(&slip).iter().any(|row| row.starts_with("导入")));
    for none in [None, Some(domain::report::MemberFigures::default())] {
        slip.report.as_mut().unwrap().members = none;
        assert!(!told(&slip).iter().any(|row| row.contains("充值") || row.contains("期末")), "{none:?}");
    }
}
