//! Values: what is written of a summary's sections against the campaign: sections that are not there, names that mean
//! nothing, quotations of nobody. Each fault has its place in the text.

use super::super::campaign::Campaign;
use super::super::living::{LivingFault, LivingFaultKind, Piece, paragraphs, pieces};
use super::super::load::Located;
use super::super::named::{NameFault, meant};
use super::super::scalar::Id;
use super::super::summaries::{Fixed, SectionText, SummaryText, meanings, phases};
use super::Scope;
use super::people::found_in;
use crate::problem::words::did_you_mean;
use crate::problem::{Place, Problem, Severity, faults};
use crate::viet;

/// What is wrong with the text of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SummaryFault {
    /// No period has the id that the file is named by.
    UnknownPeriod {
        /// What the file is named by.
        found: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// No section has that id.
    UnknownSection {
        /// What is typed.
        found: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// A section is written twice.
    SectionTwice {
        /// Its id.
        id: String,
    },
    /// An id that means several sections.
    Ambiguous {
        /// The id.
        id: String,
    },
    /// What is between braces is no name of a figure.
    Unreadable(LivingFaultKind),
    /// A name of a figure that means nothing.
    Name(NameFault),
    /// Nothing is quoted in this section.
    NoQuotes {
        /// Its id.
        id: String,
    },
    /// An agency that is not there.
    UnknownAgency {
        /// What is typed.
        found: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// A question that is not asked in this section.
    UnknownAsk {
        /// What is typed.
        found: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// A section that is left out and has a text all the same.
    LeftOutWithText {
        /// Its id.
        id: String,
    },
    /// A number of a private person.
    Private,
    /// A phrase of an indicator without the one place of its figure.
    Phrase {
        /// The phrase.
        phrase: String,
    },
}

/// A hint that begins with the nearest name.
fn near(nearest: Option<&str>, list: &str) -> String {
    match nearest {
        Some(nearest) => format!("{} {list}", did_you_mean(nearest)),
        None => list.to_owned(),
    }
}

/// What sections there are.
fn sections_there_are() -> String {
    let fixed: Vec<&str> = Fixed::ALL.iter().map(|fixed| fixed.id()).collect();
    format!("các phần: {}; hoặc mã nhiệm vụ, mã giai đoạn trong plan.yaml", fixed.join(", "))
}

/// What is wrong with what is between braces.
fn unreadable(kind: &LivingFaultKind) -> String {
    match kind {
        LivingFaultKind::Unpaired => "dấu ngoặc nhọn thiếu một nửa".to_owned(),
        LivingFaultKind::Empty => "trong ngoặc nhọn không có mã nào".to_owned(),
        LivingFaultKind::UnknownKey(key) => {
            format!("trong ngoặc nhọn có chữ '{key}' không hiểu được")
        }
        LivingFaultKind::Twice(key) => format!("trong ngoặc nhọn, '{key}' thừa hoặc ghi hai lần"),
        LivingFaultKind::NoValue(key) => format!("trong ngoặc nhọn, sau '{key}:' không có gì"),
    }
}

/// The columns that a name may have.
const COLUMNS: &str =
    "các cột: da-bao-cao, phai-bao-cao, so-don-vi-so-sanh, ky-truoc, ky-nay, tang-giam, chua-dat";

faults! {
    impl Fault for SummaryFault;

    "LT01" {
        title: "Lời văn báo cáo tổng hợp của kỳ không có",
        meaning: "Tệp trong summaries/ mang tên một mã kỳ không có trong plan.yaml.",
        advice: "đổi tên tệp theo mã kỳ, ví dụ summaries/2024-12.yaml",
        example: Self::UnknownPeriod { found: "2024-13".into(), nearest: Some("2024-12".into()) },
        Self::UnknownPeriod { found, nearest } => {
            message: format!("không có kỳ báo cáo nào mang mã '{found}'"),
            hint: near(nearest.as_deref(), "tên tệp là mã kỳ ghi trong plan.yaml"),
        }
    }
    "LT02" {
        title: "Không có phần này trong báo cáo tổng hợp",
        meaning: "Mã phần không phải phần có sẵn, mã nhiệm vụ hay mã giai đoạn.",
        advice: "sửa mã phần như thông báo nêu",
        example: Self::UnknownSection { found: "hightlights".into(), nearest: Some("highlights".into()) },
        Self::UnknownSection { found, nearest } => {
            message: format!("báo cáo tổng hợp không có phần nào mang mã '{found}'"),
            hint: near(nearest.as_deref(), &sections_there_are()),
        }
    }
    "LT03" {
        title: "Một phần ghi hai lần",
        meaning: "Lời văn của một phần ghi ở hai chỗ nên không biết in chỗ nào.",
        advice: "gộp lời văn vào một chỗ",
        example: Self::SectionTwice { id: "highlights".into() },
        Self::SectionTwice { id } => {
            message: format!("phần '{id}' ghi hai lần"),
            hint: "gộp lời văn vào một chỗ",
        }
    }
    "LT04" {
        title: "Mã phần chỉ hai phần khác nhau",
        meaning: "Mã của nhiệm vụ hoặc giai đoạn trùng với mã phần có sẵn (opening, state, highlights …) hoặc trùng nhau.",
        advice: "đổi mã trong plan.yaml",
        example: Self::Ambiguous { id: "state".into() },
        Self::Ambiguous { id } => {
            message: format!("mã '{id}' chỉ hai phần khác nhau của báo cáo tổng hợp"),
            hint: "đổi mã của nhiệm vụ hoặc giai đoạn trong plan.yaml để không trùng mã của phần khác",
        }
    }
    "LT05" {
        title: "Số liệu trong ngoặc nhọn viết chưa đúng",
        meaning: "Giữa { và } không phải cách viết số liệu: thiếu một nửa ngoặc, thiếu mã, thừa chữ.",
        advice: "viết {mã}, {mã of: cơ quan}, {mã column: cột}, {mã who}; muốn in dấu ngoặc nhọn thì viết {{ hoặc }}",
        example: Self::Unreadable(LivingFaultKind::Unpaired),
        Self::Unreadable(kind) => {
            message: unreadable(kind),
            hint: "viết {mã}, {mã of: cơ quan}, {mã column: cột}, {mã who}; muốn in chính dấu ngoặc nhọn thì viết {{ hoặc }}",
        }
    }
    "LT06" {
        title: "Số liệu trong ngoặc nhọn không có",
        meaning: "Mã chỉ tiêu, cơ quan, nhóm, lựa chọn hoặc cột trong ngoặc nhọn không có trong dữ liệu, hoặc không dùng được với nhau.",
        advice: "sửa mã như thông báo nêu; mã giống mã dùng với 'vanban trace'",
        example: Self::Name(NameFault::UnknownId {
            typed: "so-luot".into(),
            nearest: Some("so-luot-nguoi".into()),
        }),
        Self::Name(NameFault::UnknownId { typed, nearest }) => {
            message: format!("không có chỉ tiêu, số đếm hoặc câu hỏi nào mang mã '{typed}'"),
            hint: near(
                nearest.as_deref(),
                "mã chỉ tiêu ghi trong indicators.yaml, giống mã dùng với 'vanban trace'"
            ),
        }
        Self::Name(NameFault::UnknownWhose { typed, nearest }) => {
            message: format!("không có cơ quan, nhóm hoặc lựa chọn nào mang mã '{typed}'"),
            hint: near(nearest.as_deref(), "mã cơ quan, mã nhóm ghi trong agencies.yaml"),
        }
        Self::Name(NameFault::UnknownColumn { typed, nearest }) => {
            message: format!("không có cột '{typed}'"),
            hint: near(nearest.as_deref(), COLUMNS),
        }
        Self::Name(NameFault::NotOfThis { key, id }) => {
            message: format!("số liệu '{id}' không có '{key}' này"),
            hint: format!("bỏ '{key}', hoặc dùng mã khác"),
        }
        Self::Name(NameFault::NoChoice { id, choices }) => {
            message: format!("'{id}' là câu hỏi lựa chọn: chưa ghi lựa chọn nào"),
            hint: format!(
                "viết {{{id} of: {}}}; các lựa chọn: {}",
                choices.first().map_or("", String::as_str),
                choices.join(", ")
            ),
        }
    }
    "LT07" {
        title: "Phần này không trích ý kiến",
        meaning: "Phần mở đầu, đánh giá, kết thúc … không trích ý kiến của cơ quan.",
        advice: "bỏ quotes, hoặc đặt ở nhiệm vụ, giai đoạn, causes, proposals",
        example: Self::NoQuotes { id: "opening".into() },
        Self::NoQuotes { id } => {
            message: format!("phần '{id}' không trích ý kiến của cơ quan"),
            hint: "quotes chỉ dùng ở nhiệm vụ, giai đoạn và các phần standing, causes, proposals",
        }
    }
    "LT08" {
        title: "Cơ quan được trích không có",
        meaning: "Mã cơ quan ở quotes không có trong agencies.yaml.",
        advice: "sửa mã cơ quan như thông báo nêu",
        example: Self::UnknownAgency { found: "so-ytế".into(), nearest: Some("so-y-te".into()) },
        Self::UnknownAgency { found, nearest } => {
            message: format!("không có cơ quan nào mang mã '{found}'"),
            hint: near(nearest.as_deref(), "mã cơ quan ghi trong agencies.yaml"),
        }
    }
    "LT09" {
        title: "Câu hỏi được trích không có ở phần này",
        meaning: "Mã câu hỏi ở quotes không thuộc phần này.",
        advice: "sửa mã câu hỏi như thông báo nêu, hoặc bỏ ask",
        example: Self::UnknownAsk { found: "ket-qua".into(), nearest: None },
        Self::UnknownAsk { found, nearest } => {
            message: format!("phần này không có câu hỏi nào mang mã '{found}'"),
            hint: near(nearest.as_deref(), "mã câu hỏi ghi ở asks trong plan.yaml"),
        }
    }
    "LT10" {
        title: "Phần không in mà có lời văn",
        meaning: "Phần ghi leave_out: true nên text và quotes của nó không được dùng.",
        advice: "bỏ leave_out, hoặc bỏ text và quotes",
        example: Self::LeftOutWithText { id: "highlights".into() },
        Self::LeftOutWithText { id } => {
            severity: Severity::Warning,
            message: format!("phần '{id}' ghi leave_out: true nên lời văn không được in"),
            hint: "bỏ leave_out, hoặc bỏ text và quotes",
        }
    }
    "LT11" {
        title: "Lời văn có số giống thông tin cá nhân",
        meaning: "Lời văn có số dạng căn cước công dân hoặc điện thoại di động.",
        advice: "bỏ thông tin riêng của cá nhân",
        example: Self::Private,
        Self::Private => {
            severity: Severity::Warning,
            message: "trong lời văn có số giống số căn cước hoặc số điện thoại của cá nhân",
            hint: "bỏ thông tin riêng của cá nhân",
        }
    }
    "LT16" {
        title: "Cách viết của chỉ tiêu thiếu chỗ con số",
        meaning: "phrase của chỉ tiêu phải có đúng một chỗ {} cho con số.",
        advice: "sửa lại, ví dụ: tổ chức {} cuộc hội nghị; hoặc bỏ phrase",
        example: Self::Phrase { phrase: "tổ chức hội nghị".into() },
        Self::Phrase { phrase } => {
            message: format!("cách viết '{phrase}' phải có đúng một chỗ {{}} cho con số"),
            hint: "ví dụ: tổ chức {} cuộc hội nghị; bỏ mục phrase thì chương trình tự viết",
        }
    }
}

/// Checks the texts of all summaries.
pub(super) fn check(campaign: &Campaign) -> Vec<(Scope, Problem)> {
    let mut found = Vec::new();
    for (period, file) in &campaign.summaries {
        let scope = Scope::Summary(period.clone());
        let mut say = |fault: SummaryFault, place: Place| {
            found.push((scope.clone(), Problem::at(&fault, place)));
        };
        if campaign.period(period).is_none() {
            let known = campaign.plan.value.reporting.periods.iter().map(|p| p.id.as_str());
            let nearest = viet::nearest(period.as_str(), known).map(str::to_owned);
            let fault = SummaryFault::UnknownPeriod { found: period.to_string(), nearest };
            say(fault, Place::file(file.source.name.clone()));
        }
        let mut seen: Vec<&str> = Vec::new();
        for (nth, section) in file.value.sections.iter().enumerate() {
            let path = format!("sections/{nth}");
            let id = section.id.as_str();
            let of_id = || file.place(&format!("{path}/id"));
            match meanings(campaign, id) {
                0 => {
                    let fault = SummaryFault::UnknownSection {
                        found: id.to_owned(),
                        nearest: nearest_section(campaign, id),
                    };
                    say(fault, of_id());
                }
                1 => {}
                _ => say(SummaryFault::Ambiguous { id: id.to_owned() }, of_id()),
            }
            if seen.contains(&id) {
                say(SummaryFault::SectionTwice { id: id.to_owned() }, of_id());
            }
            seen.push(id);
            if section.leave_out && (section.text.is_some() || section.quotes.is_some()) {
                let place = file.key_place(&format!("{path}/leave_out"));
                say(SummaryFault::LeftOutWithText { id: id.to_owned() }, place);
            }
            text(campaign, file, &path, section, &mut say);
            quotes(campaign, file, &path, section, &mut say);
        }
    }
    found
}

/// Checks the phrases of the indicators.
pub(super) fn check_phrases(campaign: &Campaign) -> Vec<(Scope, Problem)> {
    let file = &campaign.indicators;
    let mut found = Vec::new();
    for (nth, indicator) in file.value.indicators.iter().enumerate() {
        let Some(phrase) = &indicator.phrase else { continue };
        let rest = phrase.as_str().replacen("{}", "", 1);
        if rest == phrase.as_str() || rest.contains(['{', '}']) {
            let fault = SummaryFault::Phrase { phrase: phrase.to_string() };
            let place = file.place(&format!("indicators/{nth}/phrase"));
            found.push((Scope::Indicator(indicator.id.clone()), Problem::at(&fault, place)));
        }
    }
    found
}

fn nearest_section(campaign: &Campaign, id: &str) -> Option<String> {
    let fixed = Fixed::ALL.iter().map(|fixed| fixed.id());
    let duties = campaign.plan.value.duties.iter().map(|duty| duty.id.as_str());
    let phases = phases(campaign).into_iter().map(|(phase, _)| phase.as_str());
    viet::nearest(id, fixed.chain(duties).chain(phases)).map(str::to_owned)
}

fn text(
    campaign: &Campaign,
    file: &Located<SummaryText>,
    path: &str,
    section: &SectionText,
    say: &mut impl FnMut(SummaryFault, Place),
) {
    let Some(words) = &section.text else { return };
    let (words, path) = (words.as_str(), format!("{path}/text"));
    if found_in(words).is_some() {
        say(SummaryFault::Private, file.place(&path));
    }
    if let Err(faults) = paragraphs(words) {
        for LivingFault { at, kind } in faults {
            say(SummaryFault::Unreadable(kind), place_in(file, &path, words, at));
        }
    }
    for (at, typed) in braces(words) {
        let Ok(read) = pieces(&typed) else { continue };
        for piece in read {
            let Piece::Figure(name) = piece else { continue };
            if let Err(fault) = meant(campaign, &name) {
                say(SummaryFault::Name(fault), place_in(file, &path, words, at));
            }
        }
    }
}

/// What is typed between braces, with how many characters come before it; doubled braces are none.
fn braces(text: &str) -> Vec<(usize, String)> {
    let letters: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(letter) = letters.get(at) {
        match (letter, letters.get(at + 1)) {
            ('{', Some('{')) | ('}', Some('}')) => at += 2,
            ('{', _) => {
                let inside = letters.iter().skip(at).take_while(|c| !matches!(c, '}' | '\n'));
                let typed: String = inside.chain(&['}']).collect();
                at += typed.chars().count();
                found.push((at - typed.chars().count(), typed));
            }
            _ => at += 1,
        }
    }
    found
}

fn quotes(
    campaign: &Campaign,
    file: &Located<SummaryText>,
    path: &str,
    section: &SectionText,
    say: &mut impl FnMut(SummaryFault, Place),
) {
    let Some(quotes) = &section.quotes else { return };
    let id = section.id.as_str();
    if !quotes.is_empty() && Fixed::parse(id).is_some_and(|fixed| !fixed.quotes()) {
        let place = file.key_place(&format!("{path}/quotes"));
        return say(SummaryFault::NoQuotes { id: id.to_owned() }, place);
    }
    let asked = asks_of(campaign, id);
    for (nth, quote) in quotes.iter().enumerate() {
        let at = |key: &str| file.place(&format!("{path}/quotes/{nth}/{key}"));
        if campaign.agency(&quote.agency).is_none() {
            let known = campaign.all_agencies().map(|(_, body)| body.id.as_str());
            let nearest = viet::nearest(quote.agency.as_str(), known).map(str::to_owned);
            let found = quote.agency.to_string();
            say(SummaryFault::UnknownAgency { found, nearest }, at("agency"));
        }
        if let Some(ask) = quote.ask.as_ref().filter(|ask| !asked.contains(ask)) {
            let known = asked.iter().map(|ask| ask.as_str());
            let nearest = viet::nearest(ask.as_str(), known).map(str::to_owned);
            say(SummaryFault::UnknownAsk { found: ask.to_string(), nearest }, at("ask"));
        }
    }
}

/// The questions of a section.
fn asks_of<'c>(campaign: &'c Campaign, section: &str) -> Vec<&'c Id> {
    let plan = &campaign.plan.value;
    let phase = phases(campaign).into_iter().find(|(id, _)| id.as_str() == section);
    let standing = plan.reporting.standing.iter().filter(|_| section == Fixed::Standing.id());
    let duty = plan.duties.iter().filter(|duty| duty.id.as_str() == section);
    let of_phase = campaign.all_asks().map(|(_, ask)| ask);
    let of_phase =
        of_phase.filter(|ask| phase.is_some_and(|(id, _)| ask.phase.as_ref() == Some(id)));
    standing
        .flat_map(|part| &part.asks)
        .chain(duty.flat_map(|duty| &duty.asks))
        .chain(of_phase)
        .map(|ask| &ask.id)
        .collect()
}

/// The place of a spot in a text of several lines: what is typed there is looked for from the text's first line on.
pub fn place_in(file: &Located<SummaryText>, path: &str, text: &str, at: usize) -> Place {
    let whole = file.place(path);
    let before: String = text.chars().take(at).collect();
    let rest = text.get(before.len()..).unwrap_or_default();
    let end = rest.find([' ', '\n', '}']).unwrap_or(rest.len());
    let typed = rest.get(..end).unwrap_or_default();
    if typed.is_empty() || whole.line == 0 {
        return whole;
    }
    let mut earlier = before.matches(typed).count();
    let first = whole.line.saturating_sub(1) as usize;
    for (nth, line) in file.source.text.lines().enumerate().skip(first) {
        for (at, _) in line.match_indices(typed) {
            if earlier == 0 {
                let column = line.get(..at).map_or(0, |before| before.chars().count()) + 1;
                return Place {
                    file: file.source.name.clone(),
                    line: nth as u32 + 1,
                    column: column as u32,
                    length: typed.chars().count() as u32,
                };
            }
            earlier -= 1;
        }
    }
    whole
}
