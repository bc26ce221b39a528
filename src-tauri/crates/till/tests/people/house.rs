//! A shop with people: two admins, a manager, a clerk, a clerk who may refund, and somebody who is only managed.

use crate::desk::Desk;
use domain::fact::Fact;
use domain::ids::{DepositId, JobId, SaleId, StaffId};
use domain::member::CardId;
use domain::refusal::Refusal;
use domain::staff::{Grant, Right, Role, Staff};
use domain::tender::RecordKind;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use till::engine::members::MemberCommand;
use till::engine::{Command, Input, Output, Proof, Prove};
use till::task::proof::{Cost, Pepper, prove};
use till::view::{ApprovalView, Ask, HolderEdit};

pub const PEPPER: Pepper = [7; 32];

pub const ADMIN: &str = "1";
pub const MANAGER: &str = "2";
pub const CLERK: &str = "3";
pub const REFUNDER: &str = "4";
pub const SPARE: &str = "5";
pub const OTHER_ADMIN: &str = "6";

pub fn id(text: &str) -> StaffId {
    StaffId(text.to_owned())
}

/// Everybody's PIN is his number four times.
pub fn pin_of(staff: &str) -> String {
    staff.repeat(4)
}

pub fn person(number: &str, role: Role, more: &[Right]) -> Staff {
    let mut grants = role.grants();
    grants.extend(more.iter().map(|right| Grant { right: *right, each: None, day: None }));
    Staff { id: id(number), name: format!("员工{number}"), role, grants }
}

pub struct House {
    pub desk: Desk,
    /// What is on everybody's badge.
    pub badges: BTreeMap<String, String>,
    /// Commands whose PIN is not proven before the test wants it.
    pub slow: bool,
    pub proofs: Vec<(u64, Prove)>,
    folder: TempDir,
}

impl House {
    /// Nobody is named.
    pub fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::on_disk(&folder.path().join("book"));
        Self { desk, badges: BTreeMap::new(), slow: false, proofs: Vec::new(), folder }
    }

    /// Everybody is named and has a PIN and a badge; the counter is locked.
    pub fn staffed() -> Self {
        let mut house = Self::bare();
        let people = [
            person(ADMIN, Role::Admin, &[]),
            person(MANAGER, Role::Manager, &[]),
            person(CLERK, Role::Clerk, &[]),
            person(REFUNDER, Role::Clerk, &[Right::Refund]),
            person(SPARE, Role::Clerk, &[]),
            person(OTHER_ADMIN, Role::Admin, &[]),
        ];
        for staff in people {
            house.does(Command::SaveStaff { staff, known: false });
        }
        // the admins come last, since from then on somebody must sign in
        for number in [CLERK, REFUNDER, SPARE, MANAGER] {
            house.does(Command::SetPin { staff: id(number), pin: pin_of(number) });
            house.prints_badge(number);
        }
        house.does(Command::SetPin { staff: id(ADMIN), pin: pin_of(ADMIN) });
        house.pin(ADMIN).unwrap();
        house.does(Command::SetPin { staff: id(OTHER_ADMIN), pin: pin_of(OTHER_ADMIN) });
        house.prints_badge(ADMIN);
        house.prints_badge(OTHER_ADMIN);
        house.does(Command::Lock);
        house
    }

    /// A command, with the proofs it wants; the first refusal, be it at once or by notice.
    pub fn key(&mut self, command: Command) -> Result<Vec<Output>, Refusal> {
        let (result, outputs) = self.desk.key(command);
        result?;
        let mut all = Vec::new();
        let mut wanted = Vec::new();
        for output in outputs {
            match output {
                Output::Prove { proof, prove } => wanted.push((proof, prove)),
                other => all.push(other),
            }
        }
        if self.slow {
            self.proofs.extend(wanted);
            return Ok(all);
        }
        for (number, wanted) in wanted {
            all.extend(self.answer_proof(number, prove(&wanted, &PEPPER, Cost::CHEAP))?);
        }
        Ok(all)
    }

    /// What a proof's answer does, or the notice it brings.
    pub fn answer_proof(&mut self, proof: u64, outcome: Proof) -> Result<Vec<Output>, Refusal> {
        let before = self.desk.picture().notice;
        let outputs = self.desk.feed(Input::Proven { proof, outcome });
        match self.desk.picture().notice {
            Some(notice) if Some(&notice) != before.as_ref() => Err(refusal(&notice.code.0)),
            _ => Ok(outputs),
        }
    }

    /// Answers what was held back by `slow`.
    pub fn prove_now(&mut self) -> Result<Vec<Output>, Refusal> {
        let (number, wanted) = self.proofs.remove(0);
        self.answer_proof(number, prove(&wanted, &PEPPER, Cost::CHEAP))
    }

    pub fn does(&mut self, command: Command) -> Vec<Output> {
        self.key(command).unwrap()
    }

    pub fn pin(&mut self, staff: &str) -> Result<Vec<Output>, Refusal> {
        self.key(Command::SignIn { staff: id(staff), pin: pin_of(staff) })
    }

    pub fn wrong_pin(&mut self, staff: &str) -> Refusal {
        self.key(Command::SignIn { staff: id(staff), pin: "00000000".to_owned() }).unwrap_err()
    }

    pub fn badge(&mut self, staff: &str) -> Result<(), Refusal> {
        let text = self.badges[staff].clone();
        self.desk.scan(&text).0
    }

    /// Reads the badge from the paper.
    pub fn prints_badge(&mut self, staff: &str) {
        let outputs = self.does(Command::NewBadge { staff: id(staff) });
        let paper = outputs.iter().find_map(|output| match output {
            Output::Print { job: JobId(0), bytes, .. } => Some(bytes.clone()),
            _ => None,
        });
        self.badges.insert(staff.to_owned(), read_badge(&paper.unwrap()));
    }

    pub fn person(&self) -> Option<String> {
        self.desk.picture().desk.person.map(|person| person.id)
    }

    pub fn approval(&self) -> Option<(u32, ApprovalView)> {
        let question = self.desk.picture().question?;
        match question.ask {
            Ask::Approve { approval } => Some((question.id, approval)),
            _ => None,
        }
    }

    /// Approves the question on the screen.
    pub fn approve(&mut self, staff: &str) -> Result<Vec<Output>, Refusal> {
        let (id, _) = self.approval().unwrap();
        self.key(Command::Approve { id, staff: StaffId(staff.to_owned()), pin: pin_of(staff) })
    }

    /// A settled sale in cash.
    pub fn sale(&mut self, amount: &str) -> SaleId {
        self.desk.cash(amount);
        let sale = self.desk.sale_of_last_slip().id;
        self.does(Command::Dismiss);
        sale
    }

    pub fn deposit(&mut self, room: &str, amount: &str) -> DepositId {
        self.does(Command::Room { room: room.to_owned(), name: String::new() });
        let (kind, reference) = (RecordKind::BankCard, "1".to_owned());
        self.does(Command::Record { kind, amount: amount.to_owned(), reference });
        let id = self.desk.picture().seq;
        assert!(id > 0);
        self.does(Command::Dismiss);
        self.does(Command::Deposits { on: false });
        let open = self.desk.counter.book().open_work().unwrap().open_deposits;
        open.iter().map(|deposit| deposit.id).max().unwrap()
    }

    /// A card with this code and money on it.
    pub fn card(&mut self, code: &str, amount: &str) -> CardId {
        let holder = HolderEdit { name: "王芳".to_owned(), code: code.to_owned(), ..HolderEdit::default() };
        self.does(Command::Member(MemberCommand::Open { holder }));
        let card = CardId(self.desk.picture().opened_member.unwrap());
        let (tier, amount) = (None, amount.to_owned());
        self.does(Command::Member(MemberCommand::TopUp { card, tier, amount }));
        self.does(Command::Cash { received: String::new() });
        self.does(Command::Dismiss);
        card
    }

    pub fn refund(sale: SaleId, amount: &str) -> Command {
        Command::Refund { sale, amount: amount.to_owned(), reason: "退".to_owned() }
    }

    pub fn facts(&self) -> Vec<Fact> {
        let rows = self.desk.counter.book().journal(0, 10_000).unwrap();
        rows.iter().map(|row| row.entry().unwrap().fact).collect()
    }

    pub fn book(&self) -> PathBuf {
        self.folder.path().join("book")
    }

    /// What a power cut would leave, opened again: the files as they are now, while the program still runs.
    pub fn after_a_cut(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_book(self.folder.path(), folder.path());
        Self::from(folder, &self.badges)
    }

    pub fn from(folder: TempDir, badges: &BTreeMap<String, String>) -> Self {
        let desk = Desk::on_disk(&folder.path().join("book"));
        Self { desk, badges: badges.clone(), slow: false, proofs: Vec::new(), folder }
    }

    /// The program ends and starts again.
    pub fn restart(self) -> Self {
        let Self { desk, badges, folder, .. } = self;
        drop(desk);
        Self::from(folder, &badges)
    }

    /// Only the folder with the book is left.
    pub fn close(self) -> (TempDir, BTreeMap<String, String>) {
        drop(self.desk);
        (self.folder, self.badges)
    }
}

pub fn copy_book(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        if file.file_type().unwrap().is_dir() {
            // who holds the cards
            fs::create_dir(to.join(&name)).unwrap();
            copy_book(&file.path(), &to.join(&name));
        }
        // the lock belongs to the running program
        if file.file_type().unwrap().is_file() && !name.ends_with("shm") && !name.ends_with("lock") {
            fs::copy(file.path(), to.join(name)).unwrap();
        }
    }
}

fn read_badge(paper: &[u8]) -> String {
    let at = paper.windows(3).position(|bytes| bytes == [0x31, 0x50, 0x30]).unwrap() + 3;
    String::from_utf8(paper[at..at + 26].to_vec()).unwrap()
}

/// The notices that these tests meet.
pub fn refusal(code: &str) -> Refusal {
    let known = [
        Refusal::ApprovalOver,
        Refusal::ApproverUnfit,
        Refusal::BookTrouble,
        Refusal::Busy,
        Refusal::Locked,
        Refusal::PinBlocked,
        Refusal::PinLocked,
        Refusal::PinTaken,
        Refusal::PinUnproven,
        Refusal::PinWrong,
        Refusal::RefundTooMuch,
        Refusal::RefundNothingLeft,
    ];
    known.into_iter().find(|known| format!("{known:?}") == code).unwrap_or_else(|| panic!("a notice {code}"))
}
