//! Rates, days and debts on a small campaign.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use rust_decimal::Decimal;

use super::*;
use crate::data::gather::gather;
use crate::data::indicators::Total;
use crate::data::scalar::Id;
use crate::round::figures::bookmark;
use crate::round::owed::OwedKind;
use crate::round::reminded::{collective_nth, noted, reminders};
use crate::round::tally::Status;

const OFFICE: &str = "
campaign: thu
issues: {plan: ban, summary: mot, reminders: mot}
issuers:
  - {id: ban, name: Ban, letterhead: [BAN], symbol: B, place: X, filing: VT, signature: {title: Trưởng ban}}
";

pub(super) const AGENCIES: &str = "
groups:
  - id: nhom
    name: Nhóm
    agencies:
      - {id: mot, name: Một, letterhead: [MỘT], symbol: M, place: X, filing: VT, signature: {title: Giám đốc}}
      - {id: hai, name: Hai, letterhead: [HAI], symbol: H, place: X, filing: VT, signature: {title: Giám đốc}}
      - {id: ba, name: Ba, letterhead: [BA], symbol: A, place: X, filing: VT, signature: {title: Giám đốc}}
  - id: khac
    name: Khác
    agencies:
      - {id: bon, name: Bốn, letterhead: [BỐN], symbol: O, place: X, filing: VT, signature: {title: Giám đốc}}
";

const PLAN: &str = "
document: {kind: ke-hoach, subject: Thử}
campaign_name: đợt thử
sections: [{id: bao-cao, title: Báo cáo, text: [Báo cáo trước ngày 10.]}]
recipients: [Như trên]
duties:
  - {id: viec, anchor: bao-cao, title: Việc, everyone: true, asks: [{id: kq, label: Kết quả}, {id: them, label: Thêm, optional: true}]}
reporting:
  to: {name: Ban}
  anchor: bao-cao
  periods:
    - id: ky
      name: kỳ thử
      anchor: bao-cao
      covers: {from: 2025-03-01, to: 2025-03-08}
      due_before: 2025-03-10
      subject: Kết quả
      extensions: [{agency: hai, due_before: 2025-03-13}]
      exempt: [bon]
      summary: {kind: bao-cao, subject: Tổng hợp}
    - id: ky-sau
      name: kỳ sau
      anchor: bao-cao
      covers: {from: 2025-03-09, to: 2025-03-16}
      due_before: 2025-03-20
      subject: Kết quả
      summary: {kind: bao-cao, subject: Tổng hợp}
  summary: {to: [Ban]}
";

const INDICATORS: &str = "
indicators:
  - {id: so, name: Số cuộc, unit: cuộc, duty: viec, at_least: 2}
  - {id: tong, name: Tổng số xóm, unit: xóm, duty: viec, total: last}
  - {id: xom, name: Số xóm, unit: xóm, duty: viec, total: last}
  - {id: ty-le, name: Tỷ lệ xóm, unit: '%', value: percent, duty: viec, total: rate, numerator: xom, denominator: tong}
";

pub(crate) fn campaign(more: &[(&str, &str)]) -> Campaign {
    let own = [
        ("office.yaml", OFFICE),
        ("agencies.yaml", AGENCIES),
        ("plan.yaml", PLAN),
        ("indicators.yaml", INDICATORS),
    ];
    let files = own
        .iter()
        .chain(more)
        .map(|(path, text)| ((*path).to_owned(), (*text).as_bytes().to_vec()));
    let gathered = gather(files.collect(), "data");
    match gathered.campaign {
        Some(campaign) => campaign,
        None => panic!("{:#?}", gathered.problems),
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn standing(campaign: &Campaign, agency: &str, as_of: &str) -> (ReportState, u32) {
    let period = campaign.period(&id("ky")).unwrap();
    let round = Round::at(campaign, period, day(as_of));
    let entry = round.entries.iter().find(|entry| entry.agency.id == id(agency)).unwrap();
    (entry.state, entry.days_late)
}

#[test]
fn before_a_day_means_strictly_before_it() {
    for (received, standing_then, late) in [
        ("2025-03-09", ReportState::OnTime, 0),
        ("2025-03-10", ReportState::Late, 1),
        ("2025-03-12", ReportState::Late, 3),
    ] {
        let report = format!("received: {received}\n");
        let campaign = campaign(&[("reports/ky/mot.yaml", &report)]);
        assert_eq!(standing(&campaign, "mot", "2025-03-31"), (standing_then, late), "{received}");
    }
}

#[test]
fn a_round_is_reported_as_it_was_that_day() {
    let campaign = campaign(&[("reports/ky/mot.yaml", "received: 2025-03-11\n")]);
    for (agency, as_of, expected) in [
        ("mot", "2025-03-09", (ReportState::NotDue, 0)),
        ("mot", "2025-03-10", (ReportState::Missing, 1)),
        ("mot", "2025-03-11", (ReportState::Late, 2)),
        // Extended to before the 13th.
        ("hai", "2025-03-12", (ReportState::NotDue, 0)),
        ("hai", "2025-03-13", (ReportState::Missing, 1)),
        ("bon", "2025-03-31", (ReportState::Exempt, 0)),
    ] {
        assert_eq!(standing(&campaign, agency, as_of), expected, "{agency} {as_of}");
    }
}

fn owed_by(report: &str) -> Vec<(OwedKind, Option<String>)> {
    let campaign = campaign(&[("reports/ky/ba.yaml", report)]);
    let period = campaign.period(&id("ky")).unwrap();
    let round = Round::at(&campaign, period, day("2025-03-31"));
    let status = Status::of(&round, |entry| entry.agency.id == id("ba"));
    let owed = status.rows.first().unwrap().owed.iter();
    owed.map(|owed| (owed.view().kind, owed.view().id)).collect()
}

#[test]
fn what_is_owed_is_said_by_field() {
    use OwedKind::{Answer, Figure, Least, Unreadable};
    let full = "received: 2025-03-09\nanswers: {kq: Xong}\nfigures: {so: 2, tong: 5, xom: 4}\n";
    assert_eq!(owed_by(full), []);
    // Number and date come after signing, an optional question may stay open, a rate is never asked.
    let bare = "received: 2025-03-09\n";
    let of = |kind, id: &str| (kind, Some(id.to_owned()));
    let all = [of(Answer, "kq"), of(Figure, "so"), of(Figure, "tong"), of(Figure, "xom")];
    assert_eq!(owed_by(bare), all);
    assert_eq!(owed_by(&full.replace("so: 2", "so: 1")), [of(Least, "so")]);
    assert_eq!(owed_by(&full.replace("so: 2", "so: khoảng 20")), [of(Unreadable, "so")]);
    // A nil report has said everything, and nobody says of it that it fell short of the least.
    assert_eq!(owed_by("received: 2025-03-09\nnil: true\n"), []);
    let stated = "received: 2025-03-09\nnil: true\nfigures:\n  so: 0\n";
    assert_eq!(owed_by(stated), []);
}

#[test]
fn rates_are_of_what_was_expected() {
    let campaign = campaign(&[
        ("reports/ky/mot.yaml", "received: 2025-03-09\nnil: true\n"),
        ("reports/ky/ba.yaml", "received: 2025-03-10\n"),
        // Exempt: neither expected nor received.
        ("reports/ky/bon.yaml", "received: 2025-03-09\n"),
    ]);
    let period = campaign.period(&id("ky")).unwrap();
    let status = Status::of(&Round::at(&campaign, period, day("2025-03-12")), |_| true);
    let expected = Tally {
        expected: 3,
        received: 2,
        on_time: 1,
        late: 1,
        unclear: 0,
        nil: 1,
        incomplete: 1,
        short: 0,
        missing: 0,
        not_due: 1,
        unread: 0,
        exempt: 1,
    };
    assert_eq!(status.all, expected);
    let percent = |tenths: i64| Some(Decimal::new(tenths, 1));
    assert_eq!(status.all.completeness(), percent(667));
    assert_eq!(status.all.timeliness(), percent(333));
    let none = status.groups.last().unwrap().1;
    assert_eq!((none.exempt, none.completeness(), none.timeliness()), (1, None, None));
}

#[test]
fn a_report_that_does_not_read_is_not_missing() {
    let campaign = campaign(&[("reports/ky/ba.yaml", "received: [\n")]);
    let period = campaign.period(&id("ky")).unwrap();
    for round in [Round::at(&campaign, period, day("2025-03-12")), Round::of(&campaign, period)] {
        let status = Status::of(&round, |_| true);
        assert_eq!((status.all.unread, status.all.received), (1, 0));
        let figures = Figures::of(&round);
        assert_eq!(figures.count(Count::Unread, FigureScope::All), Some(1));
        assert_eq!(figures.count(Count::Missing, FigureScope::All), Some(2));
    }
    // Nobody is reminded for it.
    let reminded: Vec<_> = reminders(&campaign, period, day("2025-03-31")).collect();
    assert!(reminded.iter().all(|reminder| reminder.entry.agency.id != id("ba")));
}

#[test]
fn a_report_that_came_later_and_cannot_be_counted_had_not_come_before() {
    let damaged = "received: 2025-03-11\nfigures: {so: khoảng 20}\n";
    let campaign = campaign(&[("reports/ky/ba.yaml", damaged)]);
    assert_eq!(standing(&campaign, "ba", "2025-03-10"), (ReportState::Missing, 1));
    assert_eq!(standing(&campaign, "ba", "2025-03-11"), (ReportState::Late, 2));
}

#[test]
fn which_letter_it_is_follows_from_what_was_sent_before() {
    let sent = "
sent:
  - {period: ky, date: 2025-03-12, to: [ba], number: 7}
  - {period: ky, date: 2025-03-15, to: [hai, ba], collective: true}
  - {period: ky-sau, date: 2025-03-14, to: [ba]}
";
    let campaign = campaign(&[("reminders.yaml", sent)]);
    let period = campaign.period(&id("ky")).unwrap();
    let nth = |agency: &str, as_of: &str| {
        let mut all = reminders(&campaign, period, day(as_of));
        all.find(|reminder| reminder.entry.agency.id == id(agency)).map(|reminder| reminder.nth)
    };
    for (agency, as_of, expected) in [
        ("ba", "2025-03-10", Some(1)),
        // Built again on the day it was sent: still the first.
        ("ba", "2025-03-12", Some(1)),
        ("ba", "2025-03-13", Some(2)),
        ("ba", "2025-03-16", Some(3)),
        ("hai", "2025-03-12", None),
        ("hai", "2025-03-16", Some(2)),
        // To itself, and to one that owes nothing.
        ("mot", "2025-03-16", None),
        ("bon", "2025-03-16", None),
    ] {
        assert_eq!(nth(agency, as_of), expected, "{agency} {as_of}");
    }
    assert_eq!(collective_nth(&campaign, period, day("2025-03-15")), 1);
    assert_eq!(collective_nth(&campaign, period, day("2025-03-16")), 2);
    let number = |agency: Option<&Id>, as_of| {
        noted(&campaign, period, agency, day(as_of)).and_then(|sent| sent.number).map(|n| n.0)
    };
    assert_eq!(number(Some(&id("ba")), "2025-03-12"), Some(7));
    assert_eq!(number(Some(&id("ba")), "2025-03-15"), None, "that one went to all");
}

#[test]
fn figures_add_up_as_their_kind_says_and_carry_one_name() {
    let campaign = campaign(&[
        ("reports/ky/mot.yaml", "received: 2025-03-09\nfigures: {so: 1.200, tong: 10, xom: 9}\n"),
        ("reports/ky/ba.yaml", "received: 2025-03-09\nfigures: {so: 34, tong: 30, xom: 3}\n"),
    ]);
    let period = campaign.period(&id("ky")).unwrap();
    let round = Round::of(&campaign, period);
    let figures = Figures::of(&round);
    let total = |indicator: &str| figures.value(&id(indicator), FigureScope::All);
    assert_eq!(total("so"), Some(Decimal::from(1234)));
    // The rate of the totals (12 of 40), not the mean of the rates (90 and 10).
    assert_eq!(total("ty-le"), Some(Decimal::from(30)));
    let line = figures.line(&id("so")).unwrap();
    assert_eq!((line.all.reported, line.all.asked), (2, 3));
    let mut names: Vec<String> = figures
        .all()
        .iter()
        .map(|(subject, over, _)| bookmark(&period.id, subject, *over))
        .collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
    for name in names {
        let is_valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(
            name.len() <= 36 && name.starts_with("sl_") && name.chars().all(is_valid),
            "{name}"
        );
    }
}

#[test]
fn periods_are_compared_over_the_agencies_of_both() {
    let campaign = campaign(&[
        ("reports/ky/mot.yaml", "received: 2025-03-09\nfigures: {so: 5, tong: 10, xom: 2}\n"),
        ("reports/ky/ba.yaml", "received: 2025-03-09\nfigures: {so: 7, tong: 10, xom: 1}\n"),
        ("reports/ky-sau/mot.yaml", "received: 2025-03-19\nfigures: {so: 9, tong: 10, xom: 8}\n"),
        // One more that reports is no growth.
        ("reports/ky-sau/hai.yaml", "received: 2025-03-19\nfigures: {so: 90, tong: 1, xom: 1}\n"),
    ]);
    let period = campaign.period(&id("ky-sau")).unwrap();
    let round = Round::of(&campaign, period);
    let found = compare::with_before(&round, &Figures::of(&round)).unwrap();
    let expected: Vec<(&str, String, String, usize)> = found
        .changes
        .iter()
        .map(|c| (c.indicator.id.as_str(), c.before.to_string(), c.now.to_string(), c.both.len()))
        .collect();
    assert_eq!(
        expected,
        [
            ("so", "5".into(), "9".into(), 1),
            ("tong", "10".into(), "10".into(), 1),
            ("xom", "2".into(), "8".into(), 1),
            ("ty-le", "20".into(), "80".into(), 1),
        ]
    );
    assert!(!found.only_stocks);
    let first = Round::of(&campaign, campaign.period(&id("ky")).unwrap());
    assert!(compare::with_before(&first, &Figures::of(&first)).is_none());
}

#[test]
fn windows_that_overlap_or_differ_in_length_compare_stocks_alone() {
    let plan =
        PLAN.replace("{from: 2025-03-09, to: 2025-03-16}", "{from: 2025-03-01, to: 2025-03-16}");
    let campaign = campaign(&[
        ("reports/ky/mot.yaml", "received: 2025-03-09\nfigures: {so: 5, tong: 10, xom: 2}\n"),
        ("reports/ky-sau/mot.yaml", "received: 2025-03-19\nfigures: {so: 9, tong: 10, xom: 8}\n"),
        ("plan.yaml", &plan),
    ]);
    let round = Round::of(&campaign, campaign.period(&id("ky-sau")).unwrap());
    let found = compare::with_before(&round, &Figures::of(&round)).unwrap();
    let ids: Vec<&str> = found.changes.iter().map(|c| c.indicator.id.as_str()).collect();
    assert_eq!((ids, found.only_stocks), (vec!["tong", "xom", "ty-le"], true));
}

#[test]
fn what_moved_is_reported_totals_first() {
    let before = [("reports/ky/mot.yaml", "received: 2025-03-09\nfigures: {so: 5}\n")];
    let late = ("reports/ky/ba.yaml", "received: 2025-03-12\nfigures: {so: 7}\n");
    let snapshot = |campaign: &Campaign| {
        let round = Round::of(campaign, campaign.period(&id("ky")).unwrap());
        compare::Snapshot::of(&round, &Figures::of(&round))
    };
    let was = snapshot(&campaign(&before));
    let is = snapshot(&campaign(&[before[0], late]));
    assert_eq!(is.since(&is), []);
    let text = |value: Option<std::sync::Arc<str>>| value.map(|value| value.to_string());
    let expected = |moved: Vec<compare::Moved>| -> Vec<(String, Option<String>, Option<String>)> {
        let own = moved.into_iter().filter(|moved| moved.of.kind == SubjectKind::Figure);
        own.map(|m| (m.figure.whose.to_string(), text(m.before), text(m.after))).collect()
    };
    let counts: Vec<(String, Option<String>)> = is
        .since(&was)
        .into_iter()
        .filter(|moved| moved.of.kind == SubjectKind::Count && moved.figure.over == ScopeKind::All)
        .map(|moved| (moved.of.indicator.to_string(), text(moved.after)))
        .collect();
    let some_count = |key: &str, after: &str| (key.to_owned(), Some(after.to_owned()));
    assert_eq!(
        counts,
        [
            some_count("@da-bao-cao", "2"),
            some_count("@qua-han", "1"),
            some_count("@chua-bao-cao", "1"),
            some_count("@chua-du-noi-dung", "2"),
        ]
    );
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        expected(is.since(&was)),
        [
            ("Tổng số".into(), some("5"), some("12")),
            ("Nhóm".into(), some("5"), some("12")),
            ("Ba".into(), None, some("7")),
        ]
    );
    assert_eq!(expected(was.since(&is)).last(), Some(&("Ba".into(), some("7"), None)));
}

#[test]
fn a_name_is_found_as_a_clerk_types_it() {
    use trace::{Found, by_name};
    let things = || {
        [
            (1, vec!["so-bang-ron", "Số băng rôn, khẩu hiệu đã treo"]),
            (2, vec!["so-pa-no", "Số pa nô"]),
            (3, vec!["ubnd-dai-tu", "Ủy ban nhân dân huyện Đại Từ"]),
        ]
    };
    for (typed, found) in [
        ("SO BANG RON", Found::One(1)),
        ("băng rôn", Found::One(1)),
        ("UBND huyện Đại Từ", Found::One(3)),
        ("đại từ", Found::One(3)),
        ("so", Found::Several(vec!["so-bang-ron".into(), "so-pa-no".into()])),
        ("so-pa-mo", Found::None(Some("so-pa-no".into()))),
        ("", Found::None(None)),
    ] {
        assert_eq!(by_name(typed, things()), found, "{typed}");
    }
}

#[test]
fn a_sum_that_cannot_be_held_to_its_last_digit_is_unknown() {
    let of = |digits: &[&str]| {
        super::entry::combined(Total::Sum, digits.iter().map(|d| d.parse().unwrap()))
    };
    let most = "79228162514264337593543950335";
    for (digits, sum) in [
        (&["1", "2.5"][..], Some("3.5")),
        (&["0.50", "0.5"], Some("1")),
        (&["0", "0.000", "7"], Some("7")),
        (&["-5", "5"], Some("0")),
        (&[], None),
        (&[most, "1"], None),
        (&[most, "1", "2"], None),
        (&[most, "0.1"], None),
        (&["12345678901234567890123456789", "0.5"], None),
        (&["1", "0.0000000000000000000000000001"], Some("1.0000000000000000000000000001")),
        (&["10", "0.0000000000000000000000000001"], None),
    ] {
        assert_eq!(of(digits), sum.map(|sum| sum.parse().unwrap()), "{digits:?}");
    }
}
