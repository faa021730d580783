//! Values: a document tree as plain text, one line a part: what `vanban show document` prints and what
//! most tests store.

use std::fmt::Write;

use super::{
    BarFigure, Blank, Block, Bookmark, Cell, Chart, Document, Field, Inline, Input, Row, Table,
    Title,
};

/// The tree as text. Roles are in brackets, fields as `{name: hint}`, answers as `{name = answer}`.
pub fn outline(document: &Document) -> String {
    let mut out = String::new();
    let head = &document.letterhead;
    let mut line = |role: &str, text: &str| {
        let _ = writeln!(out, "[{role}] {text}");
    };
    for name in &head.superior {
        line("co-quan-chu-quan", name);
    }
    for name in &head.issuer {
        line("co-quan-ban-hanh", name);
    }
    let number = blank(&head.number, |number| number.0.to_string());
    let kind = Some(&head.symbol.kind).filter(|_| !head.symbol.letter);
    let symbol = [kind, Some(&head.symbol.body), head.symbol.unit.as_ref()]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    line("so-ky-hieu", &format!("{number} / {symbol}"));
    let date = blank(&head.date, ToString::to_string);
    line("dia-danh-thoi-gian", &format!("{}, {date}", head.place));
    match &document.title {
        Title::Named { kind, subject } => {
            line("ten-loai", kind);
            line("trich-yeu", subject);
        }
        Title::Letter { subject } => line("trich-yeu-cong-van", subject),
        Title::Attached { kind, subject } => line("kem-theo", &format!("{kind}: {subject}")),
    }
    for name in &document.addressees {
        line("kinh-gui", name);
    }
    if document.sample {
        line("so-lieu-minh-hoa", "");
    }
    blocks(&document.body, &mut out);
    for appendix in &document.appendices {
        let _ = writeln!(out, "[phu-luc] {} ({:?})", appendix.title, appendix.orientation);
        blocks(&appendix.body, &mut out);
    }
    for name in &document.recipients {
        let _ = writeln!(out, "[noi-nhan-dong] {name}");
    }
    let _ = writeln!(out, "[noi-nhan-luu] {}", document.filing);
    signature(document, &mut out);
    out
}

fn signature(document: &Document, out: &mut String) {
    let block = &document.signature;
    let signed = &block.signature;
    let rights = [
        ("thay mặt", &signed.on_behalf_of),
        ("thừa lệnh", &signed.by_order_of),
        ("thừa ủy quyền", &signed.by_authority_of),
        ("ký thay", &signed.in_place_of),
    ];
    for (right, of) in rights.iter().filter_map(|(right, of)| of.as_ref().map(|of| (right, of))) {
        let _ = writeln!(out, "[quyen-han] {right}: {of}");
    }
    let title = block.title_field.as_ref().map_or_else(|| signed.title.to_string(), field);
    let _ = writeln!(out, "[chuc-vu] {title}");
    for other in &signed.other_title {
        let _ = writeln!(out, "[chuc-vu-khac] {other}");
    }
    let _ = writeln!(out, "[ho-ten] {}", blank(&block.name, Clone::clone));
}

fn blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let number = paragraph.number.as_ref().map(|n| format!("{n} ")).unwrap_or_default();
                let words = inlines(&paragraph.content);
                let _ = writeln!(out, "[{}] {number}{words}", paragraph.role.id());
            }
            Block::Table(rows) => table(rows, out),
            Block::Chart(drawn) => chart(drawn, out),
            Block::Field(asked) => {
                let _ = writeln!(out, "[tra-loi] {}", field(asked));
            }
            Block::PageBreak => out.push_str("[trang mới]\n"),
            Block::Region(region) => self::blocks(&region.blocks, out),
        }
    }
}

fn chart(chart: &Chart, out: &mut String) {
    let _ = writeln!(out, "[bieu-do] {} ({}): {}", chart.title, chart.unit, chart.alt);
    for bar in &chart.bars {
        let figure = |(name, figure): (&String, &Option<BarFigure>)| {
            let value = figure.as_ref().map_or_else(|| "-".to_owned(), |f| chart.label(f.value));
            if name.is_empty() { value } else { format!("{name} {value}") }
        };
        let figures: Vec<String> = chart.series.iter().zip(&bar.figures).map(figure).collect();
        let _ = writeln!(out, "  = {}: {}", bar.name, figures.join("; "));
    }
}

fn table(table: &Table, out: &mut String) {
    let widths: Vec<_> = table.columns.iter().map(u32::to_string).collect();
    let _ = writeln!(out, "[bang] {}", widths.join(" "));
    for (mark, rows) in [("#", &table.head), ("|", &table.rows)] {
        for row in rows {
            let _ = writeln!(out, "  {mark} {}", row_text(row));
        }
    }
}

fn row_text(row: &Row) -> String {
    let cell = |cell: &Cell| {
        let span = match (cell.columns, cell.rows) {
            (1, 1) => String::new(),
            (columns, rows) => format!(" ({columns}x{rows})"),
        };
        format!("{}{span}", inlines(&cell.content))
    };
    row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
}

fn inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            // A bookmark shows nothing on paper either.
            Inline::Text(text) | Inline::Bookmark(Bookmark { text, .. }) => {
                match (text.emphasis.bold, text.emphasis.italic) {
                    (true, _) => format!("**{}**", text.words),
                    (_, true) => format!("_{}_", text.words),
                    _ => text.words.clone(),
                }
            }
            Inline::Break => " ⏎ ".to_owned(),
            Inline::Field(asked) => field(asked),
        })
        .collect()
}

fn field(field: &Field) -> String {
    let kind = match &field.input {
        Input::Text => "đoạn",
        Input::Line => "dòng",
        Input::Number => "số",
        Input::Date { .. } => "ngày",
        Input::Choice(_) => "chọn",
        Input::Tick => "đánh dấu",
    };
    match &field.answer {
        Some(answer) => format!("{{{kind} {} = {answer}}}", field.name),
        None => format!("{{{kind} {}: {}}}", field.name, field.hint),
    }
}

fn blank<T>(blank: &Blank<T>, known: impl Fn(&T) -> String) -> String {
    match blank {
        Blank::Known(value) => known(value),
        Blank::Open => "…".to_owned(),
        Blank::Asked(asked) => field(asked),
    }
}
