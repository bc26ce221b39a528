//! Deposits and what is drawn from them, with the postings of each.

use super::hotel::{frozen, id, txn};
use super::{Shop, fen};
use domain::attempt::{Attempt, Means, Phase, Want};
use domain::cloud::Authority;
use domain::deposit::{Deposit, Draw, DrawKind, Hold};
use domain::evidence::Wallet;
use domain::fact::{Entry, Fact};
use domain::ids::{DepositId, SaleId, TradeNo};
use domain::ledger::{Account, Move, Txn, TxnId};
use domain::refund;
use domain::slip::{DepositPart, HoldKind, Slip, SlipKind};
use domain::time::{Moment, Wall};
use money::Fen;

impl Shop {
    pub fn deposit(&mut self, hold: Hold, room: &str, amount: i64) -> Deposit {
        self.deposit += 1;
        Deposit {
            id: DepositId(self.deposit),
            chain: DepositId(self.deposit),
            room: room.into(),
            amount: fen(amount),
            hold,
            freeze: None,
            lapsed: Fen::ZERO,
            taken: Moment(self.ms),
            wall: Wall(1_763_870_000_000),
        }
    }

    /// A freeze that is on its way.
    pub fn freeze(&mut self, wallet: Wallet, room: &str, amount: i64) -> Deposit {
        let no = self.trade_no();
        let mut freeze = Attempt::prepare(no, SaleId::NONE, wallet, Means::Scanned, fen(amount));
        freeze.phase = Phase::Dispatched;
        freeze.dispatched = Moment(self.ms);
        let deposit = Deposit { freeze: Some(freeze), ..self.deposit(frozen(wallet), room, amount) };
        self.act(vec![Entry::plain(Fact::DepositOpened { deposit: deposit.clone() })]);
        deposit
    }

    pub fn freeze_moved(&mut self, deposit: &Deposit, phase: Phase, want: Want) {
        self.act(vec![Entry::plain(Fact::FreezeMoved { deposit: deposit.id, phase, want })]);
    }

    pub fn frozen(&mut self, deposit: &Deposit, want: Want) {
        let no = &deposit.freeze.as_ref().unwrap().no;
        let paid = Self::paid_facts(no, deposit.amount.get());
        let held = Txn::transfer(
            format!("deposit-{}", deposit.id.0),
            Account::DepositsFrozen,
            Account::DepositsFrozenContra,
            deposit.amount,
        );
        let fact = Fact::DepositHeld { deposit: deposit.id, paid, want };
        self.act(vec![Entry::with(fact, vec![Move::Direct(held)])]);
    }

    /// Cash or bookkeeping, held at once.
    pub fn take_deposit(&mut self, hold: Hold, room: &str, amount: i64) -> Deposit {
        let deposit = self.deposit(hold, room, amount);
        let held = Txn::transfer(
            format!("deposit-{}", deposit.id.0),
            deposit.hold.method().account(),
            Account::DepositsPaid,
            fen(amount),
        );
        let opened = Entry::with(Fact::DepositOpened { deposit: deposit.clone() }, vec![Move::Direct(held)]);
        let slip = self.deposit_slip(&deposit, SlipKind::Deposit);
        let paper = self.print(&slip.no, domain::fact::Copy::First);
        self.act(vec![opened, Entry::plain(Fact::SlipIssued { slip }), paper]);
        deposit
    }

    /// The deposit that came with a charge; its money was booked with it.
    pub fn paid_deposit(
        &mut self,
        sale: SaleId,
        of: &TradeNo,
        wallet: Wallet,
        amount: i64,
        total: i64,
    ) -> Deposit {
        let hold = Hold::Paid { wallet, of: of.clone(), total: fen(total), sale };
        let deposit = self.deposit(hold, "8901", amount);
        self.act(vec![Entry::plain(Fact::DepositOpened { deposit: deposit.clone() })]);
        deposit
    }

    pub fn deposit_slip(&mut self, deposit: &Deposit, kind: SlipKind) -> Slip {
        let part = DepositPart {
            deposit: deposit.id,
            room: deposit.room.clone(),
            hold: HoldKind::Cash,
            method: deposit.hold.method(),
            number: String::new(),
            payer: None,
            amount: deposit.amount,
            consumed: Fen::ZERO,
            returned: Fen::ZERO,
            left: deposit.amount,
            arrived: true,
            days: None,
        };
        Slip { deposits: vec![part], ..self.bare(kind) }
    }

    /// Opens a draw whose postings pend; `Done` at once for cash and bookkeeping.
    pub fn draw(&mut self, deposit: &Deposit, kind: DrawKind, amount: i64, freed: i64) -> TradeNo {
        let no = self.trade_no();
        let at_once = !deposit.hold.through_cloud();
        let draw = Draw {
            no: no.clone(),
            deposit: deposit.id,
            kind,
            amount: fen(amount),
            freed: fen(freed),
            nonce: "n1".into(),
            by: Some(Authority { staff: id(self.who), name: self.who.into(), admin: false }),
            phase: if at_once { refund::Phase::Done } else { refund::Phase::Dispatched },
            dispatched: Moment(self.ms),
            settled: None,
            course: refund::Course::default(),
        };
        let moved = draw_txn(deposit, &draw);
        let step = if at_once { Move::Direct(moved) } else { Move::Pend(moved) };
        self.act(vec![Entry::with(Fact::DrawOpened { draw }, vec![step])]);
        no
    }

    pub fn draw_moved(&mut self, no: &TradeNo, kind: DrawKind, phase: refund::Phase, settled: Option<i64>) {
        let name = match kind {
            DrawKind::Consume => TxnId(format!("consume-{no}")),
            DrawKind::Release => TxnId(format!("release-{no}")),
        };
        let moves = match &phase {
            refund::Phase::Done => vec![Move::Post(name)],
            refund::Phase::Failed(_) => vec![Move::Void(name)],
            _ => Vec::new(),
        };
        let fact = Fact::DrawMoved { no: no.clone(), phase, settled: settled.map(fen) };
        self.act(vec![Entry::with(fact, moves)]);
    }

    pub fn drawn(&mut self, deposit: &Deposit, kind: DrawKind, amount: i64, freed: i64) -> TradeNo {
        let no = self.draw(deposit, kind, amount, freed);
        if deposit.hold.through_cloud() {
            self.draw_moved(&no, kind, refund::Phase::Done, Some(amount));
        }
        no
    }

    pub fn lapse(&mut self, deposit: &Deposit, amount: i64) {
        let gone = Txn::transfer(
            format!("lapse-{}", deposit.id.0),
            Account::DepositsFrozenContra,
            Account::DepositsFrozen,
            fen(amount),
        );
        let fact = Fact::DepositLapsed { deposit: deposit.id, amount: fen(amount) };
        self.act(vec![Entry::with(fact, vec![Move::Direct(gone)])]);
    }
}

fn draw_txn(deposit: &Deposit, draw: &Draw) -> Txn {
    let (taken, back) = (draw.amount.get(), draw.freed.get());
    let account = deposit.hold.method().account();
    match (draw.kind, deposit.hold.liability()) {
        (DrawKind::Consume, Account::DepositsFrozen) => txn(
            format!("consume-{}", draw.no),
            &[
                (account, taken),
                (Account::Sales, -taken),
                (Account::DepositsFrozenContra, taken + back),
                (Account::DepositsFrozen, -taken - back),
            ],
        ),
        (DrawKind::Consume, _) => txn(
            format!("consume-{}", draw.no),
            &[(Account::DepositsPaid, taken), (Account::Sales, -taken), (account, taken), (account, -taken)],
        ),
        (DrawKind::Release, Account::DepositsFrozen) => txn(
            format!("release-{}", draw.no),
            &[(Account::DepositsFrozenContra, taken), (Account::DepositsFrozen, -taken)],
        ),
        (DrawKind::Release, _) => {
            txn(format!("release-{}", draw.no), &[(Account::DepositsPaid, taken), (account, -taken)])
        }
    }
}
