//! Desk, editing: which fields the sheet of each thing has.

use std::fmt;

use super::{Field, FieldKind, Sheet};
use crate::data::campaign::Campaign;
use crate::data::node::{Node, Value};
use crate::data::report::TO_FIX;
use crate::data::scalar::{Date, Id};
use crate::data::summaries::Fixed;

/// What is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An agency, by its id.
    Agency(String),
    /// An agency that is added to a group.
    NewAgency(String),
    /// An indicator, by its id.
    Indicator(String),
    /// An indicator that is added.
    NewIndicator,
    /// A period, by its id.
    Period(String),
    /// A question, by its id.
    Question(String),
    /// The head of the plan: number, day, subject.
    Heading,
    /// A part of the plan, by its place in each list of parts from above.
    Part(Vec<usize>),
    /// A section of the text of a period's summary: the period, the section's id.
    Section(String, String),
    /// What is doubtful in a report: the period, the agency.
    Report(String, String),
}

impl Target {
    /// Reads one as it is in an address: `agency:so-y-te`, `part:1.0`, `section:2024-12:state`.
    pub fn parse(text: &str) -> Option<Target> {
        let mut parts = text.split(':');
        let kind = parts.next()?;
        let mut next = || parts.next().filter(|part| Id::parse(part).is_ok()).map(str::to_owned);
        let target = match kind {
            "agency" => Target::Agency(next()?),
            "new-agency" => Target::NewAgency(next()?),
            "indicator" => Target::Indicator(next()?),
            "new-indicator" => Target::NewIndicator,
            "period" => Target::Period(next()?),
            "question" => Target::Question(next()?),
            "heading" => Target::Heading,
            "part" => {
                let places = parts.next()?.split('.').map(str::parse).collect::<Result<_, _>>();
                Target::Part(places.ok()?)
            }
            "section" => Target::Section(next()?, next()?),
            "report" => Target::Report(next()?, next()?),
            _ => return None,
        };
        parts.next().is_none().then_some(target)
    }

    /// The file it is in, below the folder of data.
    pub fn file(&self) -> String {
        match self {
            Target::Agency(_) | Target::NewAgency(_) => "agencies.yaml".to_owned(),
            Target::Indicator(_) | Target::NewIndicator => "indicators.yaml".to_owned(),
            Target::Period(_) | Target::Question(_) | Target::Heading | Target::Part(_) => {
                "plan.yaml".to_owned()
            }
            Target::Section(period, _) => format!("summaries/{period}.yaml"),
            Target::Report(period, agency) => format!("reports/{period}/{agency}.yaml"),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Agency(id) => write!(f, "agency:{id}"),
            Target::NewAgency(group) => write!(f, "new-agency:{group}"),
            Target::Indicator(id) => write!(f, "indicator:{id}"),
            Target::NewIndicator => f.write_str("new-indicator"),
            Target::Period(id) => write!(f, "period:{id}"),
            Target::Question(id) => write!(f, "question:{id}"),
            Target::Heading => f.write_str("heading"),
            Target::Part(places) => {
                let places: Vec<String> = places.iter().map(ToString::to_string).collect();
                write!(f, "part:{}", places.join("."))
            }
            Target::Section(period, id) => write!(f, "section:{period}:{id}"),
            Target::Report(period, agency) => write!(f, "report:{period}:{agency}"),
        }
    }
}

/// A field as a sheet's table has it: key, label, hint, kind, whether something must be there.
type Row = (&'static str, &'static str, &'static str, FieldKind, bool);

use FieldKind::{Bare, Choice, Day, Flag, Line, Lines, More, Text, Verbatim};

const AGENCY: &[Row] = &[
    ("name", "Tên đầy đủ", "Như viết trong câu: Sở Tư pháp tỉnh Thái Nguyên", Line, true),
    ("short", "Tên ngắn", "Dùng trong bảng, danh sách; bỏ trống nếu tên đã ngắn", Line, false),
    (
        "superior",
        "Cơ quan chủ quản ở đầu văn bản",
        "Mỗi dòng như in, viết hoa; bỏ trống nếu không có",
        Lines,
        false,
    ),
    ("letterhead", "Tên cơ quan ở đầu văn bản", "Mỗi dòng như in, viết hoa", Lines, true),
    ("symbol", "Chữ viết tắt trong ký hiệu", "Ví dụ: STP", Line, true),
    ("place", "Địa danh", "Ghi trước ngày, tháng, năm", Line, true),
    ("signature/title", "Chức vụ người ký", "Ví dụ: Giám đốc", Line, true),
    ("signature/name", "Họ tên người ký", "Bỏ trống nếu chưa biết", Line, false),
    ("filing", "Nơi lưu", "Phần sau chữ Lưu: VT, NC", Line, true),
    ("contact", "Dòng liên hệ ở cuối trang đầu", "Bỏ trống nếu không in", Line, false),
];

const INDICATOR: &[Row] = &[
    ("name", "Tên chỉ tiêu", "Như in trong bảng", Line, true),
    ("short", "Tên ngắn", "In ở đầu cột; bỏ trống nếu tên đã ngắn", Line, false),
    ("unit", "Đơn vị tính", "Ví dụ: cuộc, tin, bài, %", Line, true),
    (
        "phrase",
        "Cách viết trong câu",
        "Viết sau chữ “đã”, chỗ của con số ghi {}: tổ chức {} cuộc hội nghị",
        Line,
        false,
    ),
    ("value", "Loại số", "", Choice, false),
    ("total", "Cách cộng", "", Choice, false),
    ("duty", "Theo nhiệm vụ", "Cơ quan có nhiệm vụ này báo cáo chỉ tiêu", Choice, false),
    ("everyone", "Mọi cơ quan, đơn vị đều báo cáo", "", Flag, false),
    (
        "at_least",
        "Mức tối thiểu",
        "Thấp hơn thì báo cáo tổng hợp nêu là chưa đạt; bỏ trống nếu không có",
        Bare,
        false,
    ),
];

const PERIOD: &[Row] = &[
    ("name", "Tên kỳ", "Viết trong câu: tháng 12 năm 2024", Line, true),
    ("covers/from", "Bao quát từ ngày", "", Day, true),
    ("covers/to", "Đến hết ngày", "", Day, true),
    (
        "due_before",
        "Phải gửi trước ngày",
        "Không tính ngày này: gửi đúng ngày này là đã chậm",
        Day,
        true,
    ),
    ("subject", "Trích yếu của báo cáo", "", Text, true),
    ("summary/subject", "Trích yếu của báo cáo tổng hợp", "", Text, true),
    ("summary/number", "Số của báo cáo tổng hợp", "Bỏ trống nếu chưa lấy số", Bare, false),
    ("summary/date", "Ngày của báo cáo tổng hợp", "Bỏ trống nếu chưa ban hành", Day, false),
];

const QUESTION: &[Row] = &[
    ("label", "Nội dung hỏi", "Như in trong biểu mẫu", Text, true),
    (
        "hint",
        "Lời nhắc trong ô",
        "Hiện cho đến khi điền; bỏ trống thì chương trình tự ghi",
        Text,
        false,
    ),
    ("optional", "Không bắt buộc trả lời", "", Flag, false),
];

const HEADING: &[Row] = &[
    (
        "document/subject",
        "Trích yếu của kế hoạch",
        "Không lặp lại chữ “Kế hoạch”, không chấm cuối",
        Text,
        true,
    ),
    ("document/number", "Số văn bản", "Bỏ trống nếu chưa lấy số", Bare, false),
    ("document/date", "Ngày ban hành", "Bỏ trống nếu chưa ban hành", Day, false),
    ("document/marks/draft", "Dự thảo lần thứ", "Bỏ trống nếu không phải dự thảo", Bare, false),
    ("campaign_name", "Tên của đợt khi nhắc giữa câu", "", Text, true),
];

const NEW_ID: Row = (
    "id",
    "Mã",
    "Chữ thường không dấu, số, gạch nối; không trùng mã khác. Ví dụ: so-tu-phap",
    Bare,
    true,
);

/// The words of what a choice can be; the first is what holds where nothing is said.
fn choices(key: &str, campaign: Option<&Campaign>) -> Vec<(String, String)> {
    let fixed: &[(&str, &str)] = match key {
        "value" => &[
            ("count", "số đếm"),
            ("decimal", "số thập phân"),
            ("percent", "tỷ lệ %"),
            ("money", "tiền"),
        ],
        "total" => &[
            ("sum", "cộng"),
            ("max", "lấy số lớn nhất"),
            ("last", "số hiện có ở kỳ sau cùng"),
            ("none", "không cộng"),
            ("rate", "tính từ hai chỉ tiêu khác"),
        ],
        _ => &[],
    };
    let mut all: Vec<(String, String)> =
        fixed.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect();
    if key == "duty" {
        let duties = campaign.iter().flat_map(|campaign| &campaign.plan.value.duties);
        all.extend(duties.map(|duty| (duty.id.to_string(), duty.title.to_string())));
    }
    all
}

/// The sheet of something in a file; none where it is not there.
pub(super) fn sheet(target: &Target, root: &Node, campaign: Option<&Campaign>) -> Option<Sheet> {
    let file = target.file();
    let made = |title: String, place: String, fields: Vec<Field>, removable: bool| Sheet {
        title,
        file: file.clone(),
        seen: String::new(),
        fields,
        removable,
        is_new: false,
        place,
        anew: matches!(target, Target::Report(..)),
    };
    let rows = |place: &str, rows: &[Row]| -> Vec<Field> {
        rows.iter().map(|row| field(root, place, row, campaign)).collect()
    };
    Some(match target {
        Target::Agency(id) => {
            let place = agency(root, id)?;
            made(named(root, &place, "name"), place.clone(), rows(&place, AGENCY), true)
        }
        Target::NewAgency(group) => {
            let place = format!("{}/agencies", by_id(root, "groups", group)?);
            let title = format!(
                "Thêm cơ quan vào nhóm {}",
                named(root, place.trim_end_matches("/agencies"), "name")
            );
            added(made(title, place, new_rows(&[&[NEW_ID], AGENCY], campaign), false))
        }
        Target::Indicator(id) => {
            let place = by_id(root, "indicators", id)?;
            made(named(root, &place, "name"), place.clone(), rows(&place, INDICATOR), true)
        }
        Target::NewIndicator => {
            let fields = new_rows(&[&[NEW_ID], INDICATOR], campaign);
            added(made("Thêm chỉ tiêu".to_owned(), "indicators".to_owned(), fields, false))
        }
        Target::Period(id) => {
            let place = by_id(root, "reporting/periods", id)?;
            let fields = rows(&place, PERIOD).into_iter();
            // A period may say its day in another way, or an hour with it: then that stays as it is.
            let says_day = Date::parse(&named(root, &place, "due_before")).is_ok();
            let is_shown = |field: &Field| says_day || !field.name.ends_with("/due_before");
            made(
                format!("Kỳ {}", named(root, &place, "name")),
                place.clone(),
                fields.filter(is_shown).collect(),
                false,
            )
        }
        Target::Question(id) => {
            let campaign = campaign?;
            let (place, _) = campaign.all_asks().find(|(_, ask)| ask.id.as_str() == id)?;
            root.at(&place)?;
            made("Sửa câu hỏi".to_owned(), place.clone(), rows(&place, QUESTION), true)
        }
        Target::Heading => {
            made("Phần đầu của kế hoạch".to_owned(), String::new(), rows("", HEADING), false)
        }
        Target::Part(places) => {
            let (first, below) = places.split_first()?;
            let place = below
                .iter()
                .fold(format!("sections/{first}"), |place, nth| format!("{place}/parts/{nth}"));
            root.at(&place)?;
            made("Sửa một phần của kế hoạch".to_owned(), place.clone(), part(root, &place), true)
        }
        Target::Section(_, id) => {
            let place = by_id(root, "sections", id)?;
            let row: Row = (
                "text",
                "Lời văn",
                "Mỗi dòng là một đoạn; dòng bắt đầu bằng “- ” là gạch đầu dòng. Số liệu ghi bằng mã trong ngoặc nhọn để tự cập nhật.",
                Verbatim,
                false,
            );
            let out: Row = ("leave_out", "Không in phần này", "", Flag, false);
            made(
                format!("Lời văn: {}", section_name(campaign, id)),
                place.clone(),
                rows(&place, &[row, out]),
                false,
            )
        }
        Target::Report(_, id) => {
            let name = campaign.and_then(|campaign| campaign.agency(&Id::parse(id).ok()?));
            let name = name.map_or_else(|| id.clone(), |body| body.short().to_owned());
            let fields = doubtful(root, campaign);
            if fields.is_empty() {
                return None;
            }
            made(format!("Chỗ phải xem lại trong báo cáo của {name}"), String::new(), fields, false)
        }
    })
}

/// What a clerk calls a section of a summary: a fixed one, a duty, a phase of the plan.
pub(in crate::desk) fn section_name(campaign: Option<&Campaign>, id: &str) -> String {
    let fixed = || Fixed::parse(id).map(|fixed| fixed.words().to_owned());
    let own = |campaign: &Campaign| {
        let id = Id::parse(id).ok()?;
        let duty = campaign.duty(&id).map(|duty| duty.title.to_string());
        duty.or_else(|| campaign.phase(&id)?.title.as_ref().map(ToString::to_string))
    };
    fixed().or_else(|| campaign.and_then(own)).unwrap_or_else(|| id.to_owned())
}

fn added(sheet: Sheet) -> Sheet {
    Sheet { is_new: true, ..sheet }
}

/// The rows of what is not there yet.
fn new_rows(all: &[&[Row]], campaign: Option<&Campaign>) -> Vec<Field> {
    let empty = Node {
        value: Value::Null,
        span: crate::data::node::Span { line: 0, column: 0, length: 1 },
    };
    all.iter().flat_map(|rows| rows.iter()).map(|row| field(&empty, "", row, campaign)).collect()
}

/// The path to the entry of a list that has this id.
fn by_id(root: &Node, list: &str, id: &str) -> Option<String> {
    let Value::List(items) = &root.at(list)?.value else { return None };
    let nth = items.iter().position(|item| text(item, "id") == id)?;
    Some(format!("{list}/{nth}"))
}

fn agency(root: &Node, id: &str) -> Option<String> {
    let Value::List(groups) = &root.at("groups")?.value else { return None };
    (0..groups.len()).find_map(|nth| by_id(root, &format!("groups/{nth}/agencies"), id))
}

/// The words at a path.
fn text(node: &Node, path: &str) -> String {
    match node.at(path).map(|node| &node.value) {
        Some(Value::Scalar { text, .. }) => text.to_string(),
        Some(Value::List(items)) => {
            let line = |item: &Node| match &item.value {
                Value::Scalar { text, .. } => Some(text.to_string()),
                _ => None,
            };
            items.iter().filter_map(line).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

fn named(root: &Node, place: &str, key: &str) -> String {
    text(root, &format!("{place}/{key}"))
}

fn field(root: &Node, place: &str, row: &Row, campaign: Option<&Campaign>) -> Field {
    let (key, label, hint, kind, required) = *row;
    let name = if place.is_empty() { key.to_owned() } else { format!("{place}/{key}") };
    let value = text(root, &name);
    Field {
        label: label.to_owned(),
        hint: hint.to_owned(),
        kind,
        value: if kind == Flag && value == "false" { String::new() } else { value },
        choices: if kind == Choice { choices(key, campaign) } else { Vec::new() },
        required,
        name,
    }
}

fn one(name: String, label: String, hint: &str, kind: FieldKind, root: &Node) -> Field {
    let value = if kind == More { String::new() } else { text(root, &name) };
    Field { name, label, hint: hint.to_owned(), kind, value, choices: Vec::new(), required: false }
}

/// The fields of a part of the plan: its title, each paragraph, each item, and room for more.
fn part(root: &Node, place: &str) -> Vec<Field> {
    let gone = "Xóa hết chữ thì bỏ đoạn này";
    let mut fields = vec![one(
        format!("{place}/title"),
        "Tiêu đề".to_owned(),
        "Không ghi số thứ tự; bỏ trống nếu đoạn văn chạy liền sau số",
        Text,
        root,
    )];
    let list = |key: &str| match root.at(&format!("{place}/{key}")).map(|node| &node.value) {
        Some(Value::List(items)) => items.len(),
        _ => 0,
    };
    for nth in 0..list("text") {
        fields.push(one(
            format!("{place}/text/{nth}"),
            format!("Đoạn {}", nth + 1),
            gone,
            Text,
            root,
        ));
    }
    fields.push(one(
        format!("{place}/text/+"),
        "Thêm đoạn".to_owned(),
        "Mỗi dòng là một đoạn",
        More,
        root,
    ));
    for nth in 0..list("items") {
        let item = format!("{place}/items/{nth}");
        let label = format!("Gạch đầu dòng {}", nth + 1);
        match root.at(&item).map(|node| &node.value) {
            // One that something points at keeps its id: its words alone are changed.
            Some(Value::Map(_)) => {
                let words = Field {
                    required: true,
                    ..one(format!("{item}/text"), label.clone(), "", Text, root)
                };
                fields.push(words);
                if root.at(&format!("{item}/items")).is_some() {
                    let below = format!("{label}: các dòng bên dưới");
                    fields.push(one(
                        format!("{item}/items"),
                        below,
                        "Mỗi dòng một dấu cộng",
                        Lines,
                        root,
                    ));
                }
            }
            _ => fields.push(one(item, label, gone, Text, root)),
        }
    }
    fields.push(one(
        format!("{place}/items/+"),
        "Thêm gạch đầu dòng".to_owned(),
        "Mỗi dòng là một gạch đầu dòng",
        More,
        root,
    ));
    fields
}

/// What a report says that could not be read for sure, and what is said of the report itself.
fn doubtful(root: &Node, campaign: Option<&Campaign>) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut see = |name: String, label: String, kind: FieldKind| {
        let value = text(root, &name);
        if let Some(typed) = value.strip_prefix(TO_FIX) {
            let hint =
                format!("Cơ quan đã ghi: {}. Ghi giá trị đúng thay cho cả dòng.", typed.trim());
            fields.push(Field {
                name,
                label,
                hint,
                kind,
                value: String::new(),
                choices: Vec::new(),
                required: true,
            });
        }
    };
    let keys = |path: &str| match root.at(path).map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.iter().map(|(key, _)| key.text.to_string()).collect(),
        _ => Vec::new(),
    };
    for (key, label, kind) in [
        ("number", "Số báo cáo", Bare),
        ("date", "Ngày ban hành", Day),
        ("signer", "Người ký", Line),
        ("difficulties", "Khó khăn, vướng mắc", Text),
        ("proposals", "Kiến nghị, đề xuất", Text),
    ] {
        see(key.to_owned(), label.to_owned(), kind);
    }
    for id in keys("figures") {
        let indicators = campaign.iter().flat_map(|campaign| &campaign.indicators.value.indicators);
        let known = indicators.into_iter().find(|indicator| indicator.id.as_str() == id);
        let label = known.map_or_else(|| id.clone(), |one| format!("{} ({})", one.name, one.unit));
        see(format!("figures/{id}"), label, Bare);
    }
    for id in keys("answers") {
        let known = campaign
            .and_then(|campaign| campaign.all_asks().find(|(_, ask)| ask.id.as_str() == id));
        let label = known.map_or_else(|| id.clone(), |(_, ask)| ask.label.to_string());
        see(format!("answers/{id}"), label, Text);
    }
    fields
}
