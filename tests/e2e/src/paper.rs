//! What a printer has put on paper, read back from its bytes.

use std::collections::BTreeMap;

/// One job as a person holds it.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// Rows of letters, from top to bottom, with single blanks.
    pub rows: Vec<String>,
    /// Contents of bar codes and QR codes.
    pub codes: Vec<String>,
}

/// A figure of a report with how often it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub amount: String,
    pub count: Option<u32>,
}

impl Paper {
    /// Reads GB letters and the commands of a slip; dots have no letters.
    #[must_use]
    pub fn read(job: &[u8]) -> Self {
        let (mut paper, mut row, mut rest) = (Self::default(), Vec::new(), job);
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            match first {
                0x1B => rest = skip(rest, if rest.starts_with(b"@") { 1 } else { 2 }),
                0x1C => rest = skip(rest, 1),
                0x1D => rest = paper.command(rest),
                b'\n' => paper.end_row(&mut row),
                byte => row.push(*byte),
            }
        }
        paper.end_row(&mut row);
        paper
    }

    fn end_row(&mut self, row: &mut Vec<u8>) {
        let (text, _) = encoding_rs::GB18030.decode_without_bom_handling(row);
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() {
            self.rows.push(words.join(" "));
        }
        row.clear();
    }

    fn command<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        match rest {
            [b'k', 73, len, more @ ..] => {
                let (data, after) = more.split_at(usize::from(*len).min(more.len()));
                self.codes.push(bars(data));
                after
            }
            [b'(', b'k', low, high, more @ ..] => {
                let len = usize::from(*low) + 256 * usize::from(*high);
                let (body, after) = more.split_at(len.min(more.len()));
                if let [0x31, 0x50, 0x30, content @ ..] = body {
                    self.codes.push(String::from_utf8_lossy(content).into_owned());
                }
                after
            }
            [b'V', 66, ..] => skip(rest, 3),
            _ => skip(rest, 2),
        }
    }

    /// True when every one of these stands somewhere on it.
    #[must_use]
    pub fn has(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.rows.iter().any(|row| row.contains(word)))
    }

    /// What stands behind a label: the rest of its row.
    #[must_use]
    pub fn after(&self, label: &str) -> Option<&str> {
        self.rows.iter().find_map(|row| row.strip_prefix(label)).map(str::trim)
    }

    /// The figures of a report, by `block/method/label`; blocks and methods are left out where there are none.
    #[must_use]
    pub fn figures(&self) -> BTreeMap<String, Printed> {
        let (mut figures, mut block, mut method) = (BTreeMap::new(), String::new(), String::new());
        let mut begins = false;
        for row in &self.rows {
            let words: Vec<&str> = row.split(' ').collect();
            if row.starts_with("---") {
                (block, method, begins) = (String::new(), String::new(), true);
            } else if let [title] = words.as_slice() {
                if begins {
                    block = format!("{title}/");
                } else {
                    method = format!("{title}/");
                }
                begins = false;
            } else {
                begins = false;
                let count =
                    words.get(1).and_then(|word| word.strip_suffix('笔')).and_then(|n| n.parse().ok());
                let (label, amount) = (words.first(), words.last());
                if let (Some(label), Some(amount)) = (label, amount) {
                    let printed = Printed { amount: (*amount).to_owned(), count };
                    figures.entry(format!("{block}{method}{label}")).or_insert(printed);
                }
            }
        }
        figures
    }
}

fn skip(rest: &[u8], many: usize) -> &[u8] {
    rest.get(many..).unwrap_or_default()
}

/// Code B letters and code C pairs of a CODE 128, as they are sent.
fn bars(data: &[u8]) -> String {
    let (mut text, mut pairs, mut rest) = (String::new(), false, data);
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after.first()) {
            (b'{', Some(set @ (b'B' | b'C'))) => {
                pairs = *set == b'C';
                rest = skip(after, 1);
            }
            (byte, _) if pairs => text.push_str(&format!("{byte:02}")),
            (byte, _) => text.push(char::from(*byte)),
        }
    }
    text
}
