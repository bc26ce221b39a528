//! Finding a sale again from what a person has in hand: a day, the end of a number, an amount.

use crate::cell::{fen, small, whole};
use crate::error::BookError;
use domain::ids::{SaleId, ShiftId, SlipNo, StaffId};
use domain::sale::SaleStatus;
use domain::time::{BusinessDate, Wall};
use money::Fen;
use rusqlite::{Connection, Row, params};

/// What is looked for; every field that is set must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// First business day.
    pub from: Option<BusinessDate>,
    /// Last business day.
    pub to: Option<BusinessDate>,
    /// The end of a slip number or of an attempt's or refund's number.
    pub digits: Option<String>,
    /// The due amount, exactly.
    pub amount: Option<Fen>,
    /// Most rows to answer.
    pub limit: u32,
}

/// One line of a list of sales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleRow {
    pub id: SaleId,
    pub gross: Fen,
    pub discount: Fen,
    pub due: Fen,
    pub status: SaleStatus,
    /// Paid and counted, in fen.
    pub counted: Fen,
    /// Given back or on its way back, orphan charges left out, in fen.
    pub refunded: Fen,
    pub slip: Option<SlipNo>,
    pub business_date: BusinessDate,
    pub shift: ShiftId,
    pub staff: StaffId,
    pub wall: Wall,
}

/// Newest first.
pub(crate) fn search(conn: &Connection, search: &Search) -> Result<Vec<SaleRow>, BookError> {
    let mut read = conn.prepare_cached(
        "SELECT id, gross, discount, due, status, counted, slip_no, business_date, shift, staff, wall, \
           (SELECT ifnull(sum(r.amount), 0) FROM refunds r \
            WHERE r.sale = s.id AND r.orphan = 0 AND r.phase <> 'failed') AS refunded \
         FROM sales s \
         WHERE business_date BETWEEN ?1 AND ?2 \
           AND (?3 IS NULL OR due = ?3) \
           AND (?4 IS NULL \
             OR EXISTS (SELECT 1 FROM slips n WHERE n.sale = s.id AND substr(n.no, -length(?4)) = ?4) \
             OR EXISTS (SELECT 1 FROM attempts n WHERE n.sale = s.id AND substr(n.no, -length(?4)) = ?4) \
             OR EXISTS (SELECT 1 FROM refunds n WHERE n.sale = s.id AND substr(n.no, -length(?4)) = ?4)) \
         ORDER BY id DESC LIMIT ?5",
    )?;
    let digits = search.digits.as_deref().map(str::trim).filter(|digits| !digits.is_empty());
    let from = search.from.map_or(0, |day| day.0);
    let to = search.to.map_or(u32::MAX, |day| day.0);
    let asked = params![from, to, search.amount.map(Fen::get), digits, search.limit];
    read.query_and_then(asked, line)?.collect()
}

fn line(row: &Row<'_>) -> Result<SaleRow, BookError> {
    const ALL: [SaleStatus; 3] = [SaleStatus::Open, SaleStatus::Settled, SaleStatus::Abandoned];
    let status: String = row.get("status")?;
    let status = ALL.into_iter().find(|known| super::sales::code(*known) == status);
    Ok(SaleRow {
        id: SaleId(whole(row, "id")?),
        gross: fen(row, "gross")?,
        discount: fen(row, "discount")?,
        due: fen(row, "due")?,
        status: status.ok_or_else(|| BookError::damaged("a sale's status is unknown"))?,
        counted: fen(row, "counted")?,
        refunded: fen(row, "refunded")?,
        slip: row.get::<_, Option<String>>("slip_no")?.map(SlipNo),
        business_date: BusinessDate(small(row, "business_date")?),
        shift: ShiftId(whole(row, "shift")?),
        staff: StaffId(row.get("staff")?),
        wall: Wall(row.get("wall")?),
    })
}
