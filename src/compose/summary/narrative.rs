//! Tasks: the narrative of a consolidated report, made from the figures: what was done by whom, what moved, what
//! fell short. It is living text ([`crate::data::living`]): every figure in it is a name. So the clerk's start text is
//! this text written down, and what a person typed is printed by the same way as what was made here.
//!
//! All sentences of ours are in this file. A figure that nobody gave makes no sentence, and zero is said in words.

use rust_decimal::Decimal;

use super::Owed;
use crate::data::indicators::{Indicator, Total};
use crate::data::living::{Extreme, FigureName, Piece, Shows, Whose};
use crate::data::plan::{Ask, AskKind, Duty};
use crate::round::figures::{Figures, Line};
use crate::round::named::extremes;
use crate::round::{Column, Count, Over, Round, Subject};
use crate::viet;

/// A paragraph of living text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Whether it is an item of a list (`-`).
    pub item: bool,
    /// Its text.
    pub pieces: Vec<Piece>,
}

/// Text that is put together piece by piece.
#[derive(Default)]
struct Text(Vec<Piece>);

impl Text {
    fn say(mut self, words: impl AsRef<str>) -> Self {
        let words = words.as_ref();
        match self.0.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Words(last)) => last.push_str(words),
            _ => self.0.push(Piece::Words(words.to_owned())),
        }
        self
    }

    fn figure(mut self, name: FigureName) -> Self {
        self.0.push(Piece::Figure(name));
        self
    }

    fn add(mut self, other: Text) -> Self {
        for piece in other.0 {
            self = match piece {
                Piece::Words(words) => self.say(words),
                Piece::Figure(name) => self.figure(name),
            };
        }
        self
    }

    /// As a sentence of its own.
    fn sentence(self) -> Text {
        let mut text = self.say(".");
        if let Some(Piece::Words(first)) = text.0.first_mut() {
            *first = viet::capitalize_first(first);
        }
        text
    }

    fn paragraph(self) -> Paragraph {
        Paragraph { item: false, pieces: self.0 }
    }

    fn item(self) -> Paragraph {
        Paragraph { item: true, pieces: self.0 }
    }
}

fn words(words: impl AsRef<str>) -> Text {
    Text::default().say(words)
}

fn count(count: Count) -> FigureName {
    FigureName::total(count.id())
}

fn or_none(name: FigureName) -> FigureName {
    FigureName { shows: Shows::FigureOr("không có".to_owned()), ..name }
}

fn names(count: Count) -> FigureName {
    FigureName { shows: Shows::Names, ..FigureName::total(count.id()) }
}

/// How far the reports that the summary is made from go: said once for all figures.
pub(super) fn coverage(round: &Round<'_>, figures: &Figures<'_>, annex: &str) -> Vec<Paragraph> {
    let some = |count| figures.count(count, Over::All).is_some_and(|n| n > 0);
    let due = viet::date_short(round.period.due_before.0);
    let mut text = words("Báo cáo này tổng hợp từ ")
        .figure(count(Count::Received))
        .say("/")
        .figure(count(Count::Expected))
        .say(" cơ quan, đơn vị; trong đó ")
        .figure(or_none(count(Count::OnTime)))
        .say(format!(" báo cáo gửi đúng hạn (trước ngày {due}), "))
        .figure(or_none(count(Count::Late)))
        .say(" báo cáo gửi quá hạn.");
    if some(Count::Missing) {
        text = text.say(" Chưa có báo cáo của: ").figure(names(Count::Missing)).say(".");
    }
    if some(Count::Unread) {
        text = text
            .say(" Đã gửi báo cáo nhưng chưa đọc được: ")
            .figure(names(Count::Unread))
            .say(".");
    }
    if some(Count::Nil) {
        text = text.say(" Báo cáo không phát sinh: ").figure(names(Count::Nil)).say(".");
    }
    vec![text.say(format!(" Chi tiết tại {annex}.")).paragraph()]
}

/// What the figures of a duty say; nothing where none of its indicators was reported.
pub(super) fn of_duty(round: &Round<'_>, figures: &Figures<'_>, duty: &Duty) -> Vec<Paragraph> {
    let lines = figures.lines.iter().filter(|line| line.indicator.duty.as_ref() == Some(&duty.id));
    sentences(round, figures, &lines.collect::<Vec<_>>())
}

/// What the figures say that belong to no duty.
pub(super) fn of_no_duty(round: &Round<'_>, figures: &Figures<'_>) -> Vec<Paragraph> {
    let duties = &round.campaign.plan.value.duties;
    let free = |line: &&Line<'_>| {
        let duty = line.indicator.duty.as_ref();
        duty.is_none_or(|id| duties.iter().all(|duty| duty.id != *id))
    };
    sentences(round, figures, &figures.lines.iter().filter(free).collect::<Vec<_>>())
}

/// What indicators say together: those of the same bodies in one sentence, each sentence a paragraph.
fn sentences(round: &Round<'_>, figures: &Figures<'_>, lines: &[&Line<'_>]) -> Vec<Paragraph> {
    let mut spoken: Vec<(String, bool, Vec<(&Line<'_>, Text)>)> = Vec::new();
    for line in lines {
        let Some((done, clause)) = clause(figures, line) else { continue };
        let subject = subject(round, figures, line);
        match spoken.last_mut().filter(|(last, of, _)| *last == subject && *of == done) {
            Some((_, _, clauses)) => clauses.push((line, clause)),
            None => spoken.push((subject, done, vec![(line, clause)])),
        }
    }
    let said = spoken.into_iter().map(|(subject, done, clauses)| {
        let lead = clauses.first().map(|(line, _)| *line);
        let verb = if done { "đã" } else { "báo cáo" };
        let mut text = words(format!("{subject} {verb} "));
        let any_comma = clauses.len() > 1 && clauses.iter().any(|(_, clause)| has_comma(clause));
        for (nth, (_, clause)) in clauses.into_iter().enumerate() {
            text = match (nth, any_comma) {
                (0, _) => text,
                (_, true) => text.say("; "),
                (_, false) => text.say(", "),
            };
            text = text.add(clause);
        }
        if let Some(extreme) = lead.and_then(|line| highest(figures, line)) {
            text = text.say("; ").add(extreme);
        }
        text.sentence().paragraph()
    });
    said.collect()
}

fn has_comma(text: &Text) -> bool {
    text.0.iter().any(|piece| matches!(piece, Piece::Words(words) if words.contains(',')))
}

/// Who reports an indicator, as the subject of a sentence: the one agency, the one group, or all.
fn subject(round: &Round<'_>, figures: &Figures<'_>, line: &Line<'_>) -> String {
    let asked = || {
        let own = line.own.iter().zip(&figures.entries);
        own.filter(|(own, _)| own.asked).map(|(_, entry)| entry)
    };
    let Some(first) = asked().next() else { return "các cơ quan, đơn vị".to_owned() };
    if asked().count() == 1 {
        return first.agency.short().to_owned();
    }
    let same_group = asked().all(|entry| entry.group.id == first.group.id);
    let whole = || {
        let mut members = round.expected().filter(|entry| entry.group.id == first.group.id);
        members.all(|member| asked().any(|entry| entry.agency.id == member.agency.id))
    };
    match same_group && whole() && round.campaign.agencies.value.groups.len() > 1 {
        true => first.group.name.to_string(),
        false => "các cơ quan, đơn vị".to_owned(),
    }
}

/// What an indicator says, and whether it goes behind `đã`; nothing where it has no figure.
fn clause(figures: &Figures<'_>, line: &Line<'_>) -> Option<(bool, Text)> {
    let indicator = line.indicator;
    let (name, value) = figure_of(figures, line)?;
    if let Some((before, after)) = phrase(indicator).filter(|_| !value.is_zero()) {
        return Some((true, words(before).figure(name).say(after)));
    }
    let label = viet::lower_first(indicator.name.as_str());
    let unit = indicator.unit.as_str();
    let counted = label.strip_prefix("số ").filter(|noun| begins_with(noun, unit));
    let text = match counted {
        Some(noun) => {
            let none = FigureName { shows: Shows::FigureOr("chưa có".to_owned()), ..name };
            Text::default().figure(none).say(format!(" {noun}"))
        }
        None if unit == "%" => words(format!("{label} đạt ")).figure(name).say("%"),
        None => words(format!("{label} là ")).figure(name).say(format!(" {unit}")),
    };
    Some((false, text))
}

/// The figure that a sentence says: the total, or the one agency's own where nothing is added up.
fn figure_of(figures: &Figures<'_>, line: &Line<'_>) -> Option<(FigureName, Decimal)> {
    let id = line.indicator.id.as_str();
    if let Some(value) = line.all.value {
        return Some((FigureName::total(id), value));
    }
    let mut own = line.own.iter().zip(&figures.entries).filter(|(own, _)| own.asked);
    match (own.next(), own.next()) {
        (Some((only, entry)), None) => {
            let of = Whose::One(entry.agency.id.to_string());
            Some((FigureName { of, ..FigureName::total(id) }, only.value?))
        }
        _ => None,
    }
}

/// The words before and after the figure in an indicator's phrase.
fn phrase(indicator: &Indicator) -> Option<(&str, &str)> {
    indicator.phrase.as_ref().and_then(|phrase| phrase.as_str().split_once("{}"))
}

/// Whether a name begins with whole words: `cơ sở thờ tự` with `cơ sở`.
fn begins_with(name: &str, unit: &str) -> bool {
    let rest = name.strip_prefix(&viet::lower_first(unit));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// From how many figures on the greatest of them tells something.
const TELLING: usize = 3;

/// Who reported most, where that is one agency and clearly more than the others.
fn highest(figures: &Figures<'_>, line: &Line<'_>) -> Option<Text> {
    let indicator = line.indicator;
    if !matches!(indicator.total(), Total::Sum | Total::Last) || indicator.is_share() {
        return None;
    }
    let values = line.own.iter().filter(|own| own.asked).filter_map(|own| own.value);
    let given = values.clone().count();
    let [most] = extremes(figures, line, Extreme::Highest)[..] else { return None };
    let value = figures.value(&indicator.id, Over::Agency(most.agency))?;
    let three = Decimal::from(3).checked_mul(line.all.value?)?;
    let clear = value.checked_mul(Decimal::from(2 * given as u64))? >= three;
    if given < TELLING || !clear || value.is_zero() {
        return None;
    }
    let of = Whose::Extreme(Extreme::Highest);
    let id = indicator.id.as_str();
    let who = FigureName { shows: Shows::Names, of: of.clone(), ..FigureName::total(id) };
    Some(
        words("cao nhất là ")
            .figure(who)
            .say(" (")
            .figure(FigureName { of, ..FigureName::total(id) })
            .say(format!(" {})", indicator.unit)),
    )
}

/// How often each choice of a question was taken, where several answered it.
pub(super) fn of_choices(round: &Round<'_>, figures: &Figures<'_>, ask: &Ask) -> Option<Paragraph> {
    if !matches!(ask.kind, AskKind::Choice | AskKind::Ticks) || round.accounts(ask).len() < TELLING {
        return None;
    }
    let mut text = words(format!("{}: ", ask.label.as_str().trim_end_matches([':', '.', '?'])));
    let taken = figures.choices.iter().filter_map(|(subject, _)| match subject {
        Subject::Choice { ask: of, id, text } if of.id == ask.id => Some((id, text)),
        _ => None,
    });
    for (nth, (id, chosen)) in taken.enumerate() {
        let of = Whose::One(id.to_string());
        text = text
            .say(if nth > 0 { "; " } else { "" })
            .say(format!("“{chosen}” "))
            .figure(FigureName { of, ..FigureName::total(ask.id.as_str()) })
            .say(" cơ quan, đơn vị");
    }
    Some(text.sentence().paragraph())
}

/// What moved against the period before: what rose, what fell.
pub(super) fn changes(figures: &Figures<'_>) -> Vec<Paragraph> {
    let Some(comparison) = &figures.comparison else { return Vec::new() };
    let column = |indicator: &Indicator, column: Column| FigureName {
        column: Some(column.id().to_owned()),
        ..FigureName::total(indicator.id.as_str())
    };
    let moved = comparison.changes.iter().filter(|change| change.before != change.now);
    let mut text = words(format!(
        "So với {}, tính trên số liệu của các cơ quan, đơn vị có báo cáo ở cả hai kỳ: ",
        comparison.before.name
    ));
    let mut any = false;
    for change in moved {
        let indicator = change.indicator;
        let way = if change.now > change.before { "tăng" } else { "giảm" };
        let percent = if indicator.unit.as_str() == "%" { "%" } else { "" };
        let to = if way == "tăng" { "lên" } else { "xuống" };
        if any {
            text = text.say("; ");
        }
        any = true;
        text = text
            .say(format!("{} {way} từ ", viet::lower_first(indicator.name.as_str())))
            .figure(column(indicator, Column::Before))
            .say(format!("{percent} {to} "))
            .figure(column(indicator, Column::Now));
        text = match indicator.unit.as_str() {
            "%" => text.say("%"),
            other => text.say(format!(" {other}")),
        };
    }
    if any { vec![text.sentence().paragraph()] } else { Vec::new() }
}

/// What fell short: late, missing and unread reports, levels that were missed, reports that lack something. Where
/// something that is asked was left out (`partial`), nobody knows how many reports are whole, or that all are, and
/// neither is said.
pub(super) fn shortcomings(
    round: &Round<'_>,
    figures: &Figures<'_>,
    plan_kind: &str,
    partial: bool,
) -> Vec<Paragraph> {
    let some = |count| figures.count(count, Over::All).is_some_and(|n| n > 0);
    let mut all = Vec::new();
    if some(Count::Missing) {
        all.push(
            words("Còn ")
                .figure(count(Count::Missing))
                .say(" cơ quan, đơn vị chưa gửi báo cáo; số liệu trong báo cáo này chưa gồm số liệu của các cơ quan, đơn vị đó.")
                .item(),
        );
    }
    if some(Count::Unread) {
        all.push(
            words("Có ")
                .figure(count(Count::Unread))
                .say(" báo cáo đã gửi nhưng chưa đọc được; số liệu trong báo cáo này chưa gồm số liệu của các báo cáo đó.")
                .item(),
        );
    }
    if some(Count::Late) {
        all.push(
            words("Có ")
                .figure(count(Count::Late))
                .say(" cơ quan, đơn vị gửi báo cáo quá hạn: ")
                .figure(names(Count::Late))
                .say(".")
                .item(),
        );
    }
    for line in &figures.lines {
        all.extend(below(round, figures, line, plan_kind));
    }
    if some(Count::Incomplete) {
        all.push(incomplete(figures, partial));
    }
    if all.is_empty() && !partial {
        all.push(
            words(format!("Các cơ quan, đơn vị đã gửi báo cáo đầy đủ, đúng hạn; không có nội dung nào chưa đạt mức {plan_kind} yêu cầu."))
                .paragraph(),
        );
    }
    all
}

/// Up to so many agencies are named one by one with what they lack.
const NAMED: usize = 5;

/// Who reported less of an indicator than the plan demands.
fn below(
    round: &Round<'_>,
    figures: &Figures<'_>,
    line: &Line<'_>,
    plan_kind: &str,
) -> Option<Paragraph> {
    let indicator = line.indicator;
    let at_least = indicator.at_least.map(|figure| figure.0)?;
    let less = round.received().filter_map(|(entry, report)| {
        let value = figures.value(&indicator.id, Over::Agency(entry.agency))?;
        (!report.nil && value < at_least).then_some((entry, value))
    });
    let less: Vec<_> = less.collect();
    if less.is_empty() {
        return None;
    }
    let least = match u32::try_from(at_least) {
        Ok(small) if small < 10 && at_least.fract().is_zero() => viet::two_digits(small),
        _ => viet::format_number(at_least),
    };
    let label = viet::lower_first(indicator.name.as_str());
    let unit = match indicator.unit.as_str() {
        "%" => "%".to_owned(),
        unit => format!(" {unit}"),
    };
    let mut text = words(format!(
        "Chưa đạt mức {plan_kind} yêu cầu về {label} (ít nhất {least}{unit}): "
    ));
    let many = less.len() > NAMED;
    for (nth, (entry, _)) in less.iter().take(NAMED).enumerate() {
        let of = Whose::One(entry.agency.id.to_string());
        let own = FigureName {
            of,
            shows: Shows::FigureOr("chưa có kết quả".to_owned()),
            ..FigureName::total(indicator.id.as_str())
        };
        if nth > 0 {
            text = text.say("; ");
        }
        text = text.say(format!("{} (", entry.agency.short())).figure(own).say(")");
    }
    if many {
        text = text.say(" và các cơ quan, đơn vị khác");
    }
    Some(text.say(".").item())
}

/// Which reports lack something that was asked.
fn incomplete(figures: &Figures<'_>, partial: bool) -> Paragraph {
    let lacking = figures.status.rows.iter().filter_map(|row| {
        let owed: Vec<String> =
            row.owed.iter().filter(|o| o.leaves_incomplete()).map(Owed::words).collect();
        (!owed.is_empty()).then(|| (row.entry.agency.short(), owed))
    });
    let lacking: Vec<_> = lacking.collect();
    match lacking.as_slice() {
        [(agency, owed)] if owed.len() <= TELLING => {
            words(format!("Báo cáo của {agency} còn thiếu {}.", owed.join("; "))).item()
        }
        _ if partial => words("Báo cáo còn thiếu nội dung yêu cầu: ")
            .figure(names(Count::Incomplete))
            .say(".")
            .item(),
        _ => words("Có ")
            .figure(count(Count::Incomplete))
            .say(" báo cáo chưa đủ nội dung yêu cầu: ")
            .figure(names(Count::Incomplete))
            .say(".")
            .item(),
    }
}
