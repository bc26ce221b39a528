//! The words that are spoken by this computer's loudspeaker, one recording each.

use super::words::SHIPPED;
use kit::{Trouble, TroubleKind};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// Samples per second of every recording.
pub const RATE: u32 = 16_000;
/// Longest recording that is taken, samples: eight seconds.
const LONGEST: usize = 8 * 16_000;
/// Silence for a comma, samples.
const PAUSE: usize = 16_000 / 5;

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

impl Rendered {
    /// How long it sounds.
    #[must_use]
    pub fn length(&self) -> Duration {
        Duration::from_secs(u64::try_from(self.samples.len()).unwrap_or(u64::MAX)) / RATE
    }
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

    /// 0 to 99999 in words, spelled by the rules of the counter and not by its code.
    fn whole(number: u32) -> String {
        const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let digit = |place: u32| usize::try_from(number / 10_u32.pow(place) % 10).unwrap();
        let mut words = String::new();
        let mut gap = false;
        for (place, unit) in [(4, "万"), (3, "千"), (2, "百"), (1, "十"), (0, "")] {
            match digit(place) {
                0 => gap = !words.is_empty(),
                one => {
                    words += if gap { "零" } else { "" };
                    // ten to nineteen begin with ten
                    words += if (place, one) == (1, 1) && words.is_empty() { "" } else { DIGITS[one] };
                    words += unit;
                    gap = false;
                }
            }
        }
        if words.is_empty() { "零".to_owned() } else { words }
    }

    /// An amount of fen in both readings: 十二点五元 and 十二元五角.
    fn readings(fen: u32) -> [String; 2] {
        let (yuan, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
        let point = match (jiao, rest) {
            (0, 0) => format!("{}元", whole(yuan)),
            (_, 0) => format!("{}点{}元", whole(yuan), whole(jiao)),
            _ => format!("{}点{}{}元", whole(yuan), whole(jiao), whole(rest)),
        };
        let mut parts = if yuan > 0 { format!("{}元", whole(yuan)) } else { String::new() };
        match (jiao, rest) {
            (0, 0) => {}
            (0, _) if yuan > 0 => parts += &format!("零{}分", whole(rest)),
            (0, _) => parts += &format!("{}分", whole(rest)),
            (_, 0) => parts += &format!("{}角", whole(jiao)),
            _ => parts += &format!("{}角{}分", whole(jiao), whole(rest)),
        }
        [point, parts]
    }

    #[test]
    fn the_spelling_of_these_tests_is_the_counters() {
        for (fen, spelled) in [
            (1, ["零点零一元", "一分"]),
            (105, ["一点零五元", "一元零五分"]),
            (1250, ["十二点五元", "十二元五角"]),
            (11_000, ["一百一十元", "一百一十元"]),
            (100_500, ["一千零五元", "一千零五元"]),
            (1_005_000, ["一万零五十元", "一万零五十元"]),
            (32_086, ["三百二十点八六元", "三百二十元八角六分"]),
        ] {
            assert_eq!(readings(fen), spelled);
        }
    }

    /// What the counter says, with amounts between 0.01 and 99999.99 in both readings.
    #[test]
    fn every_phrase_of_the_counter_has_its_recordings() {
        let clips = clips();
        // a prime step meets every digit at every place
        let sampled = (1..=9_999_999).step_by(24_989).chain(1..=120).chain([9_999_999]);
        let mut count = 0;
        for amount in sampled.flat_map(readings).chain(["九千九百九十九万元".into(), "一亿元".into()])
        {
            count += 1;
            for phrase in [
                format!("微信收款，{amount}"),
                format!("支付宝收款，{amount}"),
                format!("支付宝到账，{amount}"),
                format!("现金收款，{amount}"),
                format!("收您{amount}，找零{amount}"),
                format!("补到账，微信收款，{amount}"),
                format!("退款，{amount}"),
                format!("退款成功，{amount}"),
                format!("已收押金，{amount}"),
                format!("押金已退，{amount}"),
                format!("押金已消费，{amount}"),
                format!("押金已冻结，{amount}"),
                format!("会员卡充值，{amount}"),
                format!("会员卡充值成功，{amount}"),
                format!("上班，备用金{amount}"),
                format!("语音测试，收款{amount}"),
            ] {
                assert_eq!(clips.render(&phrase).unknown, 0, "{phrase}");
            }
        }
        assert!(count > 1000, "{count}");
        for phrase in [
            "请输入密码",
            "交易未成功，正在撤销",
            "未收款，款项已退回",
            "未付款，请换一种方式",
            "押金未冻结，请换一种方式",
            "正在核实，请稍候",
            "收款失败",
            "请稍候",
            "会员卡",
            "充值",
            "冻结",
            "成功",
        ] {
            assert_eq!(clips.render(phrase).unknown, 0, "{phrase}");
        }
    }

    /// A recording for every word of the list the script reads, and no other.
    #[test]
    fn the_list_of_words_is_the_shipped_one() {
        let list = include_str!("../../clips/words.txt");
        let listed: Vec<_> = list.lines().filter_map(|line| line.split_once('\t')).collect();
        let shipped: Vec<_> = SHIPPED.iter().map(|shipped| (shipped.name, shipped.word)).collect();
        assert_eq!(listed, shipped);
        let bytes: usize = SHIPPED.iter().map(|shipped| shipped.file.len()).sum();
        assert!(bytes < 1_300_000, "{bytes} bytes of recordings");
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
