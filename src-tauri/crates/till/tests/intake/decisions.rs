//! Under every decision the dry run closes to the fen, and the import does what it said.

use crate::house::House;
use domain::member::Standing;
use std::collections::BTreeMap;
use till::engine::members::MemberCommand;
use till::intake::fault_code;
use till::view::{ChoiceView, HolderEdit, MeetView, RepeatView};

const REPEATS: [RepeatView; 4] = [RepeatView::Refuse, RepeatView::Sum, RepeatView::First, RepeatView::Last];
const MEETS: [MeetView; 3] = [MeetView::Refuse, MeetView::Merge, MeetView::Apart];

/// Every kind of row. Members who are here: 13100000001 with card V1, 13100000002, 13100000003 on two cards,
/// 13100000004 on a lost one.
const TABLE: &str = "会员名称,手机号,卡号,本金,赠送\n\
    新一,13200000001,,10,1\n\
    新二,13200000002,N2,6000,0\n\
    坏,1320,,5,0\n\
    坏,13200000009,,x,0\n\
    双,13200000003,,1,0.5\n\
    双,13200000003,,2,0\n\
    双,13200000003,,4000,1000\n\
    甲,13200000004,,7,0\n\
    乙,13200000004,,8,1\n\
    在一,13100000001,,20,2\n\
    在二,13100000002,,4990,20\n\
    在三,13100000003,,30,0\n\
    在四,13100000004,,40,0\n\
    别人,13200000005,v-1,50,5\n\
    在二,13200000006,B2,60,0\n\
    在二,13200000006,,61,6\n\
    ,,B2,0.01,0\n\
    合计,,,1,1\n";

fn open(house: &House, name: &str, phone: &str, code: &str) {
    let holder =
        HolderEdit { name: name.into(), phone: phone.into(), code: code.into(), note: String::new() };
    house.wish(MemberCommand::Open { holder }).unwrap();
}

fn house() -> House {
    let house = House::new();
    open(&house, "在一", "13100000001", "V1");
    open(&house, "在二", "13100000002", "");
    open(&house, "在三", "13100000003", "");
    open(&house, "在三", "13100000003", "C3");
    open(&house, "在四", "13100000004", "");
    house.wish(MemberCommand::Lose { card: domain::member::CardId(5) }).unwrap();
    house
}

#[test]
fn an_import_does_what_the_dry_run_said() {
    for repeat in REPEATS {
        for meet in MEETS {
            let what = format!("{repeat:?} {meet:?}");
            let house = house();
            let path = house.write("old.csv", TABLE);
            house.check(&path);
            let dry = house.choose(ChoiceView { repeat, meet });
            assert_eq!(dry.in_file.fen, dry.comes.fen + dry.stays.fen, "{what}");
            assert_eq!(dry.comes.fen, dry.principal.fen + dry.gift.fen, "{what}");
            assert_eq!((dry.rows, dry.good_rows + dry.bad_rows), (17, 17), "{what}");
            let before: BTreeMap<u64, i64> =
                house.cards().iter().map(|card| (card.id.0, card.total().get())).collect();
            house.bring().unwrap();
            let after = house.cards();
            let new: Vec<_> = after.iter().filter(|card| !before.contains_key(&card.id.0)).collect();
            let merged = after
                .iter()
                .filter(|card| before.get(&card.id.0).is_some_and(|before| *before != card.total().get()));
            let rows = merged.count();
            assert_eq!((new.len(), rows), (dry.new_cards as usize, dry.merged as usize), "{what}");
            let sum = |part: fn(&domain::member::Card) -> i64| after.iter().map(part).sum::<i64>();
            assert_eq!(sum(|card| card.principal.get()), dry.principal.fen, "{what}");
            assert_eq!(sum(|card| card.gift.get()), dry.gift.fen, "{what}");
            let over = after.iter().filter(|card| card.total().get() > 500_000).count();
            assert_eq!(over, dry.over_limit as usize, "{what}");
            assert!(new.iter().all(|card| card.named && card.standing == Standing::Active));
            // and the file of errors has the rest, line by line
            let mut told = Vec::new();
            let errors = house.path("errors.csv");
            let sentence = |fault: &cardfile::Fault| fault_code(&fault.code).to_owned();
            let rows = house.intake.error_file(&errors, &sentence).unwrap();
            told.extend(std::fs::read_to_string(&errors).unwrap().lines().skip(1).map(str::to_owned));
            assert_eq!((told.len(), rows), (dry.bad_rows as usize, dry.bad_rows), "{what}");
            house.is_sound();
        }
    }
}

#[test]
fn a_choice_is_reckoned_to_the_fen() {
    let house = house();
    let dry = house.check(&house.write("old.csv", TABLE));
    // worked out by hand: rows, new cards, merged, principal, gift, above the limit
    let reckoned = |choice: ChoiceView| {
        let dry = house.choose(choice);
        (dry.good_rows, dry.new_cards, dry.merged, dry.principal.fen, dry.gift.fen, dry.over_limit)
    };
    let choice = |repeat, meet| ChoiceView { repeat, meet };
    assert_eq!((dry.repeat_groups, dry.meet_rows, dry.blank_rows), (3, 5, 0));
    assert_eq!(reckoned(choice(RepeatView::Refuse, MeetView::Refuse)), (2, 2, 0, 601_000, 100, 1));
    let sum = choice(RepeatView::Sum, MeetView::Refuse);
    assert_eq!(reckoned(sum), (8, 4, 0, 601_000 + 400_300 + 12_101, 100 + 100_050 + 600, 2));
    // 在一 and 别人 want one card, 在三 has two, 在四's is lost: only 在二 goes onto his
    let merge = choice(RepeatView::First, MeetView::Merge);
    let first = (100 + 700 + 6_000, 50);
    assert_eq!(reckoned(merge), (6, 5, 1, 601_000 + first.0 + 499_000, 100 + first.1 + 2_000, 2));
    let apart = choice(RepeatView::Refuse, MeetView::Apart);
    assert_eq!(reckoned(apart), (6, 6, 0, 601_000 + 2_000 + 499_000 + 3_000 + 4_000, 100 + 200 + 2_000, 2));
    let shown: Vec<_> = dry.meets.iter().map(|row| (row.line, row.cards.clone(), row.merges)).collect();
    let expected = [
        (11, vec![1], false),
        (12, vec![2], true),
        (13, vec![3, 4], false),
        (14, vec![5], false),
        (15, vec![1], false),
    ];
    assert_eq!(shown, expected);
    assert_eq!((dry.total_says.map(|total| total.fen), dry.total_agrees), (Some(200), Some(false)));
    let lines: Vec<_> = dry.repeats.iter().map(|group| (group.lines.clone(), group.sums)).collect();
    assert_eq!(lines, [(vec![6, 7, 8], true), (vec![9, 10], false), (vec![16, 17, 18], true)]);
}
