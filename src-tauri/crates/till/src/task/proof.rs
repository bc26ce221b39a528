//! PINs are hashed and checked here, away from the engine: each costs some 50 ms on purpose.
//!
//! argon2id with a pepper that is not in the book, so that a stolen book gives no PIN away.

use super::run::Message;
use crate::engine::{Input, Pin, Proof, Prove};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, KeyId, Params, ParamsBuilder, Version};
use crossbeam_channel::{Sender, TrySendError, bounded};
use sha2::{Digest, Sha256};
use std::thread;

/// Proofs that wait; the engine has one at a time under way, and given up ones may be before it.
const PROOFS_MAX: usize = 4;
/// Of chance, in bytes.
const SALT: usize = 16;
/// Of a pepper's name in a hash, in bytes (argon2 allows 8).
const NAME: usize = 8;

/// Mixed into every hash, kept in the machine's key store and never in the book.
pub type Pepper = [u8; 32];

/// What one hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    /// What OWASP asks for at least: 19 MiB, two passes.
    pub const REAL: Self = Self { memory: 19 * 1024, passes: 2, lanes: 1 };
    /// The least that argon2 knows, for proofs by the thousand. Worth nothing against a thief.
    pub const CHEAP: Self = Self { memory: 8, passes: 1, lanes: 1 };
}

/// Who proves.
pub trait Prover: Send {
    /// Takes its time; never fails but as [`Proof::Failed`].
    fn prove(&self, prove: &Prove) -> Proof;
}

/// The real one.
pub struct Argon {
    pub pepper: Pepper,
    pub cost: Cost,
}

impl Prover for Argon {
    fn prove(&self, wanted: &Prove) -> Proof {
        prove(wanted, &self.pepper, self.cost)
    }
}

/// One proof, here and now. Hashes are checked at the cost they were made with, as long as it is no more than
/// the given one.
#[must_use]
pub fn prove(prove: &Prove, pepper: &Pepper, cost: Cost) -> Proof {
    let Ok(argon) = argon(pepper, cost) else { return Proof::Failed };
    match prove {
        Prove::Check { pin, hash } => match belongs(&argon, cost, pin, hash) {
            Belongs::Yes => Proof::Right,
            Belongs::No => Proof::Wrong,
            Belongs::Foreign | Belongs::Unreadable => Proof::Failed,
        },
        Prove::Make { pin, others } => {
            for other in others {
                match belongs(&argon, cost, pin, other) {
                    Belongs::Yes => return Proof::Taken,
                    Belongs::No | Belongs::Foreign => {}
                    Belongs::Unreadable => return Proof::Failed,
                }
            }
            made(&argon, pin).map_or(Proof::Failed, Proof::Made)
        }
    }
}

/// Every hash names the pepper it was made with. Where that one is not at hand, after a move to another machine
/// or while the key store is away, a right PIN cannot be told from a wrong one, and nobody may be locked out by it.
fn argon(pepper: &Pepper, cost: Cost) -> Result<Argon2<'_>, argon2::Error> {
    let digest = Sha256::new().chain_update(b"qiantai pin pepper").chain_update(pepper).finalize();
    let name = KeyId::new(digest.get(..NAME).unwrap_or_default())?;
    let mut params = ParamsBuilder::new();
    let params = params.m_cost(cost.memory).t_cost(cost.passes).p_cost(cost.lanes).keyid(name).build()?;
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params)
}

fn made(argon: &Argon2<'_>, pin: &Pin) -> Option<String> {
    let mut salt = [0; SALT];
    getrandom::fill(&mut salt).ok()?;
    argon.hash_password_with_salt(pin.reveal().as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

/// Whose a hash is.
enum Belongs {
    Yes,
    No,
    /// Made with a pepper that is not at hand.
    Foreign,
    /// No hash, or one that would cost more than this counter pays.
    Unreadable,
}

fn belongs(argon: &Argon2<'_>, cost: Cost, pin: &Pin, hash: &str) -> Belongs {
    let Ok(parsed) = argon2::PasswordHash::new(hash) else { return Belongs::Unreadable };
    let Ok(params) = Params::try_from(&parsed) else { return Belongs::Unreadable };
    if params.m_cost() > cost.memory || params.t_cost() > cost.passes || params.p_cost() > cost.lanes {
        return Belongs::Unreadable;
    }
    if params.keyid() != argon.params().keyid() {
        return Belongs::Foreign;
    }
    match argon.verify_password(pin.reveal().as_bytes(), &parsed) {
        Ok(()) => Belongs::Yes,
        Err(argon2::password_hash::Error::PasswordInvalid) => Belongs::No,
        Err(_) => Belongs::Unreadable,
    }
}

/// The prover's thread. It ends with its last order.
pub(super) struct Proofs {
    orders: Option<Sender<(u64, Prove)>>,
    inbox: Sender<Message>,
}

impl Proofs {
    pub fn start(prover: Box<dyn Prover>, inbox: &Sender<Message>) -> Self {
        let (send, receive) = bounded::<(u64, Prove)>(PROOFS_MAX);
        let answers = inbox.clone();
        let run = move || {
            for (proof, prove) in receive {
                let outcome = prover.prove(&prove);
                if answers.send(told(proof, outcome)).is_err() {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("proof".to_owned()).spawn(run).ok();
        Self { orders: thread.map(|_| send), inbox: inbox.clone() }
    }

    /// Never waits. What cannot be proven is told at once.
    pub fn order(&self, proof: u64, prove: Prove) {
        let taken = self.orders.as_ref().is_some_and(|orders| orders.try_send((proof, prove)).is_ok());
        if taken {
            return;
        }
        // the engine must not wait for its own inbox
        if let Err(TrySendError::Full(message)) = self.inbox.try_send(told(proof, Proof::Failed)) {
            let inbox = self.inbox.clone();
            thread::spawn(move || inbox.send(message).is_ok());
        }
    }
}

fn told(proof: u64, outcome: Proof) -> Message {
    Message::Input(Box::new(Input::Proven { proof, outcome }))
}
