//! Import: the outline as the data hold it: sections, clauses, points, items, and what the program will print for each
//! number. What the data cannot say as it was is said in a note.

use super::draft::{ItemDraft, PartDraft};
use super::mark::{Kind, Mark};
use super::outline::{Branch, Content};
use crate::data::plan::Numbering;
use crate::viet::{point_letter, roman};

/// The sections, and how clauses below the second rank are numbered.
#[derive(Debug, Default)]
pub(super) struct Lowered {
    pub(super) sections: Vec<PartDraft>,
    pub(super) numbering: Numbering,
    /// What is said of the whole.
    pub(super) notes: Vec<String>,
}

/// Lowers an outline.
pub(super) fn lower(content: Vec<Content>) -> Lowered {
    // Numbers that begin with 1. are clauses: the sections above them are not there.
    let first = content.iter().find_map(|content| match content {
        Content::Branch(branch) => Some(branch.mark.kind),
        _ => None,
    });
    let below = first.is_none_or(|kind| kind > Kind::Unnumbered);
    let base = usize::from(below);
    let mut counted = (0, 0);
    count(&content, base, &mut counted);
    let numbering = if counted.1 > counted.0 { Numbering::Decimal } else { Numbering::Letters };
    let mut top = PartDraft::default();
    fill(&mut top, content, base);
    let mut lowered = Lowered { numbering, ..Lowered::default() };
    if below {
        let bare = top.text.is_empty() && top.items.is_empty() && top.parts.is_empty();
        if !bare {
            lowered.sections.push(top);
        }
    } else {
        // What is before the first heading is a section without a title.
        let sections = std::mem::take(&mut top.parts);
        let bare = top.text.is_empty() && top.items.is_empty() && top.tables.is_empty();
        if !bare {
            lowered.sections.push(top);
        }
        lowered.sections.extend(sections);
    }
    let mut other = Vec::new();
    for (nth, section) in lowered.sections.iter_mut().enumerate() {
        let printed = if below { String::new() } else { roman(nth as u32 + 1) };
        compare(section, &printed, &mut other);
        for (nth, clause) in section.parts.iter_mut().enumerate() {
            let number = nth as u32 + 1;
            compare(clause, &number.to_string(), &mut other);
            for (nth, point) in clause.parts.iter_mut().enumerate() {
                let printed = match numbering {
                    Numbering::Letters => point_letter(nth),
                    Numbering::Decimal => format!("{number}.{}", nth + 1),
                };
                compare(point, &printed, &mut other);
                for (nth, deeper) in point.parts.iter_mut().enumerate() {
                    let printed = match numbering {
                        Numbering::Letters => "-".to_owned(),
                        Numbering::Decimal => point_letter(nth),
                    };
                    compare(deeper, &printed, &mut other);
                }
            }
        }
    }
    if !other.is_empty() {
        other.truncate(5);
        lowered.notes.push(format!(
            "có chỗ bản gốc đánh số khác cách chương trình in (ví dụ {}); từng chỗ có ghi chú",
            other.join("; ")
        ));
    }
    strip_end(&mut lowered.sections);
    lowered
}

/// How many letters and decimals are on the third rank.
fn count(content: &[Content], depth: usize, counted: &mut (usize, usize)) {
    for content in content {
        let Content::Branch(branch) = content else { continue };
        if depth == 2 {
            match branch.mark.kind {
                Kind::Letter => counted.0 += 1,
                Kind::Decimal(_) => counted.1 += 1,
                _ => {}
            }
        }
        if !branch.mark.kind.is_bullet() {
            count(&branch.content, depth + 1, counted);
        }
    }
}

fn fill(part: &mut PartDraft, content: Vec<Content>, depth: usize) {
    for content in content {
        match content {
            Content::Paragraph(paragraph) => part.append(paragraph.words, paragraph.notes),
            Content::Table(table) => part.last_part().tables.push(table),
            Content::Branch(branch) if branch.mark.kind.is_bullet() => item(part, branch),
            Content::Branch(branch) => {
                let below = lowered(branch, depth);
                part.parts.push(below);
            }
        }
    }
}

impl PartDraft {
    /// The part that is printed last.
    fn last_part(&mut self) -> &mut PartDraft {
        match self.parts.is_empty() {
            true => self,
            false => {
                let last = self.parts.len() - 1;
                self.parts[last].last_part()
            }
        }
    }
}

fn lowered(branch: Branch, depth: usize) -> PartDraft {
    let Branch { mark, titled, words, content, notes } = branch;
    let mut part = PartDraft { typed: mark.typed.clone(), notes, ..PartDraft::default() };
    match (titled, words.is_empty()) {
        // A label alone is the title that there is.
        (_, true) => part.title = Some(mark.typed),
        (true, false) => part.title = Some(words),
        (false, false) => part.text.push(words),
    }
    fill(&mut part, content, depth + 1);
    part
}

fn item(part: &mut PartDraft, branch: Branch) {
    if !part.parts.is_empty() {
        let last = part.parts.len() - 1;
        return item(&mut part.parts[last], branch);
    }
    let Branch { mark, words, content, notes, .. } = branch;
    let mut item = ItemDraft { text: words, notes, ..ItemDraft::default() };
    let plus = mark.kind == Kind::Bullet('+');
    if part.items.is_empty() {
        part.plus = plus;
    }
    other_sign(&mark, part.plus, &mut item.notes);
    below(&mut item, content, 1);
    part.items.push(item);
}

/// What is below an item becomes its plus items, however deep it is.
fn below(item: &mut ItemDraft, content: Vec<Content>, depth: usize) {
    for content in content {
        match content {
            Content::Paragraph(paragraph) => {
                item.notes.extend(paragraph.notes);
                match item.items.is_empty() {
                    true => {
                        item.text.push('\n');
                        item.text.push_str(&paragraph.words);
                    }
                    false => item.items.push(paragraph.words),
                }
            }
            Content::Table(table) => {
                // A table stands between paragraphs: its words are kept as lines of the item.
                for row in &table.rows {
                    item.text.push('\n');
                    item.text.push_str(&super::table::TableDraft::row_words(row));
                }
                item.notes
                    .push(format!("{}: bảng trong gạch đầu dòng, để thành từng dòng", table.spot));
            }
            Content::Branch(branch) => {
                let number = match branch.mark.kind.is_bullet() {
                    true => String::new(),
                    false => format!("{} ", branch.mark.typed),
                };
                if depth > 1 {
                    item.notes.push(format!(
                        "bậc sâu hơn dấu cộng ('{}') in thành dấu cộng",
                        branch.mark.typed
                    ));
                } else {
                    other_sign(&branch.mark, true, &mut item.notes);
                }
                item.notes.extend(branch.notes);
                item.items.push(format!("{number}{}", branch.words));
                below(item, branch.content, depth + 1);
            }
        }
    }
}

fn other_sign(mark: &Mark, plus: bool, notes: &mut Vec<String>) {
    let printed = if plus { '+' } else { '-' };
    let Kind::Bullet(sign) = mark.kind else { return };
    if sign != printed {
        notes.push(format!("bản gốc dùng dấu '{sign}', chương trình in '{printed}'"));
    }
}

/// Notes where the number on paper is not the one that will be printed.
fn compare(part: &mut PartDraft, printed: &str, other: &mut Vec<String>) {
    // `Phần I` is another number than `I`.
    let bare = part.typed.trim_matches(|c: char| !c.is_alphanumeric());
    if part.typed.is_empty() && printed.is_empty() || bare == printed || part.typed == printed {
        return;
    }
    if part.typed.is_empty() {
        if part.title.is_some() {
            part.notes
                .push(format!("đề mục này ở bản gốc không đánh số; chương trình in '{printed}.'"));
        }
        return;
    }
    let note = format!("bản gốc ghi số '{}', chương trình in '{printed}'", part.typed);
    other.push(note.clone());
    part.notes.push(note);
}

/// The mark at the end of the text is the program's.
fn strip_end(sections: &mut [PartDraft]) {
    let Some(last) = sections.last_mut().and_then(PartDraft::last_words) else { return };
    let bare = last.trim_end();
    let stripped = ["./.", "./", "/."].iter().find_map(|mark| bare.strip_suffix(mark));
    if let Some(words) = stripped {
        let words = words.trim_end();
        // `kế hoạch này./.` ends with a full stop that the mark holds.
        *last = if words.ends_with('.') { words.to_owned() } else { format!("{words}.") };
    }
}
