//! What goes into the engine and what comes out.

use crate::config::Drawer;
use crate::view::CaseAct;
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::Wallet;
use domain::fact::DrawerReason;
use domain::ids::{JobId, SaleId, SlipNo, TradeNo};
use domain::tender::RecordKind;
use domain::time::Moment;
use kit::{PaperState, PrintFault, Printed, Trouble};

/// What an answer belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ticket {
    Attempt { no: TradeNo, asked: domain::attempt::Asked },
    Refund { no: TradeNo, asked: domain::refund::Asked },
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
}
