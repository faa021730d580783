//! Values: `reminders.yaml`, which reminder letters were sent, to whom and when.
//!
//! The program proposes letters and writes here only when asked (`build reminders --sent`); a clerk may write the
//! lines as well. How often an agency has been reminded is counted from here and nowhere else.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Deserialize;

use super::load::{Shape, load};
use super::scalar::{Counting, Date, Id};
use super::source::Source;

/// `reminders.yaml`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "reminders.yaml", description = "Các công văn đôn đốc đã gửi")]
pub struct Reminders {
    /// What was sent, in the order of sending.
    #[schemars(description = "Các công văn đã gửi, theo thứ tự gửi")]
    pub sent: Vec<Sent>,
}

/// A letter that was sent (`công văn đôn đốc`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The period whose reports it is about.
    #[schemars(description = "Mã kỳ báo cáo bị đôn đốc")]
    pub period: Id,
    /// The day of the letter; it tells the state up to the end of this day.
    #[schemars(
        description = "Ngày của công văn (tình hình nêu trong công văn tính đến hết ngày này)"
    )]
    pub date: Date,
    /// Its number, once it has one.
    #[schemars(description = "Số của công văn (phần số); bỏ trống nếu chưa có")]
    pub number: Option<Counting>,
    /// To whom it went.
    #[schemars(description = "Mã các cơ quan nhận công văn", length(min = 1))]
    pub to: Vec<Id>,
    /// One letter to all of them, not one each.
    #[serde(default)]
    #[schemars(
        description = "true nếu là một công văn gửi chung các cơ quan (build reminders --collective)"
    )]
    pub collective: bool,
}

/// How a new file begins.
const HEAD: &str = "\
# reminders.yaml: các công văn đôn đốc đã gửi, theo thứ tự gửi.
#
# Lần đôn đốc tiếp theo của một cơ quan là lần thứ mấy được đếm từ đây: số công văn ghi ở đây, có ngày
# trước ngày lập (--as-of), cộng một. Lệnh 'vanban build reminders --sent' tự ghi thêm vào cuối tệp; ghi
# bằng tay cũng được. Khi công văn đã có số thì thêm dòng number.
sent:
";

/// More addressees than these are one on a line.
const IN_A_LINE: usize = 5;

/// The letters among `new` that are not noted yet; of one that is noted in part, those to whom it is not.
pub fn not_noted(noted: &[Sent], new: Vec<Sent>) -> Vec<Sent> {
    new.into_iter()
        .filter_map(|sent| {
            let known = |agency: &Id| {
                noted.iter().any(|other| {
                    other.period == sent.period
                        && other.date == sent.date
                        && other.collective == sent.collective
                        && other.to.contains(agency)
                })
            };
            let to: Vec<Id> = sent.to.iter().filter(|agency| !known(agency)).cloned().collect();
            (!to.is_empty()).then_some(Sent { to, ..sent })
        })
        .collect()
}

/// The text of the file with more letters noted at its end; what is in it stays letter by letter. `None` where the
/// file is written so that lines cannot be added to it: the result is read again before it is given out.
pub fn with_noted(text: Option<&str>, new: &[Sent]) -> Option<String> {
    let before = text.map_or_else(|| Some(Vec::new()), read)?;
    let mut whole = match text {
        None => HEAD.to_owned(),
        Some(text) => text.trim_end().to_owned() + "\n",
    };
    if before.is_empty() {
        whole = whole.replace("sent: []", "sent:");
    }
    let indent = whole
        .lines()
        .skip_while(|line| !line.starts_with("sent:"))
        .find(|line| line.trim_start().starts_with("- "))
        .map_or(2, |line| line.len() - line.trim_start().len());
    for sent in new {
        push(&mut whole, sent, &" ".repeat(indent));
    }
    let after = read(&whole)?;
    let wanted: Vec<Sent> = before.iter().chain(new).cloned().collect();
    (after == wanted).then_some(whole)
}

/// The lines of letters, for a clerk to add by hand.
pub fn lines(new: &[Sent]) -> String {
    let mut lines = String::new();
    for sent in new {
        push(&mut lines, sent, "  ");
    }
    lines
}

fn read(text: &str) -> Option<Vec<Sent>> {
    let source = Source { name: "reminders.yaml".into(), text: text.into() };
    load(&Shape::<Reminders>::new(), source).ok().map(|file| file.value.sent)
}

fn push(text: &mut String, sent: &Sent, indent: &str) {
    let _ = writeln!(text, "{indent}- period: {}", sent.period);
    let _ = writeln!(text, "{indent}  date: {}", sent.date);
    if let Some(number) = sent.number {
        let _ = writeln!(text, "{indent}  number: {}", number.0);
    }
    if sent.collective {
        let _ = writeln!(text, "{indent}  collective: true");
    }
    let ids: Vec<&str> = sent.to.iter().map(Id::as_str).collect();
    if ids.len() <= IN_A_LINE {
        let _ = writeln!(text, "{indent}  to: [{}]", ids.join(", "));
        return;
    }
    let _ = writeln!(text, "{indent}  to:");
    for id in ids {
        let _ = writeln!(text, "{indent}    - {id}");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn sent(date: &str, to: &[&str], collective: bool) -> Sent {
        Sent {
            period: Id::parse("tong-ket").unwrap(),
            date: Date::parse(date).unwrap(),
            number: None,
            to: to.iter().map(|id| Id::parse(id).unwrap()).collect(),
            collective,
        }
    }

    #[test]
    fn a_new_file_teaches_and_reads() {
        let text = with_noted(None, &[sent("2025-01-06", &["so-y-te"], false)]).unwrap();
        assert!(text.starts_with("# reminders.yaml"));
        assert!(text.ends_with("  - period: tong-ket\n    date: 2025-01-06\n    to: [so-y-te]\n"));
    }

    #[test]
    fn lines_are_added_after_what_is_there() {
        let many = ["a", "b", "c", "d", "e", "f"];
        for before in [
            "sent:\n- {period: ky, date: 2025-01-01, to: [a]}\n# của văn thư\n",
            "# đầu\nsent:\n    - period: ky\n      date: 2025-01-01\n      to: [a]",
            "sent: []\n",
        ] {
            let after = with_noted(Some(before), &[sent("2025-01-06", &many, true)]).unwrap();
            let kept = before.trim_end().replace(" []", "");
            assert!(after.starts_with(&kept), "{after}");
            assert_eq!(read(&after).unwrap().last().unwrap().to.len(), 6);
        }
    }

    #[test]
    fn a_file_that_lines_cannot_be_added_to_is_refused() {
        let flow = "sent: [{period: ky, date: 2025-01-01, to: [a]}]\n";
        assert_eq!(with_noted(Some(flow), &[sent("2025-01-06", &["a"], false)]), None);
        assert_eq!(with_noted(Some("sent: x\n"), &[sent("2025-01-06", &["a"], false)]), None);
    }

    #[test]
    fn what_is_noted_is_not_noted_again() {
        let noted = [sent("2025-01-06", &["a", "b"], false)];
        let new = vec![
            sent("2025-01-06", &["a"], false),
            sent("2025-01-06", &["a", "c"], true),
            sent("2025-01-07", &["b"], false),
            sent("2025-01-06", &["b", "c"], false),
        ];
        let left: Vec<usize> = not_noted(&noted, new).iter().map(|sent| sent.to.len()).collect();
        assert_eq!(left, [2, 1, 1]);
    }
}
