//! Double entry. A dispatched charge pends, a paid one posts, a dead one voids; every transaction sums to zero.

use crate::evidence::Wallet;
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The chart of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Account {
    /// Notes and coins in the drawer.
    CashDrawer,
    /// Owed to us by a wallet through the payment cloud.
    Clearing(Wallet),
    /// Taken on the bank's own card terminal (bookkeeping).
    BankCard,
    /// Vouchers taken (bookkeeping).
    Voucher,
    /// Charged to a guest's room (bookkeeping).
    RoomAccount,
    /// Gross sales.
    Sales,
    /// Discounts the shop gave.
    MerchantDiscount,
    /// Fen lost or won by cash rounding.
    Rounding,
    /// Given back to guests.
    Refunds,
    /// Charged after the sale was settled otherwise; owed back to the guest.
    OrphanCharges,
    /// Deposits that were paid (a liability).
    DepositsPaid,
    /// Deposits frozen in wallets (memorandum; not our money).
    DepositsFrozen,
    /// The other side of the memorandum.
    DepositsFrozenContra,
    /// Paid for top-ups that are not complete, or on its way back (a liability).
    TopUps,
    /// Members' own money (a liability).
    MemberPrincipal,
    /// Gifts on members' cards (a liability).
    MemberGift,
    /// What gifts cost.
    GiftExpense,
    /// Members' balances brought in from an old system (equity).
    MemberOpening,
    /// Members' balances set right by a person.
    MemberAdjustment,
    /// Counted cash that differs from the book.
    CashOverShort,
    /// The drawer's float.
    Float,
    /// Cash put in without a sale.
    PaidIn,
    /// Cash taken out without a refund.
    PaidOut,
    /// Cash dropped into the safe or brought to the bank.
    Safe,
    /// Coupons of the wallets that the shop bears: the settlement is lower by them.
    WalletDiscount,
}

impl Account {
    /// Every account, in report order.
    pub const ALL: [Self; 27] = [
        Self::CashDrawer,
        Self::Clearing(Wallet::WeChat),
        Self::Clearing(Wallet::Alipay),
        Self::Clearing(Wallet::OnlineCard),
        Self::BankCard,
        Self::Voucher,
        Self::RoomAccount,
        Self::Sales,
        Self::MerchantDiscount,
        Self::Rounding,
        Self::Refunds,
        Self::OrphanCharges,
        Self::DepositsPaid,
        Self::DepositsFrozen,
        Self::DepositsFrozenContra,
        Self::TopUps,
        Self::MemberPrincipal,
        Self::MemberGift,
        Self::GiftExpense,
        Self::MemberOpening,
        Self::MemberAdjustment,
        Self::CashOverShort,
        Self::Float,
        Self::PaidIn,
        Self::PaidOut,
        Self::Safe,
        Self::WalletDiscount,
    ];

    /// The name stored in the ledger table; never changed once used.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CashDrawer => "cash_drawer",
            Self::Clearing(Wallet::WeChat) => "clearing_wechat",
            Self::Clearing(Wallet::Alipay) => "clearing_alipay",
            Self::Clearing(Wallet::OnlineCard) => "clearing_online_card",
            Self::BankCard => "bank_card",
            Self::Voucher => "voucher",
            Self::RoomAccount => "room_account",
            Self::Sales => "sales",
            Self::MerchantDiscount => "merchant_discount",
            Self::Rounding => "rounding",
            Self::Refunds => "refunds",
            Self::OrphanCharges => "orphan_charges",
            Self::DepositsPaid => "deposits_paid",
            Self::DepositsFrozen => "deposits_frozen",
            Self::DepositsFrozenContra => "deposits_frozen_contra",
            Self::TopUps => "top_ups",
            Self::MemberPrincipal => "member_principal",
            Self::MemberGift => "member_gift",
            Self::GiftExpense => "gift_expense",
            Self::MemberOpening => "member_opening",
            Self::MemberAdjustment => "member_adjustment",
            Self::CashOverShort => "cash_over_short",
            Self::Float => "float",
            Self::PaidIn => "paid_in",
            Self::PaidOut => "paid_out",
            Self::Safe => "safe",
            Self::WalletDiscount => "wallet_discount",
        }
    }

    /// The account with this stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|account| account.code() == code)
    }
}

/// One line of a transaction: a debit is positive, a credit negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    pub account: Account,
    pub delta: FenDelta,
}

/// Names a transaction for ever. What stands before the first `-` is its kind, which summaries go by:
///
/// | kind | opened by | postings |
/// |---|---|---|
/// | `pay-NO` | an attempt | clearing +, sales -; with a deposit on top also deposits paid - |
/// | `coupon-NO` | a payment or consumption settled for less | wallet discount +, clearing - |
/// | `tender-SALE-N` | cash, bookkeeping | drawer or record +, rounding, sales -; deposits paid - |
/// | `settle-SALE` | the shop's own discount | merchant discount +, sales - |
/// | `refund-NO` | a refund | refunds (or orphan charges) +, clearing, drawer or record - |
/// | `recoup-NO` | a refund that costs the shop less | clearing +, wallet discount - |
/// | `orphan-NO` | a charge that no sale wants | clearing +, orphan charges - |
/// | `deposit-ID` | a deposit held | frozen +, contra -; or drawer or record +, deposits paid - |
/// | `consume-NO` | a consumption | clearing +, sales -, contra +, frozen -; or deposits paid +, sales - with the method's account twice, in and out |
/// | `release-NO` | a way back | contra +, frozen -; or deposits paid +, drawer, record or clearing - |
/// | `lapse-ID` | the wallet's own way back | contra +, frozen - |
/// | `float-SHIFT` | a float that differs from the book | drawer, float (the first) or over/short |
/// | `cash-SLIP` | drop, pay-in, pay-out | drawer, safe, paid in, paid out |
/// | `count-SHIFT` | a shift's close | drawer, over/short |
/// | `load-SALE` | a top-up that is complete | top-ups +, member principal -; gift expense +, member gift - |
/// | `earn-SALE-N` | a payment by card that brings a gift | gift expense +, member gift - |
/// | `unload-NO` | a top-up on its way back | member principal +, top-ups -; member gift +, gift expense - |
/// | `reload-NO` | such a way back that failed | top-ups +, member principal - |
/// | `unearn-NO` | a payment by card that goes back | member gift +, gift expense - |
/// | `change-SLIP` | change of a cash sale put on a card | drawer +, member principal - |
/// | `card-SLIP` | a card set right, moved to another, replaced | adjustment or the other card |
/// | `close-CARD` | a card paid out and closed | member principal +, drawer or terminal -; member gift +, gift expense - |
/// | `batch-ID` | old balances brought in | member opening +, member principal -, member gift - |
/// | `unbatch-ID` | the same taken out again | member principal +, member gift +, member opening - |
///
/// The payment of a top-up credits top-ups in place of sales, and its refund debits them in place of refunds.
/// A payment by card is a `tender` that debits member principal and member gift.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TxnId(pub String);

/// A transaction whose postings sum to zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Txn {
    pub id: TxnId,
    pub postings: Vec<Posting>,
}

impl Txn {
    /// Moves `amount` from `credit` to `debit`. Zero amounts make an empty transaction.
    #[must_use]
    pub fn transfer(id: impl Into<String>, debit: Account, credit: Account, amount: Fen) -> Self {
        let delta = amount.as_delta();
        let postings = if amount.is_zero() {
            Vec::new()
        } else {
            vec![Posting { account: debit, delta }, Posting { account: credit, delta: delta.negated() }]
        };
        Self { id: TxnId(id.into()), postings }
    }

    /// Adds the other transaction's postings under this one's name.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.postings.extend(other.postings);
        self
    }

    /// True when debits equal credits.
    #[must_use]
    pub fn balances(&self) -> bool {
        FenDelta::sum(self.postings.iter().map(|p| p.delta)) == Some(FenDelta::ZERO)
    }
}

/// What a fact does to the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    /// Reserved until posted or voided.
    Pend(Txn),
    /// A pending transaction becomes final.
    Post(TxnId),
    /// A pending transaction never happened.
    Void(TxnId),
    /// Final at once.
    Direct(Txn),
}

/// Where a transaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TxnState {
    Pending,
    Posted,
    Voided,
}

/// Sums of posted transactions by account: what every slip and report is a view of.
#[must_use]
pub fn balances<'a>(posted: impl IntoIterator<Item = &'a Txn>) -> Option<BTreeMap<Account, FenDelta>> {
    let mut sums = BTreeMap::new();
    for posting in posted.into_iter().flat_map(|txn| &txn.postings) {
        let sum = sums.entry(posting.account).or_insert(FenDelta::ZERO);
        *sum = sum.plus(posting.delta)?;
    }
    Some(sums)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_codes_are_unique_and_read_back() {
        for account in Account::ALL {
            assert_eq!(Account::from_code(account.code()), Some(account));
        }
        let codes: std::collections::BTreeSet<_> = Account::ALL.iter().map(|a| a.code()).collect();
        assert_eq!(codes.len(), Account::ALL.len());
    }

    #[test]
    fn a_transfer_balances_and_a_lone_posting_does_not() {
        let amount = Fen::new(1250).unwrap();
        let txn = Txn::transfer("t", Account::CashDrawer, Account::Sales, amount);
        assert!(txn.balances());
        assert_eq!(balances([&txn]).unwrap()[&Account::Sales].get(), -1250);
        let lone = Txn { id: TxnId("x".into()), postings: vec![txn.postings[0]] };
        assert!(!lone.balances());
    }

    #[test]
    fn nothing_moves_in_an_empty_transfer_and_what_does_can_be_joined() {
        let fen = |n| Fen::new(n).unwrap();
        let none = Txn::transfer("t", Account::Refunds, Account::CashDrawer, Fen::ZERO);
        assert!(none.postings.is_empty() && none.balances());
        let both = Txn::transfer("a", Account::CashDrawer, Account::Sales, fen(1000)).and(Txn::transfer(
            "b",
            Account::Rounding,
            Account::Sales,
            fen(7),
        ));
        assert_eq!((both.id.0.as_str(), both.postings.len(), both.balances()), ("a", 4, true));
        assert_eq!(balances([&both]).unwrap()[&Account::Sales].get(), -1007);
    }

    proptest::proptest! {
        #[test]
        fn the_book_balances_after_any_transfers(
            moves in proptest::collection::vec((0..Account::ALL.len(), 0..Account::ALL.len(), 0..10_000_000_i64), 0..40),
        ) {
            let txns: Vec<Txn> = moves
                .iter()
                .map(|(debit, credit, n)| {
                    Txn::transfer("t", Account::ALL[*debit], Account::ALL[*credit], Fen::new(*n).unwrap())
                })
                .collect();
            proptest::prop_assert!(txns.iter().all(Txn::balances));
            let sums = balances(&txns).unwrap();
            proptest::prop_assert_eq!(FenDelta::sum(sums.into_values()), Some(FenDelta::ZERO));
            for (txn, (.., n)) in txns.iter().zip(&moves) {
                let debits: i64 = txn.postings.iter().map(|p| p.delta.get().max(0)).sum();
                proptest::prop_assert_eq!(debits, *n);
            }
        }
    }
}
