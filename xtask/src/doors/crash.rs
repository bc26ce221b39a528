//! The kill -9 campaign.

use crate::call::{Call, Done};

/// How long it goes on.
#[derive(clap::Args)]
pub struct Args {
    /// How many kills at least; every step gets at least 8
    #[arg(long, default_value_t = 500)]
    kills: u64,
    /// The first seed
    #[arg(long, default_value_t = 1)]
    from: u64,
}

pub fn run(args: &Args) -> Done {
    campaign(args.kills, args.from)
}

/// Kills and looks.
pub fn campaign(kills: u64, from: u64) -> Done {
    let (kills, from) = (kills.to_string(), from.to_string());
    Call::cargo().with(["run", "--package", "crash", "--", "--kills", &kills, "--from", &from]).run()
}
