//! What the cashier's keys mean.

use super::lane::{Front, Then};
use super::{Command, Counter};
use crate::clock::Now;
use domain::refusal::Refusal;

impl Counter {
    /// Every command passes the one gate of rights first; a pause there means that a second person is asked.
    pub(super) fn run(&mut self, now: Now, command: Command) -> Result<(), Refusal> {
        match self.gate(now, command)? {
            Some(command) => {
                let result = self.obey(now, command);
                self.people.approval_over();
                result
            }
            None => Ok(()),
        }
    }

    fn obey(&mut self, now: Now, command: Command) -> Result<(), Refusal> {
        match command {
            Command::Draft { seq, text } => {
                self.draft(now, seq, &text);
                Ok(())
            }
            Command::Scan { text, line } => self.scan(now, &text, &line),
            Command::Enter { line } => self.enter(now, &line),
            Command::Cash { received } => self.cash(now, &received, super::lane::Passed::default()),
            Command::ShowCode { wallet } => self.show_code(now, wallet),
            Command::Record { kind, amount, reference } => {
                self.record(now, kind, &amount, &reference, super::lane::Passed::default())
            }
            Command::Park => {
                self.park();
                Ok(())
            }
            Command::AskNow { key } => self.ask_now(now, &key),
            Command::GiveBack { key } => self.give_back(now, &key),
            Command::Act { key, act } => self.act(now, &key, act),
            Command::Answer { id, yes } => self.answer(now, id, yes),
            Command::Dismiss => self.dismiss(now),
            Command::AbandonSale => self.abandon_front(now),
            Command::Refund { sale, amount, reason } => self.refund(now, sale, &amount, &reason),
            Command::Reprint { slip } => self.reprint(now, slip),
            Command::OpenDrawer { reason } => self.open_drawer(now, reason),
            Command::Camera { on } => self.camera(now, on),
            Command::Hold => self.hold(now),
            Command::Recall { sale } => self.recall(sale),
            other => self.obey_rooms(now, other),
        }
    }

    /// Deposits, people, shifts and member cards.
    fn obey_rooms(&mut self, now: Now, command: Command) -> Result<(), Refusal> {
        match command {
            Command::Deposits { on } => self.turn_to_deposits(on),
            Command::Room { room, name } => self.begin_taking(&room, &name),
            Command::OpenDeposit { deposit } => self.open_deposit(deposit),
            Command::SettleDeposit { deposits, consume, keep_rest } => {
                self.settle_deposit(now, &deposits, &consume, keep_rest)
            }
            Command::SignIn { staff, pin } => self.sign_in(now, &staff, &pin),
            Command::Lock => self.lock(now),
            Command::Approve { id, staff, pin } => self.approve(now, id, &staff, &pin),
            Command::SaveStaff { staff, known } => self.save_staff(now, staff, known),
            Command::RemoveStaff { staff } => self.remove_staff(now, &staff),
            Command::SetPin { staff, pin } => self.set_pin(now, &staff, &pin),
            Command::NewBadge { staff } => self.new_badge(now, &staff),
            Command::DropBadge { staff } => self.drop_badge(now, &staff),
            Command::UnlockStaff { staff } => self.unlock_staff(now, &staff),
            Command::StartShift { float } => self.start_shift(now, &float),
            Command::MoveCash { way, amount, reason, note } => {
                self.move_cash(now, way, &amount, reason, &note)
            }
            Command::CountShift { notes, sum } => self.count_shift(now, notes, &sum),
            Command::CloseShift { reason, note, next } => self.close_shift(now, reason, &note, next),
            Command::PrintReport { scope } => self.print_report(now, scope),
            Command::Member(wish) => self.member(now, wish),
            // a permit is the gate's own answer, and everything else was obeyed before
            _ => Ok(()),
        }
    }

    /// Ends a pause. An answer to another question than the one on the screen does nothing.
    fn answer(&mut self, now: Now, id: u32, yes: bool) -> Result<(), Refusal> {
        let Some(pending) = self.lane.question.take_if(|pending| pending.id == id) else {
            return Ok(());
        };
        if !yes {
            self.lane.held = None;
            return Ok(());
        }
        match pending.then {
            Then::Pay(intent) => self.pay(now, intent),
            Then::Arm(passed) => self.arm(now, passed),
            Then::Cash(received, passed) => self.cash(now, &received, passed),
            Then::Record(kind, amount, reference, passed) => {
                self.record(now, kind, &amount, &reference, passed)
            }
            Then::ByCard(card, part, passed) => self.pay_by_card(now, card, part, passed),
            Then::KeepChange(card) => self.keep_change(now, card),
            Then::OpenSlip(slip) => self.open_slip(&slip),
            Then::GiveUp => self.give_up_sale(now),
            // only an approval goes on from here
            Then::Gated(_) => Ok(()),
        }
    }

    /// The case on the main screen goes to the tray and keeps working; the lane is free.
    fn park(&mut self) {
        let under_way = matches!(self.lane.front, Front::Waiting(_) | Front::Showing(_));
        if under_way || self.lane.freeze().is_some() || matches!(self.lane.front, Front::Refused { .. }) {
            self.lane.clear();
        }
    }
}
