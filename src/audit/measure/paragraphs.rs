//! Audit, measured: what the properties of a paragraph share.

use super::{At, Breach};
use crate::audit::view::{Line, is_running};
use crate::units::{Mm, Twip};
use crate::word::edit::{Fix, ParagraphSet};

/// Half a millimetre: what a ruler on paper cannot tell, and what Word's rounding may do.
pub(super) const TOLERANCE: f64 = 0.55;

/// A breach of a whole paragraph.
pub(super) fn broken(found: String) -> Option<Breach> {
    Some(Breach { words: String::new(), found, near: false })
}

/// Whether something else than its paragraph says where a line is: tabs and spaces between two columns, the
/// cell of a table of running text.
pub(super) fn is_carried(at: &At<'_, '_>) -> bool {
    at.line.laid.is_next_to_other() || is_running(at.role) && at.line.place.is_some()
}

/// A length in millimetres.
pub(super) fn mm(length: Twip) -> f64 {
    f64::from(length.0) * 25.4 / 1440.0
}

/// Whether a length lies in a range of millimetres.
pub(super) fn within(length: Twip, least: f64, most: f64) -> bool {
    let slack = Twip::from(Mm(TOLERANCE)).0;
    length.0 >= Twip::from(Mm(least)).0 - slack && length.0 <= Twip::from(Mm(most)).0 + slack
}

/// How to set a field of Word's box for paragraphs.
pub(super) fn paragraph_box(field: &str, value: &str) -> String {
    format!(
        "đặt con trỏ trong đoạn, mở hộp Paragraph (thẻ Home, góc nhóm Paragraph), ô {field}: {value}"
    )
}

/// Sets properties of a line's paragraph.
pub(super) fn set(line: &Line<'_>, set: Vec<ParagraphSet>) -> Vec<Fix> {
    vec![Fix::Paragraph { at: line.paragraph.address.clone(), set }]
}
