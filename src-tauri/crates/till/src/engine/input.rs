//! What goes into the engine and what comes out.

use super::pin::{Proof, Prove};
use crate::config::Drawer;
use crate::view::{CaseAct, ScopeView};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::Wallet;
use domain::fact::DrawerReason;
use domain::ids::{DepositId, JobId, SaleId, SlipNo, StaffId, TradeNo};
use domain::shift::{CashReason, CashWay, DifferenceReason};
use domain::staff::{Act, Staff};
use domain::tender::RecordKind;
use domain::time::Moment;
use kit::{PaperState, PrintFault, Printed, Trouble};
use money::Fen;

/// What an answer belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ticket {
    Attempt {
        no: TradeNo,
        asked: domain::attempt::Asked,
    },
    Refund {
        no: TradeNo,
        asked: domain::refund::Asked,
    },
    /// A deposit's freeze.
    Freeze {
        deposit: DepositId,
        asked: domain::attempt::Asked,
    },
    /// A consumption or release.
    Draw {
        no: TradeNo,
        asked: domain::refund::Asked,
    },
    /// What the cloud says is left of a deposit.
    Hold {
        deposit: DepositId,
    },
    Probe,
}

/// Something the world did. It may hold a payment code, so it cannot be printed.
#[derive(Clone)]
pub enum Input {
    /// A scanner device read something.
    Scan(String),
    /// The answer to an [`Output::Call`], or its absence as doubt.
    Answer { ticket: Ticket, sent: Moment, answer: CloudAnswer },
    /// How a print went.
    PrintDone { job: JobId, result: Result<Printed, PrintFault> },
    /// How the drawer went.
    DrawerDone(Result<(), Trouble>),
    /// The printer with this number was asked how it is.
    PrinterSeen { printer: usize, result: Result<PaperState, Trouble> },
    /// The speaker failed or works again.
    SpeakerSeen(Result<(), Trouble>),
    /// The scanner is there or gone.
    ScannerSeen(Result<(), Trouble>),
    /// The camera read something.
    CameraRead(String),
    /// The camera sees, or cannot.
    CameraSeen(Result<(), Trouble>),
    /// The pole display took what it was sent, or not.
    DisplaySeen(Result<(), Trouble>),
    /// A PIN was checked or made, off the engine's thread.
    Proven { proof: u64, outcome: Proof },
    /// Whoever rules the machine takes the merchant admins' PINs away.
    ForgetAdminPins,
    /// The time asked for has come.
    Tick,
}

/// Something the cashier asked for. It may hold a payment code, so it cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub enum Command {
    /// The amount line as typed; older `seq` are ignored.
    Draft {
        seq: u32,
        text: String,
    },
    /// A burst of keys that is a scan, with the amount line as it was before.
    Scan {
        text: String,
        line: String,
    },
    Enter {
        line: String,
    },
    Cash {
        received: String,
    },
    ShowCode {
        wallet: Wallet,
    },
    Record {
        kind: RecordKind,
        amount: String,
        reference: String,
    },
    Park,
    AskNow {
        key: String,
    },
    GiveBack {
        key: String,
    },
    Act {
        key: String,
        act: CaseAct,
    },
    Answer {
        id: u32,
        yes: bool,
    },
    Dismiss,
    AbandonSale,
    Refund {
        sale: SaleId,
        amount: String,
        reason: String,
    },
    Reprint {
        slip: Option<SlipNo>,
    },
    OpenDrawer {
        reason: DrawerReason,
    },
    /// Opens the camera or closes it.
    Camera {
        on: bool,
    },
    /// The lane takes deposits, or sales again.
    Deposits {
        on: bool,
    },
    /// The room a deposit is taken for, with the guest's name if it was given.
    Room {
        room: String,
        name: String,
    },
    /// Opens a deposit that was found.
    OpenDeposit {
        deposit: DepositId,
    },
    /// One number settles: empty or `*` takes everything, 0 gives everything back.
    SettleDeposit {
        deposits: Vec<DepositId>,
        consume: String,
        keep_rest: bool,
    },
    /// Puts the amount or the open sale on hold; the lane is free.
    Hold,
    /// Brings a held sale back.
    Recall {
        sale: SaleId,
    },
    SignIn {
        staff: StaffId,
        pin: String,
    },
    /// Locks the counter; the work stays.
    Lock,
    /// A second person approves the question on the screen.
    Approve {
        id: u32,
        staff: StaffId,
        pin: String,
    },
    SaveStaff {
        staff: Staff,
        known: bool,
    },
    RemoveStaff {
        staff: StaffId,
    },
    SetPin {
        staff: StaffId,
        pin: String,
    },
    /// Makes a new badge and prints it; the old one is worth nothing from then on.
    NewBadge {
        staff: StaffId,
    },
    DropBadge {
        staff: StaffId,
    },
    UnlockStaff {
        staff: StaffId,
    },
    /// Goes on duty with this float, as typed; empty takes what is proposed.
    StartShift {
        float: String,
    },
    MoveCash {
        way: CashWay,
        amount: String,
        reason: CashReason,
        note: String,
    },
    /// Locks the count: notes, or one sum as typed.
    CountShift {
        notes: Vec<(Fen, u32)>,
        sum: String,
    },
    /// Hands over and prints.
    CloseShift {
        reason: Option<DifferenceReason>,
        note: String,
        next: Option<StaffId>,
    },
    /// Prints the figures of a shift or a day as they are now.
    PrintReport {
        scope: ScopeView,
    },
    /// Something about member cards.
    Member(super::members::MemberCommand),
    /// A question of the shell before it does something of its own: may the person at the counter do this?
    /// It changes nothing and never asks a second person.
    Permit {
        act: Act,
    },
    /// The same for the figures of a shift or a day: one's own shift is everybody's to see.
    PermitReport {
        scope: ScopeView,
    },
}

/// What the engine wants done. Everything in it was committed before.
#[derive(Clone, Debug)]
pub enum Output {
    /// Send and report as [`Input::Answer`] with the same ticket and `sent`.
    Call { ticket: Ticket, sent: Moment, call: CloudCall },
    /// Open a connection ahead of a charge.
    Warm,
    /// Hand over to the printer with this number and report as [`Input::PrintDone`].
    Print { job: JobId, printer: usize, bytes: Vec<u8> },
    /// Open the drawer at once or not at all.
    Kick(Drawer),
    /// Speak.
    Say(String),
    /// Open the camera's eye or close it.
    Watch(bool),
    /// Check or make a PIN and report as [`Input::Proven`].
    Prove { proof: u64, prove: Prove },
}
