//! Answers about persons, for any thread.

use crate::books::{CodeBook, PhoneBook};
use crate::index::{Change, Found, Index, Order, Query, Sorted};
use crate::keys::{self, Keys};
use crate::person::Person;
use crate::reader;
use crate::schema;
use crate::seal::Master;
use crate::trouble::Trouble;
use crate::words::{Code, Phone};
use rusqlite::Connection;
use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// Most answers of one question.
pub const FOUND_MAX: usize = 1_000;

/// Finds cards by what is known of their holders. Clones are cheap and share the index.
#[derive(Clone)]
pub struct Finder(pub(crate) Arc<Shared>);

/// Why a question has no answer yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    #[error("the index is {0} of 1000 parts ready")]
    Building(u16),
    #[error(transparent)]
    Failed(Trouble),
}

/// What the rows looked like when the index was built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Health {
    pub rows: u64,
    /// Rows of forgotten persons, of a backup that was brought back, say.
    pub gone: u64,
    /// Rows that do not open. Their holders are not found by name or phone.
    pub damaged: u64,
    /// SQLite's quick check found nothing.
    pub sound: bool,
}

impl Finder {
    /// Cards by what was typed: the last 3 digits or more of a phone, a card's number or its end, a part of a name,
    /// initials in pinyin, or several of them ("lxm 5678", "王5678"), all of which must hold. Best first, then by
    /// card; at most `limit`, which [`FOUND_MAX`] bounds.
    ///
    /// # Errors
    /// [`NotReady`].
    pub fn find(&self, text: &str, limit: usize) -> Result<Vec<Found>, NotReady> {
        let query = Query::read(text);
        self.0.read(|index| index.find(&query, limit.min(FOUND_MAX)))
    }

    /// The cards of a whole phone number: none, one, or those of several people.
    ///
    /// # Errors
    /// [`NotReady`].
    pub fn by_phone(&self, phone: Phone) -> Result<Vec<u64>, NotReady> {
        self.0.read(|index| index.by_phone(phone))
    }

    /// The cards with this code, for a scan.
    ///
    /// # Errors
    /// [`NotReady`].
    pub fn by_code(&self, code: &Code) -> Result<Vec<u64>, NotReady> {
        self.0.read(|index| index.by_code(code.reveal()))
    }

    /// # Errors
    /// [`NotReady`].
    pub fn phone_book(&self) -> Result<PhoneBook, NotReady> {
        self.0.read(|index| index.phones().collect()).map(PhoneBook::of)
    }

    /// # Errors
    /// [`NotReady`].
    pub fn code_book(&self) -> Result<CodeBook, NotReady> {
        let seeds = CodeBook::seeds();
        self.0.read(|index| CodeBook::read(&seeds, index.codes())).map(|codes| CodeBook::of(seeds, codes))
    }

    /// `limit` cards of the whole list in an order, from the `from`th on (0 is the first), and how many there are.
    ///
    /// # Errors
    /// [`NotReady`].
    pub fn page(&self, order: Order, from: usize, limit: usize) -> Result<(Vec<u64>, usize), NotReady> {
        let mut sorted = lock(self.0.sorted(order));
        self.0.read(|index| {
            sorted.settle(index);
            (sorted.cards(index, from, limit.min(FOUND_MAX)), index.alive())
        })
    }

    /// Sorts what came in since the last page, so that the next one does not wait: after a large import.
    pub fn settle(&self) {
        for order in Order::ALL {
            // nothing to sort before the index is there
            let _ = self.page(order, 0, 0);
        }
    }

    /// Who a card belongs to, from the files; needs no index.
    ///
    /// # Errors
    /// [`Trouble::Absent`], [`Trouble::Gone`], [`Trouble::Damaged`], what the disk says.
    pub fn holder(&self, card: u64) -> Result<Person, Trouble> {
        let mut files = lock(&self.0.files);
        let mut raw = reader::raw(&files.conn, card)?.ok_or(Trouble::Absent)?;
        let slot = keys::read_slot(&mut files.keys, raw.place.slot)?;
        raw.person(&self.0.master, &slot)
    }

    /// # Errors
    /// [`NotReady`].
    pub fn health(&self) -> Result<Health, NotReady> {
        self.0.read(|_| ())?;
        Ok(*lock(&self.0.health))
    }

    /// Bytes of memory that index and orders hold, and members in it.
    ///
    /// # Errors
    /// [`NotReady`].
    pub fn memory(&self) -> Result<(usize, usize), NotReady> {
        let orders: usize = Order::ALL.iter().map(|order| lock(self.0.sorted(*order)).bytes()).sum();
        self.0.read(|index| (index.bytes() + orders, index.alive()))
    }
}

/// What the writer, its thread and the finders share.
pub(crate) struct Shared {
    state: RwLock<State>,
    sorted: [Mutex<Sorted>; 4],
    files: Mutex<Files>,
    health: Mutex<Health>,
    master: Master,
    permille: AtomicU16,
    stop: AtomicBool,
}

enum State {
    /// What happened since the rows were taken hold of.
    Building(Vec<Change>),
    Ready(Box<Index>),
    Failed(Trouble),
}

/// An index that was built, and what was seen on the way.
pub(crate) struct Built {
    pub index: Index,
    pub health: Health,
}

struct Files {
    conn: Connection,
    keys: File,
}

impl Shared {
    pub(crate) fn new(folder: &Path, master: Master) -> Result<Self, Trouble> {
        let files = Files { conn: schema::open_to_read(folder)?, keys: Keys::again(folder)? };
        Ok(Self {
            state: RwLock::new(State::Building(Vec::new())),
            sorted: Order::ALL.map(|order| Mutex::new(Sorted::new(order))),
            files: Mutex::new(files),
            health: Mutex::default(),
            master,
            permille: AtomicU16::new(0),
            stop: AtomicBool::new(false),
        })
    }

    fn sorted(&self, order: Order) -> &Mutex<Sorted> {
        let [name, phone, card, newest] = &self.sorted;
        match order {
            Order::Name => name,
            Order::Phone => phone,
            Order::Card => card,
            Order::Newest => newest,
        }
    }

    fn read<T>(&self, answer: impl FnOnce(&Index) -> T) -> Result<T, NotReady> {
        match &*self.state.read().unwrap_or_else(PoisonError::into_inner) {
            State::Ready(index) => Ok(answer(index)),
            State::Building(_) => Err(NotReady::Building(self.permille.load(Ordering::Relaxed))),
            State::Failed(trouble) => Err(NotReady::Failed(*trouble)),
        }
    }

    /// Tells the index what is on the disk now.
    pub(crate) fn apply(&self, change: Change) {
        match &mut *self.state.write().unwrap_or_else(PoisonError::into_inner) {
            State::Ready(index) => index.apply(change),
            State::Building(waiting) => waiting.push(change),
            State::Failed(_) => {}
        }
    }

    pub(crate) fn built(&self, built: Result<Built, Trouble>) {
        // sorted before it is shown: the first page does not wait
        if let Ok(built) = &built {
            for order in Order::ALL {
                lock(self.sorted(order)).settle(&built.index);
            }
        }
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let waiting = match &mut *state {
            State::Building(waiting) => std::mem::take(waiting),
            State::Ready(_) | State::Failed(_) => Vec::new(),
        };
        *state = match built {
            Ok(Built { mut index, health }) => {
                *lock(&self.health) = health;
                waiting.into_iter().for_each(|change| index.apply(change));
                State::Ready(Box::new(index))
            }
            Err(trouble) => State::Failed(trouble),
        };
    }

    /// How far the building is, by the cards that were read; sorting is the last tenth.
    pub(crate) fn tell(&self, card: u64, last: u64) {
        let parts = card.saturating_mul(900) / last.max(1);
        self.permille.store(u16::try_from(parts).unwrap_or(900).min(900), Ordering::Relaxed);
    }

    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
