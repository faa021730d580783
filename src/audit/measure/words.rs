//! Audit, measured: what is allowed, in words, out of the very rows that are measured.

use std::collections::BTreeMap;

use super::Property;
use super::page::Side;
use super::rules::Under;
use crate::audit::explain::Described;
use crate::audit::finding::{Finding, Level};
use crate::audit::is_digest;
use crate::audit::view::View;
use crate::profile::{Align, Bound, LineRule, LookRow, Profile, Role};

/// A measured rule as a clerk is told it.
pub(super) struct Told {
    pub code: String,
    pub name: String,
    pub level: Level,
    pub allowed: String,
    pub basis: String,
    pub why: &'static str,
    pub mend: String,
    pub wrong: String,
    pub right: String,
}

impl Told {
    pub(super) fn finding(
        &self,
        view: &View<'_>,
        line: Option<usize>,
        words: &str,
        found: String,
    ) -> Finding {
        let sure = line.and_then(|at| view.lines.get(at)).filter(|line| line.role.is_some());
        Finding {
            code: self.code.clone(),
            name: self.name.clone(),
            level: sure.map_or(self.level, |line| self.level.min(line.sure.most())),
            about_words: false,
            at: view.spot(line, words),
            found,
            allowed: self.allowed.clone(),
            basis: self.basis.clone(),
            mend: self.mend.clone(),
            fixes: Vec::new(),
        }
    }
}

/// A number as Vietnamese writes it, with two decimals at most.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('.', ",")
}

fn range(least: f64, most: f64, unit: &str) -> String {
    match (least - most).abs() < 0.001 {
        true => format!("{} {unit}", number(least)),
        false => format!("từ {} đến {} {unit}", number(least), number(most)),
    }
}

fn level(profile: &Profile, level: Level) -> Level {
    if is_digest(profile) { level.min(Level::Warning) } else { level }
}

/// The rule that a property of a row is.
pub(super) fn tell(profile: &Profile, role: Role, row: &LookRow, property: Property) -> Told {
    let part = &row.name;
    let (what, allowed, mend) = match property {
        Property::Size => (
            "Cỡ chữ",
            format!("cỡ chữ {}", range(row.size.min, row.size.max, "pt")),
            "chọn cả đoạn, sửa cỡ chữ ở thẻ Home, ô Font Size".to_owned(),
        ),
        Property::Bold if row.bold => {
            ("Chữ đậm", "chữ đậm".into(), "chọn cả đoạn, bấm Ctrl+B".into())
        }
        Property::Bold => {
            ("Chữ đậm", "chữ không đậm".into(), "chọn chỗ chữ đậm, bấm Ctrl+B để bỏ".into())
        }
        Property::Italic if row.italic => {
            ("Chữ nghiêng", "chữ nghiêng".into(), "chọn cả đoạn, bấm Ctrl+I".into())
        }
        Property::Italic => {
            ("Chữ nghiêng", "chữ đứng".into(), "chọn chỗ chữ nghiêng, bấm Ctrl+I để bỏ".into())
        }
        Property::Underline => {
            ("Gạch chân", "có gạch chân".into(), "chọn cả dòng, bấm Ctrl+U".into())
        }
        Property::Case => (
            "Chữ in hoa",
            "chữ in hoa".into(),
            "gõ lại bằng chữ in hoa, hoặc chọn cả dòng rồi bấm Shift+F3 đến khi chữ in hoa".into(),
        ),
        Property::Align => {
            let (allowed, keys) = match row.align {
                Align::Left => ("canh trái", "Ctrl+L"),
                Align::Center => ("canh giữa", "Ctrl+E"),
                Align::Right => ("canh phải", "Ctrl+R"),
                Align::Justify => ("canh đều hai lề", "Ctrl+J"),
            };
            ("Canh lề", allowed.into(), format!("đặt con trỏ trong đoạn, bấm {keys}"))
        }
        Property::FirstLine => {
            let mut all = row.first_line_also.clone();
            let bound = row.first_line.unwrap_or(Bound { value: 0.0, min: 0.0, max: 0.0 });
            let allowed = match (bound.max - bound.min).abs() < 0.001 {
                true => {
                    all.push(bound.value);
                    all.sort_by(f64::total_cmp);
                    let all: Vec<String> = all.iter().map(|mm| number(*mm)).collect();
                    format!("thụt {} mm", all.join(" hoặc "))
                }
                false => format!("thụt {}", range(bound.min, bound.max, "mm")),
            };
            (
                "Thụt dòng đầu",
                allowed,
                paragraph_box("Indentation: Left 0, Special: First line", "10 mm hoặc 12,7 mm"),
            )
        }
        Property::Gap => {
            let bound = row.before.unwrap_or(Bound { value: 6.0, min: 6.0, max: 6.0 });
            let allowed =
                format!("khoảng cách giữa hai đoạn {}", range(bound.min, bound.max, "pt"));
            ("Khoảng cách giữa các đoạn", allowed, paragraph_box("Spacing: Before", "6 pt"))
        }
        Property::Pitch => {
            let (allowed, value) = match row.line {
                Some(LineRule::Multiple(bound)) => (
                    format!("cách dòng {}", range(bound.min, bound.max, "dòng")),
                    "Single đến 1.5 lines",
                ),
                Some(LineRule::Exact(bound)) => (
                    format!("cách dòng chính xác (Exactly) {}", range(bound.min, bound.max, "pt")),
                    "Exactly, 18 pt",
                ),
                None => (String::new(), ""),
            };
            ("Cách dòng", allowed, paragraph_box("Line spacing", value))
        }
    };
    let (wrong, right) = sample(row, property, &allowed);
    Told {
        code: format!("{}.{}", property.id(), role.id()),
        name: format!("{what}: {}", lower(part)),
        level: property.level(role, row, profile),
        allowed,
        basis: row.basis.clone(),
        why: "Thể thức quy định cỡ chữ, kiểu chữ, vị trí của từng thành phần để mọi văn bản trình bày thống nhất.",
        mend,
        wrong: format!("{part}: {wrong}"),
        right: format!("{part}: {right}"),
    }
}

fn lower(name: &str) -> String {
    crate::viet::lower_first(name)
}

fn paragraph_box(field: &str, value: &str) -> String {
    format!(
        "đặt con trỏ trong đoạn, mở hộp Paragraph (thẻ Home, góc nhóm Paragraph), ô {field}: {value}"
    )
}

/// A wrong and a right example of a property, out of the row.
fn sample(row: &LookRow, property: Property, allowed: &str) -> (String, String) {
    let wrong = match property {
        Property::Size => format!("cỡ chữ {} pt", number(row.size.max + 1.0)),
        Property::Bold => if row.bold { "chữ không đậm" } else { "chữ đậm" }.into(),
        Property::Italic => if row.italic { "chữ đứng" } else { "chữ nghiêng" }.into(),
        Property::Underline => "không gạch chân".into(),
        Property::Case => "chữ in thường".into(),
        Property::Align => match row.align {
            Align::Right => "canh trái",
            _ => "canh phải",
        }
        .into(),
        Property::FirstLine => "thụt 25 mm".into(),
        Property::Gap => "khoảng cách giữa hai đoạn 0 pt".into(),
        Property::Pitch => "cách dòng 3 dòng".into(),
    };
    (wrong, allowed.to_owned())
}

/// The typeface.
pub(super) fn font(profile: &Profile) -> Told {
    Told {
        code: "phong-chu".into(),
        name: "Phông chữ".into(),
        level: level(profile, Level::Error),
        allowed: format!("phông chữ {}", profile.font),
        basis: profile.articles.font.clone(),
        why: "Văn bản dùng một phông chữ, bộ mã Unicode, để máy nào cũng đọc và in ra như nhau.",
        mend: format!("chọn toàn bộ văn bản (Ctrl+A), đặt phông chữ {} ở thẻ Home", profile.font),
        wrong: "nội dung bằng phông Arial".into(),
        right: format!("nội dung bằng phông {}", profile.font),
    }
}

/// One size through the running text.
pub(super) fn one_size(profile: &Profile) -> Told {
    Told {
        code: "co-chu.thong-nhat".into(),
        name: "Nội dung dùng một cỡ chữ".into(),
        level: level(profile, Level::Error),
        allowed: "một cỡ chữ trong toàn bộ nội dung".into(),
        basis: profile.articles.sizes.clone(),
        why: "Cỡ chữ trong một văn bản tăng, giảm cùng nhau; nội dung không lúc 13 lúc 14.",
        mend: "chọn cả phần nội dung, đặt lại một cỡ chữ ở thẻ Home".into(),
        wrong: "một đoạn cỡ 13 giữa nội dung cỡ 14".into(),
        right: "mọi đoạn nội dung cùng cỡ 14".into(),
    }
}

/// The paper's size.
pub(super) fn paper(profile: &Profile) -> Told {
    let allowed =
        format!("{} × {} mm (A4)", number(profile.page.width.0), number(profile.page.height.0));
    Told {
        code: "kho-giay".into(),
        name: "Khổ giấy".into(),
        level: level(profile, Level::Error),
        basis: profile.articles.paper.clone(),
        why: "Văn bản hành chính in trên giấy A4.",
        mend: "thẻ Layout, Size, chọn A4".into(),
        wrong: "khổ Letter 215,9 × 279,4 mm".into(),
        right: format!("khổ {allowed}"),
        allowed,
    }
}

/// A margin.
pub(super) fn margin(profile: &Profile, side: Side) -> Told {
    let bound = side.bound(profile);
    let allowed = range(bound.min, bound.max, "mm");
    Told {
        code: side.id().into(),
        name: side.name().into(),
        level: level(profile, Level::Error),
        basis: profile.articles.margins.clone(),
        why: "Lề cố định chừa chỗ cho đóng tập, cho dấu và số trang.",
        mend: "thẻ Layout, Margins, Custom Margins; sửa lề (và để Gutter bằng 0)".into(),
        wrong: format!("{} {} mm", side.name(), number(bound.max + 10.0)),
        right: format!("{} {allowed}", side.name()),
        allowed,
    }
}

/// The rule under a part, where the regime draws one.
pub(super) fn rule(profile: &Profile, under: Under) -> Option<Told> {
    let role = under.role(profile)?;
    let part = profile.row(role).map(|row| lower(&row.name))?;
    let bound = under.bound(profile);
    let allowed = match (bound.max - bound.min).abs() < 0.001 && (bound.max - 1.0).abs() < 0.001 {
        true => "đường kẻ nét liền dài bằng dòng chữ".to_owned(),
        false => format!(
            "đường kẻ nét liền dài {} dòng chữ",
            match (bound.max - bound.min).abs() < 0.001 {
                true => format!("bằng {}", number(bound.value)),
                false => "từ 1/3 đến 1/2".to_owned(),
            }
        ),
    };
    Some(Told {
        code: format!("duong-ke.{}", role.id()),
        name: format!("Đường kẻ dưới {part}"),
        level: level(profile, Level::Error),
        basis: under.article(profile).to_owned(),
        why: "Đường kẻ ngăn thành phần này với phần dưới; độ dài tính theo dòng chữ bên trên.",
        mend: "thẻ Insert, Shapes, Line: kẻ một đường ngay dưới dòng chữ, canh giữa, dài đúng quy định".into(),
        wrong: format!("dưới {part} không có đường kẻ"),
        right: allowed.clone(),
        allowed,
    })
}

/// Every measured rule of the profiles, by code.
pub fn measured<'p>(profiles: impl Iterator<Item = &'p Profile>) -> BTreeMap<String, Described> {
    let mut all = BTreeMap::new();
    for profile in profiles {
        let mut told = vec![font(profile), one_size(profile), paper(profile)];
        told.extend(Side::ALL.into_iter().map(|side| margin(profile, side)));
        told.extend(Under::ALL.into_iter().filter_map(|under| rule(profile, under)));
        for role in profile.roles() {
            let Some(row) = profile.row(role) else { continue };
            let of_row = Property::ALL.iter().copied().filter(|one| one.applies(role, row));
            told.extend(of_row.map(|property| tell(profile, role, row, property)));
        }
        for told in told {
            let entry = all.entry(told.code.clone()).or_insert_with(|| Described {
                code: told.code.clone(),
                name: told.name.clone(),
                level: told.level,
                holds: Vec::new(),
                why: told.why.to_owned(),
                mend: told.mend.clone(),
                wrong: told.wrong.clone(),
                right: told.right.clone(),
            });
            entry.level = entry.level.max(told.level);
            entry.holds.push((profile.id.clone(), told.allowed, told.basis));
        }
    }
    all
}
