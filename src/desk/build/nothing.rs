//! Desk: nothing to make: why, kind by kind, so that a clerk knows what to do next.

use crate::compose::{Composer, DocumentKind, Selection};
use crate::data::campaign::Campaign;
use crate::data::plan::Period;
use crate::data::scalar::Date;
use crate::viet;

/// One sentence for each kind of document that was asked for and of which there is none.
pub(in crate::desk) fn reasons(composer: &Composer, selection: &Selection) -> Vec<String> {
    let all = [DocumentKind::Plan, DocumentKind::Form, DocumentKind::Summary];
    let asked = if selection.kinds.is_empty() { &all[..] } else { &selection.kinds };
    asked.iter().map(|kind| reason(composer, selection, *kind)).collect()
}

fn reason(composer: &Composer, selection: &Selection, kind: DocumentKind) -> String {
    let campaign = composer.campaign();
    match kind {
        DocumentKind::Plan => format!(
            "{}: lập chung cho cả đợt, nên không ghi --agency, --period.",
            composer.plan_called().unwrap_or_default()
        ),
        DocumentKind::Form => forms(campaign, selection),
        DocumentKind::Summary if selection.agencies.is_some() => {
            "Báo cáo tổng hợp: lập chung cho mọi cơ quan, nên không ghi --agency.".to_owned()
        }
        DocumentKind::Summary => format!(
            "Báo cáo tổng hợp: {} chưa có báo cáo nào trong thư mục reports; thu biểu mẫu gửi về bằng 'vanban collect'.",
            period_words(campaign, selection)
        ),
        DocumentKind::Reminder => letters(campaign, selection),
    }
}

fn forms(campaign: &Campaign, selection: &Selection) -> String {
    let skipped = |id| selection.without.contains(id);
    let named = selection.agencies.as_deref().unwrap_or_default();
    if !named.is_empty() && named.iter().all(skipped) {
        return "Biểu mẫu: cơ quan đã chọn có dữ liệu sai nên bị bỏ qua.".to_owned();
    }
    let who =
        if named.is_empty() { "không có cơ quan nào" } else { "cơ quan đã chọn không" };
    let period = period_words(campaign, selection);
    format!(
        "Biểu mẫu: {who} phải báo cáo {period} (xem mục reporting trong plan.yaml: ai báo cáo, kỳ nào)."
    )
}

fn letters(campaign: &Campaign, selection: &Selection) -> String {
    let Some(reminder_options) = selection.reminder_options else {
        if selection.kinds.contains(&DocumentKind::Reminder) {
            return "Công văn đôn đốc: bị bỏ qua, lý do như đã nêu ở trên.".to_owned();
        }
        return "Công văn đôn đốc: ghi rõ 'vanban build reminders'.".to_owned();
    };
    let day = |day: Date| viet::date_short(day.0);
    let still_open = |period: &&Period| !period.due.is_over(reminder_options.as_of);
    let next = periods(campaign, selection).filter(still_open).min_by_key(|p| p.due.last_day());
    let next = next
        .map_or_else(String::new, |period| format!("; kỳ {} phải gửi {}", period.id, period.due));
    format!(
        "Công văn đôn đốc: tính đến hết ngày {}, không có cơ quan nào quá hạn hoặc gửi còn thiếu{next}. Muốn tính theo ngày khác, ghi --as-of.",
        day(reminder_options.as_of)
    )
}

fn periods<'c>(campaign: &'c Campaign, selection: &Selection) -> impl Iterator<Item = &'c Period> {
    let all = campaign.plan.value.reporting.periods.iter();
    all.filter(|period| selection.period.as_ref().is_none_or(|id| *id == period.id))
}

/// `kỳ 2024-12`; where none was named, all of them.
fn period_words(campaign: &Campaign, selection: &Selection) -> String {
    let ids: Vec<&str> = periods(campaign, selection).map(|period| period.id.as_str()).collect();
    match ids.as_slice() {
        [only] => format!("kỳ {only}"),
        all => format!("các kỳ {}", all.join(", ")),
    }
}
