//! Any text as the owner's forms: what is read stays the same when written and read again, is within its limits, and
//! prints; what is not read names a field.
#![no_main]

use domain::fact::Copy;
use domain::slip::SlipKind;
use fuzz::paper;
use libfuzzer_sys::fuzz_target;
use receipt::{
    Columns, Document, Language, Looks, MAX_COPIES, MAX_LINE_CHARS, MAX_QR_CHARS, Paper, SAMPLE_WHEN, Shop,
    Templates, Way, encode, sample,
};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let templates = match Templates::read(text) {
        Ok(templates) => templates,
        Err(fault) => {
            assert!(fault.to_string().len() <= 200 + text.len(), "{fault}");
            return;
        }
    };
    assert_eq!(templates.check(), Ok(()));
    assert_eq!(Templates::read(&templates.write()), Ok(templates.clone()));
    for document in Document::ALL {
        let form = templates.form(document);
        assert!(form.header.len() <= 12 && form.footer.len() <= 12);
        assert!(form.header.iter().chain(&form.footer).all(|line| line.chars().count() <= MAX_LINE_CHARS));
        assert!(form.qr_text.len() <= MAX_QR_CHARS && (1..=MAX_COPIES).contains(&form.copies));
    }
    let columns = Columns::ALL[text.len() % 3];
    let shop =
        Shop { name: "店".to_owned(), language: Language::Zh, paper: Paper::new(columns), logo: None };
    let looks = Looks::new(&templates, &shop);
    for kind in [SlipKind::Sale, SlipKind::Refund, SlipKind::Orphan] {
        let lines = looks.of(kind).layout(&sample(kind, shop.language), Copy::First, &|_| SAMPLE_WHEN.to_owned());
        let job = paper::read(&encode(&lines, &shop.paper), &shop.paper, Way::Gbk);
        assert_eq!(job.cuts, 1);
    }
});
