//! HID-POS: where in a report the code stands, told by the device's own report descriptor.

/// Usage page of bar code scanners.
const PAGE: u32 = 0x8c;
/// Usages on it: decoded data, and the mark that more follows.
const DATA: u32 = 0xfe;
const CONTINUED: u32 = 0xff;
/// The three letters of the symbology (AIM).
const SYMBOLOGY: std::ops::RangeInclusive<u32> = 0xfb..=0xfd;
/// Longest descriptor that is read, bytes.
pub const DESCRIPTOR_MAX: usize = 4096;
/// Longest report, bytes.
const REPORT_MAX: usize = 1024;

/// Where the parts of a scanned-data report stand, in bytes from its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The number the report begins with, if the device numbers its reports.
    pub id: Option<u8>,
    /// Bytes of a whole report.
    pub length: usize,
    /// The byte that tells how much of the data counts; absent: up to the zeros at the end.
    pub count: Option<usize>,
    pub data: (usize, usize),
    /// Byte and bit that tell that more follows.
    pub more: Option<(usize, u8)>,
}

impl Default for Layout {
    /// The layout of the HID-POS usage tables' example: number, count, symbology, 56 bytes of data, marks.
    fn default() -> Self {
        Self { id: Some(2), length: 64, count: Some(1), data: (5, 56), more: Some((63, 0)) }
    }
}

/// One field of a report while the descriptor is read.
#[derive(Clone, Copy)]
struct Field {
    id: Option<u8>,
    bit: usize,
    bits: usize,
    usage: (u32, u32),
}

/// The reader's state: global items, and the usages that wait for the next field.
#[derive(Default)]
struct Reader {
    page: u32,
    size: usize,
    count: usize,
    id: Option<u8>,
    usages: Vec<u32>,
    /// Bits so far of each report.
    filled: Vec<(Option<u8>, usize)>,
    fields: Vec<Field>,
}

/// The layout of the scanned-data report; `None` when the device describes no scanner.
#[must_use]
pub fn layout(descriptor: &[u8]) -> Option<Layout> {
    let mut reader = Reader::default();
    let mut rest = descriptor.get(..DESCRIPTOR_MAX.min(descriptor.len()))?;
    while let [head, tail @ ..] = rest {
        // a long item; no scanner has one that matters here
        if *head == 0xfe {
            let skip = usize::from(*tail.first()?) + 2;
            rest = tail.get(skip..)?;
            continue;
        }
        let size = match head & 0x03 {
            3 => 4,
            size => usize::from(size),
        };
        let value = tail.get(..size)?.iter().rev().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
        reader.item(head & 0xfc, value);
        rest = tail.get(size..)?;
    }
    reader.layout()
}

impl Reader {
    fn item(&mut self, tag: u8, value: u32) {
        let small = |value: u32| usize::try_from(value).unwrap_or(0).min(REPORT_MAX * 8);
        match tag {
            0x04 => self.page = value,
            0x74 => self.size = small(value),
            0x94 => self.count = small(value),
            0x84 => self.id = u8::try_from(value).ok(),
            0x08 if self.usages.len() < 256 => self.usages.push(value),
            0x80 => {
                self.input();
                self.usages.clear();
            }
            // output, feature, collections: their usages are not ours
            0x90 | 0xb0 | 0xa0 | 0xc0 => self.usages.clear(),
            _ => {}
        }
    }

    fn input(&mut self) {
        let at = match self.filled.iter().position(|(id, _)| *id == self.id) {
            Some(at) => at,
            None => {
                self.filled.push((self.id, if self.id.is_some() { 8 } else { 0 }));
                self.filled.len() - 1
            }
        };
        let start = self.filled[at].1;
        let bits = self.size.saturating_mul(self.count);
        // an array of many values under one usage is one field; several usages share the values
        let usages = self.usages.len().max(1);
        let each = if self.usages.len() > 1 { self.size } else { bits };
        for (n, usage) in (0..usages).zip(self.usages.iter().chain(std::iter::once(&0))) {
            let bit = start.saturating_add(n * each);
            let page = if *usage > 0xffff { *usage >> 16 } else { self.page };
            self.fields.push(Field { id: self.id, bit, bits: each, usage: (page, *usage & 0xffff) });
        }
        self.filled[at].1 = start.saturating_add(bits).min(REPORT_MAX * 8 + 8);
    }

    fn layout(&self) -> Option<Layout> {
        let data = self.fields.iter().find(|field| field.usage == (PAGE, DATA))?;
        let of_report = |field: &&Field| field.id == data.id;
        let fields: Vec<&Field> = self.fields.iter().filter(of_report).collect();
        let bits = self.filled.iter().find(|(id, _)| *id == data.id).map(|(_, bits)| *bits)?;
        let length = bits.div_ceil(8);
        // more usages than values would put the data beyond the report, and the scanner would never read
        let beyond = data.bit.saturating_add(data.bits) > bits;
        if data.bit % 8 != 0 || data.bits < 8 || beyond || length > REPORT_MAX {
            return None;
        }
        // the count is the single byte before the data that is no letter of the symbology
        let count = fields.iter().find(|field| {
            let symbology = field.usage.0 == PAGE && SYMBOLOGY.contains(&field.usage.1);
            field.bits == 8 && field.bit % 8 == 0 && field.bit < data.bit && !symbology
        });
        let more = fields.iter().find(|field| field.usage == (PAGE, CONTINUED) && field.bits == 1);
        Some(Layout {
            id: data.id,
            length,
            count: count.map(|field| field.bit / 8),
            data: (data.bit / 8, data.bits / 8),
            more: more.map(|field| (field.bit / 8, u8::try_from(field.bit % 8).unwrap_or(0))),
        })
    }
}

impl Layout {
    /// The code's bytes in a report, and whether more follows; `None` for a report of another kind or a torn one.
    #[must_use]
    pub fn read<'a>(&self, report: &'a [u8]) -> Option<(&'a [u8], bool)> {
        if self.id.is_some_and(|id| report.first() != Some(&id)) {
            return None;
        }
        let (start, room) = self.data;
        let data = report.get(start..start.checked_add(room)?.min(report.len()))?;
        let told = self.count.and_then(|at| report.get(at)).map(|count| usize::from(*count));
        let counted = match told {
            Some(count) => data.get(..count.min(data.len()))?,
            None => {
                let end = data.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
                data.get(..end)?
            }
        };
        let more = self.more.is_some_and(|(byte, bit)| report.get(byte).is_some_and(|b| b >> bit & 1 == 1));
        Some((counted, more))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A scanner by the HID-POS usage tables: number 2, count, three letters, 56 bytes, two bytes of the
    /// maker's, one bit "more", seven bits to fill.
    pub const DESCRIPTOR: &[u8] = &[
        0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xff, 0x00,
        0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x05, 0x8c, 0x95, 0x03, 0x09, 0xfb, 0x09,
        0xfc, 0x09, 0xfd, 0x81, 0x02, 0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01, 0x95, 0x02, 0x06, 0x66, 0xff,
        0x09, 0x04, 0x09, 0x00, 0x81, 0x02, 0x05, 0x8c, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81,
        0x02, 0x75, 0x07, 0x81, 0x03, 0xc0, 0xc0,
    ];

    #[test]
    fn the_descriptor_tells_where_the_code_stands() {
        let read = layout(DESCRIPTOR).unwrap();
        let wanted = Layout { id: Some(2), length: 64, count: Some(1), data: (5, 56), more: Some((63, 0)) };
        assert_eq!(read, wanted);
        assert_eq!(read, Layout::default());
    }

    #[test]
    fn a_keyboard_and_a_cut_off_descriptor_are_no_scanner() {
        let keyboard =
            [0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0xc0];
        assert_eq!(layout(&keyboard), None);
        assert_eq!(layout(&DESCRIPTOR[..40]), None);
        assert_eq!(layout(&[]), None);
    }

    /// Found by hostile bytes: two usages share one value, and the second is the data.
    #[test]
    fn data_beyond_the_report_is_no_layout() {
        let text = "038c0902a1010912a1028502150026ff00750895010501093b8102058c950309fb0995fc0981fd023809fe820201950200";
        let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        let mut descriptor: Vec<u8> = (0..text.len()).step_by(2).map(byte).collect();
        descriptor.resize(descriptor.len() + 26, 0);
        assert_eq!(layout(&descriptor), None);
    }

    #[test]
    fn a_report_gives_its_code() {
        let layout = Layout::default();
        let mut report = vec![0; 64];
        report[..8].copy_from_slice(&[2, 3, b']', b'Q', b'1', b'A', b'B', b'C']);
        assert_eq!(layout.read(&report), Some((&b"ABC"[..], false)));
        report[63] = 1;
        assert_eq!(layout.read(&report), Some((&b"ABC"[..], true)));
        report[1] = 255;
        assert_eq!(layout.read(&report).map(|(code, _)| code.len()), Some(56));
        report[0] = 3;
        assert_eq!(layout.read(&report), None);
        assert_eq!(layout.read(&[2, 1]), None);
        let uncounted = Layout { count: None, ..layout };
        report[0] = 2;
        assert_eq!(uncounted.read(&report), Some((&b"ABC"[..], true)));
    }

    proptest! {
        #[test]
        fn no_descriptor_and_no_report_can_do_harm(
            descriptor in proptest::collection::vec(any::<u8>(), 0..300),
            report in proptest::collection::vec(any::<u8>(), 0..100),
        ) {
            if let Some(layout) = layout(&descriptor) {
                prop_assert!(layout.length <= REPORT_MAX);
                prop_assert!(layout.data.0 + layout.data.1 <= layout.length);
                let _code = layout.read(&report);
            }
            if let Some((code, _)) = Layout::default().read(&report) {
                prop_assert!(code.len() <= 56);
            }
        }
    }
}
