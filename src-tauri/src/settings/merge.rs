//! A file may name a few settings; the defaults stand for the rest. An unknown name is an error, so
//! that a slip of the pen does not pass unseen.

use super::Settings;
use serde_json::Value;

/// The defaults with what the file names laid over them.
///
/// # Errors
/// When the text is no JSON, names something unknown, or gives something a wrong form.
pub fn over_defaults(named: Value) -> Result<Settings, serde_json::Error> {
    let mut whole = serde_json::to_value(Settings::default())?;
    lay_over(&mut whole, named);
    if let Some(Value::Array(printers)) = whole.pointer_mut("/devices/more_printers") {
        for printer in printers {
            let mut full = serde_json::to_value(super::PrinterView::default())?;
            lay_over(&mut full, printer.take());
            *printer = full;
        }
    }
    serde_json::from_value(whole)
}

/// Objects are merged name by name; everything else is replaced.
fn lay_over(base: &mut Value, named: Value) {
    match (base, named) {
        (Value::Object(base), Value::Object(named)) => {
            for (name, value) in named {
                lay_over(base.entry(name).or_insert(Value::Null), value);
            }
        }
        (base, named) => *base = named,
    }
}
