//! The counter as a cashier has it: a window, keys, and what can be read on the screen.

use crate::{Done, Driver, Screen, Shop, until};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a step may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(25);

/// A running counter.
pub struct Counter {
    pub screen: Screen,
    pub driver: Driver,
    journey: String,
}

/// The program under test.
fn binary() -> Done<PathBuf> {
    let own = std::env::current_exe()?;
    let target = own.ancestors().find(|folder| folder.ends_with("debug") || folder.ends_with("release"));
    let path = target.ok_or("no target folder")?.join("qiantai");
    if path.exists() { Ok(path) } else { Err(format!("{} is not built", path.display()).into()) }
}

impl Counter {
    /// Opens the counter of a shop on a screen of its own.
    ///
    /// # Errors
    /// When the window does not come up.
    pub async fn open(journey: &str, shop: &Shop) -> Done<Self> {
        Self::start(journey, Screen::start("1280x800")?, shop.home(), &shop.data()).await
    }

    /// Opens a counter on a folder.
    ///
    /// # Errors
    /// When the window does not come up.
    pub async fn start(journey: &str, screen: Screen, home: &Path, data: &Path) -> Done<Self> {
        let data = data.to_string_lossy().into_owned();
        let args = ["--data", data.as_str(), "--sealed-keys", "--beside"];
        let driver = Driver::start(screen.display(), home, &binary()?, &args).await?;
        screen.point_at_window()?;
        let counter = Self { screen, driver, journey: journey.to_owned() };
        until("the amount line", PATIENCE, || async {
            Ok(counter.driver.attribute("[data-stage]", "data-stage").await?.map(drop))
        })
        .await?;
        Ok(counter)
    }

    /// Takes the program down without a word, as a power cut does, and gives the screen back.
    #[must_use]
    pub fn pull_the_plug(self) -> Screen {
        let Self { screen, driver, .. } = self;
        drop(driver);
        screen
    }

    /// Waits until the main screen is at this stage.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn stage(&self, wanted: &str) -> Done {
        let seen = until(&format!("stage {wanted}"), PATIENCE, || async {
            let stage = self.driver.attribute("[data-stage]", "data-stage").await?;
            match stage {
                Some(stage) if stage == wanted => Ok(Some(())),
                other => Err(format!("{other:?}").into()),
            }
        })
        .await;
        if seen.is_err() {
            self.picture("failed")?;
        }
        seen
    }

    /// Waits until an element reads so.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn reads(&self, test_id: &str, wanted: &str) -> Done {
        let css = format!("[data-testid='{test_id}']");
        let seen = until(&format!("{test_id} to read {wanted}"), PATIENCE, || async {
            match self.driver.text(&css).await? {
                Some(text) if text.contains(wanted) => Ok(Some(())),
                other => Err(format!("{other:?}").into()),
            }
        })
        .await;
        if seen.is_err() {
            self.picture("failed")?;
        }
        seen
    }

    /// Types an amount as a person does and sees it read.
    ///
    /// # Errors
    /// When it is not read.
    pub async fn amount(&self, keys: &str, shown: &str) -> Done {
        self.screen.type_slowly(keys)?;
        self.reads("amount", shown).await
    }

    /// Keeps a picture of this moment as a build artefact.
    ///
    /// # Errors
    /// When no picture can be taken.
    pub fn picture(&self, moment: &str) -> Done {
        // the X server shows what the page has painted, a moment later
        std::thread::sleep(Duration::from_millis(900));
        let folder = binary()?.ancestors().nth(2).ok_or("no target folder")?.join("e2e");
        self.screen.picture(&folder.join(format!("{}-{moment}.png", self.journey)))
    }
}
