//! What payment codes say, and what other codes do.

use crate::chance::Chance;

/// A one-time payment code as wallets make them: 18 digits from 10 to 15 (`WeChat` Pay), 16 to 24 digits from 25
/// to 30 (Alipay), 19 digits from 62 (`UnionPay`).
pub fn payment(chance: &mut Chance) -> String {
    match chance.below(5) {
        0 | 1 => format!("{}{}", 10 + chance.below(6), chance.digits(16)),
        2 | 3 => {
            let length = [18, 18, 18, 16, 20, 24][chance.below(6)];
            format!("{}{}", 25 + chance.below(6), chance.digits(length - 2))
        }
        _ => format!("62{}", chance.digits(17)),
    }
}

const WORDS: [&str; 10] = [
    "https://qr.example.com/pay?id=",
    "WIFI:T:WPA;S:lobby;P:",
    "BEGIN:VCARD\nVERSION:3.0\nN:Li;Mei\nTEL:",
    "前台收银 ",
    "您好，房间 ",
    "MECARD:N:Wang;TEL:",
    "HTTP://SHORT.EXAMPLE/",
    "Grüße aus Köln ",
    "領収書 第",
    "order-",
];

/// Text of about this many bytes, as printed codes carry it; some of it is not ASCII.
pub fn text(chance: &mut Chance, length: usize) -> String {
    let mut text = String::from(WORDS[chance.below(WORDS.len())]);
    while text.len() < length {
        match chance.below(6) {
            0 => text.push_str(WORDS[chance.below(WORDS.len())]),
            1 => text.push_str(&chance.digits(8)),
            _ => text.push(char::from(b"abcdefghijklmnopqrstuvwxyzABCDEFGH-_/.:"[chance.below(39)])),
        }
    }
    text
}
