//! Tasks: the narrative of a consolidated report, made from the figures: what was done by whom, what moved, what
//! fell short. It is living text ([`crate::data::living`]): every figure in it is a name. So the clerk's start text is
//! this text written down, and what a person typed is printed by the same way as what was made here.
//!
//! All sentences of ours are in this file. A figure that nobody gave makes no sentence, and zero is said in words.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Owed;
use crate::data::indicators::{Indicator, Total};
use crate::data::living::{Extreme, FigureName, Paragraph, Piece, Shows, Whose};
use crate::data::plan::{Ask, Duty};
use crate::data::scalar::Id;
use crate::round::compare::Change;
use crate::round::figures::{Figures, IndicatorLine};
use crate::round::named::extremes;
use crate::round::{Column, Count, FigureScope, Round, Subject};
use crate::viet;

/// Text that is put together piece by piece.
#[derive(Clone, Default)]
struct Text(Vec<Piece>);

impl Text {
    fn say(mut self, words: impl AsRef<str>) -> Self {
        // Names and labels may be typed over several lines; a paragraph is one.
        let words = words.as_ref().replace(['\n', '\r'], " ");
        match self.0.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Words(last)) => last.push_str(&words),
            _ => self.0.push(Piece::Words(words)),
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

fn names(count: Count) -> FigureName {
    FigureName { shows: Shows::Names, ..FigureName::total(count.id()) }
}

fn column_value(indicator: &Indicator, column: Column) -> FigureName {
    FigureName { column: Some(column.id().to_owned()), ..FigureName::total(indicator.id.as_str()) }
}

/// Sentences joined by a space.
fn run_on(sentences: impl IntoIterator<Item = Text>) -> Text {
    let mut all = Text::default();
    for sentence in sentences {
        let space = if all.0.is_empty() { "" } else { " " };
        all = all.say(space).add(sentence);
    }
    all
}

/// A paragraph of words alone.
pub(super) fn plain(text: impl AsRef<str>) -> Paragraph {
    words(text).paragraph()
}

/// How far the reports that the summary is made from go: said once for all figures.
pub(super) fn coverage(round: &Round<'_>, figures: &Figures<'_>, annex: &str) -> Vec<Paragraph> {
    let some = |count| figures.count(count, FigureScope::All).is_some_and(|n| n > 0);
    let due = round.period.due;
    let text = words("Báo cáo này tổng hợp từ ")
        .figure(count(Count::Received))
        .say("/")
        .figure(count(Count::Expected))
        .say(" cơ quan, đơn vị phải báo cáo");
    let in_time = |text: Text| {
        text.figure(count(Count::OnTime)).say(format!(" báo cáo gửi đúng hạn ({due})"))
    };
    let late = |text: Text| {
        text.figure(count(Count::Late)).say(" báo cáo gửi quá hạn: ").figure(names(Count::Late))
    };
    let unclear = |text: Text| {
        text.figure(count(Count::Unclear))
            .say(format!(" báo cáo nhận trong ngày hết hạn ({due}), chưa rõ giờ nhận: "))
            .figure(names(Count::Unclear))
            .say(".")
    };
    let mut text = match (some(Count::OnTime), some(Count::Late), some(Count::Unclear)) {
        (true, true, false) => late(in_time(text.say("; trong đó ")).say(", ")).say("."),
        (true, false, false) => text.say(format!("; các báo cáo đều gửi đúng hạn ({due}).")),
        (false, true, false) => text.say(format!("; các báo cáo đều gửi quá hạn ({due}).")),
        (false, false, false) => text.say("."),
        (true, true, true) => unclear(late(in_time(text.say("; trong đó ")).say(", ")).say("; ")),
        (true, false, true) => unclear(in_time(text.say("; trong đó ")).say("; ")),
        (false, true, true) => unclear(late(text.say("; trong đó ")).say("; ")),
        (false, false, true) => unclear(text.say("; trong đó ")),
    };
    if some(Count::Missing) {
        text = text
            .say(" Còn ")
            .figure(count(Count::Missing))
            .say(" cơ quan, đơn vị chưa có báo cáo: ")
            .figure(names(Count::Missing))
            .say(".");
    }
    if some(Count::Unread) {
        text = text
            .say(" Có ")
            .figure(count(Count::Unread))
            .say(" báo cáo đã gửi nhưng chưa đọc được: ")
            .figure(names(Count::Unread))
            .say(".");
    }
    if some(Count::Missing) || some(Count::Unread) {
        text = text
            .say(" Số liệu trong báo cáo này chưa gồm số liệu của các cơ quan, đơn vị vừa nêu.");
    }
    if some(Count::Nil) {
        text = text
            .say(" Có ")
            .figure(count(Count::Nil))
            .say(" báo cáo không phát sinh: ")
            .figure(names(Count::Nil))
            .say(".");
    }
    vec![text.say(format!(" Tình hình báo cáo của từng cơ quan, đơn vị tại {annex}.")).paragraph()]
}

/// An agency is called the greatest so often in a document, no more.
const OFTEN: usize = 2;

/// What figures say, in sentences; remembers who was called the greatest.
#[derive(Debug)]
pub(super) struct Narrator<'f, 'c> {
    round: &'f Round<'c>,
    figures: &'f Figures<'c>,
    called: HashMap<Id, usize>,
}

/// How a clause goes after its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// After `đã`.
    Done,
    /// After `có`.
    Has,
    /// A sentence of its own after `theo báo cáo của`.
    Is,
}

/// What one indicator says.
struct Clause {
    way: Way,
    zero: bool,
    text: Text,
}

/// A rate whose two parts are said with it.
struct Folded<'l, 'c> {
    rate: &'l IndicatorLine<'c>,
    whole: &'l IndicatorLine<'c>,
}

impl<'f, 'c> Narrator<'f, 'c> {
    pub(super) fn new(round: &'f Round<'c>, figures: &'f Figures<'c>) -> Self {
        Narrator { round, figures, called: HashMap::new() }
    }

    /// What the figures of a duty say; nothing where none of its indicators was reported.
    pub(super) fn of_duty(&mut self, duty: &Duty) -> Vec<Paragraph> {
        let of = |line: &&IndicatorLine<'c>| line.indicator.duty.as_ref() == Some(&duty.id);
        let lines: Vec<&'f IndicatorLine<'c>> = self.figures.lines.iter().filter(of).collect();
        let mut said = self.sentences(&lines);
        said.extend(answers(self.figures, |i| i.duty.as_ref() == Some(&duty.id)));
        said
    }

    /// What the figures say that belong to no duty.
    pub(super) fn of_no_duty(&mut self) -> Vec<Paragraph> {
        let duties = &self.round.campaign.plan.value.duties;
        let free = |indicator: &Indicator| {
            let duty = indicator.duty.as_ref();
            duty.is_none_or(|id| duties.iter().all(|duty| duty.id != *id))
        };
        let own = self.figures.lines.iter().filter(|line| free(line.indicator));
        let lines: Vec<&'f IndicatorLine<'c>> = own.collect();
        let mut said = self.sentences(&lines);
        said.extend(answers(self.figures, free));
        said
    }

    /// What indicators say together, in one paragraph: those of the same bodies in one sentence.
    fn sentences(&mut self, lines: &[&'f IndicatorLine<'c>]) -> Vec<Paragraph> {
        let folded: Vec<(&Id, Folded<'f, 'c>)> =
            lines.iter().filter_map(|rate| folded(rate, lines)).collect();
        let within = |line: &IndicatorLine<'_>| {
            let whole = line.indicator.part_of.as_ref();
            // A part is said with its whole.
            whole.is_some_and(|id| lines.iter().any(|line| line.indicator.id == *id))
                || folded.iter().any(|(_, fold)| {
                    let id = &line.indicator.id;
                    fold.rate.indicator.id == *id || fold.whole.indicator.id == *id
                })
        };
        let mut spoken: Vec<(String, Text, Vec<Clause>)> = Vec::new();
        let mut lead = true;
        for line in lines.iter().filter(|line| !within(line)) {
            let fold = folded.iter().find(|(part, _)| **part == line.indicator.id);
            let Some(mut clause) = self.clause(line, fold.map(|(_, fold)| fold)) else { continue };
            clause.text = clause.text.add(self.parts(line));
            if std::mem::take(&mut lead)
                && fold.is_none()
                && let Some(extreme) = self.highest(line)
            {
                clause.text = clause.text.add(extreme);
            }
            let (key, subject) = self.subject(line);
            match spoken.iter_mut().find(|(of, ..)| *of == key) {
                Some((.., clauses)) => clauses.push(clause),
                None => spoken.push((key, subject, vec![clause])),
            }
        }
        let text =
            run_on(spoken.into_iter().flat_map(|(_, subject, clauses)| said(subject, clauses)));
        if text.0.is_empty() { Vec::new() } else { vec![text.paragraph()] }
    }

    /// Who reports an indicator, as the subject of a sentence: the one agency, the one group, or all; with what tells
    /// subjects apart.
    fn subject(&self, line: &IndicatorLine<'c>) -> (String, Text) {
        let asked = || {
            let own = line.own.iter().zip(&self.figures.entries);
            own.filter(|(own, _)| own.asked).map(|(own, entry)| (own.value, entry))
        };
        let all = || ("*".to_owned(), words("các cơ quan, đơn vị"));
        let Some((_, first)) = asked().next() else { return all() };
        if asked().count() == 1 {
            return (first.agency.id.to_string(), words(first.agency.short()));
        }
        // Of a few who were asked, those who gave it: nobody is said to have done what only another reported.
        if line.all.asked <= TELLING && (1..line.all.asked).contains(&line.all.reported) {
            let gave = asked().filter(|(value, _)| value.is_some());
            let key: Vec<&str> = gave.map(|(_, entry)| entry.agency.id.as_str()).collect();
            let name = FigureName::total(line.indicator.id.as_str());
            let who = FigureName { shows: Shows::Names, ..name };
            return (key.join(" "), Text::default().figure(who));
        }
        let group = first.group;
        let same_group = asked().all(|(_, entry)| entry.group.id == group.id);
        // Whoever is asked is expected: as many are all of them.
        let whole = || {
            let members = self.round.expected().filter(|entry| entry.group.id == group.id);
            members.count() == asked().count()
        };
        match same_group && whole() && self.round.campaign.agencies.value.groups.len() > 1 {
            true => (format!("{}*", group.id), words(group.name.as_str())),
            false => all(),
        }
    }

    /// The parts of an indicator (`trong đó`), after it; nothing where it has none that were added up.
    fn parts(&self, line: &IndicatorLine<'c>) -> Text {
        let parts = self.figures.lines.iter();
        let parts =
            parts.filter(|part| part.indicator.part_of.as_ref() == Some(&line.indicator.id));
        let said = parts.filter_map(|part| Some((part, figure_of(self.figures, part)?.0)));
        let mut text = Text::default();
        for (nth, (part, name)) in said.enumerate() {
            let label = viet::lower_first(part.indicator.name.as_str());
            let label = label.strip_prefix("số ").unwrap_or(&label);
            text = text
                .say(if nth == 0 { " (trong đó " } else { "; " })
                .say(format!("{label}: "))
                .figure(name)
                .say(unit_after(part.indicator))
                .add(self.parts(part));
        }
        if text.0.is_empty() { text } else { text.say(")") }
    }

    /// What an indicator says; nothing where it has no figure.
    fn clause(&self, line: &IndicatorLine<'c>, fold: Option<&Folded<'f, 'c>>) -> Option<Clause> {
        let indicator = line.indicator;
        let (name, value) = figure_of(self.figures, line)?;
        let figure = |name: FigureName| match fold {
            None => Text::default().figure(name),
            Some(fold) => {
                let whole = FigureName::total(fold.whole.indicator.id.as_str());
                Text::default().figure(name).say("/").figure(whole)
            }
        };
        let rate = fold.map_or_else(Text::default, |fold| {
            let rate = FigureName::total(fold.rate.indicator.id.as_str());
            words(", đạt ").figure(rate).say("%").add(self.lowest(fold.rate).unwrap_or_default())
        });
        let zero = value.is_zero();
        let done = |text: Text| Some(Clause { way: Way::Done, zero: false, text });
        if let Some((before, after)) = phrase(indicator).filter(|_| !zero) {
            return done(words(before).add(figure(name)).say(after).add(rate));
        }
        let label = viet::lower_first(indicator.name.as_str());
        let unit = indicator.unit.as_str();
        let noun = label.strip_prefix("số ").filter(|noun| zero || begins_with(noun, unit));
        let (way, text) = match noun {
            Some(noun) if zero => {
                let none = FigureName { shows: Shows::FigureOr("chưa có".to_owned()), ..name };
                (Way::Has, Text::default().figure(none).say(format!(" {noun}")))
            }
            Some(noun) => (Way::Has, figure(name).say(format!(" {noun}")).add(rate)),
            None if unit == "%" => (Way::Is, words(format!("{label} đạt ")).figure(name).say("%")),
            None => {
                let text = words(format!("{label} là ")).add(figure(name));
                (Way::Is, text.say(format!(" {unit}")).add(rate))
            }
        };
        Some(Clause { way, zero, text })
    }

    /// Who reported most, where that is one agency and clearly more than the others.
    fn highest(&mut self, line: &IndicatorLine<'c>) -> Option<Text> {
        let indicator = line.indicator;
        if !matches!(indicator.total(), Total::Sum | Total::Last) || indicator.is_share() {
            return None;
        }
        let values = line.own.iter().filter(|own| own.asked).filter_map(|own| own.value);
        let given = values.clone().count();
        let [most] = extremes(self.figures, line, Extreme::Highest)[..] else { return None };
        let value = self.figures.value(&indicator.id, FigureScope::Agency(most.agency))?;
        let three = Decimal::from(3).checked_mul(line.all.value?)?;
        let clear = value.checked_mul(Decimal::from(2 * given as u64))? >= three;
        if given < TELLING || !clear || value.is_zero() {
            return None;
        }
        let called = self.called.entry(most.agency.id.clone()).or_default();
        *called += 1;
        (*called <= OFTEN).then(|| extreme(indicator, Extreme::Highest, "nhiều nhất là "))
    }

    /// Who has the lowest rate, where that is one agency and clearly below the rate of all.
    fn lowest(&self, line: &IndicatorLine<'c>) -> Option<Text> {
        let given = line.own.iter().filter(|own| own.asked && own.value.is_some()).count();
        let [least] = extremes(self.figures, line, Extreme::Lowest)[..] else { return None };
        let value = self.figures.value(&line.indicator.id, FigureScope::Agency(least.agency))?;
        let clear = value.checked_mul(Decimal::from(10))?
            <= line.all.value?.checked_mul(Decimal::from(9))?;
        (given >= TELLING && clear)
            .then(|| extreme(line.indicator, Extreme::Lowest, "thấp nhất là "))
    }
}

/// What a subject did, has and has not, in one sentence; what is so by its report in another.
fn said(subject: Text, clauses: Vec<Clause>) -> Vec<Text> {
    let (mut own, mut by_report): (Vec<Clause>, Vec<Clause>) =
        clauses.into_iter().partition(|clause| clause.way != Way::Is);
    own.sort_by_key(|clause| (clause.way, clause.zero));
    let comma = own.iter().any(|clause| has_comma(&clause.text));
    let mut sentences = Vec::new();
    let mut text = subject.clone();
    let mut before: Option<(Way, bool)> = None;
    for clause in own.drain(..) {
        let kind = (clause.way, clause.zero);
        let verb = match kind {
            (Way::Done, _) => "đã ",
            (_, false) => "có ",
            // After a verb of its own the words for nothing need none.
            (_, true) if before.is_none() => "báo cáo ",
            (_, true) => "",
        };
        text = match before {
            None => text.say(" ").say(verb),
            Some(last) if last == kind => text.say(if comma { "; " } else { ", " }),
            Some(_) => text.say("; ").say(verb),
        };
        text = text.add(clause.text);
        before = Some(kind);
    }
    if before.is_some() {
        sentences.push(text.sentence());
    }
    if !by_report.is_empty() {
        let mut text = words("theo báo cáo của ").add(subject).say(", ");
        for (nth, clause) in by_report.drain(..).enumerate() {
            text = text.say(if nth > 0 { "; " } else { "" }).add(clause.text);
        }
        sentences.push(text.sentence());
    }
    sentences
}

fn extreme(indicator: &Indicator, which: Extreme, before: &str) -> Text {
    let of = Whose::Extreme(which);
    let id = indicator.id.as_str();
    let who = FigureName { shows: Shows::Names, of: of.clone(), ..FigureName::total(id) };
    let unit = unit_after(indicator);
    words(format!(" ({before}"))
        .figure(who)
        .say(": ")
        .figure(FigureName { of, ..FigureName::total(id) })
        .say(format!("{unit})"))
}

/// Of a rate in percent: its parts, where both are among the lines and all three are of the same agencies, so that the
/// numbers said together fit together.
fn folded<'l, 'c>(
    rate: &&'l IndicatorLine<'c>,
    lines: &[&'l IndicatorLine<'c>],
) -> Option<(&'c Id, Folded<'l, 'c>)> {
    let indicator = rate.indicator;
    let find = |id: &Option<Id>| lines.iter().find(|line| Some(&line.indicator.id) == id.as_ref());
    let (part, whole) = (find(&indicator.numerator)?, find(&indicator.denominator)?);
    let gave = |line: &IndicatorLine<'_>| {
        line.own.iter().map(|own| own.asked && own.value.is_some()).collect::<Vec<_>>()
    };
    let same = gave(part) == gave(whole) && gave(part) == gave(rate);
    let fits = indicator.total() == Total::Rate
        && indicator.unit.as_str() == "%"
        && indicator.scale() == Decimal::ONE_HUNDRED
        && rate.all.value.is_some()
        && part.all.value.is_some_and(|value| !value.is_zero());
    (same && fits).then_some((&part.indicator.id, Folded { rate, whole }))
}

fn has_comma(text: &Text) -> bool {
    text.0.iter().any(|piece| matches!(piece, Piece::Words(words) if words.contains([',', ';'])))
}

/// The figure that a sentence says: the total, or the one agency's own where nothing is added up.
fn figure_of(figures: &Figures<'_>, line: &IndicatorLine<'_>) -> Option<(FigureName, Decimal)> {
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

/// From how many figures on the greatest of them tells something; up to so many things are said one by one.
const TELLING: usize = 3;

/// A question of more choices than these is not spelt out: the choices taken most often are.
const FEW: usize = 4;

/// How often each choice of a question was taken, where several answered it; of many choices those taken most, where
/// everyone was asked.
pub(super) fn of_choices(
    round: &Round<'_>,
    figures: &Figures<'_>,
    ask: &Ask,
    everyone: bool,
) -> Option<Paragraph> {
    let few = round.campaign.choices(ask).len() <= FEW;
    if !ask.kind.chooses() || !(few || everyone) || round.accounts(ask).len() < TELLING {
        return None;
    }
    let label = ask.label.as_str().trim_end_matches("(nếu có)").trim_end();
    let mut text = words(format!("{}: ", label.trim_end_matches([':', '.', '?'])));
    let taken = figures.choices.iter().filter_map(|(subject, count)| match subject {
        Subject::Choice { ask: of, id, text } if of.id == ask.id => Some((id, text, *count)),
        _ => None,
    });
    let mut taken: Vec<(&Id, &String, usize)> = taken.collect();
    if !few {
        taken.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
        taken.truncate(TELLING);
        text = text.say("nhiều nhất là ");
    }
    let last = taken.len().checked_sub(1)?;
    for (nth, (id, chosen, _)) in taken.into_iter().enumerate() {
        let between = match nth {
            0 => "",
            nth if nth == last => " và ",
            _ => ", ",
        };
        let of = Whose::One(id.to_string());
        text = text
            .say(between)
            .say(format!("“{chosen}” ("))
            .figure(FigureName { of, ..FigureName::total(ask.id.as_str()) })
            .say(" cơ quan, đơn vị)");
    }
    Some(text.sentence().paragraph())
}

/// So many indicators that moved are reported one by one; the rest are in the annex.
const MOVED: usize = 6;

/// What moved against the period before: what rose, what fell.
pub(super) fn changes(figures: &Figures<'_>, annex: &str) -> Vec<Paragraph> {
    let Some(comparison) = &figures.comparison else { return Vec::new() };
    let moved = comparison.changes.iter().filter(|change| change.before != change.now);
    let moved: Vec<_> = moved.collect();
    let Some(first) = moved.first() else { return Vec::new() };
    let same = moved.iter().all(|change| change.both.len() == first.both.len());
    let mut text = words(format!("So với {}, tính trên số liệu của ", comparison.before.name));
    text = match same {
        true => text.figure(column_value(first.indicator, Column::Compared)).say(" "),
        false => text.say("các "),
    };
    text = text.say("cơ quan, đơn vị có số liệu ở cả hai kỳ: ");
    for (nth, change) in moved.iter().take(MOVED).enumerate() {
        let indicator = change.indicator;
        text = text.say(if nth > 0 { "; " } else { "" });
        text = moved_to(text, change, (Column::Before, Column::Now));
        if !same {
            let both = column_value(indicator, Column::Compared);
            text = text.say(" (").figure(both).say(" cơ quan, đơn vị)");
        }
    }
    if moved.len() > MOVED {
        text = text.say(format!("; các chỉ tiêu khác tại {annex}"));
    }
    vec![text.sentence().paragraph()]
}

/// How often each answer of the indicators that are answered by a choice was chosen.
fn answers(figures: &Figures<'_>, of: impl Fn(&Indicator) -> bool) -> Vec<Paragraph> {
    let said = figures.answers.iter().filter(|line| of(line.indicator)).filter_map(|line| {
        let indicator = line.indicator;
        let chosen = |nth: usize| line.own.iter().any(|(_, own)| *own == Some(nth));
        let options = indicator.options();
        let options = options.iter().enumerate().filter(|(nth, _)| chosen(*nth));
        let mut text = words(format!("{}: ", indicator.name));
        let mut some = false;
        for (_, choice) in options {
            let of = Whose::One(choice.id.to_string());
            text = text
                .say(if some { "; " } else { "" })
                .say(format!("“{}” có ", choice.text))
                .figure(FigureName { of, ..FigureName::total(indicator.id.as_str()) })
                .say(" cơ quan, đơn vị");
            some = true;
        }
        some.then(|| text.sentence().paragraph())
    });
    said.collect()
}

/// How far the agencies are with what they are to reach, where several targets make one.
pub(super) fn targets(figures: &Figures<'_>) -> Vec<Paragraph> {
    let said = figures.targets.iter().filter_map(|line| {
        let indicator = line.indicator;
        let has = |column| {
            figures.value_of(&Subject::Column(indicator, column), FigureScope::All).is_some()
        };
        if !has(Column::DonePercent) {
            return None;
        }
        let column = |column| column_value(indicator, column);
        let text = words(format!("{}: thực hiện ", indicator.name))
            .figure(column(Column::Done))
            .say("/")
            .figure(column(Column::TargetOfReported))
            .say(format!("{} chỉ tiêu giao, đạt ", unit_after(indicator)))
            .figure(column(Column::DonePercent))
            .say("% (tính trên số liệu của ")
            .figure(column(Column::TargetReported))
            .say("/")
            .figure(column(Column::Targeted))
            .say(" cơ quan, đơn vị được giao chỉ tiêu)");
        Some(text.sentence().paragraph())
    });
    said.collect()
}

/// What has been given over several periods.
pub(super) fn cumulative(figures: &Figures<'_>) -> Vec<Paragraph> {
    let said = figures.cumulative.iter().filter_map(|line| {
        let indicator = line.indicator;
        let subject = Subject::Column(indicator, Column::ToDate);
        let from = line.periods.iter().map(|period| period.covers.from.0).min()?;
        let to = line.periods.iter().map(|period| period.covers.to.0).max()?;
        figures.value_of(&subject, FigureScope::All)?;
        // Of one period alone it says nothing new.
        (line.periods.len() > 1).then_some(())?;
        let text = words(format!(
            "Lũy kế từ ngày {} đến hết ngày {}, {}: ",
            viet::date_short(from),
            viet::date_short(to),
            viet::lower_first(indicator.name.as_str())
        ));
        let text = text
            .figure(column_value(indicator, Column::ToDate))
            .say(format!("{} (", unit_after(indicator)))
            .figure(column_value(indicator, Column::ToDateReported))
            .say("/")
            .figure(column_value(indicator, Column::ToDateAsked))
            .say(" cơ quan, đơn vị đủ số liệu các kỳ)");
        Some(text.sentence().paragraph())
    });
    said.collect()
}

/// From where to where a figure has moved, by the columns that hold both.
fn moved_to(text: Text, change: &Change<'_>, (before, now): (Column, Column)) -> Text {
    let indicator = change.indicator;
    let (way, to) = match change.now > change.before {
        true => ("tăng", "lên"),
        false => ("giảm", "xuống"),
    };
    let percent = if indicator.unit.as_str() == "%" { "%" } else { "" };
    text.say(format!("{} {way} từ ", viet::lower_first(indicator.name.as_str())))
        .figure(column_value(indicator, before))
        .say(format!("{percent} {to} "))
        .figure(column_value(indicator, now))
        .say(unit_after(indicator))
}

/// What moved against the same period of the year before.
pub(super) fn year(figures: &Figures<'_>, annex: &str) -> Vec<Paragraph> {
    let moved: Vec<_> = figures.year.iter().filter(|change| change.before != change.now).collect();
    if moved.is_empty() {
        return Vec::new();
    }
    let mut text = words("So với cùng kỳ năm trước: ");
    for (nth, change) in moved.iter().take(MOVED).enumerate() {
        let indicator = change.indicator;
        text = text.say(if nth > 0 { "; " } else { "" });
        text = moved_to(text, change, (Column::YearBefore, Column::YearNow))
            .say(" (")
            .figure(column_value(indicator, Column::YearCompared))
            .say(" cơ quan, đơn vị có số liệu ở cả hai năm)");
    }
    if moved.len() > MOVED {
        text = text.say(format!("; các chỉ tiêu khác tại {annex}"));
    }
    vec![text.sentence().paragraph()]
}

/// Who is below its target.
fn under_target(figures: &Figures<'_>, indicator: &Indicator) -> Option<Paragraph> {
    let subject = Subject::Column(indicator, Column::UnderTarget);
    let under = figures.value_of(&subject, FigureScope::All)?;
    let who = FigureName { shows: Shows::Names, ..column_value(indicator, Column::UnderTarget) };
    (!under.is_zero()).then(|| {
        words("Có ")
            .figure(column_value(indicator, Column::UnderTarget))
            .say(format!(
                " cơ quan, đơn vị chưa đạt chỉ tiêu giao về {}: ",
                viet::lower_first(indicator.name.as_str())
            ))
            .figure(who)
            .say(".")
            .item()
    })
}

/// What the plan asks at least, where all who reported it gave that much.
pub(super) fn reached(figures: &Figures<'_>, plan_kind: &str) -> Vec<Paragraph> {
    let reached = figures.lines.iter().filter(|line| {
        let below = Subject::Column(line.indicator, Column::Below);
        line.all.reported > 1 && figures.value_of(&below, FigureScope::All) == Some(Decimal::ZERO)
    });
    let said = reached.filter_map(|line| {
        let label = viet::lower_first(line.indicator.name.as_str());
        Some(
            words(format!(
                "Các cơ quan, đơn vị có báo cáo đều đạt mức {plan_kind} yêu cầu về {label} (ít nhất {}).",
                least(line.indicator)?
            ))
            .paragraph(),
        )
    });
    said.collect()
}

/// What fell short: late, missing and unread reports, levels that were missed, reports that lack something. Where
/// something that is asked was left out (`partial`), nobody knows how many reports are whole, or that all are, and
/// neither is said.
pub(super) fn shortcomings(
    figures: &Figures<'_>,
    plan_kind: &str,
    partial: bool,
) -> Vec<Paragraph> {
    let some = |count| figures.count(count, FigureScope::All).is_some_and(|n| n > 0);
    let mut all = Vec::new();
    // Who they are is said where the reports are counted; here only that it is so.
    let late = match (some(Count::Missing) || some(Count::Unread), some(Count::Late)) {
        (true, true) => Some("Còn cơ quan, đơn vị chưa có báo cáo hoặc gửi báo cáo quá hạn"),
        (true, false) => Some("Còn cơ quan, đơn vị chưa có báo cáo"),
        (false, true) => Some("Còn cơ quan, đơn vị gửi báo cáo quá hạn"),
        (false, false) => None,
    };
    all.extend(late.map(|late| {
        words(format!("{late} (đã nêu ở phần tình hình triển khai và báo cáo).")).item()
    }));
    for line in &figures.lines {
        all.extend(below(figures, line, plan_kind));
    }
    all.extend(figures.targets.iter().filter_map(|line| under_target(figures, line.indicator)));
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

/// The unit as it follows a figure: `%` without a space.
pub(super) fn unit_after(indicator: &Indicator) -> String {
    match indicator.unit.as_str() {
        "%" => "%".to_owned(),
        unit => format!(" {unit}"),
    }
}

/// What the plan asks at least, with its unit.
fn least(indicator: &Indicator) -> Option<String> {
    let at_least = indicator.at_least.map(|figure| figure.0)?;
    Some(format!("{}{}", viet::counted(at_least), unit_after(indicator)))
}

/// Who reported less of an indicator than the plan demands.
fn below(figures: &Figures<'_>, line: &IndicatorLine<'_>, plan_kind: &str) -> Option<Paragraph> {
    let indicator = line.indicator;
    let less = figures.value_of(&Subject::Column(indicator, Column::Below), FigureScope::All)?;
    if less.is_zero() {
        return None;
    }
    let who = FigureName { shows: Shows::Names, ..column_value(indicator, Column::Below) };
    let text = words("Có ")
        .figure(column_value(indicator, Column::Below))
        .say(format!(
            " cơ quan, đơn vị chưa đạt mức {plan_kind} yêu cầu về {} (ít nhất {}): ",
            viet::lower_first(indicator.name.as_str()),
            least(indicator)?
        ))
        .figure(who)
        .say(".");
    Some(text.item())
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
