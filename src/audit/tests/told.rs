//! Breaches that words alone do not make: a correct document with one thing changed.

use super::model::{change, lines_in_place, paragraph, profile};
use crate::audit::rule::Model;
use crate::document::Orientation;
use crate::paper::{
    Block, Border, BorderKind, Changes, Color, Content, Drawing, DrawingKind, Feet, Paper, Part,
    PartId, PartKind, Row, Run, Table,
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
