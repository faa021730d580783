//! Tasks: what agencies wrote, gathered under the question, with who wrote it.

use serde::Serialize;

use super::figures::{FigureView, Marks};
use crate::data::plan::{Ask, AskKind};
use crate::data::report::Answer;
use crate::data::scalar::Date;
use crate::round::subject::takes;
use crate::round::{Over, Round, Subject, Voice};
use crate::viet;

/// More voices than these, of several groups, stand under the names of their groups.
const UNGROUPED: usize = 20;

/// More names than these are not read through: only the first [`FIRST`] are printed.
const LISTED: usize = 40;

/// The names that stand for many.
const FIRST: usize = 3;

/// A question with what was answered.
#[derive(Serialize)]
pub(super) struct AskView<'c> {
    pub label: &'c str,
    pub voices: Vec<VoiceView<'c>>,
    pub counts: Vec<ChoiceCount<'c>>,
}

/// The same words with everyone who wrote them.
#[derive(Clone, Serialize)]
pub(super) struct VoiceView<'c> {
    /// The name of the group, on its first voice, where there are many voices of several groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<&'c str>,
    pub names: Vec<&'c str>,
    /// There are more names.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    pub paragraphs: Vec<String>,
}

/// How often a choice was taken, and by whom.
#[derive(Serialize)]
pub(super) struct ChoiceCount<'c> {
    pub text: String,
    pub count: Option<FigureView>,
    pub names: Vec<&'c str>,
    /// There are more names.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// The names of agencies, or the first of very many; and whether there are more.
fn listed(mut names: Vec<&str>) -> (Vec<&str>, bool) {
    let more = names.len() > LISTED;
    if more {
        names.truncate(FIRST);
        names.shrink_to_fit();
    }
    (names, more)
}

/// A question with its answers; `None` where nobody answered it.
pub(super) fn ask<'c>(
    round: &Round<'c>,
    marks: &Marks<'_, 'c>,
    ask: &'c Ask,
) -> Option<AskView<'c>> {
    let accounts = round.accounts(ask);
    if accounts.is_empty() {
        return None;
    }
    let mut view = AskView { label: ask.label.as_str(), voices: Vec::new(), counts: Vec::new() };
    match ask.kind {
        AskKind::Choice | AskKind::Ticks => {
            for choice in round.campaign.choices(ask) {
                let who: Vec<&str> = accounts
                    .iter()
                    .filter(|(_, answer)| takes(answer, &choice.id))
                    .map(|(agency, _)| agency.short())
                    .collect();
                if !who.is_empty() {
                    let text = choice.text.to_string();
                    let (names, more) = listed(who);
                    let taken = Subject::Choice { ask, id: choice.id, text: text.clone() };
                    view.counts.push(ChoiceCount {
                        count: marks.told(&taken, Over::All),
                        text,
                        names,
                        more,
                    });
                }
            }
        }
        AskKind::Text | AskKind::Line | AskKind::Date => {
            let voices = round.voices(|report| match report.answers.get(&ask.id) {
                Some(Answer::One(typed)) => Some(typed.as_str()),
                Some(Answer::Several(_)) | None => None,
            });
            let date = ask.kind == AskKind::Date;
            view.voices =
                views_of(&voices, |line| if date { written_date(line) } else { line.to_owned() });
        }
    }
    Some(view)
}

/// Voices as the template takes them.
pub(super) fn views<'c>(voices: &[Voice<'c>]) -> Vec<VoiceView<'c>> {
    views_of(voices, str::to_owned)
}

fn views_of<'c>(voices: &[Voice<'c>], written: impl Fn(&str) -> String) -> Vec<VoiceView<'c>> {
    let group_of = |voice: &Voice<'c>| voice.authors.first().map(|entry| entry.group);
    let first = voices.first().and_then(group_of);
    let several = voices.iter().any(|voice| group_of(voice).map(|g| &g.id) != first.map(|g| &g.id));
    let grouped = several && voices.len() > UNGROUPED;
    let mut before = None;
    let mut views = Vec::with_capacity(voices.len());
    for voice in voices {
        let group = group_of(voice);
        let fresh = group.map(|group| &group.id) != before;
        before = group.map(|group| &group.id);
        let (names, more) = listed(voice.authors.iter().map(|e| e.agency.short()).collect());
        views.push(VoiceView {
            group: group.filter(|_| grouped && fresh).map(|group| group.name.as_str()),
            names,
            more,
            paragraphs: voice
                .words
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(|line| viet::ended(&written(line)))
                .collect(),
        });
    }
    views
}

/// Longer accounts are not quoted: they are whole in the annex.
const QUOTABLE: usize = 600;

/// More names than these before a quotation are not read through.
const QUOTED_NAMES: usize = 5;

/// The accounts that the body quotes: those that most agencies gave, else the first ones, in the order of the data.
pub(super) fn quotes<'c>(
    voices: &mut dyn Iterator<Item = &VoiceView<'c>>,
    most: usize,
) -> Vec<VoiceView<'c>> {
    let length = |voice: &VoiceView<'c>| {
        voice.paragraphs.iter().map(|words| words.chars().count()).sum::<usize>()
    };
    let mut short: Vec<(usize, &VoiceView<'c>)> =
        voices.filter(|voice| length(voice) <= QUOTABLE).enumerate().collect();
    let authors = |voice: &VoiceView<'c>| if voice.more { LISTED } else { voice.names.len() };
    short.sort_by_key(|(nth, voice)| (std::cmp::Reverse(authors(voice)), *nth));
    short.truncate(most);
    short.sort_by_key(|(nth, _)| *nth);
    let quoted = short.into_iter().map(|(_, voice)| {
        let more = voice.more || voice.names.len() > QUOTED_NAMES;
        let names = voice.names.iter().copied().take(if more { FIRST } else { QUOTED_NAMES });
        VoiceView { group: None, names: names.collect(), more, paragraphs: voice.paragraphs.clone() }
    });
    quoted.collect()
}

fn written_date(line: &str) -> String {
    Date::parse(line)
        .map_or_else(|_| line.to_owned(), |date| format!("ngày {}", viet::date_short(date.0)))
}
