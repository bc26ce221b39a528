//! A Rust file as the rules see it: tokens, functions, types and imports, without its test code.

use crate::finding::Finding;
use crate::page::{Page, Place, place};
use crate::tokens::{Token, flat};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Attribute, File, ImplItemFn, Item, ItemEnum, ItemFn, ItemUse, LitFloat, TraitItemFn, UseTree};

/// A function and how long it is.
#[derive(Clone, Debug)]
pub struct Function {
    pub name: String,
    pub line: usize,
    /// From `fn` to the closing brace, both counted.
    pub lines: usize,
}

/// A name and the line where it stands.
pub type Named = (String, usize);

/// One Rust file, test code left out.
#[derive(Clone, Debug)]
pub struct Rust {
    pub path: String,
    pub place: Place,
    /// Lines that are not test code.
    pub lines: usize,
    pub tokens: Vec<Token>,
    pub functions: Vec<Function>,
    /// Structs, enums, traits and type names.
    pub types: Vec<Named>,
    /// Imported paths, groups taken apart: `std::fs::File`.
    pub imports: Vec<Named>,
    /// Enums with their variants.
    pub enums: Vec<(String, Vec<Named>)>,
    /// Lines of float literals outside macros.
    pub floats: Vec<usize>,
}

/// Reads every Rust page. Files that are modules for tests only are left out.
///
/// # Errors
/// One finding for each file that is no Rust.
pub fn read_all(pages: &[Page]) -> Result<Vec<Rust>, Vec<Finding>> {
    let mut read = Vec::new();
    let mut unreadable = Vec::new();
    let mut for_tests = BTreeSet::new();
    for page in pages.iter().filter(|page| page.kind() == "rs") {
        match syn::parse_file(&page.text) {
            Ok(file) => {
                for_tests.extend(test_modules(&page.path, &file));
                read.push((page, file));
            }
            Err(error) => {
                let line = error.span().start().line;
                unreadable.push(Finding::at(&page.path, line, error.to_string(), "make it Rust that parses"));
            }
        }
    }
    if !unreadable.is_empty() {
        return Err(unreadable);
    }
    let in_tests = |path: &str| {
        for_tests.iter().any(|start: &String| {
            path.strip_prefix(start.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    Ok(read
        .into_iter()
        .filter(|(page, _)| !in_tests(&page.path))
        .filter_map(|(page, file)| gather(page, &file))
        .collect())
}

/// Paths, without `.rs`, of the modules this file declares for tests only.
fn test_modules(path: &str, file: &File) -> Vec<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let own = matches!(name, "lib.rs" | "main.rs" | "mod.rs") || folder.ends_with("/bin");
    let base = if own { folder.to_owned() } else { format!("{folder}/{}", name.trim_end_matches(".rs")) };
    let modules = file.items.iter().filter_map(|item| match item {
        Item::Mod(module) if module.content.is_none() && for_tests(&module.attrs) => {
            Some(module.ident.to_string())
        }
        _ => None,
    });
    modules.map(|name| format!("{base}/{name}")).collect()
}

fn gather(page: &Page, file: &File) -> Option<Rust> {
    let mut eye = Eye::default();
    eye.visit_file(file);
    let tests = eye.tests;
    let outside = |line: usize| !tests.iter().any(|range| range.contains(&line));
    let stream = page.text.trim_start_matches('\u{feff}').parse().ok()?;
    Some(Rust {
        path: page.path.clone(),
        place: place(&page.path)?,
        lines: (1..=page.text.lines().count()).filter(|line| outside(*line)).count(),
        tokens: flat(stream).into_iter().filter(|token| outside(token.line)).collect(),
        functions: eye.functions,
        types: eye.types,
        imports: eye.imports,
        enums: eye.enums,
        floats: eye.floats,
    })
}

/// Walks the syntax and turns away at test code.
#[derive(Default)]
struct Eye {
    tests: Vec<RangeInclusive<usize>>,
    functions: Vec<Function>,
    types: Vec<Named>,
    imports: Vec<Named>,
    enums: Vec<(String, Vec<Named>)>,
    floats: Vec<usize>,
}

impl Eye {
    fn function(&mut self, name: &syn::Ident, from: proc_macro2::Span, body: &syn::Block) {
        let (line, last) = (from.start().line, body.span().end().line);
        self.functions.push(Function { name: name.to_string(), line, lines: last.saturating_sub(line) + 1 });
    }

    fn skip(&mut self, attrs: &[Attribute], span: proc_macro2::Span) -> bool {
        let test = for_tests(attrs);
        if test {
            self.tests.push(span.start().line..=span.end().line);
        }
        test
    }
}

impl<'ast> Visit<'ast> for Eye {
    fn visit_item(&mut self, item: &'ast Item) {
        if !self.skip(attributes(item), item.span()) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.sig.ident, item.sig.span(), &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        if !self.skip(&item.attrs, item.span()) {
            self.function(&item.sig.ident, item.sig.span(), &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.sig.ident, item.sig.span(), body);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.types.push((item.ident.to_string(), item.ident.span().start().line));
        visit::visit_item_struct(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.types.push((item.ident.to_string(), item.ident.span().start().line));
        visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.types.push((item.ident.to_string(), item.ident.span().start().line));
        visit::visit_item_type(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.types.push((item.ident.to_string(), item.ident.span().start().line));
        let variants = item.variants.iter().map(|v| (v.ident.to_string(), v.ident.span().start().line));
        self.enums.push((item.ident.to_string(), variants.collect()));
        visit::visit_item_enum(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        take_apart(&item.tree, "", &mut self.imports);
    }

    fn visit_lit_float(&mut self, literal: &'ast LitFloat) {
        self.floats.push(literal.span().start().line);
    }
}

fn take_apart(tree: &UseTree, before: &str, into: &mut Vec<Named>) {
    let joined =
        |name: &syn::Ident| if before.is_empty() { name.to_string() } else { format!("{before}::{name}") };
    match tree {
        UseTree::Path(path) => take_apart(&path.tree, &joined(&path.ident), into),
        UseTree::Name(name) => into.push((joined(&name.ident), name.ident.span().start().line)),
        UseTree::Rename(name) => into.push((joined(&name.ident), name.ident.span().start().line)),
        UseTree::Glob(glob) => into.push((format!("{before}::*"), glob.star_token.spans[0].start().line)),
        UseTree::Group(group) => group.items.iter().for_each(|tree| take_apart(tree, before, into)),
    }
}

/// True for `#[test]`, `#[tokio::test]`, `#[cfg(test)]` and `#[cfg(all(test, ..))]`.
fn for_tests(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        if attr.path().segments.last().is_some_and(|last| last.ident == "test") {
            return true;
        }
        let syn::Meta::List(list) = &attr.meta else { return false };
        let words: Vec<String> = flat(list.tokens.clone()).into_iter().map(|token| token.text).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        list.path.is_ident("cfg") && matches!(words.as_slice(), ["test"] | ["all", "(", "test", ..])
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_test_code_out() {
        let text =
            "use std::{fs, io::Read as R};\nfn a() {\n}\n#[cfg(test)]\nmod t {\n fn b() { x.unwrap(); }\n}\n";
        let read = read_all(&[Page::of("drivers/x/src/lib.rs", text)]).unwrap();
        assert_eq!(read[0].lines, 3);
        assert_eq!(read[0].functions.len(), 1);
        assert_eq!(read[0].functions[0].lines, 2);
        let imports: Vec<&str> = read[0].imports.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(imports, ["std::fs", "std::io::Read"]);
        assert!(crate::tokens::find(&read[0].tokens, ". unwrap (").is_empty());
    }

    #[test]
    fn knows_modules_in_their_own_files() {
        let pages = [
            Page::of("drivers/x/src/pay.rs", "#[cfg(test)]\nmod table;\nmod other;"),
            Page::of("drivers/x/src/pay/table.rs", "fn a() {}"),
            Page::of("drivers/x/src/pay/other.rs", "fn b() {}"),
        ];
        let paths: Vec<String> = read_all(&pages).unwrap().into_iter().map(|rust| rust.path).collect();
        assert_eq!(paths, ["drivers/x/src/pay.rs", "drivers/x/src/pay/other.rs"]);
    }

    #[test]
    fn tells_what_is_no_rust() {
        let findings = read_all(&[Page::of("xtask/src/main.rs", "fn main() {")]).unwrap_err();
        assert_eq!(findings.len(), 1);
    }
}
