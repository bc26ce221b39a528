//! What is printed: each line beside its floor, the ratio, and whether the aim is met.

use crate::samples::Samples;
use serde_json::{Value, json};

/// What the values of a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nanoseconds, shown in ms.
    Time,
    /// Bytes, shown in MiB.
    Memory,
    /// Bytes, shown in KiB.
    Log,
}

/// What is asked of a line. Ratios are in hundredths, values in the unit of the line.
#[derive(Clone, Copy, Debug)]
pub enum Aim {
    /// Our p50 against the floor's.
    Ratio50(u64),
    /// Our p99 against the floor's.
    Ratio99(u64),
    /// Our p50 itself.
    Most50(u64),
    /// Our p99 itself.
    Most99(u64),
}

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub line: String,
    pub unit: Unit,
    pub ours: Samples,
    /// What the floor is; empty without one.
    pub against: String,
    pub floor: Samples,
    pub aims: Vec<Aim>,
}

impl Row {
    /// A line without floor and aim.
    pub fn plain(line: &str, unit: Unit, ours: &Samples) -> Self {
        let (line, ours) = (line.to_owned(), ours.clone());
        Self { line, unit, ours, against: String::new(), floor: Samples::default(), aims: Vec::new() }
    }

    /// A time beside its floor.
    pub fn time(line: &str, ours: &Samples, against: &str, floor: &Samples) -> Self {
        let (against, floor) = (against.to_owned(), floor.clone());
        Self { against, floor, ..Self::plain(line, Unit::Time, ours) }
    }

    /// Asks something of the line.
    pub fn aim(mut self, aim: Aim) -> Self {
        self.aims.push(aim);
        self
    }

    /// Our value in hundredths of the floor's, rounded up: a bar is not met by rounding.
    fn ratio(&self, percent: usize) -> Option<u64> {
        let (ours, floor) = (self.ours.percentile(percent)?, self.floor.percentile(percent)?);
        ours.checked_mul(100)?.checked_add(floor.checked_sub(1)?)?.checked_div(floor)
    }

    /// `None` when there is nothing to judge.
    fn met(&self, aim: Aim) -> Option<bool> {
        Some(match aim {
            Aim::Ratio50(most) => self.ratio(50)? <= most,
            Aim::Ratio99(most) => self.ratio(99)? <= most,
            Aim::Most50(most) => self.ours.percentile(50)? <= most,
            Aim::Most99(most) => self.ours.percentile(99)? <= most,
        })
    }

    fn aim_text(&self, aim: Aim) -> String {
        match aim {
            Aim::Ratio50(most) => format!("p50 <= {}x", hundredths(most)),
            Aim::Ratio99(most) => format!("p99 <= {}x", hundredths(most)),
            Aim::Most50(most) => format!("p50 <= {}", self.value(Some(most))),
            Aim::Most99(most) => format!("p99 <= {}", self.value(Some(most))),
        }
    }

    fn value(&self, value: Option<u64>) -> String {
        let Some(value) = value else { return "-".to_owned() };
        match self.unit {
            Unit::Time if value >= 100_000_000 => format!("{} ms", value.div_ceil(1_000_000)),
            Unit::Time => format!("{}.{:03} ms", value / 1_000_000, value / 1_000 % 1_000),
            Unit::Memory => format!("{}.{} MiB", value >> 20, ((value & 0xF_FFFF) * 10) >> 20),
            Unit::Log => format!("{}.{} KiB", value >> 10, ((value & 0x3FF) * 10) >> 10),
        }
    }

    fn cells(&self) -> [String; 10] {
        let ratio = |percent| self.ratio(percent).map_or("-".to_owned(), |r| format!("{}x", hundredths(r)));
        let aims: Vec<String> = self.aims.iter().map(|aim| self.aim_text(*aim)).collect();
        let met: Vec<&str> = self.aims.iter().map(|aim| verdict(self.met(*aim))).collect();
        [
            self.line.clone(),
            self.value(self.ours.percentile(50)),
            self.value(self.ours.percentile(99)),
            self.against.clone(),
            self.value(self.floor.percentile(50)),
            self.value(self.floor.percentile(99)),
            ratio(50),
            ratio(99),
            aims.join(", "),
            met.join(", "),
        ]
    }

    /// Times in ns, sizes in bytes, ratios in hundredths.
    fn json(&self) -> Value {
        let unit = if self.unit == Unit::Time { "ns" } else { "bytes" };
        let of = |s: &Samples| json!({"n": s.len(), "p50": s.percentile(50), "p99": s.percentile(99)});
        let aims: Vec<Value> =
            self.aims.iter().map(|aim| json!({"aim": self.aim_text(*aim), "met": self.met(*aim)})).collect();
        json!({
            "line": self.line, "unit": unit, "ours": of(&self.ours),
            "against": self.against, "floor": of(&self.floor),
            "ratio_p50_hundredths": self.ratio(50), "ratio_p99_hundredths": self.ratio(99),
            "aims": aims,
        })
    }
}

const fn verdict(met: Option<bool>) -> &'static str {
    match met {
        Some(true) => "yes",
        Some(false) => "NO",
        None => "not measured",
    }
}

fn hundredths(n: u64) -> String {
    format!("{}.{:02}", n / 100, n % 100)
}

/// The whole report.
#[derive(Debug, Default)]
pub struct Report {
    pub rows: Vec<Row>,
    /// What was not measured and why; what a reader must know.
    pub notes: Vec<String>,
}

impl Report {
    /// The table as text.
    pub fn text(&self) -> String {
        const HEAD: [&str; 10] =
            ["line", "p50", "p99", "floor", "floor p50", "floor p99", "p50/", "p99/", "aim", "met"];
        let mut lines = vec![HEAD.map(str::to_owned)];
        lines.extend(self.rows.iter().map(Row::cells));
        let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0);
        let widths: [usize; 10] = std::array::from_fn(width);
        let mut out = String::new();
        for line in &lines {
            let cells: Vec<String> =
                line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            out.push_str(cells.join("  ").trim_end());
            out.push('\n');
        }
        for note in &self.notes {
            out.push_str(&format!("* {note}\n"));
        }
        out
    }

    /// The same for machines.
    pub fn json(&self) -> Value {
        let rows: Vec<Value> = self.rows.iter().map(Row::json).collect();
        json!({"rows": rows, "notes": self.notes})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ours: u64, floor: u64) -> Row {
        let of = |n| {
            let mut samples = Samples::default();
            samples.bytes(n);
            samples
        };
        Row::time("line", &of(ours), "floor", &of(floor)).aim(Aim::Ratio50(130))
    }

    #[test]
    fn a_bar_is_not_met_by_rounding() {
        assert_eq!(row(130, 100).met(Aim::Ratio50(130)), Some(true));
        assert_eq!(row(1_300_001, 1_000_000).met(Aim::Ratio50(130)), Some(false));
        assert_eq!(row(5, 0).met(Aim::Ratio50(130)), None);
    }

    #[test]
    fn cells_show_value_ratio_and_verdict() {
        let cells = row(1_234_567, 1_000_000).cells();
        assert_eq!(cells[1], "1.234 ms");
        assert_eq!(cells[6], "1.24x");
        assert_eq!(cells[8..], ["p50 <= 1.30x", "yes"]);
    }
}
