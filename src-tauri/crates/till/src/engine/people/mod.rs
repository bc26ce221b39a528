//! People at the counter: the gate every command passes, signing in, approving, and who works here.

use super::{Command, Counter, Proof};
use crate::clock::Now;
use crate::view::DeskView;
use domain::code::Badge;
use domain::fact::Entry;
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Act, Staff};
use domain::time::Moment;
use store::Book;
