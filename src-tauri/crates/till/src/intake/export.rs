//! Members on their way out, into a table.

use super::beside;
use crate::engine::members::number;
use ::members::{Finder, Name, Person, Trouble};
use cardfile::{Field, SafeCsv, heading};
use domain::member::Standing;
use domain::refusal::Refusal;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use store::{CardRow, Reader};

/// Cards that are read at a time.
const PAGE: u32 = 1_000;

/// A table of members that is written and has not its name yet: first the book remembers it, then it is kept.
/// Dropped without that, nothing is left of it.
pub struct Exported {
    count: u64,
    part: PathBuf,
    path: PathBuf,
    kept: bool,
}

impl Exported {
    /// How many members are in it.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Gives it its name.
    ///
    /// # Errors
    /// [`Refusal::ImportFile`] when the system does not.
    pub fn keep(mut self) -> Result<(), Refusal> {
        fs::rename(&self.part, &self.path).map_err(unwritten)?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Exported {
    fn drop(&mut self) {
        if !self.kept {
            let _absent = fs::remove_file(&self.part);
        }
    }
}

/// Writes all cards that are not closed, in the order of their numbers: a CSV whose columns an import knows again.
/// Masked, a phone is `138****5678` and of a name its first letter stays. `on_progress` hears the share that is behind, in permille. `None` when `stopped` says so.
///
/// # Errors
/// [`Refusal::BookTrouble`], [`Refusal::MembersAway`], [`Refusal::ImportFile`] when it cannot be written.
pub fn export(
    reader: &Reader,
    finder: &Finder,
    path: &Path,
    masked: bool,
    on_progress: &mut dyn FnMut(u16),
    stopped: &dyn Fn() -> bool,
) -> Result<Option<Exported>, Refusal> {
    let part = beside(path);
    let mut exported = Exported { count: 0, part, path: path.to_path_buf(), kept: false };
    let out = BufWriter::new(File::create(&exported.part).map_err(unwritten)?);
    let mut table = SafeCsv::new(out).map_err(unwritten)?;
    table.row(headings()).map_err(unwritten)?;
    let all = reader.head().map_err(|_| Refusal::BookTrouble)?.cards.max(1);
    let mut after = None;
    loop {
        let page = reader.cards_page(after, PAGE).map_err(|_| Refusal::BookTrouble)?;
        let Some(last) = page.last() else { break };
        after = Some(last.card.id);
        for row in &page {
            if stopped() {
                return Ok(None);
            }
            let person = holder(finder, row)?;
            table.row(cells(row, &person, masked)).map_err(unwritten)?;
            exported.count += 1;
        }
        on_progress(u16::try_from((exported.count.saturating_mul(1000) / all).min(1000)).unwrap_or(1000));
    }
    let mut out = table.end().map_err(unwritten)?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(unwritten)?;
    Ok(Some(exported))
}

fn unwritten(error: io::Error) -> Refusal {
    tracing::warn!(kind = %error.kind(), "a table of members cannot be written");
    Refusal::ImportFile
}

fn headings() -> [&'static str; 8] {
    let [name, phone, principal] = [Field::Name, Field::Phone, Field::Principal].map(heading);
    ["会员卡号", name, phone, principal, heading(Field::Gift), heading(Field::Balance), "状态", "开卡日期"]
}

/// Stands for the name of a holder whose row is damaged.
const DAMAGED: &str = "资料损坏";

/// Nobody, where nobody was named or somebody was forgotten.
fn holder(finder: &Finder, row: &CardRow) -> Result<Person, Refusal> {
    match finder.holder(row.card.id.0) {
        Ok(person) => Ok(person),
        Err(Trouble::Absent | Trouble::Gone) => Ok(Person::default()),
        Err(Trouble::Damaged) => {
            Ok(Person { name: Name::new(DAMAGED).unwrap_or_default(), ..Person::default() })
        }
        Err(trouble) => {
            tracing::warn!(%trouble, "members cannot be written to a table");
            Err(Refusal::MembersAway)
        }
    }
}

fn cells(row: &CardRow, person: &Person, masked: bool) -> [String; 8] {
    let card = &row.card;
    let code = person.code.as_ref().map(|code| code.reveal().to_owned());
    let phone = person.phone.map(|phone| if masked { phone.to_string() } else { phone.reveal() });
    let name = person.name.reveal();
    [
        code.unwrap_or_else(|| number(card.id)),
        if masked { masked_name(name) } else { name.to_owned() },
        phone.unwrap_or_default(),
        card.principal.to_string(),
        card.gift.to_string(),
        card.total().to_string(),
        match card.standing {
            Standing::Active => "正常",
            Standing::Lost => "挂失",
            Standing::Closed => "注销",
        }
        .to_owned(),
        date(card.opened.0),
    ]
}

/// Its first letter and two stars, however long it is.
fn masked_name(name: &str) -> String {
    name.chars().next().map(|first| format!("{first}**")).unwrap_or_default()
}

/// `2026-11-23`.
fn date(day: u32) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}
