//! The shop of the simulated world.

use crate::chance::Chance;
use cpay::{Key, Merchant, RefundAuthority};
use domain::deposit::Channels;
use domain::entry::{EntryLimits, Slash};
use domain::fact::{Mode, PaperRole, Stamp};
use domain::ids::{DeviceId, Numbering, ShiftId, StaffId};
use domain::policy::Policies;
use domain::tender::CashRounding;
use domain::time::{BusinessDate, Moment, Wall};
use jiff::tz::{Offset, TimeZone};
use money::{Fen, Reading};
use receipt::{Document, Form, Templates};
use sandbox::{Cloud, Registered};
use store::{Book, Opening};
use till::config::{Config, Drawer, Fitted, PrinterPlan, Speech, Work};

/// The pretend cloud with one merchant, and that merchant.
pub fn cloud() -> (Cloud, Merchant) {
    let account = Registered::practice();
    let cloud = Cloud::new([account.clone()]);
    let key = Key::new(account.key).unwrap_or_else(|| unreachable!("the practice key has 32 characters"));
    let merchant = Merchant {
        key,
        out_mch_id: account.out_mch_id,
        out_sub_mch_id: account.out_sub_mch_id,
        out_shop_id: account.out_shop_id,
        shop_id: Some(account.shop_id),
        device_id: DeviceId("61204".to_owned()),
        staff_id: StaffId("1".to_owned()),
        machine_no: "sim".to_owned(),
        sub_terminal_type: 0,
        sdk_version: "1.0".to_owned(),
        spbill_create_ip: "127.0.0.1".to_owned(),
        sn_code: None,
        prefix: account.prefix,
        body_text: "sim".to_owned(),
        refund: RefundAuthority::Admin,
        api_version: 1,
    };
    (cloud, merchant)
}

/// Settings drawn from the seed.
pub fn config(chance: &mut Chance) -> Config {
    let mut config = plain(chance);
    config.limits.slash = if chance.hits(30) { Slash::Deposit } else { Slash::Undiscountable };
    config.day_ends_h = u8::try_from(chance.below(7)).unwrap_or(0);
    config.idle_lock_ms = if chance.hits(50) { 180_000 } else { 0 };

    // no draws of their own: a seed goes on telling the same day
    config.online_cards = config.day_ends_h.is_multiple_of(2);
    if config.can_reverse && config.refund_orphans { Config { printers: busy(), ..config } } else { config }
}

/// Two copies for the guest, and a printer of its own for the shop's.
fn busy() -> Vec<PrinterPlan> {
    let mut templates = Templates::default();
    for document in Document::ALL {
        templates.set(document, Form { copies: 2, ..Form::PLAIN });
    }
    let guest = PrinterPlan::plain(&templates, &shop());
    let office = PrinterPlan { place: 2, roles: [PaperRole::Shop].into(), ..guest.clone() };
    vec![guest, office]
}

fn plain(chance: &mut Chance) -> Config {
    Config {
        mode: Mode::Practice,
        shop: "模拟店".to_owned(),
        device: DeviceId("61204".to_owned()),
        staff: StaffId("1".to_owned()),
        staff_name: "模拟".to_owned(),
        numbering: Numbering { prefix: Registered::practice().prefix, lane: 1, book: 123_456 },
        limits: EntryLimits::default(),
        cash_rounding: CashRounding {
            unit: Fen::new(if chance.hits(30) { 10 } else { 0 }).unwrap_or_default(),
            nearest: chance.hits(50),
        },
        policies: Policies::default(),
        can_reverse: chance.hits(50),
        refund_orphans: chance.hits(80),
        wallets_ready: true,
        online_cards: false,
        reading: Reading::Point,
        zone: TimeZone::fixed(Offset::constant(8)),
        wallet_ceiling: Fen::MAX,
        printers: vec![PrinterPlan::plain(&receipt::Templates::default(), &shop())],
        drawer: Drawer::Printer,
        fitted: Fitted::default(),
        speech: Speech::default(),
        work: Work::Both,
        channels: Channels::default(),
        members: Some(crate::members::programme(chance)),
        day_ends_h: 4,
        idle_lock_ms: 0,
    }
}

/// How the book is opened.
pub fn opening(config: &Config) -> Opening {
    let stamp = Stamp {
        business_date: BusinessDate(0),
        wall: Wall(crate::world::WALL_0),
        moment: Moment(0),
        staff: config.staff.clone(),
        shift: ShiftId(0),
    };
    Opening { mode: config.mode, device: config.device.clone(), numbering: config.numbering.clone(), stamp }
}

/// A fresh book in memory: the same SQLite, the same schema, no disk.
pub fn book(config: &Config) -> Book {
    Book::in_memory(&opening(config)).unwrap_or_else(|error| unreachable!("memory holds a book: {error}"))
}

/// The shop on its slips.
fn shop() -> receipt::Shop {
    receipt::Shop {
        name: "模拟店".to_owned(),
        language: receipt::Language::Zh,
        paper: receipt::Paper::new(receipt::Columns::C32),
        logo: None,
    }
}
