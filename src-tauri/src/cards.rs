//! What the shell does about member cards by itself: reads accounts and names together, and lets a whole phone number
//! out after the look is in the book.

use crate::app::App;
use crate::failure::{Answer, Failure};
use domain::member::{CardId, Programme};
use domain::refusal::Refusal;
use members::{Finder, Phone, Trouble};
use money::Fen;
use store::Reader;
use till::engine::Command;
use till::engine::members::MemberCommand;

impl App {
    /// Asks the engine for something about cards.
    pub async fn wish(&self, wish: MemberCommand) -> Answer<()> {
        Ok(self.till()?.command(Command::Member(wish)).await?)
    }

    /// Reads accounts and holders on a thread that may wait.
    pub async fn read_cards<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Reader, Option<&Finder>, &Programme) -> Result<T, Refusal> + Send + 'static,
    ) -> Answer<T> {
        let finder = self.till()?.finder();
        let programme = {
            let inner = self.inner();
            let running = inner.running.as_ref().ok_or(Refusal::BookTrouble)?;
            inner.settings.programme(running.mode).ok_or(Refusal::MembersOff)?
        };
        self.read(move |reader, _| look(reader, finder.as_ref(), &programme)).await.map_err(Failure::from)
    }

    /// The rules of ways back, which are open also where no cards are sold any more.
    pub fn programme_or_plain(&self) -> Answer<Programme> {
        let inner = self.inner();
        let running = inner.running.as_ref().ok_or(Refusal::BookTrouble)?;
        Ok(inner.settings.programme(running.mode).unwrap_or_default())
    }

    /// The whole phone number, once for a look that is in the book; `None` without one.
    pub async fn seen_phone(&self, card: CardId) -> Answer<Option<String>> {
        let till = self.till()?;
        if !till.take_look(card).await? {
            return Ok(None);
        }
        let finder = till.finder().ok_or(Refusal::MembersAway)?;
        let look = move || match finder.holder(card.0) {
            Ok(holder) => holder.phone.map(Phone::reveal).ok_or(Refusal::HolderGone),
            Err(Trouble::Absent | Trouble::Gone) => Err(Refusal::HolderGone),
            Err(_) => Err(Refusal::MembersAway),
        };
        Ok(Some(self.read(move |_, _| look()).await?))
    }

    /// Number and name of whoever works in a shop that has named nobody.
    pub fn only_person(&self) -> (String, String) {
        let inner = self.inner();
        let merchant = &inner.settings.merchant;
        (merchant.staff_id.clone(), merchant.staff_name.clone())
    }

    /// Puts that name where the number stands.
    pub fn name_only_person<'a>(&self, told: impl Iterator<Item = &'a mut String>) {
        let (id, name) = self.only_person();
        for staff in told.filter(|staff| **staff == id) {
            staff.clone_from(&name);
        }
    }

    /// What is to be paid: the rest of the open sale, or what stands on the line.
    pub async fn due(&self) -> Answer<Fen> {
        let counter = self.till()?.pictures().await?.counter;
        let due = counter.open_sale.map(|sale| sale.rest).or(counter.line.due);
        let due = due.and_then(|due| Fen::new(due.fen)).ok_or(Refusal::AmountEmpty)?;
        Ok(due)
    }
}
