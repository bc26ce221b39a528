//! Slips per second beside the peers: the `escpos` crate and python-escpos, in the same minute.
//!
//! No peer breaks rows, pads them or writes Chinese and CODE 128 by itself: they get finished rows and
//! raw bytes where they must, and still do less than the counter does in its time.

use crate::Fault;
use crate::samples::Samples;
use crate::table::{Aim, Report, Row, Unit};
use encoding_rs::GB18030;
use escpos::driver::Driver;
use escpos::errors::Result as Escpos;
use escpos::printer::Printer;
use escpos::utils::{Encoder, JustifyMode, Protocol, QRCodeCorrectionLevel, QRCodeModel, QRCodeOption};
use receipt::{Align, Columns, Line, Paper, PreviewLine, Size, encode, encode_raster, preview};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Slips of one sample, and samples of each side.
const SLIPS: usize = 1000;
const ROUNDS: usize = 30;
/// python-escpos and dots are slow: fewer samples tell enough.
const SLOW_ROUNDS: usize = 5;
/// The peer's release, from PyPI.
const PYTHON: &str = "python-escpos==3.1";
const NUMBER: &str = "8000112300000187";
/// What CODE 128 subset C is given for [`NUMBER`].
const BARS: &[u8] = b"{C\x50\x00\x0B\x17\x00\x00\x01\x57";
const ADDRESS: &str = "https://hotel.example/invoice?n=8000112300000187";

/// Twenty lines of a hotel desk, bars and a QR code.
fn slip() -> Vec<Line> {
    let large = |left: &str, right: &str| Line::Pair {
        left: left.to_owned(),
        right: right.to_owned(),
        size: Size::Two,
        bold: true,
    };
    let mut lines = vec![
        Line::centred("蓝海大酒店", Size::Two, true),
        Line::centred("杭州市西湖区文三路100号", Size::One, false),
        Line::centred("电话 0571-88880000", Size::One, false),
        Line::Rule,
        Line::pair("单号", NUMBER),
        Line::pair("时间", "2026-11-23 14:05:09"),
        Line::pair("收银员", "王小丽"),
        Line::Rule,
    ];
    let goods = [
        ("豪华大床房 一晚", "388.00"),
        ("双人自助早餐 两份", "116.00"),
        ("洗衣服务 衬衫三件", "45.00"),
        ("迷你吧 矿泉水两瓶", "20.00"),
        ("停车费 一天", "30.00"),
        ("会议室 半天", "600.00"),
        ("龙井茶礼盒 一套", "168.00"),
    ];
    lines.extend(goods.map(|(name, amount)| Line::pair(name, amount)));
    lines.extend([
        Line::Rule,
        large("合计", "￥1367.00"),
        Line::pair("微信支付", "1367.00"),
        Line::pair("  交易号", "4200002345202611231234567890"),
        Line::centred("谢谢惠顾,欢迎再次光临", Size::One, false),
        Line::Barcode(NUMBER.to_owned()),
        Line::Qr(ADDRESS.to_owned()),
        Line::Cut,
    ]);
    lines
}

#[derive(Clone, Default)]
struct Memory(Rc<RefCell<Vec<u8>>>);

impl Driver for Memory {
    fn name(&self) -> String {
        "memory".to_owned()
    }

    fn write(&self, data: &[u8]) -> Escpos<()> {
        self.0.borrow_mut().extend_from_slice(data);
        Ok(())
    }

    fn read(&self, _buf: &mut [u8]) -> Escpos<usize> {
        Ok(0)
    }

    fn flush(&self) -> Escpos<()> {
        Ok(())
    }
}

/// The peer draws finished rows; styles are set where they change, as the counter does.
fn peer(printer: &mut Printer<Memory>, memory: &Memory, rows: &[PreviewLine]) -> Escpos<Vec<u8>> {
    printer.init()?.custom(&[0x1C, b'&'])?;
    let (mut align, mut size, mut bold) = (Align::Left, Size::One, false);
    for row in rows {
        if row.align != align {
            align = row.align;
            printer.justify(match align {
                Align::Left => JustifyMode::LEFT,
                Align::Centre => JustifyMode::CENTER,
                Align::Right => JustifyMode::RIGHT,
            })?;
        }
        if row.size != size {
            size = row.size;
            let factor = if size == Size::Two { 2 } else { 1 };
            printer.size(factor, factor)?;
        }
        if row.bold != bold {
            bold = row.bold;
            printer.bold(bold)?;
        }
        if row.barcode.is_some() {
            let head = [0x1D, b'h', 80, 0x1D, b'w', 3, 0x1D, b'H', 2, 0x1D, b'f', 0, 0x1D, b'k', 73];
            let len = u8::try_from(BARS.len()).unwrap_or_default();
            printer.custom(&head)?.custom(&[len])?.custom(BARS)?;
        } else if let Some(content) = &row.qr {
            let option = QRCodeOption::new(QRCodeModel::Model2, 6, QRCodeCorrectionLevel::M);
            printer.qrcode_option(content, option)?;
        } else {
            printer.writeln(&row.text)?;
        }
    }
    printer.feeds(3)?.custom(&[0x1D, b'V', 66, 0])?.print()?;
    Ok(std::mem::take(&mut *memory.0.borrow_mut()))
}

fn timed<T>(slips: usize, mut make: impl FnMut() -> T) -> Duration {
    let begin = Instant::now();
    for _ in 0..slips {
        black_box(make());
    }
    begin.elapsed()
}

/// Measures all sides round by round.
pub fn measure(target: &Path, report: &mut Report) -> Result<(), Fault> {
    let (lines, paper) = (slip(), Paper::new(Columns::C48));
    let rows = preview(&lines, paper.columns);
    let memory = Memory::default();
    let mut printer = Printer::new(memory.clone(), Protocol::new(Encoder::new(GB18030)), None);
    let (ours, theirs) = (encode(&lines, &paper), peer(&mut printer, &memory, &rows)?);
    same(&ours, &theirs)?;
    let (mut letters, mut crate_, mut dots) = (Samples::default(), Samples::default(), Samples::default());
    for round in 0..ROUNDS {
        letters.time(timed(SLIPS, || encode(black_box(&lines), &paper)));
        crate_.time(timed(SLIPS, || peer(&mut printer, &memory, black_box(&rows))));
        if round < SLOW_ROUNDS {
            dots.time(timed(SLIPS, || encode_raster(black_box(&lines), &paper)));
        }
    }
    let line = "1,000 slips, 20 Chinese lines, both codes";
    report.rows.push(Row::time(line, &letters, "escpos crate 0.20.1", &crate_).aim(Aim::Ratio50(50)));
    let mut told = vec![
        per_second("ours as letters", &letters, &letters, ours.len()),
        per_second("escpos crate 0.20.1", &crate_, &letters, theirs.len()),
    ];
    match python(target, &rows) {
        Ok((python, job)) => {
            same(&ours, &job)?;
            report.rows.push(Row::time("the same", &letters, PYTHON, &python).aim(Aim::Ratio50(20)));
            told.push(per_second(PYTHON, &python, &letters, job.len()));
        }
        Err(fault) => told.push(format!("{PYTHON}: NOT MEASURED, {fault}")),
    }
    report.rows.push(Row::plain("the same drawn as dots", Unit::Time, &dots));
    told.push(per_second("ours as dots", &dots, &letters, encode_raster(&lines, &paper).len()));
    report.notes.extend(told);
    Ok(())
}

/// Both jobs hold the same texts and the same codes.
fn same(ours: &[u8], theirs: &[u8]) -> Result<(), Fault> {
    let (good, ..) = GB18030.encode("双人自助早餐 两份");
    for part in [&*good, BARS, ADDRESS.as_bytes()] {
        let holds = |job: &[u8]| job.windows(part.len()).any(|bytes| bytes == part);
        if !holds(ours) || !holds(theirs) {
            return Err("the sides do not print the same slip".into());
        }
    }
    Ok(())
}

/// `name: N slips/s of B bytes, ours is R x as fast`.
fn per_second(name: &str, times: &Samples, ours: &Samples, bytes: usize) -> String {
    let slips = u64::try_from(SLIPS).unwrap_or_default();
    let rate = (slips * 1_000_000_000).checked_div(times.middle()).unwrap_or_default();
    let ratio = (times.middle() * 100).checked_div(ours.middle()).unwrap_or_default();
    format!(
        "{name}: {rate} slips/s of {bytes} bytes; ours as letters is {}.{:02} x as fast",
        ratio / 100,
        ratio % 100
    )
}

/// python-escpos in an environment of its own below the build folder, made once.
fn python(target: &Path, rows: &[PreviewLine]) -> Result<(Samples, Vec<u8>), Fault> {
    let folder = target.join("bench-python");
    let python = folder.join("bin/python");
    let ready = |code: &str| Command::new(&python).args(["-c", code]).stderr(Stdio::null()).status();
    if !ready("import escpos").is_ok_and(|status| status.success()) {
        finish(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        finish(Command::new(&python).args(["-m", "pip", "install", "--quiet", PYTHON]))?;
    }
    let drawn = rows.iter().filter(|row| row.barcode.is_none() && row.qr.is_none()).map(|row| {
        let align = match row.align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
        };
        json!({"text": row.text, "align": align, "large": row.size == Size::Two, "bold": row.bold})
    });
    let asked = json!({
        "rows": drawn.collect::<Vec<Value>>(), "bars": hex(BARS), "qr": ADDRESS,
        "rounds": SLOW_ROUNDS, "slips": SLIPS,
    });
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("python/receipts.py");
    let mut child = Command::new(&python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    child.stdin.take().ok_or("no way to tell")?.write_all(asked.to_string().as_bytes())?;
    let answer: Value = serde_json::from_slice(&child.wait_with_output()?.stdout)?;
    let mut samples = Samples::default();
    for round in answer["rounds"].as_array().ok_or("no rounds")? {
        samples.time(Duration::from_nanos(round.as_u64().ok_or("no time")?));
    }
    Ok((samples, bytes(answer["job"].as_str().ok_or("no job")?)?))
}

fn finish(command: &mut Command) -> Result<(), Fault> {
    let done = command.stdout(Stdio::null()).status()?;
    if done.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Result<Vec<u8>, Fault> {
    let pair = |at: usize| Ok(u8::from_str_radix(hex.get(at..at + 2).ok_or("half a byte")?, 16)?);
    (0..hex.len()).step_by(2).map(pair).collect()
}
