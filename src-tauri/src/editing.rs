//! The settings on the screen: shown without their secrets, edited as a whole.

use crate::app::App;
use crate::settings::{self, Settings, SettingsEdit, SettingsView};
use crate::wiring::KEY;
use till::view::ModeView;

impl App {
    /// The settings without their secrets.
    pub fn settings_view(&self) -> SettingsView {
        let (s, problems) = {
            let inner = self.inner();
            (inner.settings.clone(), inner.problems.clone())
        };
        let (members, programme_warnings) = (s.members().clone(), s.members().warnings());
        let key_place = self.ground.keys.place(KEY);
        SettingsView {
            mode: s.mode,
            language: s.language,
            shop_name: s.shop_name,
            header: s.header,
            footer: s.footer,
            columns: s.columns,
            receipt_language: s.receipt_language,
            reading: s.reading,
            cash_unit: s.cash_unit,
            ceiling: s.ceiling,
            merchant: s.merchant,
            key_set: key_place != settings::KeyPlace::None,
            key_place,
            printer: s.printer,
            speaker: s.speaker,
            scanner: s.scanner,
            devices: s.devices,
            templates: s.templates,
            work: s.work,
            slash_deposit: s.slash_deposit,
            deposit_wechat: s.deposit_wechat,
            deposit_alipay: s.deposit_alipay,
            day_ends_h: s.day_ends_h,
            idle_lock_min: s.idle_lock_min,
            members,
            programme_warnings,
            problems,
        }
    }

    /// The settings as they would be with this edit.
    pub(crate) fn edited(&self, edit: SettingsEdit) -> Settings {
        let before = self.inner().settings.clone();
        let (mode, version) = (before.mode, settings::VERSION);
        let (members, practice_members) = match mode {
            ModeView::Practice => (before.members, edit.members),
            ModeView::Real => (edit.members, before.practice_members),
        };
        Settings {
            version,
            mode,
            language: edit.language,
            shop_name: edit.shop_name,
            header: edit.header,
            footer: edit.footer,
            columns: edit.columns,
            receipt_language: edit.receipt_language,
            reading: edit.reading,
            cash_unit: edit.cash_unit,
            ceiling: edit.ceiling,
            merchant: edit.merchant,
            printer: edit.printer,
            speaker: edit.speaker,
            scanner: edit.scanner,
            devices: edit.devices,
            templates: edit.templates,
            work: edit.work,
            slash_deposit: edit.slash_deposit,
            deposit_wechat: edit.deposit_wechat,
            deposit_alipay: edit.deposit_alipay,
            day_ends_h: edit.day_ends_h,
            idle_lock_min: edit.idle_lock_min,
            members,
            practice_members,
        }
    }
}
