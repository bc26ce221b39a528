//! What a moved freeze means for the counter's memory, the screen and the voice.

use super::super::lane::{Front, Taking};
use super::super::moves::dead_card;
use super::super::phrases::wallet_words;
use super::super::{Counter, Output};
use crate::clock::Now;
use crate::limits::OPEN_CASES_MAX;
use crate::view::{Code, MoneyView, WalletView};
use domain::attempt::{Attempt, Means, Phase, Want};
use domain::deposit::Deposit;
use domain::evidence::Doubt;
use domain::ids::DepositId;
use domain::refusal::Refusal;

impl Counter {
    pub(super) fn install_freeze(&mut self, now: Now, next: &Deposit, freeze: &Attempt) {
        if freeze.phase == Phase::Reversed {
            self.given_back.insert(freeze.no.clone(), now.moment);
            if self.given_back.len() > OPEN_CASES_MAX {
                self.given_back.pop_first();
            }
        }
        if matches!(freeze.phase, Phase::Refused(_)) {
            let look = freeze.dispatched.after(self.freeze_rules(freeze).policy.horizon);
            self.deposits.looks.insert(next.id, look);
        }
        self.deposits.open.insert(next.id, next.clone());
        self.deposits.forget_if_done(next.id);
    }

    /// The main screen follows its own freeze; what was asked stays armed.
    pub(super) fn front_freeze(&mut self, next: &Deposit, freeze: &Attempt) {
        let (wallet, amount) = (Some(WalletView::from(freeze.wallet)), Some(MoneyView::from(next.amount)));
        let card = if next.is_held() { Code("CardGivingBack".to_owned()) } else { dead_card(&freeze.phase) };
        self.lane.front = Front::Refused { card, wallet, amount };
        let room = next.room.clone();
        let taking =
            self.lane.taking.get_or_insert_with(|| Taking { room, name: String::new(), again: None });
        taking.again = Some(next.amount);
    }

    pub(super) fn say_freeze(&mut self, before: &Deposit, next: &Deposit, freeze: &Attempt, front: bool) {
        let phrase = if next.is_held() {
            let words =
                format!("{}押金已冻结，{}", wallet_words(freeze.wallet), self.amount_words(next.amount));
            match (freeze.want, front) {
                (Want::GiveBack, _) => return,
                (Want::Keep, true) => words,
                (Want::Keep, false) => format!("补到账，{words}"),
            }
        } else if next.is_dead() && front && self.config.speech.failed {
            "押金未冻结，请换一种方式".to_owned()
        } else {
            return self.colour_freeze(before, next);
        };
        self.out.push(Output::Say(phrase));
    }

    /// A doubt may be worth a word, so that nobody scans again meanwhile.
    pub(super) fn colour_freeze(&mut self, before: &Deposit, next: &Deposit) {
        let (Some(was), Some(is)) = (&before.freeze, &next.freeze) else { return };
        let typing = Phase::Asking(Doubt::Typing);
        if is.phase == typing && was.phase != typing {
            self.out.push(Output::Say("请输入密码".to_owned()));
        } else if self.lane.freeze() == Some(next.id) && self.turns_doubtful(was, is) {
            self.out.push(Output::Say("正在核实，请稍候".to_owned()));
        }
    }

    /// Brings a freeze that is not decided back to the main screen.
    pub(in crate::engine) fn resume_freeze(&mut self, id: DepositId) -> Result<(), Refusal> {
        let deposit = self.deposits.open.get(&id).ok_or(Refusal::CaseUnknown)?;
        let means =
            deposit.freeze.as_ref().filter(|freeze| !freeze.phase.is_final()).map(|freeze| freeze.means);
        let means = means.ok_or(Refusal::CaseDecided)?;
        self.lane.clear();
        self.lane.front = if means == Means::Shown { Front::ShowingFreeze(id) } else { Front::Freezing(id) };
        Ok(())
    }
}
