//! Examples that are described in words: a correct document with one thing changed.

use super::model::{base, change, insert_after, lines_in_place, paragraph, profile};
use crate::audit::rule::Model;
use crate::document::Orientation;
use crate::paper::{
    Alignment, Block, Border, BorderKind, Break, Cell, Color, Content, Drawing, DrawingKind, Feet,
    Number, Paper, Paragraph, ParagraphLook, Part, PartId, PartKind, Row, Run, Table,
};
use crate::profile::{Profiles, Role};
use crate::units::{EighthPoint, Mm, Twip};

/// A correct document that an example changes.
pub struct Sample<'p> {
    /// The document.
    pub(in crate::audit) paper: Paper,
    profiles: &'p Profiles,
    model: Model,
}

impl<'p> Sample<'p> {
    pub(super) fn of(model: Model, profiles: &'p Profiles) -> Self {
        Sample { paper: base(model, profiles), profiles, model }
    }

    fn blank(&self, words: &str) -> Paragraph {
        paragraph(profile(self.model, self.profiles), Role::Body, words)
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        &mut self.paper.parts[0].blocks
    }

    /// Changes every line of a role, of which there must be one.
    pub(in crate::audit) fn each(&mut self, role: Role, mut with: impl FnMut(&mut Paragraph)) {
        let count = change(&mut self.paper, role, &mut with);
        assert!(count > 0, "no {role:?}");
    }

    /// Changes one line of a role, counted from 0.
    pub(in crate::audit) fn nth(&mut self, role: Role, nth: usize, with: impl Fn(&mut Paragraph)) {
        let mut at = 0;
        self.each(role, |line| {
            if at == nth {
                with(line);
            }
            at += 1;
        });
    }

    /// Puts these lines in the place of all lines of their roles.
    pub(in crate::audit) fn lines(&mut self, lines: &[(Role, &str)]) {
        lines_in_place(&mut self.paper, lines, self.profiles, self.model);
    }

    /// Takes away every line of some roles.
    pub(in crate::audit) fn remove(&mut self, roles: &[Role]) {
        fn walk(blocks: &mut Vec<Block>, id: &str, count: &mut usize) {
            let before = blocks.len();
            blocks.retain(|block| {
                let style = block.as_paragraph().and_then(|p| p.look.style.as_ref());
                style.is_none_or(|style| &*style.id != id)
            });
            *count += before - blocks.len();
            for block in blocks {
                if let Block::Table(table) = block {
                    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                        walk(&mut cell.blocks, id, count);
                    }
                }
            }
        }
        for role in roles {
            let mut count = 0;
            for part in &mut self.paper.parts {
                walk(&mut part.blocks, role.id(), &mut count);
            }
            assert!(count > 0, "no {role:?}");
        }
    }

    /// A table of the text.
    pub(in crate::audit) fn table(&mut self, nth: usize) -> &mut Table {
        let tables = self.blocks().iter_mut().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        tables.into_iter().nth(nth).expect("a table")
    }

    /// Moves a cell of a table into a row of its own below the others; what was moved before it shares that
    /// row.
    pub(in crate::audit) fn own_row(&mut self, table: usize, row: usize, cell: usize) {
        let table = self.table(table);
        let blocks = std::mem::take(&mut table.rows[row].cells[cell].blocks);
        let below = table.rows.len() > row + 1;
        if !below || table.rows.last().is_none_or(|last| !last.cells[cell].blocks.is_empty()) {
            let mut cells = table.rows[row].cells.clone();
            cells.iter_mut().for_each(|cell| cell.blocks = Vec::new());
            table.rows.push(Row { cells, ..Row::default() });
        }
        let last = table.rows.last_mut().expect("a row");
        last.cells[cell].blocks = blocks;
    }

    /// Moves a row of a table into a table of its own below.
    pub(in crate::audit) fn own_table(&mut self, table: usize, row: usize) {
        let moved = self.table(table).rows.remove(row);
        let new = Table { rows: vec![moved], ..Table::default() };
        self.blocks().insert(1, Block::Table(new));
    }

    /// Adds a few words to the first paragraph of running text, with a look.
    pub(in crate::audit) fn run(&mut self, with: impl Fn(&mut Run)) {
        let mut done = false;
        self.each(Role::Body, |paragraph| {
            if !std::mem::replace(&mut done, true) {
                // Part of the paragraph, as a clerk would leave it.
                let mut second = paragraph.runs[0].clone();
                second.content = Content::Text(" thêm chữ".into());
                with(&mut second);
                paragraph.runs.insert(1, second);
            }
        });
    }

    /// Paragraphs without words below the first paragraph of running text: with a page break, or empty.
    pub(in crate::audit) fn below_body(&mut self, count: usize, text: &str) {
        let mut blank = self.blank("");
        if text == "\u{c}" {
            blank.runs[0].content = Content::Break(Break::Page);
        }
        let blocks = self.blocks();
        let at = blocks
            .iter()
            .position(|b| b.as_paragraph().is_some_and(|p| p.text().starts_with("Sở Tư pháp")))
            .expect("the text");
        let new = vec![Block::Paragraph(blank); count];
        blocks.splice(at + 1..at + 1, new);
    }

    /// Words in a plain paragraph below the number.
    pub(in crate::audit) fn below_number(&mut self, words: &str) {
        let plain = Paragraph { look: ParagraphLook::default(), ..self.blank(words) };
        self.table(0).rows[1].cells[0].blocks.push(Block::Paragraph(plain));
    }

    /// Draws borders round the cells of the head.
    pub(in crate::audit) fn head_borders(&mut self, kind: Option<BorderKind>) {
        let border = |kind| Border { kind, width: EighthPoint(4), color: Color::Auto };
        for cell in self.table(0).rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.borders.left = kind.map(border);
            cell.borders.right = kind.map(border);
            cell.width = Some(Twip(4000));
        }
    }

    /// The head as it is typed without a table: its lines one below another, a tab between number and day.
    pub(in crate::audit) fn head_in_lines(&mut self) {
        let head = self.table(0).clone();
        let cells = head.rows.iter().flat_map(|row| &row.cells);
        let mut lines: Vec<Block> = cells.flat_map(|cell| cell.blocks.iter().cloned()).collect();
        for block in &mut lines {
            if let Block::Paragraph(line) = block
                && line.text().starts_with("Số:")
            {
                line.runs.insert(0, Run { content: Content::Tab, ..Run::default() });
            }
        }
        self.blocks().splice(0..1, lines);
    }

    /// Eight headings in a document of two pages.
    pub(in crate::audit) fn eight_sections(&mut self) {
        let sections = [
            "I. MỤC ĐÍCH",
            "II. YÊU CẦU",
            "III. NỘI DUNG",
            "IV. TIẾN ĐỘ",
            "V. KINH PHÍ",
            "VI. PHÂN CÔNG",
            "VII. KIỂM TRA",
            "VIII. BÁO CÁO",
        ];
        self.lines(&sections.map(|words| (Role::Section, words)));
        self.on_page(2);
    }

    /// A file of foreign make: no style says what a line is.
    pub(in crate::audit) fn unstyle(&mut self) {
        unstyle(self.blocks());
    }

    /// Says that Word laid the clauses out on a page.
    pub(in crate::audit) fn on_page(&mut self, page: u32) {
        self.each(Role::Clause, |line| line.page = Some(page));
    }

    /// Lets Word count the first headings, so many of them.
    pub(in crate::audit) fn numbered_sections(&mut self, count: usize) {
        let mut nth = 0;
        self.each(Role::Section, |line| {
            nth += 1;
            if nth <= count {
                let look = line.runs[0].look.clone();
                let number = crate::viet::roman(nth as u32);
                let text = format!("{number}.");
                let words = line.text().trim_start_matches(&text).trim().to_owned();
                line.number = Some(Number { text, level: 0, list: 1, bullet: false, look });
                line.runs[0].content = Content::Text(words);
            }
        });
    }

    /// Turns the first sheet by a quarter.
    pub(in crate::audit) fn turn_page(&mut self) {
        let page = &mut self.paper.sections[0].geometry;
        (page.width, page.height) = (page.height, page.width);
        page.orientation = match page.orientation {
            Orientation::Portrait => Orientation::Landscape,
            Orientation::Landscape => Orientation::Portrait,
        };
    }

    /// Puts the page number of the header into a footer too.
    pub(in crate::audit) fn number_at_foot(&mut self) {
        let blocks = self.paper.parts[1].blocks.clone();
        let name = "word/footer1.xml".into();
        self.paper.parts.push(Part { kind: PartKind::Footer, name, blocks });
        self.paper.sections[0].footers = Feet { default: Some(PartId(2)), first: None, even: None };
    }

    /// A picture between the signer's title and name.
    pub(in crate::audit) fn picture_above_name(&mut self) {
        let drawing = Drawing {
            kind: DrawingKind::Picture,
            floating: false,
            width: Some(Mm(40.0).into()),
            height: Some(Mm(20.0).into()),
            lines: Vec::new(),
            blocks: Vec::new(),
        };
        self.each(Role::SignerTitle, |line| {
            let content = Content::Drawing(Box::new(drawing.clone()));
            line.runs.push(Run { content, ..Run::default() });
        });
    }

    /// A decision of two articles by which a plan is issued.
    pub(in crate::audit) fn decision(&mut self) {
        self.lines(&[
            (Role::NumberSymbol, "Số: 05/QĐ-STP"),
            (Role::KindName, "QUYẾT ĐỊNH"),
            (Role::Clause, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác."),
            (Role::Clause, "Điều 2. Các phòng thuộc Sở thi hành Quyết định này."),
            (
                Role::AppendixNote,
                "(Kèm theo Quyết định số 05/QĐ-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
            ),
        ]);
    }

    /// A table of amounts below the first paragraph of the text, which gets these words.
    pub(in crate::audit) fn data_table(&mut self, rows: usize, align: Alignment, above: &str) {
        self.lines(&[(Role::Body, above)]);
        self.table_below(above, rows, align);
    }

    /// A table with its title above it.
    pub(in crate::audit) fn titled_table(&mut self, title: &str) {
        self.lines(&[(Role::Body, "Sở đã báo cáo.")]);
        let title_line = paragraph(profile(self.model, self.profiles), Role::TableTitle, title);
        insert_after(self.blocks(), Role::Body, vec![Block::Paragraph(title_line)]);
        self.table_below(title, 4, Alignment::Right);
    }

    fn table_below(&mut self, above: &str, rows: usize, align: Alignment) {
        let profile = profile(self.model, self.profiles);
        let cell = |words: &str, align: Alignment| {
            let mut line = paragraph(profile, Role::TableText, words);
            line.look.align = align;
            Cell { columns: 1, blocks: vec![Block::Paragraph(line)], ..Cell::default() }
        };
        let row = |nth: usize| match nth {
            0 => vec![cell("Đơn vị", Alignment::Center), cell("Số người", Alignment::Center)],
            _ => vec![cell("Xã Đại Phúc", Alignment::Left), cell(&format!("1.{nth:03}"), align)],
        };
        let rows = (0..rows).map(|nth| Row { cells: row(nth), ..Row::default() }).collect();
        let blocks = self.blocks();
        let at = blocks
            .iter()
            .position(|block| block.as_paragraph().is_some_and(|p| p.text() == above))
            .expect("the words");
        blocks.insert(at + 1, Block::Table(Table { rows, ..Table::default() }));
    }
}

pub(super) fn unstyle(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.look.style = None,
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    unstyle(&mut cell.blocks);
                }
            }
        }
    }
}
