//! The guest's phone in front of a shown code, of a payment or of a deposit.

use crate::cloud::Cloud;
use crate::order::{Order, Stage};
use crate::script::Guest;

impl Cloud {
    /// The guest opens the shown code and has yet to type. True when it could be opened.
    pub fn phone_opens(&mut self, now_ms: i64, code_url: &str) -> bool {
        self.on_phone(now_ms, code_url, |order| order.move_to(Stage::Typing, now_ms))
    }

    /// The guest pays the shown code. True when the money moved.
    pub fn phone_pays(&mut self, now_ms: i64, code_url: &str) -> bool {
        self.on_phone(now_ms, code_url, |order| order.pay(now_ms))
    }

    /// The guest opens the shown code and pays it `ms` later, whatever is asked meanwhile.
    pub fn phone_pays_after(&mut self, now_ms: i64, code_url: &str, ms: i64) -> bool {
        self.on_phone(now_ms, code_url, |order| {
            order.move_to(Stage::Typing, now_ms);
            order.guest = Guest::PaysAt(now_ms.saturating_add(ms));
        })
    }

    fn on_phone(&mut self, now_ms: i64, code_url: &str, act: impl FnOnce(&mut Order)) -> bool {
        let shown = |order: &&mut Order| order.code_url.as_deref() == Some(code_url);
        let freezes = self.holds.values_mut().map(|hold| &mut hold.freeze);
        let Some(order) = self.orders.values_mut().chain(freezes).find(shown) else { return false };
        order.advance(now_ms);
        let open = order.is_open();
        if open {
            act(order);
        }
        open
    }
}
