//! Word: recipients and signature (ô 7 and 9b), side by side and never alone on a page.

use docx_rs::{
    LineSpacing, Paragraph, Run, Table, TableCell, TableCellMargins, TableLayoutType, TableRow,
    WidthType,
};

use super::control;
use super::finish::FinishError;
use super::letterhead::share;
use super::sheet::{Sheet, gap_above, hanging, styled};
use crate::document::{Blank, Document, SignatureBlock};
use crate::profile::Role;
use crate::units::{Pt, Twip};

/// The gap between the text and the closing.
const GAP: Pt = Pt(12.0);

/// Writes the closing table: `Nơi nhận` level with the signer's right (khoản 9, điểm d).
pub(super) fn write(sheet: &mut Sheet, document: &Document) -> Result<(), FinishError> {
    let left = share(sheet.width, sheet.profile.layout.recipients_share);
    let right = sheet.width - left;
    let recipients = recipients(sheet, document)
        .into_iter()
        .fold(TableCell::new().width(left.0 as usize, WidthType::Dxa), TableCell::add_paragraph);
    let signature = signature(sheet, &document.signature)
        .into_iter()
        .fold(TableCell::new().width(right.0 as usize, WidthType::Dxa), TableCell::add_paragraph);
    let table =
        Table::without_borders(vec![TableRow::new(vec![recipients, signature]).cant_split()])
            .set_grid(vec![left.0 as usize, right.0 as usize])
            .layout(TableLayoutType::Fixed)
            .width(sheet.width.0 as usize, WidthType::Dxa)
            .margins(TableCellMargins::new().margin(0, 0, 0, 0));
    sheet.add(&table)
}

fn recipients(sheet: &Sheet, document: &Document) -> Vec<Paragraph> {
    let words = &sheet.profile.words;
    let hang = sheet.measure(Role::Recipient, &words.item_mark);
    let item = |role, name: &str, end: &str| {
        hanging(sheet.line(role, &format!("{}{name}{end}", words.item_mark)), hang, hang)
    };
    let mut lines = vec![gap_above(sheet.line(Role::Recipients, &words.recipients), GAP.into())];
    lines.extend(
        document.recipients.iter().map(|name| item(Role::Recipient, name, &words.item_end)),
    );
    let filing = format!("{}{}", words.filing, document.filing);
    lines.push(item(Role::Filing, &filing, &words.last_end));
    lines
}

fn signature(sheet: &mut Sheet, block: &SignatureBlock) -> Vec<Paragraph> {
    let marks = &sheet.profile.words.capacity;
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
    let mut paragraphs: Vec<Paragraph> =
        lines.iter().map(|(role, words)| sheet.line(*role, words)).collect();
    if let Some(field) = &block.title_field {
        let id = sheet.id();
        let control = sheet.slots.inline(control::inline(field, id).as_bytes());
        paragraphs.push(styled(Role::SignerTitle).add_run(control));
    }
    if let Some(first) = paragraphs.first_mut() {
        *first = gap_above(std::mem::take(first), GAP.into());
    }
    paragraphs.push(space_to_sign(sheet));
    paragraphs.extend(
        signature.other_title.iter().map(|line| sheet.line(Role::OtherTitle, line.as_str())),
    );
    paragraphs.push(match &block.name {
        Blank::Known(name) => sheet.line(Role::SignerName, name),
        Blank::Open => styled(Role::SignerName),
        Blank::Asked(field) => {
            let id = sheet.id();
            let control = sheet.slots.inline(control::inline(field, id).as_bytes());
            styled(Role::SignerName).add_run(control)
        }
    });
    paragraphs
}

/// Room for the signature and the seal: one empty paragraph of a fixed height, not a row of blank lines.
fn space_to_sign(sheet: &Sheet) -> Paragraph {
    let space = Twip::from(Pt(sheet.profile.layout.signature_space));
    styled(Role::SignerTitle)
        .line_spacing(LineSpacing::new().line(space.0).line_rule(docx_rs::LineSpacingType::Exact))
        .add_run(Run::new())
}
