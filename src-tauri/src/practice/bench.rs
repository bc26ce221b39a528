//! What the bench window shows.

use super::{Practice, lock};
use kit::twin::Switch;
use sandbox::Script;
use serde::{Deserialize, Serialize};
use specta::Type;
use till::view::{MoneyView, WalletView};

/// Slips kept on the strip, and phrases kept in the air.
const KEPT: usize = 12;

/// How the pretend guest behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BenchScript {
    PaysAtOnce,
    TypesPassword,
    NoMoney,
    CodeExpired,
    NoAnswer,
    AnswersLate,
    AnswersTwice,
    DropsAfter,
}

impl BenchScript {
    /// In the pretend cloud's words.
    pub const fn script(self) -> Script {
        match self {
            Self::PaysAtOnce => Script::PaysAtOnce,
            Self::TypesPassword => Script::TypesPassword { queries: 3 },
            Self::NoMoney => Script::refuses_balance(),
            Self::CodeExpired => Script::refuses_expired(),
            Self::NoAnswer => Script::NeverAnswers,
            Self::AnswersLate => Script::Late { ms: 8_000 },
            Self::AnswersTwice => Script::Twice,
            Self::DropsAfter => Script::DropAfter,
        }
    }
}

/// Something that can be unplugged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BenchPlug {
    Printer,
    Paper,
    Speaker,
    Camera,
    Display,
    Network,
}

/// A fresh code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BenchCode {
    pub code: String,
}

/// One row of the strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BenchLine {
    pub text: String,
    /// 1 or 2.
    pub size: u8,
    pub bold: bool,
    /// `left`, `center`, `right`.
    pub align: String,
    pub barcode: Option<String>,
    pub qr: Option<String>,
    /// A picture: a logo, or a whole slip drawn as dots.
    pub dots: Option<DotsView>,
}

/// A black and white picture; `bits` is base64, rows of whole bytes, the leftmost dot is the high bit, 1 is black.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DotsView {
    pub width: u32,
    pub height: u32,
    pub bits: String,
}

/// Which lamp of the pole display is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LampView {
    Off,
    Price,
    Total,
    Received,
    Change,
}

/// What stands on the pole display.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PoleGlassView {
    pub lamp: LampView,
    pub figure: String,
    pub rows: [String; 2],
}

impl From<display::twin::Glass> for PoleGlassView {
    fn from(glass: display::twin::Glass) -> Self {
        let lamp = match glass.lamp {
            kit::Lamp::Off => LampView::Off,
            kit::Lamp::Price => LampView::Price,
            kit::Lamp::Total => LampView::Total,
            kit::Lamp::Received => LampView::Received,
            kit::Lamp::Change => LampView::Change,
        };
        Self { lamp, figure: glass.figure, rows: glass.rows }
    }
}

/// One slip as it came out of the pretend printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BenchSlip {
    pub no: String,
    pub lines: Vec<BenchLine>,
}

/// What is plugged in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BenchPlugs {
    pub printer: bool,
    pub paper: bool,
    pub speaker: bool,
    pub camera: bool,
    pub display: bool,
    pub network: bool,
}

/// The code on the guest's screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BenchShown {
    pub url: String,
    pub wallet: WalletView,
    pub amount: MoneyView,
}

/// The bench.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BenchView {
    pub strip: Vec<BenchSlip>,
    pub spoken: Vec<String>,
    pub pole: PoleGlassView,
    pub drawer_kicks: u32,
    pub plugs: BenchPlugs,
    pub shown_code: Option<BenchShown>,
}

impl Practice {
    /// The bench as it stands: the strip is read back from the very bytes that were printed.
    pub fn view(&self) -> BenchView {
        let jobs = self.paper.jobs();
        let first = jobs.len().saturating_sub(KEPT);
        let strip = jobs
            .iter()
            .enumerate()
            .skip(first)
            .map(|(n, job)| BenchSlip { no: (n + 1).to_string(), lines: super::strip::lines(job) })
            .collect();
        let mut spoken = self.voice.spoken();
        spoken.drain(..spoken.len().saturating_sub(KEPT));
        let (paper, voice) = (self.paper.switches(), self.voice.switches());
        BenchView {
            strip,
            spoken,
            pole: self.pole.glass().into(),
            drawer_kicks: u32::try_from(self.paper.kicks() + self.pole.glass().kicks).unwrap_or(u32::MAX),
            plugs: BenchPlugs {
                printer: !paper.is_on(Switch::Unplugged),
                paper: !paper.is_on(Switch::PaperOut),
                speaker: !voice.is_on(Switch::Unplugged),
                camera: !self.lens.switches().is_on(Switch::Unplugged),
                display: !self.pole.switches().is_on(Switch::Unplugged),
                network: lock(&self.server).is_some(),
            },
            shown_code: self.shown_code(),
        }
    }
}
