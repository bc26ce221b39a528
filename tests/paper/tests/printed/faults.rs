//! Faults, the proof and the drawer.

use super::*;
use kit::{PaperState, TroubleKind};

/// Bytes of one look at the printer: three questions.
const LOOK: usize = 9;

fn job() -> (Case, Vec<u8>) {
    let case = Case::sample(SlipKind::Sale, Language::Zh, Columns::C48);
    let bytes = case.job(Way::Gbk);
    (case, bytes)
}

const HEALTHY: PaperState = PaperState {
    online: Some(true),
    paper_out: false,
    paper_near_end: false,
    cover_open: false,
    error: false,
};

#[test]
fn a_fault_refuses_the_job_before_its_first_byte() {
    let Some(mut desk) = Desk::new() else { return };
    let (_, job) = job();
    let stopped = PaperState { online: Some(false), ..HEALTHY };
    let cases = [
        ("paper-out", PaperState { paper_out: true, paper_near_end: true, ..stopped }, TroubleKind::PaperOut),
        ("cover-open", PaperState { cover_open: true, ..stopped }, TroubleKind::CoverOpen),
        ("offline", stopped, TroubleKind::DeviceError),
    ];
    for (fault, state, kind) in cases {
        assert_eq!(desk.printer.status().unwrap(), HEALTHY, "before {fault}");
        desk.emulator.fault(fault, true).unwrap();
        assert_eq!(desk.printer.status().unwrap(), state, "{fault}");
        desk.emulator.take(fault).unwrap();
        let refused = desk.printer.print(&job).unwrap_err();
        assert_eq!((refused.trouble.kind, refused.began), (kind, false), "{fault}");
        assert_eq!(desk.printer.kick_drawer().unwrap_err().kind, kind, "{fault}");
        desk.emulator.fault(fault, false).unwrap();
        let taken = desk.emulator.take(fault).unwrap();
        assert_eq!((taken.bytes, taken.slips.len()), (2 * LOOK, 0), "{fault}: questions only");
        assert!(taken.pulses.is_empty() && taken.drawer == "closed", "{fault}");
        // mended: the same driver prints at once, and what was refused does not come after
        let taken = desk.print(&format!("after-{fault}"), Columns::C48, &job);
        assert_eq!(taken.unknown().count(), 0, "{fault}");
    }
}

#[test]
fn near_end_is_told_and_prints() {
    let Some(mut desk) = Desk::new() else { return };
    let (case, job) = job();
    desk.emulator.fault("paper-near-end", true).unwrap();
    assert_eq!(desk.printer.status().unwrap(), PaperState { paper_near_end: true, ..HEALTHY });
    let taken = desk.print("near-end", Columns::C48, &job);
    assert_eq!(codes(&taken.slips[0].picture).unwrap(), case.codes());
}

/// One look, the job once, one question behind it: a slip is never sent twice.
#[test]
fn the_proof_is_asked_behind_the_job() {
    let Some(mut desk) = Desk::new() else { return };
    let (_, job) = job();
    let taken = desk.print("proof", Columns::C48, &job);
    assert_eq!(taken.bytes, LOOK + job.len() + 3, "questions, the job, GS r 1");
}

#[test]
fn the_drawer_opens_only_when_it_is_kicked() {
    let Some(mut desk) = Desk::new() else { return };
    let (_, job) = job();
    // `print` asserts a closed drawer
    desk.print("drawer", Columns::C48, &job);
    desk.printer.status().unwrap();
    desk.printer.kick_drawer().unwrap();
    let taken = desk.take_when("drawer", |taken| !taken.pulses.is_empty());
    assert_eq!(
        (taken.pulses.as_slice(), taken.drawer.as_str()),
        (&["1b 70 00 19 fa".to_owned()][..], "open")
    );
    let opened: Vec<_> = taken.events.iter().filter(|event| event.kind == "drawer.opened").collect();
    assert_eq!(opened.len(), 1, "{:?}", taken.events);
    assert_eq!((&opened[0].data["pin"], &opened[0].data["on_time_ms"]), (&2.into(), &50.into()));
    assert_eq!((taken.slips.len(), taken.unknown().count()), (0, 0));
    desk.emulator.close_drawer().unwrap();
    desk.print("drawer-again", Columns::C48, &job);
}
