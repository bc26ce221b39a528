//! The words that are spoken by this computer's loudspeaker, one recording each.

use kit::{Trouble, TroubleKind};
use std::collections::BTreeMap;
use std::path::Path;

/// Samples per second of every recording.
pub const RATE: u32 = 16_000;
/// Longest recording that is taken, samples: eight seconds.
const LONGEST: usize = 8 * 16_000;
/// Silence for a comma, samples.
const PAUSE: usize = 16_000 / 5;

/// A shipped recording: its file's name, the word, the file.
struct Shipped {
    name: &'static str,
    word: &'static str,
    file: &'static [u8],
}

macro_rules! clip {
    ($name:literal, $word:literal) => {
        Shipped { name: $name, word: $word, file: include_bytes!(concat!("../../clips/", $name, ".wav")) }
    };
}

/// Made by `clips/make_clips.sh` from `clips/words.txt`.
const SHIPPED: &[Shipped] = &[
    clip!("d0", "零"),
    clip!("d1", "一"),
    clip!("d2", "二"),
    clip!("d3", "三"),
    clip!("d4", "四"),
    clip!("d5", "五"),
    clip!("d6", "六"),
    clip!("d7", "七"),
    clip!("d8", "八"),
    clip!("d9", "九"),
    clip!("ten", "十"),
    clip!("hundred", "百"),
    clip!("thousand", "千"),
    clip!("wan", "万"),
    clip!("yi", "亿"),
    clip!("point", "点"),
    clip!("yuan", "元"),
    clip!("jiao", "角"),
    clip!("fen", "分"),
    clip!("wechat", "微信"),
    clip!("alipay", "支付宝"),
    clip!("received", "收款"),
    clip!("cash", "现金"),
    clip!("taken", "收您"),
    clip!("change", "找零"),
    clip!("late", "补到账"),
    clip!("refund", "退款"),
    clip!("typing", "请输入密码"),
    clip!("reversing", "交易未成功，正在撤销"),
    clip!("returned", "未收款，款项已退回"),
    clip!("notpaid", "未付款，请换一种方式"),
    clip!("checking", "正在核实，请稍候"),
    clip!("deposit", "已收押金"),
    clip!("depositback", "押金已退"),
    clip!("depositspent", "押金已消费"),
    clip!("topup", "会员卡充值"),
    clip!("test", "语音测试"),
];

/// The recordings at hand, by word.
pub struct Clips {
    words: BTreeMap<&'static str, Vec<f32>>,
    longest: usize,
}

/// A phrase as sound.
pub struct Rendered {
    pub samples: Vec<f32>,
    /// Letters that no recording has.
    pub unknown: usize,
}

impl Clips {
    /// The shipped recordings; a file of the same name in `folder` takes the place of one.
    ///
    /// # Errors
    /// `Garbled` names the recording that cannot be read.
    pub fn load(folder: Option<&Path>) -> Result<Self, Trouble> {
        let mut words = BTreeMap::new();
        for shipped in SHIPPED {
            let own = folder.map(|folder| folder.join(format!("{}.wav", shipped.name)));
            let own = own.filter(|file| file.is_file()).map(std::fs::read).transpose()?;
            let samples = read(own.as_deref().unwrap_or(shipped.file)).map_err(|detail| {
                Trouble::new(TroubleKind::Garbled, format!("recording {}: {detail}", shipped.name))
            })?;
            words.insert(shipped.word, samples);
        }
        let longest = words.keys().map(|word| word.chars().count()).max().unwrap_or(0);
        Ok(Self { words, longest })
    }

    /// Joins the recordings of a phrase: the longest word that fits at each place.
    #[must_use]
    pub fn render(&self, phrase: &str) -> Rendered {
        let letters: Vec<char> = phrase.chars().map(spelled).collect();
        let mut rendered = Rendered { samples: Vec::new(), unknown: 0 };
        let mut at = 0;
        while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some((length, samples)) = self.word(rest) {
                rendered.samples.extend_from_slice(samples);
                at += length;
                continue;
            }
            match rest.first() {
                Some('，' | ',' | '。' | '、' | ' ') => {
                    rendered.samples.resize(rendered.samples.len() + PAUSE, 0.0);
                }
                _ => rendered.unknown += 1,
            }
            at += 1;
        }
        rendered
    }

    fn word(&self, rest: &[char]) -> Option<(usize, &[f32])> {
        (1..=self.longest.min(rest.len())).rev().find_map(|length| {
            let word: String = rest.iter().take(length).collect();
            self.words.get(word.as_str()).map(|samples| (length, samples.as_slice()))
        })
    }
}

/// Digits and the point of a written number have words too.
const fn spelled(letter: char) -> char {
    match letter {
        '0' => '零',
        '1' => '一',
        '2' => '二',
        '3' => '三',
        '4' => '四',
        '5' => '五',
        '6' => '六',
        '7' => '七',
        '8' => '八',
        '9' => '九',
        '.' => '点',
        other => other,
    }
}

fn read(file: &[u8]) -> Result<Vec<f32>, String> {
    let mut reader = hound::WavReader::new(file).map_err(|error| error.to_string())?;
    let form = reader.spec();
    if (form.channels, form.sample_rate, form.bits_per_sample) != (1, RATE, 16) {
        return Err("not 16 kHz, mono, 16 bit".to_owned());
    }
    let samples: Result<Vec<i16>, _> = reader.samples::<i16>().take(LONGEST).collect();
    let samples = samples.map_err(|error| error.to_string())?;
    Ok(samples.into_iter().map(|sample| f32::from(sample) / 32_768.0).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clips() -> Clips {
        Clips::load(None).unwrap()
    }

    #[test]
    fn a_phrase_is_its_words_joined_and_nothing_else() {
        let clips = clips();
        let length = |word: &str| clips.words[word].len();
        let phrase = clips.render("微信收款，十二点五元");
        let words = ["微信", "收款", "十", "二", "点", "五", "元"];
        assert_eq!(phrase.samples.len(), words.iter().map(|word| length(word)).sum::<usize>() + PAUSE);
        assert_eq!(phrase.unknown, 0);
        assert_eq!(clips.render("12.5").samples, clips.render("一二点五").samples);
        assert_eq!(clips.render("😀猫").unknown, 2);
        assert!(clips.render("").samples.is_empty());
    }

    #[test]
    fn every_recording_can_be_heard_and_none_is_clipped_or_endless() {
        for (word, samples) in &clips().words {
            let seconds = f32::from(u16::try_from(samples.len() / 16).unwrap()) / 1000.0;
            assert!((0.12..5.0).contains(&seconds), "{word}: {seconds} s");
            let loudest = samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
            assert!((0.3..=0.99).contains(&loudest), "{word}: {loudest}");
            let first = samples.iter().take(400).fold(0.0_f32, |most, sample| most.max(sample.abs()));
            assert!(first > 0.001, "{word} begins with silence");
        }
    }

    /// What the engine says, with amounts in both readings.
    #[test]
    fn every_phrase_of_the_counter_has_its_recordings() {
        let clips = clips();
        let amounts = [
            "十二点五元",
            "零点零五元",
            "一百一十元",
            "一千零五元",
            "一万零五十元",
            "十万元",
            "九千九百九十九万九千九百九十九点九九元",
            "一亿元",
            "十二元五角",
            "五分",
            "一元零五分",
            "三百二十元八角六分",
        ];
        for amount in amounts {
            for phrase in [
                format!("微信收款，{amount}"),
                format!("支付宝收款，{amount}"),
                format!("现金收款，{amount}"),
                format!("收您{amount}，找零{amount}"),
                format!("补到账，微信收款，{amount}"),
                format!("退款，{amount}"),
                format!("已收押金，{amount}"),
                format!("押金已退，{amount}"),
                format!("押金已消费，{amount}"),
                format!("会员卡充值，{amount}"),
                format!("语音测试，收款{amount}"),
            ] {
                assert_eq!(clips.render(&phrase).unknown, 0, "{phrase}");
            }
        }
        for phrase in [
            "请输入密码",
            "交易未成功，正在撤销",
            "未收款，款项已退回",
            "未付款，请换一种方式",
            "正在核实，请稍候",
        ] {
            assert_eq!(clips.render(phrase).unknown, 0, "{phrase}");
        }
    }

    #[test]
    fn a_shops_own_recording_takes_the_place_and_a_bad_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("yuan.wav");
        std::fs::write(&file, SHIPPED[0].file).unwrap();
        let own = Clips::load(Some(folder.path())).unwrap();
        assert_eq!(own.words["元"], own.words["零"]);
        std::fs::write(&file, b"RIFF no sound").unwrap();
        let trouble = Clips::load(Some(folder.path())).err().unwrap();
        assert_eq!(trouble.kind, TroubleKind::Garbled);
        assert!(trouble.detail.contains("yuan"));
        assert!(Clips::load(Some(Path::new("/no/such/folder"))).is_ok(), "the shipped ones stand in");
    }
}
