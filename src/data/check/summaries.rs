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
use crate::problem::{Fault, Place, Problem, Severity};
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

impl Fault for SummaryFault {
    fn code(&self) -> &'static str {
        match self {
            SummaryFault::UnknownPeriod { .. } => "LT01",
            SummaryFault::UnknownSection { .. } => "LT02",
            SummaryFault::SectionTwice { .. } => "LT03",
            SummaryFault::Ambiguous { .. } => "LT04",
            SummaryFault::Unreadable(_) => "LT05",
            SummaryFault::Name(_) => "LT06",
            SummaryFault::NoQuotes { .. } => "LT07",
            SummaryFault::UnknownAgency { .. } => "LT08",
            SummaryFault::UnknownAsk { .. } => "LT09",
            SummaryFault::LeftOutWithText { .. } => "LT10",
            SummaryFault::Private => "LT11",
            SummaryFault::Phrase { .. } => "LT16",
        }
    }

    fn severity(&self) -> Severity {
        match self {
            SummaryFault::LeftOutWithText { .. } | SummaryFault::Private => Severity::Warning,
            _ => Severity::Error,
        }
    }

    fn message(&self) -> String {
        match self {
            SummaryFault::UnknownPeriod { found, .. } => {
                format!("không có kỳ báo cáo nào mang mã '{found}'")
            }
            SummaryFault::UnknownSection { found, .. } => {
                format!("báo cáo tổng hợp không có phần nào mang mã '{found}'")
            }
            SummaryFault::SectionTwice { id } => format!("phần '{id}' ghi hai lần"),
            SummaryFault::Ambiguous { id } => {
                format!("mã '{id}' chỉ hai phần khác nhau của báo cáo tổng hợp")
            }
            SummaryFault::Unreadable(kind) => match kind {
                LivingFaultKind::Unpaired => "dấu ngoặc nhọn thiếu một nửa".to_owned(),
                LivingFaultKind::Empty => "trong ngoặc nhọn không có mã nào".to_owned(),
                LivingFaultKind::UnknownKey(key) => {
                    format!("trong ngoặc nhọn có chữ '{key}' không hiểu được")
                }
                LivingFaultKind::Twice(key) => {
                    format!("trong ngoặc nhọn, '{key}' thừa hoặc ghi hai lần")
                }
                LivingFaultKind::NoValue(key) => {
                    format!("trong ngoặc nhọn, sau '{key}:' không có gì")
                }
            },
            SummaryFault::Name(fault) => match fault {
                NameFault::UnknownId { typed, .. } => {
                    format!("không có chỉ tiêu, số đếm hoặc câu hỏi nào mang mã '{typed}'")
                }
                NameFault::UnknownWhose { typed, .. } => {
                    format!("không có cơ quan, nhóm hoặc lựa chọn nào mang mã '{typed}'")
                }
                NameFault::UnknownColumn { typed, .. } => format!("không có cột '{typed}'"),
                NameFault::NotOfThis { key, id } => format!("số liệu '{id}' không có '{key}' này"),
                NameFault::NoChoice { id, .. } => {
                    format!("'{id}' là câu hỏi lựa chọn: chưa ghi lựa chọn nào")
                }
            },
            SummaryFault::NoQuotes { id } => format!("phần '{id}' không trích ý kiến của cơ quan"),
            SummaryFault::UnknownAgency { found, .. } => {
                format!("không có cơ quan nào mang mã '{found}'")
            }
            SummaryFault::UnknownAsk { found, .. } => {
                format!("phần này không có câu hỏi nào mang mã '{found}'")
            }
            SummaryFault::LeftOutWithText { id } => {
                format!("phần '{id}' ghi leave_out: true nên lời văn không được in")
            }
            SummaryFault::Phrase { phrase } => {
                format!("cách viết '{phrase}' phải có đúng một chỗ {{}} cho con số")
            }
            SummaryFault::Private => {
                "trong lời văn có số giống số căn cước hoặc số điện thoại của cá nhân".to_owned()
            }
        }
    }

    fn hint(&self) -> Option<String> {
        let guess = |nearest: &Option<String>, list: &str| match nearest {
            Some(nearest) => Some(format!("ý bạn là '{nearest}'? {list}")),
            None => Some(list.to_owned()),
        };
        match self {
            SummaryFault::UnknownPeriod { nearest, .. } => {
                guess(nearest, "tên tệp là mã kỳ ghi trong plan.yaml")
            }
            SummaryFault::UnknownSection { nearest, .. } => {
                let fixed: Vec<&str> = Fixed::ALL.iter().map(|fixed| fixed.id()).collect();
                let list = format!(
                    "các phần: {}; hoặc mã nhiệm vụ, mã giai đoạn trong plan.yaml",
                    fixed.join(", ")
                );
                guess(nearest, &list)
            }
            SummaryFault::SectionTwice { .. } => Some("gộp lời văn vào một chỗ".to_owned()),
            SummaryFault::Ambiguous { .. } => Some(
                "đổi mã của nhiệm vụ hoặc giai đoạn trong plan.yaml để không trùng mã của phần khác"
                    .to_owned(),
            ),
            SummaryFault::Unreadable(_) => Some(
                "viết {mã}, {mã of: cơ quan}, {mã column: cột}, {mã who}; muốn in chính dấu ngoặc nhọn thì viết {{ hoặc }}"
                    .to_owned(),
            ),
            SummaryFault::Name(fault) => match fault {
                NameFault::UnknownId { nearest, .. } => guess(
                    nearest,
                    "mã chỉ tiêu ghi trong indicators.yaml, giống mã dùng với 'vanban trace'",
                ),
                NameFault::UnknownWhose { nearest, .. } => {
                    guess(nearest, "mã cơ quan, mã nhóm ghi trong agencies.yaml")
                }
                NameFault::UnknownColumn { nearest, .. } => guess(
                    nearest,
                    "các cột: da-bao-cao, phai-bao-cao, so-don-vi-so-sanh, ky-truoc, ky-nay, tang-giam, chua-dat",
                ),
                NameFault::NotOfThis { key, .. } => Some(format!("bỏ '{key}', hoặc dùng mã khác")),
                NameFault::NoChoice { id, choices } => {
                    let first = choices.first().map_or("", String::as_str);
                    Some(format!("viết {{{id} of: {first}}}; các lựa chọn: {}", choices.join(", ")))
                }
            },
            SummaryFault::NoQuotes { .. } => Some(
                "quotes chỉ dùng ở nhiệm vụ, giai đoạn và các phần standing, causes, proposals"
                    .to_owned(),
            ),
            SummaryFault::UnknownAgency { nearest, .. } => {
                guess(nearest, "mã cơ quan ghi trong agencies.yaml")
            }
            SummaryFault::UnknownAsk { nearest, .. } => {
                guess(nearest, "mã câu hỏi ghi ở asks trong plan.yaml")
            }
            SummaryFault::LeftOutWithText { .. } => {
                Some("bỏ leave_out, hoặc bỏ text và quotes".to_owned())
            }
            SummaryFault::Phrase { .. } => {
                Some("ví dụ: tổ chức {} cuộc hội nghị; bỏ mục phrase thì chương trình tự viết".to_owned())
            }
            SummaryFault::Private => Some("bỏ thông tin riêng của cá nhân".to_owned()),
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
