//! Readers for fields whose type the documents print in two ways. A value of a third kind counts
//! as missing.

use money::Fen;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// An integer, or one written as text.
///
/// # Errors
/// Only for text that is no JSON.
pub fn int<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(as_int(&Value::deserialize(from)?))
}

/// An amount in fen; a negative or oversized one counts as missing.
///
/// # Errors
/// Only for text that is no JSON.
pub fn fen<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Fen>, D::Error> {
    Ok(as_int(&Value::deserialize(from)?).and_then(Fen::new))
}

/// A text, or an id written as a number.
///
/// # Errors
/// Only for text that is no JSON.
pub fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// A truth value, or 0/1.
///
/// # Errors
/// Only for text that is no JSON.
pub fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Bool(flag) => Some(flag),
        other => as_int(&other).map(|n| n != 0),
    })
}

/// An array of things, or one thing where an array belongs. Unreadable elements are left out.
///
/// # Errors
/// Only for text that is no JSON.
pub fn many<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Vec<T>, D::Error> {
    let values = match Value::deserialize(from)? {
        Value::Array(values) => values,
        Value::Null => Vec::new(),
        one => vec![one],
    };
    Ok(values.into_iter().filter_map(|v| serde_json::from_value(v).ok()).collect())
}

/// One thing, or the first of an array where one thing belongs.
///
/// # Errors
/// Only for text that is no JSON.
pub fn one<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Option<T>, D::Error> {
    Ok(many(from)?.into_iter().next())
}

fn as_int(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Odd {
        #[serde(deserialize_with = "int")]
        int: Option<i64>,
        #[serde(deserialize_with = "fen")]
        fen: Option<Fen>,
        #[serde(deserialize_with = "text")]
        text: Option<String>,
        #[serde(deserialize_with = "flag")]
        flag: Option<bool>,
        #[serde(deserialize_with = "many")]
        many: Vec<i64>,
        #[serde(deserialize_with = "one")]
        one: Option<i64>,
    }

    fn read(json: &str) -> Odd {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn both_spellings_are_read() {
        let plain = read(r#"{"int":7,"fen":100,"text":"a","flag":true,"many":[1,2],"one":3}"#);
        let other = read(r#"{"int":" 7 ","fen":"100","text":"a","flag":1,"many":[1,"x",2],"one":[3,4]}"#);
        assert_eq!(plain, other);
        assert_eq!(read(r#"{"text":61204}"#).text.as_deref(), Some("61204"));
        assert_eq!(read(r#"{"many":5}"#).many, [5]);
        assert_eq!(read(r#"{"flag":"0"}"#).flag, Some(false));
    }

    #[test]
    fn a_third_kind_counts_as_missing() {
        let odd = r#"{"int":1.5,"fen":-1,"text":{},"flag":"yes","many":null,"one":[]}"#;
        assert_eq!(read(odd), Odd::default());
        assert_eq!(read(r#"{"int":{},"fen":99999999999999999,"one":{}}"#), Odd::default());
    }
}
