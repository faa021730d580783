//! Tasks: the parts of a document that the decree fixes, from data: letterhead, signature, citation.

use chrono::{Datelike, TimeDelta};

use crate::data::body::{Body, Regime, Signature};
use crate::data::campaign::Campaign;
use crate::data::scalar::{Counting, Date, Words};
use crate::document::{
    Blank, Field, FieldName, Identity, Input, Letterhead, SignatureBlock, Symbol,
};
use crate::kind::Kind;
use crate::profile::Profile;
use crate::viet;

/// The letterhead of a document of ours, whose number and date are known or still to come.
pub(super) fn letterhead(
    body: &Body,
    kind: &Kind,
    (number, date): (Option<Counting>, Option<Date>),
    year: i32,
) -> Letterhead {
    Letterhead {
        number: number.map_or(Blank::Open, Blank::Known),
        date: date.map_or(Blank::Open, Blank::Known),
        year: date.map_or(year, Date::year),
        ..blank_letterhead(body, kind, year)
    }
}

/// The letterhead of a form: number and date are asked.
pub(super) fn form_letterhead(body: &Body, kind: &Kind, due: Date) -> Letterhead {
    let year = due.year();
    let date = Field {
        name: FieldName("report:date".into()),
        title: "Ngày, tháng, năm ban hành".into(),
        hint: format!("ngày … tháng … năm {year}"),
        input: Input::Date { pattern: date_pattern(due) },
        answer: None,
    };
    let number = Field {
        name: FieldName("report:number".into()),
        title: "Số văn bản".into(),
        hint: "……".into(),
        input: Input::Number,
        answer: None,
    };
    Letterhead {
        number: Blank::Asked(number),
        date: Blank::Asked(date),
        ..blank_letterhead(body, kind, year)
    }
}

fn blank_letterhead(body: &Body, kind: &Kind, year: i32) -> Letterhead {
    let lines = |words: &[Words]| words.iter().map(|line| line.as_str().to_owned()).collect();
    Letterhead {
        superior: lines(&body.superior),
        issuer: lines(&body.letterhead),
        number: Blank::Open,
        symbol: blank_symbol(body, kind),
        place: body.place.as_str().to_owned(),
        date: Blank::Open,
        year,
    }
}

/// The abbreviations of a body's documents of a kind.
fn blank_symbol(body: &Body, kind: &Kind) -> Symbol {
    Symbol {
        kind: kind.abbreviation.clone(),
        body: body.symbol.as_str().to_owned(),
        unit: body.unit().filter(|_| kind.letter).map(str::to_owned),
        letter: kind.letter,
    }
}

/// Word's pattern for a date in the letterhead. Days below 10 and months 1 and 2 have a leading zero, the
/// others not (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 4.b): no one pattern says so. From the days on which a
/// report is likely signed, a month before it is due to a month after, follows whether one without the zero will do;
/// near January and February the day is typed.
fn date_pattern(due: Date) -> Option<String> {
    let zero = |days: i64| {
        let day = due.0.checked_add_signed(TimeDelta::days(days));
        day.is_none_or(|day| day.month() <= 2)
    };
    let near = (-SIGNED_WITHIN..=SIGNED_WITHIN).any(zero);
    (!near).then(|| "'ngày' dd 'tháng' M 'năm' yyyy".into())
}

/// Within how many days of the day on which it is due a report is likely signed.
const SIGNED_WITHIN: i64 = 31;

/// The signature of a document of ours.
pub(super) fn signature(signature: &Signature) -> SignatureBlock {
    SignatureBlock {
        name: signature.name.as_ref().map_or(Blank::Open, |name| Blank::Known(name.to_string())),
        title_field: None,
        signature: signature.clone(),
    }
}

/// The signature of a form: the head's post is in it and gives way when a deputy signs; the name is asked where it
/// is not known.
pub(super) fn form_signature(body: &Body, profile: &Profile) -> SignatureBlock {
    let signature = &body.signature;
    let acting = if signature.acting { profile.words.capacity.acting.as_str() } else { "" };
    let title = Field {
        name: FieldName("signer:title".into()),
        title: "Chức vụ người ký (sửa lại nếu cấp phó ký thay)".into(),
        hint: "CHỨC VỤ NGƯỜI KÝ".into(),
        input: Input::Line,
        answer: Some(viet::upper(&format!("{acting}{}", signature.title))),
    };
    let name = match &signature.name {
        Some(name) => Blank::Known(name.to_string()),
        None => Blank::Asked(Field {
            name: FieldName("signer:name".into()),
            title: "Họ và tên người ký".into(),
            hint: "Họ và tên người ký".into(),
            input: Input::Line,
            answer: None,
        }),
    };
    SignatureBlock { signature: signature.clone(), title_field: Some(title), name }
}

/// What a file of ours says of itself.
pub(super) fn identity(body: &Body, subject: &str, kind: &Kind, date: Option<Date>) -> Identity {
    Identity {
        title: format!("{} {}", kind.name, viet::lower_first(subject)),
        issuer: body.name.as_str().to_owned(),
        date,
        keywords: String::new(),
        keys: Vec::new(),
    }
}

/// The plan, cited in full in a document of another body (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản
/// 6.b): kind, number, date, issuing body and subject, written as the citing regime writes them.
pub(super) fn cite_plan(
    campaign: &Campaign,
    issuer: &Body,
    kind: &Kind,
    own: &Profile,
    citing: &Profile,
) -> String {
    let heading = &campaign.plan.value.document;
    let symbol = symbol(own, kind, issuer, heading.number);
    let date = match heading.date {
        Some(date) => match citing.regime {
            Regime::State => viet::date_long(date.0),
            Regime::Party => format!("ngày {}", date.0.format("%d/%m/%Y")),
        },
        None => "ngày … tháng … năm …".to_owned(),
    };
    let subject = viet::lower_first(heading.subject.as_str());
    let about = match &subject {
        said if said.starts_with("về ") => subject,
        acts if kind.name == DECISION && ACTS.iter().any(|act| acts.starts_with(act)) => subject,
        _ if kind.letter => format!("về việc {subject}"),
        _ => format!("về {subject}"),
    };
    citing
        .words
        .citation
        .replace("{kind}", &kind.name)
        .replace("{symbol}", &symbol)
        .replace("{date}", &date)
        .replace("{issuer}", issuer.name.as_str())
        .replace("{about}", &about)
}

/// The name of a kind that itself does what its subject says: it is cited as `Quyết định số … phê duyệt …`.
const DECISION: &str = "Quyết định";

/// How such a subject begins.
const ACTS: [&str; 5] = ["ban hành ", "phê duyệt ", "công bố ", "thành lập ", "quy định "];

/// A number and symbol as the regime joins them; dots where the number is still to come.
pub(super) fn symbol(
    profile: &Profile,
    kind: &Kind,
    body: &Body,
    number: Option<Counting>,
) -> String {
    let number = number.map_or_else(|| "…".to_owned(), |number| viet::two_digits(number.0));
    blank_symbol(body, kind).joined(&profile.words, &number)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test fails by panicking")]

    use super::*;

    /// What Word shows of a day that is picked.
    fn shown(pattern: &str, day: chrono::NaiveDate) -> String {
        pattern
            .replace('\'', "")
            .replace("dd", &format!("{:02}", day.day()))
            .replace("MM", &format!("{:02}", day.month()))
            .replace('M', &day.month().to_string())
            .replace("yyyy", &day.year().to_string())
    }

    #[test]
    fn a_day_picked_in_a_form_near_the_day_it_is_due_is_written_as_the_decree_wants_it() {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let mut picked = 0;
        for due in first.iter_days().take(365) {
            let Some(pattern) = date_pattern(Date(due)) else { continue };
            for day in first.iter_days().take(365) {
                assert!(!shown(&pattern, day).contains("tháng 0"), "{day} in {pattern}");
                if (day - due).num_days().abs() <= SIGNED_WITHIN {
                    picked += 1;
                    assert_eq!(shown(&pattern, day), viet::date_long(day));
                }
            }
        }
        assert!(picked > 1000);
    }
}
