//! Changes of people, one table each: what may be saved, removed, lost and approved.

use super::*;
use crate::refusal::Refusal;

fn fen(n: i64) -> Fen {
    Fen::new(n).unwrap()
}

fn right(letter: char) -> Right {
    match letter {
        'r' => Right::Refund,
        'd' => Right::OpenDrawer,
        'c' => Right::MoveCash,
        'e' => Right::CloseShifts,
        'm' => Right::ManageStaff,
        's' => Right::SeeReports,
        'x' => Right::SeeExpected,
        't' => Right::ChangeSettings,
        other => panic!("unknown right {other}"),
    }
}

/// `r300/500`: refund, at most 300 yuan at once and 500 a day; `r/500` and `r300` have one limit.
fn grant(word: &str) -> Grant {
    let yuan = |text: &str| (!text.is_empty()).then(|| fen(text.parse::<i64>().unwrap() * 100));
    let (each, day) = word[1..].split_once('/').unwrap_or((&word[1..], ""));
    Grant { right: right(word.chars().next().unwrap()), each: yuan(each), day: yuan(day) }
}

/// `7 Clerk r300 d`: number, role, grants.
fn person(text: &str) -> Staff {
    let mut words = text.split_whitespace();
    let id = StaffId(words.next().unwrap().to_owned());
    let role = match words.next().unwrap() {
        "Admin" => Role::Admin,
        "Manager" => Role::Manager,
        "Clerk" => Role::Clerk,
        other => panic!("unknown role {other}"),
    };
    Staff { id, name: "甲".to_owned(), role, grants: words.map(grant).collect() }
}

/// Two admins, of whom one may not refund; two managers, one with limits; a clerk with more than that manager.
const SHOP: [&str; 6] = [
    "1 Admin r d c e m s x t",
    "2 Admin m t",
    "3 Manager r d c e m s x",
    "4 Manager r300/500 m",
    "5 Clerk r400/900 d",
    "6 Clerk",
];

fn shop() -> Vec<Staff> {
    SHOP.map(person).to_vec()
}

fn member(id: &str) -> Staff {
    shop().into_iter().find(|one| one.id.0 == id).unwrap_or_else(|| person(&format!("{id} Clerk")))
}

fn told(outcome: Result<(), Refusal>) -> String {
    outcome.map_or_else(|why| format!("{why:?}"), |()| "yes".to_owned())
}

/// Actor, the place that is saved (`-` for a new person), what is saved, the outcome.
const SAVES: &[(&str, &str, &str, &str)] = &[
    // an admin names anybody, but never with a right of which he has none
    ("1", "-", "9 Clerk", "yes"),
    ("1", "-", "9 Manager r d c e m s x", "yes"),
    ("1", "-", "9 Admin r d c e m s x t", "yes"),
    ("2", "-", "9 Admin m t", "yes"),
    ("2", "-", "9 Admin m t r", "GrantLacking"),
    ("2", "-", "9 Clerk r1", "GrantLacking"),
    // a manager names clerks, within his own rights and limits
    ("3", "-", "9 Clerk r d", "yes"),
    ("3", "-", "9 Clerk t", "GrantLacking"),
    ("3", "-", "9 Manager", "GrantLacking"),
    ("3", "-", "9 Admin", "GrantLacking"),
    ("4", "-", "9 Clerk r300/500", "yes"),
    ("4", "-", "9 Clerk r301/500", "GrantLacking"),
    ("4", "-", "9 Clerk r300/501", "GrantLacking"),
    ("4", "-", "9 Clerk r300", "GrantLacking"),
    ("4", "-", "9 Clerk r/500", "GrantLacking"),
    // a clerk's place
    ("3", "6", "6 Clerk r", "yes"),
    ("3", "6", "6 Manager", "GrantLacking"),
    ("1", "6", "6 Manager r", "yes"),
    // what stands may stay or sink, each limit by itself; beyond it only the actor's own counts
    ("4", "5", "5 Clerk r400/900 d", "yes"),
    ("4", "5", "5 Clerk r400/500 d", "yes"),
    ("4", "5", "5 Clerk r401/900 d", "GrantLacking"),
    ("4", "5", "5 Clerk r/900 d", "GrantLacking"),
    ("4", "5", "5 Clerk r400/900 c", "GrantLacking"),
    ("4", "5", "5 Clerk", "yes"),
    // nobody but admins touches those who are no clerks
    ("3", "4", "4 Manager m", "RightMissing"),
    ("3", "4", "4 Clerk", "RightMissing"),
    ("3", "1", "1 Admin r d c e m s x t", "RightMissing"),
    ("2", "4", "4 Manager r300/500 m", "yes"),
    ("2", "4", "4 Manager r300/501 m", "GrantLacking"),
    ("2", "1", "1 Clerk m", "yes"),
    // nobody raises himself; lower he may go
    ("4", "4", "4 Manager r300/500 m", "yes"),
    ("4", "4", "4 Manager m", "yes"),
    ("4", "4", "4 Clerk", "yes"),
    ("4", "4", "4 Manager r301/500 m", "GrantLacking"),
    ("4", "4", "4 Manager r300/500 m d", "GrantLacking"),
    ("4", "4", "4 Admin r300/500 m", "GrantLacking"),
    ("2", "2", "2 Admin m t r", "GrantLacking"),
    ("1", "1", "1 Clerk", "yes"),
    // without the right nobody is touched
    ("5", "6", "6 Clerk", "RightMissing"),
    ("6", "6", "6 Clerk", "RightMissing"),
    ("6", "-", "9 Clerk", "RightMissing"),
    // numbers are taken once and never change; a right is named once
    ("1", "-", "6 Clerk", "StaffInvalid"),
    ("1", "6", "9 Clerk", "StaffInvalid"),
    ("1", "6", "5 Clerk", "StaffInvalid"),
    ("1", "9", "9 Clerk", "StaffUnknown"),
    ("1", "6", "6 Clerk r100 r", "StaffInvalid"),
];

#[test]
fn who_saves_whom() {
    for (actor, place, after, outcome) in SAVES {
        let before = (*place != "-").then(|| member(place));
        let got = may_save(&member(actor), before.as_ref(), &person(after), &shop());
        assert_eq!(told(got), *outcome, "{actor} saves {after} for {place}");
    }
}

/// A change of a limit that only the actor's stale picture of himself would allow.
#[test]
fn ones_own_place_is_measured_by_what_stands_there() {
    let actor = person("4 Manager r900/900 m d");
    let raised = person("4 Manager r900/900 m d");
    assert_eq!(may_save(&actor, Some(&member("4")), &raised, &shop()), Err(Refusal::GrantLacking));
}

#[test]
fn who_removes_whom() {
    let table = [
        ("1", "6", "yes"),
        ("1", "4", "yes"),
        ("1", "2", "yes"),
        ("2", "1", "yes"),
        ("3", "5", "yes"),
        ("3", "4", "RightMissing"),
        ("3", "1", "RightMissing"),
        ("1", "1", "StaffSelf"),
        ("3", "3", "StaffSelf"),
        ("5", "6", "RightMissing"),
        ("6", "6", "RightMissing"),
        ("1", "9", "StaffUnknown"),
    ];
    for (actor, gone, outcome) in table {
        let got = may_remove(&member(actor), &member(gone), &shop());
        assert_eq!(told(got), outcome, "{actor} removes {gone}");
    }
}

/// The people there, who is changed, into what (empty when removed), what is lost, the outcome for an admin.
const LAST: &[(&[&str], &str, &str, &str, &str)] = &[
    // the refund right is lost with its last holder; the source document warns of it
    (&["1 Admin m t", "2 Admin r m t"], "2", "", "Refund", "LastHolder"),
    (&["1 Admin m t", "2 Admin r m t"], "2", "2 Admin m t", "Refund", "LastHolder"),
    (&["1 Admin m t", "2 Admin r m t", "3 Clerk r1"], "2", "", "", "yes"),
    (&["1 Admin m t", "2 Clerk r d"], "2", "2 Clerk d", "Refund", "LastHolder"),
    // of others the screen warns
    (&["1 Admin r m t", "2 Clerk d c"], "2", "", "OpenDrawer MoveCash", "yes"),
    (&["1 Admin r m t", "2 Clerk d c"], "2", "2 Clerk c", "OpenDrawer", "yes"),
    // a right that nobody has had is not lost
    (&["1 Admin m t", "2 Clerk"], "2", "", "", "yes"),
    // the admin's own place
    (&["1 Admin r m t", "2 Manager r"], "1", "1 Admin r t", "ManageStaff", "LastHolder"),
    (&["1 Admin r m t", "2 Manager r m"], "1", "1 Admin r", "ChangeSettings", "yes"),
    (&["1 Admin r m t"], "1", "1 Admin m t", "Refund", "LastHolder"),
];

#[test]
fn rights_that_would_be_lost() {
    for (people, changed, after, lost, outcome) in LAST {
        let all: Vec<Staff> = people.iter().map(|text| person(text)).collect();
        let before = all.iter().find(|one| one.id.0 == *changed).unwrap();
        let after = (!after.is_empty()).then(|| person(after));
        let names = last_holder(before, after.as_ref(), &all).into_iter().map(|right| format!("{right:?}"));
        assert_eq!(names.collect::<Vec<_>>().join(" "), *lost, "{people:?}: {changed} becomes {after:?}");
        let got = match &after {
            Some(after) => may_save(&all[0], Some(before), after, &all),
            None => may_remove(&all[0], before, &all),
        };
        assert_eq!(told(got), *outcome, "{people:?}: {changed} becomes {after:?}");
    }
}

#[test]
fn the_first_person_who_is_named_can_name_others() {
    // a shop that has named nobody is run by somebody with every right, who is on no list
    let nobody = person("0 Admin r d c e m s x t");
    assert_eq!(may_save(&nobody, None, &person("1 Admin r d c e m s x t"), &[]), Ok(()));
    assert_eq!(may_save(&nobody, None, &person("1 Clerk"), &[]), Err(Refusal::LastHolder));
    assert_eq!(may_save(&nobody, None, &person("1 Admin m"), &[]), Err(Refusal::LastHolder));
}

#[test]
fn numbers_and_names() {
    let long = "九".repeat(NAME_MAX);
    let longer = format!("{long}九");
    let number = "7".repeat(64);
    let too_long = "7".repeat(65);
    let table = [
        ("1", "甲", true),
        (number.as_str(), long.as_str(), true),
        ("店员-01", "O'Brien \"乙\"", true),
        ("A 1", "欧阳 小明", true),
        ("9", "𠮷野", true),
        ("", "甲", false),
        (too_long.as_str(), "甲", false),
        (" 1", "甲", false),
        ("1\n", "甲", false),
        ("1\u{200b}2", "甲", false),
        ("1\u{202e}2", "甲", false),
        ("1\t2", "甲", false),
        ("9", "", false),
        ("9", " ", false),
        ("9", "甲\u{7}", false),
        ("9", longer.as_str(), false),
    ];
    for (id, name, fits) in table {
        let after = Staff { id: StaffId(id.to_owned()), name: name.to_owned(), ..person("9 Clerk") };
        let all = [person("0 Admin r m")];
        let expected = if fits { Ok(()) } else { Err(Refusal::StaffInvalid) };
        assert_eq!(may_save(&all[0], None, &after, &all), expected, "{id:?} {name:?}");
    }
}

#[test]
fn a_shop_has_so_many_people_and_no_more() {
    let mut all = vec![person("a Admin r m")];
    all.extend((1..STAFF_MAX).map(|n| person(&format!("{n} Clerk"))));
    assert_eq!(all.len(), STAFF_MAX);
    assert_eq!(may_save(&all[0], None, &person("b Clerk"), &all), Err(Refusal::TooManyStaff));
    assert_eq!(may_save(&all[0], Some(&all[7]), &person("7 Clerk r"), &all), Ok(()));
    all.pop();
    assert_eq!(may_save(&all[0], None, &person("b Clerk"), &all), Ok(()));
}

/// Approver, asker, act, fen, approver on duty, fen the approver has moved today, the outcome.
#[test]
fn who_approves_what() {
    use Act::{EndOthersShift, Find, ManageStaff, MoveCash, Refund, SettleDeposit};
    let table = [
        ("3", "6", Refund, 1_000_000, false, 0, "yes"),
        ("3", "6", SettleDeposit, 1_000_000, false, 0, "yes"),
        ("3", "6", MoveCash, 100, false, 0, "yes"),
        ("3", "6", EndOthersShift, 0, false, 0, "yes"),
        // the approver's own limits, at once and on the day
        ("4", "6", Refund, 30_000, false, 0, "yes"),
        ("4", "6", Refund, 30_001, false, 0, "RightLimitEach"),
        ("4", "6", Refund, 30_000, false, 20_000, "yes"),
        ("4", "6", Refund, 30_000, false, 20_001, "RightLimitDay"),
        ("4", "3", Refund, 30_000, false, 0, "yes"),
        // a clerk approves only while on duty
        ("5", "6", Refund, 40_000, true, 0, "yes"),
        ("5", "6", Refund, 40_000, false, 0, "NotOnDuty"),
        // nobody approves for himself, without the right, or what cannot be approved
        ("3", "3", Refund, 1, true, 0, "ApproverUnfit"),
        ("1", "1", MoveCash, 1, true, 0, "ApproverUnfit"),
        ("2", "6", Refund, 1, true, 0, "ApproverUnfit"),
        ("6", "5", Refund, 1, true, 0, "ApproverUnfit"),
        ("4", "6", MoveCash, 1, true, 0, "ApproverUnfit"),
        ("1", "6", ManageStaff, 0, true, 0, "ApproverUnfit"),
        ("1", "6", Find, 0, true, 0, "ApproverUnfit"),
    ];
    for (approver, asker, act, amount, on_duty, spent, outcome) in table {
        let asker = StaffId(asker.to_owned());
        let got = approves(&member(approver), &asker, act, fen(amount), on_duty, fen(spent));
        assert_eq!(told(got), outcome, "{approver} for {asker:?}: {act:?} {amount} {on_duty} {spent}");
    }
}
