//! Import: the least that a plan asks for (`ít nhất 01 băng rôn`, `tối thiểu 90%`), as proposals of indicators.

use super::spots::{Ids, Passage, Spot, clauses};
use crate::audit::pattern::Pattern;
use crate::viet::{capitalize_first, parse_number};

/// An indicator that is proposed.
#[derive(Debug, Clone)]
pub(super) struct IndicatorDraft {
    /// Its id.
    pub(super) id: String,
    /// Its name.
    pub(super) name: String,
    /// Its unit.
    pub(super) unit: String,
    /// Whether it is a share.
    pub(super) percent: bool,
    /// The least, as it is written in data.
    pub(super) least: String,
    /// The clause that asks for it.
    pub(super) quote: String,
    /// Where the clause is.
    pub(super) spot: Spot,
}

static LEAST: Pattern = Pattern::new(
    r"(?i)(?:ít nhất|tối thiểu|không dưới|không ít hơn)\s+(?:là\s+|từ\s+|phải\s+|đạt\s+)?(\d[\d.]*(?:,\d+)?)\s*(%|\p{L}+(?:[ /]\p{L}+){0,4})?",
);
static SHARE_BEFORE: Pattern =
    Pattern::new(r"(?i)(?:tối thiểu|ít nhất)\s+(\d{1,3}(?:,\d+)?)\s*%\s*(.*)$");

/// Units of two syllables.
const UNITS: [&str; 24] = [
    "băng rôn",
    "mô hình",
    "hội nghị",
    "khẩu hiệu",
    "tin bài",
    "chuyên mục",
    "chuyên đề",
    "công trình",
    "phần việc",
    "tác phẩm",
    "hộ dân",
    "cán bộ",
    "đại biểu",
    "học sinh",
    "đoàn viên",
    "hội viên",
    "tuyến đường",
    "câu lạc",
    "lớp học",
    "phóng sự",
    "đơn vị",
    "xã phường",
    "sản phẩm",
    "triệu đồng",
];

/// Words that are not of what is counted.
const AFTER: [&str; 22] = [
    "về", "tại", "trong", "cho", "với", "trên", "theo", "để", "do", "của", "mỗi", "trở", "được",
    "vào", "có", "ở", "từ", "và", "nhằm", "phải", "là", "một",
];

/// Every least that the plan asks for.
pub(super) fn indicators(passages: &[Passage], ids: &mut Ids) -> Vec<IndicatorDraft> {
    let mut found = Vec::new();
    for passage in passages.iter().filter(|passage| !passage.title) {
        for clause in clauses(&passage.words) {
            for groups in LEAST.all_groups(clause) {
                let Ok(least) = parse_number(&groups[1].trim_end_matches('.').replace(' ', ""))
                else {
                    continue;
                };
                let least = crate::viet::format_surely(least);
                let words = groups.get(2).map_or("", |words| words.as_str());
                if words == "%" {
                    let rest = SHARE_BEFORE
                        .groups(clause)
                        .map(|found| found[2].to_owned())
                        .unwrap_or_default();
                    let name = phrase(&rest, 8);
                    let name = if name.is_empty() { "đạt yêu cầu".to_owned() } else { name };
                    found.push(IndicatorDraft {
                        id: ids.new_id(&format!("ty le {name}")),
                        name: format!("Tỷ lệ {name}"),
                        unit: "%".into(),
                        percent: true,
                        least,
                        quote: clause.to_owned(),
                        spot: passage.spot.clone(),
                    });
                    continue;
                }
                let thing = phrase(words, 4);
                if thing.is_empty() || is_time(&thing) {
                    continue;
                }
                let unit = UNITS
                    .iter()
                    .find(|unit| thing.starts_with(*unit))
                    .map(|unit| (*unit).to_owned());
                let unit =
                    unit.unwrap_or_else(|| thing.split(' ').next().unwrap_or_default().to_owned());
                found.push(IndicatorDraft {
                    id: ids.new_id(&format!("so {thing}")),
                    name: capitalize_first(&format!("số {thing}")),
                    unit,
                    percent: false,
                    least,
                    quote: clause.to_owned(),
                    spot: passage.spot.clone(),
                });
            }
        }
    }
    found
}

/// The first words up to one that is not of what is counted.
fn phrase(words: &str, most: usize) -> String {
    let end = words.find([',', ';', '.', '(', ':']).unwrap_or(words.len());
    let kept =
        words[..end].split(' ').take_while(|word| !AFTER.contains(&word.to_lowercase().as_str()));
    kept.take(most).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// `ít nhất 05 ngày`, `tối thiểu 30 phút`: how long, not how many.
fn is_time(thing: &str) -> bool {
    ["ngày", "giờ", "phút", "tháng", "năm", "tuần", "lần"]
        .contains(&thing.split(' ').next().unwrap_or_default())
}
