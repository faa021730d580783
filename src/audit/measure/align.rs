//! Audit, measured: how a part is set against the margins.

use super::paragraphs::{broken, is_carried, set};
use super::prelude::*;
use crate::audit::pieces::Laid;
use crate::paper::{Alignment, Indents};
use crate::profile::Align;

pub(super) static ALIGN: Property = Property {
    id: "canh",
    name: "Canh lề",
    applies: |role, row| row.align != Align::Left && role != Role::Addressee,
    level: |_, _| Level::Error,
    allowed: |row| {
        match row.align {
            Align::Left => "canh trái",
            Align::Center => "canh giữa",
            Align::Right => "canh phải",
            Align::Justify => "canh đều hai lề",
        }
        .into()
    },
    how_to_fix: |row| {
        let keys = match row.align {
            Align::Left => "Ctrl+L",
            Align::Center => "Ctrl+E",
            Align::Right => "Ctrl+R",
            Align::Justify => "Ctrl+J",
        };
        format!("đặt con trỏ trong đoạn, bấm {keys}")
    },
    wrong: |row| if row.align == Align::Right { "canh trái" } else { "canh phải" }.into(),
    breach,
    fix,
    #[cfg(test)]
    examples: [
        |line, row| {
            let right = row.align == Align::Right;
            line.look.align = if right { Alignment::Left } else { Alignment::Right };
        },
        |line, row| line.look.align = wanted(row),
    ],
};

fn wanted(row: &LookRow) -> Alignment {
    match row.align {
        Align::Left => Alignment::Left,
        Align::Center => Alignment::Center,
        Align::Right => Alignment::Right,
        Align::Justify => Alignment::Justify,
    }
}

fn breach(at: &At<'_, '_>) -> Option<Breach> {
    if is_carried(at) {
        return None;
    }
    let (line, look) = (at.line, &at.line.paragraph.look);
    let right = match at.row.align {
        Align::Left => true,
        Align::Center => {
            // A tab or a frame may carry a line to its middle.
            look.align == Alignment::Center || line.raw.starts_with('\t') || look.framed
        }
        Align::Right => look.align == Alignment::Right,
        Align::Justify => look.align == Alignment::Justify || is_one_line(line),
    };
    let found = match look.align {
        Alignment::Left => "canh trái",
        Alignment::Center => "canh giữa",
        Alignment::Right => "canh phải",
        Alignment::Justify => "canh đều hai lề",
        Alignment::Distribute => "dàn chữ cho đầy dòng",
    };
    if right { None } else { broken(found.to_owned()) }
}

/// A paragraph of one line looks the same justified or not.
fn is_one_line(line: &Line<'_>) -> bool {
    !line.text.contains('\n') && line.free().is_some_and(|free| line.width() < free)
}

/// A part of the page is where its row says; of running text only what is a paragraph by itself is justified.
fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let part = context.part()?;
    let line = part.line();
    if is_running(part.role) && context.prose().is_none()
        || line.paragraph.look.framed
        // What is set for a paragraph is set for its other lines too.
        || line.laid != Laid::Whole
        || line.raw.starts_with(char::is_whitespace)
        || line.paragraph.look.indents != Indents::default() && !is_running(part.role)
    {
        return None;
    }
    Some(set(line, vec![ParagraphSet::Align(wanted(part.row))]))
}
