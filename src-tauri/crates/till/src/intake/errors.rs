//! The rows that stay out, in a file that can be corrected and brought in.

use super::beside;
use super::halt::Halt;
use super::opened::Opened;
use super::table::Checked;
use cardfile::{ErrorFile, Fault, FaultCode, FileTrouble, Source, stays};
use domain::refusal::Refusal;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::ops::ControlFlow;
use std::path::Path;

/// Writes them; the answer is how many there are. A file that is not whole is not left behind.
///
/// # Errors
/// [`Refusal::ImportFile`].
pub(super) fn write(
    opened: &Opened,
    checked: &Checked,
    path: &Path,
    sentence: &dyn Fn(&Fault) -> String,
) -> Result<u32, Refusal> {
    let part = beside(path);
    let written = write_to(opened, checked, &part, sentence);
    let kept =
        written.and_then(|rows| Ok(fs::rename(&part, path).map(|()| rows).map_err(FileTrouble::from)?));
    kept.map_err(|halt| {
        tracing::warn!(code = ?halt.code(), "no file of errors");
        let _absent = fs::remove_file(&part);
        Refusal::ImportFile
    })
}

fn write_to(
    opened: &Opened,
    checked: &Checked,
    path: &Path,
    sentence: &dyn Fn(&Fault) -> String,
) -> Result<u32, Halt> {
    let (survey, plan) = (&checked.findings.survey, &checked.plan);
    let mut source = Source::open(&opened.path)?;
    let out = BufWriter::new(File::create(path).map_err(FileTrouble::from)?);
    let mut file = ErrorFile::new(out, survey.mapping(), opened.header()).map_err(FileTrouble::from)?;
    let mut failed: Option<io::Error> = None;
    let known = |line| plan.stays(line).map(|field| Fault::at(field, FaultCode::Known));
    let on_row = &mut |row| match file.row(&row, sentence) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    };
    let rows = stays(&mut source, survey, plan.repeat(), &known, on_row, &mut |_| ())?;
    if let Some(error) = failed {
        return Err(FileTrouble::from(error).into());
    }
    let safe = |mut out: BufWriter<File>| {
        out.flush()?;
        out.get_ref().sync_all()
    };
    file.end().and_then(safe).map_err(FileTrouble::from)?;
    Ok(rows.unwrap_or(0))
}
