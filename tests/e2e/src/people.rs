//! What the people of a counter do by keyboard.

use crate::{Counter, Done, until};
use std::time::Duration;

/// How long a PIN or a panel may take on a busy machine.
const SOON: Duration = Duration::from_secs(20);

/// Somebody who works here.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub id: &'static str,
    pub name: &'static str,
    pub pin: &'static str,
}

impl Counter {
    /// Waits until an element is there.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn shows(&self, test_id: &str) -> Done {
        self.reads(test_id, "").await
    }

    /// Waits until an element is gone.
    ///
    /// # Errors
    /// When it stays.
    pub async fn gone(&self, test_id: &str) -> Done {
        let css = format!("[data-testid='{test_id}']");
        let seen = until(&format!("{test_id} to go"), SOON, || async {
            Ok(self.driver.text(&css).await?.is_none().then_some(()))
        })
        .await;
        if seen.is_err() {
            self.picture("failed")?;
        }
        seen
    }

    /// Waits until an attribute of an element reads so.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn has(&self, css: &str, attribute: &str, wanted: &str) -> Done {
        let seen = until(&format!("{css} with {attribute} {wanted}"), SOON, || async {
            match self.driver.attribute(css, attribute).await? {
                Some(now) if now == wanted => Ok(Some(())),
                other => Err(format!("{other:?}").into()),
            }
        })
        .await;
        if seen.is_err() {
            self.picture("failed")?;
        }
        seen
    }

    /// Presses a key and waits for what it opens.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn opens(&self, key: &str, test_id: &str) -> Done {
        self.screen.key(key)?;
        self.shows(test_id).await
    }

    /// Types into the new person's form, which is open, saves and sets the PIN.
    async fn name(&self, person: Person, manager: bool) -> Done {
        self.shows("staff-no").await?;
        self.has("[data-testid='staff-form']", "data-testid", "staff-form").await?;
        self.screen.type_slowly(person.id)?;
        self.screen.key("Tab")?;
        self.screen.type_slowly(person.name)?;
        if manager {
            self.screen.key("Tab")?;
            self.screen.key("Left")?;
            self.has("[data-testid='staff-role'] [data-state='checked']", "value", "manager").await?;
        }
        self.screen.key("Return")?;
        self.set_pin(person.pin).await
    }

    /// Types a new PIN twice, where one is asked for.
    ///
    /// # Errors
    /// When none is asked for.
    pub async fn set_pin(&self, pin: &str) -> Done {
        self.shows("new-pin").await?;
        for _ in 0..2 {
            self.has("[data-testid='new-pin']", "data-many", "0").await?;
            self.screen.type_slowly(pin)?;
            self.has("[data-testid='new-pin']", "data-many", &pin.len().to_string()).await?;
            self.screen.key("Return")?;
        }
        Ok(())
    }

    /// Names the first person; the counter is locked afterwards.
    ///
    /// # Errors
    /// When a step does not come.
    pub async fn name_first(&self, person: Person) -> Done {
        self.opens("ctrl+shift+s", "first-go").await?;
        self.picture("first-person")?;
        self.screen.key("Return")?;
        self.name(person, false).await?;
        self.shows("lock").await
    }

    /// Names one more person; the list of people is open before and afterwards.
    ///
    /// # Errors
    /// When a step does not come.
    pub async fn name_more(&self, person: Person, manager: bool) -> Done {
        self.opens("plus", "staff-no").await?;
        self.name(person, manager).await?;
        self.shows("staff-panel").await
    }

    /// Picks somebody by the digit beside the name.
    async fn pick(&self, id: &str) -> Done {
        let css = format!("[data-testid='person-{id}']");
        let digit = until(&format!("the digit of {id}"), SOON, || async {
            self.driver.attribute(&css, "aria-keyshortcuts").await
        })
        .await?;
        self.screen.key(&digit)?;
        self.has(&css, "aria-pressed", "true").await
    }

    /// Types a PIN and Enter.
    async fn enter_pin(&self, field: &str, pin: &str) -> Done {
        let css = format!("[data-testid='{field}']");
        self.has(&css, "data-many", "0").await?;
        self.screen.type_slowly(pin)?;
        self.has(&css, "data-many", &pin.len().to_string()).await?;
        self.screen.key("Return")
    }

    /// Tries a PIN at the lock.
    ///
    /// # Errors
    /// When the person cannot be picked.
    pub async fn try_pin(&self, person: Person, pin: &str) -> Done {
        self.shows("lock").await?;
        let css = format!("[data-testid='person-{}']", person.id);
        if self.driver.attribute(&css, "aria-pressed").await?.as_deref() != Some("true") {
            self.pick(person.id).await?;
        }
        self.enter_pin("pin", pin).await
    }

    /// Signs in at the lock.
    ///
    /// # Errors
    /// When the lock stays.
    pub async fn sign_in(&self, person: Person) -> Done {
        self.try_pin(person, person.pin).await?;
        self.gone("lock").await
    }

    /// Approves what is asked with a PIN, right or wrong.
    ///
    /// # Errors
    /// When nothing is asked.
    pub async fn approve(&self, person: Person, pin: &str) -> Done {
        self.shows("approve-what").await?;
        let css = format!("[data-testid='person-{}']", person.id);
        if self.driver.attribute(&css, "aria-pressed").await?.as_deref() != Some("true") {
            self.pick(person.id).await?;
        }
        self.enter_pin("approve-pin", pin).await
    }

    /// Names the deposit's room; the lane takes deposits.
    ///
    /// # Errors
    /// When the amount is not asked for afterwards.
    pub async fn room(&self, room: &str) -> Done {
        self.has("[data-lane]", "data-lane", "deposits").await?;
        self.screen.type_slowly(room)?;
        self.reads("room", room).await?;
        self.screen.key("Return")?;
        self.shows("amount").await
    }
}
