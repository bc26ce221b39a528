//! The pretend cloud: one door for everything that is asked under `/cpay/`.

use crate::answer::{Answer, CodeIs};
use crate::asked::Asked;
use crate::deposit::Hold;
use crate::fault::Fault;
use crate::merchant::Registered;
use crate::order::Order;
use crate::refund::Refund;
use crate::reply::{Fate, Reply, Switches};
use crate::script::{DrawScript, RefundScript, Script};
use cpay::Key;
use cpay::envelope::Sealed;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

/// Merchant and number.
pub(crate) type Name = (String, String);

/// The pretend cloud. Without clock, chance or IO: the same calls give the same bytes.
#[derive(Default)]
pub struct Cloud {
    /// Peculiarities and capabilities.
    pub switches: Switches,
    pub(crate) merchants: BTreeMap<String, Registered>,
    pub(crate) scripts: BTreeMap<String, Script>,
    pub(crate) refund_scripts: BTreeMap<String, RefundScript>,
    pub(crate) draw_scripts: BTreeMap<String, DrawScript>,
    pub(crate) faults: BTreeMap<String, VecDeque<Fault>>,
    pub(crate) used_codes: BTreeSet<String>,
    pub(crate) orders: BTreeMap<Name, Order>,
    pub(crate) refunds: BTreeMap<Name, Refund>,
    pub(crate) holds: BTreeMap<Name, Hold>,
    /// Releases of deposits walk like refunds.
    pub(crate) releases: BTreeMap<Name, Refund>,
    /// What time can still move.
    pub(crate) open_orders: BTreeSet<Name>,
    pub(crate) open_refunds: BTreeSet<Name>,
    pub(crate) open_holds: BTreeSet<Name>,
    pub(crate) open_releases: BTreeSet<Name>,
    pub(crate) heard: BTreeMap<(String, String), u32>,
    pub(crate) count: u64,
}

/// An answer and what goes wrong with it.
pub(crate) type Said = (Answer, Option<Fault>);

impl Cloud {
    /// A cloud with these merchants.
    #[must_use]
    pub fn new(merchants: impl IntoIterator<Item = Registered>) -> Self {
        let merchants = merchants.into_iter().map(|m| (m.out_sub_mch_id.clone(), m)).collect();
        Self { merchants, ..Self::default() }
    }

    /// What happens when this payment code is charged or a deposit frozen behind it, or when a code is shown for this
    /// number.
    pub fn script(&mut self, code_or_number: &str, script: Script) {
        self.scripts.insert(code_or_number.to_owned(), script);
    }

    /// What happens to refunds of this order.
    pub fn refund_script(&mut self, order: &str, script: RefundScript) {
        self.refund_scripts.insert(order.to_owned(), script);
    }

    /// What happens to consumptions and releases of this deposit, by `out_freeze_no`.
    pub fn draw_script(&mut self, freeze: &str, script: DrawScript) {
        self.draw_scripts.insert(freeze.to_owned(), script);
    }

    /// What goes wrong with the next call of this path (`/cpay/query_order`); they queue up.
    pub fn fault(&mut self, path: &str, fault: Fault) {
        self.faults.entry(path.to_owned()).or_default().push_back(fault);
    }

    /// Answers one request. `now_ms` is the cloud's clock in Unix ms.
    pub fn handle(&mut self, now_ms: i64, path: &str, body: &str) -> Reply {
        let queued = self.faults.get_mut(path).and_then(VecDeque::pop_front);
        if path == "/cpay/ping" {
            let ping = format!(r#"{{"description":"ok","status":0,"timestamp":{}}}"#, now_ms / 1000);
            let reply = Reply { http_status: 200, body: ping, fate: Fate::Deliver };
            return queued.map_or(reply.clone(), |fault| fault.on_reply(reply));
        }
        let (key, (answer, scripted)) = self.answer(now_ms, path, body, queued);
        let fault = queued.or(scripted);
        let answer = fault.map_or(answer.clone(), |fault| fault.on_answer(answer));
        let code = match fault {
            Some(Fault::WrongCode) => CodeIs::Wrong,
            Some(Fault::NoCode) => CodeIs::Missing,
            _ => CodeIs::Right,
        };
        let log_id = self.next();
        let body = answer.body(key.as_ref(), &self.switches, log_id, code);
        let reply = Reply { http_status: 200, body, fate: Fate::Deliver };
        fault.map_or(reply.clone(), |fault| fault.on_reply(reply))
    }

    /// Verifies the envelope and hands the inner object on.
    fn answer(&mut self, now_ms: i64, path: &str, body: &str, queued: Option<Fault>) -> (Option<Key>, Said) {
        let rejected = |internal, text| (None, (Answer::rejected(internal, text), None));
        let Ok(sealed) = serde_json::from_str::<Sealed>(body) else {
            return rejected(1, "请求格式错误.");
        };
        let Ok(inner) = serde_json::from_str::<Value>(&sealed.request_content) else {
            return rejected(1, "request_content格式错误.");
        };
        let Some(merchant) = self.merchants.get(&sub_mch(&inner)).cloned() else {
            return rejected(5, "子商户不存在.");
        };
        let Some(key) = merchant.key() else { return rejected(5, "子商户没有密钥.") };
        let vouched = sealed.authen_info.is_some_and(|info| info.vouches(&sealed.request_content, &key));
        if !vouched {
            return rejected(7, "参数authen_code错误.");
        }
        let asked = Asked { now_ms, merchant: &merchant, inner: &inner };
        self.note(path, &inner);
        let said = match queued.and_then(Fault::instead) {
            Some(answer) => (answer, queued),
            None => self.route(path, &asked),
        };
        (Some(key), said)
    }

    fn route(&mut self, path: &str, asked: &Asked<'_>) -> Said {
        if !asked.names_the_shop() {
            return (Answer::refused(6, "商户或门店不存在"), None);
        }
        self.settle(asked.now_ms);
        match path {
            "/cpay/micro_pay" => self.micro_pay(asked),
            "/cpay/scan_code_pay" => self.scan_code_pay(asked),
            "/cpay/query_order" => (self.query_order(asked), None),
            "/cpay/close_order" => (self.close_order(asked), None),
            "/cpay/reverse" => (self.reverse(asked), None),
            "/cpay/refund" => self.refund(asked),
            "/cpay/query_refund_order" => (self.query_refund_order(asked), None),
            "/cpay/query_order_list" => (self.query_order_list(asked), None),
            "/cpay/micro_freeze" => self.micro_freeze(asked),
            "/cpay/scancode_freeze" => self.scancode_freeze(asked),
            "/cpay/query_freeze_order" => (self.query_freeze_order(asked), None),
            "/cpay/deposit_consume" => self.deposit_consume(asked),
            "/cpay/unfreeze" => self.unfreeze(asked),
            "/cpay/query_unfreeze_order" => (self.query_unfreeze_order(asked), None),
            _ => (Answer::refused(2, "接口不存在"), None),
        }
    }

    /// Counts a verified request under its number.
    fn note(&mut self, path: &str, inner: &Value) {
        let find = |part: &str, name: &str| {
            let at = if part.is_empty() { inner.get(name) } else { inner.get(part)?.get(name) };
            at.and_then(Value::as_str).map(str::to_owned)
        };
        let no = find("refund_content", "out_refund_no")
            .or_else(|| find("", "out_refund_no"))
            .or_else(|| find("pay_content", "out_trade_no"))
            .or_else(|| find("freeze_content", "out_freeze_no"))
            .or_else(|| find("unfreeze_content", "out_unfreeze_no"))
            .or_else(|| find("", "out_unfreeze_no"))
            .or_else(|| find("", "out_trade_no"))
            .or_else(|| find("", "out_freeze_no"))
            .unwrap_or_default();
        *self.heard.entry((path.to_owned(), no)).or_default() += 1;
    }

    /// The next number of the books.
    pub(crate) const fn next(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    pub(crate) fn keep_order(&mut self, order: Order) {
        let name = (order.merchant.clone(), order.no.clone());
        self.open_orders.insert(name.clone());
        self.orders.insert(name, order);
    }

    pub(crate) fn keep_refund(&mut self, refund: Refund, now_ms: i64) {
        let name = (refund.merchant.clone(), refund.no.clone());
        self.open_refunds.insert(name.clone());
        self.refunds.insert(name, refund);
        self.settle(now_ms);
    }
}

impl fmt::Debug for Cloud {
    /// Codes and keys stay inside.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (orders, refunds, holds) = (self.orders.len(), self.refunds.len(), self.holds.len());
        write!(f, "Cloud({orders} orders, {refunds} refunds, {holds} deposits)")
    }
}

fn sub_mch(inner: &Value) -> String {
    let key = inner.get("pay_mch_key").unwrap_or(inner);
    key.get("out_sub_mch_id").and_then(Value::as_str).unwrap_or_default().to_owned()
}
