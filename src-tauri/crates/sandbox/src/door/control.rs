//! `/sandbox/…`: how tests and the practice bench pull the strings. JSON in, JSON out.

use crate::cloud::Cloud;
use crate::fault::Fault;
use crate::reply::Switches;
use crate::script::{DrawScript, RefundScript, Script};
use http::StatusCode;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// `script`: what happens to a payment code or a shown number.
#[derive(Deserialize)]
struct ForCode {
    code: String,
    script: Script,
}

/// `refund-script`: what happens to refunds of an order.
#[derive(Deserialize)]
struct ForRefund {
    order: String,
    script: RefundScript,
}

/// `draw-script`: what happens to consumptions and releases of a deposit.
#[derive(Deserialize)]
struct ForDraw {
    freeze: String,
    script: DrawScript,
}

/// `days`: so many days pass at once.
#[derive(Deserialize)]
struct Days {
    days: u16,
}

/// `fault`: what goes wrong with the next call of a path.
#[derive(Deserialize)]
struct ForPath {
    path: String,
    fault: Fault,
}

/// `phone`: what the guest's phone does with a shown code.
#[derive(Deserialize)]
struct OnPhone {
    code_url: String,
    does: Does,
}

#[derive(Deserialize)]
enum Does {
    Opens,
    Pays,
    PaysAfter { ms: i64 },
}

/// Answers one control request.
pub fn answer(cloud: &mut Cloud, now_ms: i64, name: &str, body: &str) -> (StatusCode, String) {
    match name {
        "script" => with(body, |ask: ForCode| cloud.script(&ask.code, ask.script)),
        "refund-script" => with(body, |ask: ForRefund| cloud.refund_script(&ask.order, ask.script)),
        "draw-script" => with(body, |ask: ForDraw| cloud.draw_script(&ask.freeze, ask.script)),
        "days" => with(body, |ask: Days| cloud.pass_days(now_ms, ask.days)),
        "fault" => with(body, |ask: ForPath| cloud.fault(&ask.path, ask.fault)),
        "switches" => with(body, |switches: Switches| cloud.switches = switches),
        "phone" => with(body, |ask: OnPhone| {
            let done = match ask.does {
                Does::Opens => cloud.phone_opens(now_ms, &ask.code_url),
                Does::Pays => cloud.phone_pays(now_ms, &ask.code_url),
                Does::PaysAfter { ms } => cloud.phone_pays_after(now_ms, &ask.code_url, ms),
            };
            json!({ "done": done })
        }),
        "orders" => {
            cloud.settle(now_ms);
            said(&cloud.orders())
        }
        "refunds" => {
            cloud.settle(now_ms);
            said(&cloud.refunds())
        }
        "holds" => {
            cloud.settle(now_ms);
            said(&cloud.holds())
        }
        "releases" => {
            cloud.settle(now_ms);
            said(&cloud.releases())
        }
        "unaccounted" => {
            cloud.settle(now_ms);
            said(&cloud.unaccounted())
        }
        _ => (StatusCode::NOT_FOUND, "{}".to_owned()),
    }
}

fn with<T: DeserializeOwned, R: Serialize>(body: &str, act: impl FnOnce(T) -> R) -> (StatusCode, String) {
    match serde_json::from_str(body) {
        Ok(ask) => said(&act(ask)),
        Err(trouble) => (StatusCode::BAD_REQUEST, json!({ "trouble": trouble.to_string() }).to_string()),
    }
}

fn said<T: Serialize>(value: &T) -> (StatusCode, String) {
    match serde_json::to_string(value) {
        Ok(text) => (StatusCode::OK, text),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "{}".to_owned()),
    }
}
