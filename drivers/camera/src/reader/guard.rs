//! A reader that panics on a picture has read nothing in it.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What `work` gives, or `T`'s default when it panics. What it worked on must be thrown away then, so it gets
/// nothing that outlives it but what it may leave half done.
pub fn guarded<T: Default>(work: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_default()
}
