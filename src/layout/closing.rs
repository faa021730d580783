//! Layout: recipients and signature (ô 7 and 9b), side by side and never alone on a page.

use super::Writer;
use super::area::TextArea;
use super::grid::{CellShape, Frame, GridRow, Ruling};
use super::letterhead::share;
use super::line::{Line, Piece};
use crate::document::{Blank, Document, SignatureBlock};
use crate::profile::Role;
use crate::units::Pt;

/// The gap between the text and the closing.
const GAP: Pt = Pt(12.0);

/// Writes the closing table: `Nơi nhận` level with the signer's right (khoản 9, điểm d).
pub(super) fn write(area: &TextArea<'_>, document: &Document, out: &mut dyn Writer) {
    let left = share(area.width, area.profile.layout.recipients_share);
    let right = area.width - left;
    let before = &document.build.signers_before;
    if !before.is_empty() {
        return several(area, document, before, out);
    }
    let named = match document.build.without_recipients {
        true => vec![Line::of(Role::Rule)],
        false => recipients(area, document),
    };
    let row = GridRow::new(false)
        .cell(CellShape::new(left), named)
        .cell(CellShape::new(right), signature(area, &document.signature));
    out.table(&Frame { columns: vec![left, right], ruling: Ruling::Bare });
    out.row(&row);
    out.table_end();
}

/// Signatures side by side, two in a row, and the recipients under them (Phụ lục III, mẫu 1.9).
fn several(
    area: &TextArea<'_>,
    document: &Document,
    before: &[SignatureBlock],
    out: &mut dyn Writer,
) {
    let left = share(area.width, 0.5);
    let right = area.width - left;
    let all: Vec<&SignatureBlock> = before.iter().chain([&document.signature]).collect();
    out.table(&Frame { columns: vec![left, right], ruling: Ruling::Bare });
    for pair in all.chunks(2) {
        let (one, other) = match pair {
            [one, other] => (signature(area, one), signature(area, other)),
            [one] => (vec![Line::of(Role::Rule)], signature(area, one)),
            _ => continue,
        };
        let row =
            GridRow::new(false).cell(CellShape::new(left), one).cell(CellShape::new(right), other);
        out.row(&row);
    }
    if !document.build.without_recipients {
        let row = GridRow::new(false)
            .cell(CellShape::new(left), recipients(area, document))
            .cell(CellShape::new(right), vec![Line::of(Role::Rule)]);
        out.row(&row);
    }
    out.table_end();
}

fn recipients<'d>(area: &TextArea<'_>, document: &Document) -> Vec<Line<'d>> {
    let words = &area.profile.words;
    let hang = area.measure(Role::Recipient, &words.item_mark);
    let item = |role, name: &str, end: &str| {
        area.lines(role, &format!("{}{name}{end}", words.item_mark)).hanging(hang, hang)
    };
    let mut lines = vec![area.line(Role::Recipients, &words.recipients).gap_above(GAP)];
    lines.extend(
        document.recipients.iter().map(|name| item(Role::Recipient, name, &words.item_end)),
    );
    let filing = format!("{}{}", words.filing, document.filing);
    lines.push(item(Role::Filing, &filing, &words.last_end));
    lines
}

fn signature<'d>(area: &TextArea<'_>, block: &'d SignatureBlock) -> Vec<Line<'d>> {
    let marks = &area.profile.words.capacity;
    let signature = &block.signature;
    let mut lines: Vec<(Role, String)> = [
        (&marks.on_behalf_of, &signature.on_behalf_of),
        (&marks.by_order_of, &signature.by_order_of),
        (&marks.by_authority_of, &signature.by_authority_of),
        (&marks.in_place_of, &signature.in_place_of),
    ]
    .into_iter()
    .filter_map(|(mark, of)| of.as_ref().map(|of| (Role::Capacity, format!("{mark}{of}"))))
    .collect();
    let acting = if signature.acting { marks.acting.as_str() } else { "" };
    let title = format!("{acting}{}", signature.title);
    if block.title_field.is_none() {
        lines.push((Role::SignerTitle, title));
    }
    let mut paragraphs: Vec<Line<'d>> =
        lines.iter().map(|(role, words)| area.line(*role, words)).collect();
    if let Some(field) = &block.title_field {
        paragraphs.push(Line::of(Role::SignerTitle).piece(Piece::Field(field)));
    }
    if !paragraphs.is_empty() {
        let first = paragraphs.remove(0).gap_above(GAP);
        paragraphs.insert(0, first);
    }
    paragraphs.push(space_to_sign(area));
    paragraphs.extend(
        signature.other_title.iter().map(|line| area.line(Role::OtherTitle, line.as_str())),
    );
    paragraphs.push(match &block.name {
        Blank::Known(name) => area.line(Role::SignerName, name),
        Blank::Open => Line::of(Role::SignerName),
        Blank::Asked(field) => Line::of(Role::SignerName).piece(Piece::Field(field)),
    });
    paragraphs
}

/// Room for the signature and the seal: one empty paragraph of a fixed height, not a row of blank lines.
fn space_to_sign<'d>(area: &TextArea<'_>) -> Line<'d> {
    let space = Pt(area.profile.layout.signature_space);
    Line::of(Role::SignerTitle).height(space).piece(Piece::Nothing)
}
