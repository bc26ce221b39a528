//! What the shell asks the engine before it reads or writes something by itself.

use crate::app::App;
use crate::failure::{Answer, Failure};
use crate::settings;
use domain::deposit::Channels;
use domain::refusal::Refusal;
use domain::report::Report;
use domain::staff::Act;
use domain::time::{BusinessDate, Moment, Wall};
use std::fs;
use till::engine::{Command, shifts};

/// The day and time a question is asked at.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub today: BusinessDate,
    pub wall: Wall,
}

impl Asked {
    /// As reports take it.
    #[must_use]
    pub const fn report(self) -> shifts::report::Asked {
        shifts::report::Asked { today: self.today }
    }
}

impl App {
    /// The engine's gate, for what the shell does by itself.
    pub async fn permit(&self, act: Act) -> Answer<()> {
        Ok(self.till()?.command(Command::Permit { act }).await?)
    }

    /// The business day on the screen, and the wall clock.
    pub async fn asked(&self) -> Answer<Asked> {
        let text = self.till()?.pictures().await?.counter.business_date;
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let today = digits.parse().map(BusinessDate).map_err(|_| Refusal::BookTrouble)?;
        Ok(Asked { today, wall: till::clock::wall() })
    }

    /// The counter's own elapsed time.
    pub async fn moment(&self) -> Answer<Moment> {
        Ok(self.read(|reader, _| reader.head().map_err(|_| Refusal::BookTrouble)).await?.moment)
    }

    /// What the wallets' channels can do with deposits.
    #[must_use]
    pub fn channels(&self) -> Channels {
        settings::channels(&self.inner().settings)
    }

    /// Writes the A4 page of a report beside the books and tells its path.
    pub fn keep_pdf(&self, report: &Report) -> Answer<String> {
        let printed = crate::wiring::written(till::clock::wall());
        let settings = self.inner().settings.clone();
        let pdf = crate::wiring::a4(&settings, report, &printed)
            .map_err(|fault| Failure::because(Refusal::ReportUnknown, fault))?;
        let folder = self.ground.folder.join("reports");
        let name = format!("{}.pdf", report.anchor);
        let trouble = |error| Failure::because(Refusal::BookTrouble, error);
        fs::create_dir_all(&folder).map_err(trouble)?;
        let path = folder.join(name);
        fs::write(&path, pdf).map_err(trouble)?;
        Ok(path.display().to_string())
    }
}
