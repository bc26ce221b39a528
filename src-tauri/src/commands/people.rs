//! Who stands at the counter and who works here.

use crate::app::App;
use crate::failure::{Answer, Failure};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Act, Grant, Staff};
use money::{Fen, parse_amount};
use tauri::State;
use till::engine::{Command, people};
use till::view::{GrantEdit, StaffEdit, StaffView};

#[tauri::command]
#[specta::specta]
pub async fn sign_in(app: State<'_, App>, staff: String, pin: String) -> Answer<()> {
    Ok(app.till()?.command(Command::SignIn { staff: StaffId(staff), pin }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn lock(app: State<'_, App>) -> Answer<()> {
    Ok(app.till()?.command(Command::Lock).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn approve(app: State<'_, App>, id: u32, staff: String, pin: String) -> Answer<()> {
    Ok(app.till()?.command(Command::Approve { id, staff: StaffId(staff), pin }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn staff_list(app: State<'_, App>) -> Answer<Vec<StaffView>> {
    app.permit(Act::ManageStaff).await?;
    let (asked, moment) = (app.asked().await?, app.moment().await?);
    app.read(move |reader, _| people::list(reader, asked.today, moment)).await.map_err(Failure::from)
}

#[tauri::command]
#[specta::specta]
pub async fn save_staff(app: State<'_, App>, edit: StaffEdit) -> Answer<()> {
    let known = edit.known;
    let staff = staff_of(edit)?;
    Ok(app.till()?.command(Command::SaveStaff { staff, known }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn remove_staff(app: State<'_, App>, id: String) -> Answer<()> {
    Ok(app.till()?.command(Command::RemoveStaff { staff: StaffId(id) }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn set_pin(app: State<'_, App>, id: String, pin: String) -> Answer<()> {
    Ok(app.till()?.command(Command::SetPin { staff: StaffId(id), pin }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn new_badge(app: State<'_, App>, id: String) -> Answer<()> {
    Ok(app.till()?.command(Command::NewBadge { staff: StaffId(id) }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn drop_badge(app: State<'_, App>, id: String) -> Answer<()> {
    Ok(app.till()?.command(Command::DropBadge { staff: StaffId(id) }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn unlock_staff(app: State<'_, App>, id: String) -> Answer<()> {
    Ok(app.till()?.command(Command::UnlockStaff { staff: StaffId(id) }).await?)
}

/// A person as typed. Limits are amounts in yuan; an empty one is no limit.
fn staff_of(edit: StaffEdit) -> Answer<Staff> {
    let limit = |text: &str| -> Result<Option<Fen>, Refusal> {
        if text.trim().is_empty() { Ok(None) } else { Ok(Some(parse_amount(text)?)) }
    };
    let grant = |grant: &GrantEdit| -> Result<Grant, Refusal> {
        Ok(Grant { right: grant.right.into(), each: limit(&grant.each)?, day: limit(&grant.day)? })
    };
    let grants = edit.grants.iter().map(grant).collect::<Result<_, _>>()?;
    Ok(Staff {
        id: StaffId(edit.id.trim().to_owned()),
        name: edit.name.trim().to_owned(),
        role: edit.role.into(),
        grants,
    })
}
