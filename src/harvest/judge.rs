//! Tasks, harvest: what the layers say of each field, judged together. Agreement is a value; what disagrees, reads
//! in two ways or is in an odd place is a doubt.

use std::collections::{BTreeMap, BTreeSet};

use super::aside;
use super::fault::{Doubt, NotWords};
use super::identity::Identity;
use super::issued_form::IssuedForm;
use super::key::{Key, clean};
use super::layers::{self, Layer, Layers, Oddity, Reading};
use super::lines::ReturnLine;
use super::marks::Marks;
use super::plain_text::{self, StyledWords, Styling};
use super::{Answer, AnswerTo, Finding, Harvest, Value, sign, value};
use crate::compose::Composer;
use crate::compose::form::{DIFFICULTIES, FIGURE, NIL, PROPOSALS};
use crate::data::body::Body;
use crate::data::campaign::Campaign;
use crate::data::field::FieldKind;
use crate::data::indicators::{Indicator, Total};
use crate::data::plan::{Ask, AskKind};
use crate::data::scalar::Id;
use crate::document::{Blank, Document, Field, Input, Letterhead};
use crate::paper::{Address, Paper, PartId};
use crate::problem::{Fault, Severity};
use crate::viet;
use crate::viet::legacy::{self, Code};

/// Reads a return against the blank form.
pub(super) fn judge<'c>(
    campaign: &'c Campaign,
    identity: Identity<'c>,
    blank: &Document,
    paper: &Paper,
    composer: &Composer,
) -> Harvest<'c> {
    let issued_form = IssuedForm::of(blank, composer.profiles());
    let frame = frame(blank);
    let mut layers = layers::read(paper, &issued_form, &frame);
    head(&mut layers, blank, &frame);
    signature(&mut layers, blank, &frame);
    let mut judge = Judge {
        campaign,
        asks: campaign.all_asks().map(|(_, ask)| (ask.id.as_str(), ask)).collect(),
        agency: identity.agency,
        answers: Vec::new(),
        findings: Vec::new(),
        unanswered: Vec::new(),
        old_fonts: words_in_old_fonts(paper),
    };
    judge.frame(&layers, &frame);
    judge.fields(&issued_form, &layers);
    judge.words(&issued_form, &layers);
    judge.apart(&layers, paper);
    judge.findings.extend(aside::findings(paper, blank, &layers, composer));
    let Judge { answers, findings, unanswered, .. } = judge;
    let findings = aside::bounded(findings);
    let harvest = Harvest { identity, answers, findings, unanswered };
    nil(harvest, campaign)
}

/// A nil report needs nothing else; one with something else is doubtful. What is at hand (a stock) is there although
/// nothing arose: it may be stated all the same, and is kept.
fn nil<'c>(mut harvest: Harvest<'c>, campaign: &Campaign) -> Harvest<'c> {
    let said = |answer: &&Answer| answer.what == AnswerTo::Nil && answer.value.is_some();
    if !harvest.answers.iter().any(|answer| said(&answer)) {
        return harvest;
    }
    let indicators = &campaign.indicators.value.indicators;
    let stock = |answer: &Answer| match (&answer.what, &answer.value) {
        (AnswerTo::Figure(id), Some(Value::Figure(_))) => {
            indicators.iter().any(|i| i.id == *id && i.total() == Total::Last)
        }
        _ => false,
    };
    let zero =
        |answer: &Answer| matches!(&answer.value, Some(Value::Figure(value)) if value.is_zero());
    let nothing = |answer: &Answer| matches!(&answer.value, Some(Value::Words(words)) if value::is_nothing(words));
    let content = |answer: &&Answer| match answer.what {
        AnswerTo::Figure(_) => !zero(answer) && !stock(answer),
        AnswerTo::Ask(_) | AnswerTo::Difficulties | AnswerTo::Proposals => !nothing(answer),
        AnswerTo::Number | AnswerTo::Date | AnswerTo::Signer | AnswerTo::Nil => false,
    };
    if harvest.answers.iter().any(|answer| content(&answer)) {
        harvest.findings.push(Finding { doubt: Doubt::NilWithContent, at: None });
    } else {
        // "Không" under a question says what the box says; so does a zero, and "Không" for what is at hand.
        let kept = |answer: &Answer| stock(answer) && has_figure(&answer.typed);
        harvest.answers.retain(|answer| {
            let framed = matches!(
                answer.what,
                AnswerTo::Number | AnswerTo::Date | AnswerTo::Signer | AnswerTo::Nil
            );
            framed || kept(answer)
        });
        let needless = |doubt: &Doubt| {
            matches!(doubt, Doubt::Words { .. } | Doubt::Question { .. } | Doubt::Gone { .. })
        };
        harvest.findings.retain(|found| !needless(&found.doubt));
        harvest.unanswered.clear();
    }
    harvest
}

/// The fields of letterhead and signature.
fn frame(blank: &Document) -> Vec<&Field> {
    let mut frame = Vec::new();
    if let Blank::Asked(field) = &blank.letterhead.number {
        frame.push(field);
    }
    if let Blank::Asked(field) = &blank.letterhead.date {
        frame.push(field);
    }
    frame.extend(&blank.signature.title_field);
    if let Blank::Asked(field) = &blank.signature.name {
        frame.push(field);
    }
    frame
}

/// How many lines before the text are looked at for number and date.
const HEAD_LINES: usize = 200;

/// Number and date by their lines in the letterhead.
fn head(layers: &mut Layers, blank: &Document, frame: &[&Field]) {
    // A number and a day are in the first lines; where nothing of the form was found, in all lines.
    let mut found: Vec<(String, Reading)> = Vec::new();
    let so = Key::whole("số");
    let place = Key::whole(&blank.letterhead.place);
    let day = Key::whole("ngày");
    // The names of those who issue, which may begin as a number or end with the place: "AN BÌNH", "SỐ 2 - AN BÌNH".
    let names: Vec<Key> = name_lines(blank).iter().map(|line| Key::whole(line)).collect();
    for line in layers.head.iter().take(HEAD_LINES) {
        let key = Key::whole(Key::beginning(&line.text));
        if names.contains(&key) {
            continue;
        }
        for field in frame {
            let text = match field.input {
                Input::Number => {
                    let Some(end) = key.after(&so) else { continue };
                    let rest = line.text[end..].trim_start_matches([':', ' ', '\u{a0}']);
                    // Every symbol has a stroke: 12/BC-THAB, 12-BC/TU.
                    let stop = rest.find(['/', '-']).filter(|_| rest.contains('/'));
                    let Some(stop) = stop else { continue };
                    rest[..stop].to_owned()
                }
                Input::Date { .. } => {
                    let Some(end) = key.after(&place) else { continue };
                    let rest = line.text[end..].trim_start();
                    // The place of a date has a comma after it, or the day; a name that ends with it has neither.
                    let dated = rest.starts_with(',')
                        || value::date(rest).is_some()
                        || Key::whole(rest).after(&day).is_some();
                    if !dated {
                        continue;
                    }
                    rest.trim_start_matches([',', ' ', '\u{a0}']).to_owned()
                }
                Input::Text | Input::Line | Input::Choice(_) | Input::Tick => continue,
            };
            let at = Some(line.at.clone());
            let reading = Reading::of(Layer::Label, &text, &line.apart, field, at);
            found.push((field.name.0.clone(), reading));
        }
    }
    for (name, reading) in found {
        layers.frame.entry(name).or_default().push(reading);
    }
}

/// The lines in which the form names the body above and the agency.
fn name_lines(blank: &Document) -> Vec<String> {
    let Letterhead { superior, issuer, .. } = &blank.letterhead;
    superior.iter().chain(issuer).cloned().collect()
}

/// The signer's post and name by their lines in the closing.
fn signature(layers: &mut Layers, blank: &Document, frame: &[&Field]) {
    let fixed: Vec<Key> = blank
        .signature
        .signature
        .other_title
        .iter()
        .map(|title| Key::whole(title.as_str()))
        .collect();
    // A line break parts lines as a paragraph does; the right to sign in whose place or order is no post.
    let parts = layers.signature.iter().flat_map(|line| {
        line.text.split('\n').filter(|text| !text.trim().is_empty()).map(|text| ReturnLine {
            text: without_right(text).unwrap_or_default().to_owned(),
            ..line.clone()
        })
    });
    let lines: Vec<ReturnLine> = parts
        .filter(|line| !line.text.is_empty() && !fixed.contains(&Key::whole(&line.text)))
        .collect();
    let asks_name = matches!(blank.signature.name, Blank::Asked(_));
    let known = match &blank.signature.name {
        Blank::Known(name) => Some(Key::whole(name)),
        _ => None,
    };
    let lines: Vec<&ReturnLine> = lines
        .iter()
        .filter(|line| !clean(&line.text).is_empty())
        .filter(|line| known.as_ref().is_none_or(|name| *name != Key::whole(&line.text)))
        .collect();
    let parts: Vec<Option<&ReturnLine>> = match (&lines[..], asks_name) {
        // Posts are in capitals, names are not.
        ([name], true) if name.text != viet::upper(&name.text) => vec![None, Some(name)],
        ([title], _) => vec![Some(title), None],
        ([title, name], true) => vec![Some(title), Some(name)],
        _ => return,
    };
    let fields = frame.iter().filter(|field| field.input == Input::Line);
    for (field, line) in fields.zip(parts) {
        let Some(line) = line else { continue };
        let at = Some(line.at.clone());
        let reading = Reading::of(Layer::Under, &line.text, &line.apart, field, at);
        layers.frame.entry(field.name.0.clone()).or_default().push(reading);
    }
}

/// What a field asks.
#[derive(Clone, Copy)]
enum Asked<'c> {
    Figure(&'c Indicator),
    Question(&'c Ask),
    Difficulties,
    Proposals,
}

impl Asked<'_> {
    /// To what its answer is one.
    fn answer(self) -> AnswerTo {
        match self {
            Asked::Figure(indicator) => AnswerTo::Figure(indicator.id.clone()),
            Asked::Question(ask) => AnswerTo::Ask(ask.id.clone()),
            Asked::Difficulties => AnswerTo::Difficulties,
            Asked::Proposals => AnswerTo::Proposals,
        }
    }

    /// Of which kind its field is.
    fn field(self) -> FieldKind {
        match self {
            Asked::Figure(_) => FieldKind::Number,
            Asked::Question(ask) => ask.kind.field(),
            Asked::Difficulties | Asked::Proposals => FieldKind::Text,
        }
    }
}

struct Judge<'c> {
    campaign: &'c Campaign,
    asks: BTreeMap<&'c str, &'c Ask>,
    agency: &'c Body,
    answers: Vec<Answer>,
    findings: Vec<Finding>,
    unanswered: Vec<String>,
    /// Words beyond ASCII in fonts of the old codes.
    old_fonts: Vec<String>,
}

/// What the layers say together.
struct Agreed {
    /// The text on which they agree, or that is kept.
    text: String,
    layer: Layer,
    at: Option<Address>,
    doubts: Vec<Doubt>,
    /// What is reported and leaves no doubt about the answer.
    asides: Vec<Doubt>,
}

impl<'c> Judge<'c> {
    /// Number, date and signer.
    fn frame(&mut self, layers: &Layers, frame: &[&Field]) {
        let none = Vec::new();
        let mut signer: Vec<(String, Agreed)> = Vec::new();
        for field in frame {
            let readings = layers.frame.get(&field.name.0).unwrap_or(&none);
            let readings = &posts(readings);
            let same = |text: &str| match field.input {
                Input::Number => symbol_off(text).to_owned(),
                Input::Date { .. } => {
                    value::date(text).map_or_else(|| Key::whole(text).text, |date| date.to_string())
                }
                // A deputy's post is under that of the head.
                Input::Text | Input::Line | Input::Choice(_) | Input::Tick => {
                    Key::whole(post(text)).text
                }
            };
            let exact = field.input != Input::Line;
            let Some(mut said) = together(readings, &field.title, same, false, exact) else {
                continue;
            };
            self.asides(&mut said);
            match field.input {
                Input::Number => {
                    let number = value::number(symbol_off(&said.text));
                    let doubt = || Doubt::Number { typed: said.text.clone() };
                    let value = number.map(Value::Counting).ok_or_else(doubt);
                    self.answer(AnswerTo::Number, value, said);
                }
                Input::Date { .. } => {
                    let doubt =
                        || Doubt::Date { label: field.title.clone(), typed: said.text.clone() };
                    let value = value::date(&said.text).map(Value::Date).ok_or_else(doubt);
                    self.answer(AnswerTo::Date, value, said);
                }
                Input::Text | Input::Line | Input::Choice(_) | Input::Tick => {
                    signer.push((field.name.0.clone(), said))
                }
            }
        }
        let mut signer = signer.into_iter();
        let Some((_, mut first)) = signer.next() else { return };
        let mut words = self.post(&first.text);
        for (_, name) in signer {
            words = format!("{words} {}", clean(&name.text));
            first.doubts.extend(name.doubts);
        }
        first.text = words.clone();
        first.doubts.extend(self.old_code("Chức vụ, họ tên người ký", &words));
        self.answer(AnswerTo::Signer, Ok(Value::Words(words)), first);
    }

    /// A signer's post as it is written in a sentence.
    fn post(&self, typed: &str) -> String {
        let typed = clean(post(typed));
        if typed != viet::upper(&typed) {
            return typed;
        }
        let own = self.agency.signature.title.as_str();
        let upper = viet::upper(own);
        if typed == upper {
            return own.to_owned();
        }
        let deputy = "PHÓ ";
        if typed.strip_prefix(deputy) == Some(upper.as_str()) {
            return format!("Phó {own}");
        }
        let lower = |text: &str| match text == upper {
            true => own.to_owned(),
            false => viet::capitalize_first(&text.to_lowercase()),
        };
        // The mark of a right keeps its capitals; a post follows it.
        let (right, rest) = match right_of(&typed) {
            Some(mark) => (format!("{mark} "), typed[mark.len()..].trim_start()),
            None => (String::new(), typed.as_str()),
        };
        match rest.strip_prefix(deputy) {
            Some(head) => format!("{right}Phó {}", lower(head)),
            None => format!("{right}{}", lower(rest)),
        }
    }

    fn answer(&mut self, what: AnswerTo, value: Result<Value, Doubt>, said: Agreed) {
        let Agreed { text, layer, at, mut doubts, .. } = said;
        let value = match value {
            Ok(value) if doubts.is_empty() => Some(value),
            Ok(_) => None,
            Err(doubt) => {
                // That they disagree says it already.
                if doubts.is_empty() {
                    doubts.push(doubt);
                }
                None
            }
        };
        self.answers.push(Answer { what, value, typed: text, layer, doubts, at });
    }

    fn fields(&mut self, issued_form: &IssuedForm<'_>, layers: &Layers) {
        let mut ticks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, field) in issued_form.fields.iter().enumerate() {
            if let Some((ask, _)) = field.name.0.split_once('.') {
                ticks.entry(ask.to_owned()).or_default().push(at);
            }
        }
        for (at, field) in issued_form.fields.iter().enumerate() {
            let (field, readings) = (*field, &layers.readings[at]);
            let changed = layers.changed.iter().filter(|changed| changed.field == Some(at));
            let loose: Vec<Doubt> = changed
                .map(|changed| Doubt::Question {
                    issued: changed.issued.clone(),
                    found: changed.found.clone(),
                })
                .collect();
            let name = field.name.0.as_str();
            if let Some((ask, _)) = name.split_once('.') {
                let group = &ticks[ask];
                if group.first() == Some(&at) {
                    self.ticks(ask, group, issued_form, layers);
                }
                continue;
            }
            if field.input == Input::Tick {
                self.yes(field, readings);
                continue;
            }
            // A field of an office's own template that the data do not know.
            let Some(asked) = self.asked(name) else { continue };
            // Where most controls are left, one that is gone has been lost, with what it held.
            let lost = layers.held.len() * 2 >= issued_form.fields.len()
                && !layers.held.contains(&at)
                && readings.iter().all(|reading| reading.text.is_empty() && !reading.hinted);
            self.field(asked, field, readings, loose, issued_form, at, lost);
        }
    }

    /// What the field of a name asks.
    fn asked(&self, name: &str) -> Option<Asked<'c>> {
        match name {
            DIFFICULTIES => return Some(Asked::Difficulties),
            PROPOSALS => return Some(Asked::Proposals),
            _ => {}
        }
        let indicators = &self.campaign.indicators.value.indicators;
        match name.strip_prefix(FIGURE) {
            Some(id) => indicators.iter().find(|i| i.id.as_str() == id).map(Asked::Figure),
            None => self.asks.get(name).copied().map(Asked::Question),
        }
    }

    /// Tells what leaves no doubt about an answer.
    fn asides(&mut self, said: &mut Agreed) {
        for doubt in std::mem::take(&mut said.asides) {
            let at = said.at.clone();
            if !self.findings.iter().any(|finding| finding.doubt == doubt) {
                self.find(doubt, at);
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn field(
        &mut self,
        asked: Asked<'_>,
        field: &Field,
        readings: &[Reading],
        loose: Vec<Doubt>,
        issued_form: &IssuedForm<'_>,
        at: usize,
        lost: bool,
    ) {
        let label = field.title.clone();
        let what = asked.answer();
        let is_figure = matches!(asked, Asked::Figure(_));
        let worded = |text: &str| match Key::whole(text).text {
            // Signs alone have no words.
            words if words.is_empty() => clean(text),
            words => words,
        };
        let same = |text: &str| match asked {
            Asked::Figure(indicator) => value::figure(text, indicator)
                .map_or_else(|_| Key::whole(text).text, |value| value.normalize().to_string()),
            Asked::Question(ask) => match ask.kind {
                AskKind::Date => {
                    value::date(text).map_or_else(|| Key::whole(text).text, |date| date.to_string())
                }
                AskKind::Text | AskKind::Line | AskKind::Choice | AskKind::Ticks => worded(text),
            },
            Asked::Difficulties | Asked::Proposals => worded(text),
        };
        let exact = asked.field().is_exact();
        let Some(mut said) = together(readings, &label, same, !is_figure, exact) else {
            if let Some(mut said) = nothing_read(readings, &label) {
                self.asides(&mut said);
                if !said.doubts.is_empty() {
                    let value = Ok(Value::Words(said.text.clone()));
                    return self.answer(what, value, said);
                }
            }
            // A row that is gone takes its control along, or leaves it empty.
            let row = issued_form.cells.iter().any(|cell| cell.at == at);
            let gone = match row {
                true => !readings.iter().any(|reading| reading.layer == Layer::Cell),
                false => readings.is_empty(),
            };
            match (gone, loose.is_empty()) {
                (true, _) => self.find(Doubt::Gone { label }, None),
                (false, false) => loose.into_iter().for_each(|doubt| self.find(doubt, None)),
                (false, true) => {
                    if lost {
                        let place = readings.iter().find_map(|reading| reading.at.clone());
                        self.find(Doubt::Lost { label: label.clone() }, place);
                    }
                    self.unanswered.push(label);
                }
            }
            return;
        };
        self.asides(&mut said);
        said.doubts.extend(loose);
        // A figure whose row is gone or renamed may be the figure of another row.
        let in_table = issued_form.cells.iter().find(|cell| cell.at == at);
        if let Some(cell) = in_table
            && !readings.iter().any(|reading| reading.layer == Layer::Cell)
        {
            said.doubts.push(Doubt::Question { issued: cell.words.clone(), found: None });
        }
        let typed = said.text.clone();
        let numbers: Vec<&str> = typed.lines().filter(|line| has_figure(line)).collect();
        if is_figure && numbers.len() > 1 {
            let said_here = numbers.iter().map(|line| (*line).to_owned()).collect();
            let doubt = Doubt::TwoFigures { label, said: said_here };
            return self.answer(what, Err(doubt), said);
        }
        let worded = |said: &mut Agreed, label: &str, typed: String| {
            said.doubts.extend(self.old_code(label, &typed));
            Ok(Value::Words(typed))
        };
        let value = match asked {
            Asked::Figure(indicator) => value::figure(&typed, indicator)
                .map(Value::Figure)
                .map_err(|fault| Doubt::Figure { label, typed, fault }),
            Asked::Question(ask) => match ask.kind {
                AskKind::Text | AskKind::Line => worded(&mut said, &label, typed),
                AskKind::Date => {
                    value::date(&typed).map(Value::Date).ok_or(Doubt::Date { label, typed })
                }
                AskKind::Choice => self.choice(ask, &typed).ok_or(Doubt::Choice { label, typed }),
                // Its boxes are fields of their own; in an own template's one field the words are kept.
                AskKind::Ticks => worded(&mut said, &label, typed),
            },
            Asked::Difficulties | Asked::Proposals => worded(&mut said, &label, typed),
        };
        self.answer(what, value, said);
    }

    /// The one choice that typed words name.
    fn choice(&self, ask: &Ask, typed: &str) -> Option<Value> {
        let key = Key::whole(typed).text;
        let choices = self.campaign.choices(ask);
        let mut fits = choices.iter().filter(|choice| {
            Key::whole(choice.text.as_str()).text == key || choice.id.as_str() == typed
        });
        match (fits.next(), fits.next()) {
            (Some(choice), None) => Some(Value::Choice(choice.id.clone())),
            _ => None,
        }
    }

    /// Words in TCVN3 or VNI: by their letters, or by the font that shows them.
    fn old_code(&self, label: &str, typed: &str) -> Option<Doubt> {
        let reported = |code: Option<Code>| {
            let likely = code.map(|code| (code, legacy::to_unicode(typed, code)));
            Doubt::OldCode { label: label.to_owned(), typed: typed.to_owned(), likely }
        };
        let by_letters = typed.lines().find_map(legacy::code_of);
        let by_font = || self.old_fonts.iter().any(|words| clean(typed).contains(words.as_str()));
        match by_letters {
            Some(code) => Some(reported(Some(code))),
            None => by_font().then(|| reported(None)),
        }
    }

    /// Words that their look sets apart and that are in no answer.
    fn apart(&mut self, layers: &Layers, paper: &Paper) {
        let readings = layers.readings.iter().chain(layers.frame.values()).flatten();
        let reported: BTreeSet<(Styling, String)> = readings
            .flat_map(|reading| &reading.odd)
            .filter_map(|odd| match odd {
                Oddity::Apart(apart) => Some((apart.how, apart.text.clone())),
                _ => None,
            })
            .collect();
        for paragraph in paper.paragraphs(PartId::BODY) {
            for apart in plain_text::of(paragraph).apart {
                let words = apart.text.chars().any(char::is_alphanumeric);
                // White letters in the head of a table are its look.
                let counts = matches!(apart.how, Styling::Struck | Styling::Hidden) && words;
                if !counts || reported.contains(&(apart.how, apart.text.clone())) {
                    continue;
                }
                let at = Some(paragraph.address.clone());
                let doubt = match apart.how {
                    Styling::Struck => {
                        Doubt::Struck { label: None, text: apart.text, joined: false }
                    }
                    _ => Doubt::Unseen { label: None, text: apart.text, hidden: true },
                };
                self.find(doubt, at);
            }
        }
    }

    fn find(&mut self, doubt: Doubt, at: Option<Address>) {
        self.findings.push(Finding { doubt, at });
    }

    /// A box of its own.
    fn yes(&mut self, field: &Field, readings: &[Reading]) {
        let label = field.title.clone();
        match box_state(readings) {
            Ok(Some((true, layer, at))) if field.name.0 == NIL => {
                let typed = String::new();
                let (value, doubts) = (Some(Value::Yes), Vec::new());
                self.answers.push(Answer { what: AnswerTo::Nil, value, typed, layer, doubts, at });
            }
            Ok(Some(_)) => {}
            Ok(None) => self.find(Doubt::Gone { label }, None),
            Err(Unclear { at, marks }) => {
                self.find(Doubt::Tick { choice: label.clone(), label, marks }, at);
            }
        }
    }

    /// The boxes of a question.
    fn ticks(&mut self, ask: &str, group: &[usize], issued_form: &IssuedForm<'_>, layers: &Layers) {
        let Ok(id) = Id::parse(ask) else { return };
        let of = self.asks.get(ask).copied();
        let label = of.map_or_else(|| ask.to_owned(), |ask| ask.label.to_string());
        let (mut ticked, mut doubts) = (Vec::new(), Vec::new());
        let (mut layer, mut place) = (Layer::Tag, None);
        let mut typed = Vec::new();
        for at in group {
            let field = issued_form.fields[*at];
            let choice = field.name.0.split_once('.').map_or("", |(_, choice)| choice);
            let tell = |marks| {
                let (label, choice) = (label.clone(), field.title.clone());
                Doubt::Tick { label, choice, marks }
            };
            match box_state(&layers.readings[*at]) {
                Ok(Some((true, of, at))) => {
                    layer = layer.max(of);
                    place = place.or(at);
                    typed.push(field.title.clone());
                    if let Ok(choice) = Id::parse(choice) {
                        ticked.push(choice);
                    }
                }
                Ok(Some((false, ..))) => {}
                Ok(None) => doubts.push(tell(Marks::default())),
                Err(Unclear { at, marks }) => {
                    place = place.or(at);
                    doubts.push(tell(marks));
                }
            }
        }
        if ticked.is_empty() && doubts.is_empty() {
            self.unanswered.push(label);
            return;
        }
        let asides = Vec::new();
        let said = Agreed { text: typed.join("; "), layer, at: place, doubts, asides };
        self.answer(AnswerTo::Ask(id), Ok(Value::Ticks(ticked)), said);
    }

    /// Words that belong to nothing, and words of the form that are not as issued.
    fn words(&mut self, issued_form: &IssuedForm<'_>, layers: &Layers) {
        for stray in &layers.strays {
            let doubt = Doubt::Stray { part: None, text: stray.text.clone() };
            self.find(doubt, stray.at.clone());
        }
        let answered = |field: usize| {
            let readings = &layers.readings[field];
            readings.iter().any(|reading| !reading.text.is_empty())
                && issued_form.fields[field].input != Input::Tick
        };
        for changed in &layers.changed {
            // Reported with its answer, or with its group of boxes.
            if changed.field.is_some_and(answered) {
                continue;
            }
            let (issued, found) = (changed.issued.clone(), changed.found.clone());
            let doubt = match changed.asks {
                true => Doubt::Question { issued, found },
                false => Doubt::Words { issued, found },
            };
            if !self.findings.iter().any(|finding| finding.doubt == doubt) {
                self.find(doubt, changed.at.clone());
            }
        }
    }
}

/// Words beyond ASCII that are in a font of an old code.
fn words_in_old_fonts(paper: &Paper) -> Vec<String> {
    let runs = paper.paragraphs(PartId::BODY).flat_map(|paragraph| paragraph.shown());
    let old = runs.filter(|run| legacy::is_legacy_font(&run.look.font));
    let words = old.map(|run| clean(run.text()));
    words.filter(|words| !words.is_ascii()).collect()
}

/// What readings say together; `None` where nothing is answered. `words` are texts in which one layer may
/// say more than another.
fn together(
    readings: &[Reading],
    label: &str,
    same: impl Fn(&str) -> String,
    words: bool,
    exact: bool,
) -> Option<Agreed> {
    let label = || label.to_owned();
    let full: Vec<&Reading> = readings.iter().filter(|reading| !reading.text.is_empty()).collect();
    let first = full.iter().min_by_key(|reading| reading.layer)?;
    let mut doubts = Vec::new();
    let by_control = |reading: &&Reading| reading.layer <= Layer::Title;
    let differs = |reading: &&&Reading| same(&reading.text) != same(&first.text);
    let mut chosen = *first;
    if full.iter().any(|reading| differs(&reading)) {
        let longest = full.iter().max_by_key(|reading| reading.text.len());
        let within = |reading: &&&Reading| {
            longest.is_some_and(|longest| {
                longest.layer >= Layer::Cell && longest.text.contains(reading.text.as_str())
            })
        };
        match longest.filter(|_| words && full.iter().all(|reading| within(&reading))) {
            Some(longest) if first.shrunk && goes_on(&longest.text, &first.text) => {
                chosen = longest
            }
            Some(longest) => {
                doubts.push(Doubt::NextToControl { label: label(), inside: first.text.clone() });
                chosen = longest;
            }
            None => {
                let mut said: Vec<(Layer, String)> = Vec::new();
                for reading in &full {
                    if !said.iter().any(|(_, text)| same(text) == same(&reading.text)) {
                        said.push((reading.layer, reading.text.clone()));
                    }
                }
                doubts.push(Doubt::Disagree { label: label(), said });
            }
        }
    } else if by_control(first)
        && let Some(empty) =
            readings.iter().find(|reading| reading.layer >= Layer::Cell && reading.text.is_empty())
    {
        // The control holds an answer and is not where it was issued.
        let said = vec![(first.layer, first.text.clone()), (empty.layer, String::new())];
        doubts.push(Doubt::Disagree { label: label(), said });
    }
    let (of_odds, asides) = odds(readings, &label(), exact);
    for doubt in of_odds {
        if !doubts.contains(&doubt) {
            doubts.push(doubt);
        }
    }
    let (text, at) = (chosen.text.clone(), chosen.at.clone());
    Some(Agreed { text, layer: chosen.layer, at, doubts, asides })
}

/// What is reported for a field that has no words that count.
fn nothing_read(readings: &[Reading], label: &str) -> Option<Agreed> {
    let (mut doubts, asides) = odds(readings, label, true);
    let drawn = readings.iter().find(|reading| reading.odd.contains(&Oddity::Picture));
    for doubt in &mut doubts {
        if let Doubt::NotWords { what: what @ NotWords::Picture, .. } = doubt {
            *what = NotWords::OnlyPicture;
        }
    }
    doubts.retain(|doubt| {
        matches!(doubt, Doubt::NotWords { .. } | Doubt::Unseen { .. } | Doubt::Struck { .. })
    });
    if doubts.is_empty() && asides.is_empty() {
        return None;
    }
    let first = drawn.or(readings.first())?;
    let text = match (drawn, &doubts[..]) {
        (Some(_), _) => "(hình ảnh)".to_owned(),
        (None, [Doubt::Unseen { text, .. }, ..]) => text.clone(),
        _ => String::new(),
    };
    Some(Agreed { text, layer: first.layer, at: first.at.clone(), doubts, asides })
}

/// What is odd about readings: doubts, and what is only reported. In an answer that is `exact`, a figure or a day,
/// nothing may touch what was struck.
fn odds(readings: &[Reading], label: &str, exact: bool) -> (Vec<Doubt>, Vec<Doubt>) {
    let (mut doubts, mut asides) = (Vec::new(), Vec::new());
    let full = readings.iter().any(|reading| !reading.text.is_empty());
    for reading in readings {
        for odd in &reading.odd {
            let always = matches!(odd, Oddity::Apart(_) | Oddity::Picture);
            if full && reading.text.is_empty() && !always {
                continue;
            }
            let Some(doubt) = of_odd(odd, label.to_owned(), exact) else { continue };
            let list = match doubt.severity() {
                Severity::Error => &mut doubts,
                Severity::Warning => &mut asides,
            };
            if !list.contains(&doubt) {
                list.push(doubt);
            }
        }
    }
    (doubts, asides)
}

fn of_odd(odd: &Oddity, label: String, exact: bool) -> Option<Doubt> {
    Some(match odd {
        Oddity::Flagged => Doubt::Flagged { label },
        Oddity::OtherDay(stored) => Doubt::OtherDay { label, stored: stored.clone() },
        Oddity::OtherSign | Oddity::Marked(_) | Oddity::Hint => return None,
        Oddity::Merged => Doubt::Merged { label },
        Oddity::RowStray(text) => Doubt::RowStray { label, text: text.clone() },
        Oddity::Unit(unit) => Doubt::Question { issued: format!("{label} ({unit})"), found: None },
        Oddity::Table => Doubt::NotWords { label, what: NotWords::Table },
        Oddity::Picture => Doubt::NotWords { label, what: NotWords::Picture },
        Oddity::Repeated(words) => Doubt::Repeated { label, words: words.clone() },
        Oddity::Loose => Doubt::Question { issued: label, found: None },
        Oddity::Bound => Doubt::Bound { label },
        Oddity::Head(found) => Doubt::Head { label, found: found.clone() },
        Oddity::Many => Doubt::Many { label },
        Oddity::Apart(StyledWords { how, text, joined }) => {
            let (label, text) = (Some(label), text.clone());
            match how {
                Styling::Struck => Doubt::Struck { label, text, joined: exact && *joined },
                Styling::Hidden => Doubt::Unseen { label, text, hidden: true },
                Styling::Pale => Doubt::Unseen { label, text, hidden: false },
                Styling::Formula => {
                    Doubt::NotWords { label: label.unwrap_or_default(), what: NotWords::Formula }
                }
            }
        }
    })
}

/// Whether a figure is in a line.
fn has_figure(line: &str) -> bool {
    line.chars().any(|c| c.is_ascii_digit())
}

/// Whether a text begins with lines of another and goes on with more.
fn goes_on(text: &str, beginning: &str) -> bool {
    text.strip_prefix(beginning).is_some_and(|rest| rest.starts_with('\n'))
}

type Ticked = (bool, Layer, Option<Address>);

/// A box of which nobody can say whether it is ticked.
struct Unclear {
    /// Where.
    at: Option<Address>,
    /// How the words of its option stand out, where that alone marks it.
    marks: Marks,
}

/// A box's state on which all layers agree; nothing where no layer finds it.
fn box_state(readings: &[Reading]) -> Result<Option<Ticked>, Unclear> {
    let Some(first) = readings.iter().min_by_key(|reading| reading.layer) else { return Ok(None) };
    let at = || first.at.clone();
    let odds = || readings.iter().flat_map(|reading| &reading.odd);
    let marks = odds().fold(Marks::default(), |all, odd| match odd {
        Oddity::Marked(marks) => all.with(*marks),
        _ => all,
    });
    let unclear_at = || Unclear { at: at(), marks };
    let odd = |odd: &Oddity| {
        matches!(odd, Oddity::OtherSign | Oddity::RowStray(_) | Oddity::Bound | Oddity::Many)
    };
    if odds().any(odd) {
        return Err(unclear_at());
    }
    // A control that holds more than a sign, or a line whose sign says two things.
    let unclear = |reading: &&Reading| match reading.layer {
        Layer::Tag | Layer::Title => {
            reading.ticked.is_none()
                || !reading.text.is_empty() && sign::state(&reading.text).is_none()
        }
        _ => !reading.text.is_empty(),
    };
    if readings.iter().any(|reading| unclear(&reading)) {
        return Err(unclear_at());
    }
    let mut states = readings.iter().filter_map(|reading| reading.ticked);
    match states.next() {
        None => Err(unclear_at()),
        // What is ticked may stand out too; a stroke may as well cross it out.
        Some(state) if states.all(|other| other == state) => match marks.drawn || !state {
            true if !marks.is_empty() => Err(unclear_at()),
            _ => Ok(Some((state, first.layer, at()))),
        },
        Some(_) => Err(unclear_at()),
    }
}

/// A number without the symbol that was typed after it.
fn symbol_off(text: &str) -> &str {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    match digits > 0 && text[digits..].trim_start().starts_with(['/', '-']) {
        true => &text[..digits],
        false => text,
    }
}

/// The post that signs: the last line that names one, where a deputy's is under the head's.
fn post(text: &str) -> &str {
    let text = text.trim();
    text.rsplit('\n').find_map(without_right).unwrap_or(text)
}

/// The mark of the right by which somebody signs (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 7, điểm a), `Q.` too.
fn right_of(line: &str) -> Option<&'static str> {
    ["TM.", "KT.", "TL.", "TUQ.", "Q."].into_iter().find(|mark| line.starts_with(mark))
}

/// The post in a line of the signature: that of the deputy, where the head's comes before it on the same line. A
/// line that only says in whose place, order or name it is signed has none.
fn without_right(line: &str) -> Option<&str> {
    let line = line.trim();
    match right_of(line) {
        None | Some("Q.") => Some(line).filter(|line| !line.is_empty()),
        Some(mark) => {
            let rest = &line[mark.len()..];
            let at = ["PHÓ ", "Phó "].iter().filter_map(|deputy| rest.rfind(deputy)).max()?;
            // "KT. PHÓ CHỦ TỊCH" is signed in the place of a deputy.
            (!rest[..at].trim().is_empty()).then_some(&rest[at..])
        }
    }
}

/// Readings without those that name no post, where another does.
fn posts(readings: &[Reading]) -> Vec<Reading> {
    let names =
        |reading: &&Reading| reading.text.split('\n').any(|line| without_right(line).is_some());
    let empty = |reading: &&Reading| reading.text.is_empty();
    match readings.iter().any(|reading| names(&reading)) {
        true => readings.iter().filter(|r| names(r) || empty(r)).cloned().collect(),
        false => readings.to_vec(),
    }
}
