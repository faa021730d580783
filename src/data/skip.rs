//! Values: what a run with `--skip-bad` leaves out of a campaign: whatever depends on a bad entry, and nothing else.
//! All of it is named, so that nobody takes what was made for the whole.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use super::campaign::Campaign;
use super::check::{
    Scope, bad_agencies, bad_documents, bad_indicators, bad_reports, bad_summaries,
    invalidates_letters,
};
use super::indicators::Total;
use super::report::Report;
use super::scalar::Id;
use crate::problem::Problem;

/// More names than these are counted.
const NAMED: usize = 20;

/// What was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Agencies in whose own entries something is wrong: no document of theirs is made.
    pub agencies: Vec<Id>,
    /// Reports that cannot be counted, by period and agency.
    #[serde(serialize_with = "pairs")]
    pub reports: Vec<(Id, Id)>,
    /// Indicators in whose own entries something is wrong.
    pub indicators: Vec<Id>,
    /// Rates that are computed from such an indicator.
    pub rates: Vec<Id>,
    /// Reports that say a figure of such an indicator, by period and agency: that figure is not counted.
    #[serde(serialize_with = "pairs")]
    pub figures: Vec<(Id, Id)>,
    /// Whether `reminders.yaml` is wrong, so that nobody knows which letter the next one is.
    pub letters: bool,
    /// Periods of whose summaries the text that a person wrote is wrong: what the program says takes its place.
    pub summaries: Vec<Id>,
    /// Documents of the office in which something is wrong.
    pub documents: Vec<Id>,
}

/// Periods with agencies as `2024-12/so-y-te`.
fn pairs<S: Serializer>(pairs: &[(Id, Id)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(pairs.iter().map(|(period, agency)| format!("{period}/{agency}")))
}

/// Takes out of a campaign what is damaged, by the problems that were found in its data.
pub fn leave_out(found: &[(Scope, Problem)], campaign: &mut Campaign) -> LeftOut {
    let reports = bad_reports(found).into_iter();
    let reports: Vec<(Id, Id)> = reports.map(|(p, a)| (p.clone(), a.clone())).collect();
    for key in &reports {
        campaign.reports.remove(key);
    }
    let summaries: Vec<Id> = bad_summaries(found).into_iter().cloned().collect();
    for period in &summaries {
        campaign.summaries.remove(period);
    }
    let documents: Vec<Id> = bad_documents(found).into_iter().cloned().collect();
    for id in &documents {
        campaign.documents.remove(id);
    }
    let bad: BTreeSet<Id> = bad_indicators(found).into_iter().cloned().collect();
    let all = &mut campaign.indicators.value.indicators;
    all.retain(|indicator| !bad.contains(&indicator.id));
    let known: BTreeSet<Id> = all.iter().map(|indicator| indicator.id.clone()).collect();
    let lacks = |half: &Option<Id>| half.as_ref().is_some_and(|id| !known.contains(id));
    let mut rates = Vec::new();
    all.retain(|indicator| {
        let damaged = indicator.total() == Total::Rate
            && (lacks(&indicator.numerator) || lacks(&indicator.denominator));
        if damaged {
            rates.push(indicator.id.clone());
        }
        !damaged
    });
    campaign.skipped.extend(bad.iter().chain(&rates).cloned());
    let says = |report: &Report| report.figures.iter().any(|(id, _)| !known.contains(id));
    let figures = campaign.reports.iter().filter(|(_, report)| says(&report.value));
    let figures: Vec<(Id, Id)> = figures.map(|(key, _)| key.clone()).collect();
    LeftOut {
        agencies: bad_agencies(found).into_iter().cloned().collect(),
        reports,
        indicators: bad.into_iter().collect(),
        rates,
        figures,
        letters: invalidates_letters(found),
        summaries,
        documents,
    }
}

impl LeftOut {
    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        *self == LeftOut::default()
    }

    /// What was left out, a sentence for each kind, as a clerk reads it.
    pub fn words(&self) -> Vec<String> {
        let ids = |ids: &[Id]| listed(ids.iter().map(ToString::to_string));
        let pairs = |pairs: &[(Id, Id)]| listed(pairs.iter().map(|(p, a)| format!("{p}/{a}")));
        let mut words = Vec::new();
        if !self.agencies.is_empty() {
            words.push(format!(
                "Bỏ qua cơ quan có dữ liệu sai, không lập văn bản của: {}",
                ids(&self.agencies)
            ));
        }
        if !self.reports.is_empty() {
            words.push(format!(
                "Bỏ qua báo cáo đã gửi nhưng chưa đọc được, chưa tính số liệu của: {}",
                pairs(&self.reports)
            ));
        }
        if !self.indicators.is_empty() {
            words.push(format!(
                "Bỏ qua chỉ tiêu có dữ liệu sai: {}; biểu mẫu không hỏi, báo cáo tổng hợp không nêu, công văn đôn đốc không nhắc chỉ tiêu này",
                ids(&self.indicators)
            ));
        }
        if !self.rates.is_empty() {
            words.push(format!("Bỏ qua tỷ lệ tính từ chỉ tiêu đó: {}", ids(&self.rates)));
        }
        if !self.summaries.is_empty() {
            words.push(format!(
                "Bỏ qua lời văn báo cáo tổng hợp có chỗ sai, dùng lời văn do chương trình viết cho kỳ: {}",
                ids(&self.summaries)
            ));
        }
        if !self.documents.is_empty() {
            words.push(format!("Bỏ qua văn bản có chỗ sai: {}", ids(&self.documents)));
        }
        if !self.figures.is_empty() {
            words.push(format!(
                "Số liệu của chỉ tiêu đó trong {} báo cáo đã gửi chưa được tính: {}",
                self.figures.len(),
                pairs(&self.figures)
            ));
        }
        words
    }

    /// Why letters that remind cannot be made of what is left without saying something that may be false; `None`
    /// where they can. A letter to all says how many reports are not whole.
    pub fn no_letters(&self, collective: bool) -> Option<&'static str> {
        if self.letters {
            return Some(
                "Không lập công văn đôn đốc: reminders.yaml có chỗ sai nên không biết đây là lần đôn đốc thứ mấy, các lần trước là công văn nào",
            );
        }
        (collective && !self.indicators.is_empty()).then_some(
            "Không lập công văn đôn đốc gửi chung: công văn nêu số cơ quan gửi báo cáo chưa đủ nội dung, mà chỉ tiêu bị bỏ qua thì chưa biết đủ hay thiếu",
        )
    }
}

/// The first of some names, and how many more there are.
fn listed(names: impl ExactSizeIterator<Item = String>) -> String {
    let more = names.len().saturating_sub(NAMED);
    let mut listed = names.take(NAMED).collect::<Vec<_>>().join(", ");
    if more > 0 {
        listed.push_str(&format!(" và {more} mục khác"));
    }
    listed
}
