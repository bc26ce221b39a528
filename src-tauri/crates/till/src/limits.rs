//! Every queue has a named limit.

/// Inputs that wait for the engine. Beyond it a sender is told that the counter is busy.
pub const INBOX_MAX: usize = 1024;
/// Undecided payments on one lane.
pub const OPEN_CASES_MAX: usize = 200;
/// Slips that wait for the printer.
pub const PRINT_QUEUE_MAX: usize = 500;
/// Phrases that wait for the speaker; the oldest is dropped.
pub const SAY_QUEUE_MAX: usize = 16;
/// Payment codes remembered as used, by keyed hash only.
pub const USED_CODES_MAX: usize = 256;
/// How long a used payment code is refused, in ms.
pub const USED_CODE_MS: u64 = 600_000;
/// How long a code scanned before the amount is kept, in ms.
pub const HELD_CODE_MS: u64 = 45_000;
/// How long the same amount on the same lane is stopped beside an open case, in ms.
pub const SAME_AMOUNT_MS: u64 = 180_000;
/// Pause before a slip is tried again on a printer that refused it, in ms.
pub const PRINT_RETRY_MS: u64 = 3_000;
/// Probe of the payment endpoint while it answers, in ms.
pub const PROBE_HERE_MS: u64 = 30_000;
/// Probe of the payment endpoint while it does not, in ms.
pub const PROBE_AWAY_MS: u64 = 5_000;
/// Scans of no use in a row after which the camera opens.
pub const BAD_SCANS: u8 = 2;
/// They count as in a row within this time, in ms.
pub const BAD_SCANS_MS: u64 = 30_000;
/// How long the camera looks before it closes by itself, in ms.
pub const CAMERA_MS: u64 = 60_000;
/// Copies of one slip.
pub const COPIES_MAX: u8 = 5;
/// Between two looks at a device that has nothing to do, in ms.
pub const IDLE_LOOK_MS: u64 = 20_000;
/// Rows of one search.
pub const SEARCH_MAX: u32 = 200;
/// Settled sales that make the usual amount.
pub const USUAL_SALES: u32 = 50;
/// Deposits that one number settles.
pub const DRAWS_AT_ONCE: usize = 50;
/// Open deposits from which on there is a usual amount of a deposit.
pub const USUAL_DEPOSITS: usize = 10;
/// Before the cloud is asked again what is left of an old deposit, in ms.
pub const HOLD_AGAIN_MS: u64 = 600_000;
/// Between two looks at the calendar for deposits that grow old, in ms.
pub const HOLD_LOOK_MS: u64 = 3_600_000;
/// Old deposits that are asked about at once.
pub const HOLDS_AT_ONCE: usize = 8;
/// Pieces of an import that wait for the engine.
pub const PIECES_MAX: usize = 2;
