//! The ways in which printers take Chinese, and lines encoded in each.

use crate::break_rows::{Row, rows};
use crate::dots::Strip;
use crate::encode::{self, Job};
use crate::line::Line;
use crate::template::Paper;
use serde::{Deserialize, Serialize};

/// How a printer is told its letters. Which way reads right is a printer's own matter: the page of
/// [`crate::self_test`] shows all four, numbered 1 to 4 as here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// GB codes after the command that switches Chinese on.
    #[default]
    Gbk,
    /// GB codes alone, for printers that print the command as letters.
    GbkPlain,
    /// UTF-8, for printers that are set to it.
    Utf8,
    /// Everything as dots, for printers without Chinese letters.
    Raster,
}

impl Way {
    /// Every way, in the order of the self-test's numbers.
    pub const ALL: [Self; 4] = [Self::Gbk, Self::GbkPlain, Self::Utf8, Self::Raster];

    /// Its number on the self-test page, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Gbk => 1,
            Self::GbkPlain => 2,
            Self::Utf8 => 3,
            Self::Raster => 4,
        }
    }

    /// The way with this number on the self-test page.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.number() == number)
    }
}

/// One job in this way. Rows are broken alike in every way, so the preview holds for all of them;
/// as in [`crate::encode`] the job ends cut, opens no drawer, and holds no foreign control byte.
#[must_use]
pub fn encode_way(lines: &[Line], paper: &Paper, way: Way) -> Vec<u8> {
    match way {
        Way::Raster => encode_raster(lines, paper),
        Way::Gbk | Way::GbkPlain | Way::Utf8 => encode::letters(lines, paper, way),
    }
}

/// One job of dots alone: letters, bars and QR codes are drawn here with the bundled font and sent as
/// `GS v 0` bands of at most 128 rows. About 50 KB for a long slip on 58 mm paper.
#[must_use]
pub fn encode_raster(lines: &[Line], paper: &Paper) -> Vec<u8> {
    let mut job = Job::new(paper, Way::Raster);
    let mut strip = Strip::new(paper.columns);
    rows(lines, paper.columns, &mut |row| match row {
        Row::Cut => {
            strip.flush(&mut job.out);
            job.cut();
        }
        drawn => strip.row(&drawn),
    });
    strip.flush(&mut job.out);
    if lines.last() != Some(&Line::Cut) {
        job.cut();
    }
    job.out
}
