//! Import: `plan.yaml`, the plan word for word, its duties and its reporting.

use super::super::Draft;
use super::super::annex::AnnexDraft;
use super::super::bodies;
use super::super::draft::{ItemDraft, PartDraft};
use super::super::duties::DutyDraft;
use super::super::head::Field;
use super::super::table::TableDraft;
use super::super::yaml::Yaml;
use super::Names;
use crate::data::plan::{Circulation, Numbering, Role, Urgency};
use crate::data::scalar::TO_FILL;
use crate::viet::lower_first;

pub(super) fn write(draft: &Draft, names: &Names) -> Yaml {
    let mut yaml = Yaml::default();
    yaml.comment(0, &format!("plan.yaml: lập từ tệp {}.", draft.source));
    yaml.comment(
        0,
        "Chỗ có CẦN XEM là chương trình hiểu theo lời văn, người lập kế hoạch xem lại rồi xóa ghi chú. Chỗ có CẦN ĐIỀN là bản gốc không có. Số thứ tự, dấu đầu dòng và dấu kết thúc ./. do chương trình in.",
    );
    if let Some(code) = draft.code {
        yaml.look(
            0,
            &format!("tệp gõ bằng bảng mã {code}, đã đổi sang Unicode: đọc lại các tên riêng"),
        );
    }
    yaml.gap();
    document(draft, &mut yaml);
    yaml.gap();
    yaml.look(0, "tên của đợt khi nhắc đến giữa câu, rút từ trích yếu");
    yaml.words(0, "campaign_name", &names.campaign_name);
    if !draft.basis.is_empty() {
        yaml.gap();
        yaml.open(0, "basis");
        draft.basis.iter().for_each(|words| yaml.item(1, words));
    }
    if !draft.opening.is_empty() || !draft.opening_notes.is_empty() {
        yaml.gap();
        yaml.look_all(0, &draft.opening_notes);
        yaml.open(0, "opening");
        draft.opening.iter().for_each(|words| yaml.item(1, words));
    }
    yaml.gap();
    let numbering = match draft.lowered.numbering {
        Numbering::Letters => "letters",
        Numbering::Decimal => "decimal",
    };
    yaml.bare(0, "numbering", numbering);
    yaml.gap();
    yaml.look_all(0, &draft.lowered.notes);
    if draft.lowered.sections.is_empty() {
        yaml.fill(0, "không thấy phần nội dung nào ngoài đoạn mở đầu");
        yaml.bare(0, "sections", "[]");
    } else {
        yaml.open(0, "sections");
        draft.lowered.sections.iter().for_each(|section| part(section, 1, &mut yaml));
    }
    annexes(&draft.annexes, &mut yaml);
    yaml.gap();
    yaml.look_all(0, &draft.closing.notes);
    match draft.closing.recipients.is_empty() {
        true => {
            yaml.fill(0, "nơi nhận: không thấy ở bản gốc");
            yaml.open(0, "recipients");
            yaml.item(1, TO_FILL);
        }
        false => {
            yaml.open(0, "recipients");
            draft.closing.recipients.iter().for_each(|words| yaml.item(1, words));
        }
    }
    duties(draft, &mut yaml);
    reporting(draft, names, &mut yaml);
    unplaced(draft, &mut yaml);
    yaml
}

fn document(draft: &Draft, yaml: &mut Yaml) {
    let head = &draft.head;
    let notes = |field: Field, yaml: &mut Yaml| {
        let of = head.notes.iter().filter(|(about, _)| *about == field);
        of.for_each(|(_, note)| yaml.look(1, note));
    };
    yaml.open(0, "document");
    notes(Field::Kind, yaml);
    if let Some(kind) = head.kind.filter(|kind| kind.name != "Kế hoạch") {
        yaml.look(1, &format!("bản gốc là '{}'; chương trình lập theo mẫu Kế hoạch, muốn tên loại khác thì thêm mẫu", kind.name));
    }
    yaml.bare(1, "kind", "ke-hoach");
    notes(Field::Number, yaml);
    if let Some(number) = head.number {
        yaml.bare(1, "number", &number.to_string());
    }
    notes(Field::Date, yaml);
    if let Some(date) = head.date {
        yaml.bare(1, "date", &date.format("%Y-%m-%d").to_string());
    }
    notes(Field::Subject, yaml);
    match &head.subject {
        Some(subject) => yaml.words(1, "subject", subject),
        None => {
            yaml.fill(1, "trích yếu: không thấy dưới tên loại ở bản gốc");
            yaml.words(1, "subject", TO_FILL);
        }
    }
    let marks = (head.draft, head.urgency, head.circulation);
    notes(Field::Marks, yaml);
    if marks == (None, None, None) {
        return;
    }
    yaml.open(1, "marks");
    if let Some(nth) = head.draft {
        yaml.bare(2, "draft", &nth.to_string());
    }
    if let Some(urgency) = head.urgency {
        let word = match urgency {
            Urgency::Urgent => "urgent",
            Urgency::VeryUrgent => "very-urgent",
            Urgency::Express => "express",
        };
        yaml.bare(2, "urgency", word);
    }
    if let Some(circulation) = head.circulation {
        let word = match circulation {
            Circulation::Internal => "internal",
            Circulation::Return => "return",
        };
        yaml.bare(2, "circulation", word);
    }
}

/// Writes a part as an entry of a list at a depth.
fn part(part: &PartDraft, depth: usize, yaml: &mut Yaml) {
    yaml.look_all(depth, &part.notes);
    let mut begun = false;
    let below = depth + 1;
    if let Some(id) = &part.id {
        yaml.item_bare(depth, "id", id);
        begun = true;
    }
    if let Some(title) = &part.title {
        match begun {
            true => yaml.words(below, "title", title),
            false => yaml.item_words(depth, "title", title),
        }
        begun = true;
    }
    let mut open = |key: &str, yaml: &mut Yaml| {
        match begun {
            true => yaml.open(below, key),
            false => yaml.item_open(depth, key),
        }
        begun = true;
    };
    if !part.text.is_empty() {
        open("text", yaml);
        part.text.iter().for_each(|words| yaml.item(below + 1, words));
    }
    if !part.items.is_empty() {
        open("items", yaml);
        part.items.iter().for_each(|one| item(one, below + 1, yaml));
    }
    if !part.parts.is_empty() {
        open("parts", yaml);
        part.parts.iter().for_each(|one| self::part(one, below + 1, yaml));
    }
    if !begun {
        // A heading that holds only a table.
        yaml.item_words(depth, "title", if part.typed.is_empty() { TO_FILL } else { &part.typed });
    }
    if part.plus {
        yaml.bare(below, "marker", "plus");
    }
    part.tables.iter().for_each(|one| table(one, below, yaml));
}

fn item(item: &ItemDraft, depth: usize, yaml: &mut Yaml) {
    yaml.look_all(depth, &item.notes);
    if item.id.is_none() && item.items.is_empty() {
        return yaml.item(depth, &item.text);
    }
    match &item.id {
        Some(id) => {
            yaml.item_bare(depth, "id", id);
            yaml.words(depth + 1, "text", &item.text);
        }
        None => yaml.item_words(depth, "text", &item.text),
    }
    if !item.items.is_empty() {
        yaml.open(depth + 1, "items");
        item.items.iter().for_each(|words| yaml.item(depth + 2, words));
    }
}

/// The data have no place for a table: its rows are listed at the end.
fn table(table: &TableDraft, depth: usize, yaml: &mut Yaml) {
    let note = "của bản gốc đứng ở đây, chưa đưa vào dữ liệu; từng hàng ghi ở cuối tệp";
    yaml.look(depth, &format!("{} {note}", table.spot));
}

fn annexes(annexes: &[AnnexDraft], yaml: &mut Yaml) {
    for annex in annexes {
        yaml.gap();
        let label = annex.label.as_deref().unwrap_or("Phụ lục");
        let title = annex.title.as_deref().unwrap_or_default();
        yaml.look(
            0,
            &format!("{label}: {title} ({}), chưa đưa vào dữ liệu; chữ ghi ở cuối tệp", annex.spot),
        );
    }
}

fn duties(draft: &Draft, yaml: &mut Yaml) {
    if draft.charged.duties.is_empty() {
        yaml.gap();
        yaml.look(0, "không thấy câu nào giao việc cho cơ quan, đơn vị có tên; thêm duties nếu biểu mẫu cần hỏi từng nhiệm vụ");
        return;
    }
    yaml.gap();
    yaml.look(0, "nhiệm vụ: ai phải làm gì, đọc từ các đề mục và câu giao việc; title và label là chữ đầu của lời văn, sửa lại cho gọn");
    yaml.open(0, "duties");
    draft.charged.duties.iter().for_each(|one| duty(one, yaml));
}

fn duty(duty: &DutyDraft, yaml: &mut Yaml) {
    yaml.item_bare(1, "id", &duty.id);
    yaml.bare(2, "anchor", &duty.anchor);
    if let Some(words) = &duty.words {
        yaml.words(2, "words", words);
    }
    yaml.words(2, "title", &duty.title);
    if duty.everyone {
        yaml.bare(2, "everyone", "true");
    }
    if !duty.agencies.is_empty() {
        yaml.ids(2, "agencies", &duty.agencies);
    }
    if !duty.groups.is_empty() {
        yaml.ids(2, "groups", &duty.groups);
    }
    if let Some(role) = duty.role {
        let word = match role {
            Role::Lead => "lead",
            Role::Cooperate => "cooperate",
            Role::Supply => "supply",
        };
        yaml.bare(2, "role", word);
    }
    yaml.open(2, "asks");
    yaml.item_bare(3, "id", &format!("{}-kq", duty.id));
    yaml.words(4, "label", &duty.label);
}

fn reporting(draft: &Draft, names: &Names, yaml: &mut Yaml) {
    yaml.gap();
    yaml.comment(0, "Chế độ báo cáo: gửi ai, các kỳ, hạn.");
    yaml.open(0, "reporting");
    let to = addressee(draft).unwrap_or_else(|| names.issuer_name.clone());
    yaml.look(1, "nơi nhận báo cáo, đọc từ câu về báo cáo; không thấy thì là cơ quan ban hành");
    yaml.open(1, "to");
    yaml.words(2, "name", &to);
    if let Some(via) = names.standing.as_ref().filter(|via| **via != names.issuer) {
        yaml.bare(2, "via", via);
    }
    yaml.bare(1, "anchor", &draft.reporting_anchor);
    for sentence in &draft.untold {
        yaml.look(
            1,
            &format!("câu này nói về thời hạn mà chương trình không lập được kỳ: “{sentence}”"),
        );
    }
    let about = format!("Kết quả thực hiện {}", names.campaign_name);
    if draft.periods.is_empty() {
        yaml.fill(1, "kỳ báo cáo: không thấy hạn báo cáo nào trong kế hoạch; thêm ít nhất một kỳ theo mẫu: {id, name, anchor, covers: {from, to}, due_before, subject, summary: {kind: bao-cao, subject}}");
        yaml.bare(1, "periods", "[]");
    } else {
        yaml.open(1, "periods");
    }
    for (period, anchor) in draft.periods.iter().zip(&draft.period_anchors) {
        yaml.look(2, &format!("theo câu: “{}”", period.quote));
        yaml.look_all(2, &period.notes);
        yaml.item_bare(2, "id", &period.id);
        yaml.words(3, "name", &period.name);
        yaml.bare(3, "anchor", anchor);
        let (from, to) = period.covers;
        yaml.bare(3, "covers", &format!("{{from: {from}, to: {to}}}"));
        yaml.bare(3, "due_before", &period.due_before.to_string());
        let subject = match period.id.starts_with("tong-ket") || period.id.starts_with("ket-qua") {
            true => about.clone(),
            false => format!("{about} ({})", period.name),
        };
        yaml.words(3, "subject", &subject);
        yaml.open(3, "summary");
        yaml.bare(4, "kind", "bao-cao");
        yaml.words(4, "subject", &format!("Tổng hợp {}", lower_first(&subject)));
    }
    yaml.open(1, "summary");
    yaml.look(2, "báo cáo tổng hợp gửi ai");
    yaml.open(2, "to");
    yaml.item(3, &to);
}

/// To whom the sentences about reporting say that reports go.
fn addressee(draft: &Draft) -> Option<String> {
    let sentences = draft.periods.iter().map(|period| period.quote.as_str());
    sentences.chain(draft.untold.iter().map(String::as_str)).find_map(|sentence| {
        [
            "gửi về ",
            "báo cáo về ",
            "báo cáo kết quả về ",
            "gửi báo cáo về ",
            "kết quả về ",
            "gửi cho ",
            "gửi ",
            "báo cáo ",
        ]
        .iter()
        .find_map(|before| {
            let (_, rest) = sentence.split_once(before)?;
            let named = bodies::at_start(rest).filter(|_| rest.starts_with(char::is_uppercase))?;
            let name = named.bodies.first()?.clone();
            (!bodies::is_many(&name)).then_some(name)
        })
    })
}

fn unplaced(draft: &Draft, yaml: &mut Yaml) {
    if draft.unplaced.is_empty() {
        return;
    }
    yaml.gap();
    yaml.look(0, "CHƯA XẾP ĐƯỢC: chữ có ở bản gốc mà chưa có chỗ trong dữ liệu, kèm nơi đứng:");
    for one in &draft.unplaced {
        yaml.comment(0, &format!("- {}: {}", one.place, one.words));
    }
}
