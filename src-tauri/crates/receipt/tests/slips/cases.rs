//! Slips of a hotel desk that the tests print.

use domain::evidence::Wallet;
use domain::ids::{SaleId, SlipNo, TradeNo};
use domain::slip::{Slip, SlipKind, SlipTender};
use domain::tender::RecordKind;
use domain::time::Wall;
use money::{Fen, FenDelta};
use receipt::{Columns, Fields, Language, Paper, Template};

pub const WHEN: &str = "2026-11-23 14:05:09";

pub fn fen(amount: i64) -> Fen {
    Fen::new(amount).unwrap()
}

pub fn trade(text: &str) -> TradeNo {
    TradeNo::new(text).unwrap()
}

pub fn template(language: Language, columns: Columns) -> Template {
    let (shop, header, footer): (_, &[&str], &[&str]) = match language {
        Language::Zh => {
            ("蓝海大酒店", &["杭州市西湖区文三路 100 号", "电话 0571-88880000"], &["谢谢惠顾,欢迎再次光临"])
        }
        Language::En => ("Blue Sea Hotel", &["100 Wensan Road, Hangzhou"], &["Thank you, see you again"]),
    };
    let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    Template {
        shop: shop.to_owned(),
        header: own(header),
        footer: own(footer),
        language,
        paper: Paper::new(columns),
        fields: Fields::default(),
    }
}

fn slip(kind: SlipKind, total: i64, tenders: Vec<SlipTender>) -> Slip {
    Slip {
        no: SlipNo("8000112300000187".to_owned()),
        kind,
        sale: SaleId(187),
        original: None,
        wall: Wall(1_795_413_909_000),
        staff: "王小丽".to_owned(),
        device: "前台1".to_owned(),
        practice: false,
        gross: fen(total),
        discount: Fen::ZERO,
        total: fen(total),
        tenders,
        reason: String::new(),
        deposits: Vec::new(),
        cash: None,
        report: None,
        cards: Vec::new(),
        statement: Vec::new(),
        import: None,
        approved_by: String::new(),
    }
}

pub fn wallet(amount: i64, guest_paid: i64) -> SlipTender {
    SlipTender::Wallet {
        wallet: Wallet::WeChat,
        amount: fen(amount),
        guest_paid: fen(guest_paid),
        no: trade("sz0100aBcD000112345600000042"),
        transaction_id: Some("4200002345202611231234567890".to_owned()),
    }
}

/// 318.50 less 20: WeChat with a coupon, cash with rounding, a voucher.
pub fn sale() -> Slip {
    let cash = SlipTender::Cash {
        amount: fen(9_853),
        rounding: FenDelta::new(-3).unwrap(),
        received: fen(10_000),
        change: fen(150),
    };
    let voucher = SlipTender::Record {
        kind: RecordKind::Voucher,
        amount: fen(5_000),
        reference: "冬季券 A-0042".to_owned(),
    };
    let tenders = vec![wallet(15_000, 14_200), cash, voucher];
    Slip { gross: fen(31_853), discount: fen(2_000), ..slip(SlipKind::Sale, 29_853, tenders) }
}

pub fn back(wallet: Wallet, amount: i64, arrived: bool) -> SlipTender {
    let (no, of) = (trade("sz0100aBcD000112345600000043"), trade("sz0100aBcD000112345600000042"));
    SlipTender::WalletRefund { wallet, amount: fen(amount), no, of, arrived }
}

/// One part arrived, one under way, cash and bank card back.
pub fn refund() -> Slip {
    let tenders = vec![
        back(Wallet::WeChat, 5_000, true),
        back(Wallet::Alipay, 3_000, false),
        SlipTender::CashRefund { amount: fen(1_000) },
        SlipTender::RecordRefund { kind: RecordKind::BankCard, amount: fen(500) },
    ];
    Slip {
        no: SlipNo("8000112300000188".to_owned()),
        original: Some(SlipNo("8000112300000187".to_owned())),
        reason: "客人提前退房".to_owned(),
        ..slip(SlipKind::Refund, 9_500, tenders)
    }
}

/// By a member card whose balance the payment cloud holds.
pub fn by_online_card() -> Slip {
    let card = SlipTender::Wallet {
        wallet: Wallet::OnlineCard,
        amount: fen(8_800),
        guest_paid: fen(8_800),
        no: trade("sz0100aBcD000112345600000044"),
        transaction_id: None,
    };
    slip(SlipKind::Sale, 8_800, vec![card])
}

/// Back to that card: a part is there, another is under way.
pub fn back_to_online_card() -> Slip {
    let parts = vec![back(Wallet::OnlineCard, 5_000, true), back(Wallet::OnlineCard, 300, false)];
    let original = Some(SlipNo("8000112300000187".to_owned()));
    Slip { original, ..slip(SlipKind::Refund, 5_300, parts) }
}

/// A late charge and its way back.
pub fn orphan() -> Slip {
    slip(SlipKind::Orphan, 15_000, vec![wallet(15_000, 15_000), back(Wallet::WeChat, 15_000, false)])
}
