//! Rust as a flat row of tokens: macros are looked into, comments and the insides of texts are not.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// One token and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// Flattens a stream. `::` is one token.
#[must_use]
pub fn flat(stream: TokenStream) -> Vec<Token> {
    let mut row = Vec::new();
    push(stream, &mut row);
    row
}

fn push(stream: TokenStream, row: &mut Vec<Token>) {
    let mut half_colon = false;
    for tree in stream {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                row.push(Token { text: open.to_owned(), line });
                push(group.stream(), row);
                row.push(Token { text: close.to_owned(), line: group.span_close().start().line });
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                if half_colon {
                    if let Some(last) = row.last_mut() {
                        "::".clone_into(&mut last.text);
                    }
                    half_colon = false;
                } else {
                    row.push(Token { text: ":".to_owned(), line });
                    half_colon = punct.spacing() == Spacing::Joint;
                }
                continue;
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                // a text can hold anything; only numbers may speak for themselves
                let text =
                    if text.starts_with(|c: char| c.is_ascii_digit()) { text } else { "\"\"".to_owned() };
                row.push(Token { text, line });
            }
            other => row.push(Token { text: other.to_string(), line }),
        }
        half_colon = false;
    }
}

/// Lines at which `pattern`, tokens separated by blanks, occurs.
#[must_use]
pub fn find(row: &[Token], pattern: &str) -> Vec<usize> {
    let wanted: Vec<&str> = pattern.split(' ').collect();
    row.windows(wanted.len())
        .filter(|window| window.iter().zip(&wanted).all(|(token, wanted)| token.text == *wanted))
        .filter_map(|window| window.first().map(|token| token.line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_into_macros_and_not_into_texts() {
        let row = flat("fn f() {\n  format!(\"x.unwrap()\", a.unwrap());\n  b::c(); }".parse().unwrap());
        assert_eq!(find(&row, ". unwrap ("), [2]);
        assert_eq!(find(&row, "b :: c"), [3]);
        assert!(find(&row, "b : : c").is_empty());
    }
}
