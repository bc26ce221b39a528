//! JSON as the live server writes it: non-ASCII as `\uXXXX` in upper-case hex, `/` as `\/`.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

struct AsTheServer;

impl Formatter for AsTheServer {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, to: &mut W, text: &str) -> io::Result<()> {
        let mut units = [0; 2];
        for c in text.chars() {
            match c {
                '/' => to.write_all(b"\\/")?,
                ' '..='~' => to.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?,
                _ => {
                    for unit in c.encode_utf16(&mut units) {
                        write!(to, "\\u{unit:04X}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// The text of a value. Empty when the value does not serialise, which these values always do.
pub fn text<T: Serialize>(value: &T) -> String {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, AsTheServer));
    if written.is_err() { String::new() } else { String::from_utf8(bytes).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn as_the_documents_print_it() {
        let value = json!({"description": "操作成功。", "url": "weixin://wxpay/a", "q": "\"\\\n😀"});
        let written = text(&value);
        assert!(written.contains(r"\u64CD\u4F5C\u6210\u529F\u3002"), "{written}");
        assert!(written.contains(r"weixin:\/\/wxpay\/a"), "{written}");
        assert!(written.contains(r"\uD83D\uDE00"), "{written}");
        assert!(written.is_ascii());
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
    }

    #[test]
    fn the_outer_text_doubles_the_backslashes() {
        let outer = text(&json!({"response_content": text(&json!({"a": "成/"}))}));
        assert_eq!(outer, r#"{"response_content":"{\"a\":\"\\u6210\\\/\"}"}"#);
    }
}
