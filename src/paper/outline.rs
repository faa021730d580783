//! Values: a Word file as plain text, with the look that everything really has: what `vanban show paper`
//! prints and what the tests of the reader store.

use std::fmt::Write;

use super::{
    Alignment, Block, Borders, Break, Change, Content, Control, ControlKind, Feet, LineSpacing,
    Paper, Paragraph, ParagraphLook, PartId, Position, Run, RunLook, Section, Table, Underline,
};
use crate::document::Orientation;
use crate::units::Twip;

/// The file as text: facts, page layouts, controls, then every text, a line a paragraph. A paragraph's own look is
/// in `[]`, the look of characters in `{}` wherever it changes.
pub fn outline(paper: &Paper) -> String {
    let mut out = String::new();
    facts(paper, &mut out);
    for (nth, section) in paper.sections.iter().enumerate() {
        let _ = writeln!(out, "phần {} {}", nth + 1, section_text(section));
    }
    for (id, control) in paper.controls() {
        let _ = writeln!(out, "ô {} {}", id.0, control_text(control));
    }
    for (nth, part) in paper.parts.iter().enumerate() {
        let _ = writeln!(out, "── {nth} {}", part.name);
        let mut view = View { out: &mut out, depth: 0 };
        view.blocks(&part.blocks);
    }
    out
}

fn facts(paper: &Paper, out: &mut String) {
    let (facts, properties) = (&paper.facts, &paper.properties);
    let mut fact = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "{name}: {value}");
        }
    };
    fact("phần mềm", facts.writer.as_deref().unwrap_or_default());
    fact("tiêu đề", &properties.title);
    fact("chủ đề", &properties.subject);
    fact("tác giả", &properties.creator);
    for (name, value) in &properties.custom {
        fact(&format!("thuộc tính {name}"), value);
    }
    for link in &facts.external {
        fact("liên kết ngoài", &format!("{} {}", link.kind, link.target));
    }
    fact("bảo vệ", facts.protection.as_deref().unwrap_or_default());
    let counts = [
        ("macro", u32::from(facts.macros)),
        ("siêu liên kết", facts.hyperlinks),
        ("đối tượng nhúng", facts.embedded),
        ("ảnh", facts.pictures),
        ("nhận xét", facts.comments),
        ("thay đổi chưa duyệt", facts.changes.total()),
        ("đang theo dõi thay đổi", u32::from(facts.tracking)),
        ("chữ ký số", u32::from(facts.signed)),
        ("khoảng cách cộng dồn", u32::from(facts.gaps_add_up)),
        ("bản chặt (strict)", u32::from(facts.strict)),
        ("đầu trang chẵn riêng", u32::from(facts.even_headers)),
        ("lề đối xứng", u32::from(facts.mirrored)),
        ("thiếu settings.xml", u32::from(!facts.settings)),
    ];
    for (name, count) in counts {
        if count > 0 {
            fact(name, &count.to_string());
        }
    }
}

fn section_text(section: &Section) -> String {
    let page = &section.geometry;
    let lies = match page.orientation {
        Orientation::Portrait => "đứng",
        Orientation::Landscape => "ngang",
    };
    let mut text = format!(
        "khối {}–{}: {}×{} mm {lies}; lề trên {} dưới {} trái {} phải {}; đầu trang {} chân trang {}",
        section.blocks.start,
        section.blocks.end,
        mm(page.width),
        mm(page.height),
        mm(page.top),
        mm(page.bottom),
        mm(page.left),
        mm(page.right),
        mm(page.header),
        mm(page.footer),
    );
    if page.gutter != Twip(0) {
        let _ = write!(text, "; gáy {}", mm(page.gutter));
    }
    if section.title_page {
        text.push_str("; trang đầu riêng");
    }
    if let Some(start) = section.numbers.start {
        let _ = write!(text, "; đánh số từ {start}");
    }
    if let Some(format) = &section.numbers.format {
        let _ = write!(text, "; kiểu số {format}");
    }
    if section.columns > 1 {
        let _ = write!(text, "; {} cột", section.columns);
    }
    if !section.new_page {
        text.push_str("; không sang trang");
    }
    if section.grid {
        text.push_str("; lưới dòng");
    }
    feet("đầu", section.headers, &mut text);
    feet("chân", section.footers, &mut text);
    text
}

fn feet(name: &str, feet: Feet, text: &mut String) {
    for (which, part) in [("", feet.default), (" trang đầu", feet.first), (" chẵn", feet.even)]
    {
        if let Some(PartId(id)) = part {
            let _ = write!(text, "; {name}{which} → {id}");
        }
    }
}

fn control_text(control: &Control) -> String {
    let kind = match &control.kind {
        ControlKind::RichText => "văn bản".to_owned(),
        ControlKind::Text { lines: false } => "dòng".to_owned(),
        ControlKind::Text { lines: true } => "dòng, nhiều dòng".to_owned(),
        ControlKind::Date => format!("ngày {}", control.date.as_deref().unwrap_or("?")),
        ControlKind::DropDown(items) => format!("chọn {}", items.len()),
        ControlKind::ComboBox(items) => format!("chọn hoặc ghi {}", items.len()),
        ControlKind::CheckBox { checked: true } => "đánh dấu ☒".to_owned(),
        ControlKind::CheckBox { checked: false } => "đánh dấu ☐".to_owned(),
        ControlKind::Picture => "ảnh".to_owned(),
        ControlKind::Repeating => "nhóm lặp".to_owned(),
        ControlKind::RepeatingItem => "lần lặp".to_owned(),
        ControlKind::Other => "khác".to_owned(),
    };
    let mut text = format!("{:?} {kind}", control.nesting);
    if let Some(tag) = &control.tag {
        let _ = write!(text, " tag={tag}");
    }
    if let Some(title) = &control.title {
        let _ = write!(text, " tên={title:?}");
    }
    if let Some(parent) = control.parent {
        let _ = write!(text, " trong ô {}", parent.0);
    }
    if control.placeholder {
        text.push_str(" (còn gợi ý)");
    }
    if control.locked {
        text.push_str(" (khóa)");
    }
    text
}

struct View<'o> {
    out: &'o mut String,
    depth: usize,
}

impl View<'_> {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{:1$}{text}", "", self.depth * 2);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let mut text = format!("{} [{}]", paragraph.address.ordinal, look(&paragraph.look));
        if let Some(control) = paragraph.control {
            let _ = write!(text, " ô {}", control.0);
        }
        if let Some(number) = &paragraph.number {
            let _ = write!(text, " #{}", number.text);
        }
        if let Some(change) = paragraph.mark_change {
            let _ = write!(text, " dấu đoạn {}", change_word(change));
        }
        let mut before: Option<String> = None;
        text.push(' ');
        for run in &paragraph.runs {
            let seen = characters(run);
            if before.as_ref() != Some(&seen) {
                let _ = write!(text, "{{{seen}}}");
                before = Some(seen);
            }
            push_content(run, &mut text);
        }
        if paragraph.runs.is_empty() {
            let _ = write!(text, "{{{}}}", run_look(&paragraph.mark));
        }
        for line in paragraph.lines() {
            let length = line.length.map(mm).unwrap_or_else(|| "?".into());
            let _ = write!(text, " ⟨{:?} {length} mm⟩", line.form);
        }
        if paragraph.ends_section {
            text.push_str(" §");
        }
        self.line(&text);
        for drawing in paragraph.drawings().filter(|drawing| !drawing.blocks.is_empty()) {
            self.depth += 1;
            self.line("khung chữ");
            self.blocks(&drawing.blocks);
            self.depth -= 1;
        }
    }

    fn table(&mut self, table: &Table) {
        let widths: Vec<_> = table.grid.iter().map(|width| mm(*width)).collect();
        let style = table.style.as_ref().map(|style| style.name.as_ref()).unwrap_or_default();
        let mut text = format!("bảng [{style}] {}", widths.join(" "));
        if let Some(control) = table.control {
            let _ = write!(text, " ô {}", control.0);
        }
        self.line(&text);
        self.depth += 1;
        for row in &table.rows {
            let mut text = String::from(if row.header { "hàng đầu" } else { "hàng" });
            if let Some(control) = row.control {
                let _ = write!(text, " ô {}", control.0);
            }
            if let Some(change) = row.change {
                let _ = write!(text, " {}", change_word(change));
            }
            self.line(&text);
            self.depth += 1;
            for cell in &row.cells {
                let mut text = format!("cột {}", cell.column + 1);
                if cell.columns > 1 {
                    let _ = write!(text, "–{}", cell.column + cell.columns);
                }
                if cell.continued {
                    text.push_str(" tiếp");
                }
                if let Some(control) = cell.control {
                    let _ = write!(text, " ô {}", control.0);
                }
                push_borders(&cell.borders, &mut text);
                self.line(&text);
                self.depth += 1;
                self.blocks(&cell.blocks);
                self.depth -= 1;
            }
            self.depth -= 1;
        }
        self.depth -= 1;
    }
}

fn push_content(run: &Run, text: &mut String) {
    match &run.content {
        Content::Text(words) => {
            let shown = words.replace('\u{a0}', "°").replace(['\n', '\r'], "␤");
            text.push_str(&shown);
        }
        Content::Tab => text.push('⇥'),
        Content::Break(Break::Line) => text.push('⏎'),
        Content::Break(Break::Page) => text.push('⤓'),
        Content::Break(Break::Column) => text.push('⇊'),
        Content::NoBreakHyphen => text.push('‑'),
        Content::SoftHyphen => text.push('¬'),
        Content::Symbol { font, character } => {
            let _ = write!(text, "<{font} U+{:04X}>", u32::from(*character));
        }
        Content::NoteMark => text.push('†'),
        Content::Drawing(drawing) => {
            let size = |length: Option<Twip>| length.map(mm).unwrap_or_else(|| "?".into());
            let _ = write!(
                text,
                "<{:?} {}×{}{}>",
                drawing.kind,
                size(drawing.width),
                size(drawing.height),
                if drawing.floating { " nổi" } else { "" }
            );
        }
    }
}

fn characters(run: &Run) -> String {
    let mut text = run_look(&run.look);
    if let Some(change) = run.change {
        let _ = write!(text, " {}", change_word(change));
    }
    if let Some(control) = run.control {
        let _ = write!(text, " ô {}", control.0);
    }
    if let Some(field) = &run.field {
        let _ = write!(text, " trường {field}");
    }
    if run.link {
        text.push_str(" liên kết");
    }
    text
}

fn change_word(change: Change) -> &'static str {
    match change {
        Change::Inserted => "+thêm",
        Change::Deleted => "-xóa",
        Change::MovedHere => "+chuyển đến",
        Change::MovedAway => "-chuyển đi",
    }
}

fn look(look: &ParagraphLook) -> String {
    let mut text =
        look.style.as_ref().map_or_else(|| "không kiểu".to_owned(), |style| style.name.to_string());
    text.push_str(match look.align {
        Alignment::Left => ", trái",
        Alignment::Center => ", giữa",
        Alignment::Right => ", phải",
        Alignment::Justify => ", đều",
        Alignment::Distribute => ", dàn",
    });
    let lengths = [
        ("thụt trái", look.indents.left),
        ("thụt phải", look.indents.right),
        ("đầu dòng", look.indents.first_line),
    ];
    for (name, length) in lengths {
        if length != Twip(0) {
            let _ = write!(text, ", {name} {}", mm(length));
        }
    }
    let gaps = [("trước", look.before, look.before_auto), ("sau", look.after, look.after_auto)];
    for (name, gap, auto) in gaps {
        match auto {
            true => {
                let _ = write!(text, ", {name} tự động");
            }
            false if gap != Twip(0) => {
                let _ = write!(text, ", {name} {}pt", pt(gap));
            }
            false => {}
        }
    }
    match look.line {
        LineSpacing::Multiple(240) => {}
        LineSpacing::Multiple(times) => {
            let _ = write!(text, ", dòng ×{:.2}", f64::from(times) / 240.0);
        }
        LineSpacing::Exact(pitch) => {
            let _ = write!(text, ", dòng đúng {}pt", pt(pitch));
        }
        LineSpacing::AtLeast(pitch) => {
            let _ = write!(text, ", dòng từ {}pt", pt(pitch));
        }
    }
    let flags = [
        (look.contextual, "gọn cùng kiểu"),
        (look.keep_next, "liền đoạn sau"),
        (look.keep_lines, "liền dòng"),
        (!look.widow_control, "dòng lẻ"),
        (look.page_break_before, "sang trang"),
        (look.framed, "khung"),
        (look.shading.is_some(), "nền"),
    ];
    for (_, name) in flags.iter().filter(|(on, _)| *on) {
        let _ = write!(text, ", {name}");
    }
    if let Some(level) = look.outline {
        let _ = write!(text, ", bậc {}", level + 1);
    }
    push_borders(&look.borders, &mut text);
    for tab in &look.tabs {
        let _ = write!(text, ", tab {} {:?}", mm(tab.at), tab.kind);
    }
    text
}

fn push_borders(borders: &Borders, text: &mut String) {
    let sides = [
        ("trên", borders.top),
        ("dưới", borders.bottom),
        ("trái", borders.left),
        ("phải", borders.right),
    ];
    for (side, border) in sides {
        if let Some(border) = border {
            let _ = write!(text, ", viền {side} {}", f64::from(border.width.0) / 8.0);
        }
    }
}

fn run_look(look: &RunLook) -> String {
    let mut text = format!("{} {}", look.font, f64::from(look.size.0) / 2.0);
    let flags = [
        (look.bold, "đậm"),
        (look.italic, "nghiêng"),
        (look.underline != Underline::None, "gạch chân"),
        (look.caps, "hoa"),
        (look.small_caps, "hoa nhỏ"),
        (look.strike, "gạch ngang"),
        (look.vanish, "ẩn"),
        (look.highlight.is_some(), "tô nền"),
        (look.position == Position::Superscript, "mũ"),
        (look.position == Position::Subscript, "chân"),
    ];
    for (_, name) in flags.iter().filter(|(on, _)| *on) {
        let _ = write!(text, " {name}");
    }
    if let super::Color::Rgb(r, g, b) = look.color {
        let _ = write!(text, " #{r:02X}{g:02X}{b:02X}");
    }
    if look.spacing != Twip(0) {
        let _ = write!(text, " giãn {}pt", pt(look.spacing));
    }
    if look.scale != 100 {
        let _ = write!(text, " co {}%", look.scale);
    }
    if look.raised != 0 {
        let _ = write!(text, " nâng {}pt", f64::from(look.raised) / 2.0);
    }
    if let Some(language) = look.language.as_ref().filter(|l| &*l.0 != "vi-VN") {
        let _ = write!(text, " {}", language.0);
    }
    text
}

/// Millimetres with one decimal where there is one.
fn mm(length: Twip) -> String {
    rounded(f64::from(length.0) * 25.4 / 1440.0)
}

fn pt(length: Twip) -> String {
    rounded(f64::from(length.0) / 20.0)
}

fn rounded(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    format!("{tenths}")
}
