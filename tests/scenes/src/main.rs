//! Measures readers of payment codes on the scenes, or writes the scenes to files to be looked at.
//!
//! `cargo run --release -p scenes --features peers -- --seeds 20` compares; without `peers` it measures ours
//! alone. `--write FOLDER` writes pictures and `expected.tsv` (file, payload in hex) and measures nothing.

mod bench;

use clap::Parser;
use scenes::effect::Effect;
use scenes::negative::Nothing;
use scenes::page::Kind;
use scenes::print::{Sort, printed};
use scenes::scene::{Scene, Size, phone};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Readers of payment codes on seeded pictures.
#[derive(Parser)]
struct Arguments {
    /// Pictures of each size, kind and trouble.
    #[arg(long, default_value_t = 5)]
    seeds: u64,
    /// First seed.
    #[arg(long, default_value_t = 1)]
    from: u64,
    /// Phone screens, printed codes, pictures without codes, or all of them.
    #[arg(long, default_value = "all", value_parser = ["scenes", "codes", "negatives", "all"])]
    set: String,
    /// Write the pictures into this folder instead of reading them.
    #[arg(long)]
    write: Option<PathBuf>,
    /// Only readers whose name contains this.
    #[arg(long, default_value = "")]
    only: String,
    /// Print the pictures that ours missed and another reader read.
    #[arg(long)]
    missed: bool,
}

fn main() -> std::io::Result<()> {
    let arguments = Arguments::parse();
    if let Some(folder) = &arguments.write {
        return write(folder, scenes(&arguments));
    }
    bench::run(scenes(&arguments), &arguments.only, arguments.missed);
    Ok(())
}

/// Every picture of the sets asked for, with its name, made when its turn comes.
fn scenes(arguments: &Arguments) -> impl Iterator<Item = (String, Scene)> {
    let seeds = arguments.from..arguments.from + arguments.seeds;
    let wanted = |set: &str| arguments.set == set || arguments.set == "all";
    let (phones, codes, negatives) = (wanted("scenes"), wanted("codes"), wanted("negatives"));
    let phone_seeds = seeds.clone().filter(move |_| phones);
    let screens = phone_seeds.flat_map(|seed| {
        Size::ALL.into_iter().flat_map(move |size| {
            Kind::ALL.into_iter().flat_map(move |kind| {
                Effect::ALL.into_iter().map(move |effect| {
                    let name = format!("{}-{}-{}-{seed}", size.name(), kind.name(), effect.name());
                    (name, phone(seed, size, kind, effect))
                })
            })
        })
    });
    let prints = seeds.clone().filter(move |_| codes).flat_map(|seed| {
        // Printed CODE 128 is the smaller part, as in public collections.
        let kinds = if seed % 4 == 0 { &[false, true][..] } else { &[false][..] };
        kinds.iter().flat_map(move |bars| {
            Sort::ALL.into_iter().map(move |sort| {
                let kind = if *bars { "code128" } else { "qr" };
                (format!("printed-{kind}-{}-{seed}", sort.name()), printed(seed, *bars, sort))
            })
        })
    });
    let nothings = seeds.filter(move |_| negatives).flat_map(|seed| {
        Nothing::ALL.into_iter().map(move |kind| {
            (format!("negative-{}-{seed}", kind.name()), scenes::negative::scene(seed, kind, 640, 480))
        })
    });
    screens.chain(prints).chain(nothings)
}

fn write(folder: &Path, scenes: impl Iterator<Item = (String, Scene)>) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut list = std::fs::File::create(folder.join("expected.tsv"))?;
    for (name, scene) in scenes {
        let file = format!("{}.png", name.replace(' ', "_"));
        scene.picture.save(&folder.join(&file))?;
        let text = scene.shown.first().map_or(String::new(), |s| bench::hex(&s.text));
        writeln!(list, "{file}\t{text}")?;
    }
    Ok(())
}
