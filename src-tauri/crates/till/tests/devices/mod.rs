//! What the counter promises about printers, the drawer and the camera.

use crate::desk::{self, Desk, WECHAT, charge_of, prints, said};
use domain::evidence::{Doubt, Evidence};
use domain::fact::{DrawerReason, PaperRole};
use domain::ids::JobId;
use domain::refusal::Refusal;
use kit::{PaperState, PrintFault, Printed, Trouble, TroubleKind};
use receipt::{Columns, Document, Form, Paper, Shop, Templates};
use till::config::{Config, Drawer, Fitted, PrinterPlan, Speech};
use till::engine::{Command, Input, Output};
use till::limits::{BAD_SCANS_MS, CAMERA_MS};
use till::view::{CaseKind, Light, Stage};

/// A printer for guests and one for the shop's copies.
fn two_printers(config: &mut Config) {
    let shop = [PaperRole::Shop].into();
    let wide = Shop { paper: Paper::new(Columns::C48), ..desk::shop() };
    let plain = PrinterPlan::plain(&Templates::default(), &wide);
    config.printers.push(PrinterPlan { label: "后台".to_owned(), roles: shop, place: 2, ..plain });
}

fn done(desk: &mut Desk, job: JobId) -> Vec<Output> {
    desk.feed(Input::PrintDone { job, result: Ok(Printed::Proven) })
}

fn watched(outputs: &[Output]) -> Vec<bool> {
    let one = |output: &Output| match output {
        Output::Watch(on) => Some(*on),
        _ => None,
    };
    outputs.iter().filter_map(one).collect()
}

fn light(desk: &Desk, id: &str) -> (Light, String) {
    let device = desk.picture().devices.into_iter().find(|device| device.id == id);
    device.map_or((Light::Off, "absent".to_owned()), |device| (device.light, device.code))
}

#[test]
fn each_role_has_its_printer_and_none_waits_for_another() {
    let mut desk = Desk::new();
    desk.set_up(two_printers);
    let first = prints(&desk.cash("20"));
    assert_eq!(first.iter().map(|(_, printer)| *printer).collect::<Vec<_>>(), [0, 1]);
    // the guest's printer is done, the shop's is slow: the next guest gets a slip at once
    assert_eq!(prints(&done(&mut desk, first[0].0)), []);
    let second = prints(&desk.cash("30"));
    assert_eq!(second.iter().map(|(_, printer)| *printer).collect::<Vec<_>>(), [0]);
    let third = prints(&done(&mut desk, first[1].0));
    assert_eq!(third.iter().map(|(_, printer)| *printer).collect::<Vec<_>>(), [1]);
    done(&mut desk, second[0].0);
    done(&mut desk, third[0].0);
    assert!(desk.counter.book().open_work().unwrap().print_jobs.is_empty());
}

#[test]
fn every_copy_is_a_job_of_its_own() {
    let mut desk = Desk::new();
    let mut templates = Templates::default();
    templates.set(Document::Sale, Form { copies: 3, ..Form::PLAIN });
    desk.set_up(|config| config.printers = vec![PrinterPlan::plain(&templates, &desk::shop())]);
    let mut jobs = prints(&desk.cash("20"));
    assert_eq!(jobs.len(), 1, "one at a time on one printer");
    for _ in 0..2 {
        let next = prints(&done(&mut desk, jobs[jobs.len() - 1].0));
        assert_eq!(next.len(), 1);
        jobs.extend(next);
    }
    assert_eq!(prints(&done(&mut desk, jobs[2].0)), []);
    let mut ids: Vec<JobId> = jobs.into_iter().map(|(job, _)| job).collect();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    assert_eq!(desk.picture().cases, []);
}

#[test]
fn a_role_whose_printer_was_taken_away_prints_on_the_first() {
    let mut desk = Desk::new();
    desk.set_up(two_printers);
    let jobs = prints(&desk.cash("20"));
    let trouble = Trouble::new(TroubleKind::NotFound, "gone");
    desk.feed(Input::PrintDone { job: jobs[1].0, result: Err(PrintFault { trouble, began: false }) });
    done(&mut desk, jobs[0].0);
    desk.set_up(|_| {});
    desk.wait(3_000);
    assert_eq!(prints(&desk.feed(Input::Tick)), [(jobs[1].0, 0)]);
}

#[test]
fn lights_belong_to_their_printer() {
    let mut desk = Desk::new();
    desk.set_up(two_printers);
    let out = PaperState { online: Some(false), paper_out: true, ..PaperState::default() };
    let near = PaperState { online: Some(true), paper_near_end: true, ..PaperState::default() };
    desk.feed(Input::PrinterSeen { printer: 0, result: Ok(near) });
    desk.feed(Input::PrinterSeen { printer: 1, result: Ok(out) });
    assert_eq!(light(&desk, "printer"), (Light::Warn, "paper_near_end".to_owned()));
    assert_eq!(light(&desk, "printer2"), (Light::Bad, "paper_out".to_owned()));
    assert_eq!(light(&desk, "camera"), (Light::Off, "not_set_up".to_owned()));
    // a number that no printer has is nobody's
    desk.feed(Input::PrinterSeen { printer: 9, result: Ok(out) });
}

#[test]
fn a_mute_printer_stays_unknown_after_a_slip() {
    let mut desk = Desk::new();
    desk.feed(Input::PrinterSeen { printer: 0, result: Ok(PaperState::default()) });
    let job = prints(&desk.cash("20"))[0].0;
    desk.feed(Input::PrintDone { job, result: Ok(Printed::Accepted) });
    assert_eq!(light(&desk, "printer"), (Light::Warn, "mute".to_owned()));
}

#[test]
fn the_drawer_opens_by_what_it_hangs_on_and_always_with_a_reason() {
    let kicks = |outputs: &[Output]| -> Vec<Drawer> {
        let one = |output: &Output| match output {
            Output::Kick(drawer) => Some(*drawer),
            _ => None,
        };
        outputs.iter().filter_map(one).collect()
    };
    let mut desk = Desk::new();
    assert_eq!(kicks(&desk.cash("20")), [Drawer::Printer]);
    desk.set_up(|config| config.drawer = Drawer::Display);
    let (result, outputs) = desk.key(Command::OpenDrawer { reason: DrawerReason::Change });
    assert_eq!((result, kicks(&outputs)), (Ok(()), vec![Drawer::Display]));
    desk.feed(Input::DrawerDone(Err(Trouble::new(TroubleKind::NotFound, "no box"))));
    assert_eq!(light(&desk, "display").1, "not_set_up", "no display is set up");
    desk.set_up(|config| config.drawer = Drawer::None);
    let (result, outputs) = desk.key(Command::OpenDrawer { reason: DrawerReason::Count });
    assert_eq!((result, kicks(&outputs)), (Ok(()), vec![]), "written down all the same");
    let openings = desk.counter.book().journal(0, 1000).unwrap();
    assert_eq!(openings.iter().filter(|row| row.kind == "drawer.opened").count(), 3);
}

fn with_camera(config: &mut Config) {
    config.fitted = Fitted { camera: true, ..Fitted::default() };
}

#[test]
fn two_scans_of_no_use_open_the_camera_and_a_good_one_closes_it() {
    let mut desk = Desk::new();
    desk.set_up(with_camera);
    desk.type_line("12.5");
    let (result, outputs) = desk.scan("13456");
    assert_eq!((result, watched(&outputs)), (Err(Refusal::ScanNotACode), vec![]));
    let (_, outputs) = desk.scan("1345678901234567");
    assert_eq!(watched(&outputs), [true]);
    assert!(desk.picture().camera.unwrap().by_itself);
    // what lies about in front of a camera is passed over
    assert!(watched(&desk.feed(Input::CameraRead("https://example.com".to_owned()))).is_empty());
    assert_eq!(desk.stage(), Stage::Amount);
    let outputs = desk.feed(Input::CameraRead(WECHAT.to_owned()));
    assert_eq!(watched(&outputs), [false]);
    assert_eq!(charge_of(&outputs).amount, desk::fen(1250));
    assert!(desk.picture().camera.is_none());
}

#[test]
fn bad_scans_far_apart_are_not_in_a_row() {
    let mut desk = Desk::new();
    desk.set_up(with_camera);
    desk.type_line("12.5");
    desk.scan("13456").0.unwrap_err();
    desk.wait(BAD_SCANS_MS + 1);
    assert!(watched(&desk.scan("13456").1).is_empty());
    // a goods code is a good read of the wrong thing
    desk.scan("6901234567892").0.unwrap_err();
    assert!(watched(&desk.scan("13456").1).is_empty());
}

#[test]
fn the_camera_never_looks_for_long_and_not_without_being_there() {
    let mut desk = Desk::new();
    assert_eq!(desk.key(Command::Camera { on: true }).0, Err(Refusal::NoCamera));
    desk.set_up(with_camera);
    let (result, outputs) = desk.key(Command::Camera { on: true });
    assert_eq!((result, watched(&outputs)), (Ok(()), vec![true]));
    desk.wait(CAMERA_MS);
    assert!(desk.counter.wake_at().is_some_and(|at| at <= desk.now.moment));
    assert_eq!(watched(&desk.feed(Input::Tick)), [false]);
    // a late reading of a closed eye is nobody's
    desk.type_line("5");
    let outputs = desk.feed(Input::CameraRead(WECHAT.to_owned()));
    assert!(!desk::calls(&outputs) && desk.stage() == Stage::Amount);
    desk.key(Command::Camera { on: true }).0.unwrap();
    assert_eq!(watched(&desk.key(Command::Camera { on: false }).1), [false]);
    desk.key(Command::Camera { on: true }).0.unwrap();
    assert_eq!(watched(&desk.set_up(|_| {})), [false], "taken away in the middle");
    assert!(desk.cases(CaseKind::Payment).is_empty());
}

#[test]
fn the_first_doubt_is_spoken_once_and_a_shop_may_switch_it_off() {
    let doubt = Evidence::Unsure(Doubt::Silence);
    let mut desk = Desk::new();
    let charge = desk.charge("12.5", WECHAT);
    assert_eq!(said(&desk.hears(&charge, doubt.clone())), ["正在核实，请稍候"]);
    assert_eq!(said(&desk.hears(&charge, doubt.clone())), [""; 0]);
    let mut desk = Desk::new();
    desk.set_up(|config| config.speech = Speech { waiting: false, failed: false });
    let charge = desk.charge("12.5", WECHAT);
    assert_eq!(said(&desk.hears(&charge, doubt)), [""; 0]);
    let mut desk = Desk::new();
    desk.set_up(|config| config.speech = Speech { waiting: false, failed: false });
    let charge = desk.charge("12.5", WECHAT);
    assert_eq!(said(&desk.hears(&charge, Evidence::NeverLeft)), [""; 0]);
    assert!(matches!(desk.stage(), Stage::Refused { .. }));
}
