//! Taking a deposit: a room, an amount, and the guest's code, notes or card.

use super::super::lane::{Front, Intent, Passed, Then, Way};
use super::super::line::next_passed;
use super::super::{Counter, Output};
use crate::clock::Now;
use domain::deposit::Hold;
use domain::evidence::Wallet;
use domain::fact::{DrawerReason, Entry, Fact};
use domain::refusal::Refusal;
use domain::slip::SlipTender;
use domain::tender::RecordKind;
use money::{Fen, FenDelta, parse_amount};

/// Change above this is a typing slip: 1,000 yuan.
const CHANGE_MAX: Fen = match Fen::new(100_000) {
    Some(fen) => fen,
    None => Fen::ZERO,
};

impl Counter {
    /// Freezes, or asks what has to be asked first.
    pub(in crate::engine) fn take_by_wallet(&mut self, now: Now, intent: Intent) -> Result<(), Refusal> {
        self.may_freeze(intent.wallet, &intent.way)?;
        self.may_use_wallets()?;
        let amount = self.deposit_asked()?;
        if let Some(ask) = self.deposit_pause(now, amount, intent.passed) {
            let passed = next_passed(&ask, intent.passed);
            self.lane.ask(ask, Then::Pay(Intent { passed, ..intent }));
            return Ok(());
        }
        if amount > self.config.wallet_ceiling {
            return Err(Refusal::OverLimit);
        }
        self.dispatch_freeze(now, intent, amount)
    }

    fn may_freeze(&self, wallet: Wallet, way: &Way) -> Result<(), Refusal> {
        let channel = self.config.channels.of(wallet);
        let has = match way {
            Way::Scan(_) => channel.by_code,
            Way::Show => channel.by_qr,
        };
        if channel.open && has { Ok(()) } else { Err(Refusal::DepositChannel) }
    }

    /// Notes are held at once; more than what is asked gives change.
    pub(in crate::engine) fn take_by_cash(
        &mut self,
        now: Now,
        received: &str,
        passed: Passed,
    ) -> Result<(), Refusal> {
        let amount = self.deposit_asked()?;
        let received = if received.trim().is_empty() { amount } else { parse_amount(received)? };
        let change = received.less(amount).filter(|change| *change <= CHANGE_MAX);
        let change = change.ok_or(Refusal::CashUnreadable)?;
        if let Some(ask) = self.deposit_pause(now, amount, passed) {
            let passed = next_passed(&ask, passed);
            self.lane.ask(ask, Then::Cash(received.to_string(), passed));
            return Ok(());
        }
        let line = SlipTender::Cash { amount, rounding: FenDelta::ZERO, received, change };
        self.hold_at_once(now, amount, Hold::Cash, line, Some(change))?;
        self.kick();
        let (taken, given) = (self.amount_words(received), self.amount_words(change));
        let phrase = if change.is_zero() {
            format!("已收押金，{taken}")
        } else {
            format!("已收押金，收您{taken}，找零{given}")
        };
        self.out.push(Output::Say(phrase));
        Ok(())
    }

    /// The bank's own terminal holds it; nothing else can be booked as a deposit.
    pub(in crate::engine) fn take_by_record(
        &mut self,
        now: Now,
        kind: RecordKind,
        amount: &str,
        reference: &str,
        passed: Passed,
    ) -> Result<(), Refusal> {
        if kind != RecordKind::BankCard {
            return Err(Refusal::DepositChannel);
        }
        let fen = if amount.trim().is_empty() { self.deposit_asked()? } else { parse_amount(amount)? };
        if fen > self.config.limits.ceiling {
            return Err(Refusal::AmountTooLarge);
        }
        if let Some(ask) = self.deposit_pause(now, fen, passed) {
            let passed = next_passed(&ask, passed);
            self.lane.ask(ask, Then::Record(kind, amount.to_owned(), reference.to_owned(), passed));
            return Ok(());
        }
        let reference = reference.chars().filter(|c| !c.is_control()).take(40).collect();
        let line = SlipTender::Record { kind, amount: fen, reference };
        self.hold_at_once(now, fen, Hold::Record(kind), line, None)?;
        let phrase = format!("已收押金，{}", self.amount_words(fen));
        self.out.push(Output::Say(phrase));
        Ok(())
    }

    /// Cash and bookkeeping are held with their commit.
    fn hold_at_once(
        &mut self,
        now: Now,
        amount: Fen,
        hold: Hold,
        line: SlipTender,
        change: Option<Fen>,
    ) -> Result<(), Refusal> {
        self.roll_day(now)?;
        let cash = hold == Hold::Cash;
        let deposit = self.new_deposit(now, &self.room(), amount, hold);
        let mut entries = vec![super::open::held_at_once(&deposit)];
        if cash {
            entries.push(Entry::plain(Fact::DrawerOpened { reason: DrawerReason::Cash }));
        }
        let slip = self.taken_slip(now, &deposit, Some(line));
        if let Some(slip) = &slip {
            self.slip_entries(slip, &mut entries);
        }
        let beside = self.guest_name(&deposit);
        self.commit_beside(now, &entries, &beside)?;
        let id = deposit.id;
        self.deposit_opened(Some(deposit));
        if let Some(slip) = &slip {
            self.slip_issued(now, slip);
        }
        self.lane.clear();
        let slip = slip.map(|slip| slip.no);
        self.lane.front = Front::DepositTaken { deposit: id, slip, change, late: false };
        Ok(())
    }
}
