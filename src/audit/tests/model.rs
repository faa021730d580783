//! Correct documents as papers, built from the profiles' rows.

use crate::audit::rule::Model;
use crate::data::scalar::TypeSize;
use crate::document::Orientation;
use crate::metrics::{Face, text_width};
use crate::paper::{
    Address, Alignment, Block, Border, BorderKind, Cell, Color, Content, Feet, Geometry, Indents,
    LineSpacing, PageNumbers, Paper, Paragraph, ParagraphLook, Part, PartId, PartKind, Row, Run,
    RunLook, Section, StyleRef, Table, Underline,
};
use crate::profile::{Align, LineRule, Profile, Profiles, Role};
use crate::units::{EighthPoint, HalfPoint, Mm, Pt, Twip};

const PLAN: &[(Role, &str)] = &[
    (Role::Superior, "UBND TỈNH THÁI NGUYÊN"),
    (Role::Issuer, "SỞ TƯ PHÁP"),
    (Role::Rule, "0.4"),
    (Role::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (Role::Motto, "Độc lập - Tự do - Hạnh phúc"),
    (Role::Rule, "1"),
    (Role::NumberSymbol, "Số: 05/KH-STP"),
    (Role::PlaceDate, "Thái Nguyên, ngày 05 tháng 01 năm 2026"),
    (Role::KindName, "KẾ HOẠCH"),
    (Role::Subject, "Triển khai công tác năm 2026"),
    (Role::Rule, "0.4"),
    (Role::Basis, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
    (
        Role::Basis,
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    ),
    (
        Role::Body,
        "Sở Tư pháp ban hành Kế hoạch triển khai công tác năm 2026 trên địa bàn tỉnh, cụ thể như sau:",
    ),
    (Role::Section, "I. MỤC ĐÍCH, YÊU CẦU"),
    (
        Role::Clause,
        "1. Mục đích của việc triển khai công tác trong năm 2026 ở các cơ quan, đơn vị trên địa bàn",
    ),
    (
        Role::Dash,
        "- Nâng cao chất lượng công tác tư pháp ở các cơ quan, đơn vị, địa phương trên địa bàn tỉnh.",
    ),
    (
        Role::Plus,
        "+ Bảo đảm tiến độ, chất lượng các nhiệm vụ được giao theo Phụ lục kèm theo Kế hoạch này.",
    ),
    (Role::Section, "II. TỔ CHỨC THỰC HIỆN"),
    (
        Role::Point,
        "a) Các phòng thuộc Sở tổ chức thực hiện đúng tiến độ, báo cáo kết quả trước ngày 15 tháng 12;",
    ),
    (
        Role::Point,
        "b) Văn phòng Sở theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo Giám đốc Sở./.",
    ),
    (Role::Recipients, "Nơi nhận:"),
    (Role::Recipient, "- UBND tỉnh (b/c);"),
    (Role::Filing, "- Lưu: VT."),
    (Role::Capacity, "KT. GIÁM ĐỐC"),
    (Role::SignerTitle, "PHÓ GIÁM ĐỐC"),
    (Role::SignerName, "Nguyễn Văn An"),
    (Role::AppendixLabel, "Phụ lục"),
    (Role::AppendixTitle, "DANH MỤC NHIỆM VỤ"),
    (
        Role::AppendixNote,
        "(Kèm theo Kế hoạch số 05/KH-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
    ),
];

const LETTER: &[(Role, &str)] = &[
    (Role::Superior, "UBND TỈNH THÁI NGUYÊN"),
    (Role::Issuer, "SỞ TƯ PHÁP"),
    (Role::Rule, "0.4"),
    (Role::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (Role::Motto, "Độc lập - Tự do - Hạnh phúc"),
    (Role::Rule, "1"),
    (Role::NumberSymbol, "Số: 12/STP-HCTP"),
    (Role::LetterSubject, "V/v báo cáo kết quả công tác"),
    (Role::PlaceDate, "Thái Nguyên, ngày 05 tháng 01 năm 2026"),
    (Role::Addressee, "Kính gửi:"),
    (Role::AddresseeItem, "- Ủy ban nhân dân tỉnh;"),
    (Role::AddresseeItem, "- Sở Nội vụ."),
    (
        Role::Body,
        "Sở Tư pháp báo cáo kết quả công tác năm 2025 của các phòng, đơn vị thuộc Sở như sau.",
    ),
    (Role::Recipients, "Nơi nhận:"),
    (Role::Recipient, "- Như trên;"),
    (Role::Filing, "- Lưu: VT."),
    (Role::SignerTitle, "GIÁM ĐỐC"),
    (Role::SignerName, "Nguyễn Văn An"),
];

const PARTY: &[(Role, &str)] = &[
    (Role::Superior, "TỈNH UỶ THÁI NGUYÊN"),
    (Role::Issuer, "BAN TUYÊN GIÁO VÀ DÂN VẬN"),
    (Role::Star, "*"),
    (Role::PartyName, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    (Role::Rule, "1"),
    (Role::NumberSymbol, "Số 05-BC/BTGDVTU"),
    (Role::PlaceDate, "Thái Nguyên, ngày 10 tháng 6 năm 2026"),
    (Role::KindName, "BÁO CÁO"),
    (Role::Subject, "kết quả công tác quý II năm 2026"),
    (Role::SubjectDashes, "-----"),
    (
        Role::Basis,
        "- Căn cứ Chương trình công tác năm 2026 của Ban Thường vụ Tỉnh uỷ và ý kiến chỉ đạo của Thường trực Tỉnh uỷ.",
    ),
    (
        Role::Body,
        "Ban Tuyên giáo và Dân vận Tỉnh uỷ báo cáo kết quả công tác quý II năm 2026 như sau.",
    ),
    (Role::Recipients, "Nơi nhận:"),
    (Role::Recipient, "- Thường trực Tỉnh uỷ;"),
    (Role::Filing, "- Lưu Văn phòng Ban."),
    (Role::Capacity, "K/T TRƯỞNG BAN"),
    (Role::SignerTitle, "PHÓ TRƯỞNG BAN"),
    (Role::SignerName, "Nguyễn Văn An"),
];

/// The profile of a model.
pub(in crate::audit) fn profile(model: Model, profiles: &Profiles) -> &Profile {
    let id = if model == Model::Party { "hd05" } else { "nd30" };
    profiles.iter().find(|profile| profile.id == id).expect("profile")
}

/// A correct document.
pub(in crate::audit) fn base(model: Model, profiles: &Profiles) -> Paper {
    let lines = match model {
        Model::Plan => PLAN,
        Model::Letter => LETTER,
        Model::Party => PARTY,
    };
    let profile = profile(model, profiles);
    let mut above = (Role::Body, "");
    let mut all = Vec::new();
    for (role, words) in lines {
        let mut paragraph = paragraph(profile, *role, if *role == Role::Rule { "" } else { words });
        if *role == Role::Rule {
            let share: f64 = words.parse().expect("a share");
            draw(&mut paragraph, profile, above, share);
        } else {
            above = (*role, words);
        }
        if *role == Role::AppendixLabel {
            paragraph.look.page_break_before = true;
        }
        all.push((*role, paragraph));
    }
    let left = |role: Role| {
        matches!(
            role,
            Role::Superior | Role::Issuer | Role::Star | Role::NumberSymbol | Role::LetterSubject
        )
    };
    let end = |role: Role| {
        matches!(
            role,
            Role::Recipients
                | Role::Recipient
                | Role::Filing
                | Role::Capacity
                | Role::SignerTitle
                | Role::SignerName
        )
    };
    let of = |from: usize, to: usize| {
        all[from..to]
            .iter()
            .map(|(_, paragraph)| Block::Paragraph(paragraph.clone()))
            .collect::<Vec<_>>()
    };
    let at = |role: Role| all.iter().position(|(one, _)| *one == role).expect("role");
    let state = all
        .iter()
        .position(|(role, _)| matches!(role, Role::NationalName | Role::PartyName))
        .expect("state");
    let (number, date) = (at(Role::NumberSymbol), at(Role::PlaceDate));
    let recipients = at(Role::Recipients);
    let sign = all
        .iter()
        .position(|(role, _)| matches!(role, Role::Capacity | Role::SignerTitle))
        .expect("sign");
    let last = at(Role::SignerName) + 1;
    let cell = |blocks| Cell { columns: 1, blocks, ..Cell::default() };
    let row = |cells| Row { cells, ..Row::default() };
    let mut blocks = vec![Block::Table(Table {
        rows: vec![
            row(vec![cell(of(0, state)), cell(of(state, number))]),
            row(vec![cell(of(number, date)), cell(of(date, date + 1))]),
        ],
        ..Table::default()
    })];
    blocks.extend(of(date + 1, recipients));
    blocks.push(Block::Table(Table {
        rows: vec![row(vec![cell(of(recipients, sign)), cell(of(sign, last))])],
        ..Table::default()
    }));
    blocks.extend(of(last, all.len()));
    assert!(left(all[0].0) && end(all[recipients].0));
    let mut number = paragraph(profile, Role::PageNumber, "2");
    number.runs[0].field = Some("PAGE".into());
    number.address.part = PartId(1);
    let parts = vec![
        Part { kind: PartKind::Body, name: "word/document.xml".into(), blocks },
        Part {
            kind: PartKind::Header,
            name: "word/header1.xml".into(),
            blocks: vec![Block::Paragraph(number)],
        },
    ];
    let page = &profile.page;
    let end = parts[0].blocks.len();
    // An appendix is a section of its own.
    let text_end = if last < all.len() { end - (all.len() - last) } else { end };
    let mut paper = Paper {
        sections: vec![Section {
            blocks: 0..text_end,
            geometry: Geometry {
                width: page.width.into(),
                height: page.height.into(),
                orientation: Orientation::Portrait,
                top: Mm(page.top.value).into(),
                bottom: Mm(page.bottom.value).into(),
                left: Mm(page.left.value).into(),
                right: Mm(page.right.value).into(),
                gutter: Twip(0),
                header: page.header.into(),
                footer: page.footer.into(),
            },
            headers: Feet { default: Some(PartId(1)), first: None, even: None },
            title_page: true,
            new_page: true,
            columns: 1,
            ..Section::default()
        }],
        parts,
        ..Paper::default()
    };
    if text_end < end {
        let numbers = PageNumbers { start: Some(1), format: None };
        let appendix = Section { blocks: text_end..end, numbers, ..paper.sections[0].clone() };
        paper.sections.push(appendix);
    }
    paper.facts.settings = true;
    paper
}

/// A paragraph as a row has it.
pub(in crate::audit) fn paragraph(profile: &Profile, role: Role, words: &str) -> Paragraph {
    let row = profile.row(role).or_else(|| profile.row(Role::Body)).expect("row");
    let size: HalfPoint = row.points(TypeSize::Fourteen).into();
    let look = RunLook {
        size,
        bold: row.bold,
        italic: row.italic,
        underline: if row.underline { Underline::Single } else { Underline::None },
        ..RunLook::default()
    };
    Paragraph {
        address: Address::default(),
        look: ParagraphLook {
            style: Some(StyleRef { id: role.id().into(), name: row.name.as_str().into() }),
            align: match row.align {
                Align::Left => Alignment::Left,
                Align::Center => Alignment::Center,
                Align::Right => Alignment::Right,
                Align::Justify => Alignment::Justify,
            },
            indents: Indents {
                first_line: row.first_line.map_or(Twip(0), |bound| Mm(bound.value).into()),
                ..Indents::default()
            },
            before: row.before.map_or(Twip(0), |bound| Pt(bound.value).into()),
            line: match row.line {
                None => LineSpacing::Multiple(240),
                Some(LineRule::Multiple(bound)) => {
                    LineSpacing::Multiple((bound.value * 240.0) as u32)
                }
                Some(LineRule::Exact(bound)) => LineSpacing::Exact(Pt(bound.value).into()),
            },
            ..ParagraphLook::default()
        },
        runs: vec![Run {
            content: Content::Text(words.into()),
            look: look.clone(),
            ..Run::default()
        }],
        mark: look,
        room: Some(Twip(9354)),
        ..Paragraph::default()
    }
}

/// A rule as long as a share of the words above it.
fn draw(paragraph: &mut Paragraph, profile: &Profile, above: (Role, &str), share: f64) {
    let row = profile.row(above.0).expect("row");
    let size: HalfPoint = row.points(TypeSize::Fourteen).into();
    let face = if row.bold { Face::Bold } else { Face::Regular };
    let length = (f64::from(text_width(above.1, face, size.0)) * share) as i32;
    paragraph.look.borders.top =
        Some(Border { kind: BorderKind::Single, width: EighthPoint(6), color: Color::Auto });
    paragraph.room = Some(Twip(length));
}

/// Puts these lines in the place of all lines of their roles.
pub(in crate::audit) fn lines_in_place(
    paper: &mut Paper,
    lines: &[(Role, &str)],
    profiles: &Profiles,
    model: Model,
) {
    let profile = profile(model, profiles);
    let mut roles: Vec<Role> = lines.iter().map(|(role, _)| *role).collect();
    roles.dedup();
    let mut before: Option<Role> = None;
    for role in roles {
        let new: Vec<Block> = lines
            .iter()
            .filter(|(one, _)| *one == role)
            .map(|(_, words)| {
                let mut new = paragraph(profile, role, words);
                new.look.page_break_before = role == Role::AppendixLabel;
                Block::Paragraph(new)
            })
            .collect();
        let mut new = Some(new);
        replace(&mut paper.parts[0].blocks, role, &mut new);
        // A role that the model does not have comes after the one that was replaced before it.
        if let (Some(new), Some(before)) = (new, before) {
            assert!(insert_after(&mut paper.parts[0].blocks, before, new), "no place for {role:?}");
        }
        before = Some(role);
    }
}

fn is(block: &Block, role: Role) -> bool {
    let style = block.as_paragraph().and_then(|paragraph| paragraph.look.style.as_ref());
    style.is_some_and(|style| &*style.id == role.id())
}

fn replace(blocks: &mut Vec<Block>, role: Role, new: &mut Option<Vec<Block>>) {
    let mut at = 0;
    while at < blocks.len() {
        if let Block::Table(table) = &mut blocks[at] {
            for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                replace(&mut cell.blocks, role, new);
            }
        } else if is(&blocks[at], role) {
            blocks.remove(at);
            if let Some(new) = new.take() {
                let count = new.len();
                blocks.splice(at..at, new);
                at += count;
            }
            continue;
        }
        at += 1;
    }
}

/// Puts blocks after the last one of a role.
pub(super) fn insert_after(blocks: &mut Vec<Block>, after: Role, mut new: Vec<Block>) -> bool {
    if let Some(at) = blocks.iter().rposition(|block| is(block, after)) {
        blocks.splice(at + 1..at + 1, new.drain(..));
        return true;
    }
    blocks.iter_mut().any(|block| match block {
        Block::Table(table) => table
            .rows
            .iter_mut()
            .flat_map(|row| &mut row.cells)
            .any(|cell| insert_after(&mut cell.blocks, after, new.clone())),
        Block::Paragraph(_) => false,
    })
}

/// Every paragraph of a role, to be changed.
pub(in crate::audit) fn change(
    paper: &mut Paper,
    role: Role,
    with: &mut dyn FnMut(&mut Paragraph),
) -> usize {
    fn walk(
        blocks: &mut [Block],
        role: Role,
        with: &mut dyn FnMut(&mut Paragraph),
        count: &mut usize,
    ) {
        for block in blocks {
            match block {
                Block::Table(table) => {
                    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                        walk(&mut cell.blocks, role, with, count);
                    }
                }
                Block::Paragraph(paragraph) => {
                    let style = paragraph.look.style.as_ref().map(|style| style.id.clone());
                    if style.as_deref() == Some(role.id()) {
                        *count += 1;
                        with(paragraph);
                    }
                }
            }
        }
    }
    let mut count = 0;
    for part in &mut paper.parts {
        walk(&mut part.blocks, role, with, &mut count);
    }
    count
}

/// Puts the bounds of the sections right after blocks came or went: an appendix is a section of its own.
pub(in crate::audit) fn resection(paper: &mut Paper) {
    let blocks = &paper.parts[0].blocks;
    let end = blocks.len();
    let starts = |block: &Block| {
        block.as_paragraph().is_some_and(|paragraph| paragraph.text().starts_with("Phụ lục"))
    };
    let label = blocks
        .iter()
        .position(|block| is(block, Role::AppendixLabel) || starts(block))
        .unwrap_or(end);
    if let [text, appendix] = paper.sections.as_mut_slice() {
        text.blocks = 0..label;
        appendix.blocks = label..end;
    }
}
