//! The camera: dark until a key or two failed scans open it, and never open for long.

use super::{Command, Counter, Output};
use crate::clock::Now;
use crate::limits::{BAD_SCANS, BAD_SCANS_MS, CAMERA_MS};
use crate::view::CameraView;
use domain::code::{ScanRefusal, Scanned, classify};
use domain::refusal::Refusal;
use domain::time::Moment;

/// Whether the camera looks, and what could open it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Eye {
    open: Option<Open>,
    /// Scans of no use in a row, and when the last was.
    bad: u8,
    last_bad: Option<Moment>,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    until: Moment,
    by_itself: bool,
}

impl Eye {
    fn look(&mut self, now: Moment, by_itself: bool, out: &mut Vec<Output>) {
        if self.open.is_none() {
            out.push(Output::Watch(true));
        }
        self.open = Some(Open { until: now.after(CAMERA_MS), by_itself });
    }

    pub fn close(&mut self, out: &mut Vec<Output>) {
        self.bad = 0;
        if self.open.take().is_some() {
            out.push(Output::Watch(false));
        }
    }

    pub fn expire(&mut self, now: Moment, out: &mut Vec<Output>) {
        if self.open.is_some_and(|open| open.until <= now) {
            self.close(out);
        }
    }

    pub fn until(&self) -> Option<Moment> {
        self.open.map(|open| open.until)
    }

    pub fn view(&self, now: Moment) -> Option<CameraView> {
        self.open.map(|open| CameraView { by_itself: open.by_itself, left_ms: open.until.since(now) })
    }

    /// True when enough scans in a row were of no use.
    fn failed(&mut self, now: Moment) -> bool {
        let in_a_row = self.last_bad.is_some_and(|last| now.since(last) <= BAD_SCANS_MS);
        self.bad = if in_a_row { self.bad.saturating_add(1) } else { 1 };
        self.last_bad = Some(now);
        self.bad >= BAD_SCANS
    }
}

impl Counter {
    /// The key that opens the camera or closes it.
    pub(super) fn camera(&mut self, now: Now, on: bool) -> Result<(), Refusal> {
        if !on {
            self.eye.close(&mut self.out);
            return Ok(());
        }
        if !self.config.fitted.camera {
            return Err(Refusal::NoCamera);
        }
        self.eye.look(now.moment, false, &mut self.out);
        Ok(())
    }

    /// A scanner that reads rubbish twice is helped by the camera; one good scan and it goes dark.
    /// What is printed on a card of ours was read well, whatever its shape.
    pub(super) fn note_scan(&mut self, now: Now, scanned: &Scanned, is_card: bool) {
        let half_read = !is_card
            && matches!(
                scanned,
                Scanned::Refused(
                    ScanRefusal::Empty
                        | ScanRefusal::TooLong
                        | ScanRefusal::WeChatLength
                        | ScanRefusal::AlipayLength
                        | ScanRefusal::NotACode
                )
            );
        if !half_read {
            self.eye.close(&mut self.out);
        } else if self.eye.failed(now.moment) && self.config.fitted.camera && self.eye.open.is_none() {
            self.eye.look(now.moment, true, &mut self.out);
        }
    }

    /// A camera sees whatever lies about: what is no business of this counter is passed over in silence.
    pub(super) fn camera_read(&mut self, now: Now, text: &str) -> Result<(), Refusal> {
        let idle = self.eye.open.is_none();
        let scanned = classify(text, &self.config.numbering.prefix);
        let strange = || !matches!(self.card_scanned(&scanned, text), Ok(Some(_)));
        if idle || (matches!(scanned, Scanned::Refused(_)) && strange()) {
            return Ok(());
        }
        let line = self.lane.text.clone();
        self.run(now, Command::Scan { text: text.to_owned(), line })
    }
}
