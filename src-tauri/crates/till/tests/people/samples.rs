//! One command of each kind.

use crate::house::{SPARE, id, person};
use domain::evidence::Wallet;
use domain::fact::DrawerReason;
use domain::ids::{BatchId, DepositId, SaleId};
use domain::member::CardId;
use domain::shift::{CashReason, CashWay};
use domain::staff::{Act, Role};
use domain::tender::RecordKind;
use money::Fen;
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::view::{CardPartView, CaseAct, HolderEdit, PayOutView, ScopeView};

/// The name of a command's kind. A new kind does not compile without its line.
pub fn name(command: &Command) -> &'static str {
    match command {
        Command::Draft { .. } => "Draft",
        Command::Scan { .. } => "Scan",
        Command::Enter { .. } => "Enter",
        Command::Cash { .. } => "Cash",
        Command::ShowCode { .. } => "ShowCode",
        Command::Record { .. } => "Record",
        Command::Park => "Park",
        Command::AskNow { .. } => "AskNow",
        Command::GiveBack { .. } => "GiveBack",
        Command::Act { .. } => "Act",
        Command::Answer { .. } => "Answer",
        Command::Dismiss => "Dismiss",
        Command::AbandonSale => "AbandonSale",
        Command::Refund { .. } => "Refund",
        Command::Reprint { .. } => "Reprint",
        Command::OpenDrawer { .. } => "OpenDrawer",
        Command::Camera { .. } => "Camera",
        Command::Deposits { .. } => "Deposits",
        Command::Room { .. } => "Room",
        Command::OpenDeposit { .. } => "OpenDeposit",
        Command::SettleDeposit { .. } => "SettleDeposit",
        Command::Hold => "Hold",
        Command::Recall { .. } => "Recall",
        Command::SignIn { .. } => "SignIn",
        Command::Lock => "Lock",
        Command::Approve { .. } => "Approve",
        Command::SaveStaff { .. } => "SaveStaff",
        Command::RemoveStaff { .. } => "RemoveStaff",
        Command::SetPin { .. } => "SetPin",
        Command::NewBadge { .. } => "NewBadge",
        Command::DropBadge { .. } => "DropBadge",
        Command::UnlockStaff { .. } => "UnlockStaff",
        Command::StartShift { .. } => "StartShift",
        Command::MoveCash { .. } => "MoveCash",
        Command::CountShift { .. } => "CountShift",
        Command::CloseShift { .. } => "CloseShift",
        Command::PrintReport { .. } => "PrintReport",
        Command::Member(_) => "Member",
        Command::Permit { .. } => "Permit",
        Command::PermitReport { .. } => "PermitReport",
    }
}

/// What is there to be worked on.
#[derive(Clone, Copy)]
pub struct Stock {
    pub sale: SaleId,
    pub deposit: DepositId,
    /// With something on it.
    pub card: CardId,
}

/// What was done, in words, and the command.
pub fn samples(stock: Stock, slip: &str) -> Vec<(String, Command)> {
    let Stock { sale, deposit, card } = stock;
    let key = || "refund:19000001090000000000000001".to_owned();
    let scan = |text: &str| Command::Scan { text: text.to_owned(), line: String::new() };
    let settle = |consume: &str| Command::SettleDeposit {
        deposits: vec![deposit],
        consume: consume.to_owned(),
        keep_rest: false,
    };
    let report = |scope| Command::PrintReport { scope };
    let new = person("9", Role::Clerk, &[]);
    let spare = || id(SPARE);
    let named = vec![
        ("a code", scan("134567890123456789")),
        ("a slip", scan(slip)),
        ("a card", scan(CARD_CODE)),
        ("nobody's badge", scan("QTABCDEFGHABCDEFGHABCDEFGH")),
        ("everything", settle("*")),
        ("nothing", settle("0")),
        ("this shift", report(ScopeView::Current)),
        ("today", report(ScopeView::Today)),
        ("this shift", Command::PermitReport { scope: ScopeView::Current }),
        ("today", Command::PermitReport { scope: ScopeView::Today }),
    ];
    let plain = vec![
        Command::Draft { seq: 1, text: "1".to_owned() },
        Command::Enter { line: "1".to_owned() },
        Command::Cash { received: String::new() },
        Command::ShowCode { wallet: Wallet::WeChat },
        Command::Record { kind: RecordKind::BankCard, amount: "1".to_owned(), reference: String::new() },
        Command::Park,
        Command::AskNow { key: key() },
        Command::GiveBack { key: key() },
        Command::Act { key: key(), act: CaseAct::AskNow },
        Command::Answer { id: 1, yes: true },
        Command::Dismiss,
        Command::AbandonSale,
        Command::Refund { sale, amount: String::new(), reason: String::new() },
        Command::Reprint { slip: None },
        Command::OpenDrawer { reason: DrawerReason::Change },
        Command::Camera { on: false },
        Command::Deposits { on: true },
        Command::Room { room: "806".to_owned(), name: String::new() },
        Command::OpenDeposit { deposit },
        Command::Hold,
        Command::Recall { sale },
        Command::SignIn { staff: spare(), pin: "5555".to_owned() },
        Command::Lock,
        Command::Approve { id: 1, staff: spare(), pin: "5555".to_owned() },
        Command::SaveStaff { staff: new, known: false },
        Command::RemoveStaff { staff: spare() },
        Command::SetPin { staff: spare(), pin: "987654".to_owned() },
        Command::NewBadge { staff: spare() },
        Command::DropBadge { staff: spare() },
        Command::UnlockStaff { staff: spare() },
        Command::StartShift { float: String::new() },
        Command::MoveCash {
            way: CashWay::Drop,
            amount: "1".to_owned(),
            reason: CashReason::Safe,
            note: String::new(),
        },
        Command::CountShift { notes: Vec::<(Fen, u32)>::new(), sum: "0".to_owned() },
        Command::CloseShift { reason: None, note: String::new(), next: None },
    ];
    let permits = Act::ALL.map(|act| (format!("Permit {act:?}"), Command::Permit { act }));
    let named = named.into_iter().map(|(what, command)| (format!("{} {what}", name(&command)), command));
    let plain = plain.into_iter().map(|command| (name(&command).to_owned(), command));
    named.chain(plain).chain(cards(card)).chain(permits).collect()
}

/// What is printed on the card in the stock.
pub const CARD_CODE: &str = "VIP-7";

fn cards(card: CardId) -> impl Iterator<Item = (String, Command)> {
    use MemberCommand as M;
    let (typed, holder) = (|text: &str| text.to_owned(), HolderEdit::default);
    let wishes = [
        ("Show", M::Show { card: Some(card) }),
        ("Open", M::Open { holder: holder() }),
        ("TopUp", M::TopUp { card, tier: None, amount: typed("10") }),
        ("Pay", M::Pay { card, amount: typed("1") }),
        ("KeepChange", M::KeepChange { card }),
        ("Adjust", M::Adjust { card, part: CardPartView::Gift, amount: typed("+1"), reason: typed("错") }),
        ("Transfer", M::Transfer { from: card, to: card, amount: typed("1"), agreed: true }),
        ("Lose", M::Lose { card }),
        ("Found", M::Found { card }),
        ("Replace", M::Replace { card, code: String::new() }),
        ("Close", M::Close { card, pay_out: PayOutView::Cash }),
        ("Rename", M::Rename { card, holder: holder() }),
        ("SeePhone", M::SeePhone { card, reason: typed("核对") }),
        ("Forget", M::Forget { card }),
        ("PrintStatement", M::PrintStatement { card }),
        ("UndoBatch", M::UndoBatch { batch: BatchId(1) }),
        ("PrintBatch", M::PrintBatch { batch: BatchId(1) }),
        ("Export", M::Export { count: 1, masked: true }),
    ];
    wishes.into_iter().map(|(what, wish)| (format!("Member {what}"), Command::Member(wish)))
}
