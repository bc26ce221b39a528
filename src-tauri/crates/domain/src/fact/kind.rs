//! The names under which facts stand in the journal.

use super::Fact;

impl Fact {
    /// The kind stored in the journal; never changed once used.
    #[must_use]
    pub fn kind(&self) -> String {
        match self {
            Self::BookOpened { .. } => "book.opened".to_owned(),
            Self::DeviceNamed { .. } => "device.named".to_owned(),
            Self::ShiftOpened { .. } => "shift.opened".to_owned(),
            Self::ShiftCounted { .. } => "shift.counted".to_owned(),
            Self::ShiftClosed { .. } => "shift.closed".to_owned(),
            Self::CashMoved { .. } => "cash.moved".to_owned(),
            Self::StaffSaved { .. } => "staff.saved".to_owned(),
            Self::StaffRemoved { .. } => "staff.removed".to_owned(),
            Self::SecretSet { .. } => "staff.secret".to_owned(),
            Self::SignedIn { .. } => "staff.in".to_owned(),
            Self::SignedOut { .. } => "staff.out".to_owned(),
            Self::PinMissed { .. } => "staff.missed".to_owned(),
            Self::PinUnlocked { .. } => "staff.unlocked".to_owned(),
            Self::Approved { .. } => "staff.approved".to_owned(),
            Self::DepositOpened { .. } => "deposit.opened".to_owned(),
            Self::FreezeMoved { phase, .. } => format!("freeze.{}", phase.code()),
            Self::DepositHeld { .. } => "deposit.held".to_owned(),
            Self::DrawOpened { .. } => "draw.opened".to_owned(),
            Self::DrawMoved { phase, .. } => format!("draw.{}", phase.code()),
            Self::DepositLapsed { .. } => "deposit.lapsed".to_owned(),
            Self::SaleOpened { .. } => "sale.opened".to_owned(),
            Self::AttemptDispatched { .. } => "attempt.dispatched".to_owned(),
            Self::AttemptMoved { phase, .. } => format!("attempt.{}", phase.code()),
            Self::AttemptPaid { .. } => "attempt.paid".to_owned(),
            Self::TenderTaken { .. } => "tender.taken".to_owned(),
            Self::SaleSettled { .. } => "sale.settled".to_owned(),
            Self::SaleAbandoned { .. } => "sale.abandoned".to_owned(),
            Self::RefundOpened { .. } => "refund.opened".to_owned(),
            Self::RefundMoved { phase, .. } => format!("refund.{}", phase.code()),
            Self::CardOpened { .. } => "card.opened".to_owned(),
            Self::CardsMoved { .. } => "card.moved".to_owned(),
            Self::CardNamed { .. } => "card.named".to_owned(),
            Self::HolderSeen { .. } => "holder.seen".to_owned(),
            Self::HolderForgotten { .. } => "holder.forgotten".to_owned(),
            Self::MembersExported { .. } => "members.exported".to_owned(),
            Self::CardsStaged { .. } => "batch.cards".to_owned(),
            Self::BalancesStaged { .. } => "batch.balances".to_owned(),
            Self::BatchImported { .. } => "batch.imported".to_owned(),
            Self::BatchDropped { .. } => "batch.dropped".to_owned(),
            Self::BatchUndone { .. } => "batch.undone".to_owned(),
            Self::SlipIssued { .. } => "slip.issued".to_owned(),
            Self::PrintQueued { .. } => "print.queued".to_owned(),
            Self::PrintMoved { .. } => "print.moved".to_owned(),
            Self::DrawerOpened { .. } => "drawer.opened".to_owned(),
        }
    }
}
