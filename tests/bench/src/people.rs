//! Members of an old system, the same in every run.

use crate::Fault;
use rust_xlsxwriter::Workbook;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力健红玉华建国志海波宁贵福生龙元全学祥才发武新利清飞彬富顺信子心良厚庆友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家";

/// What heads the columns.
const HEAD: [&str; 5] = ["会员名称", "手机号", "卡号", "本金", "赠送"];

/// A small generator.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    fn letter(&mut self, of: &[char]) -> char {
        let at = usize::try_from(self.below(u64::try_from(of.len()).unwrap_or(1))).unwrap_or(0);
        of.get(at).copied().unwrap_or('王')
    }
}

/// Name, phone, card number, principal, gift.
pub fn rows(count: u32) -> impl Iterator<Item = [String; 5]> {
    let (surnames, given): (Vec<char>, Vec<char>) = (SURNAMES.chars().collect(), GIVEN.chars().collect());
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    (0..count).map(move |n| {
        let mut name = String::from(dice.letter(&surnames));
        name.push(dice.letter(&given));
        if dice.below(5) > 0 {
            name.push(dice.letter(&given));
        }
        // no number twice
        let phone = format!("1{}{:09}", 3 + n % 7, u64::from(n) * 7_919 % 1_000_000_000);
        let (yuan, fen) = (dice.below(3_000), dice.below(100));
        [name, phone, format!("{n:08}"), format!("{yuan}.{fen:02}"), format!("{}", dice.below(200))]
    })
}

/// As a text.
///
/// # Errors
/// What the disk says.
pub fn write_csv(path: &Path, count: u32) -> Result<(), Fault> {
    let mut table = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
    table.write_record(HEAD)?;
    for row in rows(count) {
        table.write_record(&row)?;
    }
    Ok(table.flush()?)
}

/// As a workbook, amounts as numbers.
///
/// # Errors
/// What its writer or the disk says.
pub fn write_xlsx(path: &Path, count: u32) -> Result<(), Fault> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEAD)?;
    for (line, [name, phone, card, principal, gift]) in (1..).zip(rows(count)) {
        sheet.write_row(line, 0, [name, phone, card])?;
        sheet.write_number(line, 3, principal.parse::<f64>()?)?.write_number(
            line,
            4,
            gift.parse::<f64>()?,
        )?;
    }
    Ok(book.save(path)?)
}
