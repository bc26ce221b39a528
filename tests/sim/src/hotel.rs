//! A hotel's deeds: deposits, people, shifts.

use crate::cashier::{Deed, Held, amount};
use crate::deeds::scan_guest;
use crate::world::World;
use domain::evidence::Wallet;
use domain::ids::{DepositId, SaleId, StaffId};
use domain::shift::{CashReason, CashWay, DifferenceReason};
use domain::staff::{Grant, Right, Role, Staff};
use domain::tender::RecordKind;
use money::Fen;
use store::DepositSearch;
use till::engine::Command;
use till::view::ApprovalView;

/// The people of the shop, each with a PIN.
pub const PEOPLE: [(&str, Role, &str); 4] = [
    ("1", Role::Admin, "1111"),
    ("2", Role::Manager, "2222"),
    ("3", Role::Clerk, "3333"),
    ("4", Role::Clerk, "4444"),
];

/// Somebody as the shop has named him; number 3 may refund up to 100 yuan at once.
#[must_use]
pub fn person(id: &str, role: Role) -> Staff {
    let mut grants = role.grants();
    if id == "3" {
        grants.push(Grant { right: Right::Refund, each: Fen::new(10_000), day: Fen::new(30_000) });
        grants.push(Grant { right: Right::OpenDrawer, each: None, day: None });
    }
    Staff { id: StaffId(id.to_owned()), name: format!("员工{id}"), role, grants }
}

/// What names the people: the admin's PIN comes last, since from then on somebody must sign in.
pub fn founding() -> Vec<Command> {
    let saved =
        PEOPLE.iter().map(|(id, role, _)| Command::SaveStaff { staff: person(id, *role), known: false });
    let pins = PEOPLE
        .iter()
        .rev()
        .map(|(id, _, pin)| Command::SetPin { staff: StaffId((*id).to_owned()), pin: (*pin).to_owned() });
    saved.chain(pins).collect()
}

pub fn act(world: &mut World, deed: Deed) {
    match deed {
        Deed::Deposit(held) => take(world, held),
        Deed::Settle => settle(world),
        Deed::Hold => {
            if world.chance.hits(60) {
                let text = amount(&mut world.chance);
                world.type_line(&text);
            }
            world.key(Command::Hold);
        }
        Deed::Recall => recall(world),
        Deed::MoveCash => move_cash(world),
        Deed::OpenDrawer => {
            world.key(Command::OpenDrawer { reason: domain::fact::DrawerReason::Change });
        }
        Deed::StartShift => {
            let float = ["", "0", "500", "300.5"][usize::try_from(world.chance.below(4)).unwrap_or(0)];
            world.key(Command::StartShift { float: float.to_owned() });
        }
        Deed::Count => {
            count(world);
        }
        Deed::HandOver => hand_over(world),
        Deed::SignIn => {
            let wrong = world.chance.hits(15);
            sign_in(world, wrong);
        }
        Deed::Lock => {
            world.key(Command::Lock);
        }
        Deed::Card(deed) => crate::members::act(world, deed),
        Deed::DayPasses => world.skew += 86_400_000,
        _ => {}
    }
}

fn take(world: &mut World, held: Held) {
    let room = ["806", "1203", "A5"][usize::try_from(world.chance.below(3)).unwrap_or(0)];
    world.key(Command::Deposits { on: true });
    world.key(Command::Room { room: room.to_owned(), name: "王".to_owned() });
    let text = ["500", "200.5", "30"][usize::try_from(world.chance.below(3)).unwrap_or(0)];
    world.type_line(text);
    match held {
        Held::Scanned => scan_guest(world, text),
        Held::Shown => {
            world.key(Command::ShowCode { wallet: Wallet::Alipay });
        }
        Held::Cash => {
            world.key(Command::Cash { received: String::new() });
        }
        Held::Card => {
            let (kind, amount, reference) = (RecordKind::BankCard, String::new(), "6222".to_owned());
            world.key(Command::Record { kind, amount, reference });
        }
    }
    if world.chance.hits(50) {
        world.key(Command::Deposits { on: false });
    }
}

/// Open deposits as the book has them.
fn open_deposits(world: &World) -> Vec<DepositId> {
    let search = DepositSearch { open_only: true, limit: 50, ..DepositSearch::default() };
    let found = world.counter.as_ref().and_then(|counter| counter.book().deposits(&search).ok());
    found.unwrap_or_default().iter().map(|row| row.id).collect()
}

fn settle(world: &mut World) {
    let open = open_deposits(world);
    let Some(first) = world.chance.pick(&open).copied() else { return };
    let mut deposits = vec![first];
    if world.chance.hits(40) {
        deposits.extend(open.iter().copied().filter(|id| *id != first).take(2));
    }
    let consume = ["0", "0", "*", "12.5", "50", "380", "9999"];
    let consume = consume[usize::try_from(world.chance.below(7)).unwrap_or(0)].to_owned();
    let keep_rest = world.chance.hits(30);
    let command = Command::SettleDeposit { deposits, consume, keep_rest };
    world.key(command.clone());
    if world.chance.hits(20) {
        // pressed twice
        world.key(command);
    }
}

fn recall(world: &mut World) {
    let held = world.picture().map(|picture| picture.held).unwrap_or_default();
    if let Some(sale) = world.chance.pick(&held).map(|held| SaleId(held.sale)) {
        world.key(Command::Recall { sale });
    }
}

fn move_cash(world: &mut World) {
    let way = *world.chance.pick(&[CashWay::Drop, CashWay::PayIn, CashWay::PayOut]).unwrap_or(&CashWay::Drop);
    let amount = ["20", "100", "7.3"][usize::try_from(world.chance.below(3)).unwrap_or(0)].to_owned();
    world.key(Command::MoveCash { way, amount, reason: CashReason::Change, note: String::new() });
}

/// Counts what the book says, or something else.
fn count(world: &mut World) -> bool {
    let balance = world.counter.as_ref().and_then(|counter| counter.book().drawer_balance().ok());
    let Some(balance) = balance else { return false };
    let off = *world.chance.pick(&[0, 0, 0, 300, -150]).unwrap_or(&0);
    let sum = Fen::new((balance.get() + off).max(0)).unwrap_or_default();
    world.key(Command::CountShift { notes: Vec::new(), sum: sum.to_string() })
}

fn hand_over(world: &mut World) {
    if !count(world) {
        return;
    }
    let next = world.picture().and_then(|picture| {
        let people = picture.desk.people;
        world.chance.pick(&people).map(|person| StaffId(person.id.clone()))
    });
    let reason = world.chance.hits(90).then_some(DifferenceReason::Unknown);
    world.key(Command::CloseShift { reason, note: String::new(), next });
}

/// Somebody types a PIN.
pub fn sign_in(world: &mut World, wrong: bool) {
    let Some((id, _, pin)) = world.chance.pick(&PEOPLE).copied() else { return };
    let pin = if wrong { "9999" } else { pin };
    world.key(Command::SignIn { staff: StaffId(id.to_owned()), pin: pin.to_owned() });
}

/// A second person approves, or a wrong one tries to.
pub fn approve(world: &mut World, id: u32, approval: &ApprovalView) {
    let fit = world.chance.hits(75);
    let named = world.chance.pick(&approval.approvers).map(|person| person.id.clone());
    let somebody = world.chance.pick(&PEOPLE).map(|(id, ..)| (*id).to_owned());
    let Some(staff) = (if fit { named } else { somebody }) else { return };
    let pin = PEOPLE.iter().find(|(known, ..)| *known == staff).map_or("0000", |(.., pin)| *pin);
    world.key(Command::Approve { id, staff: StaffId(staff), pin: pin.to_owned() });
}
