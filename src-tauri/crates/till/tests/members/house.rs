//! A shop with cards: tiers with gifts, a gift on spending, the usual limits.

use crate::audit::audit;
use crate::desk::{Charge, Desk, charge_of};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::{Evidence, RefundEvidence, RefundFacts, RefundReason};
use domain::fact::Fact;
use domain::ids::{SaleId, SlipNo};
use domain::member::{Card, CardId, Gift, Programme, Tier};
use domain::refusal::Refusal;
use domain::sale::Sale;
use domain::slip::Slip;
use domain::tender::RecordKind;
use domain::time::Moment;
use money::Fen;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use till::config::Config;
use till::engine::members::MemberCommand;
use till::engine::{Command, Input, Output, Ticket};
use till::view::{CounterView, GuestView, HolderEdit, PaidView, Stage};

pub fn fen(fen: i64) -> Fen {
    Fen::new(fen).unwrap()
}

/// 100, 300 + 30, 500 + 15 %; 5 % on spending.
pub fn programme() -> Programme {
    let tier = |yuan: i64, gift| Tier { amount: fen(yuan * 100), gift };
    Programme {
        tiers: vec![tier(100, Gift::None), tier(300, Gift::Amount(fen(3000))), tier(500, Gift::Percent(15))],
        spending_gift: 5,
        ..Programme::default()
    }
}

pub struct House {
    pub desk: Desk,
    pub folder: TempDir,
    codes: u64,
    change: fn(&mut Config),
}

pub type Done = (Result<(), Refusal>, Vec<Output>);

impl House {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// With other settings, which also hold after a restart.
    pub fn with(change: fn(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::on_disk(&folder.path().join("book"));
        Self::of(desk, folder, 0, change)
    }

    fn of(mut desk: Desk, folder: TempDir, codes: u64, change: fn(&mut Config)) -> Self {
        desk.set_up(|config| {
            config.members = Some(programme());
            change(config);
        });
        Self { desk, folder, codes, change }
    }

    pub fn set_up(&mut self, change: fn(&mut Config)) {
        self.change = change;
        self.desk.set_up(|config| {
            config.members = Some(programme());
            change(config);
        });
    }

    /// The program ends and starts again.
    pub fn restart(self) -> Self {
        let Self { desk, folder, codes, change } = self;
        drop(desk);
        let desk = Desk::on_disk(&folder.path().join("book"));
        Self::of(desk, folder, codes, change)
    }

    /// What a power cut would leave, opened again: the files as they are now, while the program still runs.
    pub fn after_a_cut(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(self.folder.path(), folder.path());
        let desk = Desk::on_disk(&folder.path().join("book"));
        Self::of(desk, folder, self.codes, self.change)
    }

    pub fn holders(&self) -> PathBuf {
        self.folder.path().join("holders")
    }

    pub fn wish(&mut self, wish: MemberCommand) -> Done {
        self.desk.key(Command::Member(wish))
    }

    pub fn does(&mut self, wish: MemberCommand) -> Vec<Output> {
        let (result, outputs) = self.wish(wish);
        result.unwrap();
        audit(self);
        outputs
    }

    /// What is refused, and that nothing has changed in the book.
    pub fn refused(&mut self, wish: MemberCommand) -> Refusal {
        let before = self.desk.counter.book().head().seq;
        let (result, outputs) = self.wish(wish);
        assert!(outputs.is_empty(), "{outputs:?}");
        assert_eq!(self.desk.counter.book().head().seq, before);
        result.unwrap_err()
    }

    /// A card of somebody with this name, number and code.
    pub fn open(&mut self, name: &str, phone: &str, code: &str) -> CardId {
        let holder = edit(name, phone, code);
        self.does(MemberCommand::Open { holder });
        CardId(self.picture().opened_member.unwrap())
    }

    /// A card of 王芳 with money on it, paid in notes.
    pub fn loaded(&mut self, amount: &str) -> CardId {
        let card = self.open("王芳", "13812345678", "VIP-7");
        self.load(card, amount);
        card
    }

    /// A top-up in notes, put away afterwards.
    pub fn load(&mut self, card: CardId, amount: &str) -> SaleId {
        self.asks(card, amount);
        self.cash("").0.unwrap();
        audit(self);
        let sale = self.last_sale().id;
        self.dismiss();
        sale
    }

    /// A top-up in front.
    pub fn asks(&mut self, card: CardId, amount: &str) {
        let (tier, amount) = (None, amount.to_owned());
        self.does(MemberCommand::TopUp { card, tier, amount });
    }

    pub fn cash(&mut self, received: &str) -> Done {
        self.desk.key(Command::Cash { received: received.to_owned() })
    }

    pub fn record(&mut self, amount: &str) -> Done {
        let (amount, reference) = (amount.to_owned(), String::new());
        self.desk.key(Command::Record { kind: RecordKind::BankCard, amount, reference })
    }

    /// A guest's fresh payment code.
    pub fn scan_wallet(&mut self) -> Charge {
        self.codes += 1;
        let code = format!("13456789{:010}", self.codes);
        let (result, outputs) = self.desk.scan(&code);
        result.unwrap();
        charge_of(&outputs)
    }

    pub fn paid(&mut self, charge: &Charge) -> Vec<Output> {
        let outputs = self.desk.paid(charge);
        audit(self);
        outputs
    }

    pub fn hears(&mut self, charge: &Charge, evidence: Evidence) -> Vec<Output> {
        let outputs = self.desk.hears(charge, evidence);
        audit(self);
        outputs
    }

    /// A sale that the card pays by a scan.
    pub fn spend(&mut self, code: &str, amount: &str) -> SaleId {
        self.desk.type_line(amount);
        self.desk.scan(code).0.unwrap();
        audit(self);
        let sale = self.last_sale().id;
        self.dismiss();
        sale
    }

    pub fn refund(&mut self, sale: SaleId, amount: &str) -> Done {
        let (amount, reason) = (amount.to_owned(), "退".to_owned());
        let done = self.desk.key(Command::Refund { sale, amount, reason });
        audit(self);
        done
    }

    /// How a refund's call ends.
    pub fn answers(&mut self, call: &Back, evidence: RefundEvidence) -> Vec<Output> {
        let (ticket, sent) = (call.ticket.clone(), call.sent);
        let outputs = self.desk.feed(Input::Answer { ticket, sent, answer: CloudAnswer::Refund(evidence) });
        audit(self);
        outputs
    }

    /// A refund that is proven not to have happened: refused, and not found afterwards.
    pub fn fails(&mut self, call: &Back) {
        let outputs = self.answers(call, RefundEvidence::Failed(RefundReason::Declined));
        let ask = back_of(&outputs);
        self.answers(&ask, RefundEvidence::Failed(RefundReason::Declined));
    }

    pub fn dismiss(&mut self) {
        self.desk.key(Command::Dismiss).0.unwrap();
    }

    pub fn card(&self, id: CardId) -> Card {
        self.desk.counter.book().card(id).unwrap().unwrap()
    }

    /// Principal and gift, in fen.
    pub fn on(&self, id: CardId) -> (i64, i64) {
        let card = self.card(id);
        (card.principal.get(), card.gift.get())
    }

    pub fn picture(&self) -> CounterView {
        self.desk.picture()
    }

    pub fn guest(&self) -> GuestView {
        self.desk.counter.guest_picture(self.desk.now)
    }

    pub fn green(&self) -> PaidView {
        match self.desk.stage() {
            Stage::Paid(view) => view,
            other => panic!("{other:?}"),
        }
    }

    pub fn last_slip(&self) -> Slip {
        let no = SlipNo(self.picture().last_slip.unwrap());
        self.desk.counter.book().slip(&no).unwrap().unwrap()
    }

    pub fn last_sale(&self) -> Sale {
        self.desk.sale_of_last_slip()
    }

    pub fn facts(&self) -> Vec<Fact> {
        let rows = self.desk.counter.book().journal(0, 100_000).unwrap();
        rows.iter().map(|row| row.entry().unwrap().fact).collect()
    }
}

/// A call of a refund, or a question about one.
#[derive(Clone)]
pub struct Back {
    pub ticket: Ticket,
    pub sent: Moment,
    pub amount: Fen,
}

/// The one refund among the outputs that leaves, or is asked about.
pub fn back_of(outputs: &[Output]) -> Back {
    let calls: Vec<Back> = outputs
        .iter()
        .filter_map(|output| match output {
            Output::Call { ticket, sent, call: CloudCall::Refund(call) } => {
                Some(Back { ticket: ticket.clone(), sent: *sent, amount: call.amount })
            }
            Output::Call { ticket, sent, call: CloudCall::AskRefund { amount, .. } } => {
                Some(Back { ticket: ticket.clone(), sent: *sent, amount: *amount })
            }
            _ => None,
        })
        .collect();
    assert_eq!(calls.len(), 1, "{outputs:?}");
    calls.into_iter().next().unwrap()
}

pub fn refund_done(amount: Fen) -> RefundEvidence {
    RefundEvidence::Done(RefundFacts { settled: amount })
}

pub fn edit(name: &str, phone: &str, code: &str) -> HolderEdit {
    HolderEdit { name: name.to_owned(), phone: phone.to_owned(), code: code.to_owned(), note: String::new() }
}

pub fn copy(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        if file.file_type().unwrap().is_dir() {
            fs::create_dir(to.join(&name)).unwrap();
            copy(&file.path(), &to.join(&name));
        } else if !name.ends_with("shm") && !name.ends_with("lock") {
            fs::copy(file.path(), to.join(name)).unwrap();
        }
    }
}
