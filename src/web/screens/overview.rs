//! Page: *Tổng quan*: where the campaign is today, what is to be done next.

use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, problems};
use super::surveyed;
use crate::desk::{Date, PeriodStatus, status};

/// Shows it.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    let title = "Tổng quan";
    let (campaign, outcome) = match surveyed(screen, title, "tong-quan") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let round = screen.desk(|desk, _| desk.status(&status::Request::default()));
    let periods =
        round.ok().and_then(|outcome| outcome.round).map(|round| round.periods).unwrap_or_default();
    let made = screen.desk(|desk, _| desk.output()).map(|made| made.files).unwrap_or_default();
    let today = screen.page.today();
    let rows: Vec<Value> = periods
        .iter()
        .zip(&campaign.periods)
        .map(|(status, period)| {
            let tally = &status.totals.tally;
            json!({
                "id": period.id, "name": period.name, "last_day": period.last_day, "due": due(period.due_before, today),
                "expected": tally.expected, "received": tally.received, "on_time": tally.on_time,
                "missing": tally.missing, "not_due": tally.not_due, "unread": tally.unread,
                "percent": status.totals.completeness.map(|rate| rate.round() as i64).unwrap_or(0),
            })
        })
        .collect();
    let about = About {
        title,
        nav: "tong-quan",
        command: "vanban status".into(),
        notices: match screen.query().has("moi") {
            true => vec!["Đã tạo đợt mới với số liệu mẫu. Thay nội dung mẫu bằng nội dung của cơ quan rồi lập văn bản.".into()],
            false => Vec::new(),
        },
        ..About::default()
    };
    let values = json!({
        "survey": {
            "name": campaign.name, "subject": campaign.subject, "issuer": campaign.issuer, "number": campaign.number,
            "date": campaign.date, "agencies": campaign.agencies.len(), "groups": campaign.groups.len(),
            "indicators": campaign.indicators.len(), "questions": campaign.questions.len(), "duties": campaign.duties,
        },
        "periods": rows,
        "next": next(screen, outcome.sound, &periods, &made),
        "sound": outcome.sound,
        "count": outcome.count,
        "problems": problems(&outcome.problems).into_iter().take(20).collect::<Vec<_>>(),
        "has_problems": !outcome.problems.is_empty(),
    });
    screen.show("tong-quan.html", about, values)
}

/// How far a day is, in words.
fn due(before: Date, today: Date) -> String {
    // The last day on which it is on time is the one before.
    match (before.0 - today.0).num_days() - 1 {
        0 => "hạn cuối là hôm nay".to_owned(),
        days if days > 0 => format!("còn {days} ngày"),
        days => format!("đã quá hạn {} ngày", -days),
    }
}

/// What is to be done next: a sentence, an address, what its link says.
fn next(screen: &Screen<'_>, sound: bool, periods: &[PeriodStatus], made: &[String]) -> Vec<Value> {
    let base = screen.base();
    let mut all = Vec::new();
    let mut add = |words: String, to: String, link: &str| {
        all.push(json!({"words": words, "to": to, "link": link}));
    };
    if !sound {
        add(
            "Dữ liệu còn lỗi nên chưa lập được văn bản.".into(),
            "#loi-du-lieu".into(),
            "Xem các lỗi",
        );
        return all;
    }
    if !made.iter().any(|file| file.starts_with("bieu-mau/")) {
        add(
            "Chưa lập biểu mẫu gửi các cơ quan.".into(),
            format!("{base}/bieu-mau"),
            "Lập biểu mẫu",
        );
    }
    for period in periods {
        let tally = &period.totals.tally;
        if tally.unread > 0 {
            let words =
                format!("{} báo cáo {} đã gửi mà chưa đọc được.", tally.unread, period.name);
            add(words, format!("{base}/tinh-hinh?ky={}", period.id), "Xem báo cáo nào");
        }
        if tally.missing > 0 {
            let words = format!(
                "{} cơ quan chưa gửi báo cáo {} và đã quá hạn.",
                tally.missing, period.name
            );
            add(words, format!("{base}/don-doc?ky={}", period.id), "Đôn đốc");
        }
        if tally.not_due > 0 && tally.missing == 0 {
            let words = format!("Đang chờ {} báo cáo {}.", tally.not_due, period.name);
            add(words, format!("{base}/thu"), "Thu báo cáo đã nhận");
        }
        if tally.received > 0 && tally.received == tally.expected {
            let words = format!("Đã nhận đủ báo cáo {}.", period.name);
            add(words, format!("{base}/tong-hop?ky={}", period.id), "Xem báo cáo tổng hợp");
        }
    }
    all
}
