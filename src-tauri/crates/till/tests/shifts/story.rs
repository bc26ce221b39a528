//! The words the stories are told in.

use crate::desk::{ALIPAY, Desk, WECHAT, charge_of, fen};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::{RefundEvidence, RefundFacts};
use domain::ids::{SaleId, ShiftId};
use domain::report::{Report, Scope};
use domain::shift::{CashReason, CashWay, DifferenceReason};
use domain::slip::{Slip, SlipKind};
use money::{Fen, FenDelta};
use store::Over;
use till::engine::{Command, Input, Output};
use till::view::ScopeView;

pub struct Story {
    pub desk: Desk,
    codes: u32,
}

pub fn delta(fen: i64) -> FenDelta {
    FenDelta::new(fen).unwrap()
}

impl Story {
    /// A shop without named people; its first shift begins with this float.
    pub fn begins(float: &str) -> Self {
        let mut story = Self { desk: Desk::new(), codes: 0 };
        story.on_duty(float);
        story
    }

    pub fn on_duty(&mut self, float: &str) {
        self.does(Command::StartShift { float: float.to_owned() });
    }

    pub fn does(&mut self, command: Command) -> Vec<Output> {
        let (result, outputs) = self.desk.key(command);
        result.unwrap();
        outputs
    }

    fn fresh(&mut self, code: &str) -> String {
        self.codes += 1;
        format!("{}{:04}", &code[..14], self.codes)
    }

    /// A wallet payment of which the shop gets `settled` fen.
    pub fn wallet(&mut self, amount: &str, code: &str, settled: Option<i64>) -> SaleId {
        let code = self.fresh(code);
        let charge = self.desk.charge(amount, &code);
        self.desk.settled_for(&charge, settled.map_or(charge.amount, fen));
        let sale = self.desk.sale_of_last_slip().id;
        self.does(Command::Dismiss);
        sale
    }

    pub fn wechat(&mut self, amount: &str) -> SaleId {
        self.wallet(amount, WECHAT, None)
    }

    pub fn alipay(&mut self, amount: &str) -> SaleId {
        self.wallet(amount, ALIPAY, None)
    }

    pub fn cash(&mut self, amount: &str, received: &str) -> SaleId {
        self.desk.type_line(amount);
        self.does(Command::Cash { received: received.to_owned() });
        let sale = self.desk.sale_of_last_slip().id;
        self.does(Command::Dismiss);
        sale
    }

    /// Refunds and lets the cloud say done, with what it takes from the settlement.
    pub fn refund(&mut self, sale: SaleId, amount: &str, settled: Option<i64>) {
        let outputs =
            self.does(Command::Refund { sale, amount: amount.to_owned(), reason: "退".to_owned() });
        self.done(&outputs, settled);
        self.does(Command::Dismiss);
    }

    /// Every refund, consumption or release among the outputs is done at the cloud.
    pub fn done(&mut self, outputs: &[Output], settled: Option<i64>) {
        for output in outputs {
            let Output::Call { ticket, sent, call } = output else { continue };
            let amount = match call {
                CloudCall::Refund(call) => call.amount,
                CloudCall::Consume(call) => call.amount,
                CloudCall::Release(call) => call.amount,
                _ => continue,
            };
            let facts = RefundFacts { settled: settled.map_or(amount, fen) };
            let answer = CloudAnswer::Refund(RefundEvidence::Done(facts));
            self.desk.feed(Input::Answer { ticket: ticket.clone(), sent: *sent, answer });
        }
    }

    pub fn moves(&mut self, way: CashWay, amount: &str) {
        let (amount, note) = (amount.to_owned(), "零钱".to_owned());
        self.does(Command::MoveCash { way, amount, reason: CashReason::Change, note });
    }

    /// A frozen deposit by WeChat.
    pub fn freezes(&mut self, room: &str, amount: &str) -> domain::ids::DepositId {
        self.does(Command::Deposits { on: true });
        self.does(Command::Room { room: room.to_owned(), name: String::new() });
        self.desk.type_line(amount);
        let code = self.fresh(WECHAT);
        let (result, outputs) = self.desk.scan(&code);
        result.unwrap();
        for output in outputs {
            if let Output::Call { ticket, sent, call: CloudCall::Freeze(call) } = output {
                let facts = domain::evidence::PaidFacts {
                    transaction_id: None,
                    guest_paid: call.amount,
                    settled: call.amount,
                    paid_at: 0,
                    payer: None,
                };
                let answer = CloudAnswer::Payment(domain::evidence::Evidence::Paid(facts));
                self.desk.feed(Input::Answer { ticket, sent, answer });
            }
        }
        self.does(Command::Dismiss);
        self.does(Command::Deposits { on: false });
        let search = store::DepositSearch { limit: 1, ..store::DepositSearch::default() };
        self.desk.counter.book().deposits(&search).unwrap()[0].id
    }

    pub fn settles(&mut self, deposit: domain::ids::DepositId, consume: &str) {
        let (deposits, consume) = (vec![deposit], consume.to_owned());
        let outputs = self.does(Command::SettleDeposit { deposits, consume, keep_rest: false });
        self.done(&outputs, None);
        self.does(Command::Dismiss);
    }

    pub fn counts(&mut self, sum: &str) {
        self.does(Command::CountShift { notes: Vec::new(), sum: sum.to_owned() });
    }

    /// Counts, hands over, and gives the slip.
    pub fn hands_over(&mut self, sum: &str, reason: Option<DifferenceReason>) -> (Slip, Report) {
        self.counts(sum);
        self.does(Command::CloseShift { reason, note: String::new(), next: None });
        self.last_report(SlipKind::Handover)
    }

    pub fn last_report(&self, kind: SlipKind) -> (Slip, Report) {
        let row = self.desk.counter.book().reports(kind, 1).unwrap().remove(0);
        let report = *row.slip.report.clone().unwrap();
        (row.slip, report)
    }

    /// The figures of the day so far, as printed.
    pub fn day(&mut self) -> Report {
        self.does(Command::PrintReport { scope: ScopeView::Today });
        self.last_report(SlipKind::Summary).1
    }

    /// A payment that the cloud tells later.
    pub fn starts(&mut self, amount: &str) -> crate::desk::Charge {
        let code = self.fresh(WECHAT);
        self.desk.type_line(amount);
        let (result, outputs) = self.desk.scan(&code);
        result.unwrap();
        charge_of(&outputs)
    }

    pub fn balance(&self, over: Over, account: domain::ledger::Account) -> i64 {
        let balances = self.desk.counter.book().balances(over).unwrap();
        balances.get(&account).copied().unwrap_or_default().get()
    }
}

pub fn shift_of(report: &Report) -> ShiftId {
    match &report.scope {
        Scope::Shift { shift, .. } => *shift,
        Scope::Day { .. } => panic!("a day is no shift"),
    }
}

/// The slip as a cashier reads it, 32 columns.
pub fn text(slip: &Slip) -> String {
    let shop = crate::desk::shop();
    let looks = receipt::Looks::new(&receipt::Templates::default(), &shop);
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::Offset::constant(8));
    let clock = |wall: domain::time::Wall| {
        let stamp = jiff::Timestamp::from_millisecond(wall.0).unwrap();
        stamp.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
    };
    let lines = looks.of(slip.kind).layout(slip, domain::fact::Copy::First, &clock);
    let row = |row: receipt::PreviewLine| match (&row.barcode, &row.qr) {
        (Some(bars), _) => format!("[{bars}]"),
        (_, Some(code)) => format!("[{code}]"),
        _ => row.text.trim_end().to_owned(),
    };
    let text =
        receipt::preview(&lines, shop.paper.columns).into_iter().map(row).collect::<Vec<_>>().join("\n");
    // the anchor hashes the whole journal, of which a slip shows a part
    let anchor = slip.report.as_ref().map(|report| report.anchor.clone()).unwrap_or_default();
    if anchor.is_empty() { text } else { text.replace(&anchor, "anchor") }
}

pub fn yuan(fen_: i64) -> Fen {
    fen(fen_)
}
