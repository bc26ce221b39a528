//! The pages that find out how a printer is set up.

use super::*;
use receipt::{self_test, test_page};

#[test]
fn the_test_page_is_as_wide_as_the_paper() {
    let Some(mut desk) = Desk::new() else { return };
    for columns in Columns::ALL {
        let paper = Paper::new(columns);
        let lines = test_page(&paper);
        for way in [Way::Gbk, Way::GbkPlain, Way::Raster] {
            let name = format!("test-page-{way:?}-{}", columns.count()).to_lowercase();
            let taken = desk.print(&name, columns, &encode_way(&lines, &paper, way));
            assert_eq!(taken.unknown().count(), 0, "{name}: {:?}", taken.events);
            let found = codes(&taken.slips[0].picture).unwrap();
            assert_eq!(found, ["8000100000000001", "QIANTAI PRINT TEST"], "{name}");
            if way != Way::Raster {
                let hanzi: String =
                    "打印测试中文清晰整齐".chars().cycle().take(columns.count() / 2).collect();
                let mut rows = taken.slips[0].rows.iter();
                assert!(rows.any(|row| row.text == hanzi), "{name}: {}", taken.slips[0].text);
            }
        }
    }
}

#[test]
fn the_self_test_shows_which_way_reads_right() {
    let Some(mut desk) = Desk::new() else { return };
    for columns in Columns::ALL {
        let name = format!("self-test-{}", columns.count());
        let taken = desk.print(&name, columns, &self_test(&Paper::new(columns)));
        // UTF-8 taken for GB is junk; that is what the page shows. No command may be among the junk.
        let junk =
            |event: &&paper::Event| event.data.get("reason").is_some_and(|why| why == "lead byte alone");
        assert!(taken.unknown().all(|event| junk(&event)), "{name}: {:?}", taken.events);
        let rows: Vec<&str> = taken.slips[0].rows.iter().map(|row| row.text.as_str()).collect();
        let reads = |number: u8| rows.contains(&format!("{number} 前台收银：￥128.50 鑫鑫旅舍").as_str());
        assert_eq!([1, 2, 3].map(reads), [true, true, false], "{name}: {rows:#?}");
        let ruler = rows.iter().filter(|row| row.starts_with(&format!("{}>", columns.count())));
        assert_eq!(ruler.map(|row| row.len()).collect::<Vec<_>>(), [columns.count()], "{name}");
        let found = codes(&taken.slips[0].picture).unwrap();
        assert_eq!(found, ["8000100000000001", "QIANTAI SELF TEST"], "{name}");
    }
}
