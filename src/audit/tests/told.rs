//! Breaches that words alone do not make: a correct document with one thing changed.

use super::model::{change, lines_in_place, paragraph, profile};
use crate::audit::rule::Model;
use crate::document::Orientation;
use crate::paper::{
    Alignment, Block, Border, BorderKind, Cell, Changes, Color, Content, Drawing, DrawingKind,
    Feet, Number, Paper, Paragraph, ParagraphLook, Part, PartId, PartKind, Row, Run, Table,
};
use crate::profile::{Profiles, Role};
use crate::units::{EighthPoint, Mm, Twip};

fn tables(paper: &mut Paper) -> Vec<&mut Table> {
    paper.parts[0]
        .blocks
        .iter_mut()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect()
}

fn remove(paper: &mut Paper, role: Role) {
    fn walk(blocks: &mut Vec<Block>, id: &str) {
        blocks.retain(|block| {
            let style = block.as_paragraph().and_then(|p| p.look.style.as_ref());
            style.is_none_or(|style| &*style.id != id)
        });
        for block in blocks {
            if let Block::Table(table) = block {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    walk(&mut cell.blocks, id);
                }
            }
        }
    }
    walk(&mut paper.parts[0].blocks, role.id());
}

/// Moves the cell of a table's first or second row into a row of its own.
fn row_of_its_own(table: &mut Table, row: usize, cell: usize) {
    let blocks = std::mem::take(&mut table.rows[row].cells[cell].blocks);
    let mut cells = table.rows[row].cells.clone();
    for cell in &mut cells {
        cell.blocks = Vec::new();
    }
    cells[cell].blocks = blocks;
    table.rows.push(Row { cells, ..Row::default() });
}

/// Changes a correct document so that it breaks a rule whose examples are told in words.
pub(super) fn break_rule(paper: &mut Paper, code: &str, profiles: &Profiles) {
    let body = |paper: &mut Paper, with: &mut dyn FnMut(&mut crate::paper::Run)| {
        let mut done = false;
        change(paper, Role::Body, &mut |paragraph| {
            if !done {
                done = true;
                // Part of the paragraph, as a clerk would leave it.
                let mut second = paragraph.runs[0].clone();
                second.content = Content::Text(" thêm chữ".into());
                with(&mut second);
                paragraph.runs.insert(1, second);
            }
        });
    };
    match code {
        "dia-danh-thoi-gian.cung-dong" => row_of_its_own(tables(paper).remove(0), 1, 1),
        "quyen-han.ngang-noi-nhan" => row_of_its_own(tables(paper).remove(1), 0, 0),
        // Without a title the file is one of foreign make: read by its words.
        "ten-loai.thieu" => remove(paper, Role::KindName),
        "kinh-gui.thieu" => {
            remove(paper, Role::Addressee);
            remove(paper, Role::AddresseeItem);
        }
        "quyen-han.chuc-vu" => remove(paper, Role::SignerTitle),
        "noi-nhan.thieu" => {
            for role in [Role::Recipients, Role::Recipient, Role::Filing] {
                remove(paper, role);
            }
        }
        "noi-nhan-luu.cuoi-cung" => {
            remove(paper, Role::Filing);
            let model = Model::Plan;
            lines_in_place(paper, &[(Role::Recipient, "- UBND tỉnh (b/c).")], profiles, model);
        }
        "phu-luc.trang-moi" => {
            paper.sections[1].new_page = false;
            change(paper, Role::AppendixLabel, &mut |p| p.look.page_break_before = false);
        }
        "phu-luc.nhac-den" => {
            lines_in_place(
                paper,
                &[(Role::Plus, "+ Bảo đảm tiến độ, chất lượng các nhiệm vụ.")],
                profiles,
                Model::Plan,
            );
        }
        "so-trang.thieu" => {
            remove_page_number(paper);
            change(paper, Role::Clause, &mut |p| p.page = Some(2));
        }
        "so-trang.vi-tri" => {
            let number = paper.parts[1].blocks.clone();
            paper.parts.push(Part {
                kind: PartKind::Footer,
                name: "word/footer1.xml".into(),
                blocks: number,
            });
            paper.sections[0].footers = Feet { default: Some(PartId(2)), first: None, even: None };
        }
        "so-trang.trang-dau" => paper.sections[0].title_page = false,
        "tep.thay-doi" => paper.facts.changes = Changes { inserted: 1, ..Changes::default() },
        "tep.truong-khong-dong" => paper.facts.unended_fields = 1,
        "tep.nhan-xet" => paper.facts.comments = 1,
        "tep.noi-dung-hoat-dong" => paper.facts.macros = true,
        "tep.khoa-sua" => paper.facts.protection = Some("readOnly".into()),
        "chu.an" => body(paper, &mut |run| run.look.vanish = true),
        "chu.mau" => body(paper, &mut |run| run.look.color = Color::Rgb(255, 0, 0)),
        "chu.to-nen" => body(paper, &mut |run| run.look.highlight = Some(Color::Rgb(255, 255, 0))),
        "chu.gian-co" => body(paper, &mut |run| run.look.scale = 90),
        "chu.phong-cu" => body(paper, &mut |run| run.look.font = ".VnTime".into()),
        "doan.trong" => {
            let blank = Block::Paragraph(paragraph(profile(Model::Plan, profiles), Role::Body, ""));
            let blocks = &mut paper.parts[0].blocks;
            let at = blocks
                .iter()
                .position(|b| b.as_paragraph().is_some_and(|p| p.text().starts_with("Sở Tư pháp")))
                .expect("body");
            blocks.splice(at + 1..at + 1, [blank.clone(), blank]);
        }
        "trang.trong" => {
            let blocks = &mut paper.parts[0].blocks;
            let at = blocks
                .iter()
                .position(|b| b.as_paragraph().is_some_and(|p| p.text().starts_with("Sở Tư pháp")))
                .expect("body");
            for _ in 0..2 {
                let mut turn = paragraph(profile(Model::Plan, profiles), Role::Body, "");
                turn.runs[0].content = Content::Break(crate::paper::Break::Page);
                blocks.insert(at + 1, Block::Paragraph(turn));
            }
        }
        "bang.vien-dau" => {
            let line =
                Border { kind: BorderKind::Single, width: EighthPoint(4), color: Color::Auto };
            for cell in tables(paper).remove(0).rows.iter_mut().flat_map(|row| &mut row.cells) {
                cell.borders.left = Some(line);
                cell.borders.right = Some(line);
                cell.width = Some(Twip(4000));
            }
        }
        "trang.ngang" => {
            let page = &mut paper.sections[0].geometry;
            (page.width, page.height) = (page.height, page.width);
            page.orientation = Orientation::Landscape;
        }
        "so-trang.phu-luc" => paper.sections[1].numbers.start = None,
        "so-trang.lien-tuc" => paper.sections[0].numbers.start = Some(5),
        "so-trang.chu-so" => paper.sections[0].numbers.format = Some("lowerRoman".into()),
        "so-trang.cach-mep" => paper.sections[0].geometry.header = Mm(20.0).into(),
        "quoc-hieu.mot-dong" => {
            change(paper, Role::NationalName, &mut |p| p.room = Some(Twip(3_000)));
        }
        "chu-ky.hinh-anh" => {
            let drawing = Drawing {
                kind: DrawingKind::Picture,
                floating: false,
                width: Some(Mm(40.0).into()),
                height: Some(Mm(20.0).into()),
                lines: Vec::new(),
                blocks: Vec::new(),
            };
            change(paper, Role::SignerTitle, &mut |p| {
                let content = Content::Drawing(Box::new(drawing.clone()));
                p.runs.push(Run { content, ..Run::default() });
            });
        }
        "tep.thong-tin" => paper.properties.creator = "Nguyễn Văn An".into(),
        "kinh-gui-noi.thang-hang" => {
            let mut nth = 0;
            change(paper, Role::AddresseeItem, &mut |p| {
                p.look.indents.left = Twip(600 * nth);
                nth += 1;
            });
        }
        "trich-yeu-cong-van.cach-dong" => {
            change(paper, Role::LetterSubject, &mut |p| p.look.before = Twip(0));
        }
        "so-thu-tu.tron-lan" => {
            let mut first = true;
            change(paper, Role::Section, &mut |p| {
                if std::mem::take(&mut first) {
                    let look = p.runs[0].look.clone();
                    let text = "I.".into();
                    p.number = Some(Number { text, level: 0, list: 1, bullet: false, look });
                    p.runs[0].content = Content::Text("MỤC ĐÍCH, YÊU CẦU".into());
                }
            });
        }
        "phan-ky.trang-rieng" => {
            change(paper, Role::Recipients, &mut |p| p.look.page_break_before = true);
        }
        "noi-nhan.nhu-dieu" => {
            let lines = [
                (Role::NumberSymbol, "Số: 05/QĐ-STP"),
                (Role::KindName, "QUYẾT ĐỊNH"),
                (Role::Clause, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác."),
                (Role::Clause, "Điều 2. Các phòng thuộc Sở thi hành Quyết định này."),
                (
                    Role::AppendixNote,
                    "(Kèm theo Quyết định số 05/QĐ-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
                ),
            ];
            lines_in_place(paper, &lines, profiles, Model::Plan);
        }
        "dau-mat.go-tay" => {
            let words = paragraph(profile(Model::Plan, profiles), Role::Body, "MẬT");
            let plain = Block::Paragraph(Paragraph { look: ParagraphLook::default(), ..words });
            tables(paper).remove(0).rows[1].cells[0].blocks.push(plain);
        }
        "doan.thut-ca-doan" => {
            change(paper, Role::Body, &mut |p| p.look.indents.right = Mm(20.0).into());
        }
        "bang.lap-dau-cot" => data_table(paper, 30, Alignment::Right, "Kết quả như sau:", profiles),
        "bang.ten" => data_table(paper, 4, Alignment::Right, "Sở đã báo cáo.", profiles),
        "bang.so-canh-phai" => {
            data_table(paper, 4, Alignment::Left, "Kết quả như sau:", profiles);
        }
        "phan-dau.bang" => {
            // The head as typed without a table: its lines one below another, a tab between number and day.
            let head = tables(paper).remove(0).clone();
            let mut lines: Vec<Block> = Vec::new();
            for cell in head.rows.iter().flat_map(|row| &row.cells) {
                lines.extend(cell.blocks.iter().cloned());
            }
            for block in &mut lines {
                if let Block::Paragraph(p) = block
                    && p.text().starts_with("Số:")
                {
                    p.runs.insert(0, Run { content: Content::Tab, ..Run::default() });
                }
            }
            paper.parts[0].blocks.splice(0..1, lines);
        }
        "de-muc.kieu" => {
            // A file of foreign make: no style says what a line is.
            let lines: Vec<(Role, &str)> = SECTIONS.iter().map(|w| (Role::Section, *w)).collect();
            lines_in_place(paper, &lines, profiles, Model::Plan);
            change(paper, Role::Clause, &mut |p| p.page = Some(2));
            unstyle(&mut paper.parts[0].blocks);
        }
        other => panic!("no document breaks {other}"),
    }
}

fn remove_page_number(paper: &mut Paper) {
    for block in &mut paper.parts[1].blocks {
        if let Block::Paragraph(paragraph) = block {
            paragraph.runs.clear();
        }
    }
}

const SECTIONS: [&str; 8] = [
    "I. MỤC ĐÍCH",
    "II. YÊU CẦU",
    "III. NỘI DUNG",
    "IV. TIẾN ĐỘ",
    "V. KINH PHÍ",
    "VI. PHÂN CÔNG",
    "VII. KIỂM TRA",
    "VIII. BÁO CÁO",
];

/// A table of amounts below the first paragraph of the text, which gets these words.
fn data_table(
    paper: &mut Paper,
    rows: usize,
    align: Alignment,
    above: &'static str,
    profiles: &Profiles,
) {
    lines_in_place(paper, &[(Role::Body, above)], profiles, Model::Plan);
    let cell = |words: &str, align: Alignment| {
        let mut paragraph = paragraph(profile(Model::Plan, profiles), Role::TableText, words);
        paragraph.look.align = align;
        Cell { columns: 1, blocks: vec![Block::Paragraph(paragraph)], ..Cell::default() }
    };
    let row = |nth: usize| match nth {
        0 => vec![cell("Đơn vị", Alignment::Center), cell("Số người", Alignment::Center)],
        _ => vec![cell("Xã Đại Phúc", Alignment::Left), cell(&format!("1.{nth:03}"), align)],
    };
    let rows = (0..rows).map(|nth| Row { cells: row(nth), ..Row::default() }).collect();
    let blocks = &mut paper.parts[0].blocks;
    let at = blocks
        .iter()
        .position(|block| block.as_paragraph().is_some_and(|p| p.text() == above))
        .expect("the words");
    blocks.insert(at + 1, Block::Table(Table { rows, ..Table::default() }));
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
