//! Page: *Tình hình*: who has sent, who is late, who owes what.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, errors, holds, paged};
use super::{period, surveyed};
use crate::desk::{AgencyStatus, COUNTS, Date, OwedKind, PeriodStatus, SENT, counts, status};
use crate::viet;

/// What the list can be narrowed to: the name in the address, what is shown, which agencies.
const FILTERS: [(&str, &str); 6] = [
    ("", "Tất cả"),
    ("chua-gui", "Chưa gửi"),
    ("qua-han", "Gửi quá hạn"),
    ("thieu", "Còn thiếu nội dung"),
    ("chua-doc-duoc", "Chưa đọc được"),
    ("du", "Đã gửi đủ"),
];

fn is_in(filter: &str, agency: &AgencyStatus) -> bool {
    use crate::desk::ReportState::{Late, Missing, NotDue, Unread};
    match filter {
        "chua-gui" => matches!(agency.standing, Missing | NotDue),
        "qua-han" => agency.standing == Late,
        "thieu" => agency.received.is_some() && !agency.owed.is_empty(),
        "chua-doc-duoc" => agency.standing == Unread,
        "du" => agency.complete,
        _ => true,
    }
}

/// Shows it.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    let title = "Tình hình báo cáo";
    let (campaign, _) = match surveyed(screen, title, "tinh-hinh") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let query = screen.query();
    let period = period(&campaign, screen);
    let as_of = query.get("ngay").and_then(|day| Date::parse(day).ok());
    let request = status::Request {
        period: period.map(|period| period.id.clone()),
        as_of,
        ..Default::default()
    };
    let about = About {
        title,
        nav: "tinh-hinh",
        command: match period {
            Some(period) => format!("vanban status --period {}", period.id),
            None => "vanban status".into(),
        },
        ..About::default()
    };
    let outcome = match screen.desk(|desk, _| desk.status(&request)) {
        Ok(outcome) => outcome,
        Err(refused) => {
            let about = About { errors: errors(&refused.problems), ..about };
            return screen.show(
                "tinh-hinh.html",
                about,
                json!({"round": null, "periods": campaign.periods}),
            );
        }
    };
    let Some(round) = outcome.round else {
        let about = About { errors: errors(&outcome.problems), ..about };
        return screen.show(
            "tinh-hinh.html",
            about,
            json!({"round": null, "periods": campaign.periods}),
        );
    };
    let (filter, wanted, group) =
        (query.get("loc").unwrap_or_default(), query.get("tim"), query.get("nhom"));
    let status = round.periods.into_iter().next();
    let all: Vec<(&str, &AgencyStatus)> = status
        .iter()
        .flat_map(|status| &status.groups)
        .filter(|one| group.is_none_or(|group| one.id == group))
        .flat_map(|group| group.agencies.iter().map(move |agency| (group.name.as_str(), agency)))
        .filter(|(_, agency)| is_in(filter, agency) && holds(&agency.name, wanted))
        .collect();
    let (rows, pager) = paged(all, query);
    let values = json!({
        "round": status.as_ref().map(totals),
        "as_of": round.as_of,
        "periods": campaign.periods, "period": period, "filter": filter, "wanted": wanted.unwrap_or_default(), "group": group,
        "filters": FILTERS.iter().map(|(id, name)| json!({"id": id, "name": name})).collect::<Vec<_>>(),
        "rows": rows.into_iter().map(row).collect::<Vec<_>>(), "pager": pager,
        "groups": status.iter().flat_map(|status| &status.groups).map(|group| json!({
            "id": group.id, "name": group.name, "expected": group.totals.tally.expected,
            "received": group.totals.tally.received, "on_time": group.totals.tally.on_time, "missing": group.totals.tally.missing,
        })).collect::<Vec<_>>(),
    });
    screen.show("tinh-hinh.html", about, values)
}

fn totals(status: &PeriodStatus) -> Value {
    let rate = |rate: Option<f64>| rate.map(|rate| rate.round() as i64);
    let counted: Vec<Value> = COUNTS
        .iter()
        .zip(counts(&status.totals.tally))
        .filter(|(_, count)| *count > 0)
        .map(|(head, count)| json!({"head": head, "count": count}))
        .collect();
    json!({
        "name": status.name, "counts": counted, "completeness": rate(status.totals.completeness),
        "timeliness": rate(status.totals.timeliness), "missing": status.totals.tally.missing,
    })
}

fn row((group, agency): (&str, &AgencyStatus)) -> Value {
    let mut state = agency.state.to_owned();
    if agency.days_late > 0 {
        state.push_str(&format!(", chậm {} ngày", agency.days_late));
    }
    if agency.nil {
        state.push_str(", không phát sinh");
    }
    let lacks = |kind| !matches!(kind, OwedKind::Report);
    let owed: Vec<&str> = agency
        .owed
        .iter()
        .filter(|owed| lacks(owed.kind))
        .map(|owed| owed.words.as_str())
        .collect();
    json!({
        "id": agency.id, "short": agency.short, "group": group, "state": state,
        "standing": agency.standing, "received": agency.received, "due_before": agency.due_before,
        "last_day": viet::last_day_before(agency.due_before.0).map(Date),
        "corrected": agency.corrected, "reminded": agency.reminded, "owed": owed,
        "changed": agency.corrections.iter().map(crate::desk::Corrected::words).collect::<Vec<_>>(),
    })
}

/// The table as a file to take along, made in memory.
pub(in crate::web) fn table(screen: &Screen<'_>) -> Option<Answer> {
    let query = screen.query();
    let kind = query.get("kieu")?;
    let (name, content) = match kind {
        "xlsx" => {
            ("tinh-hinh.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        "docx" => (
            "tinh-hinh.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        "csv" => ("tinh-hinh.csv", "text/csv; charset=utf-8"),
        _ => return None,
    };
    let folder = Path::new(SENT).join("ket-qua");
    let path = folder.join(name);
    let place = |of: &str| (kind == of).then(|| path.clone());
    let request = status::Request {
        period: query.get("ky").map(str::to_owned),
        as_of: query.get("ngay").and_then(|day| Date::parse(day).ok()),
        csv: place("csv"),
        xlsx: place("xlsx"),
        docx: place("docx"),
        overwrite: true,
        ..status::Request::default()
    };
    let made: Result<(_, Option<Vec<u8>>), _> =
        screen.page.in_memory(screen.campaign, |desk, machine| {
            desk.status(&request).map(|outcome| {
                (outcome.problems, machine.disk.read(&PathBuf::from(&path), u64::MAX).ok())
            })
        });
    match made {
        Ok((_, Some(bytes))) => Some(Answer::file(name, content, bytes, true)),
        Ok((problems, None)) => Some(failed(screen, errors(&problems))),
        Err(refused) => Some(failed(screen, errors(&refused.problems))),
    }
}

fn failed(screen: &Screen<'_>, errors: Vec<Value>) -> Answer {
    let about = About {
        title: "Chưa lập được bảng", nav: "tinh-hinh", errors, ..About::default()
    };
    screen.show("viec-hong.html", about, json!({}))
}
