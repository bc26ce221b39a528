//! The cashier's deeds, done on the real engine through its commands.

use crate::cashier::{Deed, amount, fresh_code, guest_script};
use crate::world::{Happening, World};
use domain::evidence::Wallet;
use domain::ids::SlipNo;
use domain::tender::RecordKind;
use till::engine::{Command, Input};
use till::view::{CaseAct, CaseKind, Stage};

pub fn act(world: &mut World, deed: Deed) {
    match deed {
        Deed::TypeAndScan => {
            let text = amount(&mut world.chance);
            world.type_line(&text);
            scan_guest(world, &text);
        }
        Deed::ScanAndType => {
            scan_guest(world, "");
            let text = amount(&mut world.chance);
            world.type_line(&text);
            world.key(Command::Enter { line: text });
        }
        Deed::Cash => {
            let text = amount(&mut world.chance);
            world.type_line(&text);
            let received = if world.chance.hits(50) { String::new() } else { "500".to_owned() };
            world.key(Command::Cash { received });
        }
        Deed::SplitCashThenScan => {
            world.type_line("200");
            world.key(Command::Cash { received: "50".to_owned() });
            scan_guest(world, "");
        }
        Deed::Record => {
            let text = amount(&mut world.chance);
            world.type_line(&text);
            let (kind, amount, reference) = (RecordKind::BankCard, String::new(), "6222".to_owned());
            world.key(Command::Record { kind, amount, reference });
        }
        Deed::ShowCode => show_code(world),
        Deed::ScanAgain => scan_guest(world, ""),
        Deed::CashAnyway => {
            world.key(Command::Cash { received: String::new() });
        }
        Deed::Enter => {
            world.key(Command::Enter { line: String::new() });
        }
        Deed::Escape => {
            world.key(Command::Dismiss);
        }
        Deed::AnswerQuestion => answer(world),
        Deed::Park => {
            world.key(Command::Park);
        }
        Deed::GiveBackFront => give_back_front(world),
        Deed::Tray => tray(world),
        Deed::Refund => refund(world),
        Deed::Reprint => {
            let slip = world.pick_slip().map(SlipNo);
            world.key(Command::Reprint { slip });
        }
        Deed::ScanSlip => {
            if let Some(slip) = world.pick_slip() {
                world.feed(Input::Scan(slip));
            }
        }
        other => crate::hotel::act(world, other),
    }
}

/// A guest shows a fresh code; now and then the cashier scans one twice.
pub fn scan_guest(world: &mut World, line: &str) {
    let wallet = match world.chance.below(100) {
        0..=49 => Wallet::WeChat,
        80.. if world.takes_online_cards() => Wallet::OnlineCard,
        _ => Wallet::Alipay,
    };
    let code = fresh_code(&mut world.chance, wallet);
    let script = guest_script(&mut world.chance);
    world.cloud.script(&code, script);
    world.key(Command::Scan { text: code.clone(), line: line.to_owned() });
    if world.chance.hits(10) {
        world.feed(Input::Scan(code));
    }
}

fn show_code(world: &mut World) {
    let text = amount(&mut world.chance);
    world.type_line(&text);
    let wallet = if world.chance.hits(50) { Wallet::WeChat } else { Wallet::Alipay };
    world.key(Command::ShowCode { wallet });
}

/// Called when a code has come to the screen: the guest may pay it at any time of its life.
pub fn guest_sees(world: &mut World, url: &str) {
    if world.chance.hits(70) {
        let after = world.chance.between(500, 119_000);
        world.later(after, Happening::PhonePays(url.to_owned()));
    }
}

fn answer(world: &mut World) {
    let question = world.picture().and_then(|picture| picture.question);
    if let Some(question) = question {
        if let till::view::Ask::Approve { approval } = &question.ask {
            crate::hotel::approve(world, question.id, approval);
            return;
        }
        let yes = world.chance.hits(70);
        world.key(Command::Answer { id: question.id, yes });
    }
}

fn give_back_front(world: &mut World) {
    let key = match world.picture().map(|picture| picture.stage) {
        Some(Stage::Waiting { key, .. } | Stage::ShowingCode { key, .. }) => key,
        _ => return,
    };
    world.key(Command::GiveBack { key });
}

fn tray(world: &mut World) {
    let Some(picture) = world.picture() else { return };
    let Some(case) = world.chance.pick(&picture.cases).cloned() else { return };
    let Some(act) = world.chance.pick(&case.acts).copied() else { return };
    if case.kind == CaseKind::PrintUnclear {
        look_at_paper(world, &case.key);
        return;
    }
    world.key(Command::Act { key: case.key, act });
}

fn refund(world: &mut World) {
    let Some(slip) = world.pick_slip() else { return };
    let known = world.counter.as_ref().and_then(|c| c.book().sale_by_slip(&SlipNo(slip)).ok().flatten());
    let Some(sale) = known else { return };
    let amount = match world.chance.below(4) {
        0 => String::new(),
        1 => "1".to_owned(),
        2 => "5.5".to_owned(),
        _ => "50".to_owned(),
    };
    world.key(Command::Refund { sale: sale.id, amount, reason: "退".to_owned() });
}

/// A person looks at the paper and answers what is true.
fn look_at_paper(world: &mut World, key: &str) {
    let job = key.strip_prefix("print:").and_then(|id| id.parse().ok()).map(domain::ids::JobId);
    let Some(job) = job else { return };
    let came = world.paper.whole.contains_key(&job);
    let act = if came { CaseAct::CameOut } else { CaseAct::PrintAgain };
    world.key(Command::Act { key: key.to_owned(), act });
}

impl World {
    /// In quiet time the cashier works the tray off.
    pub fn tidy_up(&mut self) {
        let Some(picture) = self.picture() else { return };
        if picture.desk.staffed && picture.desk.person.is_none() {
            // heard at the next round
            crate::hotel::sign_in(self, false);
        }
        for case in picture.cases {
            match case.kind {
                CaseKind::PrintUnclear => look_at_paper(self, &case.key),
                CaseKind::Orphan | CaseKind::DepositUnwanted => {
                    self.key(Command::Act { key: case.key, act: CaseAct::Refund });
                }
                CaseKind::RefundFailed
                | CaseKind::Payment
                | CaseKind::Refund
                | CaseKind::PrintQueued
                | CaseKind::Sale
                | CaseKind::Freeze
                | CaseKind::Draw
                | CaseKind::DrawFailed => {}
            }
        }
    }
}
